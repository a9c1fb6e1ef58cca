"""How light the paper of a page is all over it: that of a scan is rarely white, that of a photo never evenly lit."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage
from extractor.model.image import PAPER, Pixels

# Points: everywhere in print some paper shows within a square of this side, between strokes or between lines.
_PAPER_SHOWS = 6.5
# Points: the side of the squares by which grounds are measured; noise is averaged away, so they are so many pixels.
_SQUARE = 1.5
_PIXELS_OF_SQUARE = 2.0
# Points: the side of the squares by which the light on a page is measured.
_LIGHT_SQUARE = 12.0
# The light is found in rounds, each without what is darker by such a share than the round before has the paper.
_SHADOWS = (0.15, 0.08, 0.04, 0.02, 0.02, 0.02, 0.02, 0.02)
# Rounds from the lightest squares on.
_ROUNDS = 5
# Of a page, so much may be lighter than its paper: a flash, a white label.
_MOST_LIGHTER = 0.05
# Of a page, so much is paper at least; the rest may be tinted.
_LEAST_PAPER = 0.15

# Paper is nearly as light as it is taken for, by this share; a surface is better than one grey where so much more of a
# page (share) is paper then.
_NEARLY = 0.08
_BETTER = 0.15
# Of the squares of a page, this percentile is paper.
_USUAL_PAPER = 75
# Light is made even so many times as bright at most.
_MOST_GAIN = 2.5

Light = NDArray[np.float32]


def side_of_square(page_image: PageImage) -> float:
    """The side of the squares by which grounds are measured.

    Args:
        page_image: A page.

    Returns:
        It, in points.
    """
    return max(_SQUARE, _PIXELS_OF_SQUARE / page_image.pixels_per_point)


def without_print(pixels: Pixels, pixels_per_point: float) -> Pixels:
    """Take print off a picture.

    Args:
        pixels: The picture.
        pixels_per_point: How many of its pixels make a point.

    Returns:
        It with the paper that shows between strokes and lines in their stead.
    """
    # Odd numbers, here and below, lest shapes move.
    side = round(_PAPER_SHOWS * pixels_per_point) | 1
    return cv2.morphologyEx(
        pixels, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)
    ).astype(np.uint8, copy=False)


def lightness(page_image: PageImage, square: float) -> Light:
    """How light a page is, its print aside.

    Args:
        page_image: The page.
        square: The side of the squares by which it is measured, in points.

    Returns:
        The grey of each square.
    """
    unit = page_image.pixels_per_point
    return _in_squares(without_print(page_image.pixels, unit), square * unit)


def evening_gain(page_image: PageImage) -> Light | None:
    """By how much the greys of a page are to be multiplied, so that its paper is one grey all over it.

    Args:
        page_image: The page.

    Returns:
        A factor for each of its pixels, 1 where paper is lightest; None where the page is evenly lit.
    """
    square = side_of_square(page_image)
    ground = lightness(page_image, square)
    if min(ground.shape) < 2:
        return None
    light = paper_light(ground, square)
    usual = float(np.percentile(ground, _USUAL_PAPER))
    if _share_near(ground, light) < _share_near(ground, usual) + _BETTER:
        return None
    gain = np.clip(light.max() / light, 1, _MOST_GAIN)
    rows, columns = page_image.pixels.shape
    of_pixels: Light = cv2.resize(
        gain, (columns, rows), interpolation=cv2.INTER_LINEAR
    ).astype(np.float32, copy=False)
    return of_pixels


def _share_near(ground: Light, paper: Light | float) -> float:
    """Which share of squares is nearly as light as paper is taken for."""
    return float((np.abs(ground - paper) <= _NEARLY * paper).mean())


def _in_squares(pixels: Pixels | Light, side: float) -> Light:
    rows, columns = pixels.shape
    size = (max(1, round(columns / side)), max(1, round(rows / side)))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(
        np.float32, copy=False
    )


def paper_light(ground: Light, square: float) -> Light:
    """How light paper would be everywhere on a page: a smooth surface through what is lightest.

    Args:
        ground: The grey of each square of the page, its print aside.
        square: The side of the squares, in points.

    Returns:
        The grey that paper would have in each.
    """
    coarse = _in_squares(ground, _LIGHT_SQUARE / square)
    terms = _terms(coarse.shape)
    values = coarse.ravel()
    # From the lightest squares on, as where most of a page is tinted; where that is no surface of paper, for light is
    # uneven, from all.
    lightest = values >= np.quantile(values, 1 - _LEAST_PAPER)
    light = _fitted(terms, values, lightest, _SHADOWS[-_ROUNDS:])
    if _paper_share(values / light) < _LEAST_PAPER:
        light = _fitted(terms, values, np.ones(len(values), np.bool_), _SHADOWS)
    rows, columns = ground.shape
    smooth: Light = cv2.resize(
        light.reshape(coarse.shape),
        (columns, rows),
        interpolation=cv2.INTER_LINEAR,
    ).astype(np.float32, copy=False)
    np.clip(smooth, 1, PAPER, out=smooth)
    return smooth


def _fitted(
    terms: Light,
    values: Light,
    kept: NDArray[np.bool_],
    shadows: Sequence[float],
) -> Light:
    """A surface through squares of paper, found from some of them."""
    light = values
    for shadow in shadows:
        light = np.maximum(
            1, terms @ np.linalg.lstsq(terms[kept], values[kept], rcond=None)[0]
        )
        lightest = values >= (1 - shadow) * light
        if lightest.mean() < _LEAST_PAPER:
            break
        kept = lightest
    return light


def _paper_share(tint: Light) -> float:
    """Which share of squares lies on a surface; none where many are lighter, for nothing is lighter than paper."""
    is_paper = np.abs(tint - 1) <= _SHADOWS[-1]
    is_lighter = tint > 1 + _SHADOWS[-1]
    return 0.0 if is_lighter.mean() > _MOST_LIGHTER else float(is_paper.mean())


def _terms(shape: tuple[int, ...]) -> Light:
    """The terms of a surface of the second degree, a row a square."""
    y, x = np.meshgrid(
        np.linspace(-1, 1, shape[0]),
        np.linspace(-1, 1, shape[1]),
        indexing="ij",
    )
    terms = [np.ones_like(x), x, y, x * y, x * x, y * y]
    return np.stack([term.ravel() for term in terms], axis=1).astype(np.float32)
