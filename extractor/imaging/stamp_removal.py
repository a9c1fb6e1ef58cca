"""Stamps are taken out of a page: what is black below them stays, and each becomes a picture of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.coloured_strokes import ColouredStrokes, outlines
from extractor.imaging.page_image import (
    PageImage,
    connected_components,
    widened,
)
from extractor.model import Box
from extractor.model.image import PAPER, Colours, Pixels

# Points: a further line of a stamp is so near.
NEXT_LINE = 9.0
# Points around a stamp's strokes in which they fade out, and their colour is blurred.
_FADE = 1.2
# Of a stamp's pixels, the share, the most coloured ones, that shows its ink.
_FULL_INK = 0.25
# Where ink covers so much of a pixel (share), or of one so near (points), colours are blurred: what gives back less of
# the paper's light (share) than the first is black there, and more than the second is paper.
_COVERED = 0.5
_BLUR = 0.5
_BLACK = 0.1
_PAPER = 0.72
# Spots in which less than the first share of light is left, but nowhere less than the second, are no print if they are
# so small (points).
_NO_PAPER = 0.95
_GREY = 0.35
_LARGEST_SPECK = 4.0


class Stamp(NamedTuple):
    """A stamp: where it is, in points of its page, and it alone, dark on paper."""

    box: Box
    picture: PageImage


@dataclass(frozen=True, eq=False)
class UnstampedPage:
    """A page without its stamps.

    Attributes:
        page_image: The page, in grey.
        stamps: What was taken out of it.
    """

    page_image: PageImage
    stamps: tuple[Stamp, ...]


def taken_out(
    grey: PageImage,
    colours: Colours,
    strokes: ColouredStrokes,
    masks: Iterable[Pixels],
) -> UnstampedPage:
    """Take stamps out of a page.

    Args:
        grey: The page in grey.
        colours: The same in colours.
        strokes: Its strokes at the resolution of layout.
        masks: Of each ink, 1 where strokes are a stamp's.

    Returns:
        The page without them, and each stamp by itself.
    """
    pixels = grey.pixels.copy()
    colours = colours.copy()
    stamps: list[Stamp] = []
    for mask in masks:
        near = connected_components(widened(mask, NEXT_LINE / 2, strokes.unit))
        is_print = np.arange(len(near.area)) > 0
        parts = connected_components(outlines(near, is_print))
        for number in range(1, len(parts.area)):
            part = mask & (parts.labels == number).view(np.uint8)
            stamps.append(_take_out(grey, pixels, colours, strokes, part))
    page_image = replace(grey, pixels=pixels)
    return UnstampedPage(page_image, tuple(stamps))


def _take_out(
    grey: PageImage,
    pixels: Pixels,
    colours: Colours,
    strokes: ColouredStrokes,
    mask: Pixels,
) -> Stamp:
    """Take one stamp out of a page's pixels and colours."""
    region = widened(mask, _FADE, strokes.unit)
    left, top, width, height = cv2.boundingRect(region)
    rows, columns = mask.shape
    across = pixels.shape[1] / columns
    down = pixels.shape[0] / rows
    place = (
        slice(round(top * down), round((top + height) * down)),
        slice(round(left * across), round((left + width) * across)),
    )
    small = (slice(top, top + height), slice(left, left + width))
    size = pixels[place].shape[::-1]

    def enlarged(part: Pixels, how: int) -> Pixels:
        return cv2.resize(part, size, interpolation=how).astype(
            np.uint8, copy=False
        )

    is_region = enlarged(region[small], cv2.INTER_NEAREST) > 0
    is_stroke = enlarged(mask[small], cv2.INTER_NEAREST) > 0
    paper = enlarged(strokes.paper[small], cv2.INTER_LINEAR)
    light = np.asarray(colours[place] / np.maximum(paper, 1), np.float32)
    covered, below = _parted(light, is_stroke)
    unit = grey.pixels_per_point
    kept = _sharpened(below, covered, unit)
    kept[_are_specks(kept, is_region, unit)] = 1
    uncovered = (paper * kept[:, :, None]).astype(np.uint8)
    colours[place][is_region] = uncovered[is_region]
    of_page = cv2.cvtColor(uncovered, cv2.COLOR_BGR2GRAY)
    pixels[place][is_region] = of_page[is_region]
    picture = np.where(is_region, PAPER * (1 - covered), PAPER)
    box = grey.reduced.box(left, top, left + width, top + height)
    return Stamp(
        box, replace(grey, pixels=picture.clip(0, PAPER).astype(np.uint8))
    )


def _sharpened(
    below: NDArray[np.float32], covered: NDArray[np.float32], unit: float
) -> NDArray[np.float32]:
    """The light that is left of what lies below an ink, without the shadow of it that blurred colours leave."""
    side = 2 * max(1, round(_BLUR * unit)) + 1
    near = cv2.dilate(covered, np.ones((side, side), np.uint8)) / _COVERED
    near = near.clip(0, 1)
    darkest = _BLACK * near
    lightest = 1 - (1 - _PAPER) * near
    return ((below - darkest) / (lightest - darkest)).clip(0, 1)


def _are_specks(
    kept: NDArray[np.float32], is_region: NDArray[np.bool_], unit: float
) -> NDArray[np.bool_]:
    """Where small grey spots are left of an ink: at rims of its letters, and where its strokes cross each other."""
    is_left = is_region & (kept < _NO_PAPER)
    spots = connected_components(is_left.view(np.uint8))
    darkest = np.ones(len(spots.area), np.float32)
    np.minimum.at(darkest, spots.labels[is_left], kept[is_left])
    is_speck = (darkest > _GREY) & (spots.longer_side <= _LARGEST_SPECK * unit)
    is_speck[0] = False
    found: NDArray[np.bool_] = is_speck[spots.labels]
    return found


def _parted(
    light: NDArray[np.float32], is_stroke: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How much of each pixel an ink covers, and how much light is left of what lies below.

    Args:
        light: Rows x columns x 3: the share of the paper's light in each channel.
        is_stroke: Where the ink is.

    Returns:
        Both as shares. An ink multiplies what it covers: it takes more of one channel than of another, black of all.
    """
    of_strokes = light[is_stroke]
    spread = of_strokes.max(axis=1) - of_strokes.min(axis=1)
    full = of_strokes[spread >= np.quantile(spread, 1 - _FULL_INK)]
    ink = np.clip(np.median(full, axis=0), 0.01, 1)
    clear, dark = int(np.argmax(ink)), int(np.argmin(ink))
    lets_through, takes = float(ink[clear]), float(ink[dark])
    first = np.maximum(light[:, :, clear], 0.01)
    ratio = np.clip(light[:, :, dark] / first, 0, 1)
    covered = (1 - ratio) / np.maximum(
        (1 - takes) - ratio * (1 - lets_through), 0.01
    )
    covered = covered.clip(0, 1)
    below = (first / (1 - covered * (1 - lets_through))).clip(0, 1)
    return covered.astype(np.float32), below.astype(np.float32)
