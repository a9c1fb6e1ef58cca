"""A line's own print, cut out of its page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractor.imaging.components import Components, Ids
from extractor.imaging.tick_boxes import draw_box, empty_boxes
from extractor.model import Box
from extractor.model.image import PAPER, LineImage, Pixels

# Paper around a line's print, as a share of the height of its letters.
_MARGIN = 0.25
# Pixels of paper at least.
_LEAST_MARGIN = 2
# Around print, so many pixels are shown: letters fade out.
_FADE = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class SegmentedLine:
    """A line found in a page image.

    Attributes:
        image: Its picture alone.
        box: The box of its print in points.
        is_struck: Whether it was struck out.
    """

    image: LineImage
    box: Box
    is_struck: bool = False


@dataclass(frozen=True, eq=False)
class LineComponents:
    """What a line is made of.

    Attributes:
        own: Numbers of the components that are its alone; at least one.
        shared: Numbers of those that join letters of several lines.
        upper: The row from which shared ones are its part.
        lower: The row before which they are.
        baseline: The row that its letters stand on.
        letter_height: How many pixels high its letters are.
        slope: Rows a column by which its letters stand lower to the right: a page that was fed crookedly leans
            otherwise at its top than at its foot. The baseline is that of its middle.
    """

    own: Ids
    shared: Ids
    upper: float
    lower: float
    baseline: float
    letter_height: float
    slope: float = 0.0


def margin(letter_height: float) -> int:
    """The paper around a line's print.

    Args:
        letter_height: How many pixels high its letters are.

    Returns:
        Pixels on each side.
    """
    return max(_LEAST_MARGIN, round(_MARGIN * letter_height))


def cut_line(components: Components, line: LineComponents) -> SegmentedLine:
    """Cut a line out of its page.

    Args:
        components: The page's.
        line: Which of them are the line's.

    Returns:
        The line: its components as scanned, white paper elsewhere.
    """
    x0, top, x1, bottom = _extent(components, line)
    mask = _mask(components, line, (x0, top, x1, bottom))
    width = margin(line.letter_height)
    is_shown = cv2.dilate(_framed(mask, width, cv2.BORDER_CONSTANT), _FADE) > 0
    cut = components.page_image.pixels[top:bottom, x0:x1]
    grey = _framed(cut, width, cv2.BORDER_REPLICATE)
    pixels = np.where(is_shown, grey, PAPER).astype(np.uint8)
    baseline = line.baseline - top + width
    for number in empty_boxes(components, line.own, line.letter_height):
        box = components.boxes
        place = (
            int(box.x0[number]) - x0 + width,
            int(box.top[number]) - top + width,
            int(box.x1[number]) - x0 + width,
            int(box.bottom[number]) - top + width,
        )
        leaning = line.slope * ((place[0] + place[2] - pixels.shape[1]) / 2)
        draw_box(pixels, place, baseline + leaning, line.letter_height)
    if line.slope:
        pixels, baseline = _levelled(pixels, baseline, line.slope)
    return SegmentedLine(
        image=LineImage(pixels, baseline, line.letter_height),
        box=components.page_image.box(x0, top, x1, bottom),
    )


def _levelled(
    pixels: Pixels, baseline: float, slope: float
) -> tuple[Pixels, float]:
    """A leaning line sheared until it is level, and the row that its letters stand on."""
    rows, columns = pixels.shape
    middle = columns / 2
    beyond = int(np.ceil(abs(slope) * middle))
    shear = np.array([[1.0, 0.0, 0.0], [-slope, 1.0, slope * middle + beyond]])
    level = cv2.warpAffine(
        pixels, shear, (columns, rows + 2 * beyond), borderValue=PAPER
    )
    return level.astype(np.uint8, copy=False), baseline + beyond


def _framed(pixels: Pixels, width: int, border: int) -> Pixels:
    """A picture with a frame of so many pixels: 0, or what is next to them."""
    framed = cv2.copyMakeBorder(
        pixels,
        top=width,
        bottom=width,
        left=width,
        right=width,
        borderType=border,
        value=0,
    )
    return framed.astype(np.uint8, copy=False)


def _extent(
    components: Components, line: LineComponents
) -> tuple[int, int, int, int]:
    """x0, top, x1, bottom in pixels of what is shown of a line."""
    own = components.boxes.at(line.own)
    every = components.boxes.at(np.concatenate([line.own, line.shared]))
    x0 = int(every.x0.min())
    x1 = int(every.x1.max())
    top = int(own.top.min())
    bottom = int(own.bottom.max())
    if len(line.shared):
        shared = components.boxes.at(line.shared)
        shared_top = max(int(line.upper), int(shared.top.min()))
        shared_bottom = min(int(line.lower), int(shared.bottom.max()))
        top = min(top, shared_top)
        bottom = max(bottom, shared_bottom)
    return x0, top, x1, bottom


def _mask(
    components: Components,
    line: LineComponents,
    extent: tuple[int, int, int, int],
) -> Pixels:
    """1 where a pixel of the extent is the line's, 0 elsewhere."""
    _, top, _, bottom = extent
    mask = _pixels_of(components, line.own, extent)
    if len(line.shared):
        rows = np.arange(top, bottom)[:, None]
        is_its_part = (rows >= line.upper) & (rows < line.lower)
        shared = _pixels_of(components, line.shared, extent)
        mask |= shared & is_its_part.astype(np.uint8)
    return mask


def _pixels_of(
    components: Components, ids: Ids, extent: tuple[int, int, int, int]
) -> Pixels:
    """1 where a pixel of the extent belongs to one of some components."""
    x0, top, x1, bottom = extent
    is_chosen = np.zeros(len(components), np.uint8)
    is_chosen[ids] = 1
    labels = components.labels[top:bottom, x0:x1]
    chosen: Pixels = is_chosen[labels]
    return chosen
