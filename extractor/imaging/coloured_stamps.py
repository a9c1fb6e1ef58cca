"""Stamps and signatures of another colour over the print of a scan, parted from it before the page is but grey.

A coloured amount, heading or ruling of a table crosses no other print. A stamp does: its strokes go on beyond black
ones, on both sides. So strokes of one ink that lie together are a stamp where several of them cross black ones; then
they are taken out, and what is black below stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.coloured_strokes import (
    ColouredStrokes,
    coloured_strokes,
    widened,
)
from extractor.imaging.page_image import (
    Labelling,
    PageImage,
    connected_components,
)
from extractor.model import Box
from extractor.model.image import PAPER, Colours, Pixels

# Points: black strokes that are crossed are thinner, with what of them is blurred.
_CROSSED_STROKE = 2.6
# Points: what is black within so much of coloured print may be the middle of a coloured stroke, blurred.
_OWN = 1.5
# Points: black print is larger; dots to write on are not.
_LARGEST_DOT = 2.4
# A stamp crosses black print at so many places; its strokes that do are such a share of it.
_FEWEST_CROSSINGS = 4
_CROSSING_SHARE = 0.4
# Of the places where it touches black print, so many are crossings: text of a table touches a ruling from one side.
_CROSSED = 0.5
# No more of it lies on black print: of coloured rims of black strokes more seems to.
_MOST_CROSSED = 0.2
# Points: what is as near touches.
_TOUCH = 0.5
# Points: strokes of a stamp are so near to each other; a further line of it, which crosses print as well, is.
_NEAR = 3.0
_NEXT_LINE = 9.0
# Points: a stamp is at least so high and wide, and at most; a line through words is lower, a table's grid larger.
_LOWEST = 12.0
_LARGEST = 320.0
# Of strokes inside a stamp's outline, the share that lies there.
_ENCLOSED = 0.8
# Points around a stamp's strokes in which they fade out, and their colour is blurred.
_FADE = 1.2
# Of a stamp's pixels, the share, the most coloured ones, that shows its ink.
_FULL_INK = 0.25
# What lets less of the paper's light through (share) than the first is black, and than the second is print.
_BLACK = 0.1
_PAPER = 0.62


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


def unstamped(page_image: PageImage) -> UnstampedPage:
    """Part stamps of another colour from the print that they lie over.

    Args:
        page_image: A page, its lines level.

    Returns:
        The page without them, and without its colours.
    """
    grey = replace(page_image, colours=None)
    colours = page_image.colours
    if colours is None:
        return UnstampedPage(grey, ())
    reduced = grey.reduced
    rows, columns = reduced.pixels.shape
    small = cv2.resize(colours, (columns, rows), interpolation=cv2.INTER_AREA)
    strokes = coloured_strokes(
        small.astype(np.uint8, copy=False), reduced.pixels_per_point
    )
    masks = list(_stamps(strokes)) if strokes else []
    if not strokes or not masks:
        return UnstampedPage(grey, ())
    return _taken_out(grey, colours, strokes, masks)


def _stamps(strokes: ColouredStrokes) -> Iterator[Pixels]:
    """Each ink of which something is a stamp: 1 where it is."""
    black_area = strokes.black.sum()
    for ink in strokes.inks():
        # Else it is the ink of the page.
        if ink.sum() < black_area:
            stamps = _stamps_of(ink, strokes)
            if stamps.any():
                yield stamps


def _stamps_of(ink: Pixels, strokes: ColouredStrokes) -> Pixels:
    """1 where print of an ink is a stamp's."""
    unit = strokes.unit
    other = _other_print(ink, strokes)
    crossings = _crossings(ink, other, unit)
    whole = _without_large(ink | crossings, unit)
    groups = connected_components(widened(whole, _NEAR, unit))
    counts = _crossing_counts(whole, crossings, other, groups, unit)
    is_stamp = (
        (counts.crossings >= _FEWEST_CROSSINGS)
        & (counts.crossings >= _CROSSED * counts.touches)
        & (counts.crossing_area >= _CROSSING_SHARE * counts.area)
        & (counts.crossed_area <= _MOST_CROSSED * counts.area)
        & (np.minimum(groups.width, groups.height) >= _LOWEST * unit)
        & (groups.longer_side <= _LARGEST * unit)
    )
    is_stamp[0] = False
    if not is_stamp.any():
        return np.zeros_like(whole)
    outlines = _outlines(groups, is_stamp)
    is_stamp |= _belonging(groups, outlines, counts.crossings, unit)
    found: Pixels = is_stamp[groups.labels].view(np.uint8) & whole
    return found


def _without_large(print_: Pixels, unit: float) -> Pixels:
    """Print without what is larger than stamps: the grid of a table."""
    pieces = connected_components(print_)
    is_small = pieces.longer_side <= _LARGEST * unit
    is_small[0] = False
    small: Pixels = is_small[pieces.labels].view(np.uint8)
    return small


class _Counts(NamedTuple):
    """Of each group of strokes of an ink: how often and how far it meets other print.

    Attributes:
        touches: At how many places it touches other print.
        crossings: At how many of these it goes on beyond.
        area: How many pixels it has.
        crossing_area: How many of these are of strokes that cross other print.
        crossed_area: How many lie on other print.
    """

    touches: NDArray[np.int64]
    crossings: NDArray[np.int64]
    area: NDArray[np.int64]
    crossing_area: NDArray[np.int64]
    crossed_area: NDArray[np.int64]


def _crossing_counts(
    whole: Pixels,
    crossings: Pixels,
    other: Pixels,
    groups: Labelling,
    unit: float,
) -> _Counts:
    """How the strokes of each group meet other print."""
    count = len(groups.area)

    def pixels_of(print_: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.bincount(groups.labels[print_], minlength=count)

    crossed = crossings & whole
    met = widened(whole, _TOUCH, unit) & other
    spots = connected_components(widened(met | crossed, _TOUCH, unit))
    pieces = connected_components(whole)
    is_crossing = np.zeros(len(pieces.area), np.bool_)
    is_crossing[np.unique(pieces.labels[crossed > 0])] = True
    is_crossing[0] = False
    return _Counts(
        touches=_spots_of(groups, spots, whole | met, count),
        crossings=_spots_of(groups, spots, crossed, count),
        area=pixels_of(whole > 0),
        crossing_area=pixels_of(is_crossing[pieces.labels]),
        crossed_area=pixels_of(crossed > 0),
    )


def _spots_of(
    groups: Labelling, spots: Labelling, print_: Pixels, count: int
) -> NDArray[np.int64]:
    """How many spots hold print of each group."""
    is_both = (print_ > 0) & (spots.labels > 0) & (groups.labels > 0)
    pairs = np.unique(
        np.stack([groups.labels[is_both], spots.labels[is_both]]), axis=1
    )
    return np.bincount(pairs[0], minlength=count)


def _other_print(ink: Pixels, strokes: ColouredStrokes) -> Pixels:
    """Black print that goes on beyond print of an ink: neither the middles of its strokes nor dots."""
    labelling = connected_components(strokes.black)
    is_far = (strokes.black > 0) & (widened(ink, _OWN, strokes.unit) == 0)
    far = np.bincount(labelling.labels[is_far], minlength=len(labelling.area))
    is_other = (far > 0) & (
        labelling.longer_side > _LARGEST_DOT * strokes.unit
    )
    is_other[0] = False
    other: Pixels = is_other[labelling.labels].view(np.uint8)
    return other


def _crossings(ink: Pixels, other: Pixels, unit: float) -> Pixels:
    """1 where print of an ink goes on beyond both sides of other print."""
    length = round(_CROSSED_STROKE * unit) + 1
    across = _filled(ink, other, (1, length))
    down = _filled(ink, other, (length, 1))
    return across | down


def _filled(ink: Pixels, other: Pixels, size: tuple[int, int]) -> Pixels:
    """Where other print fills what lies between two pixels of an ink, one beside or above the other."""
    line = np.ones(size, np.uint8)
    between = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, line) & (1 - ink)
    with_paper = cv2.dilate(between & (1 - other), line)
    return (between & (1 - with_paper)).astype(np.uint8, copy=False)


def _outlines(groups: Labelling, are_wanted: NDArray[np.bool_]) -> Pixels:
    """1 inside the outlines of groups."""
    outlines = np.zeros(groups.labels.shape, np.uint8)
    for number in np.flatnonzero(are_wanted):
        points = np.argwhere(groups.labels == number)[:, ::-1]
        hull = cv2.convexHull(np.ascontiguousarray(points, np.int32))
        cv2.fillConvexPoly(outlines, hull, 1)
    return outlines


def _belonging(
    groups: Labelling,
    outlines: Pixels,
    counts: NDArray[np.int64],
    unit: float,
) -> NDArray[np.bool_]:
    """Which further groups are parts of a stamp: inside its outline, or next to it and crossing print as well."""
    inside = np.bincount(
        groups.labels[outlines > 0], minlength=len(groups.area)
    )
    beside = np.bincount(
        groups.labels[widened(outlines, _NEXT_LINE, unit) > 0],
        minlength=len(groups.area),
    )
    is_part = (inside >= _ENCLOSED * groups.area) | (
        (beside > 0) & (counts > 0) & (groups.longer_side <= _LARGEST * unit)
    )
    is_part[0] = False
    return is_part


def _taken_out(
    grey: PageImage,
    colours: Colours,
    strokes: ColouredStrokes,
    masks: list[Pixels],
) -> UnstampedPage:
    """A page without the print that masks show."""
    pixels = grey.pixels.copy()
    colours = colours.copy()
    stamps: list[Stamp] = []
    for mask in masks:
        parts = connected_components(
            widened(mask, _NEXT_LINE / 2, strokes.unit)
        )
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
    light = colours[place].astype(np.float32) / np.maximum(paper, 1)
    covered, below = _parted(light, is_stroke)
    kept = np.clip((below - _BLACK) / (_PAPER - _BLACK), 0, 1)
    pixels_of_paper = paper.mean(axis=2)
    pixels[place][is_region] = (pixels_of_paper * kept)[is_region].astype(
        np.uint8
    )
    colours[place][is_region] = (paper * kept[:, :, None])[is_region].astype(
        np.uint8
    )
    picture = np.where(is_region, PAPER * (1 - covered), PAPER)
    box = grey.reduced.box(left, top, left + width, top + height)
    return Stamp(
        box, replace(grey, pixels=picture.clip(0, PAPER).astype(np.uint8))
    )


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
    covered = np.clip(covered, 0, 1)
    below = np.clip(first / (1 - covered * (1 - lets_through)), 0, 1)
    return covered, below
