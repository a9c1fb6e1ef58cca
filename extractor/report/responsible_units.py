"""The cell ผู้รับผิดชอบ lists units, one or more lines each: where does the next one begin?

Of all ways to part its lines the likeliest is taken: by how names are built, by whether a line ended because the column
was full, and by the units that the document names elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.line_wrapping import LineWrapping
from extractor.model import Line
from extractor.report.items import RawItem, split_items, without_start
from extractor.report.known_units import UNIT_SEPARATORS, KnownUnits, letters_of
from extractor.report.unit_grammar import closing, lists_heads, opening, rank_of, word_cut

_SEPARATOR = re.compile(rf"\s*[{UNIT_SEPARATORS}]\s*|\s+(?=\S)")
# Weights as in unit_grammar. The source says that a paragraph begins here, or that none does.
_PARAGRAPH, _NO_PARAGRAPH = 5.0, -8.0
# The line above was wrapped at a space.
_WRAPPED = -4.0
# The whole line would have fitted beside the one above, its first word would have, or not even that. Dictionaries differ in
# what a word is: the first tells most.
_BROKEN, _PERHAPS_BROKEN, _FULL = 3.0, 0.5, -1.0
# Share of a column's width: what fills less of it would have fitted (kerning, rounding).
_ROOM = 0.96
# A separator at the end of a line, or on a line.
_SEPARATED = 2.0
# A separator between heads without a name: ทุกสำนัก/กอง.
_HEADS_LISTED = -6.0
# A space alone does not part units, unless both stand alone elsewhere.
_SPACED = -8.0
# A name that stands alone elsewhere; one that other text holds in one piece; a line that a cell begins with.
_KNOWN, _MENTIONED, _BEGINS_CELL = 3.0, 2.0, 3.0
_NO_UNITS = KnownUnits()


def split_units(lines: Sequence[Line], wrapping: LineWrapping, known: KnownUnits = _NO_UNITS) -> list[RawItem]:
    """Split a cell into the units that it names. Numbered or bulleted ones split as any items do.

    Args:
        lines: The lines of the cell, in reading order.
        wrapping: How wide the lines of its column are.
        known: The units that the document names.

    Returns:
        The units in order, numbered from 1.

    >>> lines = [Line("กองคลัง/กองช่าง", 1, starts_paragraph=True)]
    >>> [unit.lines[0].text for unit in split_units(lines, LineWrapping(lines))]
    ['กองคลัง', 'กองช่าง']
    """
    items = split_items(lines, wrapping)
    has_markers = any(item.marker for item in items)
    if len(items) > 1 or has_markers:
        return items
    units = _Cell(lines, wrapping, known).units()
    return [RawItem(number, None, tuple(unit)) for number, unit in enumerate(units, 1)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line that no unit ends or begins within; `text` are its letters, `gap` weighs a cut before it."""

    index: int
    start: int
    end: int
    text: str
    separator: str
    begins_line: bool


class _Cell:
    """The pieces of a cell, and what each way of putting them together weighs."""

    def __init__(self, lines: Sequence[Line], wrapping: LineWrapping, known: KnownUnits) -> None:
        self._lines = lines
        self._wrapping = wrapping
        self._known = known
        self._pieces = list(_pieces(lines))

    def units(self) -> Iterator[list[Line]]:
        """The lines of each unit; the separators between two are left out."""
        for first, last in self._best_stretches():
            yield self._lines_between(self._pieces[first], self._pieces[last - 1])

    def _best_stretches(self) -> list[tuple[int, int]]:
        """Where each unit begins and ends among the pieces, so that the sum of all weights is highest."""
        count = len(self._pieces)
        best = [0.0]
        starts = [0]
        for end in range(1, count + 1):
            sums = [best[start] + self._weight(start, end) for start in range(end)]
            start = max(range(end), key=sums.__getitem__)
            best.append(sums[start])
            starts.append(start)
        stretches = []
        while count:
            stretches.append((starts[count], count))
            count = starts[count]
        return stretches[::-1]

    def _weight(self, start: int, end: int) -> float:
        """What is for some pieces to be one unit."""
        text = self._text(start, end)
        weight = closing(text) + self._evidence(text, start, end)
        if start:
            weight += self._opening(text, start) + self._breaks[start]
        following = self._pieces[end] if end < len(self._pieces) else None
        if following and following.separator.strip() and lists_heads(text, following.text):
            weight += _HEADS_LISTED
        return weight

    def _evidence(self, text: str, start: int, end: int) -> float:
        """What the document says for a unit of that name."""
        was_read = bool(self._lines[self._pieces[start].index].confidences)
        if self._known.holds(text, was_read=was_read):
            return _KNOWN
        is_wrapped = end - start > 1
        return _MENTIONED if is_wrapped and self._known.mentions(text) else 0.0

    def _opening(self, text: str, start: int) -> float:
        """What is for a unit to begin as some pieces do."""
        weight = opening(text, self._pieces[start - 1].text)
        may_begin = weight >= 0 and self._known.begins(self._pieces[start].text)
        return max(weight, _BEGINS_CELL) if may_begin else weight

    @cached_property
    def _breaks(self) -> list[float]:
        """What is for a unit to end before each piece, whatever the two are called."""
        return [self._break(number) if number else 0.0 for number in range(len(self._pieces))]

    def _break(self, number: int) -> float:
        before, piece = self._pieces[number - 1], self._pieces[number]
        if piece.separator.strip():
            return _SEPARATED
        if not piece.begins_line:
            return _SPACED if rank_of(before.text) == rank_of(piece.text) else 8 * _SPACED
        return word_cut(before.text, piece.text) + self._line_end(number)

    def _line_end(self, number: int) -> float:
        """What the end of the line above says for a cut."""
        line, above = self._lines[self._pieces[number].index], self._lines[self._pieces[number - 1].index]
        if line.starts_paragraph is not None:
            return _PARAGRAPH if line.starts_paragraph else _NO_PARAGRAPH
        if self._known.spaces_tell and above.text.endswith(" "):
            return _WRAPPED
        if not (line.box and above.box):
            return 0.0
        if above.box.width + line.box.width < _ROOM * self._wrapping.width:
            return _BROKEN
        return _PERHAPS_BROKEN if self._wrapping.breaks(above, line) else _FULL

    def _text(self, start: int, end: int) -> str:
        first, *others = self._pieces[start:end]
        return first.text + "".join(piece.separator + piece.text for piece in others)

    def _lines_between(self, first: _Piece, last: _Piece) -> list[Line]:
        lines = []
        for index in range(first.index, last.index + 1):
            line = self._lines[index]
            start = first.start if index == first.index else 0
            end = last.end if index == last.index else len(line.text)
            lines.append(_part(line, start, end))
        return lines


def _pieces(lines: Sequence[Line]) -> Iterator[_Piece]:
    """Cut lines at separators, and at spaces before what may be a unit."""
    separator = ""
    for index, line in enumerate(lines):
        begins_line = True
        start = 0
        for end, next_start in _gaps(line.text):
            if line.text[start:end].strip():
                yield _Piece(index, start, end, letters_of(line.text[start:end]), separator, begins_line)
                begins_line = False
                separator = ""
            separator = line.text[end:next_start] or separator
            start = next_start


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    for match in _SEPARATOR.finditer(text):
        if match[0].strip() or rank_of(text[match.end() :]):
            yield match.start(), match.end()
    yield len(text), len(text)


def _part(line: Line, start: int, end: int) -> Line:
    """A part of a line, with what is known of its characters."""
    if start == 0 and end == len(line.text):
        return line
    rest = without_start(line, start)
    length = end - start
    return replace(rest, text=rest.text[:length], fonts=(), confidences=rest.confidences[:length], alternatives=())
