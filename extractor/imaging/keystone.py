"""Columns of a photo that lean, for the camera was held aslant, are set upright: each leans by where it stands.

Rulings that lean are found in parts, side by side, and cells cut the letters beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np

from extractor.imaging.page_image import PageImage, connected_components
from extractor.model.image import POINTS, Colours, Pixels

# Points: rulings down the page are runs of print so long at least, and no thicker.
_RUN = 8.0
_THICKEST = 5.0
# Points: so high is a ruling that tells how far it leans.
_HIGH = 40.0
# Points to the side for each one down the page: rulings lean no further; columns that lean less are left as they are
# (of 80 pages of scans at hand they lean by 3 thousandths at most, of photos by 35 to 70); rulings that agree differ
# by no more.
_FARTHEST = 0.12
_LEAST = 0.012
_AGREE = 0.004
# So many rulings must agree, and be so much (share) of the height of all.
_FEWEST = 3
_MOST_OF_ALL = 0.7
# Rows that are set upright at once: where each pixel comes from takes eight times the memory of a picture.
_BAND = 256


class _Ruling(NamedTuple):
    """Where a ruling stands amid the height of its page, how far it leans, and how high it is; in pixels."""

    place: float
    lean: float
    height: float


def with_upright_columns(page_image: PageImage) -> PageImage:
    """Set the columns of a page upright.

    Args:
        page_image: The page, its lines level.

    Returns:
        The page with upright columns, its transform says how; itself where they stand upright, or too few rulings tell.
    """
    reduced = page_image.reduced
    rulings = list(_rulings(reduced))
    reduced.forget_labelling()
    columns = reduced.pixels.shape[1]
    found = _lean_of(rulings, columns / 2)
    if found is None:
        return page_image
    lean, spread = found
    transform = replace(
        page_image.transform,
        lean=lean,
        lean_spread=spread * reduced.pixels_per_point,
    )
    upright = replace(page_image, transform=transform)
    colours = page_image.colours
    return replace(
        upright,
        pixels=_warped(page_image.pixels, upright),
        colours=None if colours is None else _warped(colours, upright),
    )


def _rulings(page_image: PageImage) -> Iterator[_Ruling]:
    """The strokes that lead down a page."""
    unit = page_image.pixels_per_point
    rows = page_image.pixels.shape[0]
    runs = _opened(page_image.foreground, 1, round(_RUN * unit))
    thick = _opened(runs, round(_THICKEST * unit), 1)
    thin = cv2.subtract(runs, thick).astype(np.uint8, copy=False)
    labelling = connected_components(thin)
    high = np.flatnonzero(labelling.height >= _HIGH * unit)
    for number in high.tolist():
        if number == 0:  # the paper
            continue
        left, top = int(labelling.left[number]), int(labelling.top[number])
        width = int(labelling.width[number])
        height = int(labelling.height[number])
        if width > _FARTHEST * height + _THICKEST * unit:
            continue
        part = labelling.labels[top : top + height, left : left + width]
        ys, xs = np.nonzero(part == number)
        lean, start = np.polyfit(ys, xs, 1)
        place = left + start + lean * (rows / 2 - top)
        yield _Ruling(float(place), float(lean), float(height))


def _opened(pixels: Pixels, width: int, height: int) -> Pixels:
    kernel = np.ones((max(1, height), max(1, width)), np.uint8)
    return cv2.morphologyEx(pixels, cv2.MORPH_OPEN, kernel).astype(
        np.uint8, copy=False
    )


def _lean_of(
    rulings: Sequence[_Ruling], middle: float
) -> tuple[float, float] | None:
    """How far columns lean amid a page, and how much more for each pixel further right; None where none does."""
    kept = list(rulings)
    lean = spread = 0.0
    # Pens, stamps and the sides of the paper lean as they like: what leans least as the others do goes first.
    while len(kept) >= _FEWEST:
        places = np.array([ruling.place - middle for ruling in kept])
        leans = np.array([ruling.lean for ruling in kept])
        heights = np.array([ruling.height for ruling in kept])
        spread, lean = np.polyfit(places, leans, 1, w=np.sqrt(heights))
        off = np.abs(lean + spread * places - leans)
        if off.max() <= _AGREE:
            break
        kept.pop(int(off.argmax()))
    every_height = sum(ruling.height for ruling in rulings)
    of_kept = sum(ruling.height for ruling in kept)
    if len(kept) < _FEWEST or of_kept < _MOST_OF_ALL * every_height:
        return None
    if max(abs(ruling.lean) for ruling in kept) < _LEAST:
        return None
    return float(lean), float(spread)


def _warped(pixels: Pixels | Colours, upright: PageImage) -> Pixels | Colours:
    """A picture whose columns lean, as they stand upright."""
    transform = upright.transform
    unit = upright.dpi / POINTS
    width, height = (round(side * unit) for side in transform.size)
    warped = np.empty((height, width, *pixels.shape[2:]), np.uint8)
    xs = (np.arange(width, dtype=np.float64)[None, :] + 0.5) / unit
    for first in range(0, height, _BAND):
        rows = np.arange(first, min(first + _BAND, height), dtype=np.float64)
        leaning = transform.leaning_x(xs, (rows[:, None] + 0.5) / unit)
        from_x = (leaning * unit - 0.5).astype(np.float32)
        from_y = np.broadcast_to(rows[:, None], from_x.shape)
        warped[first : first + len(rows)] = cv2.remap(
            pixels,
            from_x,
            from_y.astype(np.float32),
            # A picture that was straightened is blurred already.
            interpolation=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
    return warped
