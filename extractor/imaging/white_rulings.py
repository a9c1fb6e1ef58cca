"""White lines between tinted cells, where no others part them: as the rulings that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

import cv2
import numpy as np

from extractor.imaging.page_image import PageImage, connected_components
from extractor.imaging.paper_light import without_print
from extractor.imaging.strokes import long_runs
from extractor.model import Box, Drawing, Ruling
from extractor.model.image import Pixels

# Points: white lines between cells are no thicker, and no shorter.
_THICKEST = 4.0
_SHORTEST = 12.0
# Greys by which they are lighter than the grounds on both of their sides.
_LIGHTER = 4
# Of the rectangle around them, so much (share) is tinted where white lines part all cells of a table.
_TINTED = 0.85
# Points by which a line may end before another.
_NEAR = 4.0
# Of its height, so much (share) a line between two columns runs down a table: merged cells aside.
_IN_LINE = 0.5
# Of the width of the whole, so much a band of it has.
_AS_WIDE = 0.95
# Points: how thick rulings are taken to be.
_THICKNESS = 0.8


def white_rulings(
    page_image: PageImage, grounds: Sequence[Drawing]
) -> list[Ruling]:
    """Find the white lines that part tinted cells, and the sides of the whole.

    Args:
        page_image: A page, its lines level, as it was scanned.
        grounds: Its tinted and its dark grounds.

    Returns:
        Rulings in points; none where grounds leave much of the rectangle around them to paper.
    """
    if not grounds:
        return []
    whole = reduce(Box.around, (ground.box for ground in grounds))
    reduced = page_image.reduced
    top, bottom = reduced.pixels_between(whole.top, whole.bottom)
    left, right = reduced.pixels_between(whole.x0, whole.x1)
    unit = reduced.pixels_per_point
    ground = without_print(reduced.pixels[top:bottom, left:right], unit)
    if not _is_tinted(ground, grounds, whole, unit):
        return []
    level = [
        _ruling(x0, y, x1, y)
        for x0, y, x1 in _lines(ground, unit, whole.x0, whole.top)
    ]
    level += list(_sides_of_bands(grounds, whole, level))
    upright = [
        _ruling(x, y0, x, y1)
        for y0, x, y1 in _lines(ground.T, unit, whole.top, whole.x0)
    ]
    sides = [
        _ruling(whole.x0, whole.top, whole.x1, whole.top),
        _ruling(whole.x0, whole.bottom, whole.x1, whole.bottom),
        _ruling(whole.x0, whole.top, whole.x0, whole.bottom),
        _ruling(whole.x1, whole.top, whole.x1, whole.bottom),
    ]
    # Strokes of letters end at none, or at one.
    held = [
        line
        for line in upright
        if _is_held(line, [*level, *sides])
        and _length_in_line(line, upright) >= _IN_LINE * whole.height
    ]
    return [
        *(line for line in level if _is_held(line, [*held, *sides])),
        *held,
        *sides,
    ]


def _sides_of_bands(
    grounds: Sequence[Drawing], whole: Box, level: Sequence[Ruling]
) -> Iterator[Ruling]:
    """The sides of grounds as wide as the whole where no line shows: beside a dark one a thin line is none lighter."""
    for ground in grounds:
        box = ground.box
        if box.width < _AS_WIDE * whole.width:
            continue
        for y in (box.top, box.bottom):
            is_inside = whole.top + _NEAR < y < whole.bottom - _NEAR
            covered = sum(
                line.x1 - line.x0
                for line in level
                if abs(line.top - y) <= _NEAR
            )
            is_known = covered >= _IN_LINE * box.width
            if is_inside and not is_known:
                yield _ruling(whole.x0, y, whole.x1, y)


def _length_in_line(line: Ruling, others: Sequence[Ruling]) -> float:
    """How high all lines are together that stand in line with an upright one, itself among them."""
    return sum(
        other.bottom - other.top
        for other in others
        if abs(other.x0 - line.x0) <= _NEAR / 2
    )


def _is_held(line: Ruling, crossing: Sequence[Ruling]) -> bool:
    """Whether a line ends at two others that cross its way."""
    box = Box(line.x0, line.top, line.x1, line.bottom)
    is_level = box.width > box.height
    x, y = box.centre
    ends = (box.x0, box.x1) if is_level else (box.top, box.bottom)
    places = [
        (other.x0 + other.x1) / 2
        if is_level
        else (other.top + other.bottom) / 2
        for other in crossing
        if (
            other.top - _NEAR <= y <= other.bottom + _NEAR
            if is_level
            else other.x0 - _NEAR <= x <= other.x1 + _NEAR
        )
    ]
    return all(
        any(abs(place - end) <= _NEAR for place in places) for end in ends
    )


def _is_tinted(
    ground: Pixels, grounds: Sequence[Drawing], whole: Box, unit: float
) -> bool:
    """Whether nearly all of the rectangle around grounds is as dark as they are, white lines aside.

    Parts of it that are no rectangles are no grounds, but where cells are merged white lines leave such.
    """
    greys = []
    for each in grounds:
        box = each.box
        rows = slice(
            round((box.top - whole.top) * unit),
            round((box.bottom - whole.top) * unit),
        )
        columns = slice(
            round((box.x0 - whole.x0) * unit), round((box.x1 - whole.x0) * unit)
        )
        part = ground[rows, columns]
        greys += [float(np.median(part))] if part.size else []
    lightest = max(greys, default=0.0)
    return float((ground <= lightest + _LIGHTER).mean()) >= _TINTED


def _lines(
    ground: Pixels, unit: float, along: float, across: float
) -> Iterator[tuple[float, float, float]]:
    """White lines along the rows of a picture that begins there: the start of each, where it runs, and its end."""
    shortest = round(_SHORTEST * unit)
    smooth = cv2.blur(ground, (max(1, shortest // 2), 1))
    side = round(_THICKEST * unit) | 1
    opened = cv2.morphologyEx(
        smooth, cv2.MORPH_OPEN, np.ones((side, 1), np.uint8)
    )
    lighter = cv2.subtract(smooth, opened) >= _LIGHTER
    runs = long_runs(lighter.astype(np.uint8), shortest)
    labelling = connected_components(runs)
    ends = ground.shape[1] / unit
    for number in range(1, len(labelling.area)):
        start = int(labelling.left[number]) / unit
        end = start + int(labelling.width[number]) / unit
        middle = int(labelling.top[number]) + int(labelling.height[number]) / 2
        # Beyond the sides of the whole there is paper: it is no line of its own, but lines end there.
        if not _NEAR < middle / unit < len(ground) / unit - _NEAR:
            continue
        start = 0.0 if start <= _NEAR else start
        end = ends if end >= ends - _NEAR else end
        yield along + start, across + middle / unit, along + end


def _ruling(x0: float, top: float, x1: float, bottom: float) -> Ruling:
    half = _THICKNESS / 2
    return (
        Ruling(x0, top - half, x1, bottom + half)
        if x1 - x0 > bottom - top
        else Ruling(x0 - half, top, x1 + half, bottom)
    )
