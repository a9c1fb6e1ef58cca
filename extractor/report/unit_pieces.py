"""The lines of a cell of units, cut wherever a unit may end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Line
from extractor.report.known_units import UNIT_SEPARATORS, letters_of_unit
from extractor.report.line_parts import part_of_line
from extractor.report.unit_grammar import rank_of

_GAP = re.compile(rf"\s*[{UNIT_SEPARATORS}]\s*|\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class UnitPiece:
    """A stretch of a line within which no unit ends.

    Attributes:
        index: Which line of the cell it stands on, from 0.
        start: Its first character on the line.
        end: The character after its last one.
        text: Its letters.
        separator: What stands between it and the piece before: a space, a comma; empty where its line begins.
        begins_line: Whether its line begins with it.
    """

    index: int
    start: int
    end: int
    text: str
    separator: str
    begins_line: bool


def unit_pieces_of(lines: Sequence[Line]) -> Iterator[UnitPiece]:
    """Cut lines at separators, and at spaces before what may be a unit.

    Args:
        lines: The lines of a cell.

    Yields:
        The pieces in order; none is blank.

    >>> [(piece.text, piece.separator) for piece in unit_pieces_of([Line("กองคลัง, ชมรม อสม.", 1)])]
    [('กองคลัง', ''), ('ชมรม อสม.', ', ')]
    """
    separator = ""
    for index, line in enumerate(lines):
        begins_line = True
        start = 0
        for end, next_start in _gaps(line.text):
            text = letters_of_unit(line.text[start:end])
            if text:
                yield UnitPiece(index, start, end, text, separator, begins_line)
                begins_line = False
                separator = ""
            separator = line.text[end:next_start] or separator
            start = next_start


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where the gaps between pieces begin and end, that at the end of the line too."""
    for match in _GAP.finditer(text):
        is_separator = bool(match[0].strip())
        if is_separator or rank_of(text[match.end() :]):
            yield match.span()
    yield len(text), len(text)


def lines_between(
    lines: Sequence[Line], first: UnitPiece, last: UnitPiece
) -> list[Line]:
    """Put pieces together again.

    Args:
        lines: The lines of the cell.
        first: The first piece.
        last: The last one.

    Returns:
        The lines from the first piece to the last, with what stands between.
    """
    parts = []
    for index in range(first.index, last.index + 1):
        line = lines[index]
        start = first.start if index == first.index else 0
        end = last.end if index == last.index else len(line.text)
        is_whole = start == 0 and end == len(line.text)
        parts.append(line if is_whole else part_of_line(line, start, end))
    return parts
