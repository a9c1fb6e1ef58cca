"""Tables of gold reports under headers that nobody listed, with the column of each field known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.model import Cell, Fragment, Line, Table

FIELDS = ("measure", "methods", "responsible", "period", "results", "outcomes")
# The kind of a column that only counts the rows.
ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class WordedColumn:
    """A column of a table.

    Attributes:
        kind: A field, or what else it holds, such as `budget`.
        header: Its header, lines parted by newlines; empty where it is blank.
        cells: The lines of its cells, top to bottom.
        is_wrapped: Whether lines end where the column is full, not where items end.
        is_merged: Whether one cell spans all its rows.
    """

    kind: str
    header: str
    cells: tuple[tuple[str, ...], ...]
    is_wrapped: bool = False
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A title above the headers of adjacent columns.

    Attributes:
        text: The title, lines parted by newlines.
        first: The first column below it, 0-based.
        end: The column after the last one.
    """

    text: str
    first: int
    end: int


@dataclass(frozen=True)
class WordedTable:
    """A gold report's table under other headers.

    Attributes:
        report: The gold report's name.
        columns: Its columns, left to right.
        titles: What stands above the headers.
        is_blank: Whether all headers are blank.
    """

    report: str
    columns: tuple[WordedColumn, ...]
    titles: tuple[Title, ...] = ()
    is_blank: bool = False

    @property
    def truth(self) -> dict[str, int]:
        """The column (0-based) of each field that is there."""
        return {
            column.kind: at
            for at, column in enumerate(self.columns)
            if column.kind in FIELDS
        }

    @property
    def extra_columns(self) -> list[int]:
        """The columns (0-based) that hold no field."""
        return [
            at
            for at, column in enumerate(self.columns)
            if column.kind not in FIELDS
        ]

    @property
    def header_rows(self) -> int:
        """How many rows are header."""
        return 2 if self.titles else 1

    @cached_property
    def table(self) -> Table:
        """The table, on page 1, without boxes."""
        cells = [*self._titles(), *self._headers(), *self._body()]
        cells.sort(key=lambda cell: (cell.row, cell.col))
        rows = self.header_rows + len(self.columns[0].cells)
        return Table(
            tuple(cells), rows, len(self.columns), page_first=1, page_last=1
        )

    def _titles(self) -> Iterator[Cell]:
        for title in self.titles:
            lines = title.text.split("\n")
            yield Cell(
                0,
                title.first,
                colspan=title.end - title.first,
                fragments=_fragments(lines, None),
            )

    def _headers(self) -> Iterator[Cell]:
        for at, column in enumerate(self.columns):
            lines = column.header.split("\n") if column.header else []
            fragments = _fragments(lines, None)
            if any(title.first <= at < title.end for title in self.titles):
                yield Cell(1, at, fragments=fragments)
            else:
                yield Cell(0, at, rowspan=self.header_rows, fragments=fragments)

    def _body(self) -> Iterator[Cell]:
        for at, column in enumerate(self.columns):
            cells = column.cells[:1] if column.is_merged else column.cells
            rowspan = len(column.cells) if column.is_merged else 1
            for row, lines in enumerate(cells, self.header_rows):
                fragments = _fragments(
                    lines, None if column.is_wrapped else True
                )
                yield Cell(row, at, rowspan=rowspan, fragments=fragments)


def _fragments(
    lines: Sequence[str], starts_paragraph: bool | None
) -> tuple[Fragment, ...]:
    printed = [
        Line(line, 1, starts_paragraph=starts_paragraph) for line in lines
    ]
    return (Fragment(1, None, tuple(printed)),)
