"""Sheets wider than a page, printed on pages to be laid side by side, become whole: their columns are joined by rows.

Spreadsheets are printed down and then over (pages 1, 2, 3 hold the left columns, 4, 5, 6 the right ones), or over and
then down (1 and 2, 3 and 4). The rulings of the rows tell: both pages have them at the same heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from extractor.model import Cell, PageContent, PageJoin, Table
from extractor.tables.columns.header_rows import row_texts, squeezed
from extractor.tables.form_matching import layout_of
from extractor.tables.row_numbers import row_number
from extractor.tables.same_columns import common_shift

# Points: row rulings of one sheet differ by no more from page to page, but for rounding.
_SAME_HEIGHT = 1.5
# Pages: the left columns of a sheet fill so many at most before the right ones begin.
_MOST_DOWN = 40
# Rows: fewer may be alike by chance.
_FEWEST_ROWS = 3
# Points: rows are of different heights where these differ by more.
_OTHER_HEIGHT = 2.0
# rapidfuzz.ratio (0 to 100): what is so much alike is said again, not the next columns.
_SAID_AGAIN = 90.0


def joined_side_by_side(
    page_contents: Sequence[PageContent],
) -> list[PageContent]:
    """Put the pages of sheets that are wider than a page side by side.

    Args:
        page_contents: The pages, in order.

    Returns:
        The same pages; a table whose right part stands on a later page holds that, too, and is missing there.
    """
    pages = list(page_contents)
    first = 0
    while first < len(pages):
        down = _pages_down(pages, first)
        if down:
            _join_over(pages, first, down)
        first += down or 1
    return pages


def _pages_down(pages: Sequence[PageContent], first: int) -> int:
    """How many pages from `first` on have their right parts on as many pages that follow; 0 where none has."""
    for down in range(1, min(_MOST_DOWN, (len(pages) - first) // 2) + 1):
        if not pages[first + down - 1].tables:
            return 0
        pairs = [
            (pages[first + step], pages[first + down + step])
            for step in range(down)
        ]
        if all(_lie_side_by_side(left, right) for left, right in pairs):
            return down
    return 0


def _join_over(pages: list[PageContent], first: int, down: int) -> None:
    """Put the right parts of `down` pages to their left ones, in place, as often as there are pages further right."""
    over = first + down
    while over + down <= len(pages):
        pairs = [
            (pages[first + step], pages[over + step]) for step in range(down)
        ]
        if not all(_lie_side_by_side(left, right) for left, right in pairs):
            return
        for step, (left, right) in enumerate(pairs):
            joined = _side_by_side(left.tables[0], right.tables[0])
            pages[first + step] = replace(left, tables=(joined,))
            pages[over + step] = replace(right, tables=())
        over += down


def _lie_side_by_side(left: PageContent, right: PageContent) -> bool:
    """Whether two pages hold the columns of one sheet: one table each, of rows as high, its header not said again."""
    if len(left.tables) != 1 or len(right.tables) != 1:
        return False
    one, other = left.tables[0], right.tables[0]
    if (
        one.rows != other.rows
        or one.rows < _FEWEST_ROWS
        or not _have_same_rows(one, other)
    ):
        return False
    again = _count_columns_again(one, other)
    further = _columns_from(other, again)
    if (
        again == other.cols
        or _says_again(one, further)
        or _counts_rows(further)
    ):
        return False
    is_higher_left = _is_printed_above(left, one) and not _is_printed_above(
        right, other
    )
    has_own_heights = _has_rows_of_several_heights(one)
    if one.cols == other.cols and common_shift(one, other) is not None:
        return is_higher_left and has_own_heights and not again
    return is_higher_left or has_own_heights or _are_one_form(one, other)


def _are_one_form(one: Table, other: Table) -> bool:
    """Whether the columns of both are those of a form that is known, of which the right part alone is none."""
    whole = layout_of(_side_by_side(one, other))
    if whole is None or layout_of(other) is not None:
        return False
    left = layout_of(one)
    return left is None or len(left.missing) > len(whole.missing)


def _is_printed_above(page_content: PageContent, table: Table) -> bool:
    top = table.boxes[0][1].top
    return any(
        line.box is not None and line.box.top < top
        for line in page_content.lines
    )


def _count_columns_again(one: Table, other: Table) -> int:
    """How many columns at the left of a table are those at the left of another one again, which name the rows."""
    count = 0
    while count < min(one.cols, other.cols) and _texts_of(
        one, count
    ) == _texts_of(other, count):
        count += 1
    return count


def _texts_of(table: Table, col: int) -> list[str]:
    return [squeezed(row_texts(table, row)[col]) for row in range(table.rows)]


def _columns_from(table: Table, first: int) -> Table:
    """The columns of a table from one on; a cell that spans both keeps what is inside."""
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


def _have_same_rows(one: Table, other: Table) -> bool:
    """Whether the rulings of all rows stand at the same heights of their pages."""
    ys, others = _heights(one), _heights(other)
    if not ys or len(ys) != len(others):
        return False
    return all(
        abs(y - y_other) <= _SAME_HEIGHT
        for y, y_other in zip(ys, others, strict=True)
    )


def _has_rows_of_several_heights(table: Table) -> bool:
    """Whether rows below the first one are of different heights: then no other table has the same by chance."""
    ys = _heights(table)[1:]
    heights = [below - above for above, below in pairwise(ys)]
    return len(heights) > 1 and max(heights) - min(heights) > _OTHER_HEIGHT


def _says_again(one: Table, other: Table) -> bool:
    """Whether the first row of a table is the header of another one again."""
    texts = [
        squeezed(text)
        for text in dict.fromkeys(row_texts(one, 0))
        if text.strip()
    ]
    again = [
        squeezed(text)
        for text in dict.fromkeys(row_texts(other, 0))
        if text.strip()
    ]
    said = [
        text
        for text in again
        if any(fuzz.ratio(text, known) >= _SAID_AGAIN for known in texts)
    ]
    return not again or 2 * len(said) > len(again)


def _counts_rows(table: Table) -> bool:
    """Whether rows of a table are named by numbers of their own: it is no right part of one."""
    numbers = [
        row_number(row_texts(table, row)[0]) for row in range(1, table.rows)
    ]
    counted = [number for number in numbers if number is not None]
    return len(counted) > 1 and counted == list(
        range(counted[0], counted[0] + len(counted))
    )


def _side_by_side(left: Table, right: Table) -> Table:
    """One table of the columns of two; columns of the right one that say those of the left again are dropped."""
    again = _count_columns_again(left, right)
    further = _columns_from(right, again)
    shift = left.column_edges[-1] - further.column_edges[0]
    moved = [replace(cell, col=cell.col + left.cols) for cell in further.cells]
    dropped = [
        line
        for cell in right.cells
        if cell.col + cell.colspan <= again
        for line in cell.lines
    ]
    ((page_no, _),) = right.boxes
    return replace(
        left,
        cells=tuple(sorted((*left.cells, *moved), key=_place)),
        cols=left.cols + further.cols,
        page_last=right.page_last,
        column_edges=(
            *left.column_edges,
            *(x + shift for x in further.column_edges[1:]),
        ),
        boxes=left.boxes + right.boxes,
        repeated=(*left.repeated, *dropped),
        joins=(*left.joins, PageJoin(page_no, True, "side-by-side")),
    )


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.col
