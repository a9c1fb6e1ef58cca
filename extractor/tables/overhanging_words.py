"""Words that hang over the side of their cell, a space behind the word before: `ระยะที่ | 4`.

Where a producer sets words one by one and no space between them, a word beyond the ruling stands wholly in the next
cell. That it is none of that cell's tells where it begins: not where the lines of that column do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from extractor.model import Glyph
from extractor.tables.letters import without_diacritics

# Shares of the size: a gap of at most so much is a space within a line; lines that begin within so much of each other
# begin at one place, and those whose middles are within so much have one middle.
_WIDEST_SPACE = 0.5
_SAME_START = 0.15
_SAME_MIDDLE = 0.3
# Share of the width of its cell that print takes which fills it.
_FILLS = 0.5
# Points: baselines that differ by less are one line's, sides of cells one side.
_SAME_BASELINE = 1.0
_SAME_SIDE = 0.5
# A column is set flush left where so many of its other cells, and this share of them, begin at one place.
_FEWEST_STARTS = 2
_FLUSH_SHARE = 0.7

# Index of a table, and of one of its cells.
_Place = tuple[int, int]
# A word: indices of its glyphs, and the cell that it stands in; None outside.
PlacedWord = tuple[Sequence[int], _Place | None]
# The left and the right side of a cell in points.
_Sides = Callable[[_Place], tuple[float, float]]


def with_overhanging_words(
    words: Sequence[PlacedWord], glyphs: Sequence[Glyph], sides: _Sides
) -> list[PlacedWord]:
    """Put words that hang over into the cell of the word before.

    Args:
        words: The words of a page in content-stream order, each with its cell.
        glyphs: The glyphs of the page.
        sides: Gives the sides of a cell.

    Returns:
        The words with their cells.
    """
    printed = _CellPrint(words, glyphs, sides)
    placed: list[PlacedWord] = []
    for word, place in words:
        before, cell = placed[-1] if placed else ((), None)
        if (
            place is not None
            and cell is not None
            and printed.hangs_over(before, cell, word, place)
        ):
            place = cell
        placed.append((word, place))
    return placed


@dataclass(frozen=True)
class _CellPrint:
    """The words of a page in its cells."""

    words: Sequence[PlacedWord]
    glyphs: Sequence[Glyph]
    sides: _Sides

    def hangs_over(
        self,
        before: Sequence[int],
        cell: _Place,
        word: Sequence[int],
        place: _Place,
    ) -> bool:
        """Whether a word belongs to the cell of the word before, though it stands in the next one."""
        first = self.glyphs[word[0]]
        left = self.sides(place)[0]
        are_neighbours = (
            place[0] == cell[0]
            and abs(left - self.sides(cell)[1]) <= _SAME_SIDE
        )
        if not (are_neighbours and self._follows(before, word)):
            return False
        others = self._others_of_column(place)
        if self._is_centred(place, others, first.size):
            return False
        usual = _usual_start(others, first.size)
        # A word that hung over stands where its cell does not reach.
        is_beyond = self._last_letter(before).x1 > left
        return usual is not None and _is_foreign(
            first, usual, is_beyond=is_beyond
        )

    def _follows(self, before: Sequence[int], word: Sequence[int]) -> bool:
        """Whether a word stands a space behind the one that was set before it."""
        if not before or word[0] != before[-1] + 1:
            return False
        first, last = self.glyphs[word[0]], self._last_letter(before)
        is_level = abs(first.baseline - last.baseline) < _SAME_BASELINE
        return is_level and 0 < first.x0 - last.x1 <= _WIDEST_SPACE * first.size

    def _last_letter(self, word: Sequence[int]) -> Glyph:
        return self.glyphs[without_diacritics(word, self.glyphs)[-1]]

    @cached_property
    def _reaches(self) -> dict[_Place, tuple[float, float]]:
        """From where to where the print of each cell reaches."""
        reaches: dict[_Place, tuple[float, float]] = {}
        for word, place in self.words:
            visible = [
                self.glyphs[index]
                for index in word
                if self.glyphs[index].text.strip()
            ]
            if place is not None and visible:
                start, end = reaches.get(place, (float("inf"), -float("inf")))
                reaches[place] = (
                    min(start, *(glyph.x0 for glyph in visible)),
                    max(end, *(glyph.x1 for glyph in visible)),
                )
        return reaches

    def _is_centred(
        self,
        place: _Place,
        others: Sequence[tuple[float, float]],
        size: float,
    ) -> bool:
        """Whether the print of a cell fills it, and has its middle where that of the others of its column has.

        It is the cell's own, however near it begins to the side.
        """
        if place not in self._reaches or len(others) < _FEWEST_STARTS:
            return False
        (start, end), (left, right) = self._reaches[place], self.sides(place)
        if end - start < _FILLS * (right - left) or end > right:
            return False
        alike = [
            abs(sum(reach) - start - end) / 2 <= _SAME_MIDDLE * size
            for reach in others
        ]
        return sum(alike) >= _FLUSH_SHARE * len(others)

    def _others_of_column(self, place: _Place) -> list[tuple[float, float]]:
        """The reaches of the other cells of a cell's column."""
        left = self.sides(place)[0]
        return [
            reach
            for other, reach in self._reaches.items()
            if other != place
            and other[0] == place[0]
            and abs(self.sides(other)[0] - left) <= _SAME_SIDE
        ]


def _usual_start(
    reaches: Sequence[tuple[float, float]], size: float
) -> float | None:
    """Where the other cells of a cell's column begin; None where the column is not set flush left."""
    if len(reaches) < _FEWEST_STARTS:
        return None
    starts = [start for start, _ in reaches]
    usual = median(starts)
    flush = sum(abs(start - usual) <= _SAME_START * size for start in starts)
    return (
        usual
        if flush >= max(_FEWEST_STARTS, _FLUSH_SHARE * len(starts))
        else None
    )


def _is_foreign(first: Glyph, usual: float, *, is_beyond: bool) -> bool:
    """Whether a word begins elsewhere than the lines of its column: left of them, or behind a word that hangs over."""
    off = first.x0 - usual
    return off < -_SAME_START * first.size or (
        is_beyond and off > _SAME_START * first.size
    )
