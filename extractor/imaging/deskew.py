"""A page's picture is turned and straightened so that its lines run level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.keystone import with_upright_columns
from extractor.imaging.orientation import (
    FEWEST_LETTERS,
    LARGEST_COMPONENT,
    evenly_sampled,
    quarter_turn_to_upright,
)
from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform
from extractor.model.image import POINTS, PageRaster, Pixels, quarter_turned

# Degrees: a line that leans less stays within a pixel or two over a whole page.
_LEVEL = 0.03
# Degrees: in what steps to look for the skew, and how far to either side; each finer than the last. Scans lean no
# further than the first reaches; steps below the last move a line less than a pixel.
_SEARCHES = ((0.5, 8.0), (0.1, 0.5), (0.02, 0.1))
# Decimals of the skew that is found.
_DECIMALS = 2
# So many pixels, spread over the page, tell as much as all.
_PIXELS_ASKED = 60_000


def deskewed(
    raster: PageRaster,
    turn: int | None = None,
    confirmed: Callable[[int], int] | None = None,
) -> PageImage:
    """A page made ready to be read.

    Args:
        raster: The page as displayed.
        turn: By how many degrees clockwise it must be turned to stand upright, where that is known.
        confirmed: Given by how many it seems to, tells by how many it must be; asked where its print alone does not
            tell surely which end is up.

    Returns:
        The page turned and straightened, so that its lines run from left to right; its transform says how.
    """
    displayed = PageImage(
        number=raster.number,
        pixels=raster.pixels,
        dpi=raster.dpi,
        transform=PageTransform(
            0, raster.width, raster.height, scale=raster.scale
        ),
        colours=raster.colours,
    )
    degrees, is_sure = (
        quarter_turn_to_upright(displayed) if turn is None else (turn, True)
    )
    if confirmed and not is_sure:
        degrees = confirmed(degrees)
    skew = skew_angle(_turned(displayed.reduced, degrees))
    upright = _turned(displayed, degrees)
    if abs(skew) > _LEVEL:
        transform = replace(upright.transform, skew=skew)
        colours = upright.colours
        upright = replace(
            upright,
            pixels=_straightened(upright, upright.pixels, transform),
            transform=transform,
            colours=None
            if colours is None
            else _straightened(upright, colours, transform),
        )
    return with_upright_columns(upright)


def skew_angle(page_image: PageImage) -> float:
    """How far the lines of a page lean.

    Args:
        page_image: A page that stands upright, best at `LAYOUT_DPI`.

    Returns:
        By how many degrees counter-clockwise it must be turned for its lines to run level; 0 where there is too
        little print to tell.
    """
    pixels = np.argwhere(_print_only(page_image))
    if len(pixels) < FEWEST_LETTERS:
        return 0.0
    width = page_image.pixels.shape[1]
    # Single precision is exact enough, and twice as fast.
    sample = evenly_sampled(pixels, _PIXELS_ASKED)
    rows, columns = np.ascontiguousarray(sample.T, np.float32)
    rows = rows + width  # no row gets above 0
    left_of_middle = np.float32(width / 2) - columns
    best = 0.0
    for step, reach in _SEARCHES:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(
            max(
                angles,
                key=lambda angle: _sharpness(rows, left_of_middle, angle),
            )
        )
    return round(best, _DECIMALS) + 0.0  # no -0.0


def _print_only(page_image: PageImage) -> NDArray[np.bool_] | Pixels:
    """Where letters and diacritics are; where all print is, if there are too few."""
    labelling = page_image.labelling
    is_small = labelling.longer_side < LARGEST_COMPONENT * page_image.dpi
    is_small[0] = False  # the paper
    if is_small.sum() < FEWEST_LETTERS:
        return page_image.foreground
    small: NDArray[np.bool_] = is_small[labelling.labels]
    return small


def _sharpness(
    rows: NDArray[np.float32], left_of_middle: NDArray[np.float32], angle: float
) -> float:
    """How sharply rows of print begin and end once a picture is sheared about its middle by an angle (degrees)."""
    slope = np.float32(np.tan(np.radians(angle)))
    sheared_rows = rows + left_of_middle * slope
    profile = np.bincount(sheared_rows.astype(np.int64))
    differences = np.diff(profile.astype(np.float64))
    return float((differences**2).sum())


def _turned(page_image: PageImage, degrees: int) -> PageImage:
    """A page turned clockwise by quarters."""
    if not degrees:
        return page_image
    colours = page_image.colours
    return replace(
        page_image,
        pixels=quarter_turned(page_image.pixels, degrees),
        transform=replace(page_image.transform, degrees=degrees),
        colours=None if colours is None else quarter_turned(colours, degrees),
    )


def _straightened(
    page_image: PageImage, pixels: Pixels, transform: PageTransform
) -> Pixels:
    """Pixels turned about its middle by the transform's skew, on paper large enough to hold it."""
    height, width = page_image.pixels.shape
    width_in_points, height_in_points = transform.size
    new_width = round(width_in_points * page_image.dpi / POINTS)
    new_height = round(height_in_points * page_image.dpi / POINTS)
    middle = (width / 2, height / 2)
    matrix = cv2.getRotationMatrix2D(middle, transform.skew, 1)
    # The rotation's last column moves the page: to the middle of the larger paper.
    matrix[0, 2] += (new_width - width) / 2
    matrix[1, 2] += (new_height - height) / 2
    straightened = cv2.warpAffine(
        pixels,
        matrix,
        (new_width, new_height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return straightened.astype(np.uint8, copy=False)
