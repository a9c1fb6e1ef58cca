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
from training.reader.dirt import InkSpan, soil
from training.reader.fonts import Face, Shelf, loaded

# Dots an inch and how often scans have them; 0 stands for any from 140 to 320.
_RESOLUTIONS = (150, 200, 300, 0)
_RESOLUTION_SHARES = (0.24, 0.30, 0.38, 0.08)
# Line pitches from and to, shares of a letter's height: Sarabun's in Word and in browsers, other fonts', generous.
_PITCHES = ((2.03, 2.35), (2.35, 2.7), (2.7, 3.2), (3.2, 4.2))
_PITCH_SHARES = (0.42, 0.25, 0.2, 0.13)
# A line's ink reaches so far above its baseline, in letters' heights.
_ABOVE = 2.4
# A line's ink reaches so far below its baseline, in letters' heights.
_BELOW = 1.3
# Greys darker than this are ink.
_DARK = 128
# Paper round the text, in letters' heights.
_MARGIN = 3
# Pixels of a font's size at least.
_LEAST_SIZE = 8
# Letters are measured so many times larger, since a font's boxes are whole pixels.
_MEASURED_AT = 8


@dataclass(frozen=True, eq=False)
class PrintedText:
    """A line as printed.

    Attributes:
        text: Its text.
        x0: Where its ink begins, in pixels.
        x1: Where its ink ends, in pixels.
        baseline: The row that letters stand on.
    """

    text: str
    x0: float
    x1: float
    baseline: float


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table, printed.

    Attributes:
        pixels: A clean picture, rows x columns of 8-bit grey.
        owners: Of each pixel to which line its ink belongs: 1 the first one, 0 none.
        dpi: Dots an inch.
        lines: Its lines.
        height: The height of its letters in pixels.
        rulings: Its borders, (x0, top, x1, bottom) in pixels.
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


def resolution(rng: random.Random) -> int:
    """Choose the resolution of a scan.

    Args:
        rng: Decides.

    Returns:
        Dots an inch.
    """
    usual = rng.choices(_RESOLUTIONS, _RESOLUTION_SHARES)[0]
    return usual or rng.randint(140, 320)


def font_size(rng: random.Random) -> float:
    """Choose the size of a font.

    Args:
        rng: Decides.

    Returns:
        Points, 11 to 18 as a rule.
    """
    is_usual = rng.random() < 0.9
    return rng.uniform(11, 18) if is_usual else rng.uniform(8.5, 20)


def print_cell(
    texts: Sequence[str],
    face: Face,
    shelf: Shelf,
    dpi: int,
    points: float,
    rng: random.Random,
    pitch_in_heights: float | None = None,
) -> Cell:
    """Print lines below each other.

    Args:
        texts: The lines; at least one.
        face: The face to print in.
        shelf: Faces that lend characters which that one lacks.
        dpi: Dots an inch.
        points: The font's size.
        rng: Decides about pitch, margins, rulings and dirt.
        pitch_in_heights: From line to line, in letters' heights; drawn by `rng` where none is given.

    Returns:
        The printed cell.
    """
    size = max(_LEAST_SIZE, round(points * dpi / POINTS))
    height = letter_height(face.path, size)
    if pitch_in_heights is None:
        least_pitch, most_pitch = rng.choices(_PITCHES, _PITCH_SHARES)[0]
        pitch_in_heights = rng.uniform(least_pitch, most_pitch)
    pitch = pitch_in_heights * height
    space_stretch = rng.uniform(1.2, 3) if rng.random() < 0.12 else 1.0
    faces = [face, *shelf.lenders(face, rng)]
    runs_by_line = [
        list(_runs(text, faces, size, space_stretch)) for text in texts
    ]
    left = _MARGIN * height + rng.random()
    top = _MARGIN * height + rng.random()
    longest = max(_length(runs, size) for runs in runs_by_line)
    columns = round(2 * left + longest) + size
    rows = round(top * 2 + pitch * (len(texts) - 1))
    canvas = _Canvas(rows, columns, height)
    for index, (text, runs) in enumerate(zip(texts, runs_by_line, strict=True)):
        indent = rng.uniform(0, 2) * height if rng.random() < 0.1 else 0
        canvas.draw(text, runs, size, left + indent, round(top + index * pitch))
    rulings: tuple[tuple[float, float, float, float], ...] = ()
    if rng.random() < 0.4:
        rulings = tuple(
            _rulings(canvas.lines, height, dpi, (columns, rows), rng)
        )
    spans = [InkSpan(line.x0, line.x1, line.baseline) for line in canvas.lines]
    soil(canvas.pixels, spans, height, rng)
    canvas.rule(rulings)
    return Cell(
        canvas.pixels, canvas.owners, dpi, tuple(canvas.lines), height, rulings
    )


class _Canvas:
    """What is printed on: a picture, whose ink is whose, and the lines so far."""

    def __init__(self, rows: int, columns: int, height: float) -> None:
        self.pixels = np.full((rows, columns), PAPER, np.uint8)
        self.owners = np.zeros((rows, columns), np.uint8)
        self.lines: list[PrintedText] = []
        self._height = height

    def draw(
        self,
        text: str,
        runs: Sequence[_Run],
        size: int,
        x: float,
        baseline: int,
    ) -> None:
        """Print one more line."""
        top = max(0, baseline - round(_ABOVE * self._height))
        bottom = baseline + round(_BELOW * self._height)
        page_rows = self.pixels[top:bottom]
        rows, columns = page_rows.shape
        band = Image.new("L", (columns, rows), PAPER)
        draw = ImageDraw.Draw(band)
        self.lines.append(_drawn(draw, text, runs, size, x, baseline, top))
        drawn = np.asarray(band)
        np.minimum(page_rows, drawn, out=page_rows)
        self.owners[top:bottom][drawn < _DARK] = len(self.lines)

    def rule(
        self, rulings: Sequence[tuple[float, float, float, float]]
    ) -> None:
        """Draw rulings, over everything else."""
        for x0, top, x1, bottom in rulings:
            rows = slice(int(top), int(bottom))
            columns = slice(int(x0), int(x1))
            self.pixels[rows, columns] = 0


@cache
def letter_height(path: Path, size: int) -> float:
    """Measure how high a font's letters are.

    Args:
        path: The font.
        size: Its size in pixels.

    Returns:
        The height of บ in pixels.
    """
    _, top, _, _ = loaded(path, size * _MEASURED_AT).getbbox("บ", anchor="ls")
    return float(-top) / _MEASURED_AT


def _runs(
    text: str, faces: Sequence[Face], size: int, space_stretch: float
) -> Iterator[_Run]:
    """A line's runs of one face; stretched lines (justified ones) have gaps for spaces."""
    gap = 0.0
    run = ""
    drawn_by = faces[0]
    for character in text:
        face = next(
            (face for face in faces if character in face.characters), faces[0]
        )
        stretched = space_stretch > 1 and character == " "
        if run and (stretched or face != drawn_by):
            yield _Run(run, drawn_by, gap)
            gap = 0.0
            run = ""
        drawn_by = face
        if stretched:
            gap += space_stretch * loaded(face.path, size).getlength(" ")
        else:
            run += character
    if run:
        yield _Run(run, drawn_by, gap)


def _length(runs: Sequence[_Run], size: int) -> float:
    length = 0.0
    for run in runs:
        length += run.gap + loaded(run.face.path, size).getlength(run.text)
    return length


def _drawn(
    draw: ImageDraw.ImageDraw,
    text: str,
    runs: Sequence[_Run],
    size: int,
    x: float,
    baseline: int,
    top: int,
) -> PrintedText:
    """Draw a line; where its ink begins and ends is told for the check of what was cut."""
    starts: list[float] = []
    ends: list[float] = []
    for run in runs:
        font = loaded(run.face.path, size)
        x += run.gap
        draw.text((x, baseline - top), run.text, font=font, fill=0, anchor="ls")
        box_left, _, box_right, _ = font.getbbox(run.text, anchor="ls")
        starts.append(x + box_left)
        ends.append(x + box_right)
        x += font.getlength(run.text)
    return PrintedText(text, min(starts), max(ends), baseline)


def _rulings(
    lines: Sequence[PrintedText],
    height: float,
    dpi: int,
    canvas: tuple[int, int],
    rng: random.Random,
) -> Iterator[tuple[float, float, float, float]]:
    """The borders of a table's cell: some, or all four."""
    columns, rows = canvas
    thickness = max(1, round(rng.uniform(0.4, 1.2) * dpi / POINTS))
    top = lines[0].baseline - rng.uniform(1.6, 2.6) * height
    bottom = lines[-1].baseline + rng.uniform(0.35, 1.4) * height
    left = min(line.x0 for line in lines) - rng.uniform(0.25, 1.0) * height
    right = max(line.x1 for line in lines) + rng.uniform(0.25, 1.0) * height
    for y in (top, bottom):
        if rng.random() < 0.8:
            begin = 0 if rng.random() < 0.5 else left
            yield (begin, y, columns, y + thickness)
    for x in (left, right):
        if rng.random() < 0.7:
            begin = 0 if rng.random() < 0.5 else top
            yield (x - thickness / 2, begin, x + thickness / 2, rows)
