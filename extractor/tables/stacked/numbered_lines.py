"""Ruled rows of scans that hold several rows: the numbers in their first column, once read, count on line by line.

Before a scan is read, rulings and white alone tell of its rows; dense ones leave no white between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model import Cell, Fragment, Line, PageContent, Table
from extractor.tables.row_numbers import row_number

# So many numbers count on, and such a share of the lines are these: the engine may have misread some.
_FEWEST_NUMBERS = 2
_SHARE_COUNTED = 0.8
# So many further columns have print beside such a share of the numbers; beside a few numbers more of them.
_FEWEST_COLUMNS = 2
_SHARE_BESIDE = 0.6
_FEW_NUMBERS = 2
_FEWEST_COLUMNS_OF_FEW = 3
# Of the least step from number to number: what stands so far above one is of its row.
_ABOVE = 0.5


def with_numbered_rows(content: PageContent) -> PageContent:
    """Part the ruled rows of a page that was read in which numbers count on.

    Args:
        content: The page, read by an engine: each line with its box, in points.

    Returns:
        The page; a row of its tables that held several is as many, and what stood above its first number a row, too.
        No line is left out.
    """
    return replace(content, tables=tuple(map(_parted, content.tables)))


def _parted(table: Table) -> Table:
    """A table with a row for each number."""
    for row in reversed(range(table.rows)):
        tops = _tops_of_rows(table, row)
        if tops:
            table = _cut(table, row, tops)
    return table


def _tops_of_rows(table: Table, row: int) -> list[float]:
    """Where the rows inside of a ruled row begin, but for the first: above their numbers; empty where it is one row."""
    cells = [cell for cell in table.cells if cell.row == row]
    if not cells or cells[0].col or any(cell.rowspan > 1 for cell in cells):
        return []
    middles = _middles(cells[0].lines)
    if not _count_on(cells[0].lines) or len(middles) < len(cells[0].lines):
        return []
    reach = _ABOVE * min(below - above for above, below in pairwise(middles))
    if reach <= 0:
        return []
    beside = [
        _share_beside(_middles(cell.lines), middles, reach)
        for cell in cells[1:]
    ]
    fewest = (
        _FEWEST_COLUMNS_OF_FEW
        if len(middles) <= _FEW_NUMBERS
        else _FEWEST_COLUMNS
    )
    if sum(share >= _SHARE_BESIDE for share in beside) < fewest:
        return []
    tops = [middle - reach for middle in middles]
    every = [y for cell in cells for y in _middles(cell.lines)]
    return tops if min(every) < tops[0] else tops[1:]


def _middles(lines: Sequence[Line]) -> list[float]:
    """The y of the middle of each line that has a box."""
    return [(line.box.top + line.box.bottom) / 2 for line in lines if line.box]


def _count_on(lines: Sequence[Line]) -> bool:
    """Whether lines are numbers, each one more than that above."""
    numbers = [row_number(line.text.strip(" .()")) for line in lines]
    firsts = Counter(
        number - place
        for place, number in enumerate(numbers)
        if number is not None
    )
    ((_, counted),) = firsts.most_common(1) or [(0, 0)]
    return counted >= max(_FEWEST_NUMBERS, _SHARE_COUNTED * len(lines))


def _share_beside(
    ys: Sequence[float], numbers: Sequence[float], reach: float
) -> float:
    """The share of numbers beside which a line stands."""
    beside = sum(
        any(abs(y - number) <= reach for y in ys) for number in numbers
    )
    return beside / len(numbers)


def _cut(table: Table, row: int, tops: Sequence[float]) -> Table:
    """A table one of whose rows is cut at some heights."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row == row:
            cells += _parts_of(cell, tops)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + len(tops)))
        elif cell.row + cell.rowspan > row:
            cells.append(replace(cell, rowspan=cell.rowspan + len(tops)))
        else:
            cells.append(cell)
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(table, cells=tuple(cells), rows=table.rows + len(tops))


def _parts_of(cell: Cell, tops: Sequence[float]) -> Iterator[Cell]:
    """The cells of the rows that one cell holds."""
    (fragment,) = cell.fragments
    box = fragment.box
    if box is None:
        yield replace(cell, rowspan=len(tops) + 1)
        return
    edges = [box.top, *tops, box.bottom]
    for place, (top, bottom) in enumerate(pairwise(edges)):
        part = replace(
            fragment,
            box=replace(box, top=top, bottom=bottom),
            lines=tuple(_lines_in(fragment, tops, place)),
        )
        yield replace(cell, row=cell.row + place, fragments=(part,))


def _lines_in(
    fragment: Fragment, tops: Sequence[float], place: int
) -> Iterator[Line]:
    """The lines of one of the rows; one without a box stands in the first."""
    for line in fragment.lines:
        (middle,) = _middles([line]) or [float("-inf")]
        if sum(middle >= top for top in tops) == place:
            yield line
