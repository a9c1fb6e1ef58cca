"""Which rows of a table sum others up."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Cell
from extractor.report.amounts import amount_of, is_dash
from extractor.report.row_habits import RowHabits
from extractor.report.table_columns import FieldColumns
from extractor.report.table_rows import Row
from extractor.report.totals import (
    RunningSums,
    begins_as_total,
    is_bare_total,
    is_worded_sum,
)


class TotalRows:
    """Tells totals among the rows of a table, from top to bottom."""

    def __init__(
        self, rows: Sequence[Row], columns: FieldColumns, habits: RowHabits
    ) -> None:
        """Begin at the top of a table.

        Args:
            rows: Its rows below the header.
            columns: The columns that tell its rows apart.
            habits: What most rows have.
        """
        self._rows = rows
        self._columns = columns
        self._habits = habits
        self._all = RunningSums(columns.amounts)
        self._since_title = RunningSums(columns.amounts)
        self._since_total = RunningSums(columns.amounts)

    def add(self, row: Row) -> None:
        """Count a row of a record.

        Args:
            row: The row.
        """
        for sums in (self._all, self._since_title, self._since_total):
            sums.add(row.amounts)

    def begin(self, *, title: bool) -> None:
        """Begin anew, below a title or a total.

        Args:
            title: Whether it is a title.
        """
        self._since_total = RunningSums(self._columns.amounts)
        if title:
            self._since_title = RunningSums(self._columns.amounts)

    def is_total(self, row: Row) -> bool:
        """Whether a row sums up others: it has no number, and its words, its form or its arithmetic say so.

        Args:
            row: The row, below those that were added.

        Returns:
            Whether it does.
        """
        label = name_in(row)
        if (
            row.ordinal
            and row.has_own_ordinal
            and not begins_as_total(row.ordinal.text)
        ):
            return False
        if label is None:
            return (
                row.ordinal is None
                and bool(row.amounts)
                and self._are_sums(row)
            )
        says_more = any(
            cell is not label and not _is_amount(cell) for cell in row.printed
        )
        if is_bare_total(label.text) and (row.amounts or not says_more):
            return self._names_row(label) or not row.has_own(
                self._columns.label
            )
        return self._names_row(label) and self._is_by_form(
            row, label, says_more=says_more
        )

    def heads(self, place: int) -> bool:
        """Whether a total stands above the rows that it sums up, as their title.

        Args:
            place: The place of the total among the rows below the header, 0-based.

        Returns:
            Whether it does.
        """
        row = self._rows[place]
        label = name_in(row)
        if (
            label is None
            or begins_as_total(label.text)
            or not row.amounts
            or self._are_sums(row)
        ):
            return False
        below = RunningSums(self._columns.amounts)
        for following in self._rows[place + 1 :]:
            if following.printed and self._columns.is_merged_name(
                following.printed[0]
            ):
                break
            below.add(following.amounts)
            if below.are(row.amounts, fewest_rows=1):
                return True
        return self._since_total.rows == 0 and below.rows > 0

    def _is_by_form(self, row: Row, label: Cell, *, says_more: bool) -> bool:
        """Whether a row is a total though its name may be that of a record."""
        is_worded = begins_as_total(label.text)
        is_merged = self._columns.is_merged_name(label)
        if not row.amounts:
            return is_merged and is_worded_sum(label.text) and not says_more
        if is_worded and is_merged:
            return True
        if says_more:
            return is_worded and self._habits.counted and self._are_sums(row)
        if (is_merged and label.col == 0) or (
            is_worded and self._habits.counted
        ):
            return True
        return (
            is_merged or is_worded or self._habits.counted
        ) and self._are_sums(row)

    def _names_row(self, label: Cell) -> bool:
        """Whether a cell stands where rows are named: left of the amounts."""
        return (
            all(label.col < col for col in self._columns.amounts)
            or label.col <= self._columns.label
        )

    def _are_sums(self, row: Row) -> bool:
        return any(
            sums.are(row.amounts)
            for sums in (self._since_total, self._since_title, self._all)
        )


def name_in(row: Row) -> Cell | None:
    """The cell that names a row.

    Args:
        row: The row.

    Returns:
        The first cell that holds a text, and no amount; None where there is none.
    """
    return next(
        (
            cell
            for cell in row.printed
            if cell.col not in row.amounts and not is_dash(cell.text)
        ),
        None,
    )


def _is_amount(cell: Cell) -> bool:
    """Whether a cell holds an amount, or says that there is none, whatever its column holds."""
    return is_dash(cell.text) or amount_of(cell.text) is not None
