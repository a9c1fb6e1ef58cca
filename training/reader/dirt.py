"""What stands on pages besides print and must not be read: underlines, strokes of a pen, stamps, blots, watermarks."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractor.model.image import Pixels

# How often the lines of a cell are underlined.
_UNDERLINED = 0.06
# How often a pen went over a cell.
_PEN = 0.03
# How often a stamp reaches into a cell.
_STAMPED = 0.03
# How often a cell has blots.
_BLOTTED = 0.12
# How often a pale seal or word lies behind the print of a cell.
_WATERMARKED = 0.08
# How often that is an office's name rather than a seal.
_NAME_BEHIND = 0.6
_BLACK = 0
_PAPER = 255


@dataclass(frozen=True, slots=True)
class InkSpan:
    """Where the ink of a line is.

    Attributes:
        x0: Where it begins, in pixels.
        x1: Where it ends, in pixels.
        baseline: The row that letters stand on.
    """

    x0: float
    x1: float
    baseline: float


def soil(
    page: Pixels, lines: Sequence[InkSpan], height: float, rng: random.Random
) -> None:
    """Draw dirt on a clean page, in place.

    Args:
        page: Rows x columns of 8-bit grey.
        lines: The page's lines.
        height: How high its letters are, in pixels.
        rng: Decides; the same state gives the same dirt.
    """
    thickness = max(1, round(height * rng.uniform(0.06, 0.14)))
    if rng.random() < _WATERMARKED:
        _watermark(page, lines, height, rng)
    if rng.random() < _UNDERLINED:
        for line in lines:
            _underline(page, line, height, thickness, rng)
    if rng.random() < _PEN:
        _scrawl(page, height, thickness, rng)
    if rng.random() < _STAMPED:
        _stamp(page, height, thickness, rng)
    if rng.random() < _BLOTTED:
        for _ in range(rng.randint(1, 5)):
            _blot(page, height, rng)


def _watermark(
    page: Pixels, lines: Sequence[InkSpan], height: float, rng: random.Random
) -> None:
    """What was printed pale behind the text: an office's name over and over, or a seal."""
    grey = rng.randint(150, 235)
    if rng.random() >= _NAME_BEHIND:
        np.minimum(page, _seal_behind(page, height, grey, rng), out=page)
        return
    behind = _name_behind(page, height, grey, rng)
    for line in lines:
        # Only behind print: pale print alone is to be read.
        top = max(0, round(line.baseline - 1.7 * height))
        bottom = round(line.baseline + 0.6 * height)
        x0 = max(0, round(line.x0 - height))
        x1 = round(line.x1 + height)
        band = page[top:bottom, x0:x1]
        np.minimum(band, behind[top:bottom, x0:x1], out=band)


def _name_behind(
    page: Pixels, height: float, grey: int, rng: random.Random
) -> Pixels:
    """Pale print, level or aslant: the page's own letters serve, moved, turned and larger."""
    rows, columns = page.shape
    degrees = rng.choice((0.0, rng.uniform(-60, 60)))
    scale = rng.uniform(0.8, 3)
    move = cv2.getRotationMatrix2D(_random_pixel(page, rng), degrees, scale)
    move[0, 2] += rng.uniform(-6, 6) * height
    move[1, 2] += rng.uniform(-2, 2) * height
    moved = cv2.warpAffine(page, move, (columns, rows), borderValue=_PAPER)
    share = (_PAPER - grey) / _PAPER
    return (_PAPER - share * (_PAPER - moved.astype(float))).astype(np.uint8)


def _seal_behind(
    page: Pixels, height: float, grey: int, rng: random.Random
) -> Pixels:
    """Broad pale strokes: large letters set aslant, the arcs of a seal."""
    behind = np.full_like(page, _PAPER)
    for _ in range(rng.randint(1, 6)):
        breadth = max(2, round(height * rng.uniform(0.3, 1.5)))
        middle = _random_pixel(page, rng)
        if rng.random() < 0.5:
            end = _random_pixel(page, rng)
            cv2.line(behind, middle, end, grey, breadth, cv2.LINE_AA)
        else:
            radius = round(height * rng.uniform(1.5, 8))
            cv2.circle(behind, middle, radius, grey, breadth, cv2.LINE_AA)
    return behind


def _underline(
    page: Pixels,
    line: InkSpan,
    height: float,
    thickness: int,
    rng: random.Random,
) -> None:
    """A rule under a line or a part of it; where marks hang lower it runs through them."""
    row = round(line.baseline + height * rng.uniform(0.18, 0.45))
    begin = line.x0
    if rng.random() >= 0.6:
        begin = rng.uniform(line.x0, (line.x0 + line.x1) / 2)
    cv2.line(
        page, (round(begin), row), (round(line.x1), row), _BLACK, thickness
    )


def _random_pixel(page: Pixels, rng: random.Random) -> tuple[int, int]:
    rows, columns = page.shape
    x = rng.randrange(columns)
    y = rng.randrange(rows)
    return x, y


def _scrawl(
    page: Pixels, height: float, thickness: int, rng: random.Random
) -> None:
    """A stroke of a pen: a tick, a part of a signature."""
    x, y = _random_pixel(page, rng)
    grey = rng.randint(0, 120)
    for _ in range(rng.randint(1, 4)):
        angle = rng.uniform(0, 2 * math.pi)
        length = height * rng.uniform(0.5, 4)
        next_x = round(x + length * math.cos(angle))
        next_y = round(y + length * math.sin(angle))
        cv2.line(page, (x, y), (next_x, next_y), grey, thickness, cv2.LINE_AA)
        x, y = next_x, next_y


def _stamp(
    page: Pixels, height: float, thickness: int, rng: random.Random
) -> None:
    """The rim of a round stamp, or a side of a square one: paler than print."""
    grey = rng.randint(90, 200)
    radius = round(height * rng.uniform(6, 20))
    x, y = _random_pixel(page, rng)
    if rng.random() < 0.7:
        cv2.circle(page, (x, y), radius, grey, thickness, cv2.LINE_AA)
    else:
        cv2.rectangle(
            page, (x, y), (x + 3 * radius, y + radius), grey, thickness
        )


def _blot(page: Pixels, height: float, rng: random.Random) -> None:
    """A spot, or a hair."""
    axes = (_blot_axis(height, rng), _blot_axis(height, rng))
    middle = _random_pixel(page, rng)
    degrees = rng.uniform(0, 180)
    grey = rng.randint(0, 150)
    cv2.ellipse(page, middle, axes, degrees, 0, 360, grey, -1)


def _blot_axis(height: float, rng: random.Random) -> int:
    """Half an axis of an ellipse in pixels; one of three is long."""
    share = rng.uniform(0.04, 0.2)
    stretch = rng.choice((1, 1, 4))
    return max(1, round(height * share * stretch))
