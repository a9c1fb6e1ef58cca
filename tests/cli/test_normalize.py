"""`raingan normalize`: text in, repaired text out, and on request what was changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.cli.diff_view import render_diff
from normalizer import Change, explain, normalize, replay
from normalizer.changes import Status
from normalizer.diff import diff

Raingan = Callable[..., subprocess.CompletedProcess[Any]]
Through = Callable[..., bytes]

DAMAGED = "สํานักงาน จ านวน เเละ ๑๒"
REPAIRED = "สำนักงาน จำนวน และ 12"
DIFF = "ส[-ํา-]{+ำ+}นักงาน จ[-␣า-]{+ำ+}นวน [-เเ-]{+แ+}ละ [-๑๒-]{+12+}"
RULES = "double-e, sara-am-split, sara-am-lost, thai-digits"
SURE, UNSURE = "ส านัก", "กก าม"
SGR = re.compile("\x1b\\[[0-9;]*m")
SIGNS = re.compile(
    r"\[-(?P<removed>.*?)-\]|\{\+(?P<added>.*?)\+\}|\{\?(?P<kept>.*?)→.*?\?\}",
    re.DOTALL,
)
ALPHABET = 3 * "กขจนมรลวสหาำเแโ" + 2 * "ัิีุู่้์ํ" + 4 * " " + "\n๑๒19aZ.,/()"
WHITE = str.maketrans("␣⏎", " \n")
STATUSES: tuple[Status, ...] = ("applied", "suggested")
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=40)


@pytest.fixture(autouse=True)
def _usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may want colours, or none."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def through(raingan: Raingan, tmp_path: Path) -> Through:
    """What the command makes of the bytes of a file."""

    def run(data: bytes, *options: str) -> bytes:
        (tmp_path / "in.txt").write_bytes(data)
        done = raingan(
            "normalize", "in.txt", *options, cwd=tmp_path, as_bytes=True
        )
        assert (done.returncode, done.stderr) == (0, b"")
        out: bytes = done.stdout
        return out

    return run


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\n\f", "\n\n\n"])
@pytest.mark.parametrize("last", ["", "end"])
def test_every_line_stays_a_line(through: Through, end: str, last: str) -> None:
    ends = end if last else ""
    text = f"{end}{DAMAGED}{end}  {DAMAGED} {end} {end}[red]{DAMAGED}[/]{ends}"
    told = f"{end}{REPAIRED}{end}{REPAIRED}{end}{end}[red]{REPAIRED}[/]{ends}"
    assert through(text.encode()).decode() == told


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n\r\n"])
@pytest.mark.parametrize(
    "options", [(), ("--paragraphs",)], ids=["lines", "paragraphs"]
)
def test_nothing_becomes_nothing(
    through: Through, data: bytes, options: tuple[str, ...]
) -> None:
    assert through(data, *options) == data


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"]
)
def test_any_encoding_comes_out_as_utf8(
    through: Through, encoding: str
) -> None:
    assert (
        through(f"{DAMAGED}\r\n".encode(encoding)) == f"{REPAIRED}\r\n".encode()
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paragraph_becomes_a_line(through: Through, end: str) -> None:
    lines = ["", "เทศบาล", "ตำบลปรุใหญ่", " ", "", "วันที่", "๑๒ มีนาคม", ""]
    told = ["", "เทศบาลตำบลปรุใหญ่", "", "", "วันที่ 12 มีนาคม", ""]
    assert through(
        end.join(lines).encode(), "--paragraphs"
    ).decode() == end.join(told)


def test_thai_digits_stay_where_wanted(through: Through) -> None:
    assert (
        through("เเละ ๑๒".encode(), "--keep-thai-digits") == "และ ๑๒".encode()
    )


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        ((), "utf-8"),
        pytest.param(("-",), "ascii", marks=pytest.mark.long),
        ((), "cp874"),
    ],
)
def test_standard_input_is_read(
    raingan_process: Raingan, arguments: tuple[str, ...], encoding: str
) -> None:
    done = raingan_process(
        "normalize",
        *arguments,
        input=f"{DAMAGED} é\n",
        env={"PYTHONIOENCODING": encoding},
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"{REPAIRED} é\n",
        "",
    )


def test_the_changes_are_shown_without_colours_in_a_pipe(
    through: Through,
) -> None:
    text = f"{DAMAGED}\nเหมือนเดิม\n\f{UNSURE}\nหน  ้า\t\n"
    told = [
        f"1: {DIFF}  ({RULES})",
        "3: กก{?␣า→ำ?}ม  (sara-am-lost?)",
        "4: หน[-␣␣-]้า[-⇥-]  (spaced-mark, edge-space)",
    ]
    assert through(text.encode(), "--explain").decode().splitlines() == told


def test_the_changes_of_a_paragraph_are_shown_where_it_begins(
    through: Through,
) -> None:
    shown = through(
        "ก\n\nเทศบาล\nตำบล\n".encode(), "--explain", "--paragraphs"
    ).decode()
    assert shown == "3: เทศบาล[-⏎-]ตำบล  (line-break)\n"


def test_what_a_terminal_would_obey_is_spelled_out(through: Through) -> None:
    shown = through(
        "[bold]\x1b[31m เเ\u202e\u200b\x9b2J :smile: \\[red]".encode(),
        "--explain",
    ).decode()
    told = (
        "[bold][-\\x1b-][31m [-เเ\\u202e\\u200b\\x9b-]{+แ+}2J :smile: \\[red]"
    )
    assert shown == f"1: {told}  (control-character, zero-width, double-e)\n"


@pytest.mark.parametrize(
    "env",
    [{"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "PYTHONIOENCODING": "ascii"}],
)
def test_colours_can_be_forced(
    raingan: Raingan, tmp_path: Path, env: dict[str, str]
) -> None:
    (tmp_path / "in.txt").write_text(f"{DAMAGED} {UNSURE}", encoding="utf-8")
    done = raingan("normalize", tmp_path / "in.txt", "--explain", env=env)
    assert "\x1b[9;31mํา\x1b[0m\x1b[32mำ\x1b[0m" in done.stdout
    assert "\x1b[33m␣า\x1b[0m\x1b[33m→ำ?\x1b[0m" in done.stdout
    assert "[-" not in SGR.sub("", done.stdout)


@pytest.mark.skipif(
    sys.platform == "win32", reason="there are no such terminals there"
)
@pytest.mark.parametrize(
    ("no_color", "told"),
    [
        ("", "สําำนักงาน"),
        pytest.param("1", "ส[-ํา-]{+ำ+}นักงาน", marks=pytest.mark.long),
    ],
)
def test_a_terminal_has_colours_unless_they_are_not_wanted(
    raingan_process: Raingan, no_color: str, told: str
) -> None:
    import pty

    ours, theirs = pty.openpty()
    options = {
        "env": {"NO_COLOR": no_color},
        "capture_output": False,
        "stdout": theirs,
    }
    raingan_process("normalize", "--explain", input="สํานักงาน", **options)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ("\x1b[32m" in shown) == (not no_color)
    assert SGR.sub("", shown) == f"1: {told}  (sara-am-split)\r\n"


@pytest.mark.parametrize(
    "options", [(), ("--paragraphs",)], ids=["lines", "paragraphs"]
)
def test_the_json_replays(through: Through, options: tuple[str, ...]) -> None:
    text = f"{DAMAGED}\r\n{UNSURE}\u2028{SURE}\n\nเหมือนเดิม"
    lines = [
        json.loads(line)
        for line in through(text.encode(), "--json", *options)
        .decode()
        .split("\n")[:-1]
    ]
    assert len(lines) == (3 if options else 4)
    assert "\n".join(line["raw"] for line in lines) == text.replace(
        "\r\n", "\n"
    )
    for line in lines:
        changes = [Change.from_json(change) for change in line["changes"]]
        assert (
            replay(line["raw"], changes)
            == line["text"]
            == normalize(line["raw"])
        )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("nowhere.txt",), "cannot be read"),
        ((".",), "cannot be read"),
        (("picture.png",), "is no text"),
        (("broken.txt",), "is no text"),
        (("good.txt", "--explain", "--json"), "Choose either"),
        (("good.txt", "good.txt"), "unexpected extra argument"),
    ],
)
def test_what_cannot_be_read_ends_with_code_2(
    raingan: Raingan, tmp_path: Path, given: tuple[str, ...], says: str
) -> None:
    (tmp_path / "good.txt").write_text("ก", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "broken.txt").write_bytes("กข".encode()[:-1])
    done = raingan("normalize", *given, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert re.search("[ก-ฮ]{2}", done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ((), 1),
        ((), 3000),
        pytest.param(("--json",), 1, marks=pytest.mark.long),
        pytest.param(("--json",), 3000, marks=pytest.mark.long),
        pytest.param(("--explain",), 1, marks=pytest.mark.long),
        (("--explain",), 3000),
    ],
)
def test_a_reader_that_goes_away_ends_it_quietly(
    raingan_process: Raingan, lines: int, options: tuple[str, ...]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    text, piped = (
        f"{DAMAGED}\n" * lines,
        {"capture_output": False, "stdout": writer, "stderr": subprocess.PIPE},
    )
    done = raingan_process("normalize", *options, input=text, **piped)
    os.close(writer)
    assert done.stderr == ""


def sides(shown: str) -> tuple[str, str]:
    """What a diff without colours says stood before, and stands now."""
    before = SIGNS.sub(
        lambda sign: sign["removed"] or sign["kept"] or "", shown
    )
    after = SIGNS.sub(lambda sign: sign["added"] or sign["kept"] or "", shown)
    return before.translate(WHITE), after.translate(WHITE)


@given(TEXTS)
@example(DAMAGED)
@example(f"{UNSURE}  {SURE}\n่")
@example("ำ่้")
def test_the_diff_holds_both_texts(text: str) -> None:
    explained = explain(text)
    segments = diff(text, explained.changes)
    assert "".join(segment.before for segment in segments) == text
    assert "".join(segment.after for segment in segments) == explained.text
    assert sides(render_diff(segments, colours=False).plain) == (
        text,
        explained.text,
    )


@given(st.text(max_size=6), st.data())
def test_the_diff_holds_both_texts_whatever_the_changes(
    raw: str, data: st.DataObject
) -> None:
    text, changes = raw, list[Change]()
    for step in range(data.draw(st.integers(0, 4))):
        start, end = sorted(
            data.draw(st.tuples(*2 * [st.integers(0, len(text))]))
        )
        after, status = (
            data.draw(st.text("xy", max_size=3)),
            data.draw(st.sampled_from(STATUSES)),
        )
        changes.append(
            Change(
                "any",
                "repair",
                (start, end),
                text[start:end],
                after,
                status=status,
                step=step,
            )
        )
        text = replay(raw, changes)
    segments = diff(raw, changes)
    assert "".join(segment.before for segment in segments) == raw
    assert "".join(segment.after for segment in segments) == text
