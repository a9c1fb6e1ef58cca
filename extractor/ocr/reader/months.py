"""Abbreviations of months whose mark was lost or misread: `30 ม.ย.` is `30 มิ.ย.`, for no month is called ม.ย.

The mark is put in only behind the figures of a day, and where the net thought of one: else it may be เม.ย. as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.alternatives import THOUGHT_OF, DecodedCharacter

# What follows the figures of a day; ม.ค. is a month as it stands, and has nothing to mend.
_MONTH = re.compile(r"(?<=[0-9๐-๙])\s*ม(?P<mark>[ิีื]?)\.\s*(?P<last>[คย])\.")
_MARK_OF = {"ย": "ิ", "ค": "ี"}
_MARKS = [ALPHABET.index(mark) + 1 for mark in "ิีื"]


def with_marks_of_months(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> list[DecodedCharacter]:
    """Give abbreviations of months the mark that they have.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order, such as `30 ม.ย. 2568`.

    Returns:
        The same characters with the marks; one that was not read is as sure as the net was of any.
    """
    read = list(characters)
    text = "".join(each.text for each in characters)
    # From the last on: what stands before stays in its place.
    for month in reversed(list(_MONTH.finditer(text))):
        mark = _MARK_OF[month["last"]]
        at = month.start("mark")
        if month["mark"]:
            read[at] = replace(read[at], text=mark)
        elif month["last"] == "ย":
            first, end = read[at - 1].frame, read[at].frame + 1
            thought_of = probabilities[first:end, _MARKS].sum(axis=1)
            chance = float(thought_of.max(initial=0.0))
            if chance >= THOUGHT_OF:
                frame = first + int(thought_of.argmax())
                read.insert(at, DecodedCharacter(mark, chance, frame))
    return read
