"""Lines to write on: drawn in a lighter colour between the lines of print of each cell, they part no rows.

Forms have them, and writers that part paragraphs of a cell by borders of their own, in white on a tint or in a light
grey. That a grid is there beside them does not tell them from rows, for rows within groups are parted by lighter lines,
too. Print tells: a row has its name, but cells over writing lines are filled from the top, each as far as its text
reaches, so that every column is blank somewhere below its first line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extractor.model import Page, Ruling
from extractor.model.text import Colour
from extractor.tables.finders.grid_lines import (
    NEAR,
    GridLine,
    grid_lines_of,
)
from extractor.tables.letter_boxes import LetterBoxes

# Shares of white by which lines to write on are lighter than the grid around them.
_LIGHTER = 0.2
# Sizes of print: lines of writing stand no further apart.
_WIDEST_PITCH = 3.0
# Strips below the first one of a band that hold print, at least: fewer may be blank by chance.
_FEWEST_STRIPS = 3
# A page of more colours of strokes is a drawing: these are looked at.
_MOST_COLOURS = 6
# Share of them that hold print only where the strip above does.
_MOSTLY = 0.8

# Which columns of a strip hold print.
_Filled = frozenset[int]


def without_writing_lines(
    rulings: Sequence[Ruling], page: Page
) -> list[Ruling]:
    """Leave out the lines to write on.

    Args:
        rulings: The strokes of a page, or some of them.
        page: The page: its letters tell.

    Returns:
        The others, in the same order.
    """
    kept = list(rulings)
    letters = LetterBoxes(page)
    for colour in _row_colours(rulings):
        darker = [ruling for ruling in kept if _is_darker(ruling, colour)]
        if not any(map(_is_column, darker)):
            continue
        lighter = [
            ruling
            for ruling in kept
            if ruling.colour == colour and not _is_column(ruling)
        ]
        bands = list(_bands(grid_lines_of(lighter), grid_lines_of(darker)))
        if bands and _are_written_on(bands, letters):
            kept = [
                ruling
                for ruling in kept
                if ruling.colour != colour
                or _is_column(ruling)
                or not _lies_in_any(ruling, bands)
            ]
    return kept


def _row_colours(rulings: Iterable[Ruling]) -> list[Colour]:
    """The colours that most strokes that run across have, those of the most strokes first."""
    colours = Counter(
        ruling.colour
        for ruling in rulings
        if ruling.colour is not None and not _is_column(ruling)
    )
    return [colour for colour, _ in colours.most_common(_MOST_COLOURS)]


def _is_column(ruling: Ruling) -> bool:
    return ruling.bottom - ruling.top > ruling.x1 - ruling.x0


def _is_darker(ruling: Ruling, colour: Colour) -> bool:
    own = ruling.colour or (0.0, 0.0, 0.0)
    return sum(own) / 3 < sum(colour) / 3 - _LIGHTER


@dataclass(frozen=True, slots=True)
class _Band:
    """What lies between two lines of the grid, cut by the lighter lines.

    Attributes:
        ys: Its top, the lighter lines within, its bottom.
        xs: The columns' sides.
    """

    ys: tuple[float, ...]
    xs: tuple[float, ...]

    def strips(self, letters: LetterBoxes) -> Iterator[_Filled]:
        """Which columns hold print, strip by strip from the top; strips without print are left out."""
        for top, bottom in pairwise(self.ys):
            filled = frozenset(
                number
                for number, (left, right) in enumerate(pairwise(self.xs))
                if letters.count_in(left, top, right, bottom)
            )
            if filled:
                yield filled


def _lies_in_any(ruling: Ruling, bands: Iterable[_Band]) -> bool:
    """Whether a ruling, or a dot of one, is one of the lines that cut a band."""
    x, y = (ruling.x0 + ruling.x1) / 2, (ruling.top + ruling.bottom) / 2
    return any(
        band.xs[0] - NEAR <= x <= band.xs[-1] + NEAR
        and any(abs(line - y) <= NEAR for line in band.ys[1:-1])
        for band in bands
    )


def _are_written_on(bands: Sequence[_Band], letters: LetterBoxes) -> bool:
    """Whether print fills the cells of the grid from the top, and no column all the way."""
    size = letters.usual_size
    if not size:
        return False
    pitches = [
        below - above for band in bands for above, below in pairwise(band.ys)
    ]
    if median(pitches) > _WIDEST_PITCH * size:
        return False
    blank_somewhere: dict[tuple[float, ...], set[int]] = {}
    nested = count = 0
    for band in bands:
        strips = list(band.strips(letters))
        blank = blank_somewhere.setdefault(band.xs, set())
        for above, below in pairwise(strips):
            count += 1
            nested += below <= above
            blank |= set(range(len(band.xs) - 1)) - below
    return (
        count >= _FEWEST_STRIPS
        and nested >= _MOSTLY * count
        and all(
            len(blank) == len(xs) - 1 for xs, blank in blank_somewhere.items()
        )
    )


def _bands(
    lighter: Sequence[GridLine], grid: Sequence[GridLine]
) -> Iterator[_Band]:
    """The bands between neighbouring row lines of a grid in which lighter lines run."""
    rows = sorted((line for line in grid if not line.is_column), key=_position)
    columns = sorted((line for line in grid if line.is_column), key=_position)
    for upper, lower in pairwise(rows):
        top, bottom = upper.position, lower.position
        xs = tuple(
            column.position
            for column in columns
            if column.start <= top + NEAR and column.end >= bottom - NEAR
        )
        within = {
            line.position
            for line in lighter
            if top + NEAR < line.position < bottom - NEAR
            and sum(line.start - NEAR <= x <= line.end + NEAR for x in xs) >= 2
        }
        if within and len(xs) > 2:
            yield _Band((top, *sorted(within), bottom), xs)


_position = attrgetter("position")
