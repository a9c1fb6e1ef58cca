"""Rows on a ground of their own whose column lines do not show: a scan has them as one cell, their print says better.

Producers rule the cells of a header in the colour that it is filled with, or in black on a fill nearly as dark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median

from extractor.model import Box, Cell, Drawing, Table

# Points: print as near to a column line as this is printed over it.
_CLEAR = 1.0
# Points: what is narrower and stands on a column line is a piece of that line.
_SLIVER = 1.5
# Columns: where each of so many has print (of more, each but one), and no line of theirs is printed over, that is no
# chance.
_SURE_COLUMNS = 3
# Else print stands apart at a column line as far as letters are high, so many times: words of a title do not.
_APART = 1.0
# Shares of a cell that lie on its ground, at least: its sides are ruled, or blurred.
_ON_GROUND = 0.7


def with_divided_headers(
    table: Table,
    print_: Sequence[Box],
    grounds: Callable[[], Sequence[Drawing]],
) -> Table:
    """Part cells that span columns where their print keeps to these, and they lie on a ground, as headers do.

    Args:
        table: A table of one page, its cells empty.
        print_: The letters of the page, in points.
        grounds: Gives the grounds of the page that are darker than paper; asked only where cells might be parted.

    Returns:
        The table; the same one where no cell is parted.
    """
    parted = {
        cell: parts
        for cell in table.cells
        if cell.colspan > 1
        and cell.rowspan == 1
        and len(parts := _parts(cell, table.column_edges, print_)) > 1
    }
    if not parted:
        return table
    fills = [ground.box for ground in grounds()]
    cells: list[Cell] = []
    for cell in table.cells:
        lies_on_ground = cell in parted and any(
            _lies_on(_box(cell), fill) for fill in fills
        )
        cells += parted[cell] if lies_on_ground else [cell]
    cells.sort(key=attrgetter("row", "col"))
    return replace(table, cells=tuple(cells))


def _parts(
    cell: Cell, edges: Sequence[float], print_: Sequence[Box]
) -> list[Cell]:
    """A cell parted at the column lines that its print leaves free; whole where a part would be left blank."""
    area = _box(cell)
    inside = [
        box
        for box in print_
        if _has_middle_in(box, area) and not _is_of_line(box, edges)
    ]
    if not inside:
        return [cell]
    lines = range(cell.col + 1, cell.col + cell.colspan)
    free = [line for line in lines if _room_at(edges[line], inside) > 0]
    is_sure = len(free) == len(lines) and cell.colspan >= _SURE_COLUMNS
    if not is_sure and cell.colspan < len(edges) - 1:
        return [cell]  # beside cells whose lines show it is merged
    if not is_sure:
        apart = _APART * median(box.height for box in inside)
        free = [line for line in free if _room_at(edges[line], inside) > apart]
    places = (cell.col, *free, cell.col + cell.colspan)
    parts = list(_parted(cell, places, edges))
    blank = sum(
        not any(_has_middle_in(box, _box(part)) for box in inside)
        for part in parts
    )
    is_told = len(parts) - blank >= _SURE_COLUMNS
    return parts if blank <= (is_sure and is_told) else [cell]


def _is_of_line(box: Box, edges: Sequence[float]) -> bool:
    """Whether print is a piece of a column line that hardly shows."""
    return box.width < _SLIVER and any(
        box.x0 - _CLEAR < edge < box.x1 + _CLEAR for edge in edges
    )


def _room_at(x: float, print_: Sequence[Box]) -> float:
    """How far print stands apart at a column line, in points; 0 where it is printed over."""
    before = [box.x1 for box in print_ if box.x0 < x]
    after = [box.x0 for box in print_ if box.x0 >= x]
    end = max(before, default=-inf)
    start = min(after, default=inf)
    return start - end if min(x - end, start - x) > _CLEAR else 0.0


def _parted(
    cell: Cell, places: Sequence[int], edges: Sequence[float]
) -> Iterator[Cell]:
    """The cells between column lines of one, by the numbers of these."""
    whole = _box(cell)
    for col, end in pairwise(places):
        box = replace(
            whole,
            x0=max(whole.x0, edges[col]),
            x1=min(whole.x1, edges[end]),
        )
        fragment = replace(cell.fragments[0], box=box)
        yield replace(cell, col=col, colspan=end - col, fragments=(fragment,))


def _lies_on(box: Box, ground: Box) -> bool:
    """Whether most of a cell lies on a ground."""
    width = min(box.x1, ground.x1) - max(box.x0, ground.x0)
    height = min(box.bottom, ground.bottom) - max(box.top, ground.top)
    shares = (width / box.width, height / box.height)
    return min(shares) >= _ON_GROUND


def _has_middle_in(box: Box, area: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return area.x0 < x < area.x1 and area.top < y < area.bottom


def _box(cell: Cell) -> Box:
    box = cell.fragments[0].box
    assert box is not None  # a table of rulings has a box for each cell
    return box
