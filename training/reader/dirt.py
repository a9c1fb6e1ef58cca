"""What stands on pages besides print and must not be read: underlines, strokes of a pen, stamps, blots."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import cv2

from extractor.model.image import Pixels

# How often a cell has each of them.
_UNDERLINED, _PEN, _STAMPED, _BLOTTED = 0.06, 0.03, 0.03, 0.12
# A line's ink: where it begins and ends, and its baseline, in pixels.
Place = tuple[float, float, float]


def soil(page: Pixels, lines: Sequence[Place], height: float, chance: random.Random) -> None:
    """Draw dirt on a clean page whose letters are so high (pixels)."""
    thin = max(1, round(height * chance.uniform(0.06, 0.14)))
    if chance.random() < _UNDERLINED:
        for line in lines:
            _underline(page, line, height, thin, chance)
    if chance.random() < _PEN:
        _scrawl(page, height, thin, chance)
    if chance.random() < _STAMPED:
        _stamp(page, height, thin, chance)
    if chance.random() < _BLOTTED:
        for _ in range(chance.randint(1, 5)):
            _blot(page, height, chance)


def _underline(page: Pixels, line: Place, height: float, thin: int, chance: random.Random) -> None:
    """A rule under a line or a part of it; where marks hang lower it runs through them."""
    x0, x1, baseline = line
    row = round(baseline + height * chance.uniform(0.18, 0.45))
    begin = x0 if chance.random() < 0.6 else chance.uniform(x0, (x0 + x1) / 2)
    cv2.line(page, (round(begin), row), (round(x1), row), 0, thin)


def _anywhere(page: Pixels, chance: random.Random) -> tuple[int, int]:
    return chance.randrange(page.shape[1]), chance.randrange(page.shape[0])


def _scrawl(page: Pixels, height: float, thin: int, chance: random.Random) -> None:
    """A stroke of a pen: a tick, a part of a signature."""
    x, y = _anywhere(page, chance)
    grey = chance.randint(0, 120)
    for _ in range(chance.randint(1, 4)):
        angle, length = chance.uniform(0, 2 * math.pi), height * chance.uniform(0.5, 4)
        end = round(x + length * math.cos(angle)), round(y + length * math.sin(angle))
        cv2.line(page, (x, y), end, grey, thin, cv2.LINE_AA)
        x, y = end


def _stamp(page: Pixels, height: float, thin: int, chance: random.Random) -> None:
    """The rim of a round stamp, or a side of a square one: paler than print."""
    grey, radius = chance.randint(90, 200), round(height * chance.uniform(6, 20))
    middle = _anywhere(page, chance)
    if chance.random() < 0.7:
        cv2.circle(page, middle, radius, grey, thin, cv2.LINE_AA)
    else:
        cv2.rectangle(page, middle, (middle[0] + 3 * radius, middle[1] + radius), grey, thin)


def _blot(page: Pixels, height: float, chance: random.Random) -> None:
    """A spot, or a hair."""
    axes = tuple(max(1, round(height * chance.uniform(0.04, 0.2) * chance.choice((1, 1, 4)))) for _ in range(2))
    cv2.ellipse(page, _anywhere(page, chance), axes, chance.uniform(0, 180), 0, 360, chance.randint(0, 150), -1)
