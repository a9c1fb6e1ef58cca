"""What an engine read once is not asked again, is the same as it was said, and is never in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.errors import OcrError
from extractor.model.image import LineImage
from extractor.ocr import cache
from extractor.ocr.base import Engine, RecognizedLine
from extractor.ocr.cache import CachedEngine

ROOT = Path(__file__).parents[2]


@dataclass
class Teller:
    """Reads the darkness of a strip's first pixel, or what it was told to say; remembers what it was asked."""

    name: str = "teller"
    version: str = "1"
    settings: str = ""
    said: dict[int, RecognizedLine] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    broken: bool = False

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        if self.broken:
            raise OcrError("ocr-failed/engine", why="it is broken")
        shades = [int(strip.pixels[0, 0]) for strip in strips]
        self.asked += shades
        return [
            self.said.get(
                shade,
                RecognizedLine(
                    f"ที่ {shade}", (0.5, 0.25, 0.125, *(1.0,) * len(str(shade)))
                ),
            )
            for shade in shades
        ]


def strip(
    shade: int,
    *,
    rows: int = 4,
    columns: int = 6,
    baseline: float = 3.0,
    height: float = 2.0,
) -> LineImage:
    return LineImage(
        np.full((rows, columns), shade, np.uint8), baseline, height
    )


def strips(*shades: int) -> list[LineImage]:
    return [strip(shade) for shade in shades]


def texts(engine: Engine, *shades: int) -> list[str]:
    return [reading.text for reading in engine.read(strips(*shades))]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "raingan" / "ocr.sqlite"


def test_a_second_read_does_not_ask_the_engine(file: Path) -> None:
    engine = Teller()
    cached = CachedEngine(engine, file)
    first = cached.read(strips(1, 2))
    assert [reading.text for reading in first] == ["ที่ 1", "ที่ 2"]
    assert cached.read(strips(1, 2)) == first
    assert engine.asked == [1, 2]


def test_a_later_run_does_not_ask_its_engine(file: Path) -> None:
    first = CachedEngine(Teller(), file).read(strips(1, 2))
    later = Teller()
    assert CachedEngine(later, file).read(strips(1, 2)) == first
    assert later.asked == []


def test_it_stands_for_the_engine_by_name(file: Path) -> None:
    cached = CachedEngine(Teller("guesser", "2.5", "tha 300"), file)
    assert (cached.name, cached.version, cached.settings) == (
        "guesser",
        "2.5",
        "tha 300",
    )


def test_only_what_is_new_is_asked_and_the_order_stays(file: Path) -> None:
    engine = Teller()
    cached = CachedEngine(engine, file)
    cached.read(strips(5, 3))
    assert texts(cached, 1, 3, 2, 5, 4) == ["ที่ 1", "ที่ 3", "ที่ 2", "ที่ 5", "ที่ 4"]
    assert engine.asked == [5, 3, 1, 2, 4]


def test_lines_that_look_alike_are_read_alike(file: Path) -> None:
    assert texts(CachedEngine(Teller(), file), 1, 2, 1, 1) == [
        "ที่ 1",
        "ที่ 2",
        "ที่ 1",
        "ที่ 1",
    ]


def test_a_page_without_lines_asks_nothing(file: Path) -> None:
    engine = Teller(broken=True)
    assert CachedEngine(engine, file).read([]) == []


ENGINE, STRIP = Teller("guesser", "2", "tha 300"), strip(7)


@pytest.mark.parametrize(
    ("engine", "other"),
    [
        (replace(ENGINE, name="reader"), STRIP),
        (replace(ENGINE, version="3"), STRIP),
        (replace(ENGINE, settings="tha 301"), STRIP),
        (replace(ENGINE, name="guesser2", version=""), STRIP),
        (ENGINE, strip(8)),
        (ENGINE, strip(7, baseline=3.25)),
        (ENGINE, strip(7, height=2.25)),
        (ENGINE, strip(7, rows=6, columns=4)),
        (ENGINE, strip(7, rows=3)),
    ],
    ids=[
        "name",
        "version",
        "settings",
        "name for version",
        "pixels",
        "baseline",
        "height",
        "shape",
        "part of the pixels",
    ],
)
def test_whatever_could_change_a_reading_has_it_read_anew(
    engine: Teller, other: LineImage, file: Path
) -> None:
    first, second = replace(ENGINE, asked=[]), replace(engine, asked=[])
    CachedEngine(first, file).read([STRIP])
    CachedEngine(second, file).read([other])
    assert len(second.asked) == 1
    # and neither takes the place of the other
    CachedEngine(first, file).read([STRIP])
    CachedEngine(second, file).read([other])
    assert (len(first.asked), len(second.asked)) == (1, 1)


def test_a_single_pixel_makes_another_picture(file: Path) -> None:
    engine, other = Teller(), strip(7)
    other.pixels[-1, -1] += 1
    CachedEngine(engine, file).read([strip(7), other])
    assert engine.asked == [7, 7]


def test_a_picture_cut_from_a_larger_one_is_the_same_picture(
    file: Path,
) -> None:
    engine, whole = Teller(), np.full((8, 12), 7, np.uint8)
    whole[1::2], whole[:, 1::2] = 0, 0
    cached = CachedEngine(engine, file)
    assert cached.read([LineImage(whole[::2, ::2], 3.0, 2.0)]) == cached.read(
        [strip(7)]
    )
    assert engine.asked == [7]


# Letters, marks and digits of Thai, what no font shows, what SQL and JSON quote, and anything else.
TEXTS = st.text(
    st.sampled_from("กขฤาำิี์่้๊๋เแโ็ฯๆ๐๙ \x00\n\"'\\\u200b\uf70a😀"), max_size=20
) | st.text(max_size=20)
SURENESSES = st.floats(0, 1).map(lambda sure: round(sure, 3))


@st.composite
def readings(draw: st.DrawFn) -> RecognizedLine:
    text = draw(TEXTS)
    return RecognizedLine(
        text,
        tuple(
            draw(st.lists(SURENESSES, min_size=len(text), max_size=len(text)))
        ),
    )


@given(st.lists(readings(), max_size=5))
@example([RecognizedLine("", ())])
@example(
    [
        RecognizedLine("ปีงบประมาณ พ.ศ. ๒๕๖๖", (0.999,) * 20),
        RecognizedLine("", ()),
        RecognizedLine("น้ำ", (0.0, 1.0, 0.333)),
    ]
)
def test_readings_come_back_as_the_engine_said_them(
    said: list[RecognizedLine],
) -> None:
    engine, asked = (
        Teller(said=dict(enumerate(said))),
        strips(*range(len(said))),
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ocr.sqlite"
        assert CachedEngine(engine, file).read(asked) == said
        assert CachedEngine(Teller(broken=True), file).read(asked) == said


def test_an_engine_that_fails_leaves_nothing(file: Path) -> None:
    with pytest.raises(OcrError, match="broken"):
        CachedEngine(Teller(broken=True), file).read(strips(1, 2))
    mended = Teller()
    assert texts(CachedEngine(mended, file), 1, 2) == ["ที่ 1", "ที่ 2"]
    assert mended.asked == [1, 2]


def test_an_engine_that_fails_leaves_what_was_read_before(file: Path) -> None:
    CachedEngine(Teller(), file).read(strips(1))
    with pytest.raises(OcrError, match="broken"):
        CachedEngine(Teller(broken=True), file).read(strips(1, 2))
    mended = Teller()
    assert texts(CachedEngine(mended, file), 1, 2) == ["ที่ 1", "ที่ 2"]
    assert mended.asked == [2]


def garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)


def half(file: Path) -> None:
    CachedEngine(Teller(), file).read(strips(*range(200)))
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size // 2)


def of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute(
            "CREATE TABLE readings (page INTEGER, text TEXT, sureness REAL)"
        )


def folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.parametrize("damage", [garbage, half, of_another_program, folder])
def test_a_cache_that_is_no_cache_is_done_without(
    damage: Callable[[Path], None], file: Path
) -> None:
    file.parent.mkdir()
    damage(file)
    for _ in range(2):
        assert texts(CachedEngine(Teller(), file), 1, 2) == ["ที่ 1", "ที่ 2"]


@pytest.mark.parametrize("damage", [garbage, half])
def test_a_damaged_cache_is_replaced(
    damage: Callable[[Path], None], file: Path
) -> None:
    file.parent.mkdir()
    damage(file)
    # What a writer that died left beside it belongs to the damaged file.
    file.with_name(f"{file.name}-journal").write_bytes(bytes(range(256)) * 40)
    first = CachedEngine(Teller(), file).read(strips(201, 202))
    later = Teller()
    assert CachedEngine(later, file).read(strips(201, 202)) == first
    assert later.asked == []


def test_a_cache_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        assert texts(
            CachedEngine(
                Teller(), tmp_path / "file" / "raingan" / "ocr.sqlite"
            ),
            1,
            2,
        ) == ["ที่ 1", "ที่ 2"]


@pytest.mark.parametrize(
    "row",
    [
        "",
        "ที่ 1",
        "1",
        "null",
        "{}",
        '["ที่ 1"]',
        '["ที่ 1", null]',
        '["ที่ 1", 1]',
        b"\xff",
        None,
    ],
)
def test_a_reading_that_was_damaged_is_read_anew(
    row: object, file: Path
) -> None:
    CachedEngine(Teller(), file).read(strips(1, 2))
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(
            "UPDATE readings SET reading = ? WHERE rowid = 1", (row,)
        )
    assert texts(CachedEngine(Teller(), file), 1, 2) == ["ที่ 1", "ที่ 2"]


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """While another program keeps a cache to itself."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield


def test_a_cache_that_another_program_locks_is_soon_done_without(
    file: Path,
) -> None:
    CachedEngine(Teller(), file).read(strips(1))
    with locked(file):
        started = time.monotonic()
        assert texts(CachedEngine(Teller(), file), 1, 2) == ["ที่ 1", "ที่ 2"]
        # It is locked for as long as that takes.
        assert time.monotonic() - started < 30
    later = Teller()
    assert texts(CachedEngine(later, file), 1, 2) == ["ที่ 1", "ที่ 2"]
    assert later.asked == [2]


def test_the_oldest_readings_go_where_there_are_too_many(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_MOST_ROWS", 3)
    for shade in range(6):
        CachedEngine(Teller(), file).read(strips(shade))
    later = Teller()
    CachedEngine(later, file).read(strips(*range(6)))
    assert later.asked == [0, 1, 2]


def test_two_runs_at_once_read_right_and_both_are_kept(file: Path) -> None:
    # Both begin where there is no cache, and share half of their lines.
    script = """
import sys
from pathlib import Path
sys.path += sys.argv[3:]
from test_cache import CachedEngine, Teller, texts
first = int(sys.argv[2])
cached = CachedEngine(Teller(), Path(sys.argv[1]))
print("ready", flush=True)
input()
for shade in range(first, first + 60, 2):
    assert texts(cached, shade, shade + 1) == [f"ที่ {shade}", f"ที่ {shade + 1}"]
"""
    where = [str(ROOT), str(Path(__file__).parent)]
    runs = [
        subprocess.Popen(
            [
                sys.executable,
                "-X",
                "utf8",
                "-c",
                script,
                file,
                str(first),
                *where,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for first in (0, 30)
    ]
    for run in runs:
        assert run.stdout
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin
        run.stdin.write("go\n")
        run.stdin.flush()
    said = [run.communicate(timeout=600) for run in runs]
    assert [
        (run.returncode, err) for run, (_, err) in zip(runs, said, strict=True)
    ] == [(0, "")] * 2
    later = Teller()
    assert texts(CachedEngine(later, file), *range(90)) == [
        f"ที่ {shade}" for shade in range(90)
    ]
    assert later.asked == []
