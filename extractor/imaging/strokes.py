"""Strokes found in a picture: long straight ink, bridged where it is broken or dashed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage, pieces_in
from extractor.model import Ruling
from extractor.model.image import POINTS, Pixels

# Points. Ink that runs straight for so long is no letter; the gap of a broken ruling; how far pieces of one ruling
# stand apart; the thickest ruling (more is a bar, a photograph's side, or the shadow of the paper's edge).
LONG, GAP, _APART, _THICKEST = 18.0, 4.0, 1.5, 5.0
# Dashes of a ruling: how thick, and how far apart (points).
_DASH_HEIGHT, _DASHGAP = 3.0, 6.0
# A ruling fades over this many points at most, and leaves paper darker by this many of 256 greys.
_FADEDGAP, _TRACE = 200.0, 3.0
# Strokes so near the picture's edge are the edge of the paper.
_EDGE = 5.0
# What is thicker than this (points) may be bold words: as a ruling it must be even, at least this share of it half as
# thick as most of it.
_BOLD, _EVEN = 1.5, 0.85
# Of a ruling's length, at most this share has ink on both sides near by: rows of letters have more.
_CROWDED, _BESIDE = 0.4, 2.5


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level or upright stroke in pixels: from `start` to `end` along its direction, at `place` across it."""

    start: int
    end: int
    place: float
    thickness: float

    def level(self, unit: float) -> Ruling:
        """As a level ruling in points, `unit` pixels a point."""
        low, high = self.place - self.thickness / 2, self.place + self.thickness / 2
        return Ruling(self.start / unit, low / unit, self.end / unit, high / unit)

    def upright(self, unit: float) -> Ruling:
        """As an upright ruling in points."""
        low, high = self.place - self.thickness / 2, self.place + self.thickness / 2
        return Ruling(low / unit, self.start / unit, high / unit, self.end / unit)


def leads(ink: Pixels, grey: Pixels, start: int, end: int, place: float, sure: float, unit: float) -> bool:
    """Whether a ruling goes on from start to end: over a gap of `sure` points at once, over more by its trace."""
    gap = (end - start) / unit
    return gap <= sure or (gap <= _FADEDGAP and _is_traced(ink, grey, start, end, place, unit))


def strokes_in(picture: PageImage, *, upright: bool) -> list[Stroke]:
    """Level strokes of a picture, or upright ones, of which `place` and `start` change sides."""
    unit, labels = picture.dpi / POINTS, picture.pieces[0]
    views = picture.ink, picture.pixels, _thin(picture, unit, upright)[labels].astype(np.uint8)
    # What is upright is level in a mirror; grey is as scanned, with rulings that have nearly faded.
    ink, grey, thin = (np.ascontiguousarray(view.T) for view in views) if upright else views
    long = max(3, round(LONG * unit))
    # A leaning stroke climbs a pixel now and then: thickened, it stays in one piece.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    runs = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)).astype(np.uint8, copy=False)
    runs |= _dashed(thin, unit)
    stats = pieces_in(runs)[1][1:]
    pieces = [_piece(runs, ink, row, unit) for row in stats.tolist()]
    inside = [p for p in pieces if p and _EDGE * unit < p.place < ink.shape[0] - _EDGE * unit]
    return list(_bridged(inside, ink, grey, unit))


def _thin(picture: PageImage, unit: float, upright: bool) -> NDArray[np.bool_]:
    """For each piece of ink whether it may be a dash of a ruling."""
    along, across = picture.pieces[1][:, [3, 2] if upright else [2, 3]].T
    thin: NDArray[np.bool_] = (across <= _DASH_HEIGHT * unit) & (along <= LONG * unit)
    thin[0] = False
    return thin


def _dashed(thin: Pixels, unit: float) -> Pixels:
    """Rows of dashes and dots as one run each, thickened like other runs."""
    dashes = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(dashes, cv2.MORPH_CLOSE, np.ones((1, round(_DASHGAP * unit)), np.uint8))
    return cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, round(2 * LONG * unit)), np.uint8)).astype(np.uint8)


def _piece(runs: Pixels, ink: Pixels, stats: Sequence[int], unit: float) -> Stroke | None:
    x, y, width, height, area = stats
    thickness = max(1.0, area / width - 2)
    if thickness > _THICKEST * unit or _is_crowded(ink, x, y, width, height, unit):
        return None
    if thickness > _BOLD * unit and not _is_even(ink[y : y + height, x : x + width]):
        return None
    middle = float(np.nonzero(runs[y : y + height, x : x + width])[0].mean()) + y + 0.5
    return Stroke(x, x + width, middle, thickness)


def _is_even(ink: Pixels) -> bool:
    """Whether a stroke is about as thick all along, which rows of bold letters are not."""
    thickness = ink.sum(axis=0)
    return bool((thickness >= np.median(thickness) / 2).mean() >= _EVEN)


def _is_crowded(ink: Pixels, x: int, y: int, width: int, height: int, unit: float) -> bool:
    """Whether ink stands all along above or below, as where a row of letters happens to join."""
    away = round(_BESIDE * unit)
    above, below = (
        ink[max(0, y - away) : max(0, y - 1), x : x + width],
        ink[y + height + 1 : y + height + away, x : x + width],
    )
    return any(rows.size and float(rows.any(axis=0).mean()) > _CROWDED for rows in (above, below))


def _bridged(pieces: Sequence[Stroke], ink: Pixels, grey: Pixels, unit: float) -> Iterator[Stroke]:
    """Pieces in line with each other as one stroke."""
    lines: list[list[Stroke]] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        fits = (line for line in lines if _goes_on(line[-1], piece, ink, grey, unit))
        line = min(fits, key=lambda line: abs(line[-1].place - piece.place), default=None)
        if line is None:
            lines.append([piece])
        else:
            line.append(piece)
    for line in lines:
        length = sum(piece.end - piece.start for piece in line)
        place = sum(piece.place * (piece.end - piece.start) for piece in line) / length
        thickness = sum(piece.thickness * (piece.end - piece.start) for piece in line) / length
        yield Stroke(min(p.start for p in line), max(p.end for p in line), place, thickness)


def _goes_on(before: Stroke, piece: Stroke, ink: Pixels, grey: Pixels, unit: float) -> bool:
    """Whether two pieces are of one ruling: close together, or with the trace of a faded ruling between them."""
    near = abs(piece.place - before.place) <= _APART * unit
    return near and leads(ink, grey, before.end, piece.start, (before.place + piece.place) / 2, GAP, unit)


def _is_traced(ink: Pixels, grey: Pixels, start: int, end: int, place: float, unit: float) -> bool:
    """Whether the paper between two pieces is darker than just above and below, in most places by a little."""
    at, away = round(place - 0.5), round(_BESIDE * unit)
    if at < away or at + away >= grey.shape[0]:
        return False
    rows = slice(at - away, at + away + 1)
    beside = np.delete(ink[rows, start:end], range(away - 1, away + 2), axis=0).any(axis=0)
    if beside.mean() > _CROWDED:  # letters stand here, which are darker than paper, too
        return False
    # The median tells the paper from what letters stand in some places.
    greys = np.median(grey[rows, start:end], axis=1)
    here, paper = greys[away - 1 : away + 2].min(), np.median(np.concatenate([greys[: away - 2], greys[away + 3 :]]))
    return bool(paper - here >= _TRACE)
