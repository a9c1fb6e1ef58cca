"""A page's ink is cut into lines with Thai in mind: each mark goes to the letter it belongs to, not to the nearest row.

Lengths without a unit are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model import Box
from extractor.reading.marks import REACH, hangs
from extractor.reading.ocr import Strip
from extractor.reading.picture import PAPER, POINTS, Picture, Pixels, pieces_in

Numbers = NDArray[np.float64]

# Points: how high letters of print are, marks aside.
_SMALLEST, _LARGEST = 3.5, 36.0
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
_MARGIN = 0.25
# Lines of pieces that belong to none, or to more than one.
_NOWHERE, _SEVERAL = -1, -2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line found in a picture: its picture alone, and the box of its ink in points."""

    strip: Strip
    box: Box


class Ink:
    """The connected pieces of ink of a page; `x0`, `top`, `x1`, `bottom` are in pixels."""

    def __init__(self, picture: Picture, ink: Pixels) -> None:
        """Take a picture and its ink without rulings (1 ink, 0 paper)."""
        self.picture = picture
        self.labels, stats = pieces_in(ink)
        self.x0, self.top, width, height, self.area = stats.T.astype(np.float64)
        self.x1, self.bottom = self.x0 + width, self.top + height
        self.high = height
        unit = picture.dpi / POINTS
        # The paper itself, and what its edge cuts off: shadows, the next page.
        edge = (self.x0 <= 1) | (self.top <= 1) | (self.x1 >= ink.shape[1] - 1) | (self.bottom >= ink.shape[0] - 1)
        self._whole = ~edge
        self.boxes = np.stack([self.x0, self.top, self.x1, self.bottom], axis=1)
        self.letter = _usual(self.high[1:], _SMALLEST * unit, _LARGEST * unit)

    def inside(self, box: Box) -> NDArray[np.int64]:
        """The numbers of the pieces whose middle is in a box (points)."""
        x0, top, x1, bottom = (side * self.picture.dpi / POINTS for side in (box.x0, box.top, box.x1, box.bottom))
        x, y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        found = self._whole & (x0 <= x) & (x < x1) & (top <= y) & (y < bottom)
        return np.flatnonzero(found)

    def outside(self, boxes: Sequence[Box]) -> NDArray[np.int64]:
        """The numbers of the pieces whose middle is in none of these boxes (points)."""
        inside = [self.inside(box) for box in boxes]
        return np.setdiff1d(np.flatnonzero(self._whole), np.concatenate([*inside, np.zeros(1, np.int64)]))


def _usual(heights: Numbers, least: float, most: float) -> float:
    """The height that most letters have."""
    fits = heights[(heights >= least) & (heights <= most)]
    if not len(fits):
        return least * 2
    counts = np.bincount(np.round(fits).astype(np.int64), minlength=3).astype(np.float64)
    smooth = np.convolve(counts, [1, 2, 3, 2, 1], "same") * np.sqrt(np.arange(len(counts)))
    return float(np.argmax(smooth))


def lines_in(ink: Ink, pieces: NDArray[np.int64]) -> list[PrintedLine]:
    """The lines that pieces of ink make up, from top to bottom."""
    pieces = pieces[ink.area[pieces] >= _SPECK * ink.letter**2]
    unit = ink.picture.dpi / POINTS
    own = _usual(ink.high[pieces], _SMALLEST * unit, _LARGEST * unit) if len(pieces) >= 8 else ink.letter
    height = own if own > 0.75 * ink.letter else ink.letter
    pieces = pieces[ink.high[pieces] <= _TALLEST * height]
    core = pieces[(ink.high[pieces] >= _LOW * height) & (ink.high[pieces] <= _HIGH * height)]
    baselines = _baselines(ink.bottom[core], height)
    if not baselines:
        return []
    homes = _homes(ink, pieces, np.array(baselines), height)
    heights = [_own_height(ink, pieces[homes == at], height) for at in range(len(baselines))]
    found = (_line(ink, pieces, homes, at, baselines, heights[at]) for at in range(len(baselines)))
    return [line for line in found if line]


def _own_height(ink: Ink, line: NDArray[np.int64], height: float) -> float:
    """The height of most letters of a line; headings are larger than what stands around them."""
    core = ink.high[line][(ink.high[line] >= _LOW * height) & (ink.high[line] <= _HIGH * height)]
    return _usual(core, 0.0, np.inf) if len(core) >= _TELLING else height


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


def _homes(ink: Ink, pieces: NDArray[np.int64], baselines: Numbers, height: float) -> NDArray[np.int64]:
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


def _home(
    ink: Ink, pieces: NDArray[np.int64], home: NDArray[np.int64], at: int, baselines: Numbers, height: float
) -> int:
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
    ink: Ink,
    pieces: NDArray[np.int64],
    homes: NDArray[np.int64],
    at: int,
    baselines: Sequence[float],
    height: float,
) -> PrintedLine | None:
    mine = pieces[homes == at]
    if not len(mine):
        return None
    # Joined letters of several lines are cut half-way between a line's feet and the next one's heads.
    low = (baselines[at - 1] + baselines[at] - height) / 2 if at else 0.0
    high = (baselines[at] + baselines[at + 1] - height) / 2 if at + 1 < len(baselines) else float(ink.labels.shape[0])
    shared = pieces[homes == _SEVERAL]
    shared = shared[(ink.top[shared] < baselines[at]) & (ink.bottom[shared] > baselines[at] - height)]
    x0, x1 = (int(f(side[np.concatenate([mine, shared])])) for f, side in ((np.min, ink.x0), (np.max, ink.x1)))
    top, bottom = int(ink.top[mine].min()), int(ink.bottom[mine].max())
    if len(shared):
        top, bottom = (
            min(top, max(int(low), int(ink.top[shared].min()))),
            max(bottom, min(int(high), int(ink.bottom[shared].max()))),
        )
    return PrintedLine(
        _strip(ink, mine, shared, (x0, top, x1, bottom), (low, high), baselines[at], height),
        ink.picture.box(x0, top, x1, bottom),
    )


def _strip(
    ink: Ink,
    mine: NDArray[np.int64],
    shared: NDArray[np.int64],
    box: tuple[int, int, int, int],
    bounds: tuple[float, float],
    baseline: float,
    height: float,
) -> Strip:
    """The line's ink alone, on paper."""
    x0, top, x1, bottom = box
    labels = ink.labels[top:bottom, x0:x1]
    keep = np.zeros(len(ink.x0), np.uint8)
    keep[mine] = 1
    mask = keep[labels]
    if len(shared):
        keep[:] = 0
        keep[shared] = 1
        rows = np.arange(top, bottom)[:, None]
        mask |= keep[labels] & ((rows >= bounds[0]) & (rows < bounds[1])).astype(np.uint8)
    margin = max(2, round(_MARGIN * height))
    shown = cv2.copyMakeBorder(mask, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=0)
    shown = cv2.dilate(shown, np.ones((3, 3), np.uint8))
    grey = cv2.copyMakeBorder(
        ink.picture.pixels[top:bottom, x0:x1], margin, margin, margin, margin, cv2.BORDER_REPLICATE
    )
    return Strip(np.where(shown > 0, grey, PAPER).astype(np.uint8), baseline - top + margin, height)
