"""Tables: as found on a page, and stitched over pages.

Coordinates are PDF points (1/72 inch), origin top-left of the page as displayed, y grows downwards; page numbers are
1-based. Transcripts have pages only where the header repeats, and no boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from extractor.model.page_coordinates import Box, PageTransform
from extractor.model.source import Origin
from extractor.model.text import Line

TEXT_LAYER, TRANSCRIPT = Origin("text-layer"), Origin("transcript")

Field = Literal["measure", "methods", "responsible", "period", "results", "outcomes"]
# Why a row of a page goes on with the last one of the page before: the column that names rows is blank there, or has no
# number though others have; its items count on; the page cut the rulings. Or a cell merged over rows goes on, blank.
Joint = Literal["", "no-name", "no-number", "items-go-on", "rulings-cut", "merged"]
FIELDS: tuple[Field, ...] = ("measure", "methods", "responsible", "period", "results", "outcomes")
ITEM_FIELDS: tuple[Field, ...] = ("methods", "responsible", "results", "outcomes")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a cell that stands on one page: its box (of the cell, not of the ink) and its lines.

    `joined_by` says from what it was inferred that it goes on with the fragment before, on another page (`Joint`).
    """

    page_no: int
    box: Box | None
    lines: tuple[Line, ...] = ()
    joined_by: Joint = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: 0-based row and column, how many it spans, and its fragments in reading order."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    fragments: tuple[Fragment, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all fragments."""
        return tuple(line for fragment in self.fragments for line in fragment.lines)

    @property
    def text(self) -> str:
        """The raw text, lines joined by a newline."""
        return "\n".join(line.text for line in self.lines)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: on one page as found, over several once stitched.

    `edges` are the x of the column boundaries in points (empty for a transcript). `open_top` and `open_bottom` say
    that no ruling closed the table there. `boxes` are (page number, box) of its part on each page, `repeated` the lines
    of the headers that were dropped where it went on.
    """

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    page_first: int
    page_last: int
    edges: tuple[float, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    repeated: tuple[Line, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """Rows x columns; a cell stands in every place that it spans, None where there is no cell."""
        places: list[list[Cell | None]] = [[None] * self.cols for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    places[row][col] = cell
        return places


def rows_between(table: Table, first: int, last: int) -> Table:
    """The rows `first` to `last` (exclusive) of a table; a cell that spans further keeps what is inside."""
    cells = []
    for cell in table.cells:
        start, end = max(cell.row, first), min(cell.row + cell.rowspan, last)
        if start < end:
            cells.append(replace(cell, row=start - first, rowspan=end - start))
    return replace(table, cells=tuple(cells), rows=last - first)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a report's table keeps what: its columns by field, the column that counts the rows, its header's rows.

    `others` are the columns that hold no field, with their headers. `guessed` is the field that was left for the one
    column whose header says nothing known.
    """

    columns: Mapping[Field, int]
    ordinal: int | None
    header_rows: int
    others: Mapping[int, str] = field(default_factory=dict)
    guessed: Field | None = None

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields that no column holds."""
        return tuple(name for name in FIELDS if name not in self.columns)

    @property
    def key(self) -> int:
        """The column that names the rows: the ordinal one, or the measure's."""
        return self.columns["measure"] if self.ordinal is None else self.ordinal


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page once its tables are found: the tables from top to bottom, and the lines that stand in none of them.

    Boxes are of the page turned to be read. `origin` says how its text was come by, `printed` how many characters (but
    for white space) were read on the page before anything was done with them.
    """

    page_no: int
    tables: tuple[Table, ...] = ()
    lines: tuple[Line, ...] = ()
    transform: PageTransform | None = None
    notes: tuple[str, ...] = ()
    origin: Origin = TRANSCRIPT
    printed: int = 0

    def noted(self, note: str) -> PageContent:
        """The same page with one more note."""
        return replace(self, notes=(*self.notes, note))

    def every_line(self) -> Iterator[Line]:
        """The lines outside its tables, then those in their cells."""
        yield from self.lines
        yield from (line for table in self.tables for cell in table.cells for line in cell.lines)
