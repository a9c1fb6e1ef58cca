"""How time and memory grow with size: twice as many cells, rows, pages, nested elements or files may take twice."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.processes import Figure, run
from benchmarks.texts import ROOT
from tests.helpers.pdfs import pdf, table
from tests.helpers.transcripts import COVER, HEADER, ROW

# Each size is so many times the one before it; where that takes more than so many times as long, it is marked.
_STEP = 4
_MOST_GROWTH = 5.0
_STEPS = 3
# The least seconds of work that growth is told of; less is the start of a process.
_LEAST_WORK = 0.5


@dataclass(frozen=True, slots=True)
class Growth:
    """What is made larger.

    Attributes:
        name: What is counted.
        command: What reads it.
        largest: How many there are at most.
        write: Writes so many into a folder.
    """

    name: str
    command: str
    largest: int
    write: Callable[[Path, int], None]


def _rows(folder: Path, count: int) -> None:
    """A transcript whose one table has so many rows."""
    rows = (
        f"{number}. เรื่องที่ {number}\t" + ROW.split("\t", 1)[1]
        for number in range(1, count + 1)
    )
    _put(folder, "rows.txt", "\n".join((COVER, HEADER, *rows)).encode())


def _plain_rows(folder: Path, count: int) -> None:
    """A table of no known form with so many rows."""
    rows = (
        f"{number}\tกระดาษ {number}\t{number * 3}" for number in range(count)
    )
    _put(folder, "rows.txt", "\n".join(("ที่\tสิ่งของ\tจำนวน", *rows)).encode())


def _cells(folder: Path, count: int) -> None:
    """A table of so many cells, a hundred of them in a row."""
    row = "\t".join(f"ช่องที่ {number}" for number in range(100))
    _put(folder, "cells.txt", "\n".join([row] * (count // 100)).encode())


def _lines_of_cell(folder: Path, count: int) -> None:
    """A report with so many items in one cell."""
    items = "<br>".join(f"{n}. เรื่องที่ {n}" for n in range(1, count + 1))
    row = f"๑. ลดการใช้กระดาษ\t{items}\tกองคลัง\tตลอดปี\tใช้แล้ว\tประหยัด"
    _put(folder, "items.txt", "\n".join((COVER, HEADER, row)).encode())


def _pages(folder: Path, count: int) -> None:
    """A PDF of so many pages, each with a table that goes on; its rows are numbered."""
    _put_pages(folder, count, "")


def _pages_of_names(folder: Path, count: int) -> None:
    """The same, but that its rows have no numbers: what goes on at a page break is told by the rows before."""
    _put_pages(folder, count, "ร้าน ")


def _put_pages(folder: Path, count: int, before_number: str) -> None:
    header = ["ที่", "รายการ", "ราคา"]
    pages = [
        table(
            [
                header,
                *(
                    [f"{before_number}{row}", f"กระดาษ {row * 7}", f"{row * 3}"]
                    for row in range(6 * page + 1, 6 * page + 7)
                ),
            ],
            100,
        )
        for page in range(count)
    ]
    _put(folder, "pages.pdf", pdf(*pages))


def _nested(folder: Path, count: int) -> None:
    """HTML whose elements stand in each other so many deep."""
    table_ = "<table><tr><td>ก<td>ข<td>ค<tr><td>1<td>2<td>3</table>"
    nested = "<div>" * count + table_ + "</div>" * count
    _put(folder, "nested.html", f"<html><body>{nested}".encode())


def _nested_tables(folder: Path, count: int) -> None:
    """HTML whose tables stand in each other so many deep."""
    row = "<tr><td>ก<td>ข<td>ค"
    begin = f"<table>{row}<tr><td>1<td>2<td>"
    nested = begin * count + "3" + "</table>" * count
    _put(folder, "nested.html", f"<html><body>{nested}".encode())


def _files(folder: Path, count: int) -> None:
    for number in range(count):
        text = "\n".join((COVER, HEADER, ROW)).replace("ลด", f"ลด {number} ")
        _put(folder, f"{number}.txt", text.encode())


def _put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)


_GROWTHS = (
    Growth("rows of a report", "extract", 100_000, _rows),
    Growth("rows of a table", "tables", 100_000, _plain_rows),
    Growth("cells", "tables", 400_000, _cells),
    Growth("items of a cell", "extract", 4_000, _lines_of_cell),
    Growth("pages", "tables", 5_000, _pages),
    Growth("pages of names", "tables", 5_000, _pages_of_names),
    Growth("nested elements", "tables", 10_000, _nested),
    Growth("nested tables", "tables", 10_000, _nested_tables),
    Growth("files", "extract", 1_000, _files),
)


def main(names: Sequence[str] = ()) -> bool:
    """Print the table; machines differ, so that growth which is marked does not count."""
    print("growth: processor seconds (MB) at a size, and how they grow")
    for growth in _GROWTHS:
        if not names or growth.name in names:
            print(" ".join(_cells_of(growth)), flush=True)
    return True


def _cells_of(growth: Growth) -> Iterator[str]:
    yield f"{growth.name:18}"
    before: float | None = None
    start = _of_start(growth.command)
    for step in reversed(range(_STEPS)):
        count = growth.largest // _STEP**step
        figure = _measured(growth, count)
        if figure is None:
            yield f"{count:>9,}: failed"
            return
        work = max(_LEAST_WORK, figure.cpu - start)
        factor = work / before if before else 1.0
        mark = " !" if factor > _MOST_GROWTH else "  "
        yield (
            f"{count:>9,}: {figure.cpu:6.1f} s ({figure.memory:5.0f}) "
            f"x{factor:4.1f}{mark}"
        )
        before = work


@cache
def _of_start(command: str) -> float:
    """Processor seconds of a command with hardly any work, which every figure holds."""
    write = _rows if command == "extract" else _plain_rows
    figure = _measured(Growth("start", command, 2, write), 2)
    return figure.cpu if figure else 0.0


def _measured(growth: Growth, count: int) -> Figure | None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in")
        source.mkdir()
        growth.write(source, count)
        command = [
            *(sys.executable, "-m", "extractor", growth.command),
            *(str(source), "-o", str(Path(folder, "out"))),
            *("-q", "--workers", "0", "--timeout", "3000"),
        ]
        with suppress(RuntimeError):  # told as failed
            return run(command)
    return None


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(sys.argv[1:])
