"""Light print on a dark ground, as headers have it, made dark print on paper.

A ground is told from print by its evenness: most of it has one grey. What differs from that, letters and the rulings
between them, is drawn dark; the sides of the ground become rulings, for they are where a row ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage, connected_components
from extractor.imaging.paper_light import Light, evening_gain
from extractor.model import Box, Drawing
from extractor.model.image import PAPER, Pixels

# Greys (of 256): grounds are darker than paper by this.
_DARKER_THAN_PAPER = 45
# Points: rulings and strokes of letters in a ground are thinner.
_THICKEST_STROKE = 4.0
# Points: a ground is at least so high and so wide; a line of print on it is.
_LOWEST_GROUND = 9.0
_NARROWEST_GROUND = 24.0
# Points above and below, where it is blurred and rulings run, and at its ends, where it may be closed up with a ruling,
# that say nothing of what stands on it.
_RIM = 2.0
_RIM_AT_ENDS = 5.0
# The share of a ground that is as dark as most of it is, within so many greys; rows of letters have less.
_EVEN_SHARE = 0.55
_EVEN_GREYS = 20
# Greys by which print differs from its ground, and the share of the ground that it has at least.
_PRINT_DIFFERS = 45
_LEAST_PRINT = 0.01
# A ground lighter than this may have dark print, which is read as it is; so many times as much must be light.
_LIGHT_GROUND = 110
_LIGHT_TO_DARK = 3.0
# How many times smaller the picture is that tells whether a page may have a ground.
_SMALLER = 4
# Points: how thick its sides are drawn.
_SIDE = 0.8
# Points: where they are left out, so much on both of their sides is blur.
_BLURRED_SIDE = 1.2
# Points on both sides of a ruling between cells that are its width and its blur.
_AROUND = 2.0
# What is dark from one edge of a picture to the other, by so much (share) of both its sides, and leaves most of it, is
# what lies around the paper.
_AROUND_PAPER = 0.95
_MOST_AROUND = 0.5
# Shares of white to which its grey is rounded.
_DIGITS = 3
# The share of a ground's rows that a ruling between its cells has print in, at least: letters have less.
_RUNS_THROUGH = 0.75
# Greys by which a ruling is darker than its ground all along, at least, and so many times what noise makes of columns;
# and within how many points it is compared with that.
_DARKER_RULING = 4.0
_OVER_NOISE = 5.0
_COMPARED = 10.0
# Pixels: OpenCV finds medians of no wider windows.
_WIDEST_MEDIAN = 255
# In shadow where paper is darker than this grey, a ground is made lighter than the paper around it by so many greys
# only: beside white that paper would seem to be print.
_DEEP_SHADOW = 160
_LIGHTER = 30
# The share of white that is darker than any paper: what blur leaves of a thin white ruling, redrawn.
_BLURRED_RULING = 0.75


@dataclass(frozen=True, eq=False)
class _Ground:
    """A ground: its first row and column, its shape (1 inside), its grey, and what evens the light that falls on it.

    Its grey, and that of the page's paper, are those of even light; where light is even, `gain` is None.
    """

    top: int
    left: int
    shape: Pixels
    grey: int
    paper: int
    gain: Light | None


def dark_grounds(page_image: PageImage) -> list[Drawing]:
    """Find the dark grounds of a page that have light print.

    Args:
        page_image: A page, its lines level, as it was scanned.

    Returns:
        They, as fills in points; their colour is a share of white.
    """
    reduced = page_image.reduced
    found = []
    for ground in _grounds(reduced):
        rows, columns = ground.shape.shape
        box = reduced.box(
            ground.left,
            ground.top,
            ground.left + columns,
            ground.top + rows,
        )
        shade = round(ground.grey / PAPER, _DIGITS)
        found.append(
            Drawing("fill", box.x0, box.top, box.x1, box.bottom, (shade,) * 3)
        )
    return found


def with_dark_print(page_image: PageImage, *, ruled: bool = True) -> PageImage:
    """Make light print on dark grounds dark print on paper.

    Args:
        page_image: A page, its lines level.
        ruled: Whether the sides of grounds, and what parts their cells, are drawn as rulings; else they are left out.

    Returns:
        The page; the same one where it has no such ground.
    """
    reduced = page_image.reduced
    grounds = list(_grounds(reduced))
    if not grounds:
        return page_image
    pixels = page_image.pixels.copy()
    ratio = page_image.dpi / reduced.dpi
    width = _SIDE if ruled else _BLURRED_SIDE
    side = max(1, round(width * page_image.pixels_per_point))
    for ground in grounds:
        _redraw(pixels, ground, ratio, side, ruled=ruled)
    return replace(page_image, pixels=pixels)


def without_sides(page_image: PageImage, cells: Iterable[Box]) -> PageImage:
    """Make paper of the rulings around cells: those between the rows of a header do not run from its top to its foot.

    Args:
        page_image: A page whose grounds were redrawn.
        cells: The cells of headers, in points.

    Returns:
        The page.
    """
    pixels = page_image.pixels.copy()
    between = page_image.pixels_between
    for cell in cells:
        rows = slice(*between(cell.top, cell.bottom, _AROUND))
        columns = slice(*between(cell.x0, cell.x1, _AROUND))
        for y in (cell.top, cell.bottom):
            pixels[slice(*between(y, y, _AROUND)), columns] = PAPER
        for x in (cell.x0, cell.x1):
            pixels[rows, slice(*between(x, x, _AROUND))] = PAPER
    return replace(page_image, pixels=pixels)


def _grounds(page_image: PageImage) -> Iterator[_Ground]:
    """The grounds of a page with print that must be redrawn."""
    unit = page_image.pixels_per_point
    pixels = page_image.pixels
    paper, dark = _darker_than_paper(pixels)
    if not _may_have_ground(dark, unit):
        return
    gain = evening_gain(page_image)
    if gain is not None:
        pixels = _evened(pixels, gain)
        paper, dark = _darker_than_paper(pixels)
    labelling = connected_components(_solid(dark, unit))
    for number in range(1, len(labelling.area)):
        width = int(labelling.width[number])
        height = int(labelling.height[number])
        top = int(labelling.top[number])
        left = int(labelling.left[number])
        place = (slice(top, top + height), slice(left, left + width))
        shape = (labelling.labels[place] == number).astype(np.uint8)
        if _is_around_paper(shape, pixels.shape):
            continue
        rim = (2 * round(_RIM * unit) + 1, 2 * round(_RIM_AT_ENDS * unit) + 1)
        inner = cv2.erode(shape, np.ones(rim, np.uint8), borderValue=0)
        grey = _grey_of_ground(pixels[place][inner > 0], paper)
        if grey is not None:
            of_ground = None if gain is None else gain[place]
            yield _Ground(top, left, shape, grey, paper, of_ground)


def _is_around_paper(shape: Pixels, page: tuple[int, ...]) -> bool:
    """Whether what is dark lies all around a page: the desk on which a photo shows it."""
    height, width = shape.shape
    is_around = (
        height >= _AROUND_PAPER * page[0] and width >= _AROUND_PAPER * page[1]
    )
    return is_around and float(shape.mean()) < _MOST_AROUND


def _darker_than_paper(pixels: Pixels) -> tuple[int, Pixels]:
    """The grey of paper, and 1 where a picture is darker by far."""
    paper = int(np.percentile(pixels[::4, ::4], 75))
    return paper, (pixels < paper - _DARKER_THAN_PAPER).astype(np.uint8)


def _evened(pixels: Pixels, gain: Light) -> Pixels:
    """A picture as even light would show it."""
    # In one step: the product as a picture of its own takes four bytes a pixel.
    evened = cv2.multiply(pixels, gain, dtype=cv2.CV_8U)
    return evened.astype(np.uint8, copy=False)


def _may_have_ground(dark: Pixels, unit: float) -> bool:
    """Whether so much is dark anywhere as on a ground; a look at a smaller picture, for most pages have none."""
    rows, columns = dark.shape
    smaller = (max(1, columns // _SMALLER), max(1, rows // _SMALLER))
    shares = cv2.resize(dark * PAPER, smaller, interpolation=cv2.INTER_AREA)
    window = (
        round(_NARROWEST_GROUND * unit / _SMALLER),
        round(_LOWEST_GROUND * unit / _SMALLER),
    )
    return bool(
        cv2.blur(shares, (max(1, window[0]), max(1, window[1]))).max()
        > _EVEN_SHARE * PAPER
    )


def _solid(dark: Pixels, unit: float) -> Pixels:
    """1 where a picture is dark all around, light strokes of letters aside."""
    # Odd numbers, lest shapes move.
    stroke = round(_THICKEST_STROKE * unit) | 1
    lowest = round(_LOWEST_GROUND * unit) | 1
    narrowest = round(_NARROWEST_GROUND * unit) | 1
    density = cv2.boxFilter(dark, cv2.CV_32F, (lowest, lowest))
    is_dense = (density > _EVEN_SHARE).view(np.uint8)
    # Four bytes a pixel.
    del density
    # Rows of letters on paper close up, too, but little of them is dark.
    core = cv2.dilate(is_dense, np.ones((lowest, lowest), np.uint8))
    closed = cv2.morphologyEx(
        dark, cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8)
    )
    opened = cv2.morphologyEx(
        np.minimum(closed, core),
        cv2.MORPH_OPEN,
        np.ones((lowest, narrowest), np.uint8),
    )
    return opened.astype(np.uint8, copy=False)


def _grey_of_ground(pixels: Pixels, paper: int) -> int | None:
    """The grey of a ground; None where it is none, or its print is dark."""
    if not pixels.size:
        return None
    counts = np.bincount(pixels, minlength=PAPER + 1)
    grey = int(np.argmax(np.convolve(counts, np.ones(9), "same")))
    differences = pixels.astype(np.int16) - grey
    if (
        grey > paper - _DARKER_THAN_PAPER
        or (np.abs(differences) <= _EVEN_GREYS).mean() < _EVEN_SHARE
    ):
        return None
    lighter = float((differences > _PRINT_DIFFERS).mean())
    darker = float((differences < -_PRINT_DIFFERS).mean())
    is_light_print = lighter >= _LIGHT_TO_DARK * darker or grey < _LIGHT_GROUND
    return grey if lighter >= _LEAST_PRINT and is_light_print else None


def _redraw(
    pixels: Pixels, ground: _Ground, ratio: float, side: int, *, ruled: bool
) -> None:
    """Draw what stands on a ground dark on paper, and the sides of the ground as rulings or not at all."""
    rows, columns = ground.shape.shape
    top = round(ground.top * ratio)
    left = round(ground.left * ratio)
    place = pixels[
        top : top + round(rows * ratio), left : left + round(columns * ratio)
    ]
    height, width = place.shape
    shape = cv2.resize(
        ground.shape, (width, height), interpolation=cv2.INTER_NEAREST
    ).astype(np.uint8, copy=False)
    seen = place
    gain: Light | None = None
    if ground.gain is not None:
        gain = cv2.resize(ground.gain, (width, height)).astype(np.float32)
        seen = _evened(place, gain)
    darker = _darker_upright(
        _without_letters(seen, ground.grey, side),
        shape > 0,
        round(_COMPARED / _SIDE * side),
    )
    difference = cv2.absdiff(seen, np.full_like(seen, ground.grey))
    most = max(1, PAPER - ground.grey)
    print_ = PAPER - np.clip(
        (difference.astype(np.float32) - _EVEN_GREYS / 2) * PAPER / most,
        0,
        PAPER,
    )
    if gain is not None and ground.paper / gain.max() < _DEEP_SHADOW:
        # Hardly lighter than the paper around it, which beside white would be taken for print.
        print_ *= np.minimum(1, (ground.paper / gain + _LIGHTER) / PAPER)
    place[shape > 0] = print_.astype(np.uint8)[shape > 0]
    edge = shape - cv2.erode(
        shape, np.ones((2 * side + 1, 2 * side + 1), np.uint8), borderValue=0
    )
    place[edge > 0] = 0 if ruled else PAPER
    if ruled:
        place[(shape > 0) & darker] = 0
    else:
        _erase_upright(place, side)
        _erase_around(pixels, shape, top, left, side)


def _without_letters(place: Pixels, grey: int, halo: int) -> Pixels:
    """A ground without its light print and the halo of that: beside bold letters JPEG makes it darker all along."""
    is_print = (place > grey + _PRINT_DIFFERS).view(np.uint8)
    around = np.ones((2 * halo + 1, 2 * halo + 1), np.uint8)
    without = place.copy()
    without[cv2.dilate(is_print, around) > 0] = grey
    return without


def _darker_upright(
    place: Pixels, shape: NDArray[np.bool_], reach: int
) -> NDArray[np.bool_]:
    """The columns that are a little darker than a ground from its top to its foot: rulings of nearly its own grey."""
    # A ground that is no rectangle has none that run all through it.
    is_whole = shape.mean(axis=0) >= _RUNS_THROUGH
    greys = np.median(place, axis=0).astype(np.uint8)[None, :]
    usual = cv2.medianBlur(greys, min(2 * reach + 1, _WIDEST_MEDIAN))
    darkness = usual.astype(np.int16) - place
    runs_through = (darkness > 0).mean(axis=0) >= _RUNS_THROUGH
    mean = np.clip(darkness, -_EVEN_GREYS, _EVEN_GREYS).mean(axis=0)
    noise = float(np.median(np.abs(mean)))
    is_darker = mean >= max(_DARKER_RULING, _OVER_NOISE * noise)
    found: NDArray[np.bool_] = is_whole & runs_through & is_darker
    return found


def _erase_around(
    pixels: Pixels, shape: Pixels, top: int, left: int, side: int
) -> None:
    """Make paper of what is right around a ground: the blur of its sides, which else is read as dashes."""
    rows, columns = shape.shape
    above, before = min(top, side), min(left, side)
    around = pixels[
        top - above : top + rows + side, left - before : left + columns + side
    ]
    whole = np.zeros_like(around)
    whole[above : above + rows, before : before + columns] = shape
    reach = np.ones((2 * side + 1, 2 * side + 1), np.uint8)
    around[(cv2.dilate(whole, reach) > 0) & (whole == 0)] = PAPER


def _erase_upright(place: Pixels, side: int) -> None:
    """Make paper of what runs from the top of a ground to its foot: rulings between its cells."""
    is_print = (place < _BLURRED_RULING * PAPER).view(np.uint8)
    runs_through = is_print.mean(axis=0) >= _RUNS_THROUGH
    widened = cv2.dilate(
        runs_through.view(np.uint8)[None, :],
        np.ones((1, 2 * side + 1), np.uint8),
    )
    place[:, widened[0] > 0] = PAPER
