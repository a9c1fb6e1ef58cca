"""Whether a ruling goes on where its print is broken: over a small gap, or along the trace that it left."""

from __future__ import annotations

import numpy as np

from extractor.imaging.stroke_view import Stroke, StrokeView
from extractor.model.image import Pixels

# Points: a ruling fades over no more than this.
_LONGEST_FADED = 200.0
# Greys (of 256) by which it leaves the paper darker.
TRACE = 3.0
# Points: a row of a table is no lower. A ruling that goes on leaves its trace in every stretch so long, a tenth as dark
# as all along at least: where it does not, another ruling stands in line beyond.
_STRETCH = 12.0
_LEAST_OF_TRACE = 0.1
# Points between the dots of a ruling at most, where a ruling that crosses hides one or two.
LARGEST_DOT_GAP = 10.0
# The least share of a dotted ruling that its dots fill.
_LEAST_DOTTED = 0.15
# Points: what stands no further above or below a ruling is beside it.
BESIDE = 2.5
# Of a ruling's length, the largest share that has print beside it: rows of letters have more.
CROWDED_SHARE = 0.4


def continues(
    view: StrokeView, start: int, end: int, position: float, sure: float
) -> bool:
    """Whether a ruling goes on.

    Args:
        view: The page as seen from the side on which rulings run along rows.
        start: The column at which its print ends.
        end: The column at which print begins again.
        position: The row of its middle, in pixels.
        sure: Points; over a gap so short it goes on without a trace.

    Returns:
        Whether it does.
    """
    gap = (end - start) / view.pixels_per_point
    if gap <= sure:
        return True
    return gap <= _LONGEST_FADED and _is_traced(view, start, end, position)


def is_dotted(view: StrokeView, stroke: Stroke) -> bool:
    """Whether a stroke is made of dots or dashes.

    Args:
        view: The page as seen from the side on which the stroke runs along rows.
        stroke: The stroke.

    Returns:
        Whether dots fill enough of it.
    """
    rows = _rows_of(view, stroke.start, stroke.end, stroke.position)
    return bool(rows.size) and float(rows.any(axis=0).mean()) >= _LEAST_DOTTED


def goes_on_dotted(
    view: StrokeView, start: int, end: int, position: float
) -> bool:
    """Whether a dotted ruling goes on to one that crosses its way.

    Args:
        view: The page as seen from the side on which rulings run along rows.
        start: The column at which the dotted ruling ends, or the crossing one stands.
        end: The other of both.
        position: The row of its middle, in pixels.

    Returns:
        Whether dots stand all the way, but for those that the crossing ruling hides.
    """
    if end - start > _LONGEST_FADED * view.pixels_per_point:
        return False
    is_dot = _rows_of(view, start, end, position).any(axis=0)
    gaps = np.diff(np.concatenate([[0], np.flatnonzero(is_dot), [end - start]]))
    return float(gaps.max()) <= LARGEST_DOT_GAP * view.pixels_per_point


def _rows_of(view: StrokeView, start: int, end: int, position: float) -> Pixels:
    """The dots on the rows of a stroke, and next to them."""
    middle = round(position - 0.5)
    return view.dashes[
        max(0, middle - 1) : middle + 2, max(0, start) : max(0, end)
    ]


def _is_traced(view: StrokeView, start: int, end: int, position: float) -> bool:
    """Whether the paper in a gap is darker than just above and below, in most places by a little."""
    middle = round(position - 0.5)
    distance = round(BESIDE * view.pixels_per_point)
    first_row = middle - distance
    last_row = middle + distance
    if first_row < 0 or last_row >= view.grey.shape[0]:
        return False
    gap = (slice(first_row, last_row + 1), slice(start, end))
    if _is_crowded(view.foreground[gap], distance):
        return False
    trace = _darkness(view.grey[gap], distance)
    if trace < TRACE:
        return False
    stretches = int((end - start) / (_STRETCH * view.pixels_per_point))
    return all(
        _darkness(rows, distance) >= _LEAST_OF_TRACE * trace
        for rows in np.array_split(view.grey[gap], max(1, stretches), axis=1)
    )


def _darkness(rows: Pixels, middle: int) -> float:
    """By how many greys the middle rows of a gap are darker than those above and below."""
    # The median tells the paper from what letters stand in some places.
    greys = np.median(rows, axis=1)
    trace = greys[middle - 1 : middle + 2].min()
    beside = np.concatenate([greys[: middle - 2], greys[middle + 3 :]])
    return float(np.median(beside) - trace)


def _is_crowded(rows: Pixels, middle: int) -> bool:
    """Whether letters, darker than paper, too, stand along a gap; its middle row and those next to it are left out."""
    middle_rows = range(middle - 1, middle + 2)
    beside = np.delete(rows, middle_rows, axis=0)
    has_print = beside.any(axis=0)
    return bool(has_print.mean() > CROWDED_SHARE)
