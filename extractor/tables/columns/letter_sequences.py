"""The letter sequences of texts as numbers: what the likelihood of a content is learned from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.floating[Any]]
IntArray: TypeAlias = NDArray[np.int64]

# Sequences are counted in 2^16 buckets: few of the 60,000 that training sees meet in one.
BUCKET_BITS = 16
# Shorter sequences say little, longer ones seldom come back.
_LENGTHS = (2, 3, 4, 5, 6)
# The first letters of a text say what it is (ควร…, เพื่อให้…), so they count once more, as one sequence.
_START_LENGTH = 9
# Multipliers of Knuth's hashing (The Art of Computer Programming, volume 3, 6.4): 2^32 / golden ratio, and a prime.
_SPREAD = np.uint32(2654435769)
_STEP = np.uint32(16777619)
# Codes: 0 is left out, 1 parts two texts, 2 is a space or any other sign, 3 a number.
_PART = 1
_OTHER = 2
_NUMBER = 3
_SIGNS = "%/.()-:|✓"
# Tone marks and the signs that OCR loses first: the rest of a word tells it.
_LOST_MARKS = "็่้๊๋์ํ๎\u200b\u200c\u200d\ufeff"
_MARKER = re.compile(
    r"(?:^|(?<=\s))(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]+|[-•●▪–*➢])\s*(?=[^\s0-9๐-๙.,-])"
)
# A line shorter than this share of its column's longest ends its sentence.
_FULL_LINE = 0.6
# Letters of a text that are looked at: the start says what it is, the end what became of it.
_LONGEST = 240
_TAIL = 60


def _code_table() -> NDArray[np.uint32]:
    """The code of each character up to U+FFFF."""
    table = np.full(0x10000, _OTHER, dtype=np.uint32)
    for order, code in enumerate(range(0x0E01, 0x0E5C)):
        table[code] = 10 + order
    for order in range(26):
        table[ord("a") + order] = table[ord("A") + order] = 110 + order
    for order, sign in enumerate(_SIGNS):
        table[ord(sign)] = 140 + order
    for digit in "0123456789๐๑๒๓๔๕๖๗๘๙":
        table[ord(digit)] = _NUMBER
    for mark in _LOST_MARKS:
        table[ord(mark)] = 0
    table[0] = _PART
    return table


_CODES = _code_table()


def items_of(cells: Sequence[str]) -> list[list[str]]:
    r"""Part the cells of a column into items: at markers, and at lines that end early.

    Args:
        cells: The raw texts of a column's cells, such as `๑. ประชุม\n๒. แจ้งเวียน`.

    Returns:
        The items of each cell, without markers; none of a blank cell.

    >>> items_of(["1. ประชุม\n2. แจ้งเวียน", ""])
    [['ประชุม', 'แจ้งเวียน'], []]
    """
    longest = max(
        (len(line) for cell in cells for line in cell.split("\n")), default=0
    )
    return [_items_of_cell(cell, longest * _FULL_LINE) for cell in cells]


def _items_of_cell(cell: str, full: float) -> list[str]:
    parted = _MARKER.sub("\0", cell)
    if "\0" not in parted:
        parted = "".join(
            line + ("\0" if len(line) < full else "")
            for line in cell.split("\n")
        )
    items = [
        item.strip(" -–\t") for item in parted.replace("\n", "").split("\0")
    ]
    return [item for item in items if item]


def sequences_of(texts: Sequence[str]) -> tuple[IntArray, IntArray]:
    """Hash the letter sequences of texts.

    Args:
        texts: Texts without line breaks.

    Returns:
        The bucket of each sequence, and the index of the text that it is from, ascending.
    """
    codes = _codes("\0" + "\0".join(_shortened(text) for text in texts) + "\0")
    owners = np.cumsum(codes == _PART) - 1
    found = [
        _sequences_of_length(codes, length)
        for length in (*_LENGTHS, _START_LENGTH)
    ]
    buckets = np.concatenate([hashes for hashes, _ in found]).astype(np.int64)
    homes = owners[np.concatenate([starts for _, starts in found])]
    order = np.argsort(homes, kind="stable")
    # The last sign that parts begins no text.
    order = order[: np.searchsorted(homes[order], len(texts))]
    return buckets[order], homes[order]


def hashed_sequences(
    texts: Sequence[str], length: int, bits: int
) -> tuple[IntArray, IntArray]:
    """Hash the letter sequences of one length, those within a text alone.

    Args:
        texts: Raw texts, such as `อบรมครู ๒ ครั้ง`; a number is like any other.
        length: Letters of a sequence.
        bits: Of a bucket's number.

    Returns:
        The bucket of each sequence, and the index of the text that it is from.
    """
    plain = [text.replace("\n", "").replace("\0", "") for text in texts]
    codes = _codes("\0" + "\0".join(map(_shortened, plain)) + "\0")
    owners = np.cumsum(codes == _PART) - 1
    is_within = codes != _PART
    count = max(0, len(codes) - length + 1)
    hashes = np.zeros(count, dtype=np.uint32)
    wanted = np.ones(count, dtype=bool)
    for at in range(length):
        hashes = hashes * _STEP + codes[at : at + count]
        wanted &= is_within[at : at + count]
    starts = np.flatnonzero(wanted)
    mixed = hashes[starts] * _SPREAD
    return (mixed >> np.uint32(32 - bits)).astype(np.int64), owners[starts]


def _sequences_of_length(
    codes: NDArray[np.uint32], length: int
) -> tuple[NDArray[np.uint32], IntArray]:
    """The buckets of the sequences of a length, and where they start; of the longest, those that start a text."""
    count = max(0, len(codes) - length + 1)
    hashes = codes[:count].copy()
    # A sequence may begin or end with the sign that parts, and not hold it within.
    wanted = (
        codes[:count] == _PART
        if length == _START_LENGTH
        else np.ones(count, dtype=bool)
    )
    for at in range(1, length):
        letters = codes[at : at + count]
        hashes = hashes * _STEP + letters
        if at < length - 1:
            wanted &= letters != _PART
    mixed = (hashes[wanted] + np.uint32(length)) * _SPREAD
    return mixed >> np.uint32(32 - BUCKET_BITS), np.flatnonzero(wanted)


def _shortened(text: str) -> str:
    return (
        text
        if len(text) <= _LONGEST
        else text[: _LONGEST - _TAIL] + text[-_TAIL:]
    )


def _codes(text: str) -> NDArray[np.uint32]:
    """The codes of a text: a number is one, spaces beside each other are one, lost marks are none."""
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    codes = _CODES[np.minimum(points, 0xFFFF)]
    codes = codes[codes > 0]
    repeated = (codes[1:] == codes[:-1]) & (
        (codes[1:] == _NUMBER) | (codes[1:] == _OTHER)
    )
    return codes[np.concatenate(([True], ~repeated))]
