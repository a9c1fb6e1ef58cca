"""Teaches the shapes of digits: numbers and words are printed in many fonts, damaged as scans are, and learned.

Writes extractor/reading/digits.npz. Run it with `make train-digits`; it needs Thai fonts (Debian's fonts-thai-tlwg,
fonts-arundina) and ten minutes of one core. Other folders with fonts may be named as arguments.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from extractor.reading.digits import CLASSES, SIZE, shapes_in
from extractor.reading.ocr import Strip
from training.texts import prose

_OUT = Path(__file__).parents[1] / "extractor" / "reading" / "digits.npz"
_FONTS = (
    "/usr/share/fonts/truetype/tlwg",
    "/usr/share/fonts/truetype/ttf-thai-arundina",
    "/usr/share/fonts/truetype/arundina",
)
# Not typewriters', handwriting or slanted ones: reports are not set in them.
_UNFIT = re.compile("Oblique|Italic|italic|Mono|Typ|Purisa")
_LINES, _EPOCHS, _HIDDEN, _BATCH, _RATE = 40_000, 24, 192, 256, 1.5e-3
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# Classes that are digits, Thai and Arabic.
_DIGITS = 20
Chance = np.random.Generator


def main(folders: Sequence[str]) -> None:
    """Print, learn, write; says how many of the shapes kept aside are read right."""
    chance = np.random.default_rng(1)
    fonts = sorted(
        {
            path
            for folder in (*_FONTS, *folders)
            for path in Path(folder).glob("**/*.ttf")
            if not _UNFIT.search(path.name)
        }
    )
    shapes, labels = zip(*_samples(fonts, chance), strict=True)
    inputs, wanted = np.concatenate(shapes).reshape(-1, SIZE[0] * SIZE[1]), np.concatenate(labels)
    order = chance.permutation(len(inputs))
    inputs, wanted = inputs[order], wanted[order]
    aside = len(inputs) // 20
    weights = _learn(inputs[aside:], wanted[aside:], chance)
    right = _scores(inputs[:aside], weights)[1].argmax(axis=1) == wanted[:aside]
    digits = right[wanted[:aside] < _DIGITS].mean()
    print(f"{len(fonts)} fonts, {len(inputs):,} shapes; right: {right.mean():.2%}, digits {digits:.2%}")
    hidden_weights, hidden_bias, last, bias = (part.astype(np.float16) for part in weights)
    np.savez_compressed(_OUT, hidden_weights=hidden_weights, hidden_bias=hidden_bias, weights=last, bias=bias)


def _samples(fonts: Sequence[Path], chance: Chance) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64]]]:
    words = [word for text in prose() for word in text.split() if not any(c.isdigit() for c in word)]
    latin = [
        "Facebook",
        "Line",
        "ITA",
        "GPS",
        "Policy",
        "Gift",
        "Google",
        "Form",
        "EIT",
        "OIT",
        "QR",
        "Code",
        "e-Service",
    ]
    for _ in range(_LINES):
        font = _font(fonts[int(chance.integers(len(fonts)))], int(chance.integers(24, 90)))
        number = chance.random() < 0.75
        text = _number(chance) if number else str(chance.choice(latin if chance.random() < 0.1 else words))[:14]
        found = shapes_in(_printed(text, font, chance))
        if not len(found) or (number and len(found) != len(text)):
            continue
        yield found, np.array([CLASSES.index(c) for c in text] if number else [len(CLASSES) - 1] * len(found))


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _number(chance: Chance) -> str:
    digits = "".join(map(str, chance.integers(0, 10, int(chance.integers(1, 8)))))
    kind = int(chance.integers(8))
    shaped = (
        f"{digits}.",
        f"{int(digits):,}",
        f"{digits}.{digits[:2]}",
        f"({digits})",
        f"{digits[:2]}:{digits[-2:]}",
        f"{digits}-{digits[:3]}",
        f"{digits[:3]}/{digits[-4:]}",
        f"{digits}%",
    )
    text = shaped[kind] if chance.random() < 0.6 else digits
    return text.translate(_THAI) if chance.random() < 0.7 else text


def _printed(text: str, font: ImageFont.FreeTypeFont, chance: Chance) -> Strip:
    """The text as a scanner sees it; height and baseline as roughly as lines are measured."""
    height = round(-font.getbbox("บ", anchor="ls")[1])
    width = round(font.getlength(text)) + 4 * height
    page = Image.new("L", (width, 5 * height), 255)
    ImageDraw.Draw(page).text((2 * height, 3 * height), text, font=font, fill=int(chance.integers(0, 60)), anchor="ls")
    wanted = chance.uniform(11, 34)  # pixels: 12 points at 150 dpi to 16 points at 300
    share = min(1.0, wanted / height)
    matrix = cv2.getRotationMatrix2D((width / 2, 3 * height), chance.uniform(-0.6, 0.6), 1)
    matrix[0, 1] += chance.uniform(-0.04, 0.04)
    grey = cv2.warpAffine(np.asarray(page), matrix, page.size, borderValue=255)
    grey = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA).astype(np.float32)
    high = height * share
    if chance.random() < 0.3:
        grow = np.ones((2, 2), np.uint8)
        grey = cv2.erode(grey, grow) if chance.random() < 0.6 else cv2.dilate(grey, grow)
    grey = cv2.GaussianBlur(grey, (0, 0), chance.uniform(0.3, 0.3 + 0.045 * high))
    grey = grey + chance.normal(0, chance.uniform(2, 20), grey.shape)
    if chance.random() < 0.35:
        grey = np.where(grey > chance.uniform(120, 200), 255, 0)
    baseline = (3 + chance.uniform(-0.07, 0.07)) * high
    return Strip(np.clip(grey, 0, 255).astype(np.uint8), baseline, high * chance.uniform(0.92, 1.08))


def _learn(inputs: NDArray[np.float32], wanted: NDArray[np.int64], chance: Chance) -> list[NDArray[np.float32]]:
    """Adam (Kingma and Ba, 2015) on the cross-entropy."""
    sizes = ((inputs.shape[1], _HIDDEN), (_HIDDEN,), (_HIDDEN, len(CLASSES)), (len(CLASSES),))
    weights = [chance.normal(0, (2 / size[0]) ** 0.5, size).astype(np.float32) * (len(size) > 1) for size in sizes]
    first, second, step = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights], 0
    for epoch in range(_EPOCHS):
        order = chance.permutation(len(inputs))
        for at in range(0, len(order), _BATCH):
            step += 1
            rate = _RATE * (1 - epoch / _EPOCHS)
            for i, slope in enumerate(
                _slopes(inputs[order[at : at + _BATCH]], wanted[order[at : at + _BATCH]], weights)
            ):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                fast = (second[i] / (1 - 0.999**step)) ** 0.5 + 1e-8
                weights[i] -= (rate * first[i] / (1 - 0.9**step) / fast).astype(np.float32)
    return weights


def _scores(
    inputs: NDArray[np.float32], weights: Sequence[NDArray[np.float32]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    hidden = np.maximum(inputs @ weights[0] + weights[1], 0)
    return hidden, hidden @ weights[2] + weights[3]


def _slopes(
    inputs: NDArray[np.float32], wanted: NDArray[np.int64], weights: Sequence[NDArray[np.float32]]
) -> list[NDArray[np.float32]]:
    hidden, scores = _scores(inputs, weights)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(wanted)), wanted] -= 1
    chances /= len(wanted)
    back = (chances @ weights[2].T) * (hidden > 0)
    return [inputs.T @ back, back.sum(axis=0), hidden.T @ chances, chances.sum(axis=0)]


if __name__ == "__main__":
    main(sys.argv[1:])
