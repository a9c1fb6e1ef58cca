"""The picture of a line as the reader takes it: 48 rows, letters of one height on one row, ink 255 and paper 0."""

from __future__ import annotations

import cv2
import numpy as np

from extractor.model.image import PAPER, LineImage, Pixels

# Rows of the picture; pixels from the feet to the heads of letters such as บ; the row that they stand on.
ROWS, LETTER, BASELINE = 48, 16.5, 34.5
# Of the pixels in and around strokes, this share is as dark as full ink, and this share darker than paper.
_INK, _PAPER = 0.08, 0.85
# Ink and paper are at least so many of 256 greys apart: what differs less is noise.
_LEAST = 30
# Wider lines are no print: a smear over the page.
_WIDEST = 6000


def prepared(strip: LineImage) -> Pixels:
    """48 rows x as many columns as the line needs; 0 paper, 255 full ink."""
    scale = LETTER / max(strip.height, 1.0)
    rows, columns = strip.pixels.shape
    size = (min(_WIDEST, max(4, round(columns * scale))), max(1, round(rows * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(cv2.LUT(strip.pixels, _levels(strip.pixels)), size, interpolation=way)
    line = np.zeros((ROWS, size[0]), np.uint8)
    top = round(BASELINE - strip.baseline * scale)
    above, below = max(0, -top), min(size[1], ROWS - top)
    if above < below:
        line[top + above : top + below] = scaled[above:below]
    return line


def _levels(pixels: Pixels) -> Pixels:
    """For each grey how much ink it is (0 to 255); the paper that was cut away does not count."""
    near = cv2.erode(pixels, np.ones((3, 3), np.uint8)) < PAPER
    counts = np.bincount(pixels[near], minlength=256)
    shares = np.cumsum(counts) / max(1, counts.sum())
    ink, paper = np.searchsorted(shares, (_INK, _PAPER))
    ink = min(ink, paper - _LEAST)
    greys = np.arange(256, dtype=np.float64)
    levels: Pixels = np.clip((paper - greys) / (paper - ink) * 255, 0, 255).round().astype(np.uint8)
    return levels
