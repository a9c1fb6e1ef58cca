"""A small i with which a Latin word begins is a capital I where no dot is printed over it: integrity is Integrity."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from extractor.model.image import Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alternatives import THOUGHT_OF, chance_near
from extractor.ocr.reader.frame_alignment import column_of
from extractor.ocr.reader.line_input import (
    BASELINE,
    LETTER_HEIGHT,
)
from extractor.ocr.reader.seen_line import SeenLine

_WORD = re.compile(r"(?<![A-Za-z0-9])i(?=[a-z]{2})")
# Columns beside the middle of a letter in which its stem stands.
_BESIDE = 2
# Of full ink (255), what a stem has at least where it is whole.
_INK = 128
# The least height of a capital, in heights of a letter such as บ.
_LEAST_HEIGHT = 0.85


def with_dotless_capitals(
    seen: SeenLine, reading: RecognizedLine
) -> RecognizedLine:
    """Take i for I at the beginning of words where the net thought of it and no dot is printed.

    Args:
        seen: The line.
        reading: What was read there.

    Returns:
        The reading; those letters are as sure as before.
    """
    text = reading.text
    places = [word.start() for word in _WORD.finditer(text)]
    letters = seen.frames_of(text) if places else None
    if letters is None:
        return reading
    for at in places:
        chance = chance_near(seen.probabilities, letters[at], "I")
        if chance >= THOUGHT_OF and _is_one_stem(
            seen.picture, column_of(letters[at])
        ):
            text = f"{text[:at]}I{text[at + 1 :]}"
    return replace(reading, text=text)


def _is_one_stem(picture: Pixels, column: int) -> bool:
    """Whether a letter is a stem as high as a capital, with no dot over it."""
    head = round(BASELINE - _LEAST_HEIGHT * LETTER_HEIGHT)
    feet = round(BASELINE) - 2
    beside = picture[:, max(0, column - _BESIDE) : column + _BESIDE + 1]
    is_stem = (beside[head:feet] >= _INK).all(axis=0)
    return any(
        _is_white_above(beside[: head + 1, stem])
        for stem in np.flatnonzero(is_stem)
    )


def _is_white_above(stem: Pixels) -> bool:
    """Whether ink that ends with a stem has nothing above it."""
    white = np.flatnonzero(stem < _INK)
    return not len(white) or not (stem[: white[-1]] >= _INK).any()
