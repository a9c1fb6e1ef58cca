"""Rows of a table become what they are: records, of one row or several, totals, and titles between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.model import Cell, Layout, Table
from extractor.report.amounts import is_dash
from extractor.report.table_rows import Columns, Row, RowHabits, is_numbered, rows_below_header
from extractor.report.titles_between_rows import Title, under
from extractor.report.totals import RunningSums, begins_as_total, is_bare_total
from normalizer import arabic

# Columns: what is merged over more than this of two is a title even where it leaves some columns out.
_FEWEST_SPANNED = 3
# Share of the columns that a title spans at least.
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that are one thing.

    Attributes:
        kind: What they are; a total may be a title, too, of the rows that it sums up below.
        rows: The rows.
        titles: The titles that they stand under, the widest first; a title stands under itself.
        label: Of a total: the cell that names it.
    """

    kind: Literal["record", "total", "title"]
    rows: tuple[Row, ...]
    titles: tuple[Title, ...] = ()
    label: Cell | None = None


def group_rows(table: Table, layout: Layout, columns: Columns) -> list[RowGroup]:
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

    def __init__(self, rows: Sequence[Row], columns: Columns) -> None:
        self.groups: list[RowGroup] = []
        self._rows = rows
        self._columns = columns
        self._habits = RowHabits.of(rows, columns)
        self._titles: tuple[Title, ...] = ()
        self._all = RunningSums(columns.amounts)
        self._since_title = RunningSums(columns.amounts)
        self._since_total = RunningSums(columns.amounts)

    def take(self, place: int) -> None:
        """Put the next row where it belongs."""
        row = self._rows[place]
        title = self._title_in(place)
        if title:
            self._add_title(row, title)
        elif self._is_total(row):
            self._add_total(place, _name_in(row))
        elif self._goes_on(row):
            last = self.groups[-1]
            self.groups[-1] = replace(last, rows=(*last.rows, row))
            self._sum_up(row)
        elif row.printed:
            self.groups.append(RowGroup("record", (row,), self._titles))
            self._sum_up(row)

    def _sum_up(self, row: Row) -> None:
        for sums in (self._all, self._since_title, self._since_total):
            sums.add(row.amounts)

    def _add_title(self, row: Row, title: Title) -> None:
        self._stand_under(title)
        self.groups.append(RowGroup("title", (row,), self._titles))

    def _stand_under(self, title: Title) -> None:
        directly_below = bool(self.groups) and self.groups[-1].kind == "title"
        self._titles = under(self._titles, title, directly_below=directly_below)
        self._since_title = RunningSums(self._columns.amounts)
        self._since_total = RunningSums(self._columns.amounts)

    def _add_total(self, place: int, label: Cell | None) -> None:
        row = self._rows[place]
        if label is not None and self._sums_up_below(place, label):
            self._stand_under((label,))
        self.groups.append(RowGroup("total", (row,), self._titles, label))
        self._since_total = RunningSums(self._columns.amounts)

    def _title_in(self, place: int) -> Title:
        """The cells of the title that a row is; empty where it is none."""
        printed = self._rows[place].printed
        if printed and self._is_whole_row(printed):
            is_title = True
        elif len(printed) == 1:
            is_title = self._is_alone(place)
        elif len(printed) == 2:
            is_title = self._is_numbered_title(place)
        else:
            is_title = False
        return printed if is_title else ()

    def _is_whole_row(self, printed: Sequence[Cell]) -> bool:
        """Whether a text is merged over the columns and sums nothing up; a stray ruling may cut it in two."""
        width = sum(cell.colspan for cell in printed)
        if min(cell.colspan for cell in printed) == 1 or not self._is_nearly_all(width):
            return False
        return not is_bare_total(printed[0].text) and not _is_worded_sum(printed[0])

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

    def _is_nearly_all(self, width: int) -> bool:
        """Whether so many columns are (nearly) all of them."""
        return width >= min(self._columns.count, max(_FEWEST_SPANNED, _NEARLY_ALL * self._columns.count))

    def _is_alone(self, place: int) -> bool:
        """Whether the only text of a row is a title: where the rows have numbers it has none, and others follow it."""
        row = self._rows[place]
        (cell,) = row.printed
        spanned = range(cell.col, cell.col + cell.colspan)
        if row.ordinal or is_numbered(cell) or is_bare_total(cell.text) or is_dash(cell.text):
            return False
        if cell.col > 0 and self._columns.label not in spanned and self._columns.ordinal not in spanned:
            return False
        if cell.col in self._columns.amounts or not self._is_followed(place) or _is_rest_of_page_before(row):
            return False
        return self._is_merged_label(cell) or self._habits.are_strict

    def _is_followed(self, place: int) -> bool:
        """Whether the row below begins anew: else what stands alone may be the first row of a record."""
        if place + 1 == len(self._rows):
            return self._habits.counted
        below = self._rows[place + 1]
        return below.has_own_ordinal or below.has_own(self._columns.label) or len(below.printed) == 1

    def _is_total(self, row: Row) -> bool:
        """Whether a row sums up others: it has no number, and its words, its form or its arithmetic say so."""
        label = _name_in(row)
        if row.ordinal and row.has_own_ordinal and not begins_as_total(row.ordinal.text):
            return False
        if label is None:
            return row.ordinal is None and bool(row.amounts) and self._are_sums(row)
        if not self._names_row(label):
            return False
        says_more = any(cell is not label and not self._is_amount(cell) for cell in row.printed)
        if is_bare_total(label.text):
            return bool(row.amounts) or not says_more
        return not says_more and self._is_total_by_form(row, label)

    def _is_total_by_form(self, row: Row, label: Cell) -> bool:
        """Whether a row of a name and amounts is a total though its name may be that of a record."""
        if not row.amounts:
            return _is_worded_sum(label) and label.colspan > 1
        is_merged = self._is_merged_label(label)
        if is_merged and (label.col == 0 or begins_as_total(label.text)):
            return True
        if begins_as_total(label.text) and self._habits.counted:
            return True
        speaks_for_it = is_merged or self._habits.counted or begins_as_total(label.text)
        return speaks_for_it and self._are_sums(row)

    def _names_row(self, label: Cell) -> bool:
        """Whether a cell stands where rows are named: left of the amounts."""
        return all(label.col < col for col in self._columns.amounts) or label.col <= self._columns.label

    def _is_amount(self, cell: Cell) -> bool:
        return cell.col in self._columns.amounts or is_dash(cell.text)

    def _is_merged_label(self, label: Cell) -> bool:
        """Whether a name is merged over more columns than those of records are."""
        spanned = range(label.col, label.col + label.colspan)
        return label.colspan > 1 and (self._columns.label in spanned or self._columns.ordinal in spanned)

    def _are_sums(self, row: Row) -> bool:
        return any(sums.are(row.amounts) for sums in (self._since_total, self._since_title, self._all))

    def _sums_up_below(self, place: int, label: Cell) -> bool:
        """Whether a total stands above the rows that it sums up, as their title."""
        row = self._rows[place]
        if begins_as_total(label.text) or not row.amounts or self._are_sums(row):
            return False
        below = RunningSums(self._columns.amounts)
        for following in self._rows[place + 1 :]:
            if self._heads(following):
                break
            below.add(following.amounts)
            if below.are(row.amounts, fewest_rows=1):
                return True
        return self._since_total.rows == 0 and below.rows > 0

    def _heads(self, row: Row) -> bool:
        """Whether a row has no number, and a name that is merged as those of titles and totals are."""
        return bool(row.printed) and self._is_merged_label(row.printed[0])

    def _goes_on(self, row: Row) -> bool:
        """Whether a row goes on with the record of the row above."""
        if not self.groups or self.groups[-1].kind != "record" or row.has_own_ordinal:
            return False
        if row.has_own(self._columns.label):
            return _is_rest_of_page_before(row)
        return not self._has_amounts_again(row)

    def _has_amounts_again(self, row: Row) -> bool:
        """Whether a field that holds one amount has one in this row, and another in the record above."""
        return any(col in above.amounts for above in self.groups[-1].rows for col in row.amounts)


def _name_in(row: Row) -> Cell | None:
    """The cell that names a row: the first that holds a text."""
    return next((cell for cell in row.printed if cell.col not in row.amounts and not is_dash(cell.text)), None)


def _is_worded_sum(cell: Cell) -> bool:
    """Whether one text over all columns says a sum: รวมทั้งสิ้น ๑๐ โครงการ งบประมาณ ๔๕๔,๐๐๐ บาท."""
    return begins_as_total(cell.text) and any(character.isdigit() for character in cell.text)


def _is_rest_of_page_before(row: Row) -> bool:
    """Whether all that the first row of a page prints is a text in one column: the rest of one on the page before."""
    return row.tops_page and len(row.printed) == 1 and row.printed[0].colspan == 1


def _heads_number(number: str, below: str) -> bool:
    """Whether a number is that of a title over a row: ก over ๑, ๑ over ๑.๑."""
    above, first = arabic(number).strip(), arabic(below).strip()
    has_digits = any(character.isdigit() for character in above)
    if not has_digits:
        return first[:1].isdigit()
    return first.startswith(f"{above.rstrip('.')}.") and first[len(above.rstrip(".")) + 1 :][:1].isdigit()
