"""Rectangles of a scanned page that are tinted, as the headers and every other row of tables without lines are.

The paper of a scan is rarely white nor evenly lit; so its light is measured first, as a smooth surface that most of
the page's paper lies on, and a ground is what is evenly darker than that, in a rectangle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import (
    PageImage,
    PixelRectangle,
    connected_components,
)
from extractor.imaging.paper_light import (
    Light,
    lightness,
    paper_light,
    side_of_square,
    without_print,
)
from extractor.model import Drawing
from extractor.model.image import PAPER, Pixels

# A ground is darker than paper by this share, and its rows by no more than this from one another.
_LEAST_TINT = 0.025
_EVEN = 0.02
# Points: a ground is at least so high and so wide; print that no paper shows in is smaller.
_LOWEST = 9.0
_NARROWEST = 24.0
# Of the box around it, a rectangle fills so much.
_RECTANGULAR = 0.9
# Of the squares of a ground, so many have nearly its shade.
_EVEN_SHARE = 0.8
# Points around a ground in which its sides are blurred.
_BLURRED = 4.0
# Shares of white, between black and paper, to which a tint is rounded.
_DIGITS = 3


def tinted_grounds(page_image: PageImage) -> list[Drawing]:
    """Find the rectangles of a page that are darker than its paper.

    Args:
        page_image: A page, its lines level.

    Returns:
        They, as fills in points, from top to bottom; their colour is a share of the paper's white.
    """
    square = side_of_square(page_image.reduced)
    ground = lightness(page_image.reduced, square)
    if min(ground.shape) < 2:
        return []
    tint = np.divide(ground, paper_light(ground, square), out=ground)
    tinted = (tint < 1 - _LEAST_TINT).view(np.uint8)
    smallest = np.ones(
        (round(_LOWEST / square) | 1, round(_NARROWEST / square) | 1),
        np.uint8,
    )
    labelling = connected_components(
        cv2.morphologyEx(tinted, cv2.MORPH_OPEN, smallest).astype(
            np.uint8, copy=False
        )
    )
    found: list[Drawing] = []
    for number in range(1, len(labelling.area)):
        left, top = int(labelling.left[number]), int(labelling.top[number])
        part = PixelRectangle(
            left,
            top,
            int(labelling.width[number]),
            int(labelling.height[number]),
        )
        if _is_at_edge(part, ground.shape):
            continue
        inside = labelling.labels[part.rows, part.columns] == number
        for rectangle in _rectangles(inside, part, square):
            found += _bands(tint, rectangle, square)
    return sorted(found, key=lambda band: (band.y0, band.x0))


def without_tints(
    page_image: PageImage, grounds: Iterable[Drawing]
) -> PageImage:
    """Make paper of tinted grounds, whose sides would else be taken for rulings and for letters.

    Args:
        page_image: A page, its lines level.
        grounds: Its grounds, as `tinted_grounds` finds them.

    Returns:
        The page, its print as dark as it would be on paper; the same one where there are no grounds.
    """
    pixels: Pixels | None = None
    for ground in grounds:
        pixels = page_image.pixels.copy() if pixels is None else pixels
        _lighten(page_image, ground, pixels)
    return page_image if pixels is None else replace(page_image, pixels=pixels)


def _lighten(page_image: PageImage, ground: Drawing, pixels: Pixels) -> None:
    """Make paper of a ground, in a copy of the page's pixels."""
    box = ground.box
    rows = slice(*page_image.pixels_between(box.top, box.bottom, _BLURRED))
    columns = slice(*page_image.pixels_between(box.x0, box.x1, _BLURRED))
    around = pixels[rows, columns]
    if not around.size or ground.colour is None:
        return
    light = without_print(around, page_image.pixels_per_point).astype(
        np.float32
    )
    paper = float(np.median(light)) / ground.colour[0]
    around[:] = np.clip(
        around * np.maximum(1, paper / np.maximum(light, 1)), 0, PAPER
    ).astype(np.uint8)


def _is_at_edge(part: PixelRectangle, shape: tuple[int, ...]) -> bool:
    """Whether a part reaches to an edge of the page, as the shadow of a book or of a sheet does."""
    return (
        min(part.left, part.top) == 0
        or part.columns.stop >= shape[1]
        or part.rows.stop >= shape[0]
    )


def _rectangles(
    inside: NDArray[np.bool_], part: PixelRectangle, square: float
) -> list[PixelRectangle]:
    """The rectangles that a ground is made of; none where it is round, as in photos.

    It is one, or several where white lines between cells do not part it everywhere: each as wide as the ground is from
    one of its corners down to the next.
    """
    if inside.mean() >= _RECTANGULAR:
        return [part]
    narrowest = _NARROWEST / square
    corners = np.flatnonzero(np.abs(np.diff(inside.sum(axis=1))) >= narrowest)
    found = [
        PixelRectangle(
            part.left + left, part.top + top, right - left, bottom - top
        )
        for top, bottom in pairwise([0, *(corners + 1).tolist(), part.height])
        if bottom - top >= _LOWEST / square
        for left, right in _full_stretches(inside[top:bottom])
        if right - left >= narrowest
    ]
    covered = sum(each.width * each.height for each in found)
    return found if covered >= _RECTANGULAR * inside.sum() else []


def _full_stretches(inside: NDArray[np.bool_]) -> list[list[int]]:
    """The stretches of columns, as (first, after the last), that a ground fills nearly from top to bottom."""
    is_full = inside.mean(axis=0) >= _RECTANGULAR
    sides = np.flatnonzero(np.diff(is_full, prepend=False, append=False))
    stretches: list[list[int]] = sides.reshape(-1, 2).tolist()
    return stretches


def _bands(
    tint: Light, part: PixelRectangle, square: float
) -> Iterator[Drawing]:
    """The bands of a ground, one above the other, each of a tint of its own."""
    of_rows = np.median(tint[part.rows, part.columns], axis=1)
    ends = [0, *_steps(of_rows, square), part.height]
    for first, end in pairwise(ends):
        band = PixelRectangle(
            part.left, part.top + first, part.width, end - first
        )
        shade = float(np.median(of_rows[first:end]))
        inside = tint[band.rows, band.columns]
        is_even = float((np.abs(inside - shade) <= _EVEN).mean()) >= _EVEN_SHARE
        if (
            is_even
            and band.height * square >= _LOWEST
            and shade < 1 - _LEAST_TINT
        ):
            yield _fill(band, round(shade, _DIGITS), square)


def _steps(of_rows: NDArray[np.float32], square: float) -> Iterator[int]:
    """The rows with which another tint begins: where those above and below differ most."""
    reach = max(1, round(_LOWEST / square / 2))
    rows = range(reach, len(of_rows) - reach + 1)
    differences = [
        abs(
            float(
                np.median(of_rows[row - reach : row])
                - np.median(of_rows[row : row + reach])
            )
        )
        for row in rows
    ]
    best: int | None = None
    for index, difference in enumerate(differences):
        if best is not None and index - best > reach:
            yield rows[best]
            best = None
        if difference > _EVEN and (
            best is None or difference > differences[best]
        ):
            best = index
    if best is not None:
        yield rows[best]


def _fill(part: PixelRectangle, shade: float, square: float) -> Drawing:
    x0, y0 = part.left * square, part.top * square
    x1, y1 = x0 + part.width * square, y0 + part.height * square
    return Drawing("fill", x0, y0, x1, y1, (shade, shade, shade))
