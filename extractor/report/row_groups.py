"""Rows of a table become what they are: records, of one row or several, totals, and titles between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.model import Cell, Layout, Table
from extractor.report.row_habits import RowHabits
from extractor.report.table_columns import FieldColumns
from extractor.report.table_rows import Row, rows_below_header
from extractor.report.title_rows import TitleRows
from extractor.report.titles_between_rows import Title, under
from extractor.report.total_rows import TotalRows, name_in


@dataclass(slots=True)
class RowGroup:
    """Rows that are one thing.

    Attributes:
        kind: What they are; a total may be a title, too, of the rows that it sums up below.
        titles: The titles that they stand under, the widest first.
        rows: The rows.
        title: The cells of a title.
        label: Of a total: the cell that names it, or None.
        amounts: The columns (0-based) in which an amount is printed.
    """

    kind: Literal["record", "total", "title"]
    titles: tuple[Title, ...]
    rows: list[Row]
    title: Title = ()
    label: Cell | None = None
    amounts: set[int] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Add a row that goes on with it.

        Args:
            row: The row.
        """
        self.rows.append(row)
        self.amounts.update(row.amounts)


def group_rows(
    table: Table, layout: Layout, columns: FieldColumns
) -> list[RowGroup]:
    """Tell what the rows of a table are.

    Args:
        table: The table.
        layout: Its layout.
        columns: The columns that tell its rows apart.

    Returns:
        The records, totals and titles, from top to bottom; rows in which nothing is printed are none.
    """
    rows = rows_below_header(table, layout, columns)
    grouping = _Grouping(rows, columns)
    for place in range(len(rows)):
        grouping.take(place)
    return grouping.groups


class _Grouping:
    """The groups of the rows so far."""

    def __init__(self, rows: Sequence[Row], columns: FieldColumns) -> None:
        self.groups: list[RowGroup] = []
        self._rows = rows
        self._columns = columns
        self._under: tuple[Title, ...] = ()
        habits = RowHabits.of(rows, columns)
        self._titles = TitleRows(rows, columns, habits)
        self._totals = TotalRows(rows, columns, habits)

    def take(self, place: int) -> None:
        """Put the next row where it belongs."""
        row = self._rows[place]
        title = self._titles.title_at(place)
        if title:
            self._stand_under(title)
            self.groups.append(RowGroup("title", self._under, [row], title))
        elif self._totals.is_total(row):
            self._add_total(place)
        elif self._goes_on(row):
            self.groups[-1].add(row)
            self._totals.add(row)
        elif row.printed:
            self.groups.append(
                RowGroup("record", self._under, [row], amounts=set(row.amounts))
            )
            self._totals.add(row)

    def _add_total(self, place: int) -> None:
        row = self._rows[place]
        label = name_in(row)
        if label and self._totals.heads(place):
            self._stand_under((label,))
        self.groups.append(RowGroup("total", self._under, [row], label=label))
        self._totals.begin(title=False)

    def _stand_under(self, title: Title) -> None:
        directly_below = bool(self.groups) and self.groups[-1].kind == "title"
        self._under = under(self._under, title, directly_below=directly_below)
        self._totals.begin(title=True)

    def _goes_on(self, row: Row) -> bool:
        """Whether a row goes on with the record of the row above."""
        if (
            not self.groups
            or self.groups[-1].kind != "record"
            or row.has_own_ordinal
        ):
            return False
        if row.has_own(self._columns.label):
            return row.is_rest_of_page_before
        # A field that holds one amount would have two.
        return self.groups[-1].amounts.isdisjoint(row.amounts)
