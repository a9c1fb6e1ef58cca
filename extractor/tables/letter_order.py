"""The order of the letters of a line: as they were set, with what was set later in the gap that was left for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from extractor.model import Glyph
from extractor.tables.letters import (
    Letter,
    give_back,
    is_overprint,
    is_space,
    letters_of,
    start,
)

# Shares of the type size. A step back of the first begins another stretch of print; of the second, the letter goes
# before those that it steps over.
_JUMP = 0.5
_STEP = 0.2
# Letters that overlap by less than this stand side by side.
_SAME_PLACE = 0.12
# What templates print for a blank to be filled in, and of how many of them in a row it is one.
_LEADERS = frozenset(".…_‥·")
_FEWEST_LEADERS = 3


def ordered(glyphs: Sequence[Glyph]) -> list[Letter]:
    """Put the letters of a line in order.

    Sorting diacritics would put them behind the next letter. A stretch that was set later, a second font's punctuation
    or another part of the line, goes into the gap that was left for it; where there is none, behind. What fills in a
    blank of dots, lines or spaces takes its place.

    Args:
        glyphs: The glyphs of the line, in content-stream order.

    Returns:
        Its letters, from left to right.
    """
    letters, astray = letters_of(glyphs)
    stretches = list(_stretches(letters))
    line: list[Letter] = []
    for number, stretch in enumerate(stretches):
        others = list(chain(*stretches[:number], *stretches[number + 1 :]))
        line = _with_stretch(line, _without_filled_blanks(stretch, others))
    return give_back(line, astray)


def _stretches(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters set in one go, until a jump back; after a step back a letter goes before those that it steps over."""
    stretch: list[Letter] = []
    for letter in letters:
        size = letter[0].size
        step_back = start(stretch[-1]) - start(letter) if stretch else 0.0
        if step_back > _JUMP * size:
            yield stretch
            stretch = []
        if stretch and is_overprint(letter, stretch[-1]):
            continue
        if (
            stretch
            and not is_space(letter)
            and is_space(stretch[-1])
            and _stands_on(letter, stretch[-1])
        ):
            stretch.pop()
        place = len(stretch)
        if step_back > _STEP * size:
            place -= _letters_behind(letter, stretch)
        stretch.insert(place, letter)
    if stretch:
        yield stretch


def _letters_behind(letter: Letter, stretch: Sequence[Letter]) -> int:
    """How many letters at the end of a stretch stand further right than a letter."""
    count = 0
    while count < len(stretch) and start(stretch[-1 - count]) > start(letter):
        count += 1
    return count


def _without_filled_blanks(
    stretch: Sequence[Letter], others: Sequence[Letter]
) -> list[Letter]:
    """A stretch without the dots, lines and spaces that print of other stretches stands on."""
    filling = [
        letter
        for letter in others
        if not is_space(letter) and not _is_leader(letter)
    ]
    if not filling:
        return list(stretch)
    kept: list[Letter] = []
    for are_leaders, run in groupby(stretch, key=_is_leader):
        letters = list(run)
        if (
            are_leaders
            and len(letters) >= _FEWEST_LEADERS
            and any(_overlaps_any(letter, filling) for letter in letters)
        ):
            continue
        kept += [
            letter
            for letter in letters
            if not (is_space(letter) and _is_filled(letter, filling))
        ]
    return kept


def _is_filled(space: Letter, filling: Sequence[Letter]) -> bool:
    """Whether other print stands on a space."""
    return any(
        _stands_on(letter, space) for letter in filling
    ) or _overlaps_any(space, filling)


def _stands_on(letter: Letter, space: Letter) -> bool:
    """Whether a letter is printed over the middle of a space."""
    middle = (space[0].x0 + space[0].x1) / 2
    return letter[0].x0 < middle < letter[0].x1


def _is_leader(letter: Letter) -> bool:
    return is_leader(letter[0])


def is_leader(glyph: Glyph) -> bool:
    """Whether a glyph is one of those that a blank to be filled in is printed with.

    Args:
        glyph: The glyph, such as `_` or `…`.

    Returns:
        Whether it is.
    """
    return set(glyph.text) <= _LEADERS


def _with_stretch(
    line: list[Letter], stretch: Sequence[Letter]
) -> list[Letter]:
    """A line with one more stretch of print, without what it prints over."""
    fresh = [
        letter
        for letter in stretch
        if not any(is_overprint(letter, known) for known in line)
    ]
    if not line or any(_overlaps_any(letter, line) for letter in fresh):
        return [*line, *fresh]
    return sorted([*line, *fresh], key=start)


def _overlaps_any(letter: Letter, line: Iterable[Letter]) -> bool:
    base = letter[0]
    rim = _SAME_PLACE * base.size
    left = base.x0 + rim
    return any(
        left < known[0].x1 and known[0].x0 + rim < base.x1 for known in line
    )
