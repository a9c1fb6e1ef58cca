"""Marks of two lines that touch: a vowel that hangs from the upper one and a tone of the lower one are one piece.

It is cut between the lines, where what is above looks most like what hangs, and what is below like what stands.
Lengths are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import NamedTuple

import numpy as np

from extractor.imaging.components import Ids
from extractor.imaging.diacritics import hanging_odds
from extractor.imaging.line_block import Block, box_of, described

# Of the letters of a line, or no part of any: a piece reaches so far into their rows.
_INTO_LETTERS = 0.1
# A piece that joins marks begins no lower below the feet of the upper letters, and ends no higher over the lower heads.
_NEAR_ABOVE = 0.3
_NEAR_BELOW = 0.45
# Tones of some faces stand so high over the heads even where no vowel is below them: then odds must be better.
_HIGH_BELOW = 0.75
# No mark is lower, and no two that touch are: a vowel that hangs is so high alone.
_LOWEST_MARK = 0.2
_LOWEST_PAIR = 0.6
# What is narrower is dirt, or left of a ruling.
_NARROWEST = 0.15
# What hangs ends where its letter ends on the right, but for this.
_ASIDE = 0.35
# Logarithm of odds by which both parts have to look like what they are taken for.
_SURE = 1.0
_SURE_OF_HIGH = 6.0


class _Cut(NamedTuple):
    """How sure a cut is, and before which row of a component it is made."""

    odds: float
    row: int


def with_marks_apart(block: Block, line_of_each: Ids) -> Ids:
    """Cut the pieces of ink that join marks of two lines.

    Args:
        block: The components of some lines.
        line_of_each: The index of the line of each; below zero: of none, or of several.

    Returns:
        The numbers of the components, those cut off at the end.
    """
    heads = block.heads()
    cut_off: list[int] = []
    for upper in range(len(block.baselines) - 1):
        feet, next_heads = (
            float(block.baselines[upper]),
            float(heads[upper + 1]),
        )
        unit = float(block.letter_heights[upper + 1])
        boxes = block.components.boxes.at(block.ids)
        joins = (
            (boxes.height >= _LOWEST_PAIR * unit)
            & (boxes.width >= _NARROWEST * unit)
            & (boxes.top <= feet + _NEAR_ABOVE * unit)
            & (boxes.bottom >= next_heads - _HIGH_BELOW * unit)
            & (boxes.bottom > feet + 2 * _LOWEST_MARK * unit)
            & (boxes.top < next_heads - 2 * _LOWEST_MARK * unit)
        )
        for number in block.ids[joins].tolist():
            row = _cut_row(block, line_of_each, upper, number)
            if row is not None:
                cut_off.append(block.components.cut(number, row))
    return np.append(block.ids, np.array(cut_off, np.int64))


def _cut_row(
    block: Block, line_of_each: Ids, upper: int, number: int
) -> int | None:
    """The row of the page before which a component is cut; None where it joins no marks of two lines."""
    box = box_of(block.components, number)
    feet = float(block.baselines[upper])
    heads = float(block.heads()[upper + 1])
    unit = float(block.letter_heights[upper + 1])
    has_letter_above = box.top < feet - _INTO_LETTERS * unit
    has_letter_below = box.bottom > heads + _INTO_LETTERS * unit
    if has_letter_above and has_letter_below:
        return None
    least = max(1, round(_LOWEST_MARK * unit))
    first = round(max(box.top + least, feet))
    last = round(min(box.bottom - least, heads))
    best: _Cut | None = None
    for row in range(first, last + 1):
        from_top = row - int(box.top)
        odds = []
        if not has_letter_above:
            part = slice(0, from_top)
            odds.append(_odds(block, line_of_each, upper, number, part))
        if not has_letter_below:
            part = slice(from_top, None)
            letter = (
                slice(0, max(1, round(feet - box.top)))
                if has_letter_above
                else None
            )
            odds.append(
                -_odds(block, line_of_each, upper, number, part, letter)
            )
        cut = _Cut(min(odds), row)
        if best is None or cut > best:
            best = cut
    is_high = box.bottom < heads - _NEAR_BELOW * unit
    sure = _SURE_OF_HIGH if is_high else _SURE
    return best.row if best and best.odds >= sure else None


def _odds(
    block: Block,
    line_of_each: Ids,
    upper: int,
    number: int,
    part: slice,
    letter: slice | None = None,
) -> float:
    """How much more a part of a component looks like what hangs than like what stands.

    Where another part is a letter of the upper line, that is one that it may hang from.
    """
    lines = (upper, upper + 1)
    mark = described(block, line_of_each, lines, number, part)
    if letter:
        own = described(block, line_of_each, lines, number, letter).box
        mark = replace(mark, upper_line=mark.upper_line.with_box(own))
    is_below_letter = np.abs(mark.upper_line.x1 - mark.box.x1) <= _ASIDE
    # A tone that touches its own vowel is as far from the line above, but stands below none of its letters.
    return hanging_odds(mark) if is_below_letter.any() else -inf
