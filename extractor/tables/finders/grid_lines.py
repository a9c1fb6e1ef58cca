"""The strokes of a page become grid lines: joined where they are nearly one, dots in a row as one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from extractor.model import Box, Ruling

# Points: strokes nearer than this are one (double frames, cell borders drawn twice, dots of a dotted ruling).
NEAR = 3.0
# Points: a cell thinner than this holds no text (the smallest print seen is 5 points high); it is the gap of a double
# frame.
THINNEST = 4.0
# Points: shorter joined strokes are dots, ticks and underlines.
_SHORTEST = 6.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GridLine:
    """A straight line of a table's grid, in points, origin top-left.

    Attributes:
        is_column: Whether it runs down the page, between columns; else it runs across, between rows.
        position: The x of a column line, the y of a row line.
        start: Where it begins along its run: the y of a column line, the x of a row line.
        end: Where it ends along its run.
    """

    is_column: bool
    position: float
    start: float
    end: float

    def as_edge(self) -> dict[str, Any]:
        """It as pdfplumber's table functions want it.

        Returns:
            A dictionary with `x0`, `x1`, `top`, `bottom`, `width`, `height` (points) and `orientation` (v or h).
        """
        if self.is_column:
            box = Box(self.position, self.start, self.position, self.end)
        else:
            box = Box(self.start, self.position, self.end, self.position)
        return {
            "x0": box.x0,
            "x1": box.x1,
            "top": box.top,
            "bottom": box.bottom,
            "width": box.width,
            "height": box.height,
            "orientation": "v" if self.is_column else "h",
        }


def crosses(row: GridLine, column: GridLine) -> bool:
    """Whether a column line meets a row line away from its ends.

    Args:
        row: A row line.
        column: A column line.

    Returns:
        Whether they cross, or nearly do.
    """
    is_within_row = row.start + NEAR < column.position < row.end - NEAR
    return (
        is_within_row
        and column.start - NEAR <= row.position <= column.end + NEAR
    )


def grouped_by_position(
    things: Iterable[T], position: Callable[[T], float]
) -> Iterator[list[T]]:
    """Part things where the next one is not near.

    Args:
        things: The things, in any order.
        position: Where each stands, in points.

    Yields:
        Things that are near each other, in order of their positions.
    """
    run: list[T] = []
    for thing in sorted(things, key=position):
        if run and position(thing) - position(run[-1]) > NEAR:
            yield run
            run = []
        run.append(thing)
    if run:
        yield run


def boundaries(values: Iterable[float]) -> list[float]:
    """Where columns (or rows) meet.

    Args:
        values: The x of the sides of cells (or the y), in points.

    Returns:
        They in order; sides that are nearly the same are one.

    >>> boundaries([120.5, 30.0, 120.0])
    [30.0, 120.0]
    """
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] >= THINNEST:
            found.append(value)
    return found


def without_hidden_rows(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Leave out row rulings that do not show in a table whose columns show.

    Writers part the lines of a cell by white ones, so that they stand apart. A table with no ruling that shows has
    its grid in white all the same, and a column that is parted in white is one; so are rows whose rulings show only
    where they run beside tinted cells.

    Args:
        rulings: The strokes of a page, as drawn.

    Returns:
        The others, in the same order.
    """
    if all(ruling.shows for ruling in rulings):
        return list(rulings)
    lines = grid_lines_of([ruling for ruling in rulings if ruling.shows])
    columns = [line for line in lines if line.is_column]
    shown = {_reach(ruling) for ruling in rulings if ruling.shows}
    return [
        ruling
        for ruling in rulings
        if ruling.shows
        or _reach(ruling) in shown
        or not _lies_between(ruling, columns)
    ]


def _reach(ruling: Ruling) -> tuple[object, int, int]:
    """The colour of a ruling, and about from where to where it runs across the page."""
    return ruling.colour, round(ruling.x0 / NEAR), round(ruling.x1 / NEAR)


def _lies_between(ruling: Ruling, columns: Iterable[GridLine]) -> bool:
    """Whether a ruling runs across, and meets several column lines."""
    if ruling.bottom - ruling.top > ruling.x1 - ruling.x0:
        return False
    y = (ruling.top + ruling.bottom) / 2
    met = 0
    for column in columns:
        is_within = ruling.x0 - NEAR <= column.position <= ruling.x1 + NEAR
        met += is_within and column.start <= y <= column.end
    return met >= 2


class _Stroke(NamedTuple):
    """The box of a stroke as drawn, in points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def is_dot(self) -> bool:
        return max(self.width, self.height) <= NEAR

    def middle_line(self) -> GridLine:
        if self.height > self.width:
            x = (self.x0 + self.x1) / 2
            return GridLine(True, x, self.top, self.bottom)
        y = (self.top + self.bottom) / 2
        return GridLine(False, y, self.x0, self.x1)


def grid_lines_of(rulings: Iterable[Ruling]) -> list[GridLine]:
    """The grid lines that a page's strokes make.

    Args:
        rulings: The strokes, as drawn.

    Returns:
        The lines, strokes that are nearly one joined, those that are too short left out.
    """
    # Takes as long to import as a report to read; transcripts have no lines.
    from pdfplumber.table import merge_edges

    strokes = sorted({_rounded(ruling) for ruling in rulings})
    dots = [stroke for stroke in strokes if stroke.is_dot]
    lines = [stroke.middle_line() for stroke in strokes if not stroke.is_dot]
    x = attrgetter("x0")
    y = attrgetter("top")
    lines += _dotted_lines(dots, row_of=y, position=x)
    lines += _dotted_lines(dots, row_of=x, position=y)
    edges = merge_edges(
        [line.as_edge() for line in lines],
        snap_x_tolerance=NEAR,
        snap_y_tolerance=NEAR,
        join_x_tolerance=NEAR,
        join_y_tolerance=NEAR,
    )
    long_edges = [
        edge
        for edge in edges
        if max(edge["width"], edge["height"]) >= _SHORTEST
    ]
    return [_line_of(edge) for edge in long_edges]


def _rounded(ruling: Ruling) -> _Stroke:
    """A stroke to a tenth of a point, so that one that is drawn twice is one."""
    return _Stroke(
        x0=round(ruling.x0, 1),
        top=round(ruling.top, 1),
        x1=round(ruling.x1, 1),
        bottom=round(ruling.bottom, 1),
    )


def _dotted_lines(
    dots: Iterable[_Stroke],
    row_of: Callable[[_Stroke], float],
    position: Callable[[_Stroke], float],
) -> Iterator[GridLine]:
    """Rows (or columns) of dots that stand near each other, each as one line."""
    rows: dict[float, list[_Stroke]] = defaultdict(list)
    for dot in dots:
        rows[row_of(dot)].append(dot)
    for row in rows.values():
        for run in grouped_by_position(row, position):
            first = run[0]
            last = run[-1]
            if position(last) - position(first) >= _SHORTEST:
                yield _Stroke(
                    first.x0, first.top, last.x1, last.bottom
                ).middle_line()


def _line_of(edge: dict[str, Any]) -> GridLine:
    if edge["orientation"] == "v":
        return GridLine(True, edge["x0"], edge["top"], edge["bottom"])
    return GridLine(False, edge["top"], edge["x0"], edge["x1"])
