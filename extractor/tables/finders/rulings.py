"""Rulings become tables of empty cells, also where a producer left the first or last row of a page open.

The geometry (joining strokes, crossing points, smallest rectangles) is pdfplumber's; what it lacks is added here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractor.model import Box, Cell, Fragment, Page, Ruling, Table

# Strokes nearer than this are one (points): double frames, cell borders drawn twice, dots of a dotted ruling.
_NEAR = 3.0
# A cell thinner than this holds no text (the smallest print seen is 5 points high): the gap of a double frame.
_THINNEST = 4.0
# Shorter joined strokes are dots, ticks and underlines (points).
_SHORTEST = 6.0

T = TypeVar("T")
Edge = dict[str, Any]
Rect = tuple[float, float, float, float]


def find_ruled_tables(page: Page) -> tuple[Table, ...]:
    """The ruled tables of a page from top to bottom, their cells empty."""
    edges = _joined(page.rulings)
    edges += _missing_sides(edges, "h", "x0", "x1")
    added = _missing_sides(edges, "v", "top", "bottom")
    points = edges_to_intersections([*edges, *added], _NEAR, _NEAR)
    cells = [cell for cell in intersections_to_cells(points) if min(cell[2] - cell[0], cell[3] - cell[1]) >= _THINNEST]
    groups = cells_to_tables(cells)
    tables = [_table(page.number, rects, added) for rects in groups]
    outer = (table for table in tables if not any(_holds(cell, table) for rects in groups for cell in rects))
    return tuple(sorted(outer, key=lambda table: table.boxes[0][1].top))


def _holds(cell: Rect, table: Table) -> bool:
    """Whether a table lies inside a cell of another: a framed paragraph, which is part of that cell's text."""
    box = table.boxes[0][1]
    inside = cell[0] <= box.x0 and cell[1] <= box.top and box.x1 <= cell[2] and box.bottom <= cell[3]
    return inside and (cell[2] - cell[0], cell[3] - cell[1]) != (box.width, box.height)


def _joined(rulings: Iterable[Ruling]) -> list[Edge]:
    boxes = {tuple(round(side, 1) for side in (r.x0, r.top, r.x1, r.bottom)) for r in rulings}
    dots = sorted(box for box in boxes if max(box[2] - box[0], box[3] - box[1]) <= _NEAR)
    edges = [_edge(*box) for box in sorted(boxes.difference(dots))]
    merged = merge_edges([*edges, *_dotted(dots, "h"), *_dotted(dots, "v")], _NEAR, _NEAR, _NEAR, _NEAR)
    return [edge for edge in merged if max(edge["width"], edge["height"]) >= _SHORTEST]


def _edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """The middle line of a stroke."""
    if bottom - top > x1 - x0:
        return _stroke("v", (x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
    return _stroke("h", x0, (top + bottom) / 2, x1, (top + bottom) / 2)


def _dotted(dots: Iterable[tuple[float, ...]], orientation: str) -> Iterator[Edge]:
    """Rows (or columns) of dots that stand near each other, each as one stroke."""
    along, across = (0, 1) if orientation == "h" else (1, 0)
    rows: dict[float, list[tuple[float, ...]]] = defaultdict(list)
    for dot in dots:
        rows[dot[across]].append(dot)
    for row in rows.values():
        for run in _runs(row, lambda dot: dot[along]):
            first, last = run[0], run[-1]
            if last[along] - first[along] >= _SHORTEST:
                yield _edge(first[0], first[1], last[2], last[3])


def _stroke(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    """A stroke as pdfplumber's table functions want it."""
    box = {"x0": x0, "x1": x1, "top": top, "bottom": bottom}
    return {**box, "width": x1 - x0, "height": bottom - top, "orientation": orientation}


def _missing_sides(edges: Sequence[Edge], orientation: str, start: str, end: str) -> list[Edge]:
    """Where three or more rulings end together and no stroke closes them, close them.

    Column rulings end so where the page cut a table, row rulings where it is open to the left and right. Row rulings
    alone are underlines: they count where column rulings cross them.
    """
    strokes = [edge for edge in edges if edge["orientation"] == orientation]
    others = [edge for edge in edges if edge["orientation"] != orientation]
    if orientation == "h":
        strokes = [edge for edge in strokes if any(_crosses(edge, other) for other in others)]
    groups = [
        (group, at) for at in (start, end) for run in _runs(strokes, itemgetter(at)) for group in _linked(run, others)
    ]
    return [side for group, at in groups for side in _side(group, others, at)]


def _linked(run: Sequence[Edge], others: Sequence[Edge]) -> Iterator[Sequence[Edge]]:
    """Row rulings of one table: a column ruling leads from each to the next. Column rulings stay together."""
    if run[0]["orientation"] == "v":
        yield run
        return
    group: list[Edge] = []
    for row in sorted(run, key=itemgetter("top")):
        if group and not any(_crosses(group[-1], other) and _crosses(row, other) for other in others):
            yield group
            group = []
        group.append(row)
    yield group


def _side(group: Sequence[Edge], others: Sequence[Edge], at: str) -> Iterator[Edge]:
    low, high = ("x0", "x1") if at in ("top", "bottom") else ("top", "bottom")
    outermost = max if at in ("bottom", "x1") else min
    place, start, end = outermost(e[at] for e in group), min(e[low] for e in group), max(e[high] for e in group)
    crossing = [other for other in others if sum(_crosses(row, other) for row in group) > 1] if low == "top" else []
    # Without outer columns a table still has two rulings that cross its rows; an arrow of a diagram meets one.
    enough = 3 if low == "x0" or len(crossing) == 2 else 2 if len(crossing) > 2 else len(group) + 1
    if len(group) < enough or _closed(others, low, high, place, start, end):
        return
    if low == "x0":
        yield _stroke("h", start, place, end, place)
    else:
        top, bottom = min(other["top"] for other in crossing), max(other["bottom"] for other in crossing)
        yield _stroke("v", place, min(start, top), place, max(end, bottom))


def _crosses(row: Edge, column: Edge) -> bool:
    """Whether a column ruling meets a row ruling away from its ends."""
    inside = row["x0"] + _NEAR < column["x0"] < row["x1"] - _NEAR
    return bool(inside and column["top"] - _NEAR <= row["top"] <= column["bottom"] + _NEAR)


def _runs(things: Iterable[T], place: Callable[[T], float]) -> Iterator[list[T]]:
    """Things in order of their place, parted where the next is not near."""
    run: list[T] = []
    for thing in sorted(things, key=place):
        if run and place(thing) - place(run[-1]) > _NEAR:
            yield run
            run = []
        run.append(thing)
    if run:
        yield run


def _closed(others: Sequence[Edge], low: str, high: str, place: float, start: float, end: float) -> bool:
    """Whether strokes run along most of the way from `start` to `end` near `place`."""
    across = "top" if low == "x0" else "x0"
    near = (edge for edge in others if abs(edge[across] - place) <= 2 * _NEAR)
    inked: float = sum(max(0.0, min(edge[high], end) - max(edge[low], start)) for edge in near)
    return inked > (end - start) / 2


def _table(page_no: int, rects: Sequence[Rect], added: Sequence[Edge]) -> Table:
    xs = _boundaries(x for rect in rects for x in (rect[0], rect[2]))
    ys = _boundaries(y for rect in rects for y in (rect[1], rect[3]))
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    cells = tuple(_cell(page_no, rect, xs, ys) for rect in sorted(rects, key=lambda rect: (rect[1], rect[0])))
    opened = [edge["top"] for edge in added if edge["x0"] < box.x1 and edge["x1"] > box.x0]
    return Table(
        cells=cells,
        rows=len(ys) - 1,
        cols=len(xs) - 1,
        page_first=page_no,
        page_last=page_no,
        edges=tuple(xs),
        boxes=((page_no, box),),
        open_top=any(abs(y - box.top) <= _NEAR for y in opened),
        open_bottom=any(abs(y - box.bottom) <= _NEAR for y in opened),
    )


def _boundaries(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] >= _THINNEST:
            found.append(value)
    return found


def _cell(page_no: int, rect: Rect, xs: Sequence[float], ys: Sequence[float]) -> Cell:
    col, right = _index(xs, rect[0]), _index(xs, rect[2])
    row, bottom = _index(ys, rect[1]), _index(ys, rect[3])
    fragment = Fragment(page_no, Box(*rect))
    return Cell(row, col, max(1, bottom - row), max(1, right - col), (fragment,))


def _index(boundaries: Sequence[float], value: float) -> int:
    return min(range(len(boundaries)), key=lambda i: abs(boundaries[i] - value))
