"""A second look at numbers: Tesseract's Thai model knows no ๔ ๖ ๗ ๘ ๙ and reads other digits in their place.

Each piece of ink of a word that may be a number is classified by its shape (a perceptron with one hidden layer, learned
by training/digits.py on print in many fonts, damaged as scans are).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.reading.ocr import Reading, Strip

Shapes = NDArray[np.float32]
Labels = NDArray[np.int32]
# Where ink begins and ends (columns), and the labels of its pieces.
Group = tuple[int, int, list[int]]

# What a shape may be; the last stands for all else.
CLASSES = "๐๑๒๓๔๕๖๗๘๙0123456789.,-/:%()#"
# The window around a shape, in heights of a letter: half its width, what it has above the baseline and below it; its
# size as columns x rows.
_HALF, _ABOVE, _BELOW, SIZE = 0.75, 1.5, 0.5, (20, 28)
# Pieces that overlap by this share of the narrower one's width are one shape: broken strokes, letters with marks.
_OVERLAP = 0.5
# Smaller pieces (share of a letter's height, squared) are dirt.
_SPECK = 0.012
# Wider shapes (heights of a letter) may be two digits that touch; where they are cut, as shares of their width.
_TWO, _CUTS = 1.3, (0.38, 0.42, 0.46, 0.5, 0.54, 0.58, 0.62)
# How sure (0 to 1) every shape of a number must be.
_SURE = 0.8


def read_number(strip: Strip, x0: float, x1: float) -> Reading | None:
    """The number between two columns of a line's picture (pixels); None where what stands there is none."""
    labels, groups = _groups(strip)
    inside = [group for group in groups if x0 <= (group[0] + group[1]) / 2 < x1]
    letters = [letter for group in inside for letter in _read(labels, group, strip)]
    text, sure = "".join(letter for letter, _ in letters), [chance for _, chance in letters]
    if "#" in text or min(sure, default=0.0) < _SURE or not any(letter.isdigit() for letter in text):
        return None
    return Reading(text, tuple(round(chance, 3) for chance in sure))


def shapes_in(strip: Strip) -> Shapes:
    """The shapes of a line, from left to right: count x rows x columns, 1 ink, 0 paper."""
    labels, groups = _groups(strip)
    found = [_window(labels, group, strip) for group in groups]
    return np.stack(found) if found else np.zeros((0, SIZE[1], SIZE[0]), np.float32)


def _read(labels: Labels, group: Group, strip: Strip) -> list[tuple[str, float]]:
    """What a group of pieces shows, and how surely; two digits that touch are cut apart where that makes them plain."""
    whole = _best(np.stack([_window(labels, group, strip)]))
    start, end, _ = group
    if end - start < _TWO * strip.height:
        return whole
    cuts = [start + round((end - start) * share) for share in _CUTS]
    halves = [_best(np.stack([_window(labels, part, strip, cut) for part in _parts(group, cut)])) for cut in cuts]
    best = max(halves, key=lambda pair: min(chance * (letter != "#") for letter, chance in pair))
    return best if all(letter.isdigit() for letter, _ in best) else whole


def _parts(group: Group, cut: int) -> tuple[Group, Group]:
    start, end, labels = group
    return (start, cut, labels), (cut, end, labels)


def _best(shapes: Shapes) -> list[tuple[str, float]]:
    chances = classify(shapes)
    return [(CLASSES[int(row.argmax())], float(row.max())) for row in chances]


def _groups(strip: Strip) -> tuple[Labels, list[Group]]:
    """The labelled pieces of ink of a line, and which of them make up one shape."""
    _, ink = cv2.threshold(strip.pixels, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = [i for i in range(1, len(stats)) if stats[i, 4] >= _SPECK * strip.height**2]
    return labels.astype(np.int32, copy=False), _grouped(
        sorted((int(stats[i, 0]), int(stats[i, 0] + stats[i, 2]), i) for i in large)
    )


def _grouped(pieces: Sequence[tuple[int, int, int]]) -> list[Group]:
    """Pieces (start, end, label) that stand over each other as one: (start, end, labels)."""
    groups: list[Group] = []
    for start, end, label in pieces:
        if groups:
            first, last, labels = groups[-1]
            if min(end, last) - start > _OVERLAP * min(end - start, last - first):
                groups[-1] = (first, max(last, end), [*labels, label])
                continue
        groups.append((start, end, [label]))
    return groups


def _window(labels: Labels, group: Group, strip: Strip, cut: int | None = None) -> Shapes:
    """A group's ink alone, in a window of fixed size around it; where it was cut, what is between its columns."""
    height, middle = strip.height, (group[0] + group[1]) / 2
    half, top = _HALF * height, strip.baseline - _ABOVE * height
    corners = np.array([[middle - half, top], [middle + half, top], [middle - half, strip.baseline + _BELOW * height]])
    onto = np.array([[0, 0], [SIZE[0], 0], [0, SIZE[1]]])
    matrix = cv2.getAffineTransform(corners.astype(np.float32), onto.astype(np.float32))
    mask = np.isin(labels, group[2]).astype(np.float32)
    if cut is not None:
        mask[:, : group[0]] = mask[:, group[1] :] = 0
    # Reduced pictures alias: blurred by as much as they shrink.
    blur = max(0.0, height * 2 / SIZE[1] - 1) * 0.5
    soft = cv2.GaussianBlur(mask, (0, 0), blur) if blur > 0.2 else mask
    return cv2.warpAffine(soft, matrix, SIZE, flags=cv2.INTER_LINEAR).astype(np.float32, copy=False)


def classify(shapes: Shapes) -> NDArray[np.float32]:
    """The chances of each class for each shape: count x classes."""
    hidden_weights, hidden_bias, weights, bias = _weights()
    hidden = np.maximum(shapes.reshape(len(shapes), -1) @ hidden_weights + hidden_bias, 0)
    scores = hidden @ weights + bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: NDArray[np.float32] = scores / scores.sum(axis=1, keepdims=True)
    return chances


@cache
def _weights() -> tuple[NDArray[np.float32], ...]:
    with files("extractor.reading").joinpath("digits.npz").open("rb") as file, np.load(file) as stored:
        return tuple(stored[name].astype(np.float32) for name in ("hidden_weights", "hidden_bias", "weights", "bias"))
