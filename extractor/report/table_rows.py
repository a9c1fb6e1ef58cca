"""The rows of a table as its layout shows them: what each row prints itself, its number, its name and its amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import Cell, Layout, Line, Table
from extractor.report.amounts import amount_of, is_dash
from extractor.report.table_columns import FieldColumns

# Characters: what is longer in the column that counts the rows is no number of one.
_LONGEST_ORDINAL = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header.

    Attributes:
        index: Its place in the table, 0-based.
        cells: The cell in each column; None where there is none.
        printed: The cells that begin in this row and hold print, from left to right.
        amounts: The amount in each column that holds one and begins here.
        ordinal: The cell that counts the row, also one merged over several; None where it has no number.
        tops_page: Whether it is the first one on another page than the row above.
    """

    index: int
    cells: tuple[Cell | None, ...]
    printed: tuple[Cell, ...]
    amounts: Mapping[int, Decimal]
    ordinal: Cell | None
    tops_page: bool

    @property
    def has_own_ordinal(self) -> bool:
        """Whether a number of its own is printed in it."""
        return self.ordinal is not None and self.ordinal.row == self.index

    @property
    def is_rest_of_page_before(self) -> bool:
        """Whether it tops its page and prints but a text in one column: the rest of one on the page before."""
        return (
            self.tops_page
            and len(self.printed) == 1
            and self.printed[0].colspan == 1
        )

    def has_own(self, col: int) -> bool:
        """Whether print in a column begins in this row.

        Args:
            col: The column, 0-based.

        Returns:
            Whether it does.
        """
        cell = self.cells[col]
        return cell is not None and cell.row == self.index and not cell.blank


def rows_below_header(
    table: Table, layout: Layout, columns: FieldColumns
) -> list[Row]:
    """The rows of a table below its header.

    Args:
        table: The table.
        layout: Its layout.
        columns: The columns that tell its rows apart.

    Returns:
        The rows from top to bottom.
    """
    grid = table.grid()
    rows: list[Row] = []
    page = 0
    for index in range(layout.header_rows, table.rows):
        cells = tuple(grid[index])
        beginning = [cell for cell in each_once(cells) if cell.row == index]
        first_page = min(
            (cell.fragments[0].page_no for cell in beginning if cell.fragments),
            default=page,
        )
        printed = tuple(cell for cell in beginning if not cell.blank)
        rows.append(
            Row(
                index=index,
                cells=cells,
                printed=printed,
                amounts=dict(_amounts_in(printed, columns)),
                ordinal=_ordinal_in(cells, columns),
                tops_page=bool(rows) and first_page > page,
            )
        )
        page = max(page, first_page)
    return rows


def _amounts_in(
    cells: Iterable[Cell], columns: FieldColumns
) -> Iterator[tuple[int, Decimal]]:
    """The column and the amount of each cell that says one."""
    for cell in cells:
        amount = _amount_in(cell, columns)
        if amount is not None:
            yield cell.col, amount


def _amount_in(cell: Cell, columns: FieldColumns) -> Decimal | None:
    kind = columns.amounts.get(cell.col)
    if kind is None or cell.colspan > 1:
        return None
    return amount_of(cell.text, kind, columns.headers[cell.col])


def _ordinal_in(
    cells: Sequence[Cell | None], columns: FieldColumns
) -> Cell | None:
    """The cell that counts a row: a short text that is no part of a wider one."""
    cell = cells[columns.ordinal] if columns.ordinal is not None else None
    if cell is None or cell.colspan > 1 or is_dash(cell.text):
        return None
    return cell if len(cell.text.strip()) <= _LONGEST_ORDINAL else None


def each_once(cells: Iterable[Cell | None]) -> Iterator[Cell]:
    """The cells that are there; one that comes several times only the first time.

    Args:
        cells: Cells, None for places without one.

    Yields:
        Each cell, in order.
    """
    known: set[int] = set()
    for cell in cells:
        if cell is not None and id(cell) not in known:
            known.add(id(cell))
            yield cell


def lines_in(cells: Iterable[Cell]) -> Iterator[Line]:
    """The lines of some cells.

    Args:
        cells: The cells.

    Yields:
        The lines, cell by cell.
    """
    for cell in cells:
        yield from cell.lines
