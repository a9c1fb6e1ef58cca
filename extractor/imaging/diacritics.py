"""Diacritics between two lines: vowels hang from the letters above, vowels and tones stand on those below.

Between tight lines both may be as near; but diacritics end where their letters end on the right, tones stand on vowels,
and what hangs is higher than a tone. Weights and bounds were fitted on 3,000 such diacritics of cells printed in 128
faces and damaged as scans are; of others 2.6% go to the wrong line, 8% where the nearer line decides.

All lengths are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# What lies further above or below a letter is no diacritic of it.
REACH = 1.4
# Vowels hang no lower than this below their letter ...
_HANGS_WITHIN = 0.25
# ... or than this where the line below has nothing near.
_HANGS_AT_MOST = 0.5
# The line below has nothing near where its nearest component is further off than this.
_ALONE = 0.35
# A diacritic belongs to letters that stand no further aside than this.
_ASIDE = 0.15
# Components lower than this are diacritics.
_DIACRITIC_HEIGHT = 0.6
# A tone stands on a vowel that is nearer than this.
_STANDS_WITHIN = 0.15
# By how much a diacritic that may stand on a vowel must look more like one that hangs.
_BOUND_ON_VOWEL = 0.2
# By how much any other must.
_BOUND = -0.1
# What a diacritic's height weighs.
_HEIGHT_WEIGHT = 3.0
# How high those that hang are.
_HANGING_HEIGHT = 0.44
# No gap to a letter counts as more than this.
_LARGEST_GAP = 0.6
# Components that reach this far into a diacritic's rows are beside it, not above or below.
_LEAST_GAP = -0.2
# How far a diacritic's right end is from that of letters where there are none.
_FAR_ASIDE = 1.0

# Components x (x0, top, x1, bottom).
Boxes = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Diacritic:
    """A component between two lines, and what it may belong to; lengths in heights of letters.

    Attributes:
        box: Its x0, top, x1, bottom.
        upper_line: The boxes of the upper line's components.
        lower_line: Those of the lower line's.
        gap_above: From the feet of the upper line's letters to it.
        gap_below: From it to the heads of the lower line's letters.
    """

    box: NDArray[np.float64]
    upper_line: Boxes
    lower_line: Boxes
    gap_above: float
    gap_below: float


def hangs_from_above(diacritic: Diacritic) -> bool:
    """Whether a diacritic hangs from the line above it rather than stands on the one below.

    Args:
        diacritic: The diacritic and both lines.

    Returns:
        Whether it belongs to the upper line.
    """
    if diacritic.gap_above > _HANGS_AT_MOST:
        return False
    _, top, _, bottom = diacritic.box
    letters_above = _beside(diacritic.upper_line, diacritic, _ASIDE)
    components_below = _beside(diacritic.lower_line, diacritic, _ASIDE)
    gap_below = _nearest(components_below[:, 1] - bottom, diacritic.gap_below)
    if diacritic.gap_above > _HANGS_WITHIN and gap_below <= _ALONE:
        return False
    might_hang_from = letters_above[np.abs(top - letters_above[:, 3]) < _HANGS_WITHIN]
    off_letters = _distance_of_right_ends(might_hang_from, diacritic)
    vowels_below = _vowels_under(diacritic, components_below)
    if len(vowels_below):
        off_vowels = _distance_of_right_ends(vowels_below, diacritic)
        higher_than_usual = bottom - top - _HANGING_HEIGHT
        return bool(off_vowels - off_letters + _HEIGHT_WEIGHT * higher_than_usual > _BOUND_ON_VOWEL)
    gap_above = _nearest(top - letters_above[:, 3], diacritic.gap_above)
    nearer_above = min(gap_below, _LARGEST_GAP) - min(gap_above, _LARGEST_GAP)
    return nearer_above - off_letters > _BOUND


def _vowels_under(diacritic: Diacritic, components_below: Boxes) -> Boxes:
    """Those of the lower line's components that a diacritic may stand on as a tone stands on a vowel."""
    heights = components_below[:, 3] - components_below[:, 1]
    vowels = _beside(components_below[heights < _DIACRITIC_HEIGHT], diacritic, 0)
    stands_near = np.abs(vowels[:, 1] - diacritic.box[3]) < _STANDS_WITHIN
    under: Boxes = vowels[stands_near]
    return under


def _beside(boxes: Boxes, diacritic: Diacritic, tolerance: float) -> Boxes:
    """Those straight above or below a diacritic, or no further aside than a tolerance."""
    x0, _, x1, _ = diacritic.box
    begins_before_its_end = boxes[:, 0] < x1 + tolerance
    ends_after_its_start = boxes[:, 2] > x0 - tolerance
    nearby: Boxes = boxes[begins_before_its_end & ends_after_its_start]
    return nearby


def _nearest(gaps: NDArray[np.float64], most: float) -> float:
    """The smallest of some gaps, or the most."""
    return float(gaps[gaps > _LEAST_GAP].min(initial=most))


def _distance_of_right_ends(boxes: Boxes, diacritic: Diacritic) -> float:
    """How far from a diacritic's right end the nearest of theirs is."""
    distances = np.abs(boxes[:, 2] - diacritic.box[2])
    return float(distances.min(initial=_FAR_ASIDE))
