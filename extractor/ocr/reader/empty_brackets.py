"""Brackets in which nothing was read though a sign is printed there: `เตียง ()` is `เตียง (%)`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.number_parts import set_otherwise
from extractor.ocr.reader.splicing import spliced

_EMPTY = re.compile(r"\(\)")
_SIGN = re.compile(r"\(([^\s()])\)")
# How many times as wide, and as high, a line is read again; so many of these readings must say the same sign.
_WIDER = (1.3,)
_HIGHER = (0.8, 0.85)
_ENOUGH = 2


def has_empty_brackets(reading: RecognizedLine) -> bool:
    """Whether a line has brackets, once, in which nothing was read.

    Args:
        reading: What was read of it.

    Returns:
        Whether it has.
    """
    return len(_EMPTY.findall(reading.text)) == 1


def otherwise_set(line_image: LineImage) -> list[LineImage]:
    """Make a line as if it were set wider, or its letters less high.

    Args:
        line_image: The picture of the line.

    Returns:
        Pictures of it to be read.
    """
    return set_otherwise(line_image, _WIDER, _HIGHER)


def with_sign_in_brackets(
    first: RecognizedLine, further: Sequence[RecognizedLine]
) -> RecognizedLine:
    """Put the sign into brackets that most further readings have there; figures are for the eye alone to read.

    Args:
        first: What was read of the line, with empty brackets.
        further: What was read of the pictures of `otherwise_set`.

    Returns:
        The reading with the sign, as sure as so many of the readings have it; else the first reading.
    """
    brackets = _EMPTY.search(first.text)
    signs = Counter(
        sign[1]
        for reading in further
        for sign in _SIGN.finditer(reading.text)
        if not sign[1].isdigit()
    )
    if not brackets or not signs:
        return first
    ((sign, count),) = signs.most_common(1)
    if count < _ENOUGH:
        return first
    at = brackets.start() + 1
    share = count / (1 + len(further))
    return spliced(first, at, at, RecognizedLine(sign, (share,)))
