"""Texts as they are compared with each other: their letters alone."""

from __future__ import annotations

import re

# What is left out: white space, punctuation, and marks above and below letters, which OCR takes for each other.
_NO_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9๐-๙]+")
# Letters: shorter texts are set phrases, and not compared.
FEWEST_LETTERS = 60
# Letters: of longer texts the beginning is compared.
_MOST_LETTERS = 10_000


def comparable(text: str) -> str:
    """A text as it is compared.

    Args:
        text: Any text.

    Returns:
        Its letters, at most 10,000: without white space, punctuation or marks above and below, a zero for each number.

    >>> comparable("๑. ลดใช้กระดาษ 12 รีม")
    '0ลดใชกระดาษ0รม'
    """
    without_numbers = _NUMBER.sub("0", text)
    letters = _NO_LETTERS.sub("", without_numbers)
    return letters[:_MOST_LETTERS]
