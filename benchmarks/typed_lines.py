"""Lines of published pages whose texts were typed by looking (typed_lines.tsv), cut by today's cutter and read.

The table says where a line stands, not what its picture is: a line that is cut wrongly counts as what is read of it,
one that is not found as nothing.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractor.imaging.deskew import deskewed
from extractor.inputs.backends import open_rasters
from extractor.model import Box, Line, Source
from extractor.ocr.registry import make_engine
from extractor.options import Options
from extractor.page_turn import legible_turn
from extractor.scan import prepared_scan, read_prepared
from training.errors import Score

TABLE = Path(__file__).with_name("typed_lines.tsv")
_SHARED = Path(__file__).parents[2] / "shared"
_FOLDERS = ("real", "real2")
# Share of the smaller box that two boxes of one line have in common, at least.
_SAME_LINE = 0.5
# Dots that lead to where somebody is to write.
_LEADER = re.compile(r"[.…]{2,}")
# An empty box looks the same whether it is called a box to tick or a white square.
_ALIKE = str.maketrans("☐", "□")
_ORDER = ("all", "digit", "tone", "latin", "sign")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it is printed.

    Attributes:
        source: The file's name.
        page_no: Its page, 1-based.
        box: Where it stands, in points of the page turned to be read.
        text: What is printed, such as `๑. จัดทำคู่มือ`.
    """

    source: str
    page_no: int
    box: Box
    text: str


def typed_lines() -> list[TypedLine]:
    """Read the table.

    Returns:
        The lines, page by page.
    """
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(
            csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    return [
        TypedLine(
            row["source"],
            int(row["page"]),
            Box(*(float(row[side]) for side in ("x0", "top", "x1", "bottom"))),
            row["text"],
        )
        for row in rows
    ]


def read_lines(engine: str = "reader") -> list[tuple[TypedLine, str]]:
    """Read the lines from their pages.

    Args:
        engine: The name of the engine.

    Returns:
        Each line, and what was read of it; nothing where no line was found there. Lines of files that are not at hand
        are left out.
    """
    by_page: defaultdict[tuple[str, int], list[TypedLine]] = defaultdict(list)
    for line in typed_lines():
        by_page[line.source, line.page_no].append(line)
    read = []
    for (source, page_no), typed in by_page.items():
        path = next(_places_of(source), None)
        if path is not None:
            of_page = _lines_of(path, page_no, engine)
            read += [(line, _read_at(line.box, of_page)) for line in typed]
    return read


def _places_of(source: str) -> Iterator[Path]:
    places = (_SHARED / folder / source for folder in _FOLDERS)
    return (place for place in places if place.is_file())


def _lines_of(path: Path, page_no: int, engine: str) -> list[Line]:
    """What an engine reads on a page, tables and all."""
    options = Options.model_validate({"engine": engine})
    source = Source(path, path.name, "", "pdf", path.read_bytes())
    rasters = open_rasters(source, None)
    if rasters is None:
        return []
    with closing(rasters):
        drawn = partial(rasters.raster, page_no)
        turn = partial(legible_turn, draw=drawn)
        prepared = prepared_scan(deskewed(drawn(), None, turn))
    content = read_prepared(prepared, make_engine(options))
    aside = [print_.line for print_ in content.set_aside]
    return [*content.every_line(), *aside]


def _read_at(box: Box, lines: Sequence[Line]) -> str:
    shares = [_in_common(box, line.box) for line in lines]
    best = max(shares, default=0.0)
    return lines[shares.index(best)].text if best >= _SAME_LINE else ""


def _in_common(box: Box, other: Box | None) -> float:
    """The share of the smaller one of two boxes that lies in the other one."""
    if other is None:
        return 0.0
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.bottom, other.bottom) - max(box.top, other.top)
    smaller = min(box.width * box.height, other.width * other.height)
    return max(0.0, width) * max(0.0, height) / max(smaller, 1e-9)


def main(worst: int = 0) -> bool:
    """Print errors by kind.

    Args:
        worst: So many lines with most errors are printed.

    Returns:
        Always True: these figures are looked at, not bound.
    """
    read = read_lines()
    if not read:
        return True
    columns = "".join(
        f"{name:>8}" for name in ("CER", "digits", "tones", "latin", "signs")
    )
    print(f"{f'{len(read)} typed lines of pages':26}{columns}{'exact':>7}")
    _print_row("reader", [(line.text, text) for line, text in read])
    _print_row(
        "  dotted leaders aside",
        [
            (_LEADER.sub("", line.text), _LEADER.sub("", text))
            for line, text in read
        ],
    )
    for line, text in _worst(read, worst):
        print(f"  {line.source} {line.page_no}\n    {line.text}\n    {text}")
    return True


def _print_row(name: str, read: Sequence[tuple[str, str]]) -> None:
    score = Score()
    for truth, text in read:
        score.add(truth.translate(_ALIKE), text.translate(_ALIKE))
    rates = "".join(f"{score.rate(kind):8.2%}" for kind in _ORDER)
    print(f"{name:26}{rates}{score.exact:7}")


def _worst(
    read: Sequence[tuple[TypedLine, str]], count: int
) -> list[tuple[TypedLine, str]]:
    def errors(pair: tuple[TypedLine, str]) -> int:
        score = Score()
        score.add(_LEADER.sub("", pair[0].text), _LEADER.sub("", pair[1]))
        return score.errors["all"]

    wrong = [pair for pair in read if errors(pair)]
    return sorted(wrong, key=errors, reverse=True)[:count]


if __name__ == "__main__":
    main()
