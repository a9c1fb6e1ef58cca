"""Doubtful digits are read several times, with other heights and baselines, and voted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.beam_search import Frames

# A digit that is likelier than this is not out of the question.
_LEAST_DOUBT = 0.1
# A digit that is likelier than this is sure.
_MOST_DOUBT = 0.9
_DIGIT_CLASSES = [
    index + 1 for index, character in enumerate(ALPHABET) if character.isdigit()
]


@dataclass(frozen=True, slots=True)
class _Variation:
    """How a line is read otherwise: letters so many times as high, standing so much (letters' heights) lower."""

    scale: float
    shift: float


# About as much as heights and baselines that are measured on scans are off.
_VARIATIONS = (
    _Variation(0.95, 0.0),
    _Variation(1.05, 0.0),
    _Variation(1.0, 0.05),
    _Variation(1.0, -0.05),
)


def has_doubtful_digit(log_probabilities: Frames) -> bool:
    """Tell whether a digit may stand where none was seen surely, or another one.

    Args:
        log_probabilities: What the net saw: frames x classes, blank first; natural logarithms.

    Returns:
        Whether a frame shows a digit that is neither sure nor out of the question.
    """
    digits = np.exp(log_probabilities[:, _DIGIT_CLASSES])
    likeliest = digits.max(axis=1)
    is_thinkable = likeliest > _LEAST_DOUBT
    is_unsure = likeliest < _MOST_DOUBT
    return bool((is_thinkable & is_unsure).any())


def variations_of(line_image: LineImage) -> list[LineImage]:
    """Make the line as if its letters were a little higher or lower, or stood on another row.

    Args:
        line_image: The picture of a printed line.

    Returns:
        As many line images as are voted on besides the first reading.
    """
    varied: list[LineImage] = []
    for variation in _VARIATIONS:
        height = line_image.height * variation.scale
        baseline = line_image.baseline + variation.shift * line_image.height
        varied.append(replace(line_image, height=height, baseline=baseline))
    return varied


def voted_on(
    first: RecognizedLine, further: Sequence[RecognizedLine]
) -> RecognizedLine:
    """Choose the reading whose digits most readings have.

    Args:
        first: The line as it was read first.
        further: The same line, read otherwise.

    Returns:
        Of all readings the first one with the digits of the majority, or `first` where no majority agrees; its digits
        are as sure as the share of readings that have them.

    >>> first = RecognizedLine("ปี 67", (1.0, 1.0, 1.0, 1.0, 0.5))
    >>> further = [RecognizedLine("ปี 61", (1.0, 1.0, 1.0, 1.0, 0.9))] * 4
    >>> voted_on(first, further).text
    'ปี 61'
    """
    readings = (first, *further)
    digits_of_readings = [_digits(reading) for reading in readings]
    votes = Counter(digits_of_readings)
    ((digits, count),) = votes.most_common(1)
    if 2 * count <= len(readings):
        digits = _digits(first)
        count = votes[digits]
    chosen = readings[digits_of_readings.index(digits)]
    agreement = count / len(readings)
    confidences: list[float] = []
    for character, confidence in zip(
        chosen.text, chosen.confidences, strict=True
    ):
        confidences.append(
            confidence * agreement if character.isdigit() else confidence
        )
    return replace(chosen, confidences=tuple(confidences))


def _digits(reading: RecognizedLine) -> str:
    digits = filter(str.isdigit, reading.text)
    return "".join(digits)
