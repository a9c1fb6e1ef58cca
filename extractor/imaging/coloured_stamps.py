"""Stamps and signatures of another colour over the print of a scan, parted from it before the page is but grey.

A coloured amount, heading or ruling of a table crosses no other print. A stamp does: its strokes go on beyond black
ones, on both sides. So strokes of one ink that lie together are a stamp where several of them cross black ones; then
they are taken out, and what is black below stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.coloured_strokes import (
    ColouredStrokes,
    coloured_strokes,
    outlines,
)
from extractor.imaging.page_image import (
    Labelling,
    PageImage,
    connected_components,
    widened,
)
from extractor.imaging.stamp_removal import (
    NEXT_LINE,
    UnstampedPage,
    taken_out,
)
from extractor.model.image import Pixels

# Points: black strokes that are crossed are thinner, with what of them is blurred.
_CROSSED_STROKE = 2.6
# Points: what is black within so much of coloured print may be the middle of a coloured stroke, blurred.
_OWN = 1.5
# Square points of it that lie farther off, at least.
_LEAST_BEYOND = 3.0
# Points: black print is larger; dots to write on are not.
_LARGEST_DOT = 2.4
# Of black print such a share is so without doubt.
_BLACK_SHARE = 0.6
# A stamp crosses black print at so many places.
_FEWEST_CROSSINGS = 4
# Of the places where it touches black print, so many are crossings: text of a table touches a ruling from one side.
_CROSSED = 0.5
# That share times the share of its strokes that cross: 0.27 to 0.9 of stamps, 0.2 of text set so tight that it touches.
_CROSSING_SHARE = 0.24
# No more of it lies on black print: of coloured rims of black strokes more seems to.
_MOST_CROSSED = 0.2
# So much of it lies farther from black print than such rims do, in points.
_LEAST_FREE = 0.5
_RIM = 1.0
# Points: what is as near touches.
_TOUCH = 0.5
# Points: strokes of a stamp are so near to each other.
_NEAR = 3.0
# Points: a stamp is at least so high and wide, and at most; a line through words is lower, a table's grid larger.
_LOWEST = 12.0
_LARGEST = 320.0
# Of strokes inside a stamp's outline, the share that lies there.
_ENCLOSED = 0.8


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
    return taken_out(grey, colours, strokes, masks)


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
    rim = 2 * _NEAR
    counts = _crossing_counts(whole, crossings, other, groups, unit)
    is_stamp = (
        (counts.crossings >= _FEWEST_CROSSINGS)
        & (counts.crossings >= _CROSSED * counts.touches)
        & (
            counts.crossings * counts.crossing_area
            >= _CROSSING_SHARE * counts.touches * counts.area
        )
        & (counts.crossed_area <= _MOST_CROSSED * counts.area)
        & (counts.free_area >= _LEAST_FREE * counts.area)
        & (np.minimum(groups.width, groups.height) >= (_LOWEST + rim) * unit)
        & (groups.longer_side <= (_LARGEST + rim) * unit)
    )
    is_stamp[0] = False
    if not is_stamp.any():
        return np.zeros_like(whole)
    outlined = outlines(groups, is_stamp)
    is_stamp |= _belonging(groups, outlined, counts.crossings, unit)
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
        free_area: How many lie farther from it than it is blurred.
    """

    touches: NDArray[np.int64]
    crossings: NDArray[np.int64]
    area: NDArray[np.int64]
    crossing_area: NDArray[np.int64]
    crossed_area: NDArray[np.int64]
    free_area: NDArray[np.int64]


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
    is_free = (whole > 0) & (widened(other, _RIM, unit) == 0)
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
        free_area=pixels_of(is_free),
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
    labelling = connected_components(strokes.dark)
    is_far = widened(ink, _OWN, strokes.unit) == 0
    count = len(labelling.area)

    def pixels_of(print_: Pixels) -> NDArray[np.int64]:
        return np.bincount(
            labelling.labels[is_far & (print_ > 0)], minlength=count
        )

    far, black = pixels_of(strokes.dark), pixels_of(strokes.black)
    is_other = (
        (far >= _LEAST_BEYOND * strokes.unit**2)
        & (black >= _BLACK_SHARE * far)
        & (labelling.longer_side > _LARGEST_DOT * strokes.unit)
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
    closed = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, line), np.uint8)
    between = closed & (1 - ink)
    with_paper = cv2.dilate(between & (1 - other), line)
    return between & (1 - np.asarray(with_paper, np.uint8))


def _belonging(
    groups: Labelling,
    outlined: Pixels,
    counts: NDArray[np.int64],
    unit: float,
) -> NDArray[np.bool_]:
    """Which further groups are parts of a stamp: inside its outline, or next to it and crossing print as well."""
    inside = np.bincount(
        groups.labels[outlined > 0], minlength=len(groups.area)
    )
    beside = np.bincount(
        groups.labels[widened(outlined, NEXT_LINE, unit) > 0],
        minlength=len(groups.area),
    )
    is_part = (inside >= _ENCLOSED * groups.area) | (
        (beside > 0) & (counts > 0) & (groups.longer_side <= _LARGEST * unit)
    )
    is_part[0] = False
    return is_part
