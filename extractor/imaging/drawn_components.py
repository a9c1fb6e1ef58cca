"""Connected components that are drawn, not printed: short arrows, bars, shapes; and the shades of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise

import cv2
import numpy as np

from extractor.imaging.components import Components, Ids
from extractor.imaging.page_image import PageImage
from extractor.model import Box, Ruling

# Points: a dash of print is shorter.
_SHORTEST = 12.0
# Of a letter's height, what is lower is a stroke where it is long.
_LOW_SHARE = 0.5
# Of the rows in which the middle of an arrow or bar has ink, the share that is ink.
_SOLID_SHARE = 0.85
# Points: the highest arrow.
_HIGHEST = 24.0
# An arrow is so many times as long as its head is high.
_ARROW_RATIO = 1.5
# Points: how high and how long the head of an arrow is.
_LEAST_HEAD = 3.0
_LARGEST_HEAD = 18.0
# Points by which a head may miss the end of its stroke, whose tip is taken for a part of the stroke, and its middle.
_NEAR_END = 6.0
_OFF_MIDDLE = 1.5
# A dash is so many times as long as it is high; dots are not.
_DASH_RATIO = 1.3
# Points between the dashes of an arrow, also where a ruling crosses it.
_DASH_GAP = 6.0
# Of a dashed arrow's length, the share that has ink.
_DASHED_SHARE = 0.45
# Points: the side of the squares by which the shade of a cell is measured: print is thinner than the paper beside it.
_SQUARE = 3.0
# Of the squares of a cell, the share that may be darker than its shade, for they hold print.
_PRINT_SHARE = 75.0
# Points: beside a ruling, so much of a cell is not measured.
_RIM = 2.5
# Share of the range from black to white by which shades differ that are told apart.
_UNLIKE = 0.04


def arrow_heads(
    components: Components, rulings: Iterable[Ruling]
) -> Iterator[Box]:
    """What may be heads of arrows: components right in the middle of where a horizontal stroke ends.

    Args:
        components: Those of a page, without its rulings.
        rulings: Its strokes, in points.

    Yields:
        The box of each, in points.
    """
    unit = components.page_image.pixels_per_point
    boxes = components.boxes
    is_high_enough = boxes.height >= _LEAST_HEAD * unit
    is_small_enough = boxes.longer_side <= _LARGEST_HEAD * unit
    candidates = components.whole(is_high_enough & is_small_enough)
    middles = (boxes.top[candidates] + boxes.bottom[candidates]) / 2 / unit
    left = boxes.x0[candidates] / unit - _NEAR_END
    right = boxes.x1[candidates] / unit + _NEAR_END
    for ruling in rulings:
        if ruling.x1 - ruling.x0 > ruling.bottom - ruling.top:
            is_level = (
                np.abs(middles - (ruling.top + ruling.bottom) / 2)
                <= _OFF_MIDDLE
            )
            is_at_start = (left <= ruling.x0) & (ruling.x0 <= right)
            is_at_end = (left <= ruling.x1) & (ruling.x1 <= right)
            for number in candidates[is_level & (is_at_start | is_at_end)]:
                yield components.box_of(int(number))


def drawn_boxes(components: Components) -> list[Box]:
    """What is shaped as arrows and bars are, in one piece or in dashes.

    Args:
        components: Those of a page, without its rulings.

    Returns:
        Their boxes, in points; underlines are among them, and vowels above letters.
    """
    in_one_piece = [
        components.box_of(int(number)) for number in _long_ones(components)
    ]
    return [*in_one_piece, *_dashed_ones(components)]


def _dashed_ones(components: Components) -> Iterator[Box]:
    """The boxes around low components that stand in line, close to each other; letters that touch are none of them."""
    unit = components.page_image.pixels_per_point
    boxes = components.boxes
    is_low = boxes.height <= components.letter_height
    is_flat = boxes.width >= _DASH_RATIO * boxes.height
    flat = [
        components.box_of(int(number))
        for number in components.whole(is_low & is_flat)
        if _is_drawn(components, int(number))
    ]
    runs: list[list[Box]] = []
    for box in sorted(flat, key=lambda box: box.x0):
        run = next((run for run in runs if _goes_on(run[-1], box)), None)
        if run:
            run.append(box)
        else:
            runs.append([box])
    for run in runs:
        around = reduce(Box.around, run)
        inked = sum(box.width for box in run)
        is_long = (
            around.width >= _SHORTEST
            and around.height * unit <= components.letter_height
        )
        if len(run) > 1 and is_long and inked >= _DASHED_SHARE * around.width:
            yield around


def _goes_on(before: Box, box: Box) -> bool:
    """Whether a dash follows another."""
    is_level = (
        abs(box.top + box.bottom - before.top - before.bottom) / 2
        <= _OFF_MIDDLE
    )
    return is_level and box.x0 - before.x1 <= _DASH_GAP


def _long_ones(components: Components) -> Ids:
    """The components that are shaped as arrows and bars are."""
    unit = components.page_image.pixels_per_point
    boxes = components.boxes
    is_long = boxes.width >= _SHORTEST * unit
    is_level = boxes.width >= _ARROW_RATIO * boxes.height
    is_low = boxes.height <= _HIGHEST * unit
    candidates = components.whole(is_long & is_level & is_low)
    drawn = [
        number for number in candidates if _is_drawn(components, int(number))
    ]
    return np.array(drawn, dtype=np.int64)


def _is_drawn(components: Components, number: int) -> bool:
    """Whether a component is a low stroke, or full of ink from side to side in its middle, as no letters are."""
    boxes = components.boxes
    if boxes.height[number] <= _LOW_SHARE * components.letter_height:
        return True
    rows = slice(int(boxes.top[number]), int(boxes.bottom[number]))
    quarter = int(boxes.width[number]) // 4
    columns = slice(
        int(boxes.x0[number]) + quarter, int(boxes.x1[number]) - quarter
    )
    is_print = components.labels[rows, columns] == number
    has_print = is_print.any(axis=1)
    return bool(has_print.any() and is_print[has_print].mean() >= _SOLID_SHARE)


def shades(page_image: PageImage, cells: Sequence[Box]) -> Iterator[float]:
    """How light the cells of a table are, their print aside.

    Args:
        page_image: The page.
        cells: The boxes of the cells, in points.

    Yields:
        For each cell a share of white, the same for cells that are nearly as light; 1 for the lightest.
    """
    reduced = page_image.reduced
    measured = [_lightness(reduced, box) for box in cells]
    shade_of = dict(_steps(sorted(set(measured))))
    for lightness in measured:
        yield shade_of[lightness]


def _lightness(page_image: PageImage, box: Box) -> float:
    """The lightness of the paper in a cell, 0 to 1; 1 where it is too small to tell."""
    left, right = page_image.pixels_between(box.x0 + _RIM, box.x1 - _RIM)
    top, bottom = page_image.pixels_between(box.top + _RIM, box.bottom - _RIM)
    inside = page_image.pixels[top:bottom, left:right]
    square = max(1, round(_SQUARE * page_image.pixels_per_point))
    rows = inside.shape[0] // square
    columns = inside.shape[1] // square
    if not rows or not columns:
        return 1.0
    means = cv2.resize(inside, (columns, rows), interpolation=cv2.INTER_AREA)
    return round(float(np.percentile(means, _PRINT_SHARE)) / 255, 3)


def _steps(values: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Each of some ascending values with what stands for it and for those near it; 1 for the highest ones."""
    groups: list[list[float]] = [[value] for value in values[:1]]
    for before, value in pairwise(values):
        if value - before > _UNLIKE:
            groups.append([])
        groups[-1].append(value)
    for group in groups:
        for value in group:
            yield value, 1.0 if group is groups[-1] else group[0]
