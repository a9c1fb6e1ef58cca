"""Tables: as found on a page, and stitched over pages.

Coordinates are PDF points (1/72 inch), origin top-left of the page as displayed, y grows downwards; page numbers are
1-based. Transcripts have pages only where the header repeats, and no boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import Literal

from extractor.model.form import Form
from extractor.model.ink import Ink
from extractor.model.page_coordinates import Box, PageTransform
from extractor.model.source import Origin
from extractor.model.text import HiddenText, Line, SetAside

# Origins of pages that no OCR engine read.
TEXT_LAYER = Origin("text-layer")
TRANSCRIPT = Origin("transcript")

# Why a row of a page goes on with the last one of the page before: the column that names rows is blank there, or has no
# number though others have; its items count on; cells are blank that are filled in every other row; the page cut the
# rulings. Or a cell merged over rows goes on.
Joint = Literal[
    "",
    "no-name",
    "no-number",
    "items-go-on",
    "cells-missing",
    "rulings-cut",
    "merged",
]
# Why the table of a page was joined to the one before: its header is said again; its columns stand at the same places;
# its row numbers count on, though a text stands between; it is the right part of a sheet wider than a page. Or why not:
# its columns are others; a title or a sentence stands between; it has a header of its own; too many pages lie between.
JoinReason = Literal[
    "header-again",
    "same-columns",
    "numbers-go-on",
    "side-by-side",
    "other-columns",
    "title-between",
    "other-header",
    "pages-between",
]
# What is drawn through a cell, print aside: a stroke (an arrow's), a fill that its row has not, a picture.
Drawn = Literal["", "stroke", "fill", "picture"]
# How a table was found: by rulings that make a grid, by how its print is aligned, or as its source declares it.
Strategy = Literal["rulings", "alignment", "declared"]
# How tables are looked for: by rulings, and where these make no grid by alignment; or by one of them alone.
TableSearch = Literal["auto", "rulings", "alignment"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a cell that stands on one page.

    Attributes:
        page_no: The page, 1-based.
        box: Where the cell (not its print) stands there, in points; None in a transcript.
        lines: Its lines in reading order.
        joined_by: From what it was inferred that it goes on with the fragment before, on another page; empty for the
            first fragment of a cell.
        is_cut: Whether no ruling closed the cell below: the page cut it.
        drawn: What is drawn through it there, as an arrow through the months in which a project runs; empty where
            nothing is, and in a transcript.
    """

    page_no: int
    box: Box | None
    lines: tuple[Line, ...] = ()
    joined_by: Joint = ""
    is_cut: bool = False
    drawn: Drawn = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        row: Its first row, 0-based.
        col: Its first column, 0-based.
        rowspan: How many rows it spans.
        colspan: How many columns it spans.
        fragments: Its parts, page by page.
    """

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    fragments: tuple[Fragment, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all fragments, in reading order."""
        lines_by_fragment = (fragment.lines for fragment in self.fragments)
        return tuple(chain.from_iterable(lines_by_fragment))

    @property
    def text(self) -> str:
        """The raw text, lines joined by a newline."""
        return "\n".join(line.text for line in self.lines)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it; something may be drawn through it."""
        return not self.text.strip()

    @property
    def drawn(self) -> Drawn:
        """What is drawn through it on the first page where anything is; empty where nothing is."""
        for fragment in self.fragments:
            if fragment.drawn:
                return fragment.drawn
        return ""


@dataclass(frozen=True, slots=True)
class PageJoin:
    """Whether the table of a page was joined to the table before, and why.

    Attributes:
        page_no: The page of the table that was joined or not, 1-based.
        joined: Whether it was.
        reason: From what that was inferred.
    """

    page_no: int
    joined: bool
    reason: JoinReason


@dataclass(frozen=True, slots=True)
class Table:
    """A table: on one page as found, over several once stitched.

    Attributes:
        cells: Its cells; on one page in order of their rows, then columns.
        rows: How many rows it has.
        cols: How many columns it has.
        page_first: The page where it begins, 1-based.
        page_last: The page where it ends.
        column_edges: The x of the column boundaries in points, left to right; empty for a transcript.
        boxes: (page number, box) of its part on each page; empty for a transcript.
        open_top: Whether no ruling closed it above.
        open_bottom: Whether no ruling closed it below.
        repeated: The lines of the headers that were dropped where it went on.
        strategy: How it was found.
        repeated_rows: How many rows at its top other pages say again: they are header; 0 where none does.
        joins: Why the table of each further page was joined; before those, why the table itself was not joined to the
            one before, where that was a question.
        is_pasted: Whether it stands in a picture that was pasted into a page of text, as large as it pleased.
    """

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    page_first: int
    page_last: int
    column_edges: tuple[float, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    repeated: tuple[Line, ...] = ()
    strategy: Strategy = "rulings"
    repeated_rows: int = 0
    joins: tuple[PageJoin, ...] = ()
    is_pasted: bool = False

    def grid(self) -> list[list[Cell | None]]:
        """Its cells by place.

        Returns:
            Rows x columns; a cell stands in every place that it spans, None where there is no cell.
        """
        grid: list[list[Cell | None]] = [
            [None] * self.cols for _ in range(self.rows)
        ]
        for cell in self.cells:
            rows = range(cell.row, cell.row + cell.rowspan)
            cols = range(cell.col, cell.col + cell.colspan)
            for row, col in product(rows, cols):
                grid[row][col] = cell
        return grid


def rows_between(table: Table, first: int, last: int) -> Table:
    """Some rows of a table.

    Args:
        table: The table.
        first: The first row, 0-based.
        last: The row after the last one.

    Returns:
        A table of those rows; a cell that spans further keeps what is inside.
    """
    cells = []
    for cell in table.cells:
        start = max(cell.row, first)
        end = min(cell.row + cell.rowspan, last)
        if start < end:
            kept_part = replace(cell, row=start - first, rowspan=end - start)
            cells.append(kept_part)
    return replace(table, cells=tuple(cells), rows=last - first)


@dataclass(frozen=True, slots=True)
class PairedRow:
    """A row whose cells hold several things, their names, amounts and units on the same lines.

    Attributes:
        row: The row, 0-based.
        rows: What it says of each thing: a text a column, empty where the column says nothing.
    """

    row: int
    rows: tuple[tuple[str, ...], ...]


def column_name(header: str, number: int) -> str:
    """What findings call a column, so that a reader knows which one they mean.

    Args:
        header: Its header as printed; empty where nothing is printed.
        number: Its number from the left, from 1.

    Returns:
        The header, or the number where there is none.

    >>> column_name("วิธีดำเนินการ", 3), column_name("", 3)
    ('วิธีดำเนินการ', '#3')
    """
    return header.strip() or f"#{number}"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a column of a table was taken for, and why.

    Attributes:
        col: The column, 0-based.
        header: Its header as printed, the rows of a header joined by ` / `; empty where nothing is printed.
        field: The name of the form's field that it holds; None for a column that is no field.
        key: What tells it from the other columns of a group, such as `ปี 2566`; empty outside groups.
        why: What spoke for it: `header`, `contents`, `left over` (no other column and no other field was left).
        margin: How much likelier (natural logarithm) the whole reading of the table is than the best one in which this
            column is taken for something else.
        alternative: The field that the column has in that next best reading; None: no field.
        guessed: Whether that is too little to be sure.
    """

    col: int
    header: str
    field: str | None
    key: str = ""
    why: tuple[str, ...] = ()
    margin: float = 0.0
    alternative: str | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Which form a table has, and where it keeps what.

    Attributes:
        form: The form of report.
        matches: What each column was taken for, from left to right.
        ordinal: The column (0-based) that only counts the rows, or None; it may be a field of the form, too.
        header_rows: How many rows at the top are header.
        score: How much likelier (natural logarithm) the table is of this form than of none.
    """

    form: Form
    matches: tuple[ColumnMatch, ...]
    ordinal: int | None
    header_rows: int
    score: float = 0.0

    @property
    def columns(self) -> Mapping[str, int]:
        """The column (0-based) of each field that is there, by the field's name; of a group, the first one."""
        columns: dict[str, int] = {}
        for match in self.matches:
            if match.field is not None:
                columns.setdefault(match.field, match.col)
        return columns

    @property
    def other_columns(self) -> Mapping[int, str]:
        """The columns (0-based) that hold no field and do not count the rows, with their headers."""
        return {
            match.col: match.header
            for match in self.matches
            if match.field is None and match.col != self.ordinal
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that no column holds."""
        columns = self.columns
        return tuple(
            name for name in self.form.field_names if name not in columns
        )

    @property
    def key(self) -> int:
        """The column that names the rows: the ordinal one, or that of the form's label, else the first."""
        if self.ordinal is not None:
            return self.ordinal
        return self.columns.get(self.form.label, 0)

    def matches_of(self, name: str) -> tuple[ColumnMatch, ...]:
        """The columns that hold a field.

        Args:
            name: The field's name.

        Returns:
            Its columns from left to right: one, several of a group, or none.
        """
        return tuple(match for match in self.matches if match.field == name)


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page once its tables are found. Boxes are of the page turned to be read.

    Attributes:
        page_no: The page, 1-based.
        tables: Its tables from top to bottom.
        lines: The lines that stand in no table.
        transform: How the page as displayed is turned to be read; None for a transcript.
        notes: Codes of what went wrong in reading it.
        origin: How its text was come by.
        printed: How many characters (but for white space) were read on the page before anything was done with them.
        gutter: The x of the white between two pages that stand side by side on this sheet; None where one does.
        hidden_texts: What its file says there and the page does not show.
        ink: What is drawn on it that may be print and is no character that was read.
        annotations: How many notes, form fields and stamps show on it.
        pictures: How many pictures stand on it.
        set_aside: Print that shows, but is text of no cell and none of its lines.
    """

    page_no: int
    tables: tuple[Table, ...] = ()
    lines: tuple[Line, ...] = ()
    transform: PageTransform | None = None
    notes: tuple[str, ...] = ()
    origin: Origin = TRANSCRIPT
    printed: int = 0
    gutter: float | None = None
    hidden_texts: tuple[HiddenText, ...] = ()
    ink: tuple[Ink, ...] = ()
    annotations: int = 0
    pictures: int = 0
    set_aside: tuple[SetAside, ...] = ()

    def noted(self, note: str) -> PageContent:
        """The same page with one more note.

        Args:
            note: A code of the messages, such as `ocr-failed`.

        Returns:
            The page.
        """
        return replace(self, notes=(*self.notes, note))

    def every_line(self) -> Iterator[Line]:
        """All lines of the page.

        Yields:
            The lines in no table, then those of the tables' cells.
        """
        yield from self.lines
        for table in self.tables:
            for cell in table.cells:
                yield from cell.lines
