"""The ink of a page in connected pieces: letters, marks, dirt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage, pieces_in
from extractor.model import Box
from extractor.model.image import POINTS, Pixels

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

# Points: how high letters of print are, marks aside.
_SMALLEST, _LARGEST = 3.5, 36.0
# So many pieces tell how high their letters are.
_ENOUGH = 8


class Components:
    """The connected pieces of ink of a page; `x0`, `top`, `x1`, `bottom` are in pixels."""

    def __init__(self, picture: PageImage, ink: Pixels) -> None:
        """Take a picture and its ink without rulings (1 ink, 0 paper)."""
        self.picture = picture
        self.labels, stats = pieces_in(ink)
        self.x0, self.top, width, height, self.area = stats.T.astype(np.float64)
        self.x1, self.bottom = self.x0 + width, self.top + height
        self.high = height
        # The paper itself, and what its edge cuts off: shadows, the next page.
        edge = (self.x0 <= 1) | (self.top <= 1) | (self.x1 >= ink.shape[1] - 1) | (self.bottom >= ink.shape[0] - 1)
        self._whole = ~edge
        self.boxes = np.stack([self.x0, self.top, self.x1, self.bottom], axis=1)
        self.letter = self._usual(self.high[1:])

    def inside(self, box: Box) -> Places:
        """The numbers of the pieces whose middle is in a box (points)."""
        x0, top, x1, bottom = (side * self.picture.dpi / POINTS for side in (box.x0, box.top, box.x1, box.bottom))
        x, y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        found = self._whole & (x0 <= x) & (x < x1) & (top <= y) & (y < bottom)
        return np.flatnonzero(found)

    def outside(self, boxes: Sequence[Box]) -> Places:
        """The numbers of the pieces whose middle is in none of these boxes (points)."""
        inside = [self.inside(box) for box in boxes]
        return np.setdiff1d(np.flatnonzero(self._whole), np.concatenate([*inside, np.zeros(1, np.int64)]))

    def letter_of(self, pieces: Places) -> float:
        """How high the letters among some pieces are; the page's where they are too few to tell, or seem too low."""
        own = self._usual(self.high[pieces]) if len(pieces) >= _ENOUGH else self.letter
        return own if own > 0.75 * self.letter else self.letter

    def _usual(self, heights: Numbers) -> float:
        unit = self.picture.dpi / POINTS
        return usual(heights, _SMALLEST * unit, _LARGEST * unit)


def usual(heights: Numbers, least: float, most: float) -> float:
    """The height that most letters have."""
    fits = heights[(heights >= least) & (heights <= most)]
    if not len(fits):
        return least * 2
    counts = np.bincount(np.round(fits).astype(np.int64), minlength=3).astype(np.float64)
    smooth = np.convolve(counts, [1, 2, 3, 2, 1], "same") * np.sqrt(np.arange(len(counts)))
    return float(np.argmax(smooth))
