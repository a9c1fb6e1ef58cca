"""The cell ผู้รับผิดชอบ lists units, one or more lines each: where does the next one begin?

Of all ways to part its lines the likeliest is taken: by how names are built, by whether a line ended because the column
was full, and by the units that the document names elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from extractor.line_wrapping import LineWrapping
from extractor.model import Line
from extractor.report.items import RawItem, split_items
from extractor.report.known_units import KnownUnits
from extractor.report.unit_grammar import (
    closing,
    lists_heads,
    opening,
    rank_of,
    word_cut,
)
from extractor.report.unit_pieces import lines_between, unit_pieces_of

# A unit's name is broken into no more pieces: in the narrowest column seen it fills seven lines.
_MOST_PIECES = 20
# Weights as in unit_grammar, for and against a unit's end.
# The source says that a paragraph begins here, or that none does.
_PARAGRAPH = 5.0
_NO_PARAGRAPH = -8.0
# The line above was wrapped at a space.
_WRAPPED = -4.0
# The whole line would have fitted beside the one above; its first word would have, of which dictionaries think
# differently; not even that.
_BROKEN = 3.0
_PERHAPS_BROKEN = 0.5
_FULL = -1.0
# Share of a column's width: what fills less of it would have fitted (kerning, rounding).
_ROOM = 0.96
# A separator stands here.
_SEPARATED = 2.0
# A separator between heads without a name: ทุกสำนัก/กอง.
_HEADS_LISTED = -6.0
# A space alone parts units of one rank only, and only if both stand alone elsewhere; others it does not.
_SPACED = -8.0
_SPACED_WITHIN = -64.0
# A name stands alone elsewhere; one of a unit within another does, on one line; other text holds a name in one piece; a
# cell begins with the line.
_KNOWN = 3.0
_KNOWN_WITH_SPACES = 8.0
_MENTIONED = 2.0
_BEGINS_CELL = 3.0
_NO_UNITS = KnownUnits()


def split_units(
    lines: Sequence[Line], wrapping: LineWrapping, known: KnownUnits = _NO_UNITS
) -> list[RawItem]:
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
    return [
        RawItem(number, None, tuple(unit))
        for number, unit in enumerate(units, 1)
    ]


class _Cell:
    """The pieces of a cell, and what each way of putting them together weighs."""

    def __init__(
        self, lines: Sequence[Line], wrapping: LineWrapping, known: KnownUnits
    ) -> None:
        self._lines = lines
        self._wrapping = wrapping
        self._known = known
        self._pieces = list(unit_pieces_of(lines))

    def units(self) -> Iterator[list[Line]]:
        """The lines of each unit; the separators between two are left out."""
        for first, last in self._best_stretches():
            yield lines_between(
                self._lines, self._pieces[first], self._pieces[last - 1]
            )

    def _best_stretches(self) -> list[tuple[int, int]]:
        """Where each unit begins and ends among the pieces, so that the sum of all weights is highest."""
        count = len(self._pieces)
        best = [0.0]
        starts = [0]
        for end in range(1, count + 1):
            # Of ways that weigh the same the one whose last unit is shortest: ทุกสำนัก/กอง, อสม. and not กอง อสม.
            sums = {
                start: best[start] + self._weight(start, end)
                for start in reversed(range(max(0, end - _MOST_PIECES), end))
            }
            start = max(sums, key=sums.__getitem__)
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
        if self._is_separated(end) and lists_heads(
            text, self._text(end, self._next_head(end))
        ):
            weight += _HEADS_LISTED
        return weight

    def _is_separated(self, number: int) -> bool:
        """Whether there is a piece of that number, and a separator before it."""
        return number < len(self._pieces) and bool(
            self._pieces[number].separator.strip()
        )

    def _next_head(self, number: int) -> int:
        """The number of the next piece that a separator or the head of a unit begins, or how many pieces there are."""
        for later in range(number + 1, len(self._pieces)):
            if self._is_separated(later) or rank_of(self._pieces[later].text):
                return later
        return len(self._pieces)

    def _evidence(self, text: str, start: int, end: int) -> float:
        """What the document says for a unit of that name."""
        first = self._lines[self._pieces[start].index]
        is_wrapped = self._lines[self._pieces[end - 1].index] is not first
        if self._known.holds(text, was_read=bool(first.confidences)):
            return _KNOWN
        if is_wrapped and self._known.holds_with_spaces(text):
            return _KNOWN_WITH_SPACES
        return _MENTIONED if is_wrapped and self._known.mentions(text) else 0.0

    def _opening(self, text: str, start: int) -> float:
        """What is for a unit to begin as some pieces do."""
        weight = opening(text, self._pieces[start - 1].text)
        may_begin = weight >= 0 and self._known.begins(self._pieces[start].text)
        return max(weight, _BEGINS_CELL) if may_begin else weight

    @cached_property
    def _breaks(self) -> list[float]:
        """What is for a unit to end before each piece, whatever the two are called."""
        return [
            self._break(number) if number else 0.0
            for number in range(len(self._pieces))
        ]

    def _break(self, number: int) -> float:
        before, piece = self._pieces[number - 1], self._pieces[number]
        if piece.separator.strip():
            return _SEPARATED
        if not piece.begins_line:
            return (
                _SPACED
                if rank_of(before.text) == rank_of(piece.text)
                else _SPACED_WITHIN
            )
        return word_cut(before.text, piece.text) + self._line_end(number)

    def _line_end(self, number: int) -> float:
        """What the end of the line above says for a cut."""
        line, above = (
            self._lines[self._pieces[number].index],
            self._lines[self._pieces[number - 1].index],
        )
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
        return first.text + "".join(
            piece.separator + piece.text for piece in others
        )
