"""Letters that were nearly read: where further readings of a line mostly have them, they are print.

Words show which letters are meant (the normalizer decides); abbreviations such as คทช. and names do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.ocr.base import RecognizedLine

# Natural logarithm of odds: a letter that is nearly as likely as its absence.
_NEARLY = -1.0


def nearly_read(reading: RecognizedLine) -> Iterator[str]:
    """What a line says if one letter more is read that was nearly read.

    Args:
        reading: What was read of the line.

    Yields:
        The text with each such letter.

    >>> from extractor.model import Alternative
    >>> list(nearly_read(RecognizedLine("คท.", (1.0, 1.0, 1.0), (Alternative(2, 2, "ช", -0.4),))))
    ['คทช.']
    """
    for other in reading.alternatives:
        if other.start == other.end and other.odds >= _NEARLY:
            before, behind = (
                reading.text[: other.start],
                reading.text[other.end :],
            )
            yield before + other.text + behind


def with_nearly_read(
    first: RecognizedLine, further: Sequence[RecognizedLine]
) -> RecognizedLine:
    """Choose the reading with a letter that was nearly read, where most readings have it.

    Args:
        first: The line as it was read first.
        further: The same line, read otherwise.

    Returns:
        The first of the further readings that says so; else the first reading.
    """
    for text in nearly_read(first):
        alike = [reading for reading in further if reading.text == text]
        if 2 * len(alike) > 1 + len(further):
            return alike[0]
    return first
