"""A table that goes on from page to page: its ends tell how, so that those of 5,000 pages need not be gone through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.model import Cell, Table

# Rows: the header, and the rows that tell how rows begin.
_FEWEST_AT_TOP = 50
# Rows: what columns hold, and how rows are named, is told by the last 50 before a page break.
_FEWEST_AT_END = 100
# Rows: more are worth to be set aside.
_MOST_ROWS = _FEWEST_AT_TOP + 2 * _FEWEST_AT_END


@dataclass(slots=True)
class GrowingTable:
    """A table so far.

    Attributes:
        ends: The rows at its top and those at its end, as one table; all rows where these are few. What a page break is
            told by, and what the next page goes on with.
    """

    ends: Table
    _between: list[Cell] = field(default_factory=list)
    _rows_at_top: int = 0
    _rows_between: int = 0

    def __post_init__(self) -> None:
        """Set rows aside from the first page on: it may hold thousands."""
        self._set_aside()

    def go_on(self, ends: Table) -> None:
        """Take what the ends became with the rows of one more page.

        Args:
            ends: The ends, the rows of the page below them.
        """
        self.ends = ends
        self._set_aside()

    def whole(self) -> Table:
        """Put the table together.

        Returns:
            The table with all its rows.
        """
        if not self._rows_between:
            return self.ends
        at_top, at_end = _parted(self.ends.cells, self._rows_at_top)
        moved = (_moved(cell, self._rows_between) for cell in at_end)
        return replace(
            self.ends,
            cells=(*at_top, *self._between, *moved),
            rows=self.ends.rows + self._rows_between,
        )

    def _set_aside(self) -> None:
        """Set the rows between the ends aside, from a place on and up to a place over which no cell is merged."""
        if self.ends.rows <= _MOST_ROWS:
            return
        merged_over = _merged_over(self.ends.cells)
        first = self._rows_at_top or _FEWEST_AT_TOP
        while first in merged_over:
            first += 1
        last = self.ends.rows - _FEWEST_AT_END
        while last in merged_over:
            last -= 1
        if first < last:
            self._set_aside_rows(first, last)

    def _set_aside_rows(self, first: int, last: int) -> None:
        at_top, below = _parted(self.ends.cells, first)
        between, at_end = _parted(below, last)
        self._between += [_moved(cell, self._rows_between) for cell in between]
        self._rows_at_top = first
        self._rows_between += last - first
        self.ends = replace(
            self.ends,
            cells=(*at_top, *(_moved(cell, first - last) for cell in at_end)),
            rows=self.ends.rows - (last - first),
        )


def _merged_over(cells: Sequence[Cell]) -> set[int]:
    """The rows that begin amid a cell: that is merged over the boundary above them."""
    inside: set[int] = set()
    for cell in cells:
        inside.update(range(cell.row + 1, cell.row + cell.rowspan))
    return inside


def _parted(cells: Sequence[Cell], row: int) -> tuple[list[Cell], list[Cell]]:
    """The cells above a row, and those from it on, both in their order."""
    above = [cell for cell in cells if cell.row < row]
    return above, [cell for cell in cells if cell.row >= row]


def _moved(cell: Cell, rows: int) -> Cell:
    return replace(cell, row=cell.row + rows)
