"""Print of scans that was struck out: a level stroke runs through letters, from before the first to behind the last.

Such a word is one shape, which the stroke crosses from side to side at mid-height, with nothing but the stroke between
its letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from extractor.imaging.components import Components, Strike
from extractor.imaging.line_block import ink_of
from extractor.imaging.line_images import LineComponents
from extractor.imaging.rulings import erase_level
from extractor.model.image import Pixels

# Lengths are shares of the height of a letter such as บ.
# A struck-out word is so wide at least, which no single letter is, and so high.
_NARROWEST = 1.5
_LOWEST = 0.6
_HIGHEST = 3.0
# A stroke is no thicker: in coarse scans hair lines are a fifth of a letter.
_THICKEST = 0.35
# It runs over this share of its word's columns: its ends may be rounded.
_FROM_SIDE_TO_SIDE = 0.97
# Letters reach so far below it at least, and so far below and above it at most (their median). Low ones such as ๐ only
# just come out above a stroke that is set for higher ones; ฐ and ญ hang from an underline, but stand high above it.
_LEAST_BELOW = 0.12
_MOST_BELOW = 0.65
_MOST_ABOVE = 1.05
# Of the width of what a stroke touches, this share are letters that it runs through; and of their width, they have so
# much of print below it: of 4, whose bar runs on to the next, only the stem.
_LETTERS_SHARE = 0.6
_WIDTH_BELOW = 0.4
# Letters are so wide on average: the stems of + and # are narrower.
_LEAST_WIDTH = 0.27
# A stroke runs no further before, between and behind its letters: a line to write on leads on.
_WIDEST_WHITE = 1.5
# So many letters show a stroke that ends where they do; fewer one that leads on beyond them at both ends, for H has a
# bar, too; and two one that leads on so far, for the bars of e and e may touch.
_MANY = 4
_SEEN = 0.1
# Of the print of a line where a stroke is, more than this share is crossed by one that runs through it, or ends at it.
_LINE_SHARE = 0.5
# Points: a stroke is looked at in pieces, for it may lean; and thickened by a row on either side, for it may climb one.
_PIECE = 12.0
_THICKENED = np.ones((3, 1), np.uint8)
_THICKENING = 2


class _Letter(NamedTuple):
    """What stands apart along a stroke; in pixels.

    Attributes:
        start: Its first column.
        end: The column after its last.
        above: How many rows it reaches above the stroke.
        below: How many rows it reaches below it.
        width_below: In how many columns it has print there.
    """

    start: int
    end: int
    above: int
    below: int
    width_below: int

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.end - self.start


def with_strikes_off(components: Components, print_: Pixels) -> Components:
    """Take strokes off the print that they strike out.

    Args:
        components: The print of a page.
        print_: The same as rows x columns, 1 for print and 0 for paper.

    Returns:
        The print without them, its letters apart, and where they were; the same where there is none.
    """
    strikes = tuple(_strikes(components))
    if not strikes:
        return components
    remaining = print_.copy()
    piece = max(1, round(_PIECE * components.page_image.pixels_per_point))
    for strike in strikes:
        across = slice(strike.x0, strike.x1)
        erase_level(remaining[:, across], strike.top, strike.bottom, piece)
    return Components(components.page_image, remaining, strikes)


def told_from_struck(
    components: Components, line: LineComponents
) -> tuple[LineComponents, LineComponents]:
    """Part the print of a line from what of it is struck out.

    Args:
        components: The page's, strokes off.
        line: What a line is made of.

    Returns:
        What is left, and what was struck out; either may have no print.
    """
    boxes = components.boxes.at(line.own)
    middles = (boxes.x0 + boxes.x1) / 2
    area = components.area[line.own]
    is_struck = np.zeros(len(line.own), np.bool_)
    for strike in components.strikes:
        is_inside = (strike.x0 <= middles) & (middles <= strike.x1)
        is_crossed = (boxes.top <= strike.bottom) & (boxes.bottom >= strike.top)
        crossed = area[is_inside & is_crossed].sum()
        if crossed > _LINE_SHARE * area[is_inside].sum():
            is_struck |= is_inside
    struck = replace(line, own=line.own[is_struck], shared=line.shared[:0])
    return replace(line, own=line.own[~is_struck]), struck


def _strikes(components: Components) -> Iterator[Strike]:
    unit = components.letter_height
    boxes = components.boxes
    for number in components.whole(
        (boxes.width >= _NARROWEST * unit)
        & (boxes.height >= _LOWEST * unit)
        & (boxes.height <= _HIGHEST * unit)
    ).tolist():
        ink = ink_of(components, number)
        strokes = _strokes_through(ink, unit)
        if strokes and _strike_out(strokes, ink, unit):
            left, top = int(boxes.x0[number]), int(boxes.top[number])
            for first, end in strokes:
                yield Strike(left, left + ink.shape[1], top + first, top + end)


def _strokes_through(ink: Pixels, unit: float) -> list[tuple[int, int]]:
    """The first rows of level strokes that run from side to side of a shape, and the rows behind their last ones.

    Empty where one is too thick.
    """
    thickened = cv2.dilate(ink, _THICKENED)
    is_full = thickened.mean(axis=1) >= _FROM_SIDE_TO_SIDE
    sides = np.flatnonzero(np.diff(is_full, prepend=False, append=False))
    strokes = [(int(first), int(end)) for first, end in sides.reshape(-1, 2)]
    thickest = max((end - first for first, end in strokes), default=0)
    is_thin = thickest - _THICKENING <= max(1.0, _THICKEST * unit)
    return strokes if is_thin else []


def _strike_out(
    strokes: Sequence[tuple[int, int]], ink: Pixels, unit: float
) -> bool:
    """Whether strokes through a shape strike its letters out."""
    every = list(_letters_along(strokes, ink))
    letters = [
        letter
        for letter in every
        if letter.above and letter.below >= _LEAST_BELOW * unit
    ]
    width = sum(letter.width for letter in letters)
    if not letters or width < _LETTERS_SHARE * sum(
        letter.width for letter in every
    ):
        return False
    starts = [*(letter.start for letter in every), ink.shape[1]]
    ends = [0, *(letter.end for letter in every)]
    white = [start - end for start, end in zip(starts, ends, strict=True)]
    return (
        _is_at_mid_height(letters, unit)
        and sum(letter.width_below for letter in letters)
        >= _WIDTH_BELOW * width
        and width >= _LEAST_WIDTH * unit * len(letters)
        and max(white) <= _WIDEST_WHITE * unit
        and _is_no_bar(len(letters), white, len(strokes), unit)
    )


def _is_at_mid_height(letters: Sequence[_Letter], unit: float) -> bool:
    """Whether a stroke runs neither below the feet of letters nor above their heads."""
    return (
        median(letter.below for letter in letters) <= _MOST_BELOW * unit
        and median(letter.above for letter in letters) <= _MOST_ABOVE * unit
    )


def _is_no_bar(
    letters: int, white: Sequence[int], strokes: int, unit: float
) -> bool:
    """Whether a stroke leads on beyond letters, or runs through so many that it is none of their own bars."""
    if letters >= _MANY:
        return True
    if letters < 2 or strokes > 1:
        return False
    least = 1 if letters > 2 else _SEEN * unit
    return min(white[0], white[-1]) >= least


def _letters_along(
    strokes: Sequence[tuple[int, int]], ink: Pixels
) -> Iterator[_Letter]:
    """What stands apart along strokes, from left to right."""
    above, below = ink[: strokes[0][0]][::-1], ink[strokes[-1][1] :]
    is_print = above.any(axis=0) | below.any(axis=0)
    sides = np.flatnonzero(np.diff(is_print, prepend=False, append=False))
    for start, end in sides.reshape(-1, 2).tolist():
        yield _Letter(
            start,
            end,
            _reach(above[:, start:end]),
            _reach(below[:, start:end]),
            int(below[:, start:end].any(axis=0).sum()),
        )


def _reach(ink: Pixels) -> int:
    """How many rows there are from the first to the last that has ink."""
    rows = np.flatnonzero(ink.any(axis=1))
    return int(rows[-1]) + 1 if len(rows) else 0
