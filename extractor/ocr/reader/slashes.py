"""Slashes between figures that were read as 1: `318 1 1,908,000` is `318 / 1,908,000` where the stroke slants.

Those that were not read at all, between a point and a letter whose mark they touch, show so, too: `ลบ.ม./วิ`.

In narrow faces the two are a thin stroke each; a 1 stands upright, and what it has beside its stem is at its head's
left, while a slash leans to the right from foot to head, and is nothing but a stroke.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.alternatives import chance_near
from extractor.ocr.reader.frame_alignment import column_of, frame_of
from extractor.ocr.reader.line_input import BASELINE, LETTER_HEIGHT
from extractor.ocr.reader.seen_line import SeenLine
from extractor.ocr.reader.splicing import spliced

_SLASH = "/"
_SLASH_CLASS = ALPHABET.index(_SLASH) + 1
_ONE = re.compile("1")
# Ink tells more than the net does: it need only have thought of a slash at all.
_THOUGHT_OF = 0.05
# Of full ink (255), what print has at least; columns beside the middle of a letter in which its stroke stands.
_INK = 100
_BESIDE = 2
# In heights of a letter: how high a slash is at least, and how far its middle strays from a straight line at most.
_LEAST_HEIGHT = 0.7
_MOST_STRAY = 0.08
# Columns that its middle moves to the right from one row to that above: more than in slanted faces.
_LEAST_SLANT = 0.24
# In heights of a letter above the feet: marks that a slash touches are higher.
_BESIDE_LETTERS = 0.85
# White on one side of a slash is as wide as a space on its other side if it has this share of it.
_LIKE_SPACE = 0.6


def with_slashes(seen: SeenLine, reading: RecognizedLine) -> RecognizedLine:
    """Take 1 for a slash where the net thought of one and the stroke slants.

    Args:
        seen: The line.
        reading: What was read there.

    Returns:
        The reading with slashes, with white on both of their sides where it has white on one and print on both.
    """
    places = [one.start() for one in _ONE.finditer(reading.text)]
    letters = seen.frames_of(reading.text) if places else None
    if letters is None:
        return reading
    # From the last on: what stands before stays in its place.
    for at in reversed(places):
        chance = chance_near(seen.probabilities, letters[at], _SLASH)
        if chance < _THOUGHT_OF:
            continue
        stroke = _stroke_at(seen.picture, column_of(letters[at]))
        if stroke is not None and is_slash(stroke, LETTER_HEIGHT):
            reading = _with_slash(seen.picture, reading, at, stroke)
    return reading


def with_unread_slashes(
    seen: SeenLine, reading: RecognizedLine
) -> RecognizedLine:
    """Put in slashes that the net thought of, where a stroke slants that stands apart at the height of letters.

    Args:
        seen: The line.
        reading: What was read there.

    Returns:
        The reading with them; they are as sure as the net was.
    """
    # Most lines have none that the net thought of and did not read.
    thought_of = seen.probabilities[:, _SLASH_CLASS] >= _THOUGHT_OF
    if _count_runs(thought_of) <= reading.text.count(_SLASH):
        return reading
    letters = seen.frames_of(reading.text)
    if letters is None:
        return reading
    for left, right in reversed(list(_slanting(seen.picture))):
        near = seen.probabilities[
            frame_of(left) : frame_of(right) + 1, _SLASH_CLASS
        ]
        chance = float(near.max(initial=0.0))
        is_read = any(
            letter == _SLASH and left <= column_of(frame) <= right
            for letter, frame in zip(reading.text, letters, strict=True)
        )
        if chance < _THOUGHT_OF or is_read:
            continue
        middle = (left + right) / 2
        at = sum(column_of(frame) < middle for frame in letters)
        slash = RecognizedLine(_SLASH, (chance,))
        reading = spliced(reading, at, at, slash)
        letters.insert(at, frame_of(round(middle)))
    return reading


def _count_runs(is_there: NDArray[np.bool_]) -> int:
    return int(
        np.count_nonzero(np.diff(is_there.astype(np.int8), prepend=0) > 0)
    )


def _slanting(picture: Pixels) -> Iterator[tuple[int, int]]:
    """The first and the last column of strokes that slant as slashes do, as far as they stand beside letters."""
    top = round(BASELINE - _BESIDE_LETTERS * LETTER_HEIGHT)
    beside = picture[top : round(BASELINE) + 1] >= _INK
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(
        beside.astype(np.uint8)
    )
    for number in np.argsort(boxes[1:, cv2.CC_STAT_LEFT]) + 1:
        left, _, width, _, _ = boxes[number].tolist()
        if is_slash(np.argwhere(labels == number), LETTER_HEIGHT):
            yield left, left + width - 1


def _stroke_at(picture: Pixels, column: int) -> NDArray[np.intp] | None:
    """Rows and columns of the ink that a letter is, where it touches no other; else None."""
    _, labels = cv2.connectedComponents((picture >= _INK).astype(np.uint8))
    beside = labels[:, max(0, column - _BESIDE) : column + _BESIDE + 1]
    pieces, sizes = np.unique(beside[beside > 0], return_counts=True)
    if not len(pieces):
        return None
    return np.argwhere(labels == pieces[sizes.argmax()])


def is_slash(stroke: NDArray[np.intp], letter_height: float) -> bool:
    """Whether ink is a straight stroke that leans to the right from foot to head, as high as a letter.

    Args:
        stroke: The rows and columns of its pixels.
        letter_height: How high letters are, in pixels.

    Returns:
        Whether it is.
    """
    rows, columns = stroke[:, 0], stroke[:, 1]
    every_row = np.unique(rows)
    if len(every_row) < _LEAST_HEIGHT * letter_height:
        return False
    middles = np.array([columns[rows == row].mean() for row in every_row])
    slope, start = np.polyfit(every_row, middles, 1)
    stray = np.abs(middles - (slope * every_row + start)).max()
    is_straight = stray <= _MOST_STRAY * letter_height
    return bool(-slope >= _LEAST_SLANT and is_straight)


def _with_slash(
    picture: Pixels, reading: RecognizedLine, at: int, stroke: NDArray[np.intp]
) -> RecognizedLine:
    """The reading with a slash at a place, and a space on either side where print has as much white there."""
    text = reading.text
    before, behind = text[at - 1 : at] == " ", text[at + 1 : at + 2] == " "
    reading = replace(reading, text=text[:at] + _SLASH + text[at + 1 :])
    if before == behind or not 0 < at < len(text) - 1:
        return reading
    left, right = _white_beside(picture, stroke)
    if min(left, right) < _LIKE_SPACE * max(left, right):
        return reading
    gap = at + 1 if before else at
    return spliced(reading, gap, gap, RecognizedLine(" ", (1.0,)))


def _white_beside(picture: Pixels, stroke: NDArray[np.intp]) -> tuple[int, int]:
    """The columns of white to the left of a stroke, and to its right."""
    is_ink: NDArray[np.bool_] = picture.max(axis=0) >= _INK
    first, last = int(stroke[:, 1].min()), int(stroke[:, 1].max())
    before = np.flatnonzero(is_ink[:first])
    behind = np.flatnonzero(is_ink[last + 1 :])
    left = first - int(before[-1]) - 1 if len(before) else 0
    return left, int(behind[0]) if len(behind) else 0
