"""The part of a table on a page is appended to the parts before: rows and merged cells that the page cut become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.model import Cell, Joint, Line, Table, rows_between
from extractor.tables.continuation import Continuation, TableStart
from extractor.tables.row_joints import PageBreak


def with_part(
    above: Table, start: TableStart, continuation: Continuation
) -> Table:
    """A table with the part of a further page, which goes on with it.

    Args:
        above: The table so far.
        start: What is known of it.
        continuation: The part, and which of its rows say the header again.

    Returns:
        The table; the rows that say the header again are dropped, their lines kept in `Table.repeated`.
    """
    dropped, below = _parted_from_header(continuation)
    is_cut = above.open_bottom and (
        below.open_top or continuation.repeated.count > 0
    )
    page_break = PageBreak(above, start.header_rows, start.key, below, is_cut)
    joint: Joint = page_break.joint() if below.rows else ""
    joining = _Joining(page_break, joint)
    return replace(
        above,
        cells=tuple(joining.cells()),
        rows=joining.first_row + below.rows,
        page_last=max(above.page_last, below.page_last),
        boxes=above.boxes + below.boxes,
        open_bottom=below.open_bottom,
        repeated=above.repeated + dropped,
        repeated_rows=max(
            above.repeated_rows,
            continuation.repeated.header_rows
            if continuation.repeated.count
            else 0,
        ),
        joins=(*above.joins, continuation.join, *below.joins),
    )


def _parted_from_header(
    continuation: Continuation,
) -> tuple[tuple[Line, ...], Table]:
    """The lines of the rows that say the header again, titles above them included, and the table below them."""
    below, end = continuation.below, continuation.repeated.end
    lines: list[Line] = []
    for cell in rows_between(below, 0, end).cells:
        lines += cell.lines
    return tuple(lines), rows_between(below, end, below.rows)


@dataclass(frozen=True, slots=True)
class _Joining:
    """The cells of two parts of a table."""

    page_break: PageBreak
    joint: Joint

    @property
    def first_row(self) -> int:
        """The row that row 0 of the lower part becomes: at a joint the last one of the upper part."""
        rows = self.page_break.above.rows
        return rows - 1 if self.joint else rows

    def cells(self) -> list[Cell]:
        """The cells of both parts."""
        above, below = self.page_break.above, self.page_break.below
        cells = list(above.cells)
        for cell in below.cells:
            over = (
                _index_of_cell_over(cells, above.rows, cell.col)
                if cell.row == 0
                else None
            )
            if over is not None and (
                self.joint or self._is_merged(cells[over], cell)
            ):
                cells[over] = _grown(
                    cells[over], cell, self.first_row, self.joint or "merged"
                )
            else:
                cells.append(replace(cell, row=cell.row + self.first_row))
        return cells

    def _is_merged(self, over: Cell, cell: Cell) -> bool:
        """Whether a cell merged over rows runs on over the page break.

        Its text is printed on one of the pages only, and its column has cells that are merged over rows; or the page
        cut this cell, and closed others of its row.
        """
        if (
            over.row < self.page_break.header_rows
            or over.colspan != cell.colspan
        ):
            return False
        if (
            over.blank != cell.blank
            and not self.page_break.stands_apart()
            and self._merges_rows(cell.col)
        ):
            return True
        return (
            over.fragments[-1].is_cut and not self.page_break.above.open_bottom
        )

    def _merges_rows(self, col: int) -> bool:
        """Whether a column has cells that are merged over rows."""
        above = [
            cell
            for cell in self.page_break.above.cells
            if cell.row >= self.page_break.header_rows
        ]
        return any(
            cell.col == col and cell.rowspan > 1
            for cell in (*above, *self.page_break.below.cells)
        )


def _index_of_cell_over(
    cells: Sequence[Cell], rows: int, col: int
) -> int | None:
    """The index of the cell that stands in column `col` of the last of `rows` rows."""
    for index, cell in enumerate(cells):
        is_last = cell.row + cell.rowspan == rows
        if is_last and cell.col <= col < cell.col + cell.colspan:
            return index
    return None


def _grown(over: Cell, cell: Cell, first_row: int, joint: Joint) -> Cell:
    """A cell that goes on with that of the next page."""
    rowspan = cell.row + first_row + cell.rowspan - over.row
    first, *more = cell.fragments
    fragments = (*over.fragments, replace(first, joined_by=joint), *more)
    return replace(over, rowspan=rowspan, fragments=fragments)
