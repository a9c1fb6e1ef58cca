"""Words that hang over the side of their cell, a space behind the word before: `ระยะที่ | 4`.

Where a producer sets words one by one and no space between them, a word beyond the ruling stands wholly in the next
cell. That it is none of that cell's tells where it begins: not where the lines of that column do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from extractor.model import Glyph
from extractor.tables.letters import is_diacritic

# Shares of the size: a gap of at most so much is a space within a line; lines that begin within so much of each other
# begin at one place.
_WIDEST_SPACE = 0.5
_SAME_START = 0.15
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


def with_overhanging_words(words: Sequence[PlacedWord], glyphs: Sequence[Glyph], sides: _Sides) -> list[PlacedWord]:
    """Put words that hang over into the cell of the word before.

    Args:
        words: The words of a page in content-stream order, each with its cell.
        glyphs: The glyphs of the page.
        sides: Gives the sides of a cell.

    Returns:
        The words with their cells.
    """
    placed: list[PlacedWord] = []
    starts: dict[_Place, float] | None = None
    for word, place in words:
        before, cell = placed[-1] if placed else ((), None)
        if place is not None and cell is not None and _follows(glyphs, before, word):
            # a word that hung over stands where its cell does not reach
            beyond = _side_beyond(glyphs, before, sides(place)[0], sides(cell)[1])
            if beyond is not None and place[0] == cell[0]:
                starts = _starts(words, glyphs) if starts is None else starts
                usual = _usual_start(starts, place, sides, glyphs[word[0]].size)
                if usual is not None and _is_foreign(glyphs[word[0]], usual, is_beyond=beyond):
                    place = cell
        placed.append((word, place))
    return placed


def _follows(glyphs: Sequence[Glyph], before: Sequence[int], word: Sequence[int]) -> bool:
    """Whether a word stands a space behind the one that was set before it."""
    if not before or word[0] != before[-1] + 1:
        return False
    first, last = glyphs[word[0]], _last_letter(glyphs, before)
    is_level = abs(first.baseline - last.baseline) < _SAME_BASELINE
    return is_level and 0 < first.x0 - last.x1 <= _WIDEST_SPACE * first.size


def _last_letter(glyphs: Sequence[Glyph], word: Sequence[int]) -> Glyph:
    letters = [index for index in word if not is_diacritic(glyphs[index])]
    return glyphs[(letters or word)[-1]]


def _side_beyond(glyphs: Sequence[Glyph], before: Sequence[int], left: float, right: float) -> bool | None:
    """Whether a word reaches over the ruling between its cell and the next; None where the cells are no neighbours."""
    if abs(left - right) > _SAME_SIDE:
        return None
    return _last_letter(glyphs, before).x1 > left


def _starts(words: Sequence[PlacedWord], glyphs: Sequence[Glyph]) -> dict[_Place, float]:
    """Where the print of each cell begins."""
    starts: defaultdict[_Place, float] = defaultdict(lambda: float("inf"))
    for word, place in words:
        if place is not None:
            starts[place] = min(starts[place], *(glyphs[index].x0 for index in word))
    return starts


def _usual_start(starts: Mapping[_Place, float], place: _Place, sides: _Sides, size: float) -> float | None:
    """Where the other cells of a cell's column begin; None where the column is not set flush left."""
    left = sides(place)[0]
    others = [
        start
        for other, start in starts.items()
        if other != place and other[0] == place[0] and abs(sides(other)[0] - left) <= _SAME_SIDE
    ]
    if len(others) < _FEWEST_STARTS:
        return None
    usual = median(others)
    flush = sum(abs(start - usual) <= _SAME_START * size for start in others)
    return usual if flush >= max(_FEWEST_STARTS, _FLUSH_SHARE * len(others)) else None


def _is_foreign(first: Glyph, usual: float, *, is_beyond: bool) -> bool:
    """Whether a word begins elsewhere than the lines of its column: left of them, or behind a word that hangs over."""
    off = first.x0 - usual
    return off < -_SAME_START * first.size or (is_beyond and off > _SAME_START * first.size)
