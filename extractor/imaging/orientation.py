"""Which way up a picture of print lies: read from its letters and diacritics alone, whatever the file says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage
from extractor.model.page_coordinates import quarter_turned_point

# Inches: letters of print are higher than this (5 points, as marks and small letters are part of it) ...
_SMALLEST_LETTER = 0.05
# ... and lower than this (36 points).
_LARGEST_LETTER = 0.5
# The shorter side of a letter is at least this share of the smallest letter.
_NARROWEST_LETTER = 0.6
# Inches: larger components are no letters.
LARGEST_COMPONENT = 0.6
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

# Components x (x0, top, x1, bottom), in pixels.
Boxes = NDArray[np.float64]
Number = TypeVar("Number", np.float64, np.int64)


def quarter_turn_to_upright(page_image: PageImage) -> int:
    """By how much a picture must be turned to be read.

    Args:
        page_image: A page, best at `LAYOUT_DPI`.

    Returns:
        0, 90, 180 or 270 degrees clockwise.
    """
    boxes = _print_boxes(page_image)
    dpi = page_image.dpi
    if not _lies_on_its_side(boxes, dpi):
        return 180 if _is_upside_down(boxes, dpi) else 0
    turned = _turned_clockwise(boxes, page_image)
    return 270 if _is_upside_down(turned, dpi) else 90


def evenly_sampled(rows: NDArray[Number], count: int) -> NDArray[Number]:
    """Some rows of many.

    Args:
        rows: An array whose first axis is to be thinned out.
        count: How many rows to take.

    Returns:
        At most about so many of them, evenly taken.
    """
    return rows[:: max(1, len(rows) // count)]


def _print_boxes(page_image: PageImage) -> Boxes:
    """The boxes of what may be letters and diacritics."""
    labelling = page_image.labelling
    longer_side = np.maximum(labelling.width, labelling.height)
    may_be_print = (longer_side < LARGEST_COMPONENT * page_image.dpi) & (labelling.area >= _LEAST_AREA)
    may_be_print[0] = False  # the paper
    x0 = labelling.left[may_be_print]
    top = labelling.top[may_be_print]
    x1 = x0 + labelling.width[may_be_print]
    bottom = top + labelling.height[may_be_print]
    return np.stack([x0, top, x1, bottom], axis=1).astype(np.float64)


def _turned_clockwise(boxes: Boxes, page_image: PageImage) -> Boxes:
    """The boxes of a page once it is turned by 90 degrees clockwise."""
    height, width = page_image.pixels.shape
    x0, top, x1, bottom = boxes.T
    turned_x0, turned_top = quarter_turned_point(x0, bottom, width, height, 90)
    turned_x1, turned_bottom = quarter_turned_point(x1, top, width, height, 90)
    return np.stack([turned_x0, turned_top, turned_x1, turned_bottom], axis=1)


def _letters_among(boxes: Boxes, dpi: float) -> Boxes:
    """Those boxes that are as large as letters."""
    sides = boxes[:, 2:] - boxes[:, :2]
    longer = sides.max(axis=1)
    shorter = sides.min(axis=1)
    is_high_enough = longer > _SMALLEST_LETTER * dpi
    is_low_enough = longer < _LARGEST_LETTER * dpi
    is_wide_enough = shorter > _NARROWEST_LETTER * _SMALLEST_LETTER * dpi
    letters: Boxes = boxes[is_high_enough & is_low_enough & is_wide_enough]
    return letters


def _lies_on_its_side(boxes: Boxes, dpi: float) -> bool:
    """Whether most letters have their nearest neighbour above or below rather than beside them."""
    letters = _letters_among(boxes, dpi)
    if len(letters) < FEWEST_LETTERS:
        return False
    sample = evenly_sampled(letters, _LETTERS_ASKED)
    beside = _gaps_to_neighbours(letters, sample, axis=0)
    below = _gaps_to_neighbours(letters, sample, axis=1)
    return bool((below < beside).sum() > (beside < below).sum())


def _gaps_to_neighbours(letters: Boxes, sample: Boxes, axis: int) -> NDArray[np.float64]:
    """For each letter how far off the next of a sample stands along an axis (0 beside, 1 above or below)."""
    along_low = axis
    along_high = axis + 2
    across_low = 1 - axis
    across_high = 3 - axis
    # Sample x letters.
    each = sample[:, None]
    each_side = each[..., across_high] - each[..., across_low]
    overlap_end = np.minimum(letters[:, across_high], each[..., across_high])
    overlap_start = np.maximum(letters[:, across_low], each[..., across_low])
    gap_end = np.maximum(letters[:, along_low], each[..., along_low])
    gap_start = np.minimum(letters[:, along_high], each[..., along_high])
    gaps = gap_end - gap_start
    is_neighbour = (overlap_end - overlap_start > each_side * _NEIGHBOUR_OVERLAP) & (gaps > 0)
    nearest: NDArray[np.float64] = np.where(is_neighbour, gaps, np.inf).min(axis=0)
    return nearest


def _is_upside_down(boxes: Boxes, dpi: float) -> bool:
    """Whether more diacritics stand below letters than above: Thai has three times as many above, Latin its dots."""
    letters = _letters_among(boxes, dpi)
    if len(letters) < FEWEST_LETTERS:
        return False
    heights = letters[:, 3] - letters[:, 1]
    median_height = float(np.median(heights))
    off_usual = np.abs(heights - _USUAL_HEIGHT * median_height)
    letters = letters[off_usual < _HEIGHT_TOLERANCE * median_height]
    sides = boxes[:, 2:] - boxes[:, :2]
    is_small = sides.max(axis=1) < _LARGEST_DIACRITIC * median_height
    is_no_noise = sides.min(axis=1) > _SMALLEST_DIACRITIC * median_height
    stands_above = list(_stand_above(boxes[is_small & is_no_noise], letters, median_height))
    return stands_above.count(True) < stands_above.count(False)


def _stand_above(diacritics: Boxes, letters: Boxes, letter_height: float) -> Iterator[bool]:
    """For each diacritic near a letter, whether it stands above it."""
    for x0, top, x1, bottom in diacritics:
        middle = (x0 + x1) / 2
        begins_before = letters[:, 0] - _LEFT_OF_LETTER * letter_height <= middle
        ends_after = middle <= letters[:, 2] + _RIGHT_OF_LETTER * letter_height
        nearby = letters[begins_before & ends_after]
        gap_to_letter_below = _smallest_gap(nearby[:, 1] - bottom, letter_height)
        gap_to_letter_above = _smallest_gap(top - nearby[:, 3], letter_height)
        is_near = min(gap_to_letter_below, gap_to_letter_above) < _NEAR * letter_height
        if is_near and gap_to_letter_below != gap_to_letter_above:
            yield gap_to_letter_below < gap_to_letter_above


def _smallest_gap(gaps: NDArray[np.float64], letter_height: float) -> float:
    return float(gaps[gaps > -_INTO_LETTER * letter_height].min(initial=np.inf))
