"""A page seen so that the strokes looked for run along its rows, and such strokes as rulings of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from extractor.imaging.page_image import PageImage
from extractor.model import Ruling
from extractor.model.image import Pixels

# Points. Print that runs straight for so long is no letter.
LONG = 18.0
# Points. A stroke this long is a ruling by itself; a shorter one where it ends at one that crosses its way.
SURE_LENGTH = 54.0
# Points by which strokes that meet may miss each other.
MEETING = 4.0
# Points: how thick the dashes of a ruling are.
_DASH_THICKNESS = 3.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke along the rows of a view, in pixels.

    Attributes:
        start: The column where it begins.
        end: The column after its last.
        position: The row of its middle.
        thickness: How many rows it fills.
    """

    start: int
    end: int
    position: float
    thickness: float

    @property
    def length(self) -> int:
        """How many columns it fills."""
        return self.end - self.start


@dataclass(frozen=True, eq=False)
class StrokeView:
    """A page, or its mirror image in which vertical strokes run along the rows.

    Attributes:
        foreground: Rows x columns, 1 for print and 0 for paper.
        grey: As scanned, with rulings that have nearly faded (0 black, 255 paper).
        dashes: 1 where print may be a dash of a ruling.
        pixels_per_point: How many pixels make a point.
        is_vertical: Whether it is the mirror image: rows are the page's columns.
    """

    foreground: Pixels
    grey: Pixels
    dashes: Pixels
    pixels_per_point: float
    is_vertical: bool

    @classmethod
    def horizontal(cls, page_image: PageImage) -> StrokeView:
        """A page as it is.

        Args:
            page_image: The page, best at `LAYOUT_DPI`.

        Returns:
            A view in which horizontal strokes are found.
        """
        return cls(
            foreground=page_image.foreground,
            grey=page_image.pixels,
            dashes=_dashes(page_image, is_vertical=False),
            pixels_per_point=page_image.pixels_per_point,
            is_vertical=False,
        )

    @classmethod
    def vertical(cls, page_image: PageImage) -> StrokeView:
        """A page with rows and columns exchanged.

        Args:
            page_image: The page, best at `LAYOUT_DPI`.

        Returns:
            A view in which vertical strokes are found.
        """
        return cls(
            foreground=np.ascontiguousarray(page_image.foreground.T),
            grey=np.ascontiguousarray(page_image.pixels.T),
            dashes=np.ascontiguousarray(
                _dashes(page_image, is_vertical=True).T
            ),
            pixels_per_point=page_image.pixels_per_point,
            is_vertical=True,
        )

    def ruling(self, stroke: Stroke) -> Ruling:
        """A stroke of this view as a ruling of the page.

        Args:
            stroke: A stroke along the view's rows.

        Returns:
            The ruling, in points.
        """
        unit = self.pixels_per_point
        start = stroke.start / unit
        end = stroke.end / unit
        half_thickness = stroke.thickness / 2
        low = (stroke.position - half_thickness) / unit
        high = (stroke.position + half_thickness) / unit
        if self.is_vertical:
            return Ruling(x0=low, top=start, x1=high, bottom=end)
        return Ruling(x0=start, top=low, x1=end, bottom=high)


def _dashes(page_image: PageImage, *, is_vertical: bool) -> Pixels:
    """1 where a component is as small as a dash of a horizontal, or vertical, ruling."""
    labelling = page_image.labelling
    length = labelling.height if is_vertical else labelling.width
    thickness = labelling.width if is_vertical else labelling.height
    is_thin = thickness <= _DASH_THICKNESS * page_image.pixels_per_point
    is_short = length <= LONG * page_image.pixels_per_point
    may_be_dash = is_thin & is_short
    may_be_dash[0] = False  # the paper
    return may_be_dash.astype(np.uint8)[labelling.labels]


def long_ones(
    strokes: Iterable[Stroke], pixels_per_point: float
) -> list[Stroke]:
    """The strokes that are so long that they are rulings.

    Args:
        strokes: Strokes along the rows of a view, in pixels.
        pixels_per_point: How many pixels make a point.

    Returns:
        Those of them, in the same order.
    """
    shortest = SURE_LENGTH * pixels_per_point
    return [stroke for stroke in strokes if stroke.length >= shortest]
