"""A line's own ink, cut out of its page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractor.imaging.components import Components, Places
from extractor.imaging.page_image import Labels
from extractor.model import Box
from extractor.model.image import PAPER, LineImage, Pixels

# Paper around a line's ink, as a share of the height of its letters.
_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class SegmentedLine:
    """A line found in a picture: its picture alone, and the box of its ink in points."""

    strip: LineImage
    box: Box


def margin(height: float) -> int:
    """Pixels of paper around the ink of a line whose letters are so high."""
    return max(2, round(_MARGIN * height))


def cut_out(
    ink: Components, mine: Places, shared: Places, bounds: tuple[float, float], baseline: float, height: float
) -> SegmentedLine:
    """The line of some pieces, and of what others, shared with its neighbours, have between its bounds (rows)."""
    every = np.concatenate([mine, shared])
    x0, x1 = int(ink.x0[every].min()), int(ink.x1[every].max())
    top, bottom = int(ink.top[mine].min()), int(ink.bottom[mine].max())
    if len(shared):
        top = min(top, max(int(bounds[0]), int(ink.top[shared].min())))
        bottom = max(bottom, min(int(bounds[1]), int(ink.bottom[shared].max())))
    labels = ink.labels[top:bottom, x0:x1]
    mask = _among(labels, mine, len(ink.x0))
    if len(shared):
        rows = np.arange(top, bottom)[:, None]
        mask |= _among(labels, shared, len(ink.x0)) & ((rows >= bounds[0]) & (rows < bounds[1])).astype(np.uint8)
    rim = margin(height)
    shown = cv2.copyMakeBorder(mask, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=0)
    shown = cv2.dilate(shown, np.ones((3, 3), np.uint8))
    grey = cv2.copyMakeBorder(ink.picture.pixels[top:bottom, x0:x1], rim, rim, rim, rim, cv2.BORDER_REPLICATE)
    pixels = np.where(shown > 0, grey, PAPER).astype(np.uint8)
    return SegmentedLine(LineImage(pixels, baseline - top + rim, height), ink.picture.box(x0, top, x1, bottom))


def _among(labels: Labels, pieces: Places, count: int) -> Pixels:
    keep = np.zeros(count, np.uint8)
    keep[pieces] = 1
    found: Pixels = keep[labels]
    return found
