"""Pieces of print from where the letters of a picture stand: what a page says is not known before it is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractor.model import Box, Page
from extractor.tables.alignment.page_print import (
    PIECE_GAP,
    WORD_GAP,
    PagePrint,
    Piece,
)

# A letter's ink is this much narrower than the room that it is given.
_ROOM_OF_LETTER = 1.2
# Of the usual height of letters, the least that a letter has: lower are diacritics.
_LEAST_HEIGHT = 0.7
# Of its height, so much of a letter stands beside the one before it on the line.
_BESIDE = 0.5
# Chains of so many components may be diacritics; they stand this near to a letter, in heights of one.
_MOST_DIACRITICS = 3
_NEAR_LETTER = 0.6
# Of the usual height of letters, the least that letters have that touch.
_LEAST_OF_JOINED = 0.8
# Of the usual height of letters, how far above the feet of a chain the middle of a dot or of a part of a letter is at
# most, and how far below: what is higher or lower is a diacritic.
_ABOVE_FEET = 1.0
_BELOW_FEET = 0.2
# So many letters at the end of a chain tell where its feet are.
_LAST_LETTERS = 5
# A dash, in heights of a letter: how thick it is at most, how short and how long; how many times as long as thick.
_THICKEST_DASH = 0.4
_SHORTEST_DASH = 0.3
_LONGEST_DASH = 1.6
_DASH_RATIO = 1.6
# The size of type, in heights of a letter such as บ.
_SIZE_OF_TYPE = 2.0


def print_of_letters(page: Page) -> PagePrint:
    """Gather the print of a page that is a picture.

    Args:
        page: The page, with where its letters stand.

    Returns:
        Its print, its pieces without text.
    """
    return PagePrint.of_pieces(
        page, pieces_of_letters(page), width_of_letters(page)
    )


def pieces_of_letters(page: Page) -> list[Piece]:
    """Gather the pieces of print of a page that is a picture.

    Args:
        page: The page, with where its letters stand.

    Returns:
        They, without text.
    """
    if not page.letters:
        return []
    height = _usual_height(page)
    width = width_of_letters(page)
    joined = [box for box in page.other_print if _is_joined(box, height)]
    low = [
        box
        for box in (*page.letters, *page.other_print)
        if box.height < _LEAST_HEIGHT * height
    ]
    chains = list(_chains([*_high_letters(page), *joined], low, width, height))
    dashes = [
        _Chain.begun(_as_high_as_letters(box, height))
        for box in low
        if _is_dash(box, height)
    ]
    dashes = [
        dash
        for dash in dashes
        if not any(chain.goes_over(dash) for chain in chains)
    ]
    return [
        _piece(chain, height)
        for chain in _without_diacritics([*chains, *dashes], height)
    ]


def width_of_letters(page: Page) -> float:
    """Measure the letters of a page that is a picture.

    Args:
        page: The page, with where its letters stand.

    Returns:
        How much room they usually have, in points; 1 where there are none.
    """
    letters = _high_letters(page)
    return (
        _ROOM_OF_LETTER * median(box.width for box in letters)
        if letters
        else 1.0
    )


def _usual_height(page: Page) -> float:
    return median(box.height for box in page.letters)


def _high_letters(page: Page) -> list[Box]:
    """The letters of a page, without its diacritics."""
    if not page.letters:
        return []
    least = _LEAST_HEIGHT * _usual_height(page)
    return [box for box in page.letters if box.height >= least]


def _is_joined(box: Box, height: float) -> bool:
    """Whether print is letters that touch: as high as letters, and longer."""
    return box.height >= _LEAST_OF_JOINED * height and box.width > box.height


def _is_dash(box: Box, height: float) -> bool:
    """Whether print is shaped as a dash, which stands alone where there is no amount; vowels above letters are, too."""
    is_thin = (
        box.height <= _THICKEST_DASH * height
        and box.width >= _DASH_RATIO * box.height
    )
    return (
        is_thin
        and _SHORTEST_DASH * height <= box.width <= _LONGEST_DASH * height
    )


def _as_high_as_letters(dash: Box, height: float) -> Box:
    """The box that a letter would have in place of a dash."""
    middle = (dash.top + dash.bottom) / 2
    return Box(dash.x0, middle - height / 2, dash.x1, middle + height / 2)


@dataclass(slots=True)
class _Chain:
    """Letters that stand beside one another.

    Attributes:
        letters: They, from left to right.
        end: The x up to which print reaches, dots and parts of letters included.
        spaces: The white in it that is as wide as a word space, as (left, right).
    """

    letters: list[Box]
    end: float
    spaces: list[tuple[float, float]]

    @classmethod
    def begun(cls, letter: Box) -> _Chain:
        """A chain of one letter."""
        return cls([letter], letter.x1, [])

    def take(self, box: Box, width: float) -> None:
        """Lead the chain on to what stands next on its line."""
        if box.x0 - self.end >= WORD_GAP * width:
            self.spaces.append((self.end, box.x0))
        self.end = max(self.end, box.x1)

    def goes_over(self, other: _Chain) -> bool:
        """Whether a chain reaches over the place of another one."""
        (box,) = other.letters
        middle = (box.top + box.bottom) / 2
        is_over = self.letters[0].x0 <= box.x0 and box.x1 <= self.end
        return is_over and any(
            letter.top <= middle <= letter.bottom for letter in self.letters
        )

    def has_beside(self, box: Box, height: float) -> bool:
        """Whether a dot or a part of a letter stands on the chain's line, neither above its letters nor below."""
        feet = median(letter.bottom for letter in self.letters[-_LAST_LETTERS:])
        middle = (box.top + box.bottom) / 2
        return (
            feet - _ABOVE_FEET * height <= middle <= feet + _BELOW_FEET * height
        )


def _without_diacritics(
    chains: Sequence[_Chain], height: float
) -> Iterator[_Chain]:
    """Chains, without those of few letters that stand right above or below others, or above or below longer ones."""
    letters = [
        (letter, len(chain.letters))
        for chain in chains
        for letter in chain.letters
    ]
    letters.sort(key=lambda item: item[0].top)
    tops = [box.top for box, _ in letters]
    for chain in chains:
        count = len(chain.letters)
        if count > _MOST_DIACRITICS:
            yield chain
            continue
        near = _NEAR_LETTER * height
        top = min(box.top for box in chain.letters)
        bottom = max(box.bottom for box in chain.letters)
        first = bisect_left(tops, top - near - 4 * height)
        last = bisect_right(tops, bottom + near)
        if not any(
            _holds_apart(box, chain.letters, near)
            for box, beside in letters[first:last]
            if beside > count
        ):
            yield chain


def _holds_apart(letter: Box, chain: Sequence[Box], near: float) -> bool:
    """Whether a letter stands right under or over a chain, nearer than lines stand to one another."""
    left = min(box.x0 for box in chain)
    right = max(box.x1 for box in chain)
    is_in_column = letter.x0 < right and left < letter.x1
    below = letter.top - max(box.bottom for box in chain)
    above = min(box.top for box in chain) - letter.bottom
    return is_in_column and -near < max(below, above) < near


def _chains(
    letters: Sequence[Box], low: Sequence[Box], width: float, height: float
) -> Iterator[_Chain]:
    """Letters that stand beside one another, with what is lower between them."""
    growing: list[_Chain] = []
    every = [(letter, True) for letter in letters] + [
        (box, False) for box in low
    ]
    for box, is_letter in sorted(every, key=lambda item: item[0].x0):
        yield from [
            chain for chain in growing if box.x0 - chain.end > PIECE_GAP * width
        ]
        growing = [
            chain
            for chain in growing
            if box.x0 - chain.end <= PIECE_GAP * width
        ]
        if not is_letter:
            for chain in growing:
                if chain.has_beside(box, height):
                    chain.take(box, width)
            continue
        beside = [
            chain for chain in growing if _stands_beside(box, chain.letters[-1])
        ]
        if beside:
            chain = max(
                beside, key=lambda chain: _common_height(box, chain.letters[-1])
            )
            chain.take(box, width)
            chain.letters.append(box)
        else:
            growing.append(_Chain.begun(box))
    yield from growing


def _stands_beside(letter: Box, before: Box) -> bool:
    return _common_height(letter, before) >= _BESIDE * min(
        letter.height, before.height
    )


def _common_height(one: Box, other: Box) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _piece(chain: _Chain, height: float) -> Piece:
    baseline = median(letter.bottom for letter in chain.letters)
    return Piece(
        chain.letters[0].x0,
        chain.end,
        baseline,
        _SIZE_OF_TYPE * height,
        spaces=tuple(chain.spaces),
    )
