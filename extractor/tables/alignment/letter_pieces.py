"""Pieces of print from where the letters of a picture stand: what a page says is not known before it is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from statistics import median

from extractor.model import Box, Page
from extractor.tables.alignment.page_print import PIECE_GAP, WORD_GAP, PagePrint, Piece

# A letter's ink is this much narrower than the room that it is given.
_ROOM_OF_LETTER = 1.2
# Of the usual height of letters, the least that a letter has: lower are diacritics.
_LEAST_HEIGHT = 0.7
# Of its height, so much of a letter stands beside the one before it on the line.
_BESIDE = 0.5
# Chains of so many components may be diacritics; they stand this near to a letter, in heights of one.
_MOST_DIACRITICS = 3
_NEAR_LETTER = 0.6
# The size of type, in heights of a letter such as บ.
_SIZE_OF_TYPE = 2.0


def print_of_letters(page: Page) -> PagePrint:
    """Gather the print of a page that is a picture.

    Args:
        page: The page, with where its letters stand.

    Returns:
        Its print, its pieces without text.
    """
    return PagePrint.of_pieces(page, pieces_of_letters(page), width_of_letters(page))


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
    chains = list(_chains(_high_letters(page), width))
    return [_piece(chain, width, height) for chain in _without_diacritics(chains, height)]


def width_of_letters(page: Page) -> float:
    """Measure the letters of a page that is a picture.

    Args:
        page: The page, with where its letters stand.

    Returns:
        How much room they usually have, in points; 1 where there are none.
    """
    letters = _high_letters(page)
    return _ROOM_OF_LETTER * median(box.width for box in letters) if letters else 1.0


def _usual_height(page: Page) -> float:
    return median(box.height for box in page.letters)


def _high_letters(page: Page) -> list[Box]:
    """The letters of a page, without its diacritics."""
    if not page.letters:
        return []
    least = _LEAST_HEIGHT * _usual_height(page)
    return [box for box in page.letters if box.height >= least]


def _without_diacritics(chains: Sequence[list[Box]], height: float) -> Iterator[list[Box]]:
    """Chains, without those of few components that stand right above or below others."""
    letters = sorted((box for chain in chains if len(chain) > _MOST_DIACRITICS for box in chain), key=attrgetter("top"))
    tops = [box.top for box in letters]
    for chain in chains:
        if len(chain) > _MOST_DIACRITICS:
            yield chain
            continue
        near = _NEAR_LETTER * height
        top = min(box.top for box in chain)
        bottom = max(box.bottom for box in chain)
        first = bisect_left(tops, top - near - 4 * height)
        last = bisect_right(tops, bottom + near)
        if not any(_holds_apart(box, chain, near) for box in letters[first:last]):
            yield chain


def _holds_apart(letter: Box, chain: Sequence[Box], near: float) -> bool:
    """Whether a letter stands right under or over a chain, nearer than lines stand to one another."""
    left = min(box.x0 for box in chain)
    right = max(box.x1 for box in chain)
    is_in_column = letter.x0 < right and left < letter.x1
    below = letter.top - max(box.bottom for box in chain)
    above = min(box.top for box in chain) - letter.bottom
    return is_in_column and -near < max(below, above) < near


def _chains(letters: Sequence[Box], width: float) -> Iterator[list[Box]]:
    """Letters that stand beside one another."""
    growing: list[list[Box]] = []
    for letter in sorted(letters, key=attrgetter("x0")):
        ended = [chain for chain in growing if letter.x0 - chain[-1].x1 > PIECE_GAP * width]
        yield from ended
        growing = [chain for chain in growing if letter.x0 - chain[-1].x1 <= PIECE_GAP * width]
        beside = [chain for chain in growing if _stands_beside(letter, chain[-1])]
        if beside:
            max(beside, key=lambda chain: _common_height(letter, chain[-1])).append(letter)
        else:
            growing.append([letter])
    yield from growing


def _stands_beside(letter: Box, before: Box) -> bool:
    return _common_height(letter, before) >= _BESIDE * min(letter.height, before.height)


def _common_height(one: Box, other: Box) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _piece(letters: Sequence[Box], width: float, height: float) -> Piece:
    spaces = []
    end = letters[0].x1
    for letter in letters[1:]:
        if letter.x0 - end >= WORD_GAP * width:
            spaces.append((end, letter.x0))
        end = max(end, letter.x1)
    baseline = median(letter.bottom for letter in letters)
    return Piece(letters[0].x0, end, baseline, _SIZE_OF_TYPE * height, spaces=tuple(spaces))
