"""Samples to learn from: cells are printed, damaged, and cut into lines by the very code that cuts pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractor.imaging.components import Components
from extractor.imaging.line_images import SegmentedLine, margin
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage, binarized
from extractor.imaging.rulings import without_rulings
from extractor.model import Box, PageTransform, Ruling
from extractor.model.image import PAPER, POINTS, LineImage, Pixels
from extractor.ocr.crnn.line_input import net_input
from training.reader.damage import Chance, Damaged, damaged
from training.reader.fonts import Shelf, shelf
from training.reader.render import Cell, printed, resolution, size_of
from training.reader.text import Writer

# The shorter side of a page in inches: light is evened out over a share of it.
_PAGE = 8.27
# How far off (letters' heights) a cut line's baseline and ends may be from where they were printed.
_OFF, _SHORT = 0.4, 0.4
# Less ink of a line than this (share of a letter's height, squared) may be missing in one place.
_LOST = 0.02
# Baselines and heights are measured on scans about this well.
_BASELINE, _HEIGHT = 0.06, 0.07
# A printed cell is scanned so often.
_SCANS = 2

_VALIDATION = 20_000_000


@dataclass(frozen=True, eq=False)
class Sample:
    """A line as the reader takes it (48 rows, 0 paper to 255 ink), its text, and what it was made of."""

    pixels: Pixels
    text: str
    font: str
    dpi: int


class Printer:
    """Makes samples without end; a seed gives always the same ones."""

    def __init__(self, seed: int, shelf: Shelf, held_out: bool = False) -> None:
        """Take a seed, the fonts to print in, and whether to print the prose that is held out for validation."""
        self.chance, self.noise = random.Random(seed), np.random.default_rng(seed)
        self.shelf = shelf
        self.writer = Writer(self.chance, held_out)

    def samples(self, easy: bool = False) -> Iterator[list[Sample]]:
        """Yield the lines of one scan after the other; easy ones are short, alone and clean."""
        while True:
            cell, font = self._cell(easy)
            for _ in range(1 if easy else _SCANS):
                scan = Damaged(cell.pixels, np.eye(2, 3)) if easy else damaged(cell.pixels, cell.dpi, self.noise)
                yield [
                    Sample(net_input(_jittered(strip, self.noise)), text, font, int(cell.dpi))
                    for strip, text in cut(cell, scan, self.noise)
                ]

    def _cell(self, easy: bool) -> tuple[Cell, str]:
        chance = self.chance
        face = self.shelf.choose(chance)
        length = chance.randint(4, 12) if easy else _length(chance)
        texts = self.writer.lines(1 if easy else chance.randint(1, 8), length)
        cell = printed(texts, face, self.shelf, resolution(chance), size_of(chance), chance)
        return cell, face.family


def _length(chance: random.Random) -> int:
    """Characters a line: those of a column of a table as a rule, seldom those of a page."""
    kind = chance.random()
    if kind < 0.25:
        return chance.randint(4, 16)
    return chance.randint(14, 45) if kind < 0.88 else chance.randint(45, 100)


def cut(cell: Cell, scan: Damaged, noise: Chance) -> Iterator[tuple[LineImage, str]]:
    """The lines that production cuts from a scan, each with what was printed there; dirt is no text.

    What does not match is left out.
    """
    ink, found = strips(cell, scan, noise)
    size = scan.pixels.shape[::-1]
    owners = cv2.warpAffine(cell.owners, scan.moved, size, flags=cv2.INTER_NEAREST).astype(np.uint8) * ink
    taken = set[int]()
    for line in found:
        at = _match(line, cell, scan)
        if at is not None and at not in taken and _whole(line, owners, at + 1, cell):
            taken.add(at)
            yield line.image, cell.lines[at].text
        elif at is None and not _under(line, owners, cell).any():
            yield line.image, ""  # dirt


def _under(line: SegmentedLine, owners: Pixels, cell: Cell) -> Pixels:
    """Whose ink the strip's own ink is (0 nobody's, and where the strip is paper)."""
    whole = np.pad(owners, _rim(cell))
    whole[_place(line, cell)][line.image.pixels == PAPER] = 0
    return whole[_place(line, cell)]


def _whole(line: SegmentedLine, owners: Pixels, owner: int, cell: Cell) -> bool:
    """Whether no mark of the line went to another one: a text that does not stand there teaches to guess."""
    lost = np.pad((owners == owner).astype(np.uint8), _rim(cell))
    lost[_place(line, cell)][line.image.pixels < PAPER] = 0
    most = _LOST * cell.height**2
    if np.count_nonzero(lost) < most:
        return True
    return int(cv2.connectedComponentsWithStats(lost)[2][1:, cv2.CC_STAT_AREA].max(initial=0)) < most


def _rim(cell: Cell) -> int:
    """Strips reach so far over the picture's edge at most (pixels)."""
    return round(cell.height)


def _place(line: SegmentedLine, cell: Cell) -> tuple[slice, slice]:
    """Where the strip is in the picture with its rim."""
    left, top = (place + _rim(cell) for place in _corner(line, cell))
    rows, columns = line.image.pixels.shape
    return slice(top, top + rows), slice(left, left + columns)


def _corner(line: SegmentedLine, cell: Cell) -> tuple[int, int]:
    """The pixel of the picture where the strip's first one is from."""
    rim = margin(line.image.height)
    unit = cell.dpi / POINTS
    return round(line.box.x0 * unit) - rim, round(line.box.top * unit) - rim


def strips(cell: Cell, scan: Damaged, noise: Chance) -> tuple[Pixels, list[SegmentedLine]]:
    """The ink and the lines of a scanned cell, as those of a page are found."""
    height, width = scan.pixels.shape
    picture = PageImage(1, scan.pixels, cell.dpi, PageTransform(0, width, height))
    # As on a page: the cell is too small to tell what surrounds it.
    ink = binarized(scan.pixels, round(_PAGE * cell.dpi))
    pieces = Components(
        picture, without_rulings(picture, [_moved(ruling, scan, cell.dpi) for ruling in cell.rulings], ink)
    )
    pieces.letter_height = cell.height * noise.uniform(0.95, 1.06)  # a page's letters tell it better than a cell's
    return ink, segment_lines(pieces, pieces.inside(Box(0, 0, width * POINTS / cell.dpi, height * POINTS / cell.dpi)))


def _moved(ruling: tuple[float, float, float, float], scan: Damaged, dpi: float) -> Ruling:
    """Where a ruling lies in the scan, in points."""
    x0, top, x1, bottom = ruling
    corners = np.array([[x0, top, 1], [x1, top, 1], [x0, bottom, 1], [x1, bottom, 1]]) @ scan.moved.T
    (left, high), (right, low) = corners.min(axis=0), corners.max(axis=0)
    return Ruling(*(float(side) * POINTS / dpi for side in (left, high, right, low)))


def _match(line: SegmentedLine, cell: Cell, scan: Damaged) -> int | None:
    """Which printed line was cut, if its whole ink is in the strip."""
    x0, x1 = (side * cell.dpi / POINTS for side in (line.box.x0, line.box.x1))
    baseline = line.image.baseline + _corner(line, cell)[1]
    for at, text in enumerate(cell.lines):
        ends = np.array([[text.x0, text.baseline, 1], [text.x1, text.baseline, 1]]) @ scan.moved.T
        (begin, _), (end, _) = ends
        if abs(ends[:, 1].mean() - baseline) < _OFF * cell.height:
            whole = x0 < begin + _SHORT * cell.height and x1 > end - _SHORT * cell.height
            return at if whole else None
    return None


def _jittered(strip: LineImage, noise: Chance) -> LineImage:
    """A strip whose baseline and height are measured as roughly as on real scans."""
    height = strip.height * noise.uniform(1 - _HEIGHT, 1 + _HEIGHT)
    return replace(strip, baseline=strip.baseline + noise.uniform(-_BASELINE, _BASELINE) * height, height=height)


def validation(count: int) -> list[Sample]:
    """A fixed set of lines whose prose is never trained on."""
    found = list[Sample]()
    for scan in Printer(_VALIDATION, shelf(), held_out=True).samples():
        found += scan
        if len(found) >= count:
            break
    return found[:count]
