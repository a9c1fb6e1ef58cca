"""Which rows of a table are titles of the rows below them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Cell
from extractor.report.amounts import is_dash
from extractor.report.row_habits import RowHabits, is_numbered
from extractor.report.table_columns import FieldColumns
from extractor.report.table_rows import Row
from extractor.report.titles_between_rows import Title
from extractor.report.totals import is_bare_total, is_worded_sum
from normalizer import arabic

# FieldColumns: what is merged over so many is a title even where it leaves some columns out.
_FEWEST_SPANNED = 3
# Share of the columns that a title spans at least.
_NEARLY_ALL = 0.75


class TitleRows:
    """Tells titles among the rows of a table."""

    def __init__(
        self, rows: Sequence[Row], columns: FieldColumns, habits: RowHabits
    ) -> None:
        """Look at a table.

        Args:
            rows: Its rows below the header.
            columns: The columns that tell its rows apart.
            habits: What most rows have.
        """
        self._rows = rows
        self._columns = columns
        self._habits = habits

    def title_at(self, place: int) -> Title:
        """The title that a row is.

        Args:
            place: The place of the row among those below the header, 0-based.

        Returns:
            Its cells; empty where it is none.
        """
        printed = self._rows[place].printed
        if printed and self._is_whole_row(printed):
            return printed
        if len(printed) == 1 and self._is_alone(place):
            return printed
        if len(printed) == 2 and self._is_numbered_title(place):
            return printed
        return ()

    def _is_whole_row(self, printed: Sequence[Cell]) -> bool:
        """Whether a text is merged over the columns and sums nothing up; a stray ruling may cut it in two."""
        width = sum(cell.colspan for cell in printed)
        if min(
            cell.colspan for cell in printed
        ) == 1 or not self._is_nearly_all(width):
            return False
        return not is_bare_total(printed[0].text) and not is_worded_sum(
            printed[0].text
        )

    def _is_nearly_all(self, width: int) -> bool:
        """Whether so many columns are (nearly) all of them."""
        return width >= min(
            self._columns.count,
            max(_FEWEST_SPANNED, _NEARLY_ALL * self._columns.count),
        )

    def _is_numbered_title(self, place: int) -> bool:
        """Whether a number and a text are a title: the text is merged, or the rows below are numbered under it."""
        row = self._rows[place]
        number, text = row.printed
        if row.ordinal is not number:
            return False
        if text.colspan > 1 and self._is_nearly_all(text.colspan):
            return True
        if text.col != self._columns.label or place + 1 == len(self._rows):
            return False
        below = self._rows[place + 1].ordinal
        return below is not None and _heads_number(number.text, below.text)

    def _is_alone(self, place: int) -> bool:
        """Whether the only text of a row is a title: where rows have numbers it has none, and others follow it."""
        row = self._rows[place]
        (cell,) = row.printed
        if (
            row.ordinal
            or is_numbered(cell)
            or is_bare_total(cell.text)
            or is_dash(cell.text)
        ):
            return False
        if (
            cell.col in self._columns.amounts
            or not self._stands_where_rows_are_named(cell)
        ):
            return False
        if row.is_rest_of_page_before or not self._is_followed(place):
            return False
        return self._columns.is_merged_name(cell) or self._habits.are_strict

    def _stands_where_rows_are_named(self, cell: Cell) -> bool:
        spanned = range(cell.col, cell.col + cell.colspan)
        return (
            cell.col == 0
            or self._columns.label in spanned
            or self._columns.ordinal in spanned
        )

    def _is_followed(self, place: int) -> bool:
        """Whether the row below begins anew: else what stands alone may be the first row of a record."""
        if place + 1 == len(self._rows):
            return self._habits.counted
        below = self._rows[place + 1]
        return (
            below.has_own_ordinal
            or below.has_own(self._columns.label)
            or len(below.printed) == 1
        )


def _heads_number(number: str, below: str) -> bool:
    """Whether a number is that of a title over a row: ก over ๑, ๑ over ๑.๑."""
    above = arabic(number).strip().rstrip(".")
    first = arabic(below).strip()
    if not any(character.isdigit() for character in above):
        return first[:1].isdigit()
    deeper = first.removeprefix(f"{above}.")
    return deeper != first and deeper[:1].isdigit()
