"""A page's ink is cut into lines with Thai in mind: each mark goes to the letter it belongs to, not to the nearest row.

Lengths without a unit are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractor.imaging.components import Components, Numbers, Places, usual
from extractor.imaging.diacritics import REACH, hangs
from extractor.imaging.line_images import SegmentedLine, cut_out

# Letters are this high at least and at most; what is larger joins letters of several lines.
_LOW, _HIGH = 0.6, 2.2
# Baselines stand further apart: marks above a letter end no lower than this.
_PITCH = 1.6
# Ink higher than this is no letter, nor several that join: what a leaning ruling or the paper's edge left.
_TALLEST = 6.0
# So many letters tell how high those of their line are.
_TELLING = 6
# Ink below this area (share of a letter's height, squared) is dirt.
_SPECK = 0.012
# Lines of pieces that belong to none, or to more than one.
_NOWHERE, _SEVERAL = -1, -2


def lines_in(ink: Components, pieces: Places) -> list[SegmentedLine]:
    """The lines that pieces of ink make up, from top to bottom."""
    pieces = pieces[ink.area[pieces] >= _SPECK * ink.letter**2]
    height = ink.letter_of(pieces)
    pieces = pieces[ink.high[pieces] <= _TALLEST * height]
    core = pieces[(ink.high[pieces] >= _LOW * height) & (ink.high[pieces] <= _HIGH * height)]
    baselines = _baselines(ink.bottom[core], height)
    if not baselines:
        return []
    homes = _homes(ink, pieces, np.array(baselines), height)
    heights = [_own_height(ink, pieces[homes == at], height) for at in range(len(baselines))]
    found = (_line(ink, pieces, homes, at, baselines, heights[at]) for at in range(len(baselines)))
    return [line for line in found if line]


def _own_height(ink: Components, line: Places, height: float) -> float:
    """The height of most letters of a line; headings are larger than what stands around them."""
    core = ink.high[line][(ink.high[line] >= _LOW * height) & (ink.high[line] <= _HIGH * height)]
    return usual(core, 0.0, np.inf) if len(core) >= _TELLING else height


def _baselines(bottoms: Numbers, height: float) -> list[float]:
    """Where letters stand: the rows on which most of them end, from top to bottom."""
    found: list[float] = []
    left = np.sort(bottoms)
    while len(left):
        near = np.searchsorted(left, left + 0.15 * height) - np.searchsorted(left, left - 0.15 * height)
        best = float(left[int(np.argmax(near))])
        best = float(np.median(left[np.abs(left - best) <= 0.15 * height]))
        found.append(best)
        left = left[np.abs(left - best) > _PITCH * height]
    return sorted(found)


def _homes(ink: Components, pieces: Places, baselines: Numbers, height: float) -> Places:
    """For each piece the index of its line, `_NOWHERE`, or `_SEVERAL` where it joins lines."""
    top, bottom = ink.top[pieces][:, None], ink.bottom[pieces][:, None]
    shared = np.minimum(bottom, baselines) - np.maximum(top, baselines - height)
    home = np.where(shared.max(axis=1) > 0, np.argmax(shared, axis=1), _NOWHERE)
    home[(shared > 0.5 * height).sum(axis=1) > 1] = _SEVERAL
    apart = np.flatnonzero(home == _NOWHERE)
    to_core = [_gap(baselines - height, ink.bottom[pieces[at]]) for at in apart]
    # From the letters outwards: a tone mark stands on a vowel mark.
    for _, at in sorted(zip(to_core, apart.tolist(), strict=True)):
        home[at] = _home(ink, pieces, home, at, baselines, height)
    return home


def _gap(places: Numbers, place: float) -> float:
    """How far the first place that is not above another lies below it."""
    below = places - place
    return float(below[below > -1].min(initial=np.inf))


def _home(ink: Components, pieces: Places, home: Places, at: int, baselines: Numbers, height: float) -> int:
    """The line of a piece that stands between lines: of the letters that it stands on, or hangs from."""
    piece = pieces[at]
    under = int(np.searchsorted(baselines - height, ink.bottom[piece] - 1))
    above, below = np.inf, np.inf
    if under < len(baselines):
        above = (baselines[under] - height - ink.bottom[piece]) / height
    if under:
        below = (ink.top[piece] - baselines[under - 1]) / height
    if min(above, below) > REACH:
        return _NOWHERE
    if above == np.inf:
        return under - 1
    over_it, under_it = (ink.boxes[pieces[home == line]] / height for line in (under - 1, under))
    if under and hangs(ink.boxes[piece] / height, over_it, under_it, below, above):
        return under - 1
    return under if above <= REACH else _NOWHERE


def _line(
    ink: Components, pieces: Places, homes: Places, at: int, baselines: Sequence[float], height: float
) -> SegmentedLine | None:
    mine = pieces[homes == at]
    if not len(mine):
        return None
    # Joined letters of several lines are cut half-way between a line's feet and the next one's heads.
    low = (baselines[at - 1] + baselines[at] - height) / 2 if at else 0.0
    high = (baselines[at] + baselines[at + 1] - height) / 2 if at + 1 < len(baselines) else float(ink.labels.shape[0])
    shared = pieces[homes == _SEVERAL]
    shared = shared[(ink.top[shared] < baselines[at]) & (ink.bottom[shared] > baselines[at] - height)]
    return cut_out(ink, mine, shared, (low, high), baselines[at], height)
