"""A ๏ where a number stands is a ๑: `วันที่ ๏ ตุลาคม`, `จำนวน ๏ คน`. In small print its coil is a ring with a point.

๏ (fongman) begins a paragraph, and no line of it has another one. Rings with a point that the net takes for © or ®,
too, are no ๑.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alternatives import DecodedCharacter, chance_near
from normalizer.models.classifiers import classifiers
from normalizer.models.lexicon import segment_words
from normalizer.thai import DIGIT, LETTER, MONTHS, SHORT_MONTHS

FONGMAN, ONE = "๏", "๑"
# Behind words or figures, before what follows a number, and at the head of a line.
_FONGMAN = re.compile(
    rf"(?P<behind>(?<=[{LETTER}{DIGIT}0-9)])\s*{FONGMAN})"
    rf"|{FONGMAN}(?P<before>[.)/{DIGIT}]|\s*(?:{'|'.join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))}))"
    rf"|{FONGMAN}"
)
_WORD = re.compile(rf"\s+([{LETTER}]+)")
# The least chance of ๑: where a number stands; and beside that of ๏ where either may.
_LEAST = 0.02
_LEAST_SHARE = 0.9
# The chance of © and ® together from which on a ring is seen. Of 8 ๑ that were read as ๏ none had 0.001, of 40 ๏ in six
# faces 26 had 0.04 and more.
_RINGED = 0.02


def with_ones(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> list[DecodedCharacter]:
    """Take ๏ for ๑ where a number stands.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order, such as `ภายในวันที่ ๏ ตุลาคม`.

    Returns:
        The same characters; a ๑ is as sure as the net was of it.
    """
    read = list(characters)
    text = "".join(each.text for each in characters)
    for found in _FONGMAN.finditer(text):
        at = text.index(FONGMAN, found.start())
        frame = read[at].frame
        chance = chance_near(probabilities, frame, ONE)
        is_number = (
            found["behind"] or found["before"] or _counts(text[at + 1 :])
        )
        least = (
            _LEAST
            if is_number
            else _LEAST_SHARE * chance_near(probabilities, frame, FONGMAN)
        )
        ringed = sum(chance_near(probabilities, frame, ring) for ring in "©®")
        if chance >= least and ringed < _RINGED:
            read[at] = replace(read[at], text=ONE, confidence=chance)
    return read


def _counts(behind: str) -> bool:
    """Whether what follows begins with what is counted: ` คน จาก`."""
    word = _WORD.match(behind)
    return bool(word and next(iter(segment_words(word[1]))) in classifiers())
