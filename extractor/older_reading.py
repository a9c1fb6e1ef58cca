"""What an older OCR put under the picture of a page helps to read it: marks that ours did not see.

Small marks above a letter are lost where a picture is coarse; an OCR that read it before may have seen them. Letters
and figures are taken as they are read on the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from extractor.model import (
    Alternative,
    Box,
    Cell,
    Line,
    PageContent,
    Table,
    printed_count,
)
from extractor.proof.wording import wording_gain
from normalizer.thai import MARK

_MARKS = re.compile(f"[{MARK}]+")
# Lines are the same where they share so much of the height of the lower and of the width of the shorter one, and so
# many of their letters.
_SAME_PLACE = 0.5
_SAME_TEXT = 0.6
# How sure (0 to 1) a mark is that only the older OCR saw, and that makes the words of its line no unlikelier.
_CONFIDENCE = 0.9


def with_older_marks(read: PageContent, layer: PageContent) -> PageContent:
    """A page that was read on its picture, with the marks that an older OCR saw.

    Args:
        read: The page as our engine read it.
        layer: The same as the text under its picture has it.

    Returns:
        The page; its lines have further marks where that makes their words no unlikelier.
    """
    older = [line for line in layer.every_line() if line.box]
    tables = tuple(_table_with_marks(table, older) for table in read.tables)
    marked = replace(
        read, tables=tables, lines=_lines_with_marks(read.lines, older)
    )
    more = sum(_printed(marked)) - sum(_printed(read))
    return replace(marked, printed=read.printed + more)


def _printed(page: PageContent) -> Iterator[int]:
    """How many characters each line of a page has."""
    for line in page.every_line():
        yield printed_count(line.raw)


def _table_with_marks(table: Table, older: Sequence[Line]) -> Table:
    return replace(
        table,
        cells=tuple(_cell_with_marks(cell, older) for cell in table.cells),
    )


def _cell_with_marks(cell: Cell, older: Sequence[Line]) -> Cell:
    fragments = [
        replace(fragment, lines=_lines_with_marks(fragment.lines, older))
        for fragment in cell.fragments
    ]
    return replace(cell, fragments=tuple(fragments))


def _lines_with_marks(
    lines: Iterable[Line], older: Iterable[Line]
) -> tuple[Line, ...]:
    candidates = list(older)
    return tuple(_with_marks(line, candidates) for line in lines)


def _with_marks(line: Line, older: Iterable[Line]) -> Line:
    """A line with the marks of the older line that stands in its place."""
    beside = [
        other
        for other in older
        if line.box and other.box and _is_same_place(line.box, other.box)
    ]
    best = max(
        beside,
        key=lambda other: Levenshtein.normalized_similarity(
            line.text, other.text
        ),
        default=None,
    )
    if (
        best is None
        or Levenshtein.normalized_similarity(line.text, best.text) < _SAME_TEXT
    ):
        return line
    marked = line
    for edit in reversed(Levenshtein.opcodes(line.text, best.text)):
        added = best.text[edit.dest_start : edit.dest_end]
        if edit.tag == "insert" and _MARKS.fullmatch(added):
            marked = _inserted(marked, edit.src_start, added)
    return marked if wording_gain(line.text, marked.text) >= 0 else line


def _is_same_place(one: Box, other: Box) -> bool:
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    is_level = height >= _SAME_PLACE * min(one.height, other.height)
    return is_level and width >= _SAME_PLACE * min(one.width, other.width)


def _inserted(line: Line, at: int, marks: str) -> Line:
    """A line with marks before one of its characters."""
    confidences = line.confidences
    if confidences:
        confidences = (
            *confidences[:at],
            *[_CONFIDENCE] * len(marks),
            *confidences[at:],
        )
    alternatives = [one for one in line.alternatives if one.end <= at]
    alternatives += [
        _shifted(one, len(marks))
        for one in line.alternatives
        if one.start >= at
    ]
    text = line.text[:at] + marks + line.text[at:]
    return replace(
        line,
        text=text,
        confidences=confidences,
        alternatives=tuple(alternatives),
    )


def _shifted(alternative: Alternative, by: int) -> Alternative:
    return replace(
        alternative, start=alternative.start + by, end=alternative.end + by
    )
