"""Print that makes up lines, and what stands between two of them.

Lengths without a unit are pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from extractor.imaging.box_array import BoxArray, Measures
from extractor.imaging.components import Components, Ids
from extractor.imaging.diacritics import SHAPE_SIDE, Diacritic
from extractor.model import Box
from extractor.model.image import Pixels


@dataclass(frozen=True, eq=False)
class Block:
    """Components that make up lines: those of a cell, or of what stands outside the tables.

    Attributes:
        components: The page's.
        ids: Numbers of the block's.
        letter_height: How many pixels high most of its letters are.
        baselines: The rows that its letters stand on, ascending; the index of one is a line's index.
        letter_heights: The same of each line: a heading's are higher, and its marks stand further from its feet.
        hangs: Whether a diacritic between two lines belongs to the upper one.
    """

    components: Components
    ids: Ids
    letter_height: float
    baselines: Measures
    letter_heights: Measures
    hangs: Callable[[Diacritic], bool]

    def heads(self) -> Measures:
        """The rows at which the letters of each line begin."""
        return self.baselines - self.letter_heights


def box_of(components: Components, number: int) -> Box:
    """The box of a component.

    Args:
        components: The page's.
        number: Its number.

    Returns:
        Its box in pixels.
    """
    boxes = components.boxes
    return Box(
        x0=float(boxes.x0[number]),
        top=float(boxes.top[number]),
        x1=float(boxes.x1[number]),
        bottom=float(boxes.bottom[number]),
    )


def ink_of(components: Components, number: int) -> Pixels:
    """Where a component has ink.

    Args:
        components: The page's.
        number: Its number.

    Returns:
        1 for ink and 0 elsewhere in its box.
    """
    box = box_of(components, number)
    rows = slice(int(box.top), int(box.bottom))
    columns = slice(int(box.x0), int(box.x1))
    is_ink = components.labels[rows, columns] == number
    ink: Pixels = is_ink.astype(np.uint8)
    return ink


def described(
    block: Block,
    line_of_each: Ids,
    lines: tuple[int, int],
    number: int,
    part: slice | None = None,
) -> Diacritic:
    """What is known of a component between two lines.

    Args:
        block: The block that it is of.
        line_of_each: The index of the line of each of the block's components, as far as it is known.
        lines: The index of the line above it and of that below it.
        number: The component.
        part: Which of its rows are looked at, from its top on; None for all.

    Returns:
        It, in heights of the letters below.
    """
    upper, lower = lines
    unit = float(block.letter_heights[lower])
    ink, box = (
        ink_of(block.components, number),
        box_of(block.components, number),
    )
    if part is not None:
        ink, box = _part(ink, box, part)
    shape = cv2.resize(
        ink.astype(np.float32),
        (SHAPE_SIDE, SHAPE_SIDE),
        interpolation=cv2.INTER_AREA,
    )
    others = block.ids != number
    return Diacritic(
        number=number,
        box=Box(
            x0=box.x0 / unit,
            top=box.top / unit,
            x1=box.x1 / unit,
            bottom=box.bottom / unit,
        ),
        shape=shape.astype(np.float64),
        upper_line=_boxes(block, others & (line_of_each == upper), unit),
        lower_line=_boxes(block, others & (line_of_each == lower), unit),
        gap_above=(box.top - float(block.baselines[upper]))
        / float(block.letter_heights[upper]),
        gap_below=(float(block.heads()[lower]) - box.bottom) / unit,
    )


def _part(ink: Pixels, box: Box, part: slice) -> tuple[Pixels, Box]:
    """Some rows of a component, and the box of what they have."""
    rows = np.zeros_like(ink)
    rows[part] = ink[part]
    y = np.flatnonzero(rows.any(axis=1))
    x = np.flatnonzero(rows.any(axis=0))
    top, bottom = int(y[0]), int(y[-1]) + 1
    left, right = int(x[0]), int(x[-1]) + 1
    return rows[top:bottom, left:right], Box(
        x0=box.x0 + left,
        top=box.top + top,
        x1=box.x0 + right,
        bottom=box.top + bottom,
    )


def _boxes(block: Block, is_wanted: np.ndarray, unit: float) -> BoxArray:
    """The boxes of some of a block's components, in heights of letters."""
    return block.components.boxes.at(block.ids[is_wanted]).in_units_of(unit)
