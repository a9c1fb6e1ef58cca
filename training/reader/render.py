"""Cells of tables are printed: a few lines in one font, close together, with rulings round them or without."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from extractor.model.image import PAPER, POINTS, Pixels
from training.reader.dirt import soil
from training.reader.fonts import Face, Shelf, loaded

# Resolutions (dots an inch) and how often scans have them.
_DPI, _DPI_SHARES = (150, 200, 300, 0), (0.24, 0.30, 0.38, 0.08)
# Line pitches, shares of a letter's height: Sarabun's in Word and in browsers, other fonts', generous.
_PITCHES, _PITCH_SHARES = ((2.03, 2.35), (2.35, 2.7), (2.7, 3.2), (3.2, 4.2)), (0.42, 0.25, 0.2, 0.13)
# A line's ink reaches so far above and below its baseline, in letters' heights.
_ABOVE, _BELOW = 2.4, 1.3
_DARK = 128
# Paper round the text, in letters' heights.
_RIM = 3


@dataclass(frozen=True, eq=False)
class PrintedText:
    """A line as printed: its text, and its ink from `x0` to `x1` on row `baseline` (pixels)."""

    text: str
    x0: float
    x1: float
    baseline: float


@dataclass(frozen=True, eq=False)
class Cell:
    """A clean picture (8-bit grey) at `dpi`, its lines, the height of its letters and its rulings, in pixels.

    `owners` says of each pixel to which line its ink belongs (1 the first one, 0 none). A ruling is (x0, top, x1,
    bottom).
    """

    pixels: Pixels
    owners: Pixels
    dpi: float
    lines: tuple[PrintedText, ...]
    height: float
    rulings: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that one face draws, and the gap before them (pixels)."""

    text: str
    face: Face
    gap: float


def resolution(chance: random.Random) -> int:
    """Dots an inch of a scan."""
    return chance.choices(_DPI, _DPI_SHARES)[0] or chance.randint(140, 320)


def size_of(chance: random.Random) -> float:
    """Points of a font: 11 to 18 as a rule."""
    return chance.uniform(11, 18) if chance.random() < 0.9 else chance.uniform(8.5, 20)


def printed(texts: Sequence[str], face: Face, shelf: Shelf, dpi: int, points: float, chance: random.Random) -> Cell:
    """Print lines below each other; characters that the face lacks come from another."""
    size = max(8, round(points * dpi / POINTS))
    height = letter_height(face.path, size)
    pitch = chance.uniform(*chance.choices(_PITCHES, _PITCH_SHARES)[0]) * height
    wider = chance.uniform(1.2, 3) if chance.random() < 0.12 else 1.0
    faces = [face, *shelf.lenders(face, chance)]
    runs = [list(_runs(text, faces, size, wider)) for text in texts]
    left, top = _RIM * height + chance.random(), _RIM * height + chance.random()
    canvas = (
        round(2 * left + max(_length(line, size) for line in runs)) + size,
        round(top * 2 + pitch * (len(texts) - 1)),
    )
    pixels, owners = np.full(canvas[::-1], PAPER, np.uint8), np.zeros(canvas[::-1], np.uint8)
    lines = []
    for at, (text, line) in enumerate(zip(texts, runs, strict=True)):
        x = left + (chance.uniform(0, 2) * height if chance.random() < 0.1 else 0)
        baseline = round(top + at * pitch)
        rows = slice(max(0, baseline - round(_ABOVE * height)), baseline + round(_BELOW * height))
        band = Image.new("L", (canvas[0], pixels[rows].shape[0]), PAPER)
        lines.append(_drawn(ImageDraw.Draw(band), text, line, size, x, baseline, rows.start))
        drawn = np.asarray(band)
        np.minimum(pixels[rows], drawn, out=pixels[rows])
        owners[rows][drawn < _DARK] = at + 1
    rulings = tuple(_rulings(lines, height, dpi, canvas, chance)) if chance.random() < 0.4 else ()
    soil(pixels, [(line.x0, line.x1, line.baseline) for line in lines], height, chance)
    for x0, y0, x1, y1 in rulings:
        pixels[int(y0) : int(y1), int(x0) : int(x1)] = 0
    return Cell(pixels, owners, dpi, tuple(lines), height, rulings)


@cache
def letter_height(path: Path, size: int) -> float:
    """The height of บ in pixels."""
    box = loaded(path, size * 8).getbbox("บ", anchor="ls")
    return float(-box[1]) / 8


def _runs(text: str, faces: Sequence[Face], size: int, wider: float) -> Iterator[_Run]:
    """A line's stretches of one face; stretched lines (justified ones) have gaps for spaces."""
    gap, run, drawn_by = 0.0, "", faces[0]
    for character in text:
        face = next((face for face in faces if character in face.characters), faces[0])
        stretched = wider > 1 and character == " "
        if run and (stretched or face != drawn_by):
            yield _Run(run, drawn_by, gap)
            gap, run = 0.0, ""
        drawn_by = face
        if stretched:
            gap += wider * loaded(face.path, size).getlength(" ")
        else:
            run += character
    if run:
        yield _Run(run, drawn_by, gap)


def _length(runs: Sequence[_Run], size: int) -> float:
    return sum(run.gap + loaded(run.face.path, size).getlength(run.text) for run in runs)


def _drawn(
    draw: ImageDraw.ImageDraw, text: str, runs: Sequence[_Run], size: int, x: float, baseline: int, top: int
) -> PrintedText:
    """Draw a line; where its ink begins and ends is told for the check of what was cut."""
    spans = []
    for run in runs:
        font = loaded(run.face.path, size)
        x += run.gap
        draw.text((x, baseline - top), run.text, font=font, fill=0, anchor="ls")
        box = font.getbbox(run.text, anchor="ls")
        spans.append((x + box[0], x + box[2]))
        x += font.getlength(run.text)
    return PrintedText(text, min(x0 for x0, _ in spans), max(x1 for _, x1 in spans), baseline)


def _rulings(
    lines: Sequence[PrintedText], height: float, dpi: int, canvas: tuple[int, int], chance: random.Random
) -> Iterator[tuple[float, float, float, float]]:
    """The borders of a table's cell: some, or all four."""
    thick = max(1, round(chance.uniform(0.4, 1.2) * dpi / POINTS))
    top = lines[0].baseline - chance.uniform(1.6, 2.6) * height
    bottom = lines[-1].baseline + chance.uniform(0.35, 1.4) * height
    left = min(line.x0 for line in lines) - chance.uniform(0.25, 1.0) * height
    right = max(line.x1 for line in lines) + chance.uniform(0.25, 1.0) * height
    for y in (top, bottom):
        if chance.random() < 0.8:
            yield (0 if chance.random() < 0.5 else left, y, canvas[0], y + thick)
    for x in (left, right):
        if chance.random() < 0.7:
            yield (x - thick / 2, 0 if chance.random() < 0.5 else top, x + thick / 2, canvas[1])
