"""A page as a picture: upright, straightened, grey. Where it came from (PDF or picture file) no longer matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.box_array import BoxArray
from extractor.model import Box, PageTransform
from extractor.model.image import POINTS, Colours, Pixels

# Resolution (dots an inch) at which layout is measured: a hairline still shows, noise is averaged away.
LAYOUT_DPI = 150.0
# Pixels of that picture at most: A1 at this resolution. Of a larger page it is coarser, for memory goes by pixels.
MOST_LAYOUT_PIXELS = 17.5e6
# Print is compared with what surrounds it: a square of this share of the page's shorter side.
_SURROUNDINGS = 1 / 20
# That square has at least so many pixels a side.
_LEAST_SURROUNDINGS = 15
# Greys (of 256) by which print is darker than its surroundings.
_DARKER = 18
# A ratio this near to a whole number counts as one.
_WHOLE_TOLERANCE = 0.01

# Rows x columns of component numbers, 0 for the background.
Labels = NDArray[np.uint16 | np.int32]


@dataclass(frozen=True, slots=True)
class PixelRectangle:
    """A rectangle of a picture: its first column and row, how many columns and rows it has."""

    left: int
    top: int
    width: int
    height: int

    @property
    def rows(self) -> slice:
        """Its rows."""
        return slice(self.top, self.top + self.height)

    @property
    def columns(self) -> slice:
        """Its columns."""
        return slice(self.left, self.left + self.width)


@dataclass(frozen=True, eq=False)
class Labelling:
    """The connected components of a binary picture; number 0 is the background.

    Attributes:
        labels: Rows x columns: to which component each pixel belongs.
        left: First column of each component, by its number; all in pixels.
        top: First row of each component.
        width: How many columns each has.
        height: How many rows each has.
        area: How many pixels each has.
    """

    labels: Labels
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]

    @property
    def longer_side(self) -> NDArray[np.int32]:
        """The longer of width and height of each component."""
        return np.maximum(self.width, self.height)

    def boxes(self) -> BoxArray:
        """The box of each component.

        Returns:
            Boxes in pixels, by component number.
        """
        return BoxArray(
            x0=self.left.astype(np.float64),
            top=self.top.astype(np.float64),
            x1=(self.left + self.width).astype(np.float64),
            bottom=(self.top + self.height).astype(np.float64),
        )


@dataclass(frozen=True, eq=False)
class PageImage:
    """A page to be read.

    Attributes:
        number: Page number, 1-based.
        pixels: Rows x columns of 8-bit grey (0 black, 255 paper).
        dpi: Dots an inch of `pixels`.
        transform: How the page as displayed was turned to become this picture.
        colours: The same picture in colours; None where it has no coloured strokes, or these were looked at.
    """

    number: int
    pixels: Pixels
    dpi: float
    transform: PageTransform
    colours: Colours | None = None

    @property
    def pixels_per_point(self) -> float:
        """How many pixels make a point."""
        return self.dpi / POINTS

    @cached_property
    def reduced(self) -> PageImage:
        """The same picture at no more than `LAYOUT_DPI`, and of no more pixels than A1 has then."""
        excess = (self.pixels.size / MOST_LAYOUT_PIXELS) ** 0.5
        ratio = max(self.dpi / LAYOUT_DPI, excess)
        if ratio <= 1:
            return self
        whole_ratio = round(ratio)
        rows, columns = self.pixels.shape
        pixels = self.pixels
        if (
            abs(ratio - whole_ratio) < _WHOLE_TOLERANCE
            and min(rows, columns) > whole_ratio
        ):
            # Sides of whole squares: OpenCV is twenty times as fast at these.
            ratio = whole_ratio
            width = columns // whole_ratio
            height = rows // whole_ratio
            pixels = pixels[: height * whole_ratio, : width * whole_ratio]
        else:
            width = max(1, round(columns / ratio))
            height = max(1, round(rows / ratio))
        smaller = cv2.resize(
            pixels, (width, height), interpolation=cv2.INTER_AREA
        )
        return replace(
            self,
            pixels=smaller.astype(np.uint8, copy=False),
            colours=None,
            dpi=self.dpi / ratio,
        )

    @cached_property
    def foreground(self) -> Pixels:
        """1 where there is print, 0 where there is paper, however uneven the light."""
        return binarized(self.pixels)

    @cached_property
    def labelling(self) -> Labelling:
        """The connected components of this picture's print."""
        return connected_components(self.foreground)

    def forget_labelling(self) -> None:
        """Let go of the components, which take two to four bytes a pixel; whoever asks has them found again."""
        self.__dict__.pop("labelling", None)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A rectangle of pixels in points.

        Args:
            x0: Left side in pixels.
            top: Upper side.
            x1: Right side.
            bottom: Lower side.

        Returns:
            The same rectangle in points.
        """
        return Box(
            x0=x0 * POINTS / self.dpi,
            top=top * POINTS / self.dpi,
            x1=x1 * POINTS / self.dpi,
            bottom=bottom * POINTS / self.dpi,
        )

    def pixel_sides(self, box: Box) -> tuple[float, float, float, float]:
        """The sides of a box in pixels.

        Args:
            box: A box of the page, in points.

        Returns:
            Its x0, top, x1 and bottom, not rounded.
        """
        return (
            box.x0 * self.dpi / POINTS,
            box.top * self.dpi / POINTS,
            box.x1 * self.dpi / POINTS,
            box.bottom * self.dpi / POINTS,
        )

    def pixels_between(
        self, low: float, high: float, margin: float = 0.0
    ) -> tuple[int, int]:
        """The pixels from one place to another.

        Args:
            low: Where they begin, in points from the left or the top.
            high: Where they end, in points.
            margin: Points to add at either end.

        Returns:
            The first pixel, and the one after the last; none is before the picture.
        """
        first = int((low - margin) * self.pixels_per_point)
        last = int((high + margin) * self.pixels_per_point)
        return max(0, first), max(0, last + 1)


def binarized(pixels: Pixels, page_side: int | None = None) -> Pixels:
    """Print told from paper by an adaptive threshold.

    Args:
        pixels: Rows x columns of 8-bit grey (0 black, 255 paper).
        page_side: The shorter side of the page in pixels, where the picture is a part of it.

    Returns:
        1 where the picture is darker than its surroundings, else 0.
    """
    if min(pixels.shape) < 3:
        return np.zeros_like(pixels)
    side = page_side or min(pixels.shape)
    # OpenCV wants an odd number.
    block_size = max(_LEAST_SURROUNDINGS, int(side * _SURROUNDINGS) | 1)
    foreground = cv2.adaptiveThreshold(
        pixels,
        maxValue=1,
        adaptiveMethod=cv2.ADAPTIVE_THRESH_MEAN_C,
        thresholdType=cv2.THRESH_BINARY_INV,
        blockSize=block_size,
        C=_DARKER,
    )
    return foreground.astype(np.uint8, copy=False)


def connected_components(foreground: Pixels) -> Labelling:
    """The connected components of a binary picture (8-connected).

    Args:
        foreground: Rows x columns, 1 for print and 0 for paper.

    Returns:
        Where they are.
    """
    try:  # short labels take a third of the time
        components = cv2.connectedComponentsWithStats(
            foreground, connectivity=8, ltype=cv2.CV_16U
        )
    except cv2.error:  # there are too few of them
        components = cv2.connectedComponentsWithStats(
            foreground, connectivity=8, ltype=cv2.CV_32S
        )
    _, labels, statistics, _ = components
    columns = statistics.astype(np.int32, copy=False)
    return Labelling(
        labels=cast(Labels, labels),
        left=columns[:, cv2.CC_STAT_LEFT],
        top=columns[:, cv2.CC_STAT_TOP],
        width=columns[:, cv2.CC_STAT_WIDTH],
        height=columns[:, cv2.CC_STAT_HEIGHT],
        area=columns[:, cv2.CC_STAT_AREA],
    )


def widened(print_: Pixels, points: float, unit: float) -> Pixels:
    """Print with what is around it.

    Args:
        print_: 1 where print is.
        points: How far around it, in points.
        unit: Pixels a point.

    Returns:
        1 there.
    """
    side = 2 * max(1, round(points * unit)) + 1
    return cv2.dilate(print_, np.ones((side, side), np.uint8)).astype(
        np.uint8, copy=False
    )
