"""The lines of a stamp that was taken out of a page: it is straightened by itself, for nobody stamps level."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extractor.imaging.components import Components, Ids
from extractor.imaging.deskew import skew_angle
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage
from extractor.imaging.stamp_removal import Stamp
from extractor.model import Box
from extractor.model.image import PAPER, POINTS, Pixels

# Points of paper around a stamp.
_MARGIN = 6.0
# Degrees: its outline tells how a stamp is turned that is turned further than lines tell.
_TURNED = 8.0
_QUARTER = 90.0
# Points: letters are lower, and marks of them higher: a frame is no letter, a speck no mark.
_HIGHEST_LETTER = 45.0
_LOWEST_MARK = 1.2


def stamp_lines(stamp: Stamp) -> list[SegmentedLine]:
    """The lines of a stamp.

    Args:
        stamp: The stamp.

    Returns:
        They, with their places on the page: of lines that were turned about where they are.
    """
    picture = stamp.picture
    turned = _turned(picture, _outline_angle(picture.pixels))
    level = _turned(turned, skew_angle(turned.reduced))
    components = Components(level, level.foreground)
    return [
        replace(line, box=_on_page(line.box, level, stamp.box))
        for line in segment_lines(components, _letters_and_marks(components))
    ]


def _letters_and_marks(components: Components) -> Ids:
    """What is neither a frame nor noise."""
    unit = components.page_image.pixels_per_point
    boxes = components.boxes
    is_small = np.maximum(boxes.width, boxes.height) <= _HIGHEST_LETTER * unit
    return components.whole(is_small & (boxes.height >= _LOWEST_MARK * unit))


def _outline_angle(pixels: Pixels) -> float:
    """By how many degrees counter-clockwise a stamp is to be turned, by its outline; 0 where that is hardly at all."""
    places = np.argwhere(pixels < PAPER // 2)[:, ::-1]
    if not len(places):
        return 0.0
    _, _, angle = cv2.minAreaRect(np.ascontiguousarray(places, np.float32))
    angle = (angle + _QUARTER / 2) % _QUARTER - _QUARTER / 2
    return angle if abs(angle) > _TURNED else 0.0


def _turned(picture: PageImage, angle: float) -> PageImage:
    """A picture turned about its middle (degrees counter-clockwise), on paper large enough, with a margin."""
    rows, columns = picture.pixels.shape
    radians = np.radians(angle)
    sine, cosine = abs(np.sin(radians)), abs(np.cos(radians))
    margin = 2 * round(_MARGIN * picture.pixels_per_point)
    width = round(columns * cosine + rows * sine) + margin
    height = round(columns * sine + rows * cosine) + margin
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1)
    matrix[0, 2] += (width - columns) / 2
    matrix[1, 2] += (height - rows) / 2
    pixels = cv2.warpAffine(
        picture.pixels,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=PAPER,
    )
    return replace(picture, pixels=pixels.astype(np.uint8, copy=False))


def _on_page(box: Box, level: PageImage, stamp: Box) -> Box:
    """A box of a straightened stamp on its page: both have the same middle; no further than the stamp reaches."""
    rows, columns = level.pixels.shape
    right = (stamp.x0 + stamp.x1 - columns * POINTS / level.dpi) / 2
    down = (stamp.top + stamp.bottom - rows * POINTS / level.dpi) / 2
    return Box(
        x0=max(stamp.x0, box.x0 + right),
        top=max(stamp.top, box.top + down),
        x1=min(stamp.x1, box.x1 + right),
        bottom=min(stamp.bottom, box.bottom + down),
    )
