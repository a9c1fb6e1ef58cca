"""Marks over letters that were not read though their ink is there: หมายค้น was read as หมายคน.

The model of letters prefers the commoner word, and the net hardly looks at a mark that is set high or printed weakly.
Ink over a letter that no mark of the reading accounts for is one, and the net knows best which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.frame_alignment import column_of, frame_of
from extractor.ocr.reader.line_input import (
    BASELINE,
    LETTER_HEIGHT,
)
from extractor.ocr.reader.seen_line import SeenLine
from extractor.ocr.reader.splicing import spliced

_MARKS = [mark for mark in "ัิีึื็่้๊๋์" if mark in ALPHABET]
_CLASSES = [ALPHABET.index(mark) + 1 for mark in _MARKS]
# What has ink over the heads of letters, too: it accounts for what stands near it.
_HIGH = frozenset("ำํไใโปฝฟฬ๋๊็ๆฯij%*\"'“”‘’")
# Of a reading that is less sure nothing is known: it may be no print at all.
_SURE = 0.9
# Consonants at least: specks in a row are read as one.
_FEWEST_LETTERS = 2
# Of full ink (255), what print has at least.
_INK = 128
# Columns and rows of the net's input: a mark is as large, and has so much ink, at least.
_LEAST_SIDE = 3
_LEAST_INK = 12
# Columns: a mark that was read accounts for ink as near to its middle.
_OWN = 9
# Frames beside the ink of a mark in which the net may have thought of it, and how much it must have.
_BESIDE = 3
_THOUGHT_OF = 0.002
# Rows by which a mark may reach below the heads of letters.
_LOWER = 1


class _Ink(NamedTuple):
    """Ink over the heads of letters: its first column, and the one behind its last."""

    left: int
    right: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def with_unread_marks(
    seen: SeenLine, reading: RecognizedLine
) -> RecognizedLine:
    """Put in marks whose ink stands over letters that were read without any.

    Args:
        seen: The line.
        reading: What was read there.

    Returns:
        The reading with them; they are as sure as the net was.
    """
    if sum(map(_is_consonant, reading.text)) < _FEWEST_LETTERS:
        return reading
    if fmean(reading.confidences) < _SURE:
        return reading
    inks = list(_over_letters(seen.picture))
    letters = seen.frames_of(reading.text) if inks else None
    if letters is None:
        return reading
    # From the last on: what stands before stays in its place.
    for ink in reversed(inks):
        if _is_accounted_for(ink, reading.text, letters):
            continue
        mark, chance, frame = _thought_of(ink, seen.probabilities)
        at = sum(place < frame for place in letters)
        if chance >= _THOUGHT_OF and _may_carry(reading, at):
            reading = spliced(reading, at, at, RecognizedLine(mark, (chance,)))
            letters.insert(at, frame)
    return reading


def _over_letters(picture: Pixels) -> Iterator[_Ink]:
    """What stands over the heads of letters, touches none, and is as large as a mark; from left to right."""
    head = round(BASELINE - LETTER_HEIGHT) + _LOWER
    ink = (picture >= _INK).view(np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for left, top, width, height, area in sorted(boxes[1:].tolist()):
        if (
            top + height <= head
            and min(width, height) >= _LEAST_SIDE
            and area >= _LEAST_INK
        ):
            yield _Ink(left, left + width)


def _is_accounted_for(ink: _Ink, text: str, letters: Sequence[int]) -> bool:
    """Whether a mark, or something else as high, was read where ink stands."""
    return any(
        abs(column_of(frame) - ink.middle) <= _OWN
        for letter, frame in zip(text, letters, strict=True)
        if letter in _MARKS or letter in _HIGH
    )


def _thought_of(
    ink: _Ink, probabilities: NDArray[np.float32]
) -> tuple[str, float, int]:
    """The mark that the net thought of most where ink stands, how likely it is, and the frame in which it is so."""
    # What is behind the last frame of a line is not looked at.
    first = min(max(0, frame_of(ink.left) - _BESIDE), len(probabilities) - 1)
    near = probabilities[first : frame_of(ink.right) + _BESIDE + 1, _CLASSES]
    frame, mark = np.unravel_index(int(near.argmax()), near.shape)
    return _MARKS[mark], float(near[frame, mark]), first + int(frame)


def _may_carry(reading: RecognizedLine, at: int) -> bool:
    """Whether a consonant that was read surely stands before a place, with no more than a vowel below it."""
    before = reading.text[:at].rstrip("ุู")
    return (
        bool(before)
        and reading.text[at : at + 1] not in _MARKS
        and _is_consonant(before[-1])
        and reading.confidences[len(before) - 1] >= _SURE
    )


def _is_consonant(letter: str) -> bool:
    return "ก" <= letter <= "ฮ"
