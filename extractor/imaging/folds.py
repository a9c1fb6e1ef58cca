"""Folds of the paper: soft shadows that run from one edge of a page to the other, over print and rulings alike.

What lies in one is darker than it was, and at its edge the paper itself is dark enough for print: letters were lost in
it, and rulings that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage
from extractor.model.image import PAPER, Pixels

# A page is looked at in so many strips across a fold.
_STRIPS = 40
# Of the pixels of a strip's row, so many (share) are print at most, and the others paper.
_PAPER = 0.8
# So many strips may be lighter than a fold; the others tell how dark it is at least. Rulings and grounds of tables end
# at the margins.
_OTHERS = 1
# Of so many rows one tells how light paper usually is.
_ROWS_TOGETHER = 4
# Points: paper is as light as it usually is within so much.
_USUAL = 60.0
# Points: over the whole page a fold leans by no more, in such steps.
_LEANS = 12.0
_LEAN_STEP = 1.0
# Greys: a fold's shadow is so dark in its middle; what is less dark beside it is of it, too.
_DARKEST = 10.0
_LEAST = 2.0
# Points: how wide a shadow is.
_NARROWEST = 2.0
_WIDEST = 40.0
# Of its depth, so much a shadow changes from one point to the next: a ruling, a bar or a ground begins at once.
_SOFT = 0.6
# Print of a fold's middle is made lighter so many times at most.
_MOST_GAIN = 2.5

Depths = NDArray[np.float32]


def without_folds(page_image: PageImage) -> PageImage:
    """Make the paper of folds as light as it is beside them.

    Args:
        page_image: A page, its lines level.

    Returns:
        The page without the shadows of its folds; itself where there are none.
    """
    pixels = page_image.pixels
    reduced = page_image.reduced
    unit = reduced.pixels_per_point
    level = _gains(reduced.pixels, unit)
    upright = _gains(reduced.pixels.T, unit)
    if level is None and upright is None:
        return page_image
    rows, columns = pixels.shape
    gain = np.ones(reduced.pixels.shape, np.float32)
    if level is not None:
        gain *= level
    if upright is not None:
        gain *= upright.T
    whole = cv2.resize(
        np.minimum(gain, _MOST_GAIN),
        (columns, rows),
        interpolation=cv2.INTER_LINEAR,
    )
    lighter = np.minimum(pixels * whole, PAPER).astype(np.uint8)
    return replace(page_image, pixels=lighter)


def _gains(pixels: Pixels, unit: float) -> Depths | None:
    """By how much each pixel is to be multiplied for the level folds of a picture; None where it has none."""
    if min(pixels.shape) < _STRIPS:
        return None
    paper = _paper(pixels)
    usual = _usual(paper, unit)
    dips = usual - paper
    if np.count_nonzero(dips.max(axis=0) < _DARKEST) > _OTHERS:
        return None
    lean, depth = max(
        _each_lean(dips, unit), key=lambda found: float((found[1] ** 2).sum())
    )
    depth = _of_folds(depth, unit)
    if not depth.any():
        return None
    rows, columns = pixels.shape
    light = np.median(usual, axis=1)
    of_rows = (light / np.maximum(light - depth, 1)).astype(np.float32)
    shifts = np.round((np.arange(columns) / columns - 0.5) * lean).astype(int)
    places = np.clip(np.arange(rows)[:, None] - shifts[None, :], 0, rows - 1)
    gains: Depths = of_rows[places]
    return gains


def _paper(pixels: Pixels) -> Depths:
    """How light paper is in each row of each strip."""
    rows, columns = pixels.shape
    width = columns // _STRIPS
    strips = pixels[:, : width * _STRIPS].reshape(rows, _STRIPS, width)
    nth = int(_PAPER * width)
    paper: Depths = np.partition(strips, nth, axis=2)[:, :, nth].astype(
        np.float32
    )
    return paper


def _usual(paper: Depths, unit: float) -> Depths:
    """How light paper usually is around each row of each strip."""
    rows, strips = paper.shape
    count = max(1, rows // _ROWS_TOGETHER)
    places = np.linspace(0, rows - 1, count).round().astype(int)
    reach = max(1, round(_USUAL * unit / 2 * count / rows))
    padded = np.pad(paper[places], ((reach, reach), (0, 0)), mode="reflect")
    windows = sliding_window_view(padded, 2 * reach + 1, axis=0)
    usual = np.median(windows, axis=2).astype(np.float32)
    whole: Depths = cv2.resize(
        usual, (strips, rows), interpolation=cv2.INTER_LINEAR
    ).astype(np.float32, copy=False)
    return whole


def _each_lean(dips: Depths, unit: float) -> Iterator[tuple[float, Depths]]:
    """For each way in which folds may lean by how many rows they do, and how dark all strips are at least by row."""
    strips = dips.shape[1]
    reach = _LEANS * unit
    for lean in np.arange(-reach, reach + 1, _LEAN_STEP * unit):
        shifts = np.round(((np.arange(strips) + 0.5) / strips - 0.5) * lean)
        shifted = np.stack(
            [
                np.roll(dips[:, strip], -int(shift))
                for strip, shift in enumerate(shifts)
            ],
            axis=1,
        )
        least = np.partition(shifted, _OTHERS, axis=1)[:, _OTHERS]
        yield float(lean), np.maximum(least, 0).astype(np.float32)


def _of_folds(depth: Depths, unit: float) -> Depths:
    """What of a page's shadows are folds: soft ones, dark and wide enough."""
    folds = np.zeros_like(depth)
    is_dark = np.pad((depth >= _LEAST).astype(np.int8), 1)
    sides = np.flatnonzero(np.diff(is_dark)).tolist()
    for start, end in zip(sides[::2], sides[1::2], strict=True):
        shadow = depth[start:end]
        darkest = float(shadow.max())
        step = max(1, round(unit))
        padded = np.pad(shadow, step).astype(np.float32)
        steepest = float(np.abs(padded[step:] - padded[:-step]).max())
        if (
            darkest >= _DARKEST
            and _NARROWEST * unit <= end - start <= _WIDEST * unit
            and steepest <= _SOFT * darkest
        ):
            folds[start:end] = shadow
    return folds
