"""Do two tables hold columns of the same rows? Their rows stand level, are named alike, or make a known form whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median

from rapidfuzz import fuzz

from extractor.model import Table
from extractor.tables.columns.header_rows import row_texts
from extractor.tables.form_matching import layout_of
from extractor.tables.row_numbers import row_number, was_read
from extractor.tables.same_columns import common_shift
from normalizer import squeezed

# Points: row rulings of one sheet differ by no more from page to page, but for rounding; in scans, each of which lies
# otherwise, once their shift and scale are taken away.
_SAME_HEIGHT = 1.5
_SAME_HEIGHT_READ = 3.0
# Points and share: scans lie so far off, and are scaled by no more.
_FARTHEST = 58.0
_SCALED = 0.02
# Rows: fewer may be alike by chance.
_FEWEST_ROWS = 3
# Rows: a header that the right page does not say has so many at most.
_MOST_LACKING = 3
# Points: rows are of different heights where these differ by more.
_OTHER_HEIGHT = 2.0
# Rows below the header that tell by their heights alone that they are the same, wherever on their pages they stand.
_FEWEST_LOWER = 5
# rapidfuzz.ratio (0 to 100): what is so much alike is said again, not the next columns.
_SAID_AGAIN = 90.0
# The same of the cells of a column that an engine read twice, on average.
_READ_AGAIN = 80.0
# Columns: rows as many may be others, but hardly where their columns give a known form so many of those that it lacked.
_FEWEST_GAINED = 2
_NUMBER = re.compile(r"[0-9๐-๙.()]*")


@dataclass(frozen=True, slots=True)
class RowMatch:
    """How a table goes on to the right of another one.

    Attributes:
        lacking: How many rows at the top of the left table, its header, the right one lacks.
        again: How many columns at the left of the right table say columns of the left one again.
        is_sure: Whether the two alone tell; else a run of pages must.
    """

    lacking: int
    again: int
    is_sure: bool


def level_match(
    one: Table, other: Table, *, is_higher: bool
) -> RowMatch | None:
    """Whether the rows of two tables stand at the same heights of their pages.

    Args:
        one: The only table of a page.
        other: That of a page further on.
        is_higher: Whether print stands above the left one only, as a title over both does.

    Returns:
        How they match; None where they do not.
    """
    lacking = one.rows - other.rows
    if not 0 <= lacking <= min(_MOST_LACKING, one.rows - 1):
        return None
    ys, others = _heights(one)[lacking:], _heights(other)
    is_level = _are_level(ys, others)
    if not (is_level or _are_level_but_for_place(one, other, ys, others)):
        return None
    again = _count_again(one, other, lacking)
    if again is None:
        return None
    has_own_heights = _are_several(ys[0 if lacking else 1 :])
    is_told = has_own_heights or (is_level and is_higher and not lacking)
    if one.cols == other.cols and common_shift(one, other) is not None:
        # Else the one goes on below the other.
        is_told = is_higher and has_own_heights and not (again or lacking)
        return RowMatch(lacking, again, True) if is_told else None
    is_told = is_told or (not lacking and _makes_form(one, other, again))
    return RowMatch(
        lacking, again, is_told and one.rows >= _FEWEST_ROWS and other.rows > 1
    )


def named_match(one: Table, other: Table) -> RowMatch | None:
    """Whether two tables hold columns of the same rows, though these stand at other heights.

    Args:
        one: A table, of one page or of several.
        other: The next one.

    Returns:
        How they match: with as many rows, and columns that name them alike, or that make a known form whole; else
        None.
    """
    if one.rows != other.rows or one.rows < _FEWEST_ROWS:
        return None
    again = _count_again(one, other, 0)
    if again is None or _is_filled_in_again(one, other, again):
        return None
    is_sure = _names_rows(other, again) or (
        layout_of(other) is None
        and _gained(one, other, again) >= _FEWEST_GAINED
    )
    return RowMatch(0, again, is_sure) if is_sure else None


def columns_from(table: Table, first: int) -> Table:
    """The columns of a table from one on.

    Args:
        table: The table.
        first: The first column that is kept, 0-based.

    Returns:
        The rest; a cell that spans both keeps what is inside.
    """
    cells = []
    for cell in table.cells:
        start = max(cell.col, first)
        end = cell.col + cell.colspan
        if start < end:
            cells.append(replace(cell, col=start - first, colspan=end - start))
    return replace(
        table,
        cells=tuple(cells),
        cols=table.cols - first,
        column_edges=table.column_edges[first:],
    )


def _count_again(one: Table, other: Table, lacking: int) -> int | None:
    """How many columns of a table only say again what another one says; None where the rest is no further columns."""
    known = [texts[lacking:] for texts in _texts_by_column(one)]
    others = _texts_by_column(other)
    are_read = was_read(one) or was_read(other)
    again = 0
    while again < other.cols and any(
        _are_same(texts, others[again], are_read=are_read) for texts in known
    ):
        again += 1
    further = columns_from(other, again)
    if (
        again == other.cols
        or _says_again(one, further)
        or _counts_rows(further)
    ):
        return None
    return again


def _texts_by_column(table: Table) -> list[list[str]]:
    """The raw texts of each column from top to bottom; each cell is looked at once."""
    columns = [[""] * table.rows for _ in range(table.cols)]
    for cell in table.cells:
        for col in range(cell.col, cell.col + cell.colspan):
            columns[col][cell.row : cell.row + cell.rowspan] = [
                cell.text
            ] * cell.rowspan
    return columns


def _are_same(
    texts: Sequence[str], others: Sequence[str], *, are_read: bool
) -> bool:
    """Whether two columns say the same, and something: nearly, where an engine read them."""
    # Most columns differ in their first cells: no more of them is repaired to be compared.
    pairs = (
        (squeezed(one), squeezed(other))
        for one, other in zip(texts, others, strict=True)
    )
    if not are_read:
        says_something = False
        for one, other in pairs:
            if one != other:
                return False
            says_something = says_something or bool(one)
        return says_something
    alike = [(one, other) for one, other in pairs if one or other]
    if not (any(one for one, _ in alike) and any(other for _, other in alike)):
        return False
    return fmean(fuzz.ratio(*pair) for pair in alike) >= _READ_AGAIN


def _names_rows(other: Table, again: int) -> bool:
    """Whether one of the columns that are said again tells rows apart, and not by numbers alone, as any table does."""
    return any(
        len(
            {
                text
                for text in map(squeezed, texts)
                if not _NUMBER.fullmatch(text)
            }
        )
        >= _FEWEST_ROWS
        for texts in _texts_by_column(other)[:again]
    )


def _is_filled_in_again(one: Table, other: Table, again: int) -> bool:
    """Whether two tables are a form that was filled in twice: names stand at the left, what was written beside them."""
    if one.cols != other.cols or common_shift(one, other) is None:
        return False
    known = _texts_by_column(one)
    are_read = was_read(one) or was_read(other)
    return other.cols - again == 1 or any(
        _are_same(texts, others, are_read=are_read)
        for others in _texts_by_column(other)[again:]
        for texts in known
    )


def _makes_form(one: Table, other: Table, again: int) -> bool:
    """Whether the columns of both are those of a form that is known, of which the right part alone is none."""
    return layout_of(other) is None and _gained(one, other, again) > 0


def _gained(one: Table, other: Table, again: int) -> int:
    """How many columns of a known form the right table gives the left one."""
    further = columns_from(other, again)
    whole = layout_of(beside(one, further, lacking=0))
    if whole is None:
        return 0
    left = layout_of(one)
    if left is None:
        return further.cols if not whole.missing else 0
    return len(left.missing) - len(whole.missing)


def beside(left: Table, further: Table, *, lacking: int) -> Table:
    """The columns of one table behind those of another one.

    Args:
        left: A table.
        further: What stands to the right of it.
        lacking: How many rows at its top that has not.

    Returns:
        The table of both.
    """
    moved = [
        replace(cell, col=cell.col + left.cols, row=cell.row + lacking)
        for cell in further.cells
    ]
    shift = (
        left.column_edges[-1] - further.column_edges[0]
        if left.column_edges and further.column_edges
        else 0.0
    )
    return replace(
        left,
        cells=tuple(
            sorted((*left.cells, *moved), key=lambda cell: (cell.row, cell.col))
        ),
        cols=left.cols + further.cols,
        column_edges=(
            *left.column_edges,
            *(x + shift for x in further.column_edges[1:]),
        ),
    )


def _heights(table: Table) -> list[float]:
    """The y of the upper side of each row, and the lower one of the last; empty where a row has none of its own."""
    tops: dict[int, float] = {}
    for cell in table.cells:
        box = cell.fragments[0].box
        if box:
            tops.setdefault(cell.row, box.top)
            tops.setdefault(cell.row + cell.rowspan, box.bottom)
    return (
        [tops[row] for row in sorted(tops)]
        if len(tops) == table.rows + 1
        else []
    )


def _are_level(ys: Sequence[float], others: Sequence[float]) -> bool:
    """Whether the rulings of all rows stand at the same heights of their pages."""
    return (
        bool(ys)
        and len(ys) == len(others)
        and all(
            abs(y - other) <= _SAME_HEIGHT
            for y, other in zip(ys, others, strict=True)
        )
    )


def _are_level_but_for_place(
    one: Table, other: Table, ys: Sequence[float], others: Sequence[float]
) -> bool:
    """Whether rows are as high one by one: scans lie otherwise each, and a title may move one part down."""
    if not ys or len(ys) != len(others):
        return False
    are_read = was_read(one) or was_read(other)
    if not (are_read or _are_several(ys[1:], _FEWEST_LOWER)):
        return False
    scale = (others[-1] - others[0]) / max(ys[-1] - ys[0], _SAME_HEIGHT)
    if abs(scale - 1) > _SCALED:
        return False
    apart = [other - scale * y for y, other in zip(ys, others, strict=True)]
    shift = median(apart)
    return abs(others[0] - ys[0]) <= _FARTHEST and all(
        abs(distance - shift) <= _SAME_HEIGHT_READ for distance in apart
    )


def _are_several(ys: Sequence[float], fewest: int = 2) -> bool:
    """Whether rows, so many at least, are of different heights: then no other table has the same by chance."""
    heights = [below - above for above, below in pairwise(ys)]
    return (
        len(heights) >= fewest and max(heights) - min(heights) > _OTHER_HEIGHT
    )


def _says_again(one: Table, other: Table) -> bool:
    """Whether the first row of a table is the header of another one again."""
    texts, again = _header_texts(one), _header_texts(other)
    said = [
        text
        for text in again
        if any(fuzz.ratio(text, known) >= _SAID_AGAIN for known in texts)
    ]
    return not again or 2 * len(said) > len(again)


def _header_texts(table: Table) -> list[str]:
    """What the first row of a table says, each text once, without white space."""
    return [
        squeezed(text)
        for text in dict.fromkeys(row_texts(table, 0))
        if text.strip()
    ]


def _counts_rows(table: Table) -> bool:
    """Whether rows of a table are named by numbers of their own: it is no right part of one."""
    numbers = [row_number(text) for text in _texts_by_column(table)[0][1:]]
    counted = [number for number in numbers if number is not None]
    return len(counted) > 1 and counted == list(
        range(counted[0], counted[0] + len(counted))
    )
