"""Samples to learn from: cells are printed, damaged, and cut into lines by the very code that cuts pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from extractor.model.image import LineImage, Pixels
from extractor.ocr.reader.line_input import net_input
from training.reader.cutting import cut_lines
from training.reader.damage import Damaged, damaged
from training.reader.fonts import Shelf, shelf
from training.reader.render import Cell, font_size, print_cell, resolution
from training.reader.text import Writer

# How far off baselines are measured on scans, as a share of letters' heights.
_BASELINE_ERROR = 0.06
# How far off letters' heights are measured on scans, as a share of them.
_HEIGHT_ERROR = 0.07
# A printed cell is scanned so often.
_SCANS_PER_CELL = 2
# Lines of a cell at most.
_MOST_LINES = 8
# The seed of the lines that validate: no training counts so far.
_VALIDATION_SEED = 20_000_000


@dataclass(frozen=True, eq=False)
class Sample:
    """A line as the reader takes it.

    Attributes:
        pixels: 48 rows x columns, 0 paper to 255 ink.
        text: What is printed there; empty for dirt.
        font: Family of the font.
        dpi: Dots an inch at which it was scanned.
    """

    pixels: Pixels
    text: str
    font: str
    dpi: int


class Printer:
    """Makes samples without end; a seed gives always the same ones."""

    def __init__(self, seed: int, shelf: Shelf, held_out: bool = False) -> None:
        """Take what decides about the samples.

        Args:
            seed: Seed of everything random.
            shelf: The fonts to print in.
            held_out: Whether to print the prose that is held out for validation.
        """
        self._rng = random.Random(seed)
        self._noise = np.random.default_rng(seed)
        self._shelf = shelf
        self._writer = Writer(self._rng, held_out)

    def samples(self, easy: bool = False) -> Iterator[list[Sample]]:
        """Print and scan one cell after the other.

        Args:
            easy: Whether lines are short, alone and clean.

        Yields:
            The lines of one scan; a cell is scanned twice, an easy one once.
        """
        while True:
            cell, font = self._cell(easy)
            for _ in range(1 if easy else _SCANS_PER_CELL):
                scan = (
                    Damaged(cell.pixels, np.eye(2, 3))
                    if easy
                    else damaged(cell.pixels, cell.dpi, self._noise)
                )
                yield self._lines(cell, scan, font)

    def _lines(self, cell: Cell, scan: Damaged, font: str) -> list[Sample]:
        samples: list[Sample] = []
        for line_image, text in cut_lines(cell, scan, self._noise):
            pixels = net_input(_jittered(line_image, self._noise))
            samples.append(Sample(pixels, text, font, int(cell.dpi)))
        return samples

    def _cell(self, easy: bool) -> tuple[Cell, str]:
        """A printed cell, and the family of its font."""
        rng = self._rng
        face = self._shelf.choose(rng)
        length = rng.randint(4, 12) if easy else _line_length(rng)
        count = 1 if easy else rng.randint(1, _MOST_LINES)
        texts = self._writer.lines(count, length)
        dpi = resolution(rng)
        points = font_size(rng)
        cell = print_cell(texts, face, self._shelf, dpi, points, rng)
        return cell, face.family


def _line_length(rng: random.Random) -> int:
    """Characters a line: those of a column of a table as a rule, seldom those of a page."""
    kind = rng.random()
    if kind < 0.25:
        return rng.randint(4, 16)
    if kind < 0.88:
        return rng.randint(14, 45)
    return rng.randint(45, 100)


def _jittered(line_image: LineImage, noise: np.random.Generator) -> LineImage:
    """A line whose baseline and height are measured as roughly as on real scans."""
    height = line_image.height * noise.uniform(
        1 - _HEIGHT_ERROR, 1 + _HEIGHT_ERROR
    )
    shift = noise.uniform(-_BASELINE_ERROR, _BASELINE_ERROR) * height
    return replace(
        line_image, baseline=line_image.baseline + shift, height=height
    )


def validation(count: int) -> list[Sample]:
    """Make the fixed set of lines that validates.

    Args:
        count: How many lines.

    Returns:
        The lines; their prose is never trained on.
    """
    samples: list[Sample] = []
    for scan in Printer(_VALIDATION_SEED, shelf(), held_out=True).samples():
        samples += scan
        if len(samples) >= count:
            break
    return samples[:count]
