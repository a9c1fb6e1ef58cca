"""What printers, copiers and scanners do to a page. Each step is a small function of a grey picture and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import PAPER, Pixels

Chance = np.random.Generator
Affine = NDArray[np.float64]
_NOISE = 1 << 22
# How often a scan is black and white.
_BILEVEL = 0.28


@dataclass(frozen=True, eq=False)
class Damaged:
    """The damaged picture, and the affine map (2 x 3) from clean pixels to its own."""

    pixels: Pixels
    moved: Affine


def damaged(pixels: Pixels, dpi: float, chance: Chance) -> Damaged:
    """One of the many ways in which a clean picture may come out of a scanner."""
    if chance.random() < 0.05:  # a PDF that was only drawn, never printed
        return Damaged(pixels, np.eye(2, 3))
    moved = _move(pixels.shape, chance)
    height, width = pixels.shape
    page = cv2.warpAffine(pixels, moved, (width, height), flags=cv2.INTER_LINEAR, borderValue=PAPER).astype(np.uint8)
    fine = dpi / 300
    for step, share in _STEPS:
        if chance.random() < share:
            page = step(page, fine, chance)
    finish = _bilevel if chance.random() < _BILEVEL else _grey
    return Damaged(finish(page, fine, chance), moved)


def _move(shape: tuple[int, ...], chance: Chance) -> Affine:
    """A little turned and sheared: what straightening leaves over."""
    angle = np.radians(np.clip(chance.normal(0, 0.15), -0.5, 0.5))
    shear, stretch = chance.normal(0, 0.006), chance.normal(1, 0.006)
    transform = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    linear = transform @ np.array([[stretch, shear], [0, 1]])
    middle = np.array(shape[::-1]) / 2
    return np.column_stack([linear, middle - linear @ middle + chance.uniform(-0.5, 0.5, 2)])


def _weight(page: Pixels, fine: float, chance: Chance) -> Pixels:
    """Strokes thicker or thinner by a part of a pixel."""
    side = 3 if fine > 0.8 and chance.random() < 0.4 else 2
    changed = (cv2.erode if chance.random() < 0.6 else cv2.dilate)(page, np.ones((side, side), np.uint8))
    part = chance.uniform(0.1, 0.8) if fine > 0.8 else chance.uniform(0.1, 0.5)
    return cv2.addWeighted(page, 1 - part, changed, part, 0).astype(np.uint8)


def _blur(page: Pixels, fine: float, chance: Chance) -> Pixels:
    sigma = chance.uniform(0.3, 1.5) * max(fine, 0.45)
    return cv2.GaussianBlur(page, (0, 0), sigma).astype(np.uint8)


def _resampled(page: Pixels, fine: float, chance: Chance) -> Pixels:
    """Scanned coarser than it is shown."""
    share = chance.uniform(0.6, 0.95) if fine > 0.6 else chance.uniform(0.8, 0.95)
    height, width = page.shape
    small = cv2.resize(page, (round(width * share), round(height * share)), interpolation=cv2.INTER_AREA)
    way = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST)[int(chance.integers(3 if share > 0.85 else 2))]
    return cv2.resize(small, (width, height), interpolation=way).astype(np.uint8)


def _toner(page: Pixels, fine: float, chance: Chance) -> Pixels:
    """Toner that did not stick everywhere."""
    coarse = chance.uniform(1.5, 5) * max(fine, 0.5)
    shape = tuple(int(side / coarse) + 2 for side in page.shape)
    holes = cv2.resize(_noise(shape, chance), page.shape[::-1], interpolation=cv2.INTER_CUBIC)
    kept = np.clip(chance.uniform(1.3, 2.2) + holes * chance.uniform(0.2, 0.8), 0.1, 1)
    return (PAPER - (PAPER - page.astype(np.float32)) * kept).astype(np.uint8)


_STEPS: tuple[tuple[Callable[[Pixels, float, Chance], Pixels], float], ...] = (
    (_weight, 0.5),
    (_blur, 0.75),
    (_toner, 0.15),
    (_resampled, 0.12),
)


def _grey(page: Pixels, fine: float, chance: Chance) -> Pixels:
    """Grey: faded ink, toned paper, uneven light, noise, JPEG."""
    ink, paper = chance.uniform(0, 90), chance.uniform(225, PAPER)
    if chance.random() < 0.12:
        ink = chance.uniform(90, 150)
    light = ink + page.astype(np.float32) * ((paper - ink) / PAPER)
    if chance.random() < 0.25:
        light *= _light(page.shape, chance)
    if chance.random() < 0.8:
        light += _noise(page.shape, chance) * (
            chance.uniform(0.5, 9) if chance.random() < 0.85 else chance.uniform(9, 20)
        )
    grey = np.clip(light, 0, PAPER).astype(np.uint8)
    return _jpeg(grey, chance) if chance.random() < 0.45 else grey


def _light(shape: tuple[int, ...], chance: Chance) -> NDArray[np.float32]:
    corners = chance.uniform(0.82, 1.0, (2, 2)).astype(np.float32)
    return cv2.resize(corners, shape[::-1], interpolation=cv2.INTER_LINEAR).astype(np.float32)


def _jpeg(page: Pixels, chance: Chance) -> Pixels:
    _, packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(25, 92))])
    found = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    return page if found is None else found.astype(np.uint8)


def _bilevel(page: Pixels, fine: float, chance: Chance) -> Pixels:
    """Black and white: ragged edges and speckle; smoothed again where the viewer scales it."""
    rough = page.astype(np.float32) + _noise(page.shape, chance) * chance.uniform(2, 35)
    # Thin strokes at low resolution vanish above a low threshold.
    low = 110 if fine > 0.8 else 145
    hard = np.where(rough > chance.uniform(low, 205), PAPER, 0).astype(np.uint8)
    if chance.random() < 0.6:
        _speckle(hard, fine, chance)
    return _blur(hard, 0.5, chance) if chance.random() < 0.3 else hard


def _speckle(page: Pixels, fine: float, chance: Chance) -> None:
    count = int(page.size * 10 ** chance.uniform(-4.5, -2.7))
    spots = chance.integers(0, page.size, count)
    page.reshape(-1)[spots] = np.where(chance.random(count) < 0.7, 0, PAPER)
    for _ in range(int(chance.integers(0, 4))):
        spot = (int(chance.integers(page.shape[1])), int(chance.integers(page.shape[0])))
        cv2.circle(
            page, spot, int(chance.integers(0, 3 if fine > 0.8 else 2)), 0 if chance.random() < 0.7 else PAPER, -1
        )


@cache
def _bank() -> NDArray[np.float32]:
    return np.random.default_rng(7).standard_normal(_NOISE, np.float32)


def _noise(shape: tuple[int, ...], chance: Chance) -> NDArray[np.float32]:
    """Normal noise, taken from a store: drawing it anew for each picture would cost more than all else."""
    rows, columns = shape
    start = int(chance.integers(_NOISE - 1))
    return np.take(_bank(), np.arange(start, start + rows * columns), mode="wrap").reshape(rows, columns)
