"""Points within numbers that may be commas: `66.181 บาท` where the net thought of 66,181, too.

In print that is coarse or small a comma has lost its tail. A point makes an amount a thousandth of what it is; a number
with just three decimals is rare in reports, and one with commas before its point still more; none has two points, as
17.850.00 has.
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

# A number in groups of three digits, of which points part some, and its one decimal point; 0.125 is none.
_GROUPED = re.compile(
    r"(?<![\d.,])([1-9๑-๙]\d{0,2}(?:[.,]\d{3})+)(?:\.\d{2})?(?!\d|[.,]\d)"
)


def with_commas(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> list[DecodedCharacter]:
    """Take points that part thousands for commas where the net thought of a comma, too.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order.

    Returns:
        The same characters, those commas among them; they are as sure as the net was of a comma.
    """
    read = list(characters)
    for number in _GROUPED.finditer("".join(each.text for each in characters)):
        for at in range(*number.span(1)):
            if read[at].text != ".":
                continue
            chance = chance_near(probabilities, read[at].frame, ",")
            if chance >= THOUGHT_OF:
                read[at] = replace(read[at], text=",", confidence=chance)
    return read
