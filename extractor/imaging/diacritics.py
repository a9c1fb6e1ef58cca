"""Marks between two lines: vowels hang from the letters above, vowels and tones stand on those below.

Between tight lines both may be as near; but marks end where their letters end on the right, tones stand on vowels, and
what hangs is higher than a tone. Weights and bounds were fitted on 3,000 such marks of cells printed in 128 faces and
damaged as scans are; of others 2.6% go to the wrong line, 8% where the nearer line decides.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]

# Lengths are shares of the height of a letter such as บ. What lies further above or below a letter is no mark of it.
REACH = 1.4
# Vowels hang no lower than this, or than the second where nothing of the next line is within the third.
_HANGS, _MAY_HANG, _ALONE = 0.25, 0.5, 0.35
# A mark belongs to letters that stand no further aside; less high pieces than this are marks; a tone is so near to one.
_ASIDE, _MARK, _ON = 0.15, 0.6, 0.15
# By how much a mark must look more like one that hangs, on a mark and else; what its height weighs, and how high those
# that hang are; no gap counts as more than the last.
_MORE_ON_MARK, _MORE, _HEIGHT, _HIGH, _MOST = 0.2, -0.1, 3.0, 0.44, 0.6


def hangs(mark: NDArray[np.float64], over: Boxes, under: Boxes, below: float, above: float) -> bool:
    """Whether a mark hangs from the line above it rather than stands on the one below.

    `mark` is its x0, top, x1, bottom; `over` and `under` are the boxes of both lines' pieces; `below` and `above` are
    its gaps to the feet of the upper line's letters and to the heads of the lower one's; all in letters' heights.
    """
    if below > _MAY_HANG:
        return False
    letters, others = _beside(over, mark, _ASIDE), _beside(under, mark, _ASIDE)
    rests = _least(others[:, 1] - mark[3], above)
    if below > _HANGS and rests <= _ALONE:
        return False
    off = _aside(letters[np.abs(mark[1] - letters[:, 3]) < _HANGS], mark)
    marks = _beside(others[others[:, 3] - others[:, 1] < _MARK], mark, 0)
    marks = marks[np.abs(marks[:, 1] - mark[3]) < _ON]
    if len(marks):
        return bool(_aside(marks, mark) - off + _HEIGHT * (mark[3] - mark[1] - _HIGH) > _MORE_ON_MARK)
    hung = _least(mark[1] - letters[:, 3], below)
    return min(rests, _MOST) - min(hung, _MOST) - off > _MORE


def _beside(boxes: Boxes, mark: NDArray[np.float64], aside: float) -> Boxes:
    """Those above or below a mark, or nearly so."""
    found: Boxes = boxes[(boxes[:, 0] < mark[2] + aside) & (boxes[:, 2] > mark[0] - aside)]
    return found


def _least(gaps: NDArray[np.float64], most: float) -> float:
    return float(gaps[gaps > -0.2].min(initial=most))


def _aside(boxes: Boxes, mark: NDArray[np.float64]) -> float:
    """How far from a mark's right end the nearest of theirs is; a letter's height at most."""
    return float(np.abs(boxes[:, 2] - mark[2]).min(initial=1.0))
