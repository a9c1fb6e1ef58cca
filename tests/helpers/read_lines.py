"""How well lines were read."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from extractor.ocr.base import RecognizedLine
from training.errors import bare

# What is printed on a line, and what was read there.
ReadLines = Sequence[tuple[str, RecognizedLine]]


def wrong_letters(read: ReadLines) -> int:
    """Characters to be changed until what was read is what is printed, spaces aside."""
    return sum(
        Levenshtein.distance(bare(text), bare(reading.text))
        for text, reading in read
    )


def letters(read: ReadLines) -> int:
    """Characters that are printed, spaces aside."""
    return sum(len(bare(text)) for text, _ in read)
