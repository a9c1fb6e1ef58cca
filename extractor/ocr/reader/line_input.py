"""The picture of a line as the reader takes it: 48 rows, letters of one height on one row, ink 255 and paper 0."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import PAPER, LineImage, Pixels

# Rows of the picture.
ROWS = 48
# Pixels from the feet to the heads of letters such as บ.
LETTER_HEIGHT = 16.5
# The row that letters stand on.
BASELINE = 34.5
# Of the pixels in and around strokes, this share is as dark as full ink.
_INK_SHARE = 0.08
# Of the same pixels this share is darker than paper.
_PAPER_SHARE = 0.85
# Ink and paper are at least so many of 256 greys apart: what differs less is noise.
_LEAST_CONTRAST = 30
# Columns: the net takes white that is wider than this for the end of a line, and reads no space there; so wide is one
# that it reads surely.
_WIDEST_WHITE = 34
_WIDTH_OF_SPACE = 24
# Columns at most: a wider line is no print but a smear over the page.
_MOST_COLUMNS = 6000
# Columns at least.
_FEWEST_COLUMNS = 4
_GREYS = 256
_FULL_INK = 255


def net_input(line_image: LineImage) -> Pixels:
    """Scale a line's picture to the size that the net takes, and stretch its contrast.

    Args:
        line_image: The picture of a printed line.

    Returns:
        48 rows x as many columns as the line needs, wide white within it narrowed; 0 paper, 255 full ink.
    """
    framed = _at_size(line_image)
    return framed[:, _kept(framed)]


def net_columns(line_image: LineImage) -> tuple[Pixels, NDArray[np.int64]]:
    """Make the same picture, and tell where its columns stand in the line's own.

    Args:
        line_image: The picture of a printed line.

    Returns:
        `net_input`, and of each of its columns one of the line's picture, ascending.
    """
    framed = _at_size(line_image)
    kept = np.flatnonzero(_kept(framed))
    columns = kept * line_image.pixels.shape[1] // framed.shape[1]
    return framed[:, kept], columns


def _at_size(line_image: LineImage) -> Pixels:
    """A line at the net's size, its white as wide as it is."""
    scale = LETTER_HEIGHT / max(line_image.height, 1.0)
    levels = _ink_levels(line_image.pixels)
    stretched = cv2.LUT(line_image.pixels, levels)
    scaled = _scaled(stretched.astype(np.uint8, copy=False), scale)
    scaled_baseline = line_image.baseline * scale
    return _framed(scaled, top=round(BASELINE - scaled_baseline))


def _kept(line: Pixels) -> NDArray[np.bool_]:
    """Which columns of a line are not too much of the white between its words."""
    is_white = line.max(axis=0) == 0
    sides = np.flatnonzero(np.diff(is_white, prepend=False, append=False))
    kept = np.ones(len(is_white), np.bool_)
    for first, end in sides.reshape(-1, 2):
        if end - first > _WIDEST_WHITE:
            kept[first + _WIDTH_OF_SPACE : end] = False
    return kept


def _framed(scaled: Pixels, *, top: int) -> Pixels:
    """A picture of 48 rows with the first scaled row at `top`; what reaches over it is cut off."""
    rows, columns = scaled.shape
    framed = np.zeros((ROWS, columns), np.uint8)
    first = max(0, -top)
    end = min(rows, ROWS - top)
    if first < end:
        framed[top + first : top + end] = scaled[first:end]
    return framed


def _scaled(pixels: Pixels, scale: float) -> Pixels:
    rows, columns = pixels.shape
    new_columns = max(_FEWEST_COLUMNS, round(columns * scale))
    new_columns = min(_MOST_COLUMNS, new_columns)
    new_rows = max(1, round(rows * scale))
    size = (new_columns, new_rows)
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(pixels, size, interpolation=interpolation)
    return scaled.astype(np.uint8, copy=False)


def _ink_levels(pixels: Pixels) -> Pixels:
    """For each grey how much ink it is (0 to 255); the paper that was cut away does not count."""
    neighbourhood = np.ones((3, 3), np.uint8)
    near_strokes = cv2.erode(pixels, neighbourhood) < PAPER
    counts = np.bincount(pixels[near_strokes], minlength=_GREYS)
    total = max(1, counts.sum())
    darker_shares = np.cumsum(counts) / total
    paper_grey = np.searchsorted(darker_shares, _PAPER_SHARE)
    ink_grey = np.searchsorted(darker_shares, _INK_SHARE)
    ink_grey = min(ink_grey, paper_grey - _LEAST_CONTRAST)
    greys = np.arange(_GREYS, dtype=np.float64)
    shares_of_ink = (paper_grey - greys) / (paper_grey - ink_grey)
    levels: NDArray[np.float64] = np.clip(
        shares_of_ink * _FULL_INK, 0, _FULL_INK
    )
    return levels.round().astype(np.uint8)
