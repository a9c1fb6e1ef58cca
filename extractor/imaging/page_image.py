"""A page as a picture: upright, straightened, grey. Where it came from (PDF or picture file) no longer matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model import Box, PageTransform
from extractor.model.image import POINTS, Pixels

Labels = NDArray[np.uint16 | np.int32]

# Resolution (dots an inch) at which layout is measured: a hairline still shows, noise is averaged away.
LAYOUT_DPI = 150.0
# Ink is darker than its surroundings (this share of the page's shorter side across) by this many of 256 greys.
_SURROUNDINGS, _DARKER = 1 / 20, 18


@dataclass(frozen=True, eq=False)
class PageImage:
    """`pixels` are rows x columns of 8-bit grey (0 black, 255 paper) at `dpi` dots an inch; `number` is 1-based.

    `turn` says how the page as displayed was turned to become this picture.
    """

    number: int
    pixels: Pixels
    dpi: float
    transform: PageTransform

    @cached_property
    def reduced(self) -> PageImage:
        """The same picture at no more than `LAYOUT_DPI`."""
        if self.dpi <= LAYOUT_DPI:
            return self
        times = self.dpi / LAYOUT_DPI
        whole = round(times)
        if abs(times - whole) < 0.01 and min(self.pixels.shape) > whole:
            # Sides of whole squares: OpenCV is twenty times as fast at these.
            height, width = (side // whole for side in self.pixels.shape)
            pixels, times = self.pixels[: height * whole, : width * whole], whole
        else:
            height, width = (max(1, round(side / times)) for side in self.pixels.shape)
            pixels = self.pixels
        small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        return replace(self, pixels=small.astype(np.uint8, copy=False), dpi=self.dpi / times)

    @cached_property
    def ink(self) -> Pixels:
        """1 where there is ink, 0 where there is paper, however uneven the light."""
        return ink_of(self.pixels)

    @cached_property
    def pieces(self) -> tuple[Labels, NDArray[np.int32]]:
        """The connected pieces of this picture's ink (see `pieces_in`)."""
        return pieces_in(self.ink)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A rectangle of pixels in points."""
        return Box(*(side * POINTS / self.dpi for side in (x0, top, x1, bottom)))

    def pixels_between(self, low: float, high: float, rim: float = 0.0) -> tuple[int, int]:
        """The pixels from one place to another, in points, with a rim around them; none is before the picture."""
        unit = self.dpi / POINTS
        return max(0, int((low - rim) * unit)), max(0, int((high + rim) * unit) + 1)


def ink_of(pixels: Pixels, side: int | None = None) -> Pixels:
    """1 where a grey picture (rows x columns) is darker than its surroundings, else 0.

    `side` is the shorter side of the page (pixels), where the picture is a part of it.
    """
    if min(pixels.shape) < 3:
        return np.zeros_like(pixels)
    block = max(15, int((side or min(pixels.shape)) * _SURROUNDINGS) | 1)
    dark = cv2.adaptiveThreshold(pixels, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, _DARKER)
    return dark.astype(np.uint8, copy=False)


def pieces_in(ink: Pixels) -> tuple[Labels, NDArray[np.int32]]:
    """The connected pieces of ink: rows x columns of labels (0 paper); each label's x, y, width, height and area."""
    try:  # short labels take a third of the time
        _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_16U)
    except cv2.error:  # there are too few of them
        _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    return cast(Labels, labels), stats.astype(np.int32, copy=False)
