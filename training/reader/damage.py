"""What printers, copiers and scanners do to a page. Each step is a small function of a grey picture and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import PAPER, Pixels

Affine = NDArray[np.float64]
# A page's shape: rows, columns.
Shape = tuple[int, ...]

# How often a page was only drawn, never printed.
_NEVER_PRINTED = 0.05
# How often a scan is black and white.
_BILEVEL = 0.28
# Dots an inch at which damage is as coarse as given here; it goes with the resolution.
_REFERENCE_DPI = 300
# From this fineness (dpi / 300) on strokes are thick enough for coarser damage.
_FINE = 0.8
# Numbers of the store of noise.
_NOISE_COUNT = 1 << 22
_NOISE_SEED = 7


@dataclass(frozen=True, eq=False)
class Damaged:
    """A damaged picture.

    Attributes:
        pixels: Rows x columns of 8-bit grey.
        moved: The affine map (2 x 3) from clean pixels to its own.
    """

    pixels: Pixels
    moved: Affine


class _Step(NamedTuple):
    """A kind of damage, and how often it happens."""

    damage: Callable[[Pixels, float, np.random.Generator], Pixels]
    share: float


def damaged(pixels: Pixels, dpi: float, rng: np.random.Generator) -> Damaged:
    """Damage a clean picture in one of the many ways in which it may come out of a scanner.

    Args:
        pixels: Rows x columns of 8-bit grey.
        dpi: Dots an inch.
        rng: Decides; the same state gives the same damage.

    Returns:
        A picture of the same size.
    """
    if rng.random() < _NEVER_PRINTED:
        return Damaged(pixels, np.eye(2, 3))
    moved = _slight_move(pixels.shape, rng)
    rows, columns = pixels.shape
    size = (columns, rows)
    warped = cv2.warpAffine(
        pixels, moved, size, flags=cv2.INTER_LINEAR, borderValue=PAPER
    )
    page = warped.astype(np.uint8)
    fineness = dpi / _REFERENCE_DPI
    for step in _STEPS:
        if rng.random() < step.share:
            page = step.damage(page, fineness, rng)
    finish = _bilevel if rng.random() < _BILEVEL else _grey
    return Damaged(finish(page, fineness, rng), moved)


def _slight_move(shape: Shape, rng: np.random.Generator) -> Affine:
    """A little turned and sheared: what straightening leaves over."""
    degrees = np.clip(rng.normal(0, 0.15), -0.5, 0.5)
    angle = np.radians(degrees)
    shear = rng.normal(0, 0.006)
    stretch = rng.normal(1, 0.006)
    cosine = np.cos(angle)
    sine = np.sin(angle)
    rotation = np.array([[cosine, -sine], [sine, cosine]])
    stretch_and_shear = np.array([[stretch, shear], [0, 1]])
    linear = rotation @ stretch_and_shear
    middle = np.array(shape[::-1]) / 2
    jitter = rng.uniform(-0.5, 0.5, 2)
    offset = middle - linear @ middle + jitter
    return np.column_stack([linear, offset])


def _weight(page: Pixels, fineness: float, rng: np.random.Generator) -> Pixels:
    """Strokes thicker or thinner by a part of a pixel."""
    side = 3 if fineness > _FINE and rng.random() < 0.4 else 2
    change = cv2.erode if rng.random() < 0.6 else cv2.dilate
    changed = change(page, np.ones((side, side), np.uint8))
    most = 0.8 if fineness > _FINE else 0.5
    share = rng.uniform(0.1, most)
    return cv2.addWeighted(page, 1 - share, changed, share, 0).astype(np.uint8)


def _blur(page: Pixels, fineness: float, rng: np.random.Generator) -> Pixels:
    sigma = rng.uniform(0.3, 1.5) * max(fineness, 0.45)
    return cv2.GaussianBlur(page, (0, 0), sigma).astype(np.uint8)


def _resampled(
    page: Pixels, fineness: float, rng: np.random.Generator
) -> Pixels:
    """Scanned coarser than it is shown."""
    least = 0.5 if fineness > 0.6 else 0.75
    share = rng.uniform(least, 0.95)
    rows, columns = page.shape
    coarse_size = (round(columns * share), round(rows * share))
    coarse = cv2.resize(page, coarse_size, interpolation=cv2.INTER_AREA)
    ways = [cv2.INTER_LINEAR, cv2.INTER_CUBIC]
    if share > 0.85:
        ways.append(cv2.INTER_NEAREST)
    way = ways[int(rng.integers(len(ways)))]
    return cv2.resize(coarse, (columns, rows), interpolation=way).astype(
        np.uint8
    )


def _toner(page: Pixels, fineness: float, rng: np.random.Generator) -> Pixels:
    """Toner that did not stick everywhere."""
    coarseness = rng.uniform(1.5, 5) * max(fineness, 0.5)
    shape = tuple(int(side / coarseness) + 2 for side in page.shape)
    noise = _noise(shape, rng)
    holes = cv2.resize(noise, page.shape[::-1], interpolation=cv2.INTER_CUBIC)
    level = rng.uniform(1.3, 2.2)
    depth = rng.uniform(0.2, 0.8)
    kept = np.clip(level + holes * depth, 0.1, 1)
    ink = PAPER - page.astype(np.float32)
    return (PAPER - ink * kept).astype(np.uint8)


_STEPS = (
    _Step(_weight, 0.5),
    _Step(_blur, 0.75),
    _Step(_toner, 0.15),
    _Step(_resampled, 0.2),
)


def _grey(page: Pixels, fineness: float, rng: np.random.Generator) -> Pixels:
    """Grey: faded ink, toned paper, uneven light, noise, JPEG."""
    ink = rng.uniform(0, 90)
    paper = rng.uniform(225, PAPER)
    if rng.random() < 0.12:
        ink = rng.uniform(90, 150)
    contrast = (paper - ink) / PAPER
    light = ink + page.astype(np.float32) * contrast
    if rng.random() < 0.25:
        light *= _uneven_light(page.shape, rng)
    if rng.random() < 0.8:
        noise = _noise(page.shape, rng)
        light += noise * _noise_strength(rng)
    grey = np.clip(light, 0, PAPER).astype(np.uint8)
    return _jpeg(grey, rng) if rng.random() < 0.45 else grey


def _noise_strength(rng: np.random.Generator) -> float:
    """Standard deviation of a scanner's noise, in greys."""
    return rng.uniform(0.5, 9) if rng.random() < 0.85 else rng.uniform(9, 20)


def _uneven_light(
    shape: Shape, rng: np.random.Generator
) -> NDArray[np.float32]:
    corners = rng.uniform(0.82, 1.0, (2, 2)).astype(np.float32)
    return cv2.resize(
        corners, shape[::-1], interpolation=cv2.INTER_LINEAR
    ).astype(np.float32)


def _jpeg(page: Pixels, rng: np.random.Generator) -> Pixels:
    quality = int(rng.integers(25, 92))
    _, packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    unpacked = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    return page if unpacked is None else unpacked.astype(np.uint8)


def _bilevel(page: Pixels, fineness: float, rng: np.random.Generator) -> Pixels:
    """Black and white: ragged edges and speckle; smoothed again where the viewer scales it."""
    noise = _noise(page.shape, rng)
    strength = rng.uniform(2, 35)
    rough = page.astype(np.float32) + noise * strength
    # Thin strokes at low resolution vanish above a low threshold.
    lowest = 110 if fineness > _FINE else 145
    threshold = rng.uniform(lowest, 205)
    hard = np.where(rough > threshold, PAPER, 0).astype(np.uint8)
    if rng.random() < 0.6:
        _speckle(hard, fineness, rng)
    return _blur(hard, 0.5, rng) if rng.random() < 0.3 else hard


def _speckle(page: Pixels, fineness: float, rng: np.random.Generator) -> None:
    """Black and white spots: single pixels, and a few round ones."""
    share = 10 ** rng.uniform(-4.5, -2.7)
    count = int(page.size * share)
    spots = rng.integers(0, page.size, count)
    is_black = rng.random(count) < 0.7
    page.reshape(-1)[spots] = np.where(is_black, 0, PAPER)
    largest = 3 if fineness > _FINE else 2
    for _ in range(int(rng.integers(0, 4))):
        x = int(rng.integers(page.shape[1]))
        y = int(rng.integers(page.shape[0]))
        radius = int(rng.integers(0, largest))
        grey = 0 if rng.random() < 0.7 else PAPER
        cv2.circle(page, (x, y), radius, grey, -1)


@cache
def _noise_store() -> NDArray[np.float32]:
    return np.random.default_rng(_NOISE_SEED).standard_normal(
        _NOISE_COUNT, np.float32
    )


def _noise(shape: Shape, rng: np.random.Generator) -> NDArray[np.float32]:
    """Normal noise, taken from a store: drawing it anew for each picture would cost more than all else."""
    rows, columns = shape
    start = int(rng.integers(_NOISE_COUNT - 1))
    indices = np.arange(start, start + rows * columns)
    return np.take(_noise_store(), indices, mode="wrap").reshape(rows, columns)
