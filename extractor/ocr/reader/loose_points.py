"""Specks behind figures that were read as points: `39.` is 39 where the speck stands above the feet of the figures."""

from __future__ import annotations

import re

import numpy as np

from extractor.model.image import Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.frame_alignment import column_of
from extractor.ocr.reader.line_input import LETTER_HEIGHT
from extractor.ocr.reader.seen_line import SeenLine
from extractor.ocr.reader.splicing import spliced

_POINT = re.compile(r"(?<=[0-9๐-๙])\.(?=\s|$)")
# A point that is surer than this stays.
_SURE = 0.8
# Of full ink (255), what print has at least.
_INK = 128
# Columns beside the middle of a point, and before it, in which its ink and that of a figure are.
_BESIDE = 3
_FIGURE = 16
# In heights of a letter: how far above the feet of figures a speck ends at least.
_LEAST_ABOVE = 0.12


def without_loose_points(
    seen: SeenLine, reading: RecognizedLine
) -> RecognizedLine:
    """Leave out points that were not read surely and do not stand on the line of the figures before them.

    Args:
        seen: The line.
        reading: What was read there.

    Returns:
        The reading without them.
    """
    places = [
        point.start()
        for point in _POINT.finditer(reading.text)
        if reading.confidences[point.start()] < _SURE
    ]
    letters = seen.frames_of(reading.text) if places else None
    if letters is None:
        return reading
    # From the last on: what stands before stays in its place.
    for at in reversed(places):
        if _is_loose(seen.picture, column_of(letters[at])):
            nothing = RecognizedLine("", ())
            reading = spliced(reading, at, at + 1, nothing)
    return reading


def _is_loose(picture: Pixels, column: int) -> bool:
    point = _feet(picture[:, max(0, column - _BESIDE) : column + _BESIDE + 1])
    figure = _feet(picture[:, max(0, column - _FIGURE) : column - _BESIDE])
    return 0 < point <= figure - _LEAST_ABOVE * LETTER_HEIGHT


def _feet(ink: Pixels) -> int:
    """The row below the lowest ink of some columns; 0 where there is none."""
    rows = np.flatnonzero((ink >= _INK).any(axis=1))
    return int(rows[-1]) + 1 if len(rows) else 0
