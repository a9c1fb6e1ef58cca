"""The rows of a table as its layout shows them: what each row prints itself, its number, its name and its amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import AMOUNT_KINDS, Cell, FieldKind, Layout, Line, Table
from extractor.report.amounts import amount_of, is_dash
from normalizer import named_marker_at

# Characters: what is longer in the column that counts the rows is no number of one.
_LONGEST_ORDINAL = 8
# Share of the rows that have a number, from which on a row without one is an exception.
_MOSTLY = 0.5
# Full rows that a table must have before one that is not full is an exception.
_FEWEST_FULL = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table keeps what tells its rows apart.

    Attributes:
        label: The column (0-based) that names the rows.
        ordinal: The column that counts them, or None.
        amounts: The kind of field of each column that holds amounts.
        headers: The header of each of them.
        groups: The columns whose field has several, such as years or months.
        fields: All columns that hold a field.
        count: How many columns the table has.
    """

    label: int
    ordinal: int | None
    amounts: Mapping[int, FieldKind]
    headers: Mapping[int, str]
    groups: frozenset[int]
    fields: frozenset[int]
    count: int

    @classmethod
    def of(cls, table: Table, layout: Layout) -> Columns:
        """Take them from a table's layout.

        Args:
            table: The table.
            layout: Its layout.

        Returns:
            The columns.
        """
        matched = {match.col: layout.form.field(match.field) for match in layout.matches if match.field}
        return cls(
            label=layout.columns.get(layout.form.label, layout.key),
            ordinal=layout.ordinal,
            amounts={col: field.kind for col, field in matched.items() if field.kind in AMOUNT_KINDS},
            headers={match.col: match.header for match in layout.matches},
            groups=frozenset(col for col, field in matched.items() if field.group),
            fields=frozenset(matched),
            count=table.cols,
        )

    def owner_of(self, cell: Cell) -> int:
        """The column that a cell is read in: of several that it spans, that of the label, else the first of a field.

        Args:
            cell: A cell of the table.

        Returns:
            The column, 0-based; the one that only counts the rows where there is no other.
        """
        spanned = range(cell.col, min(cell.col + cell.colspan, self.count))
        if self.label in spanned:
            return self.label
        uncounted = [col for col in spanned if col != self.ordinal]
        of_fields = [col for col in uncounted if col in self.fields]
        return next(iter([*of_fields, *uncounted]), cell.col)


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

    def has_own(self, col: int) -> bool:
        """Whether print in a column begins in this row.

        Args:
            col: The column, 0-based.

        Returns:
            Whether it does.
        """
        cell = self.cells[col]
        return cell is not None and cell.row == self.index and not cell.blank


def rows_below_header(table: Table, layout: Layout, columns: Columns) -> list[Row]:
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
        first_page = min((cell.fragments[0].page_no for cell in beginning if cell.fragments), default=page)
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


def _amounts_in(cells: Iterable[Cell], columns: Columns) -> Iterator[tuple[int, Decimal]]:
    """The column and the amount of each cell that says one."""
    for cell in cells:
        amount = _amount_in(cell, columns)
        if amount is not None:
            yield cell.col, amount


def _amount_in(cell: Cell, columns: Columns) -> Decimal | None:
    kind = columns.amounts.get(cell.col)
    if kind is None or cell.colspan > 1:
        return None
    return amount_of(cell.text, kind, columns.headers[cell.col])


def _ordinal_in(cells: Sequence[Cell | None], columns: Columns) -> Cell | None:
    """The cell that counts a row: a short text that is no part of a wider one."""
    cell = cells[columns.ordinal] if columns.ordinal is not None else None
    if cell is None or cell.colspan > 1 or is_dash(cell.text):
        return None
    return cell if len(cell.text.strip()) <= _LONGEST_ORDINAL else None


@dataclass(frozen=True, slots=True)
class RowHabits:
    """What most rows of a table have, so that a row without it is an exception.

    Attributes:
        counted: Whether they have a number in the column for it.
        numbered: Whether their names begin with a number.
        full: Whether they fill more than half of the columns.
    """

    counted: bool
    numbered: bool
    full: bool

    @classmethod
    def of(cls, rows: Iterable[Row], columns: Columns) -> RowHabits:
        """Learn them.

        Args:
            rows: The rows of a table.
            columns: Its columns.

        Returns:
            The habits.
        """
        named = [row for row in rows if row.has_own(columns.label)]
        several = [row for row in named if len(row.printed) > 1]
        counted = sum(row.has_own_ordinal for row in several)
        numbered = sum(is_numbered(row.cells[columns.label]) for row in several)
        full = sum(len(row.printed) > _MOSTLY * (columns.count - len(columns.groups)) for row in named)
        return cls(
            counted=counted > _MOSTLY * len(several),
            numbered=numbered > _MOSTLY * len(several),
            full=full >= max(_FEWEST_FULL, _MOSTLY * len(named)),
        )

    @property
    def are_strict(self) -> bool:
        """Whether a row that holds but a text without a number is hardly a record."""
        return self.counted or self.numbered or self.full


def is_numbered(cell: Cell | None) -> bool:
    """Whether the text of a cell begins with a number such as `๑.` or `มาตรการที่ ๑`.

    Args:
        cell: The cell, or None.

    Returns:
        Whether it does.
    """
    return cell is not None and named_marker_at(cell.text) is not None


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
