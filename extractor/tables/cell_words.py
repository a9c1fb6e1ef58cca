"""Glyphs that are set on to one another, parted where a column ends and the print of the next one begins.

A word that runs over a ruling stays whole; so do words of one cell that overflow it. Full neighbours stand as near to
each other as words of one cell do, but they were set apart: between them the print jumps, by a fraction of a point, as
it does nowhere within a cell. And a number that overflows its column ends where the words of the next one begin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from extractor.model import Glyph
from extractor.tables.letters import is_diacritic
from normalizer.thai import CONSONANT, LEADING_VOWEL

# Share of the size: letters of one word stand nearer than this; cells keep more between them (padding and ruling).
_TIGHT = 0.1
# Points: baselines that differ by less are one line's.
_SAME_BASELINE = 1.0
# Share of the size by which print that was set anew jumps; rounding and kerning stay below it.
_JUMP = 0.015
# Share of the size by which the letters of full cells reach into one another; those of a word do so by less.
_BACK = 0.05
_NUMBER = re.compile(
    r"[-+]?[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})*(?:\.[0-9๐-๙]+)?%?|[0-9๐-๙]+(?:\.[0-9๐-๙]+)?%?"
)

# Two letters with their stops at least: fewer are but a part of one (พ.ร.|บ.).
_ABBREVIATION = re.compile(f"(?:เ?[{CONSONANT}][ิี]?\\.){{2,}}")
_FIGURE = re.compile("[0-9๐-๙%]")
_LETTER = re.compile(f"[{CONSONANT}{LEADING_VOWEL}A-Za-z]")
# Points: lines that begin no farther apart begin at one place; so many tell where those of a column do.
_SAME_START = 0.7
_FEWEST_STARTS = 3

# The left and the right side, in points, of the cell in which a glyph stands, by the glyph's index; None outside.
SidesOf = Callable[[int], tuple[float, float] | None]


def words_of(glyphs: Sequence[Glyph], sides_of: SidesOf) -> Iterator[list[int]]:
    """The stretches of print each of which stands in one cell.

    Args:
        glyphs: The glyphs of a page, in content-stream order.
        sides_of: In which cell each stands.

    Yields:
        Indices of glyphs; aslant print stands in no cell.
    """
    runs = list(_runs(glyphs))
    starts = _usual_starts(runs, glyphs, sides_of)
    for run in runs:
        for part in _parted_behind_number(run, glyphs, sides_of, starts):
            yield from _parted(part, glyphs, sides_of)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """Indices of the glyphs that are set on to one another."""
    run: list[int] = []
    for index, glyph in enumerate(glyphs):
        if run and (
            run[-1] != index - 1 or not _is_set_on(glyph, glyphs[index - 1])
        ):
            yield run
            run = []
        if not glyph.aslant:
            run.append(index)
    if run:
        yield run


def _is_set_on(glyph: Glyph, before: Glyph) -> bool:
    """Whether a glyph is a diacritic of the letter before, or follows it without a gap."""
    drop = abs(glyph.baseline - before.baseline)
    gap = abs(glyph.x0 - before.x1)
    if is_diacritic(glyph):
        return drop < glyph.size and gap < glyph.size
    return drop < _SAME_BASELINE and gap < _TIGHT * glyph.size


def _usual_starts(
    runs: Iterable[Sequence[int]], glyphs: Sequence[Glyph], sides_of: SidesOf
) -> dict[float, float]:
    """Where the print of columns that are set flush left begins, by the left side of the column, in points."""
    found: defaultdict[float, list[float]] = defaultdict(list)
    for run in runs:
        begins = [
            next((index for index in run if glyphs[index].text.strip()), None)
        ]
        begins += [
            index
            for before, index in pairwise(run)
            if _ends_number(glyphs[before], glyphs[index])
        ]
        for index in begins:
            sides = sides_of(index) if index is not None else None
            if index is not None and sides is not None:
                found[sides[0]].append(glyphs[index].x0)
    usual = {left: median(starts) for left, starts in found.items()}
    flush = {
        left: [abs(start - usual[left]) <= _SAME_START for start in starts]
        for left, starts in found.items()
    }
    return {
        left: usual[left]
        for left, are in flush.items()
        if sum(are) >= max(_FEWEST_STARTS, len(are) / 2)
    }


def _ends_number(glyph: Glyph, following: Glyph) -> bool:
    """Whether a figure is followed by a letter."""
    return bool(_FIGURE.fullmatch(glyph.text) and _LETTER.match(following.text))


def _parted_behind_number(
    run: list[int],
    glyphs: Sequence[Glyph],
    sides_of: SidesOf,
    starts: Mapping[float, float],
) -> Iterator[list[int]]:
    """A run, parted behind a number that comes from another column, where the words of a column begin."""
    begun = 0
    for place, (before, index) in enumerate(pairwise(run), start=1):
        first = glyphs[index]
        if not _ends_number(glyphs[before], first):
            continue
        sides = sides_of(index)
        usual = starts.get(sides[0]) if sides else None
        comes_from_left = (
            sides is not None and glyphs[run[begun]].x0 < sides[0] - _SAME_START
        )
        if (
            usual is not None
            and comes_from_left
            and abs(first.x0 - usual) <= _SAME_START
        ):
            yield run[begun:place]
            begun = place
    yield run[begun:]


def _parted(
    run: list[int], glyphs: Sequence[Glyph], sides_of: SidesOf
) -> Iterator[list[int]]:
    """A run, parted at each ruling where another cell's print begins."""
    letters = [
        place for place, index in enumerate(run) if _is_letter(glyphs[index])
    ]
    stretches = [
        (sides, list(own))
        for sides, own in groupby(
            letters, key=lambda place: sides_of(run[place])
        )
    ]
    start = 0
    for (sides, own), (next_sides, following) in pairwise(stretches):
        if sides is None or next_sides is None or sides[1] != next_sides[0]:
            continue
        left = [glyphs[index] for index in run[own[0] : own[-1] + 1]]
        between = [glyphs[index] for index in run[own[-1] : following[0] + 1]]
        right = [
            glyphs[index] for index in run[following[0] : following[-1] + 1]
        ]
        if _begins_anew(left, between, right, ruling=sides[1]):
            yield run[start : following[0]]
            start = following[0]
    yield run[start:]


def _is_letter(glyph: Glyph) -> bool:
    return bool(glyph.text.strip()) and not is_diacritic(glyph)


def _begins_anew(
    left: Sequence[Glyph],
    between: Sequence[Glyph],
    right: Sequence[Glyph],
    ruling: float,
) -> bool:
    """Whether print was set anew where it goes over a ruling; `between` goes from letter to letter."""
    last = between[0]
    first = between[-1]
    rim = _TIGHT * first.size
    if last.x1 > ruling + rim or first.x0 < ruling - rim:
        return False
    inside = _jumps(left) + _jumps(right)
    usual = median(inside) if inside else 0.0
    highest = max([abs(jump - usual) for jump in inside], default=0.0)
    if not any(glyph.text.isspace() for glyph in between):
        back = usual - (first.x0 - last.x1)
        is_set_back = back >= max(_BACK * first.size, 2 * highest)
        return is_set_back or _are_two(left, right)
    here = max(abs(jump - usual) for jump in _jumps(between))
    return here >= max(_JUMP * first.size, 2 * highest)


def _jumps(glyphs: Sequence[Glyph]) -> list[float]:
    """The gaps between glyphs that follow each other, in points; diacritics have none of their own."""
    level = [glyph for glyph in glyphs if not is_diacritic(glyph)]
    return [glyph.x0 - earlier.x1 for earlier, glyph in pairwise(level)]


def _are_two(left: Sequence[Glyph], right: Sequence[Glyph]) -> bool:
    """Whether both sides are numbers, and together they are none, or both are abbreviations: `ก.ค.|ส.ค.`."""
    before, behind = (
        "".join(glyph.text for glyph in side) for side in (left, right)
    )
    are_numbers = bool(_NUMBER.fullmatch(before) and _NUMBER.fullmatch(behind))
    if are_numbers:
        return not _NUMBER.fullmatch(before + behind)
    return bool(
        _ABBREVIATION.fullmatch(before) and _ABBREVIATION.fullmatch(behind)
    )
