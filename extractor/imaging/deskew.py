"""A page's picture at the resolution at which it is read, turned and straightened so that its lines run level."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extractor.imaging.orientation import lean, quarter_turns
from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform
from extractor.model.image import POINTS, Pixels

# Dots an inch. Below the least, strokes of small print merge; above the most, nothing more is seen, only slower.
_LEAST_DPI, _MOST_DPI = 200.0, 300.0
# Pixels of a page at most: A2 at the most dots an inch; posters are read more coarsely.
_MOST_PIXELS = 35e6
# Leaning less (degrees), a line stays within a pixel or two over a whole page.
_LEVEL = 0.03
_QUARTERS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def reading_dpi(native: float, width: float, height: float) -> float:
    """Dots an inch at which to read a page of so many points that was scanned at `native` dots an inch."""
    dpi = min(max(round(native), _LEAST_DPI), _MOST_DPI)
    return float(min(dpi, POINTS * (_MOST_PIXELS / (width * height)) ** 0.5))


def upright(picture: PageImage) -> PageImage:
    """The picture turned and straightened, so that its lines run from left to right."""
    small = picture.reduced
    degrees = quarter_turns(small)
    skew = lean(_turned(small, degrees))
    transform = replace(picture.transform, degrees=degrees, skew=skew if abs(skew) > _LEVEL else 0.0)
    turned = _turned(picture, degrees)
    return (
        replace(turned, pixels=_straightened(turned.pixels, transform, picture.dpi), transform=transform)
        if transform.skew
        else turned
    )


def _turned(picture: PageImage, degrees: int) -> PageImage:
    if not degrees:
        return picture
    pixels = cv2.rotate(picture.pixels, _QUARTERS[degrees]).astype(np.uint8, copy=False)
    return replace(picture, pixels=pixels, transform=replace(picture.transform, degrees=degrees))


def _straightened(pixels: Pixels, transform: PageTransform, dpi: float) -> Pixels:
    """Turned about its middle by the turn's skew, on paper large enough to hold it."""
    height, width = pixels.shape
    wide, high = (round(side * dpi / POINTS) for side in transform.size)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), transform.skew, 1)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    straight = cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return straight.astype(np.uint8, copy=False)
