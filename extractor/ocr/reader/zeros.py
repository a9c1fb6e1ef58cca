"""A capital O in a number is a zero: O-5110-1294 is 0-5110-1294. In many faces the two are one shape.

O38 is a code, and stays; so do words and what has few figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.ocr.reader.alternatives import DecodedCharacter

# A number with white or brackets around it, some of whose zeros may have been read as O.
_NUMBER = re.compile(r"(?<![^\s(])(?=[^\sO]*O)[0-9O][0-9O.,/\-]+(?![^\s)])")
_FEWEST_FIGURES = 5
# What stands between separators: O alone, with figures before it, or with more behind it than codes have.
_GROUP = re.compile(r"[0-9O]+")
_ZERO = re.compile(r"(?<=\d)O|^O$|^O(?=O*\d{3})")


def with_zeros(
    characters: Sequence[DecodedCharacter],
) -> list[DecodedCharacter]:
    """Take O for 0 in numbers.

    Args:
        characters: What was read, in order, such as `โทร. O-5110-1294`.

    Returns:
        The same characters, as sure as before.
    """
    read = list(characters)
    for number in _NUMBER.finditer("".join(each.text for each in characters)):
        if sum(map(str.isdigit, number[0])) < _FEWEST_FIGURES:
            continue
        for group in _GROUP.finditer(number[0]):
            for zero in _ZERO.finditer(group[0]):
                at = number.start() + group.start() + zero.start()
                read[at] = replace(read[at], text="0")
    return read
