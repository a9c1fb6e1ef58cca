"""A part of a line's reading is replaced by another one."""

from __future__ import annotations

from dataclasses import replace

from extractor.ocr.base import RecognizedLine


def spliced(
    line: RecognizedLine, start: int, end: int, part: RecognizedLine
) -> RecognizedLine:
    """Put another reading in the place of a part of a line's.

    Args:
        line: What was read of the line, such as `จ่าย 18 บาท`.
        start: The place of the part's first letter.
        end: The place after its last; `start` where nothing is replaced.
        part: What was read of the part alone.

    Returns:
        The line with it; what else its other letters may be keeps its place.
    """
    shift = len(part.text) - (end - start)
    before = [each for each in line.alternatives if each.end <= start]
    behind = [
        replace(each, start=each.start + shift, end=each.end + shift)
        for each in line.alternatives
        if each.start >= end and each not in before
    ]
    return RecognizedLine(
        line.text[:start] + part.text + line.text[end:],
        (*line.confidences[:start], *part.confidences, *line.confidences[end:]),
        (*before, *behind),
    )
