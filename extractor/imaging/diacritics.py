"""Diacritics between two lines: vowels hang from the letters above, vowels and tones stand on those below.

Between tight lines both may be as near. What a diacritic looks like tells, and so does where the letters around it
begin and end: diacritics end where their letters end on the right, tones stand on vowels. A small net weighs this,
learned (training/reader/diacritics.py) from 86,000 diacritics of cells printed in 130 faces and damaged as scans are.
Of 17,000 others 0.1% go to the wrong line, 1% where hand-made rules of height and distance decided; of families of
faces that were left out of the learning 0.2%.

All lengths are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.box_array import BoxArray, Measures
from extractor.model import Box

DATA = Path(__file__).with_name("diacritics.npz")
# What lies further above or below a letter is no diacritic of it.
REACH = 1.4
# The shape of a diacritic is told by so many rows and columns of shares of ink.
SHAPE_SIDE = 10
# Nothing hangs further below its letter (of 8,500 that hang, none).
_HANGS_AT_MOST = 0.55
# A diacritic belongs to letters that stand no further aside than this.
_ASIDE = 0.15
# So many components above and below a diacritic, the nearest ones, tell of it: a tone may stand on a vowel on a letter.
_ABOVE = 2
_BELOW = 3
# Larger measures say no more.
_LEAST_GAP = -1.0
_LARGEST_GAP = 2.0
_MOST_NEAR = 1.5
_MOST_ASIDE = 1.5
_HIGHEST = 2.0
# How wide a diacritic is for its height: at most this, and it weighs about as much as a length.
_WIDEST = 4.0
_LOWEST = 0.02
# What is told of a component that is not there.
_NO_COMPONENT = (0.0, _MOST_NEAR, 0.0, 0.0, 0.0)

# What is known of a diacritic, in numbers.
Traits = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Diacritic:
    """A component between two lines, and what it may belong to; lengths in heights of letters.

    Attributes:
        number: The number of the component.
        box: Where it is.
        shape: What it looks like: `SHAPE_SIDE` rows and columns, from 0 (paper) to 1 (ink).
        upper_line: The boxes of the upper line's components.
        lower_line: Those of the lower line's.
        gap_above: From the feet of the upper line's letters to it.
        gap_below: From it to the heads of the lower line's letters.
    """

    number: int
    box: Box
    shape: Measures
    upper_line: BoxArray
    lower_line: BoxArray
    gap_above: float
    gap_below: float


@dataclass(frozen=True, eq=False)
class Net:
    """A net with one hidden layer.

    Attributes:
        mean: What is taken from each trait.
        spread: What each is divided by then.
        hidden: Weights, traits x hidden units.
        hidden_bias: One a hidden unit.
        output: One weight a hidden unit.
        output_bias: Added last; above 0 a diacritic hangs.
    """

    mean: Traits
    spread: Traits
    hidden: Traits
    hidden_bias: Traits
    output: Traits
    output_bias: float


def hangs_from_above(diacritic: Diacritic) -> bool:
    """Whether a diacritic hangs from the line above it rather than stands on the one below.

    Args:
        diacritic: The diacritic and both lines.

    Returns:
        Whether it belongs to the upper line.
    """
    return hanging_odds(diacritic) > 0.0


def hanging_odds(diacritic: Diacritic) -> float:
    """How much more a diacritic looks like one that hangs than like one that stands.

    Args:
        diacritic: The diacritic and both lines.

    Returns:
        The logarithm of the odds.
    """
    if diacritic.gap_above > _HANGS_AT_MOST:
        return -np.inf
    net = weights()
    scaled = (traits(diacritic) - net.mean) / net.spread
    seen = np.maximum(0.0, scaled @ net.hidden + net.hidden_bias)
    return float(seen @ net.output) + net.output_bias


def traits(diacritic: Diacritic) -> Traits:
    """What tells whether a diacritic hangs or stands.

    Args:
        diacritic: The diacritic and both lines.

    Returns:
        Its measures, those of the components next to it, and its shape.
    """
    box = diacritic.box
    above = _beside(diacritic.upper_line, box)
    below = _beside(diacritic.lower_line, box)
    width_for_height = box.width / max(box.height, _LOWEST)
    measures = [
        box.width,
        box.height,
        float(np.clip(diacritic.gap_above, _LEAST_GAP, _LARGEST_GAP)),
        float(np.clip(diacritic.gap_below, _LEAST_GAP, _LARGEST_GAP)),
        min(width_for_height, _WIDEST) / _WIDEST,
        *_nearest(above, box.top - above.bottom, box, _ABOVE),
        *_nearest(below, below.top - box.bottom, box, _BELOW),
    ]
    shape = diacritic.shape.ravel() - 0.5
    return np.concatenate([np.array(measures), shape])


def _beside(boxes: BoxArray, box: Box) -> BoxArray:
    """Those straight above or below a box, or hardly aside."""
    return boxes.at(boxes.beside(box.x0, box.x1, _ASIDE))


def _nearest(
    boxes: BoxArray, gaps: Measures, box: Box, count: int
) -> list[float]:
    """Of the boxes with the smallest gaps to one: that there is one, its gap, where it begins and ends, its height."""
    found: list[float] = []
    for index in np.argsort(gaps)[:count].tolist():
        begin = float(boxes.x0[index]) - box.x0
        end = float(boxes.x1[index]) - box.x1
        found += [
            1.0,
            float(np.clip(gaps[index], _LEAST_GAP, _MOST_NEAR)),
            float(np.clip(begin, -_MOST_ASIDE, _MOST_ASIDE)),
            float(np.clip(end, -_MOST_ASIDE, _MOST_ASIDE)),
            min(float(boxes.height[index]), _HIGHEST),
        ]
    missing = count - len(found) // len(_NO_COMPONENT)
    return found + list(_NO_COMPONENT) * missing


@lru_cache(maxsize=1)
def weights() -> Net:
    """What was learned.

    Returns:
        The net, read once.
    """
    with np.load(DATA) as data:
        named = {name: data[name].astype(np.float64) for name in data.files}
    return Net(
        mean=named["mean"],
        spread=named["spread"],
        hidden=named["hidden"],
        hidden_bias=named["hidden_bias"],
        output=named["output"],
        output_bias=float(named["output_bias"]),
    )
