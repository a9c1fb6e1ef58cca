"""Which way up a picture of print lies: read from its letters and diacritics alone, whatever the file says."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.box_array import BoxArray, Measures
from extractor.imaging.page_image import MOST_LAYOUT_PIXELS, PageImage
from extractor.model.page_coordinates import quarter_turned_point

# Inches: letters of print are higher than this (5 points, as marks and small letters are part of it) ...
_SMALLEST_LETTER = 0.05
# ... and lower than this (36 points).
_LARGEST_LETTER = 0.5
# The shorter side of a letter is at least this share of the smallest letter.
_NARROWEST_LETTER = 0.6
# Inches: larger components are no letters.
LARGEST_COMPONENT = 0.6
# Standard deviations: by so many the counts of diacritics above and below differ where these tell which end is up. Of
# small print that is blurred they differ by 2.6 the wrong way round, of pages of scans at hand by 5 and more.
_SURE = 4.0
# Pixels: smaller components are noise.
_LEAST_AREA = 4
# Fewer letters tell nothing.
FEWEST_LETTERS = 10
# So many letters, spread over the page, tell as much as all.
_LETTERS_ASKED = 300
# A neighbour overlaps a letter's side by more than this share of it.
_NEIGHBOUR_OVERLAP = 0.5

# What follows are shares of the median height of letters. Letters are about this high ...
_USUAL_HEIGHT = 1.5
# ... give or take this.
_HEIGHT_TOLERANCE = 0.9
# A diacritic's longer side is below this ...
_LARGEST_DIACRITIC = 0.75
# ... and its shorter one above this.
_SMALLEST_DIACRITIC = 0.1
# A diacritic stands nearer to its letter than this.
_NEAR = 0.5
# It may reach into its letter by this.
_INTO_LETTER = 0.2
# Its middle may be this far to the left of its letter ...
_LEFT_OF_LETTER = 0.1
# ... or this far to the right: tones and vowels stand at a letter's right end.
_RIGHT_OF_LETTER = 0.35

Number = TypeVar("Number", np.float64, np.int64)


def quarter_turn_to_upright(page_image: PageImage) -> tuple[int, bool]:
    """By how much a picture must be turned to be read.

    Args:
        page_image: A page.

    Returns:
        0, 90, 180 or 270 degrees clockwise; and whether that is all that can be told: no more can of a page with too
        little print, or of more pixels than are held twice.
    """
    reduced = page_image.reduced
    boxes = _print_boxes(reduced)
    if len(_letters_among(boxes, reduced.dpi)) < FEWEST_LETTERS:
        return 0, True
    quarter = 90 if _lies_on_its_side(boxes, reduced.dpi) else 0
    excess = _excess_below(boxes, reduced, quarter)
    if page_image.pixels.size > MOST_LAYOUT_PIXELS:
        return quarter + (180 if excess > 0 else 0), True
    if abs(excess) < _SURE and reduced is not page_image:
        # In small print diacritics join their letters at that resolution.
        boxes = _print_boxes(page_image)
        page_image.forget_labelling()
        excess = _excess_below(boxes, page_image, quarter)
    # Pages that lie on their head are few: they are always worth a second look.
    return quarter + (180 if excess > 0 else 0), excess <= -_SURE


def evenly_sampled(rows: NDArray[Number], count: int) -> NDArray[Number]:
    """Some rows of many.

    Args:
        rows: An array whose first axis is to be thinned out.
        count: How many rows to take.

    Returns:
        At most about so many of them, evenly taken.
    """
    return rows[:: max(1, len(rows) // count)]


def _print_boxes(page_image: PageImage) -> BoxArray:
    """The boxes of what may be letters and diacritics, in pixels."""
    labelling = page_image.labelling
    is_small = labelling.longer_side < LARGEST_COMPONENT * page_image.dpi
    is_no_noise = labelling.area >= _LEAST_AREA
    may_be_print = is_small & is_no_noise
    may_be_print[0] = False  # the paper
    return labelling.boxes().at(may_be_print)


def _turned_clockwise(boxes: BoxArray, page_image: PageImage) -> BoxArray:
    """The boxes of a page once it is turned by 90 degrees clockwise."""
    height, width = page_image.pixels.shape
    # The lower left corner becomes the upper left one.
    x0, top = quarter_turned_point(boxes.x0, boxes.bottom, width, height, 90)
    x1, bottom = quarter_turned_point(boxes.x1, boxes.top, width, height, 90)
    return BoxArray(x0, top, x1, bottom)


def _letters_among(boxes: BoxArray, dpi: float) -> BoxArray:
    """Those boxes that are as large as letters."""
    smallest = _SMALLEST_LETTER * dpi
    is_high_enough = boxes.longer_side > smallest
    is_low_enough = boxes.longer_side < _LARGEST_LETTER * dpi
    is_wide_enough = (
        boxes.shorter_side > _NARROWEST_LETTER * _SMALLEST_LETTER * dpi
    )
    return boxes.at(is_high_enough & is_low_enough & is_wide_enough)


def _lies_on_its_side(boxes: BoxArray, dpi: float) -> bool:
    """Whether most letters have their nearest neighbour above or below rather than beside them."""
    letters = _letters_among(boxes, dpi)
    if len(letters) < FEWEST_LETTERS:
        return False
    indices = np.arange(len(letters))
    sample = letters.at(evenly_sampled(indices, _LETTERS_ASKED))
    beside = _gaps_to_neighbours(letters, sample)
    below = _gaps_to_neighbours(letters.mirrored, sample.mirrored)
    nearer_below = int(np.count_nonzero(below < beside))
    nearer_beside = int(np.count_nonzero(beside < below))
    return nearer_below > nearer_beside


def _gaps_to_neighbours(letters: BoxArray, sample: BoxArray) -> Measures:
    """For each letter how far off the next of a sample stands beside it, in the same row."""
    # Sample x letters.
    each = sample.at(np.arange(len(sample))[:, None])
    overlap_end = np.minimum(letters.bottom, each.bottom)
    overlap_start = np.maximum(letters.top, each.top)
    gap_end = np.maximum(letters.x0, each.x0)
    gap_start = np.minimum(letters.x1, each.x1)
    gaps = gap_end - gap_start
    is_in_row = overlap_end - overlap_start > each.height * _NEIGHBOUR_OVERLAP
    is_neighbour = is_in_row & (gaps > 0)
    neighbour_gaps = np.where(is_neighbour, gaps, np.inf)
    nearest: Measures = neighbour_gaps.min(axis=0)
    return nearest


def _excess_below(
    boxes: BoxArray, page_image: PageImage, quarter: int
) -> float:
    """By how much more diacritics stand below letters than above, in standard deviations of a coin's throws.

    Thai has three times as many above, Latin its dots.
    """
    dpi = page_image.dpi
    if quarter:
        boxes = _turned_clockwise(boxes, page_image)
    letters = _letters_among(boxes, dpi)
    if len(letters) < FEWEST_LETTERS:
        return 0.0
    median_height = float(np.median(letters.height))
    off_usual = np.abs(letters.height - _USUAL_HEIGHT * median_height)
    letters = letters.at(off_usual < _HEIGHT_TOLERANCE * median_height)
    is_small = boxes.longer_side < _LARGEST_DIACRITIC * median_height
    is_no_noise = boxes.shorter_side > _SMALLEST_DIACRITIC * median_height
    diacritics = boxes.at(is_small & is_no_noise)
    stands_above = list(_stand_above(diacritics, letters, median_height))
    excess = stands_above.count(False) - stands_above.count(True)
    return excess / max(1.0, sqrt(len(stands_above)))


def _stand_above(
    diacritics: BoxArray, letters: BoxArray, letter_height: float
) -> Iterator[bool]:
    """For each diacritic near a letter, whether it stands above it."""
    from_x = letters.x0 - _LEFT_OF_LETTER * letter_height
    to_x = letters.x1 + _RIGHT_OF_LETTER * letter_height
    middles = (diacritics.x0 + diacritics.x1) / 2
    for middle, top, bottom in zip(
        middles, diacritics.top, diacritics.bottom, strict=True
    ):
        nearby = letters.at((from_x <= middle) & (middle <= to_x))
        if _stands_in_line(nearby, middle, top, bottom):
            continue
        gap_to_letter_below = _smallest_gap(nearby.top - bottom, letter_height)
        gap_to_letter_above = _smallest_gap(top - nearby.bottom, letter_height)
        is_near = (
            min(gap_to_letter_below, gap_to_letter_above)
            < _NEAR * letter_height
        )
        if is_near and gap_to_letter_below != gap_to_letter_above:
            yield gap_to_letter_below < gap_to_letter_above


def _stands_in_line(
    nearby: BoxArray, middle: float, top: float, bottom: float
) -> bool:
    """Whether a mark stands between letters, as the comma and the point of 1,250.00 do: it hangs on none.

    Tables of figures have more of these, at the foot of their lines, than diacritics.
    """
    is_beside = (nearby.x1 < middle) | (middle < nearby.x0)
    is_level = (nearby.top < bottom) & (top < nearby.bottom)
    return bool((is_beside & is_level).any())


def _smallest_gap(gaps: Measures, letter_height: float) -> float:
    is_outside = gaps > -_INTO_LETTER * letter_height
    return float(gaps[is_outside].min(initial=np.inf))
