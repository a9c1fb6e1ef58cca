"""Numbers whose print has more parts than were read: 11 of narrow figures read as 1, a point that was passed over.

The parts of a number can be counted: its figures, and what stands between them at their feet. Where print has more of
them than the reading, the line is read again as if it were set wider, and a reading that has just as many is taken.
Fewer parts tell nothing, for figures may touch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractor.model.image import PAPER, LineImage
from extractor.ocr.base import RecognizedLine
from normalizer import arabic

# A cell of nothing but figures and what parts them; other signs have several parts, or none at the feet.
_NUMBER = re.compile(r"[0-9๐-๙.,/\- ]+")
_FEWEST_FIGURES = 3
# How many times as wide a line is read again.
_WIDER = (1.15, 1.3)
# Shares of the height of figures: how high one is at least; what is lower parts them where it reaches no further above
# their feet, and begins no further below.
_FIGURE = 0.6
_HIGHEST_SEPARATOR = 0.4
_LOWEST_SEPARATOR = 0.15
# Between ink (0) and paper (1): parts that nearly touch are lighter between them.
_DARK = 0.5
# A part has so much ink at least (share of a figure's height, squared).
_LEAST_INK = 0.006


@dataclass(frozen=True, slots=True)
class _Parts:
    """How many parts a number has: figures and strokes as high, and separators at their feet."""

    figures: int
    separators: int


def lacks_parts(line_image: LineImage, reading: RecognizedLine) -> bool:
    """Whether a line is a number that has more parts in print than in its reading.

    Args:
        line_image: The picture of the line.
        reading: What was read there.

    Returns:
        Whether it is.
    """
    text = reading.text.strip()
    figures = sum(map(str.isdigit, text))
    if figures < _FEWEST_FIGURES or not _NUMBER.fullmatch(text):
        return False
    read, printed = _parts_read(text), _parts_printed(line_image)
    return (
        printed.figures > read.figures or printed.separators > read.separators
    )


def set_wider(line_image: LineImage) -> list[LineImage]:
    """Make a line as if it were set wider.

    Args:
        line_image: The picture of a line.

    Returns:
        Pictures of it to be read.
    """
    rows, columns = line_image.pixels.shape
    wider = []
    for factor in _WIDER:
        pixels = cv2.resize(
            line_image.pixels,
            (round(columns * factor), rows),
            interpolation=cv2.INTER_LINEAR,
        ).astype(np.uint8, copy=False)
        wider.append(replace(line_image, pixels=pixels))
    return wider


def with_every_part(
    line_image: LineImage,
    first: RecognizedLine,
    further: Sequence[RecognizedLine],
) -> RecognizedLine:
    """Choose the reading that has all parts of a number.

    Args:
        line_image: The picture of the line, of which the first reading lacks parts.
        first: What was read there.
        further: What was read where it was set wider.

    Returns:
        The first of them that has just the parts that are printed, and all that was read before in its order; else
        the first reading.
    """
    printed = _parts_printed(line_image)
    before = arabic(first.text.replace(" ", ""))
    for reading in further:
        text = arabic(reading.text)
        if (
            _NUMBER.fullmatch(text)
            and _parts_read(text) == printed
            and _holds(text, before)
        ):
            # Wider figures look like Thai ones: 0 like ๐.
            is_thai = arabic(first.text) != first.text
            return reading if is_thai else replace(reading, text=text)
    return first


def _parts_read(text: str) -> _Parts:
    figures = sum(letter.isdigit() or letter == "/" for letter in text)
    return _Parts(figures, text.count(".") + text.count(","))


def _parts_printed(line_image: LineImage) -> _Parts:
    darkest = int(line_image.pixels.min())
    is_ink = line_image.pixels < darkest + _DARK * (PAPER - darkest)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(
        is_ink.astype(np.uint8), connectivity=4
    )
    unit, feet = line_image.height, line_image.baseline
    figures = separators = 0
    for part in range(1, count):
        _, top, _, height, area = boxes[part].tolist()
        if height >= _FIGURE * unit:
            figures += 1
        elif (
            area >= _LEAST_INK * unit**2
            and top >= feet - _HIGHEST_SEPARATOR * unit
            and top <= feet + _LOWEST_SEPARATOR * unit
        ):
            separators += 1
    return _Parts(figures, separators)


def _holds(text: str, others: str) -> bool:
    """Whether all letters of another text stand in one in their order."""
    letters = iter(text)
    return all(letter in letters for letter in others)
