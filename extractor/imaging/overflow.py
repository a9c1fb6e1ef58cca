"""Print that runs over the side of its cell: a word is not cut by a ruling that it crosses.

That it crosses is told by ink: a letter stands on both sides of the ruling. The letters next to it, as near as those of
one word, belong together, in the cell where the word begins or most of it stands. Lengths are shares of the height of a
letter such as บ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.box_array import BoxArray
from extractor.imaging.components import Components, Ids
from extractor.model import Box

# Left, upper, right and lower side of a cell in pixels; a flag a component.
_Sides = tuple[float, float, float, float]
_Flags = NDArray[np.bool_]
# A letter that ends so near to a ruling touches it, and one that begins so near behind it.
_TOUCHES = 0.3
# Lines begin at one place that begin within this.
_ALIGNED = 0.25
# Figures that are set flush right end at one place within this.
_SAME_END = 0.15
# A line that begins beyond this share of the width of its cell was not too long for that.
_BEGINS_LATE = 0.5
# Print begins as lines of its column do where so many other cells, or other lines of its cell, begin at its place.
_FEWEST_STARTS = 2
# A letter crosses a ruling that it reaches over by this on either side.
_REACHES_OVER = 0.1
# How high and wide letters are, several that join among them.
_LOWEST_LETTER = 0.5
_HIGHEST_LETTER = 2.2
_WIDEST_LETTER = 8.0
# How high and wide each part of a letter in two parts, such as ะ, is at least.
_LEAST_PART = 0.3
# No letter is narrower.
_NARROWEST_LETTER = 0.15
# Letters nearer than this are one word's.
_WORD_GAP = 0.45
# So much of a letter is erased with a ruling that runs along its stem.
_ERASED = 0.15
# A word that begins so near to the left side of a cell is that cell's.
_INDENT = 1.2
# Else the share of a word's letters that stand in its cell, at least.
_MOST = 0.6
# Stops and commas hang so far below the feet of letters.
_STOP_HANGS = 0.15
# Diacritics stand so far above and below their letters.
_ABOVE = 1.1
_BELOW = 0.6
# No print.
_NONE: Ids = np.array([], np.int64)
# Stands for what lies beside a table.
_NO_CELL = -1


def components_of_cells(
    components: Components, areas: Sequence[Box], outside: Ids = _NONE
) -> list[Ids]:
    """Put the print of a table into its cells.

    Args:
        components: The page's.
        areas: Where the text of each cell may stand, in points.
        outside: The numbers of those that stand in no table: words that run over the right side of the table, too.

    Returns:
        The numbers of the components of each cell, ascending.
    """
    inside = [components.inside(area) for area in areas]
    sides = [components.page_image.pixel_sides(area) for area in areas]
    are_letters = _are_letters(components)
    meetings = []
    at_edge = []
    for left, cell in enumerate(sides):
        for letter in _at_right_side(components, cell, are_letters):
            right = _neighbour(
                sides, left, components.boxes.at(np.array([letter]))
            )
            if right is not None:
                meetings.append((left, right, letter))
            else:
                at_edge.append((left, letter))
    # What ran over into a cell does not tell where its lines begin.
    met = {right for _, right, _ in meetings}
    starts = [
        inf if index in met else _start(components, ids[are_letters[ids]])
        for index, ids in enumerate(inside)
    ]
    reaches = [_reach(components, ids[are_letters[ids]]) for ids in inside]

    def others_of(left: int) -> NDArray[np.float64]:
        others = [
            reach
            for index, (reach, other) in enumerate(
                zip(reaches, sides, strict=True)
            )
            if index != left and abs(other[2] - sides[left][2]) <= 1.0
        ]
        return np.array(others).reshape(-1, 2)

    for left, right, letter in meetings:
        column = [
            start
            for start, other in zip(starts, sides, strict=True)
            if abs(other[0] - sides[right][0]) <= 1.0
        ]
        pair = _Pair(
            components,
            are_letters,
            (left, right),
            (sides[left], sides[right]),
            np.array(column),
            others_of(left),
        )
        _move_word(pair, inside, letter)
    for left, letter in at_edge if len(outside) else ():
        pair = _Pair(
            components,
            are_letters,
            (left, _NO_CELL),
            (sides[left], _beside(sides[left])),
            np.array([]),
            others_of(left),
        )
        inside[left] = _with_word_over_edge(pair, inside[left], outside, letter)
    return inside


def _beside(cell: _Sides) -> _Sides:
    """What lies right of a cell at the edge of its table."""
    _, top, ruling, bottom = cell
    return ruling, top, inf, bottom


def _start(components: Components, letters: Ids) -> float:
    """The x at which the first of some letters begins; none begins at infinity."""
    return float(components.boxes.x0[letters].min(initial=np.inf))


def _reach(components: Components, letters: Ids) -> tuple[float, float]:
    """From where to where some letters reach."""
    boxes = components.boxes
    return (
        float(boxes.x0[letters].min(initial=np.inf)),
        float(boxes.x1[letters].max(initial=-np.inf)),
    )


@dataclass(frozen=True, eq=False)
class _Pair:
    """Two cells side by side: their indices, their sides in pixels, and the page's components and letters.

    `starts` are where the lines of other cells below and above the right one begin, `reaches` from where to where the
    print of those below and above the left one does.
    """

    components: Components
    are_letters: _Flags
    cells: tuple[int, int]
    sides: tuple[_Sides, _Sides]
    starts: NDArray[np.float64]
    reaches: NDArray[np.float64]

    @property
    def ruling(self) -> float:
        """The x between them."""
        return self.sides[0][2]


def _are_letters(components: Components) -> _Flags:
    unit = components.letter_height
    boxes = components.boxes
    is_high = (boxes.height >= _LOWEST_LETTER * unit) & (
        boxes.height <= _HIGHEST_LETTER * unit
    )
    result: _Flags = is_high & (boxes.width <= _WIDEST_LETTER * unit)
    return result


def _at_right_side(
    components: Components, cell: _Sides, are_letters: _Flags
) -> list[int]:
    """The letters across the right side of a cell, or that touch it from within, or from beyond a smaller piece."""
    _, top, ruling, bottom = cell
    boxes = components.boxes
    touches = _TOUCHES * components.letter_height
    middle = (boxes.top + boxes.bottom) / 2
    on_lines = (middle > top) & (middle < bottom)
    is_near = on_lines & (boxes.x0 < ruling) & (boxes.x1 > ruling - touches)
    behind = (_TOUCHES + _ERASED) * components.letter_height
    begins = on_lines & (boxes.x0 >= ruling) & (boxes.x0 < ruling + behind)
    pieces = (
        is_near & ~are_letters & (boxes.x1 <= ruling) & _are_parts(components)
    )
    beyond = [
        letter
        for letter in np.flatnonzero(begins & are_letters)
        if np.any(
            pieces
            & (boxes.top < boxes.bottom[letter])
            & (boxes.bottom > boxes.top[letter])
        )
    ]
    return [*map(int, np.flatnonzero(is_near & are_letters)), *map(int, beyond)]


def _are_parts(components: Components) -> _Flags:
    """Which are as large as the parts of a letter such as ะ, and no dots or marks."""
    boxes = components.boxes
    least = _LEAST_PART * components.letter_height
    result: _Flags = (boxes.height >= least) & (boxes.width >= least)
    return result


def _neighbour(
    sides: Sequence[_Sides], cell: int, letter: BoxArray
) -> int | None:
    """The cell to the right of another, on the line of a letter."""
    y = float((letter.top[0] + letter.bottom[0]) / 2)
    x = sides[cell][2]
    for index, (x0, top, _, bottom) in enumerate(sides):
        if index != cell and abs(x0 - x) <= 1.0 and top <= y < bottom:
            return index
    return None


def _move_word(pair: _Pair, inside: list[Ids], letter: int) -> None:
    """Put a word that runs over the ruling between two cells into one of them."""
    left, right = pair.cells
    both = np.union1d(inside[left], inside[right])
    word = _word_over(pair, inside[left], inside[right], letter)
    if word is None:
        return
    owner = _owner(pair, word)
    if owner is None:
        return
    other = left if owner == right else right
    moved = np.intersect1d(_with_diacritics(pair, both, word), inside[other])
    inside[other] = np.setdiff1d(inside[other], moved)
    inside[owner] = np.union1d(inside[owner], moved)


def _with_word_over_edge(
    pair: _Pair, ids: Ids, outside: Ids, letter: int
) -> Ids:
    """The print of a cell at the right edge of its table, and what of its word runs over that edge."""
    unit = pair.components.letter_height
    boxes = pair.components.boxes
    _, top, _, bottom = pair.sides[0]
    middle = (boxes.top[outside] + boxes.bottom[outside]) / 2
    beside = outside[
        (middle > top)
        & (middle < bottom)
        & (boxes.x1[outside] > pair.ruling)
        & (boxes.x0[outside] < pair.ruling + _WIDEST_LETTER * unit)
    ]
    word = _word_over(pair, ids, beside, letter) if len(beside) else None
    if word is None or _owner(pair, word) != pair.cells[0]:
        return ids
    beyond = word[boxes.x0[word] > pair.ruling - _REACHES_OVER * unit]
    if np.any(boxes.width[beyond] < _NARROWEST_LETTER * unit):
        return ids  # what is left of a ruling, or the edge of a sheet
    both = np.union1d(ids, beside)
    return np.union1d(ids, _with_diacritics(pair, both, word))


def _word_over(pair: _Pair, left: Ids, right: Ids, letter: int) -> Ids | None:
    """The word of a letter beside a ruling, if it runs over that, of the print left and right of it."""
    both = np.union1d(left, right)
    if letter not in both:
        return None
    word = _word_around(pair, both, letter)
    word = _until_next(
        pair,
        word,
        np.append(pair.starts, _starts_of_further_lines(pair, right, word)),
    )
    if not _runs_over(pair, word) or _is_flush_right(pair, left, word):
        return None
    return word


def _word_around(pair: _Pair, ids: Ids, letter: int) -> Ids:
    """The letters on the line of one that stand as near as those of its word, from left to right."""
    boxes = pair.components.boxes
    own_top = boxes.top[letter]
    own_bottom = boxes.bottom[letter]
    shared = np.minimum(boxes.bottom[ids], own_bottom) - np.maximum(
        boxes.top[ids], own_top
    )
    lower = np.minimum(boxes.height[ids], own_bottom - own_top)
    middle = (boxes.top[ids] + boxes.bottom[ids]) / 2
    is_stop = (middle > own_top) & (
        middle < own_bottom + _STOP_HANGS * (own_bottom - own_top)
    )
    is_stop &= (
        boxes.height[ids] < _LOWEST_LETTER * pair.components.letter_height
    )
    on_line = ids[((shared >= lower / 2) & pair.are_letters[ids]) | is_stop]
    in_order = on_line[np.argsort(boxes.x0[on_line])]
    place = int(np.flatnonzero(in_order == letter)[0])
    first = last = place
    while first > 0 and _are_of_one_word(
        pair, *in_order[first - 1 : first + 1]
    ):
        first -= 1
    while last + 1 < len(in_order) and _are_of_one_word(
        pair, *in_order[last : last + 2]
    ):
        last += 1
    word: Ids = in_order[first : last + 1]
    return word


def _are_of_one_word(pair: _Pair, letter: int, following: int) -> bool:
    """Whether two letters stand as near as those of a word; what went with a ruling between them counts as theirs."""
    boxes = pair.components.boxes
    end, start = float(boxes.x1[letter]), float(boxes.x0[following])
    gap = _WORD_GAP + (_ERASED if end < pair.ruling < start else 0.0)
    return start - end < gap * pair.components.letter_height


def _starts_of_further_lines(
    pair: _Pair, ids: Ids, word: Ids
) -> NDArray[np.float64]:
    """The x at which the lines of a cell begin, but for that of a word."""
    boxes = pair.components.boxes
    letters = ids[pair.are_letters[ids]]
    on_line = (boxes.bottom[letters] > boxes.top[word].min()) & (
        boxes.top[letters] < boxes.bottom[word].max()
    )
    letters = letters[~on_line]
    x0, top, bottom = (
        boxes.x0[letters],
        boxes.top[letters],
        boxes.bottom[letters],
    )
    are_beside = (top[:, None] < bottom[None, :]) & (
        bottom[:, None] > top[None, :]
    )
    has_before = (are_beside & (x0[None, :] < x0[:, None])).any(axis=1)
    starts: NDArray[np.float64] = x0[~has_before].astype(np.float64)
    return starts


def _until_next(pair: _Pair, word: Ids, starts: NDArray[np.float64]) -> Ids:
    """A word without the print that begins where lines of the right cell and of its column do."""
    boxes = pair.components.boxes
    near = _ALIGNED * pair.components.letter_height
    for place, letter in enumerate(word.tolist()):
        x = float(boxes.x0[letter])
        is_start = int((np.abs(starts - x) < near).sum()) >= _FEWEST_STARTS
        if x > pair.ruling and is_start:
            return word[:place]
    return word


def _cross(pair: _Pair, word: Ids) -> _Flags:
    """Which letters stand on both sides of the ruling."""
    boxes = pair.components.boxes
    reach = _REACHES_OVER * pair.components.letter_height
    result: _Flags = (boxes.x0[word] < pair.ruling - reach) & (
        boxes.x1[word] > pair.ruling + reach
    )
    return result


def _runs_over(pair: _Pair, word: Ids) -> bool:
    """Whether a word stands on both sides of a ruling."""
    unit = pair.components.letter_height
    boxes = pair.components.boxes
    if (
        float(boxes.x1[word].max(initial=0.0))
        > pair.sides[1][2] - _TOUCHES * unit
    ):
        return False  # it fills the right cell: a word of that cell, set against one of the left
    reach = _REACHES_OVER * unit
    if _goes_on_beyond(pair, word):
        return False  # words of several cells, each wider than its own
    if np.any(_cross(pair, word)):
        return True
    beyond = word[boxes.x0[word] >= pair.ruling - reach]
    if not len(beyond) or len(beyond) == len(word):
        return False
    # Of a letter that stands under the ruling parts are left.
    last = word[-len(beyond) - 1]
    touches = _TOUCHES + (0.0 if pair.are_letters[last] else _ERASED)
    return float(boxes.x0[beyond].min()) <= pair.ruling + touches * unit


def _is_flush_right(pair: _Pair, ids: Ids, word: Ids) -> bool:
    """Whether what stands left of a ruling that no letter crosses is set flush right, as figures are.

    That is never too long at its right end: it begins late in its cell, or ends where others of its column do that
    begin elsewhere.
    """
    if np.any(_cross(pair, word)):
        return False
    boxes = pair.components.boxes
    unit = pair.components.letter_height
    letters = ids[pair.are_letters[ids]]
    on_line = letters[
        (boxes.bottom[letters] > boxes.top[word].min())
        & (boxes.top[letters] < boxes.bottom[word].max())
    ]
    start, end = _reach(pair.components, on_line)
    left, _, right, _ = pair.sides[0]
    if start - left > _BEGINS_LATE * (right - left):
        return True
    ends_alike = np.abs(pair.reaches[:, 1] - end) < _SAME_END * unit
    begins_apart = np.abs(pair.reaches[:, 0] - start) > _ALIGNED * unit
    return int((ends_alike & begins_apart).sum()) >= _FEWEST_STARTS


def _goes_on_beyond(pair: _Pair, word: Ids) -> bool:
    """Whether a word comes from over the left side of both cells, or goes on over the right one."""
    if not len(word):
        return False
    boxes = pair.components.boxes
    unit = pair.components.letter_height
    reach = _REACHES_OVER * unit
    middle = (boxes.top + boxes.bottom) / 2
    is_on_line = (
        (middle > boxes.top[word].min())
        & (middle < boxes.bottom[word].max())
        & pair.are_letters
    )
    for side in (pair.sides[0][0], pair.sides[1][2]):
        crosses = (
            is_on_line & (boxes.x0 < side - reach) & (boxes.x1 > side + reach)
        )
        near = (boxes.x1 > boxes.x0[word].min() - _WORD_GAP * unit) & (
            boxes.x0 < boxes.x1[word].max() + _WORD_GAP * unit
        )
        if np.any(crosses & near):
            return True
    return False


def _owner(pair: _Pair, word: Ids) -> int | None:
    """The cell of a word: where it begins at the left side, or most of it stands; None where neither tells."""
    left, right = pair.cells
    boxes = pair.components.boxes
    if (
        float(boxes.x0[word].min()) - pair.sides[0][0]
        <= _INDENT * pair.components.letter_height
    ):
        return left
    widths = boxes.width[word]
    is_left = (boxes.x0[word] + boxes.x1[word]) / 2 < pair.ruling
    share = float(widths[is_left].sum() / widths.sum())
    if share >= _MOST:
        return left
    return right if share <= 1 - _MOST else None


def _with_diacritics(pair: _Pair, ids: Ids, word: Ids) -> Ids:
    """A word with what stands above, below and on its letters."""
    unit = pair.components.letter_height
    boxes = pair.components.boxes
    x = (boxes.x0[ids] + boxes.x1[ids]) / 2
    y = (boxes.top[ids] + boxes.bottom[ids]) / 2
    is_across = (x >= boxes.x0[word].min()) & (x <= boxes.x1[word].max())
    foot = float(np.median(boxes.bottom[word]))
    is_beside = (y >= foot - unit * (1 + _ABOVE)) & (y <= foot + unit * _BELOW)
    is_small = ~pair.are_letters[ids] & (boxes.height[ids] < unit)
    near: Ids = ids[is_across & is_small & is_beside]
    return np.union1d(word, near)
