"""Letters that stand in line with a ruling, right beyond one that crosses it, are none of it.

Nor are stems of letters one above the other a ruling, such as those of หมู่, though they end near one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.stroke_traces import TRACE
from extractor.imaging.stroke_view import MEETING, Stroke, StrokeView
from extractor.model.image import Pixels

# Points: in a row higher than this, of two lines, letters do not reach from the ruling above to that below.
_HIGHEST = 36.0
# The share of a stretch along which a ruling that was printed whole is print.
_WHOLE_SHARE = 0.95
# Of a ruling that was printed whole, so much (share) is in such stretches.
_MOSTLY_WHOLE = 0.5
# A stretch of which less (share) is print belongs to no ruling that is whole elsewhere.
_BROKEN_SHARE = 0.85
# Rows in which a stroke is of letters, at least, to be of nothing else.
_FEWEST_STRETCHES = 3
# Points by which print is thicker than its ruling where letters stand on it.
_THICKER = 0.75
# A stroke that is of stems has gaps between them, and print at its side along so much of it (share) at least.
_STEMS_SIDE_SHARE = 0.1
# Points from a stroke's middle within which its thickness is measured.
_BESIDE = 3.0
# The share of a stretch's print that is thicker, at least, where it is of letters.
_THICKER_SHARE = 0.5


class _Beside:
    """What stands along a stroke, which may lean: its middle is the middle row of each picture.

    Attributes:
        thickness: How many rows of print there are along it; 0 where its middle is paper.
        grey: The page.
        unit: How many pixels make a point.
    """

    def __init__(self, stroke: Stroke, view: StrokeView) -> None:
        self.unit = view.pixels_per_point
        beside = round(_BESIDE * self.unit)
        columns = np.arange(stroke.start, stroke.end)
        offsets = np.arange(-beside, beside + 1)[:, np.newaxis]
        middle = _middle(stroke, view.foreground, beside)
        rows = np.clip(middle + offsets, 0, len(view.grey) - 1)
        self.grey = view.grey[rows, columns]
        self.thickness = _thickness(view.foreground[rows, columns])


def without_letters(
    stroke: Stroke, crossing: Sequence[Stroke], view: StrokeView
) -> Iterator[Stroke]:
    """Cut a stroke where, from one stroke that crosses it to the next, it is of letters.

    Args:
        stroke: A stroke along the rows of a view.
        crossing: The strokes that cross its way.
        view: The view.

    Yields:
        What is left of it, in order.
    """
    places = _places(stroke, crossing, view.pixels_per_point)
    stretches = list(pairwise(places))
    beside = _Beside(stroke, view)
    if _is_all_letters(stroke, stretches, beside):
        return
    inside = [
        (start - stroke.start, end - stroke.start) for start, end in stretches
    ]
    whole = _of_whole_stretches(beside, inside)
    is_ruling = [
        not _is_of_letters(beside, start, end, whole) for start, end in inside
    ]
    if all(is_ruling):
        yield stroke
        return
    for is_kept, group in groupby(
        zip(is_ruling, stretches, strict=True), key=itemgetter(0)
    ):
        parts = [stretch for _, stretch in group]
        if is_kept:
            yield replace(stroke, start=parts[0][0], end=parts[-1][1])


def _is_all_letters(
    stroke: Stroke, stretches: Sequence[tuple[int, int]], beside: _Beside
) -> bool:
    """Whether a stroke is of letters from each stroke that crosses it to the next: rows that begin with the same word.

    Dashes and dots are broken, too, but are no thicker than their ruling.
    """
    if len(stretches) < _FEWEST_STRETCHES:
        return False
    thick = stroke.thickness + _THICKER * beside.unit
    margin = round(beside.unit)
    for start, end in stretches:
        inner = beside.thickness[
            start - stroke.start + margin : end - stroke.start - margin
        ]
        printed = inner[inner > 0]
        if (
            end - start > _HIGHEST * beside.unit
            or not 0 < len(printed) < _WHOLE_SHARE * len(inner)
            or float(np.median(printed)) <= thick
        ):
            return False
    return True


def is_of_stems(
    stroke: Stroke, crossing: Sequence[Stroke], view: StrokeView
) -> bool:
    """Whether a short stroke is of letters' stems: a ruling is whole, and goes from one that crosses it to the next.

    Args:
        stroke: A stroke along the rows of a view.
        crossing: The strokes that cross its way.
        view: The view.

    Returns:
        Whether it ends free on one side, has gaps, and print at its side.
    """
    near = MEETING * view.pixels_per_point
    positions = [
        line.position
        for line in crossing
        if line.start - near <= stroke.position <= line.end + near
    ]
    is_held = all(
        any(abs(end - position) <= near for position in positions)
        for end in (stroke.start, stroke.end)
    )
    if is_held:
        return False
    thickness = _Beside(stroke, view).thickness
    printed = thickness[thickness > 0]
    if not printed.size or printed.size >= _WHOLE_SHARE * thickness.size:
        return False
    usual = float(np.median(printed))
    at_side = thickness > usual + _THICKER * view.pixels_per_point
    return bool(at_side.mean() >= _STEMS_SIDE_SHARE)


def _places(
    stroke: Stroke, crossing: Sequence[Stroke], unit: float
) -> list[int]:
    """Where a stroke begins, is crossed, and ends."""
    near = MEETING * unit
    crossed = sorted(
        round(line.position)
        for line in crossing
        if line.start - near <= stroke.position <= line.end + near
        and stroke.start + near < line.position < stroke.end - near
    )
    places = [stroke.start]
    for place in crossed:
        if place - places[-1] > near:
            places.append(place)
    return [*places, stroke.end]


def _middle(
    stroke: Stroke, foreground: Pixels, beside: int
) -> NDArray[np.intp]:
    """The row of a stroke's middle in each of its columns."""
    middle = round(stroke.position - 0.5)
    first = max(0, middle - beside)
    rows = foreground[first : middle + beside + 1, stroke.start : stroke.end]
    thickness = rows.sum(axis=0)
    columns = np.flatnonzero(
        (thickness > 0) & (thickness <= stroke.thickness + 1)
    )
    if not columns.size:
        return np.full(stroke.length, middle)
    places = np.arange(len(rows))[:, np.newaxis] + first
    centres = (rows * places).sum(axis=0)[columns] / thickness[columns]
    halves = [
        (np.median(columns[half]), np.median(centres[half]))
        for half in np.array_split(np.arange(len(columns)), 2)
        if half.size
    ]
    (x0, y0), (x1, y1) = halves[0], halves[-1]
    lean = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    line = y0 + lean * (np.arange(stroke.length) - x0)
    middle_rows: NDArray[np.intp] = np.round(line).astype(np.intp)
    return middle_rows


def _thickness(rows: Pixels) -> NDArray[np.intp]:
    """How many rows of print there are in one piece through the middle of each column; 0 where that is paper."""
    middle = len(rows) // 2
    is_print = rows[middle - 1 : middle + 2].any(axis=0)
    below = np.cumprod(rows[middle + 1 :], axis=0).sum(axis=0)
    above = np.cumprod(rows[:middle][::-1], axis=0).sum(axis=0)
    thickness = rows[middle] + below + above
    return np.where(is_print, thickness, 0).astype(np.intp)


def _of_whole_stretches(
    beside: _Beside, stretches: Sequence[tuple[int, int]]
) -> NDArray[np.intp]:
    """How thick a stroke is along the stretches of which it is print all along; empty where these are but a few.

    There may be many others: a row that is but a title stands between any rows, its letters in line with a ruling.
    """
    parts = [
        beside.thickness[start:end]
        for start, end in stretches
        if np.count_nonzero(beside.thickness[start:end])
        >= _WHOLE_SHARE * (end - start)
    ]
    whole = np.concatenate([np.zeros(0, np.intp), *parts])
    is_most = whole.size >= _MOSTLY_WHOLE * beside.thickness.size
    return whole if is_most else whole[:0]


def _is_of_letters(
    beside: _Beside, start: int, end: int, whole: NDArray[np.intp]
) -> bool:
    """Whether a stretch of a whole ruling is broken, and thicker than the rest or without a trace in its gaps."""
    # The strokes that cross it are thick, too.
    margin = round(beside.unit)
    inner = beside.thickness[start + margin : end - margin]
    share = int(np.count_nonzero(inner)) / max(1, inner.size)
    if not whole.size or not 0 < share < _WHOLE_SHARE:
        return False
    if end - start > _HIGHEST * beside.unit:
        return False
    usual = float(np.median(whole[whole > 0]))
    thicker = np.count_nonzero(inner > usual + _THICKER * beside.unit)
    if thicker >= _THICKER_SHARE * np.count_nonzero(inner):
        return True
    gaps = np.flatnonzero(inner == 0) + start + margin
    is_broken = bool(share < _BROKEN_SHARE)
    return is_broken and not _is_traced(beside.grey[:, gaps])


def _is_traced(rows: Pixels) -> bool:
    """Whether the middle of some rows is darker than the paper beside it, or at the side of a darker ground."""
    greys = np.median(rows, axis=1)
    middle = len(greys) // 2
    of_ruling = greys[middle - 1 : middle + 2].min()
    return bool(max(greys[0], greys[-1]) - of_ruling >= TRACE)
