"""Signs between figures that the net was not sure of, by their ink: 13:78 is 13.78 where a single dot is printed.

A point ends where the figures do, a comma reaches below their feet, a colon is two dots.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.number_parts import Piece, parts_in_line

_NUMBER = re.compile(r"[-–−]?[0-9๐-๙]+(?:[.,:][0-9๐-๙]+)+")
# A sign that is surer than this stays.
_SURE = 0.97
# Shares of the height of figures: what separates them is lower; a comma reaches so far below their feet at least, a
# point so far at most.
_HIGHEST_SIGN = 0.45
_TAIL = 0.1
_NO_TAIL = 0.05
# A comma is so many times as high as wide at least.
_COMMA_RATIO = 1.2
# Behind a comma stand just three figures.
_GROUP = re.compile(r"[0-9๐-๙]{3}(?![0-9๐-๙])")


def with_printed_signs(
    line_image: LineImage, reading: RecognizedLine
) -> RecognizedLine:
    """Take the signs of a number that were not read surely for what their ink shows.

    Args:
        line_image: The picture of the line.
        reading: What was read there.

    Returns:
        The reading, as unsure as before; the same one where the line is no number, or its ink does not tell.
    """
    text = reading.text
    places = _unsure_signs(reading)
    if not places:
        return reading
    parts = parts_in_line(line_image)
    if len(parts) != len(text):
        return reading
    for at in places:
        # Coarse commas have lost their tails.
        parts_groups = _GROUP.match(text, at + 1) is not None
        # a point of few dots is higher than wide, and parts no thousands
        sign = _sign(
            parts[at],
            [parts[at - 1][0], parts[at + 1][0]],
            may_be_long=text[at] == "," and not parts_groups,
        )
        may_be = (
            parts_groups if sign == "," else text[at] == ":" or not parts_groups
        )
        if sign and may_be:
            text = text[:at] + sign + text[at + 1 :]
    return replace(reading, text=text)


def _unsure_signs(reading: RecognizedLine) -> list[int]:
    if not _NUMBER.fullmatch(reading.text):
        return []
    return [
        at
        for at, (letter, confidence) in enumerate(
            zip(reading.text, reading.confidences, strict=True)
        )
        if letter in ".,:" and confidence < _SURE
    ]


def _sign(
    part: Sequence[Piece], figures: Sequence[Piece], *, may_be_long: bool
) -> str:
    """The sign that a part of a number is, between two figures; empty where its ink does not tell."""
    height = median(each.bottom - each.top for each in figures)
    feet = max(each.bottom for each in figures)
    if len(part) > 1:
        return ""
    (piece,) = part
    tail = (piece.bottom - feet) / height
    high = piece.bottom - piece.top
    if piece.top < feet - _HIGHEST_SIGN * height:
        return ""
    is_long = high >= _COMMA_RATIO * (piece.right - piece.left)
    if tail >= _TAIL and is_long:
        return ","
    return "." if tail <= _NO_TAIL and (may_be_long or not is_long) else ""
