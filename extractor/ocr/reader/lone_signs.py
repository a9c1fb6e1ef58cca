"""Lines of which nothing was read at first: a sign or figure that stands alone is next to nothing to the net.

Set wider it is more to look at. Dirt and strokes of pens, of which nothing was read either, look like no letter then,
or like another one each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from extractor.ocr.base import RecognizedLine

# The mean confidence of the surest reading's letters, at least.
_SURE = 0.8


def is_blank(reading: RecognizedLine) -> bool:
    """Whether nothing was read.

    Args:
        reading: What was read of a line.

    Returns:
        Whether it says nothing.
    """
    return not reading.text.strip()


def agreed(
    first: RecognizedLine, further: Sequence[RecognizedLine]
) -> RecognizedLine:
    """Choose what was read of a line where it was set wider.

    Args:
        first: The first reading, which says nothing.
        further: What was read where the line was set wider.

    Returns:
        The least sure of them where all say the same and one surely; else the first reading.

    >>> nothing = RecognizedLine("", ())
    >>> agreed(nothing, [RecognizedLine("๔", (0.5,)), RecognizedLine("๔", (0.9,))])
    RecognizedLine(text='๔', confidences=(0.5,), alternatives=())
    >>> agreed(nothing, [RecognizedLine("-", (0.9,)), nothing]).text
    ''
    """
    said = {reading.text for reading in further}
    if len(said) != 1 or any(map(is_blank, further)):
        return first
    by_sureness = sorted(further, key=_sureness)
    return by_sureness[0] if _sureness(by_sureness[-1]) >= _SURE else first


def _sureness(reading: RecognizedLine) -> float:
    return fmean(reading.confidences)
