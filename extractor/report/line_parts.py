"""Parts of a line, with what is known of their characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.model import Line, Mend


def without_start(line: Line, length: int) -> Line:
    """A line without its first characters.

    Args:
        line: The line.
        length: How many characters are left out.

    Returns:
        The rest; its font runs and confidences are cut alike, its alternatives dropped.
    """
    return part_of_line(line, length, len(line.text))


def part_of_line(line: Line, start: int, end: int) -> Line:
    """A part of a line.

    Args:
        line: The line.
        start: The first character of the part, 0-based.
        end: The character after the last one.

    Returns:
        The part; its font runs and confidences are cut alike, its alternatives dropped; its box is that of the line.
    """
    return replace(
        line,
        text=line.text[start:end],
        fonts=tuple(_font_runs(line, start, end)),
        confidences=line.confidences[start:end],
        alternatives=(),
        mends=tuple(_mends(line, start, end)),
    )


def _mends(line: Line, start: int, end: int) -> Iterator[Mend]:
    """The places of a part of a line that print mended; one that is cut goes with its first character."""
    is_last = end == len(line.text)
    for mend in line.mends:
        if start <= mend.start < end or (is_last and mend.start == end):
            yield replace(
                mend, start=mend.start - start, end=min(mend.end, end) - start
            )


def _font_runs(line: Line, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The font runs of a part of a line."""
    place = 0
    for font, count in line.fonts:
        inside = min(place + count, end) - max(place, start)
        place += count
        if inside > 0:
            yield font, inside
