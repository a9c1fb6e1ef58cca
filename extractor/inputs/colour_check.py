"""Whether a page's picture has coloured strokes: most scans have none, and are read in grey alone."""

from __future__ import annotations

import cv2
import numpy as np

from extractor.model.image import PAPER, Colours

# Every so many-th row and column is looked at: a stamp has enough pixels in these.
_STEP = 4
# The share of a page's pixels, sorted by how light they are, below which its paper's shade is not.
_PAPER_QUANTILE = 0.75
# Levels (of 256) by which the channels of coloured print differ, once the paper is white.
_LEAST_SPREAD = 36
# Coloured strokes have such a share of a page's pixels at least: on A4 50 square points, half a thin signature's.
_LEAST_SHARE = 1e-4
# Of a picture with more pixels colours are not kept: A4 at 600 dots an inch.
_MOST_PIXELS = 36e6


def has_colour(pixels: Colours) -> bool:
    """Whether a picture has coloured strokes.

    Args:
        pixels: Rows x columns x 3 channels of 8 bits.

    Returns:
        Whether enough of it differs in colour from its paper, and it is small enough to be looked at in colours.

    >>> has_colour(np.full((400, 400, 3), 250, np.uint8))
    False
    """
    rows, columns = pixels.shape[:2]
    if rows * columns > _MOST_PIXELS or min(rows, columns) < _STEP:
        return False
    sample = np.ascontiguousarray(pixels[::_STEP, ::_STEP])
    most = np.zeros(sample.shape[:2], np.uint8)
    least = np.full(sample.shape[:2], PAPER, np.uint8)
    for channel in cv2.split(sample):
        white = max(1.0, float(np.quantile(channel, _PAPER_QUANTILE)))
        on_white = cv2.convertScaleAbs(channel, alpha=PAPER / white)
        most = np.maximum(most, on_white)
        least = np.minimum(least, on_white)
    is_coloured = most - least >= _LEAST_SPREAD
    return bool(is_coloured.mean() >= _LEAST_SHARE)
