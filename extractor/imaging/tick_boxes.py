"""Empty boxes to tick, larger than the letters beside them: drawn as the reader knows them, as high as letters.

A box is told by its ink: four straight strokes that meet in corners, about as wide as high, and nothing in them. No
letter or digit has four corners. Lengths are shares of the height of a letter such as บ.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.components import Components, Ids
from extractor.model.image import PAPER, Pixels

# Boxes are higher than letters by this, and no higher than that; lower ones the reader knows as they are.
_LARGER = 1.15
_LARGEST = 2.6
# How wide they are for their height.
_NARROWEST = 0.85
_WIDEST = 1.18
# A side is a straight stroke that covers so much of a row or column, no further inside than this share of the box.
_COVERED = 0.92
_SIDE = 0.15
# Where two sides meet, a share of the box is a corner, and so much of it ink.
_CORNER = 0.06
_CORNER_INK = 0.6
# Within this share of its width from each side a box is empty.
_INSIDE = 0.25
# What stands beside a box is no nearer.
_APART = 0.2
# How thick the strokes of a box are drawn.
_STROKE = 0.1
_INK = 0

_Ink = NDArray[np.bool_]


def empty_boxes(
    components: Components, ids: Ids, letter_height: float
) -> list[int]:
    """Those of a line's components that are empty boxes larger than its letters.

    Args:
        components: The page's.
        ids: Numbers of the line's.
        letter_height: How many pixels high its letters are.

    Returns:
        Their numbers.
    """
    boxes = components.boxes.at(ids)
    ratio = boxes.width / np.maximum(1.0, boxes.height)
    might_be = (
        (boxes.height >= _LARGER * letter_height)
        & (boxes.height <= _LARGEST * letter_height)
        & (ratio >= _NARROWEST)
        & (ratio <= _WIDEST)
    )
    return [
        number
        for number in ids[might_be].tolist()
        if _is_empty_box(components, number)
        and _stands_apart(components, ids, number, letter_height)
    ]


def draw_box(
    pixels: Pixels,
    place: tuple[int, int, int, int],
    baseline: float,
    letter_height: float,
) -> None:
    """Draw a box as high as letters in place of a larger one.

    Args:
        pixels: The picture of a line.
        place: The left, upper, right and lower side of the larger one, in its pixels.
        baseline: The row that its letters stand on.
        letter_height: How many pixels high they are.
    """
    x0, top, x1, bottom = place
    pixels[top:bottom, x0:x1] = PAPER
    side = round(letter_height)
    stroke = max(1, round(_STROKE * side))
    foot = round(baseline)
    head = max(0, foot - side)
    pixels[head:foot, x0 : x0 + side] = _INK
    pixels[head + stroke : foot - stroke, x0 + stroke : x0 + side - stroke] = (
        PAPER
    )


def _is_empty_box(components: Components, number: int) -> bool:
    """Whether a component is a frame with corners and nothing in it."""
    boxes = components.boxes
    labels = components.labels[
        int(boxes.top[number]) : int(boxes.bottom[number]),
        int(boxes.x0[number]) : int(boxes.x1[number]),
    ]
    is_ink: _Ink = labels == number
    turned = [is_ink, is_ink[::-1], is_ink.T, is_ink.T[::-1]]
    if not all(map(_has_side, turned)):
        return False
    if not all(
        _has_corner(side[:, ::step]) for side in turned[:2] for step in (1, -1)
    ):
        return False
    rows, columns = labels.shape
    from_row, from_column = round(_INSIDE * rows), round(_INSIDE * columns)
    inside = labels[
        from_row : rows - from_row, from_column : columns - from_column
    ]
    return not inside.any()


def _has_side(is_ink: _Ink) -> bool:
    """Whether one of the first rows is ink from end to end."""
    first = is_ink[: max(1, round(_SIDE * len(is_ink)))]
    return bool(first.mean(axis=1).max() >= _COVERED)


def _has_corner(is_ink: _Ink) -> bool:
    """Whether there is ink where the first rows and columns meet."""
    size = max(1, round(_CORNER * len(is_ink)))
    return float(is_ink[:size, :size].mean()) >= _CORNER_INK


def _stands_apart(
    components: Components, ids: Ids, number: int, letter_height: float
) -> bool:
    """Whether nothing on its line is as near to a box as letters of a word are to each other."""
    boxes = components.boxes
    others = ids[ids != number]
    near = _APART * letter_height
    is_near = (
        boxes.at(others).beside(boxes.x0[number], boxes.x1[number], near)
        & (boxes.top[others] < boxes.bottom[number])
        & (boxes.bottom[others] > boxes.top[number])
    )
    return not is_near.any()
