"""The coloured strokes of a page, ink by ink, and the black ones that they are told from.

Colour is how far a pixel's channels differ in how much darker than the paper around it they are: so neither tinted
paper nor fills count. The camera of a scanner, and JPEG, leave thin coloured fringes at black strokes: what lies
nowhere but beside these is no print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import (
    Labelling,
    connected_components,
    widened,
)
from extractor.model.image import PAPER, Colours, Pixels

# Points: coloured strokes are thinner.
_THICKEST_STROKE = 14.0
# Points: print is looked at with what lies so near.
_AROUND = 2.4
# Levels (of 256, where paper is 255) by which the channels of coloured print differ there, and times what they do on
# three quarters of a page.
_LEAST_SPREAD = 10
_ABOVE_NOISE = 4.0
_QUARTILE = 0.75
# ... and the share of its darkest channel's depth that this is: that of navy is 0.4, of black hardly any.
_LEAST_SATURATION = 0.25
_MOST_OF_GREY = 0.15
# Levels by which a channel of a coloured pixel is darker than paper, and the share of it by which channels differ.
_LEAST_DEPTH = 36
_LEAST_TINGE = 0.1
# Levels by which every channel of black print is darker than paper.
_LEAST_BLACK = 50
# Points: a ground is so high and wide at least; so much of it (share) is solid: thicker than strokes are. Light letters
# on it have thinner strokes; it fades out within a rim.
_LOWEST_GROUND = 9.0
_SOLID = 6.0
_SOLID_SHARE = 0.25
_LIGHT_STROKE = 3.0
_RIM = 1.5
# Noise and shades are measured on every so many-th pixel.
_FEWER = 7
# Degrees: how far the hues of one ink's pixels lie from the commonest one, and of how many a bin of hues is.
_HUE_REACH = 35
_HUE_BIN = 10
# Inks of a page that are looked for, and the square points of print that one has at least.
_MOST_INKS = 3
_LEAST_INK = 40.0
# Degrees around.
_CIRCLE = 360


@dataclass(frozen=True, eq=False)
class ColouredStrokes:
    """The strokes of a page at the resolution of layout.

    Attributes:
        paper: Rows x columns x 3: how light the paper around each pixel is.
        dark: 1 where print is not coloured, as far as can be told.
        black: 1 where it is black or grey without doubt.
        coloured: 1 where it has a colour of its own.
        hues: The hue of each pixel, in degrees.
        unit: Pixels a point.
    """

    paper: Colours
    dark: Pixels
    black: Pixels
    coloured: Pixels
    hues: NDArray[np.float32]
    unit: float

    def inks(self) -> Iterator[Pixels]:
        """Each ink by itself.

        Yields:
            1 where print is of that ink, from the commonest one on.
        """
        left = self.coloured.copy()
        least = _LEAST_INK * self.unit**2
        for _ in range(_MOST_INKS):
            hues = self.hues[left > 0]
            if hues.size < least:
                return
            hue = _commonest(hues)
            is_near = (_apart(self.hues, hue) <= _HUE_REACH).view(np.uint8)
            strokes = left & is_near
            left &= 1 - strokes
            if strokes.sum() >= least:
                yield strokes


def coloured_strokes(colours: Colours, unit: float) -> ColouredStrokes | None:
    """Tell coloured strokes from black ones.

    Args:
        colours: A page at the resolution of layout, its lines level.
        unit: Pixels a point.

    Returns:
        They; None where there are too few coloured ones.
    """
    side = round(_THICKEST_STROKE * unit) | 1
    square = np.ones((side, side), np.uint8)
    paper = cv2.morphologyEx(colours, cv2.MORPH_CLOSE, square).astype(
        np.uint8, copy=False
    )
    # Of the light that paper gives back, the share that is lacking: black print on yellow paper lacks as much of blue.
    lacking = PAPER - cv2.divide(colours, paper, scale=PAPER)
    noise = np.median(lacking.reshape(-1, 3)[::_FEWER], axis=0)
    depth = np.asarray(
        cv2.subtract(lacking, np.array([*noise, 0], np.float64)), np.uint8
    )
    most, least = _extremes(depth)
    spread = most - least
    around = _colour_around(depth, unit)
    is_coloured = (
        around.is_coloured
        & (most >= _LEAST_DEPTH)
        & (spread >= _LEAST_TINGE * most)
    )
    if is_coloured.sum() < _LEAST_INK * unit**2:
        return None
    is_dark = (least >= _LEAST_BLACK) & ~is_coloured
    coloured = is_coloured.view(np.uint8) & (1 - _grounds(colours, unit))
    return ColouredStrokes(
        paper=paper,
        dark=is_dark.view(np.uint8),
        black=(is_dark & around.is_grey).view(np.uint8),
        coloured=coloured,
        hues=_hues(depth, unit),
        unit=unit,
    )


class _Around(NamedTuple):
    """Whether print around each pixel, taken together, surely has a colour, and whether it surely has none."""

    is_coloured: NDArray[np.bool_]
    is_grey: NDArray[np.bool_]


def _colour_around(depth: Colours, unit: float) -> _Around:
    """Whether print has colour, told from all that is around a pixel.

    JPEG keeps colours at half the resolution, so thin strokes have pale middles and coloured rims; and where the
    channels of a scanner miss each other, black strokes have rims of colours that add up to none.
    """
    most, least_channel = _extremes(_mean_around(depth, unit))
    spread = most - least_channel
    usual = float(np.quantile(spread[::3, ::3], _QUARTILE))
    least = max(_LEAST_SPREAD, _ABOVE_NOISE * usual)
    return _Around(
        (spread >= least) & (spread >= _LEAST_SATURATION * most),
        spread < _MOST_OF_GREY * most,
    )


def _extremes(colours: Colours) -> tuple[Pixels, Pixels]:
    """The most and the least of each pixel's channels; numpy takes twenty times as long over an axis of three."""
    blue, green, red = cv2.split(colours)
    most = cv2.max(cv2.max(blue, green), red)
    least = cv2.min(cv2.min(blue, green), red)
    return most.astype(np.uint8, copy=False), least.astype(np.uint8, copy=False)


def _mean_around(depth: Colours, unit: float) -> Colours:
    side = round(_AROUND * unit) | 1
    return cv2.blur(depth, (side, side)).astype(np.uint8, copy=False)


def outlines(groups: Labelling, are_wanted: NDArray[np.bool_]) -> Pixels:
    """The outlines of components, as if a string lay around each.

    Args:
        groups: Components of a picture.
        are_wanted: Of each, by its number, whether it is asked for.

    Returns:
        1 inside those of the wanted ones.
    """
    outlined = np.zeros(groups.labels.shape, np.uint8)
    for number in np.flatnonzero(are_wanted):
        left, top = int(groups.left[number]), int(groups.top[number])
        place = (
            slice(top, top + int(groups.height[number])),
            slice(left, left + int(groups.width[number])),
        )
        points = np.argwhere(groups.labels[place] == number)[:, ::-1]
        points += (left, top)
        hull = cv2.convexHull(np.ascontiguousarray(points, np.int32))
        cv2.fillConvexPoly(outlined, hull, 1)
    return outlined


def _grounds(colours: Colours, unit: float) -> Pixels:
    """1 on coloured or dark grounds, with what stands on them."""
    paper = np.quantile(colours[::4, ::4].reshape(-1, 3), _QUARTILE, axis=0)
    even = np.full_like(colours, paper.astype(np.uint8))
    depth = np.asarray(cv2.subtract(even, colours), np.uint8)
    is_print = (_extremes(depth)[0] >= _LEAST_DEPTH).view(np.uint8)
    solid = _opened(is_print, _SOLID, unit)
    if not solid.any():
        return solid
    # Light letters stand on some.
    side = round(_LIGHT_STROKE * unit) | 1
    closed = cv2.morphologyEx(
        is_print, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)
    )
    blocks = connected_components(
        _opened(closed.astype(np.uint8, copy=False), _LOWEST_GROUND, unit)
    )
    solid_area = np.bincount(
        blocks.labels[solid > 0], minlength=len(blocks.area)
    )
    is_ground = solid_area >= _SOLID_SHARE * blocks.area
    is_ground[0] = False
    grounds: Pixels = is_ground[blocks.labels].view(np.uint8)
    return widened(grounds, _RIM, unit)


def _opened(print_: Pixels, points: float, unit: float) -> Pixels:
    """What of print is so many points high and wide."""
    side = round(points * unit) | 1
    return cv2.morphologyEx(
        print_, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)
    ).astype(np.uint8, copy=False)


def _hues(depth: Colours, unit: float) -> NDArray[np.float32]:
    """The hue around each pixel: the angle of what its channels lack, in degrees."""
    blue, green, red = (
        channel.astype(np.float32)
        for channel in cv2.split(_mean_around(depth, unit))
    )
    across = np.sqrt(np.float32(3)) * (blue - green)
    angles = cv2.phase(green + blue - 2 * red, across, angleInDegrees=True)
    return np.asarray(angles, np.float32)


def _commonest(hues: NDArray[np.float32]) -> float:
    """The middle of the hues that are commonest, in degrees."""
    counts = np.bincount(
        (hues // _HUE_BIN).astype(np.int64) % (_CIRCLE // _HUE_BIN),
        minlength=_CIRCLE // _HUE_BIN,
    )
    smooth = counts + np.roll(counts, 1) + np.roll(counts, -1)
    return float(np.argmax(smooth) * _HUE_BIN + _HUE_BIN / 2)


def _apart(hues: NDArray[np.float32], hue: float) -> NDArray[np.float32]:
    """How far hues lie from one, in degrees."""
    difference = np.abs(hues - np.float32(hue))
    return np.asarray(np.minimum(difference, _CIRCLE - difference), np.float32)
