"""Marks in cells that refer to a note below the table (1,250,000¹): they are no text of the cell and are kept apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from statistics import median

from extractor.model import (
    Box,
    Cell,
    Fragment,
    Glyph,
    Line,
    PageContent,
    SetAside,
    without_places,
)
from extractor.tables.letters import is_diacritic, is_off_line
from extractor.tables.line_gaps import placed_glyphs
from extractor.tables.powers import MEASURED

# What refers to a note: signs, digits that are raised by their code, and digits that are raised as they are set, often
# with a stroke or in parentheses (Thai offices write ๑/).
_SIGNS = r"[*†‡§]{1,4}"
_CODED = "[¹²³⁰⁴-⁹]{1,2}"
_CODED_MARK = rf"(?:\({_CODED}\)|{_CODED}/?)"
_NUMBER = "[0-9๐-๙]{1,2}"
_RAISED = re.compile(
    rf"(?:{_SIGNS}|{_CODED}|\(?{_NUMBER}[)/]?)(?:,\s?\(?{_NUMBER}[)/]?)*"
)
# Those that are known without being raised stand behind a word or a number, and nothing is set on to them.
_SET_ON = re.compile(
    rf"(?<=[^\s*†‡§])(?:{_SIGNS}|{_CODED_MARK})(?=[\s)\],;]|$)"
)
_ALONE = re.compile(rf"^\s*(?:{_SIGNS}|{_CODED_MARK})\s*$")
_ONE = re.compile(rf"{_SIGNS}|{_CODED}|{_NUMBER}")
# A note begins with its mark, maybe behind the word that says what it is.
_NOTE = re.compile(
    rf"\s*(?:หมายเหตุ\s*:?\s*)?({_SIGNS}|{_CODED_MARK}|\(?{_NUMBER}[)/.]?)\s*(?=[^\W\d_]|[\"“(])"
)
_PLAIN_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
# Share of the size of the print of a cell: what is smaller stands in no line's foot.
_SMALLER = 0.9

# A mark as notes are looked up by: a sign, or an Arabic number.
Key = str


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a line has a mark, and which notes it refers to."""

    start: int
    end: int
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class _Notes:
    """The notes of a document, by their marks."""

    lines: Mapping[Key, Sequence[Line]]

    @classmethod
    def of(cls, pages: Iterable[PageContent]) -> _Notes:
        lines: dict[Key, list[Line]] = defaultdict(list)
        for line in chain.from_iterable(map(_lines_around, pages)):
            found = _NOTE.match(line.text)
            if found:
                lines[_keys(found[1])[0]].append(line)
        return cls(lines)

    @cached_property
    def counted(self) -> int:
        """Up to which number notes count from 1."""
        number = 0
        while str(number + 1) in self.lines:
            number += 1
        return number

    def of_mark(self, mark: _Mark, line: Line) -> list[Line]:
        """The notes that a mark in a line refers to; none where one is missing, and it may be the value's own."""
        found = [self._note(key, line) for key in mark.keys]
        return [note for note in found if note] if all(found) else []

    def _note(self, key: Key, line: Line) -> Line | None:
        """The nearest note of a mark: below it on its page, or on a later one, as notes at the end stand."""
        if key.isdigit() and int(key) > self.counted:
            return None
        below = (
            note for note in self.lines.get(key, ()) if _is_below(note, line)
        )
        return min(below, key=lambda note: note.page_no, default=None)


def without_note_marks(pages: Sequence[PageContent]) -> list[PageContent]:
    """Take marks that refer to notes out of cells.

    Args:
        pages: The pages of a document, their lines not proved yet: their glyphs tell what is raised.

    Returns:
        The pages; the marks whose note stands below on their page, or on a later one, are set aside. Raised figures
        without a note, and those of units (`250 ม.²`), stay as they are.
    """
    notes = _Notes.of(pages)
    return (
        [_without_marks(page, notes) for page in pages]
        if notes.lines
        else list(pages)
    )


def _lines_around(page: PageContent) -> Iterator[Line]:
    """What may be a note: lines in no table, and rows at the end of a table that are merged over all its columns."""
    yield from page.lines
    for table in page.tables:
        for cell in table.cells:
            if cell.row > 0 and cell.colspan == table.cols > 1:
                yield from cell.lines


def _without_marks(page: PageContent, notes: _Notes) -> PageContent:
    aside: list[SetAside] = []
    tables = tuple(
        replace(
            table,
            cells=tuple(
                _cell_without(cell, notes, aside) for cell in table.cells
            ),
        )
        for table in page.tables
    )
    if not aside:
        return page
    return replace(page, tables=tables, set_aside=(*page.set_aside, *aside))


def _cell_without(cell: Cell, notes: _Notes, aside: list[SetAside]) -> Cell:
    """A cell without its marks; one that says nothing else keeps them: there, they are the value."""
    lines: dict[int, Line] = {}
    found: list[SetAside] = []
    size = _size(cell.lines)
    for line in cell.lines:
        left = line
        is_first = line is cell.lines[0]
        for mark in reversed(list(_marks(line, size, is_first=is_first))):
            told = notes.of_mark(mark, line)
            if told:
                found.append(_set_aside(line, mark, told))
                left = _line_without(left, mark)
        lines[id(line)] = left
    if not found or not any(line.text.strip() for line in lines.values()):
        return cell
    aside += sorted(found, key=_place)
    fragments = tuple(
        _fragment_of(fragment, lines) for fragment in cell.fragments
    )
    return replace(cell, fragments=fragments)


def _place(print_: SetAside) -> tuple[int, float, float]:
    box = print_.line.box
    return print_.line.page_no, *((box.bottom, box.x0) if box else (0.0, 0.0))


def _fragment_of(fragment: Fragment, lines: Mapping[int, Line]) -> Fragment:
    left = (lines[id(line)] for line in fragment.lines)
    return replace(
        fragment, lines=tuple(line for line in left if line.text.strip())
    )


def _marks(line: Line, size: float, *, is_first: bool) -> Iterator[_Mark]:
    """The places of a line that may be marks, in order: what is raised, and signs behind a word, maybe a line below."""
    spans = dict.fromkeys(_raised_spans(line, size), True)
    signs = list(_SET_ON.finditer(line.text))
    if not is_first:
        signs += _ALONE.finditer(line.text)
    for found in signs:
        if not any(
            start < found.end() and found.start() < end for start, end in spans
        ):
            spans[found.span()] = False
    for start, end in sorted(spans):
        text = line.text[start:end].strip()
        keys = _keys(text)
        is_power = keys[0].isdigit() and MEASURED.search(line.text[:start])
        if not is_power:
            yield _Mark(start, end, keys)


def _keys(mark: str) -> tuple[Key, ...]:
    """The notes of a mark, such as `1` and `2` of `๑,๒`."""
    return tuple(
        one.translate(_PLAIN_DIGITS).lstrip("0") or "0"
        for one in _ONE.findall(mark)
    )


def _raised_spans(line: Line, size: float) -> Iterator[tuple[int, int]]:
    """The stretches of a line that are smaller than its print and stand above its foot, and look like marks."""
    raised = [
        (start, end)
        for start, end, glyph in placed_glyphs(line)
        if _is_raised(glyph, line, size)
    ]
    for start, end in _joined(raised):
        if _RAISED.fullmatch(line.text[start:end].strip()):
            yield start, end


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_raised(glyph: Glyph, line: Line, size: float) -> bool:
    """Whether a glyph is raised in its line; in one of small print alone, which a cell ends with, all of it is."""
    if not glyph.text.strip() or is_diacritic(glyph):
        return False
    feet = [
        other.baseline for other in line.glyphs if other.size > _SMALLER * size
    ]
    if not feet:
        return True
    foot = median(feet)
    return glyph.baseline < foot and is_off_line(glyph, foot, size)


def _size(lines: Iterable[Line]) -> float:
    """The size of the print of a cell, in points; 0 where that is not known."""
    sizes = [
        glyph.size
        for line in lines
        for glyph in line.glyphs
        if not glyph.text.isspace()
    ]
    return median(sizes) if sizes else 0.0


def _line_without(line: Line, mark: _Mark) -> Line:
    """A line without a mark, and without the space that set it apart."""
    is_apart = line.text[: mark.start].endswith(" ")
    ends_word = mark.end == len(line.text) or line.text[mark.end].isspace()
    left_out = range(mark.start - (is_apart and ends_word), mark.end)
    glyphs = tuple(
        glyph
        for start, end, glyph in placed_glyphs(line)
        if start == end or start not in left_out
    )
    return replace(without_places(line, set(left_out)), glyphs=glyphs)


def _set_aside(line: Line, mark: _Mark, notes: Sequence[Line]) -> SetAside:
    glyphs = [
        glyph
        for start, _, glyph in placed_glyphs(line)
        if mark.start <= start < mark.end and not glyph.turn
    ]
    box = _box(glyphs) if glyphs else line.box
    said = Line(line.text[mark.start : mark.end].strip(), line.page_no, box)
    return SetAside(
        "note-mark", said, " / ".join(note.text.strip() for note in notes)
    )


def _box(glyphs: Sequence[Glyph]) -> Box:
    return Box(
        min(glyph.x0 for glyph in glyphs),
        min(glyph.baseline - glyph.size for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.baseline for glyph in glyphs),
    )


def _is_below(note: Line, line: Line) -> bool:
    if note.page_no != line.page_no or not (note.box and line.box):
        return note.page_no >= line.page_no
    return note.box.top > line.box.top
