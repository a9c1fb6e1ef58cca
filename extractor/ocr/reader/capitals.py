"""A small l among capitals is a capital I: KPl is KPI. In faces without serifs the two are one stroke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.ocr.reader.alternatives import DecodedCharacter

# Abbreviations of three letters and more; Al and Cl are symbols of elements.
_ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Zl]{3,}(?![A-Za-z])")
_FEWEST_CAPITALS = 2


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
