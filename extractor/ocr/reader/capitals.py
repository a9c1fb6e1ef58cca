"""A small l among capitals is a capital I: KPl is KPI. In faces without serifs the two are one stroke.

Other letters that are capitals but for their size or their dot are so where the net thought of the capital, too:
ISo/iEC is ISO/IEC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alternatives import (
    THOUGHT_OF,
    DecodedCharacter,
    chance_near,
)

# Abbreviations of three letters and more; Al and Cl are symbols of elements.
_ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Zl]{3,}(?![A-Za-z])")
_FEWEST_CAPITALS = 2
# No word begins with l and such a letter: e-lmport is e-Import. lm alone is a unit.
_BEGINS_WITH_I = re.compile(r"(?<![A-Za-z0-9])l(?=[bcdfgkmnpqrstvxz][a-z]{2})")
_SHAPED_LIKE = {"1": "I", "l": "I", "0": "O"}
# A word of capitals, some of which may have been read as what is shaped like them; an s at its end makes a plural.
# COSO read as COS0 is one, too.
_LIKE_CAPITALS = re.compile(
    r"(?<![A-Za-z0-9])[A-Z1ciopsuvwxz][A-Z0ciopsuvwxz]+[A-Z0ciopuvwxz](?![A-Za-z0-9])"
)


def with_capital_i(
    characters: Sequence[DecodedCharacter],
) -> list[DecodedCharacter]:
    """Take l for I in abbreviations.

    Args:
        characters: What was read, in order, such as `KPl of 3 งาน`.

    Returns:
        The same characters, as sure as before.
    """
    read = list(characters)
    for word in _ABBREVIATION.finditer(
        "".join(each.text for each in characters)
    ):
        if sum(map(str.isupper, word[0])) >= _FEWEST_CAPITALS:
            for at in range(*word.span()):
                if read[at].text == "l":
                    read[at] = replace(read[at], text="I")
    return read


def with_capitals_thought_of(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> list[DecodedCharacter]:
    """Take small letters, 1 and 0 for capitals in words of capitals, where the net thought of all these capitals.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order, such as `ISo/iEC`.

    Returns:
        The same characters; the capitals are as sure as the net was of them.
    """
    read = list(characters)
    for word in _LIKE_CAPITALS.finditer(
        "".join(each.text for each in characters)
    ):
        if sum(map(str.isupper, word[0])) < _FEWEST_CAPITALS:
            continue
        capitals = {
            at: _capital(probabilities, read[at])
            for at in range(*word.span())
            if not read[at].text.isupper()
        }
        if all(
            capital.confidence >= THOUGHT_OF for capital in capitals.values()
        ):
            for at, capital in capitals.items():
                read[at] = capital
    for word in _BEGINS_WITH_I.finditer("".join(each.text for each in read)):
        capital = _capital(probabilities, read[word.start()])
        if capital.confidence >= THOUGHT_OF:
            read[word.start()] = capital
    return read


def _capital(
    probabilities: NDArray[np.float32], character: DecodedCharacter
) -> DecodedCharacter:
    """The capital of a character's shape, and how likely it is in its stead."""
    capital = _SHAPED_LIKE.get(character.text, character.text.upper())
    chance = chance_near(probabilities, character.frame, capital)
    return replace(character, text=capital, confidence=chance)
