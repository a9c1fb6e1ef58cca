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
# What a number stands behind: words, figures and brackets; and what stands behind a number.
_BEHIND = re.compile(rf"[{LETTER}{DIGIT}0-9)]\s*$")
_BEFORE = re.compile(
    rf"[.)/{DIGIT}]|\s*(?:{'|'.join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))})"
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
    for at, letter in enumerate(text):
        if letter != FONGMAN:
            continue
        frame = read[at].frame
        chance = chance_near(probabilities, frame, ONE)
        least = (
            _LEAST
            if _is_number(text[:at], text[at + 1 :])
            else _LEAST_SHARE * chance_near(probabilities, frame, FONGMAN)
        )
        ringed = sum(chance_near(probabilities, frame, ring) for ring in "©®")
        if chance >= least and ringed < _RINGED:
            read[at] = replace(read[at], text=ONE, confidence=chance)
    return read


def _is_number(before: str, after: str) -> bool:
    """Whether a number stands between two parts of a line, as `จำนวน ` and ` คน`."""
    if _BEHIND.search(before) or _BEFORE.match(after):
        return True
    word = _WORD.match(after)
    return bool(word and segment_words(word[1])[0] in classifiers())
