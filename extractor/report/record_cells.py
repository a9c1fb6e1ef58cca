"""Which cells belong to which record: those of its rows, and those that are merged over them or go on over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model import Cell, Layout
from extractor.report.row_groups import RowGroup
from extractor.report.table_columns import FieldColumns
from extractor.report.table_rows import each_once

# Kinds of field that may say what several records have in common.
_COMMON_KINDS = ("text", "label", "choice")
# Share of the records in which a column is blank, from which on it is one that names what they have in common.
_OFTEN_BLANK = 0.3


@dataclass(frozen=True, slots=True)
class RecordCells:
    """The cells of a record or a total.

    Attributes:
        group: Its rows.
        columns: Its cells by the column (0-based) that they are read in, from top to bottom.
    """

    group: RowGroup
    columns: Mapping[int, tuple[Cell, ...]]

    @property
    def own(self) -> Iterator[Cell]:
        """Its cells that it shares with no other record.

        Yields:
            The cells.
        """
        first = self.group.rows[0].index
        last = self.group.rows[-1].index
        for cells in self.columns.values():
            for cell in cells:
                if first <= cell.row and cell.row + cell.rowspan <= last + 1:
                    yield cell


def cells_of_records(
    groups: Sequence[RowGroup], layout: Layout, columns: FieldColumns
) -> list[RecordCells]:
    """Take together the cells of each record and each total.

    Args:
        groups: What the rows of a table are.
        layout: The layout of the table.
        columns: The columns that tell its rows apart.

    Returns:
        The cells of each group that is no title, in order. What several records have in common, such as the dimension
        of a plan, is printed once, left of their names: a blank cell there goes on with the one above, and a missing
        one does not.
    """
    of_groups = [
        RecordCells(group, _by_column(group, columns))
        for group in groups
        if group.kind != "title"
    ]
    common = _common_columns(of_groups, layout, columns)
    return list(_filled_down(of_groups, common)) if common else of_groups


def _by_column(
    group: RowGroup, columns: FieldColumns
) -> dict[int, tuple[Cell, ...]]:
    """The cells of a group by the column that they are read in."""
    by_column: dict[int, tuple[Cell, ...]] = {}
    for col in range(columns.count):
        cells = [
            cell
            for cell in each_once(row.cells[col] for row in group.rows)
            if _is_read_in(col, cell, columns)
        ]
        by_column[col] = tuple(cells)
    if group.label is not None:
        _move(by_column, group.label, columns.label)
    return by_column


def _is_read_in(col: int, cell: Cell, columns: FieldColumns) -> bool:
    return col in columns.groups or columns.owner_of(cell) == col


def _move(
    by_column: dict[int, tuple[Cell, ...]], label: Cell, col: int
) -> None:
    """Put the cell that names a total where the names of records stand."""
    for place, cells in by_column.items():
        by_column[place] = tuple(cell for cell in cells if cell is not label)
    by_column[col] = (label, *by_column[col])


def _common_columns(
    records: Sequence[RecordCells], layout: Layout, columns: FieldColumns
) -> list[int]:
    """The columns left of the records' names that say what several of them have in common."""
    common = []
    for match in layout.matches:
        if (
            match.col >= columns.label
            or match.field is None
            or match.col == columns.ordinal
        ):
            continue
        form_field = layout.form.field(match.field)
        if (
            form_field.kind in _COMMON_KINDS
            and not form_field.group
            and _is_common(records, match.col)
        ):
            common.append(match.col)
    return common


def _is_common(records: Sequence[RecordCells], col: int) -> bool:
    """Whether a column has cells that are merged over records, or is often blank."""
    of_records = [
        record.columns[col]
        for record in records
        if record.group.kind == "record"
    ]
    seen: set[int] = set()
    for cells in of_records:
        if any(id(cell) in seen for cell in cells):
            return True
        seen.update(map(id, cells))
    blank = sum(_is_blank(cells) for cells in of_records)
    return bool(of_records) and _OFTEN_BLANK * len(of_records) <= blank < len(
        of_records
    )


def _filled_down(
    records: Sequence[RecordCells], common: Sequence[int]
) -> Iterator[RecordCells]:
    """The records, with what is printed once for several of them in each; a new title ends it."""
    above: dict[int, tuple[Cell, ...]] = {}
    titles = records[0].group.titles if records else ()
    for record in records:
        if record.group.titles != titles:
            titles = record.group.titles
            above = {}
        if record.group.kind == "total":
            yield record
            continue
        above = _continued(record, common, above)
        yield RecordCells(record.group, {**record.columns, **above})


def _continued(
    record: RecordCells,
    common: Sequence[int],
    above: Mapping[int, tuple[Cell, ...]],
) -> dict[int, tuple[Cell, ...]]:
    """The cells of the common columns of a record: its own, or those above; none below another in a wider column."""
    continued: dict[int, tuple[Cell, ...]] = {}
    is_new = False
    for col in common:
        own = record.columns[col]
        goes_on = bool(own) and _is_blank(own) and not is_new
        continued[col] = above.get(col, own) if goes_on else own
        is_new = is_new or continued[col] != above.get(col)
    return continued


def _is_blank(cells: Sequence[Cell]) -> bool:
    return all(cell.blank for cell in cells)
