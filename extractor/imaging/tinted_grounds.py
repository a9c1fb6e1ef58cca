"""Rectangles of a scanned page that are tinted, as the headers and every other row of tables without lines are.

The paper of a scan is rarely white nor evenly lit; so its light is measured first, as a smooth surface that most of
the page's paper lies on, and a ground is what is evenly darker than that, in a rectangle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from extractor.model import Drawing
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

_Light = NDArray[np.float32]


def tinted_grounds(page_image: PageImage) -> list[Drawing]:
    """Find the rectangles of a page that are darker than its paper.

    Args:
        page_image: A page, its lines level.

    Returns:
        They, as fills in points, from top to bottom; their colour is a share of the paper's white.
    """
    unit = page_image.reduced.pixels_per_point
    square = max(_SQUARE, _PIXELS_OF_SQUARE / unit)
    ground = _ground(page_image.reduced, square)
    if min(ground.shape) < 2:
        return []
    tint = np.divide(ground, _light(ground, square), out=ground)
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
        inside = labelling.labels[part.rows, part.columns] == number
        if inside.mean() >= _RECTANGULAR and not _is_at_edge(
            part, ground.shape
        ):
            found += _bands(tint, part, square)
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
    light = _without_print(around, page_image.pixels_per_point).astype(
        np.float32
    )
    paper = float(np.median(light)) / ground.colour[0]
    around[:] = np.clip(
        around * np.maximum(1, paper / np.maximum(light, 1)), 0, PAPER
    ).astype(np.uint8)


def _without_print(pixels: Pixels, pixels_per_point: float) -> Pixels:
    """A picture in whose print the paper between strokes and lines shows."""
    # Odd numbers, here and below, lest shapes move.
    side = round(_PAPER_SHOWS * pixels_per_point) | 1
    return cv2.morphologyEx(
        pixels, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)
    ).astype(np.uint8, copy=False)


def _is_at_edge(part: PixelRectangle, shape: tuple[int, ...]) -> bool:
    """Whether a part reaches to an edge of the page, as the shadow of a book or of a sheet does."""
    return (
        min(part.left, part.top) == 0
        or part.columns.stop >= shape[1]
        or part.rows.stop >= shape[0]
    )


def _ground(page_image: PageImage, square: float) -> _Light:
    """How light a page is, its print aside, in squares of so many points a side."""
    unit = page_image.pixels_per_point
    return _in_squares(_without_print(page_image.pixels, unit), square * unit)


def _in_squares(pixels: Pixels | _Light, side: float) -> _Light:
    rows, columns = pixels.shape
    size = (max(1, round(columns / side)), max(1, round(rows / side)))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(
        np.float32, copy=False
    )


def _light(ground: _Light, square: float) -> _Light:
    """How light paper would be everywhere on a page: a smooth surface through what is lightest."""
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
    smooth: _Light = cv2.resize(
        light.reshape(coarse.shape),
        (columns, rows),
        interpolation=cv2.INTER_LINEAR,
    ).astype(np.float32, copy=False)
    np.clip(smooth, 1, PAPER, out=smooth)
    return smooth


def _fitted(
    terms: _Light,
    values: _Light,
    kept: NDArray[np.bool_],
    shadows: Sequence[float],
) -> _Light:
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


def _paper_share(tint: _Light) -> float:
    """Which share of squares lies on a surface; none where many are lighter, for nothing is lighter than paper."""
    is_paper = np.abs(tint - 1) <= _SHADOWS[-1]
    is_lighter = tint > 1 + _SHADOWS[-1]
    return 0.0 if is_lighter.mean() > _MOST_LIGHTER else float(is_paper.mean())


def _terms(shape: tuple[int, ...]) -> _Light:
    """The terms of a surface of the second degree, a row a square."""
    y, x = np.meshgrid(
        np.linspace(-1, 1, shape[0]),
        np.linspace(-1, 1, shape[1]),
        indexing="ij",
    )
    terms = [np.ones_like(x), x, y, x * y, x * x, y * y]
    return np.stack([term.ravel() for term in terms], axis=1).astype(np.float32)


def _bands(
    tint: _Light, part: PixelRectangle, square: float
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
