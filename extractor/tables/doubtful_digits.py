"""Letters of scans that an engine is not sure of, in a column of numbers or codes, are the digits of their shape.

O and 0, l and 1 are alike in many fonts: the other cells of the column tell which is meant. What is changed stays as
doubtful as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from extractor.model import Cell, Fragment, Line, PageContent, Table

# Letters and signs, and the digits of their shape.
_DIGIT_OF = str.maketrans("OoQIl|!()[]SBZ", "00011111111582")
_LOOKS_LIKE_DIGIT = frozenset(map(chr, _DIGIT_OF))
# A confidence below which a letter may be another one.
_DOUBTFUL = 0.9
# So many other cells of the column, and such a share of them (its header is one), are of one form.
_FEWEST_ALIKE = 3
_SHARE_ALIKE = 0.6
# A digit is as high as those of other cells, but for this share: dirt is not.
_AS_HIGH = 0.15
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile(r"[0-9][0-9,]*(\.[0-9]+)?")


def with_doubtful_digits(content: PageContent) -> PageContent:
    """Read letters that are not sure as digits where the other cells of their column have digits.

    Args:
        content: A page that was read by an engine, with its tables.

    Returns:
        The page. `O` in a column of numbers is `0`, `R-0)` between `R-02` and `R-03` is `R-01`.
    """
    return replace(content, tables=tuple(map(_with_digits, content.tables)))


def _with_digits(table: Table) -> Table:
    cells = list(table.cells)
    for place, cell in enumerate(cells):
        line = _only_line(cell)
        if line is None or not _is_doubtful(line):
            continue
        others = [
            other
            for index, other_cell in enumerate(cells)
            if index != place and other_cell.col == cell.col
            for other in [_only_line(other_cell)]
            if other and not _is_doubtful(other)
        ]
        meant = _meant(line, others)
        if meant != line.text:
            cells[place] = _with_line(cell, _read_as(line, meant))
    return replace(table, cells=tuple(cells))


def _only_line(cell: Cell) -> Line | None:
    """The line of a cell of one column that has but one."""
    return cell.lines[0] if len(cell.lines) == 1 and cell.colspan == 1 else None


def _is_doubtful(line: Line) -> bool:
    return any(_doubtful_places(line))


def _doubtful_places(line: Line) -> Iterator[bool]:
    """For each letter, whether it may be a digit."""
    for letter, confidence in zip(line.text, line.confidences, strict=False):
        yield confidence < _DOUBTFUL and letter in _LOOKS_LIKE_DIGIT


def _meant(line: Line, others: Sequence[Line]) -> str:
    """The text of a line as the other lines of its column tell, itself where they do not."""
    meant = "".join(
        letter.translate(_DIGIT_OF) if may_be_digit else letter
        for letter, may_be_digit in zip(
            line.text, _doubtful_places(line), strict=False
        )
    )
    if len(meant) != len(line.text):
        return line.text
    forms = [_form(other.text) for other in others]
    if _form(line.text) in forms:
        return line.text
    alike = [
        other
        for other, form in zip(others, forms, strict=True)
        if form == _form(meant)
        # A number may have more digits than others; where digits were read, only one of as many is meant.
        or (
            not _DIGIT.search(line.text)
            and _NUMBER.fullmatch(meant)
            and _NUMBER.fullmatch(other.text)
        )
    ]
    enough = max(_FEWEST_ALIKE, _SHARE_ALIKE * len(others))
    return (
        meant
        if len(alike) >= enough and _is_as_high(line, alike)
        else line.text
    )


def _form(text: str) -> str:
    return _DIGIT.sub("0", text)


def _is_as_high(line: Line, others: Sequence[Line]) -> bool:
    heights = [_height(other) for other in others]
    usual = median(heights)
    return abs(_height(line) - usual) <= _AS_HIGH * usual


def _height(line: Line) -> float:
    return line.box.bottom - line.box.top if line.box else 0.0


def _read_as(line: Line, text: str) -> Line:
    """A line with another text of as many letters; what the engine thought of instead of these is dropped."""
    changed = [
        place
        for place, (before, after) in enumerate(
            zip(line.text, text, strict=True)
        )
        if before != after
    ]
    alternatives = tuple(
        one
        for one in line.alternatives
        if not any(one.start <= place < one.end for place in changed)
    )
    return replace(line, text=text, alternatives=alternatives)


def _with_line(cell: Cell, line: Line) -> Cell:
    """A cell of one line with another one in its stead."""
    fragments: list[Fragment] = [
        replace(fragment, lines=(line,)) if fragment.lines else fragment
        for fragment in cell.fragments
    ]
    return replace(cell, fragments=tuple(fragments))
