"""Figures like the one beside them that were read as one: 402,118.75 as 402,18.75, in faces whose 1 has no foot.

The net says a figure once where two of a kind stand so close. Their ink tells: a number has one part more than its
reading, and that part looks just like the one beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

import cv2
import numpy as np

from extractor.model.image import PAPER, LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.number_parts import Piece, parts_in_line
from extractor.ocr.reader.splicing import spliced

# Between ink and paper: of two figures of a kind so much (share) is inked in both, at least, of what is in either.
_ALIKE = 0.82
# Pixels by which a figure may be larger on the raster than its like.
_LARGER = 4
# Shares of the height of letters: what separates figures is lower; a figure is as high as this at least.
_HIGHEST_SEPARATOR = 0.5
# Share of the height of letters by which what is raised ends above the feet of the others.
_RAISED = 0.2
_SEPARATORS = ".,"
_GROUPED = re.compile("[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:[.][0-9๐-๙]+)?")


def with_doubled_figure(
    line_image: LineImage, reading: RecognizedLine
) -> RecognizedLine:
    """Put in a figure that stands twice in print and was read once.

    Args:
        line_image: The picture of a number alone.
        reading: What was read there, such as `402,18.75`.

    Returns:
        The reading with it, as sure as its like; the same one where print has not just one part more, or does not
        tell which.
    """
    text = reading.text
    parts = [_around(part) for part in parts_in_line(line_image)]
    if len(parts) != len(text) + 1 or _has_raised(parts, line_image.height):
        return reading
    places = list(_places(line_image, text, parts))
    doubled = {text[: at + 1] + text[at:] for at in places}
    if len(doubled) != 1 or any(map(_breaks_groups, doubled)):
        return reading
    (at, *_) = places
    figure = RecognizedLine(text[at], (reading.confidences[at],))
    return spliced(reading, at, at, figure)


def _has_raised(parts: Sequence[Piece], height: float) -> bool:
    """Whether some part ends above the feet of the figures, as the mark of a footnote does."""
    feet = median(part.bottom for part in parts)
    return any(part.bottom < feet - _RAISED * height for part in parts)


def _breaks_groups(number: str) -> bool:
    """Whether a number with commas has other groups than of three figures: what stands at its end is none of them."""
    return "," in number and not _GROUPED.fullmatch(number)


def _places(
    line_image: LineImage, text: str, parts: Sequence[Piece]
) -> Iterator[int]:
    """The figures of a number that stand twice, each like the other, if all other parts are what was read there."""
    for at, letter in enumerate(text):
        doubled = text[: at + 1] + text[at:]
        if (
            letter.isdigit()
            and all(
                _may_be(letter, part, line_image.height)
                for letter, part in zip(doubled, parts, strict=True)
            )
            and _are_alike(line_image, parts[at], parts[at + 1])
        ):
            yield at


def _around(part: Sequence[Piece]) -> Piece:
    return Piece(
        min(piece.left for piece in part),
        max(piece.right for piece in part),
        min(piece.top for piece in part),
        max(piece.bottom for piece in part),
        sum(piece.area for piece in part),
    )


def _may_be(letter: str, part: Piece, height: float) -> bool:
    """Whether a part is as high as figures are, or as low as what separates them."""
    is_low = part.bottom - part.top < _HIGHEST_SEPARATOR * height
    return is_low == (letter in _SEPARATORS)


def _are_alike(line_image: LineImage, one: Piece, other: Piece) -> bool:
    """Whether two parts have nearly the same ink, wherever on the raster they stand."""
    first, second = _cut(line_image, one), _cut(line_image, other)
    rows, columns = np.subtract(first.shape, second.shape).tolist()
    if max(abs(rows), abs(columns)) > _LARGER:
        return False
    second = cv2.resize(second, first.shape[::-1]).astype(np.uint8, copy=False)
    both = float(np.minimum(first, second).sum())
    either = float(np.maximum(first, second).sum())
    return both >= _ALIKE * either


def _cut(line_image: LineImage, part: Piece) -> Pixels:
    """The ink of a part: 0 is paper."""
    return (
        PAPER
        - line_image.pixels[part.top : part.bottom, part.left : part.right]
    )
