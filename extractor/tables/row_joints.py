"""Whether the first row of a page goes on with the last row of the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model import Cell, Joint, Table, rows_between
from extractor.tables.columns.header_rows import row_texts
from extractor.tables.row_numbers import keys_of, row_number, was_read
from normalizer import blurred_marker_at, marker_at

# A row is the rest of one where so many cells are missing that every other of so many rows fills.
_FEWEST_MISSING = 2
_FEWEST_ROWS_TO_TELL = 3
# The last rows before a page break tell what rows are like.
_MOST_ROWS = 50
# So many rows without a name tell that a row without one is nothing special.
_FEWEST_NAMELESS = 2
_NO_AMOUNT = re.compile(r"\s*[-–—]\s*")
_AMOUNT = re.compile(r"\s*[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?\s*")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rows on both sides of a page break.

    Attributes:
        above: The table before.
        header_rows: How many rows at its top are header.
        key: The column (0-based) that names its rows.
        below: The table of the next page without the header that it repeats; at least one row.
        is_cut: Whether the page cut the rulings of both.
    """

    above: Table
    header_rows: int
    key: int
    below: Table
    is_cut: bool

    @property
    def last(self) -> list[str]:
        """The texts of the last row before."""
        return row_texts(self.above, self.above.rows - 1)

    @property
    def first(self) -> list[str]:
        """The texts of the first row after."""
        return row_texts(self.below, 0)

    def joint(self) -> Joint:
        """From what it follows that the first row goes on with the last one.

        Returns:
            The reason; empty where the row begins anew.
        """
        name = self.first[self.key]
        # Most rows have one; then the table before, which grows from page to page, need not be gone through.
        if row_number(name) is not None:
            return ""
        keys = keys_of(self.above, self.header_rows, self.key)
        if (
            not keys
            or self._names_a_row(name, keys)
            or self.stands_apart()
            or self._has_second_amount()
        ):
            return ""
        if self._names_groups():
            return self._joint_of_nameless()
        if not name.strip():
            return (
                "no-name"
                if not self._are_often_nameless()
                else self._joint_of_nameless()
            )
        if any(row_number(text) is not None for text in keys):
            return "no-number"
        return self._joint_of_unnumbered()

    def _names_a_row(self, name: str, keys: Sequence[str]) -> bool:
        """Whether a row has a number of its own, perhaps a misread one, or a text where others have bare numbers."""
        if row_number(name) is not None or (
            was_read(self.below) and blurred_marker_at(name) is not None
        ):
            return True
        bare = [text for text in keys if text.strip().isdecimal()]
        return (
            bool(name.strip())
            and not was_read(self.below)
            and 2 * len(bare) > len(keys)
        )

    def stands_apart(self) -> bool:
        """Whether the first row is made of other cells than the last one: a title or a total over several columns.

        Returns:
            Whether a cell of it is merged over columns as none of the last row is, or one of the last row over all
            columns, as none of it is: a title at the foot of a page.
        """
        first_row = [cell for cell in self.below.cells if cell.row == 0]
        merged = [
            cell for cell in first_row if cell.colspan > 1 and not cell.blank
        ]
        last = {(cell.col, cell.colspan) for cell in _cells_at_end(self.above)}
        if any((cell.col, cell.colspan) not in last for cell in merged):
            return True
        is_title = any(
            cell.colspan == self.above.cols > 1 and not cell.blank
            for cell in _cells_at_end(self.above)
        )
        return is_title and all(
            cell.colspan < self.below.cols for cell in first_row
        )

    def _has_second_amount(self) -> bool:
        """Whether an amount stands below one: a row has one in a column. Numbers that count on may share a cell."""
        pairs = zip(self.last, self.first, strict=True)
        return any(
            _are_amounts(text, below)
            for col, (text, below) in enumerate(pairs)
            if col != self.key
        )

    def _names_groups(self) -> bool:
        """Whether the cell that names the first row is merged over rows: it names several."""
        names = [
            cell
            for cell in self.below.cells
            if cell.row == 0 and cell.col <= self.key < cell.col + cell.colspan
        ]
        return any(cell.rowspan > 1 for cell in names)

    def _are_often_nameless(self) -> bool:
        """Whether rows before have no name either: only the first row of a group has one."""
        keys = keys_of(self.above, self.header_rows, self.key)
        return sum(not text.strip() for text in keys) >= _FEWEST_NAMELESS

    def _joint_of_nameless(self) -> Joint:
        """The reason where the row need not have a name."""
        if self._missing_cells():
            return "cells-missing"
        return "rulings-cut" if self.is_cut else ""

    def _joint_of_unnumbered(self) -> Joint:
        """The reason where rows have no numbers: items of other cells tell, cells that are missing, or cut rulings."""
        numbers = _item_numbers(
            [
                text
                for col, text in enumerate(self.first)
                if not self._counts_rows(col)
            ]
        )
        if numbers and min(numbers) == 1:
            return ""
        if numbers or any(map(_list_goes_on, self.last, self.first)):
            return "items-go-on"
        if len(self._missing_cells()) >= _FEWEST_MISSING:
            return "cells-missing"
        return "rulings-cut" if self.is_cut else ""

    def _counts_rows(self, col: int) -> bool:
        """Whether the cells of a column are numbered on from row to row, instead of each from 1 on."""
        firsts = _item_numbers(keys_of(self.above, self.header_rows, col))
        return len(firsts) > 1 and 2 * firsts.count(1) < len(firsts)

    def _missing_cells(self) -> list[int]:
        """The columns that are blank in the first row, though every row above fills them with a cell of its own."""
        first = max(self.header_rows, self.above.rows - _MOST_ROWS)
        recent = rows_between(self.above, first, self.above.rows)
        if recent.rows < _FEWEST_ROWS_TO_TELL:
            return []
        texts = [row_texts(recent, row) for row in range(recent.rows)]
        merged = {
            cell.col
            for cell in _cells_at_end(self.above)
            if _may_be_merged(cell)
        }
        blank = [
            col
            for col, text in enumerate(self.first)
            if not text.strip() and col not in merged
        ]
        return [col for col in blank if all(row[col].strip() for row in texts)]


def _are_amounts(text: str, below: str) -> bool:
    """Whether two cells hold an amount each, or a dash for none, of which the second one does not count on."""
    if _NO_AMOUNT.fullmatch(text) and _AMOUNT.fullmatch(below):
        return True
    if not (_AMOUNT.fullmatch(text) and _AMOUNT.fullmatch(below)):
        return False
    number, next_number = row_number(text), row_number(below)
    return number is None or next_number != number + 1


def _cells_at_end(table: Table) -> list[Cell]:
    """The cells that end in the last row."""
    return [
        cell for cell in table.cells if cell.row + cell.rowspan == table.rows
    ]


def _may_be_merged(cell: Cell) -> bool:
    """Whether a cell at the end of a page may go on below by itself: it is merged over rows, or the page cut it."""
    return cell.rowspan > 1 or any(
        fragment.is_cut for fragment in cell.fragments
    )


def _list_goes_on(text: str, below: str) -> bool:
    """Whether the first item that begins in a cell counts on from the last one of the cell above."""
    numbers_above = _item_numbers(text.split("\n"))
    numbers_below = _item_numbers(below.split("\n"))
    return (
        bool(numbers_above and numbers_below)
        and numbers_below[0] == numbers_above[-1] + 1
    )


def _item_numbers(texts: Sequence[str]) -> list[int]:
    """The numbers of the items with which texts begin."""
    markers = [marker_at(text) for text in texts]
    return [
        marker.number
        for marker in markers
        if marker and marker.number is not None
    ]
