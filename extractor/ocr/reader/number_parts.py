"""Numbers whose print has more parts than were read: 11 of narrow figures read as 1, a point that was passed over.

The parts of a number can be counted: its figures, and what stands between them at their feet. Where print has more of
them than the reading, the line is read again as if it were set wider, and a reading that has just as many is taken.
Fewer parts tell nothing, for figures may touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np

from extractor.model.image import PAPER, LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from normalizer import arabic

# A cell of nothing but figures and what parts them; other signs have several parts, or none at the feet.
_NUMBER = re.compile(r"[0-9๐-๙.,/\-–− ]+")
# A minus is one of these dashes in one reading, another in the next.
_DASHES = str.maketrans("–−", "--")
_FEWEST_FIGURES = 3
# How many times as wide a line is read again.
_WIDER = (1.15, 1.3)
# Shares of the height of figures: how high one is at least; what is lower parts them where it reaches no further above
# their feet, and begins no further below.
_FIGURE = 0.6
_HIGHEST_SEPARATOR = 0.4
_LOWEST_SEPARATOR = 0.15
# Between ink (0) and paper (1): parts that nearly touch are lighter between them; hair lines are pale.
_DARK = 0.5
_PALE = 0.75
# A part has so much ink at least (share of a figure's height, squared).
_LEAST_INK = 0.006
# Of the narrower of two pieces of ink, more than this stands above or below the other where they are of one figure.
_ABOVE = 0.6


@dataclass(frozen=True, slots=True)
class _Parts:
    """How many parts a number has: figures and strokes as high, and separators at their feet."""

    figures: int
    separators: int


class Piece(NamedTuple):
    """A stretch of ink: its sides and how many pixels it has."""

    left: int
    right: int
    top: int
    bottom: int
    area: int


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
    return has_more_parts(line_image, text)


def has_more_parts(line_image: LineImage, number: str) -> bool:
    """Whether a number has more parts in print than were read.

    Args:
        line_image: The picture of the number alone.
        number: What was read there.

    Returns:
        Whether it has more figures, or more of what parts them.
    """
    read = _parts_read(number)
    return any(
        printed.figures > read.figures or printed.separators > read.separators
        for printed in _parts_printed(line_image)
    )


def set_wider(
    line_image: LineImage, factors: Sequence[float] = _WIDER
) -> list[LineImage]:
    """Make a line as if it were set wider.

    Args:
        line_image: The picture of a line.
        factors: How many times as wide.

    Returns:
        Pictures of it to be read.
    """
    rows, columns = line_image.pixels.shape
    wider = []
    for factor in factors:
        pixels = cv2.resize(
            line_image.pixels,
            (round(columns * factor), rows),
            interpolation=cv2.INTER_LINEAR,
        ).astype(np.uint8, copy=False)
        wider.append(replace(line_image, pixels=pixels))
    return wider


def set_otherwise(
    line_image: LineImage, wider: Sequence[float], higher: Sequence[float]
) -> list[LineImage]:
    """Make a line as if it were set wider, and as if its letters had another height.

    Args:
        line_image: The picture of a line.
        wider: How many times as wide.
        higher: How many times as high its letters are taken to be.

    Returns:
        Pictures of it to be read.
    """
    resized = [
        replace(line_image, height=line_image.height * factor)
        for factor in higher
    ]
    return [*set_wider(line_image, wider), *resized]


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
        the first reading. Of a number of one or two figures all must say the same.
    """
    printed = _parts_printed(line_image)
    before = _plain(first.text.replace(" ", ""))
    dash = next((letter for letter in first.text if letter in "–−"), "-")
    is_short = min(each.figures for each in printed) < _FEWEST_FIGURES
    stripped = list(map(_stripped, further))
    if is_short and len({arabic(reading.text) for reading in stripped}) > 1:
        return first
    for reading in stripped:
        text = _plain(reading.text)
        if (
            _NUMBER.fullmatch(text)
            and text.count(" ") <= first.text.count(" ")
            and _parts_read(text) in printed
            and holds(text, before)
        ):
            # Wider figures look like Thai ones: 0 like ๐.
            is_thai = arabic(first.text) != first.text
            said = reading.text.translate(_DASHES) if is_thai else text
            return replace(reading, text=said.replace("-", dash))
    return first


def figures_printed(line_image: LineImage) -> set[int]:
    """How many figures, or other letters that are one stroke of ink each, a line has in print.

    Args:
        line_image: The picture of a number or a word alone.

    Returns:
        Their number where only dark strokes count, and where pale ones do, too; fewer where letters touch.
    """
    return {each.figures for each in _parts_printed(line_image)}


def parts_in_line(line_image: LineImage) -> list[list[Piece]]:
    """Find the parts of a number: its figures, and what stands between them.

    Args:
        line_image: The picture of a number alone.

    Returns:
        The pieces of ink of each part, from left to right; those that stand above each other are of one.
    """
    pieces = _pieces(_inks(line_image)[-1], line_image)
    return [
        [
            piece
            for piece in pieces
            if part.left <= piece.left and piece.right <= part.right
        ]
        for part in _joined(pieces)
    ]


def holds(text: str, others: str) -> bool:
    """Whether all letters of another text stand in one in their order.

    Args:
        text: A text.
        others: The other one.

    Returns:
        Whether they do.
    """
    letters = iter(text)
    return all(letter in letters for letter in others)


def _stripped(reading: RecognizedLine) -> RecognizedLine:
    """A reading without white at its ends, such as that around what was cut out."""
    start = len(reading.text) - len(reading.text.lstrip())
    end = len(reading.text.rstrip())
    return RecognizedLine(
        reading.text[start:end], reading.confidences[start:end]
    )


def _plain(number: str) -> str:
    return arabic(number).translate(_DASHES)


def _parts_read(text: str) -> _Parts:
    figures = sum(letter.isdigit() or letter == "/" for letter in text)
    return _Parts(figures, text.count(".") + text.count(","))


def _parts_printed(line_image: LineImage) -> list[_Parts]:
    """What parts ink has where only its dark strokes count, and where pale ones do, too."""
    return [_parts_of(ink, line_image) for ink in _inks(line_image)]


def _inks(line_image: LineImage) -> list[Pixels]:
    """The dark strokes of a line, and all of its strokes."""
    darkest = int(line_image.pixels.min())
    return [
        (line_image.pixels < round(darkest + share * (PAPER - darkest))).astype(
            np.uint8
        )
        for share in (_DARK, _PALE)
    ]


def _pieces(ink: Pixels, line_image: LineImage) -> list[Piece]:
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    return [
        Piece(left, left + width, top, top + height, area)
        for left, top, width, height, area in boxes[1:count].tolist()
        if area >= _LEAST_INK * line_image.height**2
    ]


def _parts_of(ink: Pixels, line_image: LineImage) -> _Parts:
    unit, feet = line_image.height, line_image.baseline
    figures = separators = 0
    for part in _joined(_pieces(ink, line_image)):
        if part.bottom - part.top >= _FIGURE * unit:
            figures += 1
        elif (
            feet - _HIGHEST_SEPARATOR * unit
            <= part.top
            <= feet + _LOWEST_SEPARATOR * unit
        ):
            separators += 1
    return _Parts(figures, separators)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces that stand above each other as one: where print is faint, hair lines of figures are broken."""
    joined: list[Piece] = []
    for piece in sorted(pieces):
        while joined and _is_above(joined[-1], piece):
            other = joined.pop()
            piece = Piece(
                min(piece.left, other.left),
                max(piece.right, other.right),
                min(piece.top, other.top),
                max(piece.bottom, other.bottom),
                piece.area + other.area,
            )
        joined.append(piece)
    return joined


def _is_above(first: Piece, other: Piece) -> bool:
    """Whether one of two pieces stands above the other, for the most part."""
    shared = min(first.right, other.right) - max(first.left, other.left)
    narrower = min(first.right - first.left, other.right - other.left)
    return shared > _ABOVE * narrower
