"""What room lines leave tells of their ends: a word that would have fitted but for a space before it had one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model import Cell, Glyph, Line, Table
from extractor.tables.letters import (
    Letter,
    end,
    is_space,
    letters_of,
    start,
    takes_room,
)
from normalizer import compared
from normalizer.models.lexicon import first_word
from normalizer.thai import (
    CONSONANT,
    LEADING_VOWEL,
    LETTER,
    MARK,
    MARK_CHARACTERS,
    SARA_AA,
    SARA_AM,
)

# Shares of the size: how wide a space is where none is printed near, and how far lines that begin together may differ.
_SPACE = 0.3
_SAME_START = 0.3
# Share of the size: by so much more room than a letter needs it had room for sure.
_SURELY = 0.1
# Characters of a line in which its first word is looked for.
_REACH = 30
_THAI = re.compile(f"[{LETTER}]")
# What no line is broken within, however little its producer knows of words: a letter, the vowels and marks around it.
_CLUSTER = re.compile(f"[{LEADING_VOWEL}]?[{CONSONANT}][{MARK}]*[ะาำๅ]*")


def with_told_spaces(table: Table) -> Table:
    """Mark the lines of a table's cells whose ends leave room for the next word, but not for a space before it.

    In the printed reports at hand a space stood at 88 of 103 such ends, and at one of ten others.

    Args:
        table: A table of one page, its lines with their glyphs.

    Returns:
        The table; `ends_with_space`, `leaves_room` and `is_full` of those lines.
    """
    reaches: dict[int, float] = {}
    for cell in table.cells:
        for line in cell.lines:
            if line.box:
                reaches[cell.col] = max(reaches.get(cell.col, 0.0), line.box.x1)
    cells = [
        _with_told_spaces(cell, reaches.get(cell.col, 0.0))
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))


def _with_told_spaces(cell: Cell, reach: float) -> Cell:
    """A cell, given how far to the right a line of its column reaches (points)."""
    (fragment,) = cell.fragments
    lines = fragment.lines
    starts = [line.box.x0 for line in lines if line.box]
    if fragment.box is None or len(lines) < 2 or len(starts) < len(lines):
        return cell
    padding = min(starts) - fragment.box.x0
    right = min(reach, fragment.box.x1 - padding)
    letters_by_line = [letters_of(line.glyphs)[0] for line in lines]
    marked = [
        replace(
            line,
            ends_with_space=_tells_space(line, following, letters, right),
            leaves_room=_leaves_room(line, following, before, letters, right),
            is_full=_is_full(line, following, right),
        )
        for (line, following), (before, letters) in zip(
            pairwise(lines), pairwise(letters_by_line), strict=True
        )
    ]
    return replace(
        cell, fragments=(replace(fragment, lines=(*marked, lines[-1])),)
    )


def _leaves_room(
    line: Line,
    following: Line,
    before: Sequence[Letter],
    letters: Sequence[Letter],
    right: float,
) -> bool:
    """Whether the first cluster of the following line has room behind a line, once its gaps are as they were."""
    if not (line.box and letters and before):
        return False
    size = letters[0][0].size
    stretched = sum(
        max(0.0, gap - _SPACE * size) for gap in map(_gap, before, before[1:])
    )
    cluster = _CLUSTER.match(compared(following.text[:_REACH]))
    width = _width_of(cluster[0] if cluster else "", letters)
    return right - line.box.x1 + stretched > width + _SURELY * size


def _is_full(line: Line, following: Line, right: float) -> bool:
    """Whether a space has no room behind a line."""
    glyphs = (*line.glyphs, *following.glyphs)
    if not (line.box and glyphs):
        return False
    return right - line.box.x1 < _space_width(glyphs, glyphs[0].size)


def _gap(letter: Letter, following: Letter) -> float:
    """The gap between two letters, in points."""
    return max(0.0, start(following) - end(letter))


def _tells_space(
    line: Line, following: Line, letters: Sequence[Letter], right: float
) -> bool:
    """Whether the first word of the following line has room behind a line, and a space more has none."""
    if not (
        line.box
        and following.box
        and _is_thai(line.text[-1:])
        and _is_thai(following.text[:1])
    ):
        return False
    if not letters:
        return False
    size = letters[0][0].size
    if abs(line.box.x0 - following.box.x0) > _SAME_START * size:
        return False
    room = right - line.box.x1
    space = _space_width((*line.glyphs, *following.glyphs), size)
    widest = end(letters[-1]) - following.box.x0
    if not 0 < room < widest + space:
        return False
    word = _width_of_first_word(following, letters)
    return word <= room < word + space


def _is_thai(character: str) -> bool:
    return bool(_THAI.match(character))


def _space_width(glyphs: Sequence[Glyph], size: float) -> float:
    """How wide a space of two lines is, in points."""
    widths = [
        glyph.x1 - glyph.x0
        for glyph in glyphs
        if glyph.text == " " and takes_room(glyph)
    ]
    return min(widths, default=_SPACE * size)


def _width_of_first_word(line: Line, letters: Sequence[Letter]) -> float:
    """How wide (points) the first word of a line is: its letters are counted, for damaged ones are some, too."""
    before_space, _, _ = compared(line.text[:_REACH]).partition(" ")
    return _width_of(first_word(before_space), letters)


def _width_of(text: str, letters: Sequence[Letter]) -> float:
    """How wide (points) a text is that letters begin with; one letter at least."""
    count = _count_letters(text)
    last = letters[0]
    for letter in letters:
        printed = compared("".join(glyph.text for glyph in letter))
        # LibreOffice writes ดำ as ดำา: what is left when all letters are counted is the last one's.
        if count <= 0 and not (text.endswith(SARA_AM) and printed == SARA_AA):
            break
        if not is_space(letter):
            last = letter
            count -= _count_letters(printed)
    return end(last) - start(letters[0])


def _count_letters(text: str) -> int:
    """How many letters of a text take room; several may be one glyph, as ดำ is in Typst's and Skia's files."""
    return max(1, sum(character not in MARK_CHARACTERS for character in text))
