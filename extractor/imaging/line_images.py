"""A line's own print, cut out of its page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractor.imaging.components import Components, Ids
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
    """

    image: LineImage
    box: Box


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
    """

    own: Ids
    shared: Ids
    upper: float
    lower: float
    baseline: float
    letter_height: float


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
    widened = cv2.copyMakeBorder(mask, width, width, width, width, cv2.BORDER_CONSTANT, value=0)
    is_shown = cv2.dilate(widened, _FADE) > 0
    cut = components.page_image.pixels[top:bottom, x0:x1]
    grey = cv2.copyMakeBorder(cut, width, width, width, width, cv2.BORDER_REPLICATE)
    pixels = np.where(is_shown, grey, PAPER).astype(np.uint8)
    baseline = line.baseline - top + width
    return SegmentedLine(
        image=LineImage(pixels, baseline, line.letter_height),
        box=components.page_image.box(x0, top, x1, bottom),
    )


def _extent(components: Components, line: LineComponents) -> tuple[int, int, int, int]:
    """x0, top, x1, bottom in pixels of what is shown of a line."""
    every = np.concatenate([line.own, line.shared])
    x0 = int(components.x0[every].min())
    x1 = int(components.x1[every].max())
    top = int(components.top[line.own].min())
    bottom = int(components.bottom[line.own].max())
    if len(line.shared):
        shared_top = int(components.top[line.shared].min())
        shared_bottom = int(components.bottom[line.shared].max())
        top = min(top, max(int(line.upper), shared_top))
        bottom = max(bottom, min(int(line.lower), shared_bottom))
    return x0, top, x1, bottom


def _mask(components: Components, line: LineComponents, extent: tuple[int, int, int, int]) -> Pixels:
    """1 where a pixel of the extent is the line's, 0 elsewhere."""
    _, top, _, bottom = extent
    mask = _pixels_of(components, line.own, extent)
    if len(line.shared):
        rows = np.arange(top, bottom)[:, None]
        is_its_part = (rows >= line.upper) & (rows < line.lower)
        mask |= _pixels_of(components, line.shared, extent) & is_its_part.astype(np.uint8)
    return mask


def _pixels_of(components: Components, ids: Ids, extent: tuple[int, int, int, int]) -> Pixels:
    """1 where a pixel of the extent belongs to one of some components."""
    x0, top, x1, bottom = extent
    is_chosen = np.zeros(len(components.x0), np.uint8)
    is_chosen[ids] = 1
    chosen: Pixels = is_chosen[components.labels[top:bottom, x0:x1]]
    return chosen
