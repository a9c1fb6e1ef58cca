"""What is drawn through the cells of a table, print and rulings aside: arrows, bars, shading, pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain

from extractor.model import (
    Box,
    Cell,
    Drawing,
    DrawingKind,
    Drawn,
    Line,
    Page,
    Table,
)
from extractor.tables.cell_fills import CellFills
from extractor.tables.cell_index import CellIndex
from extractor.tables.letter_boxes import LetterBoxes

# Points: nearer to a side of its cell, a stroke is a ruling, or part of one.
_EDGE = 3.0
# Of a low cell's height, the share that counts as its edges instead.
_EDGE_SHARE = 0.2
# Of a cell's width, the share over which something must be drawn.
_COVERED_SHARE = 0.4
# Of something that is drawn in one cell alone, the share of its width that lies there.
_INSIDE_SHARE = 0.8
# Points: what is smaller one way is no mark; it may be a dash, which says that there is nothing.
_SMALLEST_MARK = 3.0
# Points: drawings nearer than this are one, as a stroke and its heads.
_TOUCHING = 1.5
# A drawing belongs to a cell in which this share of its height lies, or that it fills to this share.
_OWN_SHARE = 0.5
# A picture is at most so many times as high as the cell to which it belongs.
_HIGHEST_PICTURE = 3.0
# Points by which what is drawn stands above or below a line of print that it underlines or strikes out.
_BESIDE_PRINT = 2.0

# From one x to another, in points.
_Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """What lies of a drawing in one cell.

    Attributes:
        kind: What is drawn.
        box: The part, in points.
        whole: The whole drawing.
    """

    kind: DrawingKind
    box: Box
    whole: Box


def with_drawings(table: Table, page: Page) -> Table:
    """Say of each cell of a table what is drawn through it.

    Args:
        table: A table of one page, its cells filled.
        page: The page, with its rulings and drawings.

    Returns:
        The table.
    """
    cells = CellIndex(table)
    parts: dict[int, list[_Part]] = defaultdict(list)
    for index, part in _parts(table, cells, page):
        parts[index].append(part)
    if not parts:
        return table
    every_whole = {part.whole for part in chain.from_iterable(parts.values())}
    marked = []
    for index, cell in enumerate(table.cells):
        drawn = _drawn(cell, cells.boxes[index], parts[index], every_whole)
        fragment = replace(cell.fragments[0], drawn=drawn)
        marked.append(replace(cell, fragments=(fragment,)))
    return replace(table, cells=tuple(marked))


def strokes_through(cells: CellIndex, page: Page) -> Iterator[Box]:
    """The strokes that run through cells, away from their upper and lower sides.

    Args:
        cells: The cells of a table.
        page: Its page, with its rulings.

    Yields:
        The box of each stroke, as often as it runs through a cell.
    """
    for _, part in _parts_of_strokes(cells, page):
        yield part.whole


def _parts(
    table: Table, cells: CellIndex, page: Page
) -> Iterator[tuple[int, _Part]]:
    """What lies of each drawing in each cell, by the cell's index."""
    yield from _parts_of_strokes(cells, page)
    fills = CellFills(table, cells, page.drawings)
    for index, drawing, box in fills.standing_out():
        if _is_of_cell(drawing.box, box, cells.boxes[index]):
            yield index, _Part("fill", box, drawing.box)
    letters = LetterBoxes(page)
    for drawing in page.drawings:
        if drawing.kind == "picture":
            yield from _parts_of_picture(drawing.box, cells, letters)
        elif drawing.kind == "fill" and not drawing.is_rectangle:
            yield from _parts_of_shape(drawing.box, cells)


def _parts_of_strokes(
    cells: CellIndex, page: Page
) -> Iterator[tuple[int, _Part]]:
    for stroke in _strokes(page):
        for index in cells.meeting(stroke.box):
            inner = _without_edges(cells.boxes[index])
            clipped = _clipped(stroke, inner)
            if clipped:
                yield index, _Part("stroke", clipped, stroke.box)


def _strokes(page: Page) -> Iterator[Drawing]:
    """The strokes that run across the page."""
    for ruling in page.rulings:
        if ruling.shows and ruling.x1 - ruling.x0 > ruling.bottom - ruling.top:
            y = (ruling.top + ruling.bottom) / 2
            yield Drawing("stroke", ruling.x0, y, ruling.x1, y)
    for drawing in page.drawings:
        if drawing.kind == "stroke":
            yield drawing


def _without_edges(cell: Box) -> Box:
    margin = min(_EDGE, cell.height * _EDGE_SHARE)
    return replace(cell, top=cell.top + margin, bottom=cell.bottom - margin)


def _clipped(stroke: Drawing, area: Box) -> Box | None:
    """The part of a stroke, which may lean, in an area; None where there is none (Liang and Barsky's way)."""
    run = stroke.x1 - stroke.x0
    rise = stroke.y1 - stroke.y0
    first = 0.0
    last = 1.0
    for step, low, high in (
        (run, area.x0 - stroke.x0, area.x1 - stroke.x0),
        (rise, area.top - stroke.y0, area.bottom - stroke.y0),
    ):
        if step == 0:
            if low > 0 or high < 0:
                return None
            continue
        first = max(first, min(low / step, high / step))
        last = min(last, max(low / step, high / step))
    if first >= last:
        return None
    return replace(
        stroke,
        x0=stroke.x0 + first * run,
        y0=stroke.y0 + first * rise,
        x1=stroke.x0 + last * run,
        y1=stroke.y0 + last * rise,
    ).box


def _parts_of_shape(
    shape: Box, cells: CellIndex
) -> Iterator[tuple[int, _Part]]:
    """What lies of a shape in each cell; thin ones are rulings."""
    if min(shape.width, shape.height) < _SMALLEST_MARK:
        return
    for index in cells.meeting(shape):
        cell = cells.boxes[index]
        common = _common(shape, cell)
        if _is_of_cell(shape, common, cell):
            yield index, _Part("fill", common, shape)


def _parts_of_picture(
    picture: Box, cells: CellIndex, letters: LetterBoxes
) -> Iterator[tuple[int, _Part]]:
    """What lies of a picture in the cells of its middle; none of a watermark or a scan, on which print stands."""
    if letters.any_in(picture):
        return
    middle = (picture.top + picture.bottom) / 2
    for index in cells.meeting(picture):
        cell = cells.boxes[index]
        is_in_middle = cell.top < middle < cell.bottom
        if is_in_middle and picture.height <= _HIGHEST_PICTURE * cell.height:
            yield index, _Part("picture", _common(picture, cell), picture)


def _is_of_cell(whole: Box, part: Box, cell: Box) -> bool:
    """Whether a drawing belongs to a cell: it lies there, or fills it."""
    return (
        part.height >= _OWN_SHARE * whole.height
        or part.height >= _OWN_SHARE * cell.height
    )


def _common(one: Box, other: Box) -> Box:
    return Box(
        x0=max(one.x0, other.x0),
        top=max(one.top, other.top),
        x1=min(one.x1, other.x1),
        bottom=min(one.bottom, other.bottom),
    )


def _drawn(
    cell: Cell, box: Box, parts: Sequence[_Part], every_whole: Iterable[Box]
) -> Drawn:
    """What is drawn through a cell; empty where nothing is, or not over enough of it."""
    intervals: list[_Interval] = []
    for part in parts:
        intervals += _beside_print(
            (part.box.x0, part.box.x1), part.box, box, cell.lines
        )
    if _length(intervals) < _COVERED_SHARE * box.width and not _is_marked(
        cell, box, parts, every_whole
    ):
        return ""
    kinds = {part.kind for part in parts}
    return next(kind for kind in ("stroke", "fill", "picture") if kind in kinds)


def _beside_print(
    interval: _Interval, part: Box, cell: Box, lines: Iterable[Line]
) -> Iterator[_Interval]:
    """An interval without what lies under or over print, which it underlines, strikes out or colours."""
    start, end = interval
    if part.height >= _OWN_SHARE * cell.height:
        yield interval
        return
    for line in sorted(
        lines, key=lambda line: line.box.x0 if line.box else 0.0
    ):
        if (
            line.box is None
            or part.top > line.box.bottom + _BESIDE_PRINT
            or part.bottom < line.box.top - _BESIDE_PRINT
        ):
            continue
        if start < line.box.x0:
            yield start, min(end, line.box.x0)
        start = max(start, line.box.x1)
    if start < end:
        yield start, end


def _length(intervals: Iterable[_Interval]) -> float:
    """How long intervals are together, what they share counted once."""
    length = 0.0
    reached = float("-inf")
    for start, end in sorted(intervals):
        length += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return length


def _is_marked(
    cell: Cell, box: Box, parts: Iterable[_Part], every_whole: Iterable[Box]
) -> bool:
    """Whether a mark, smaller than an arrow, is drawn in a cell without print."""
    if not cell.blank:
        return False
    for part in parts:
        thing = _with_touching(part.whole, every_whole)
        inside = min(thing.x1, box.x1) - max(thing.x0, box.x0)
        is_large_enough = min(thing.width, thing.height) >= _SMALLEST_MARK
        is_in_rows = box.top <= (thing.top + thing.bottom) / 2 <= box.bottom
        if (
            is_large_enough
            and is_in_rows
            and inside >= _INSIDE_SHARE * thing.width
        ):
            return True
    return False


def _with_touching(start: Box, others: Iterable[Box]) -> Box:
    """The box around a drawing and all that touch it, or touch those."""
    left = list(others)
    thing = start
    while touching := [box for box in left if _touch(thing, box)]:
        left = [box for box in left if not _touch(thing, box)]
        thing = reduce(Box.around, touching, thing)
    return thing


def _touch(one: Box, other: Box) -> bool:
    is_near_across = (
        one.x0 <= other.x1 + _TOUCHING and other.x0 <= one.x1 + _TOUCHING
    )
    is_near_down = (
        one.top <= other.bottom + _TOUCHING
        and other.top <= one.bottom + _TOUCHING
    )
    return is_near_across and is_near_down
