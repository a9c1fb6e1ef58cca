"""Rulings found in a picture: long straight ink, bridged where it is broken, in points like those of a text layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractor.model import Ruling
from extractor.reading.picture import POINTS, Picture, Pixels

# Points. Ink that runs straight for so long is no letter; the gap of a broken ruling; how far pieces of one ruling
# stand apart; the thickest ruling (more is a bar, a photograph's side, or the shadow of the paper's edge).
_LONG, _GAP, _APART, _THICKEST = 18.0, 4.0, 1.5, 5.0
# Dashes of a ruling: how thick, and how far apart (points).
_DASH_HEIGHT, _DASH_GAP = 3.0, 6.0
# A ruling fades over this many points at most, and leaves paper darker by this many of 256 greys.
_FADED_GAP, _TRACE = 200.0, 3.0
# A stroke this long is a ruling by itself; a shorter one where it ends near enough to one that runs across.
_SURE, _MEETS = 54.0, 4.0
# Beside a ruling, this much (points) is its blur.
_RIM = 0.5
# Strokes so near the picture's edge are the edge of the paper.
_EDGE = 5.0
# Of a ruling's length, at most this share has ink on both sides near by: rows of letters have more.
_CROWDED, _BESIDE = 0.5, 2.5


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A piece of a ruling in pixels: from `start` to `end` along its direction, at `place` across it."""

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


def find_rulings(picture: Picture) -> tuple[Ruling, ...]:
    """The rulings of an upright picture."""
    small = picture.reduced
    level = _strokes(small.ink, small.pixels, small.dpi)
    upright = _strokes(np.ascontiguousarray(small.ink.T), np.ascontiguousarray(small.pixels.T), small.dpi)
    unit = small.dpi / POINTS
    kept = _held(level, upright, unit), _held(upright, level, unit)
    kept = _led(*kept, small.pixels, unit), _led(*kept[::-1], small.pixels.T, unit)
    return (*(s.level(unit) for s in kept[0]), *(s.upright(unit) for s in kept[1]))


def without_rulings(picture: Picture, rulings: Sequence[Ruling]) -> Pixels:
    """The picture's ink (1) without its rulings; strokes of letters that cross a ruling stay whole."""
    ink = picture.ink.copy()
    for ruling in rulings:
        x0, x1 = picture.pixels_between(ruling.x0, ruling.x1, _RIM)
        top, bottom = picture.pixels_between(ruling.top, ruling.bottom, _RIM)
        if ruling.x1 - ruling.x0 >= ruling.bottom - ruling.top:
            _erase(ink[:, x0:x1], top, bottom)
        else:
            _erase(ink[top:bottom].T, x0, x1)
    return ink


def _erase(ink: Pixels, top: int, bottom: int) -> None:
    """Erase these rows, but for columns with ink right above and right below them."""
    above, below = ink[max(0, top - 2) : top].max(axis=0, initial=0), ink[bottom : bottom + 2].max(axis=0, initial=0)
    ink[top:bottom] &= above & below


def _held(strokes: Sequence[_Stroke], across: Sequence[_Stroke], unit: float) -> list[_Stroke]:
    """Without the short strokes that end at no long one: stems of letters, underlines, dashes."""
    long = [other for other in across if other.end - other.start >= _SURE * unit]
    return [s for s in strokes if s.end - s.start >= _SURE * unit or any(_meets(s, other, unit) for other in long)]


def _led(strokes: Sequence[_Stroke], across: Sequence[_Stroke], grey: Pixels, unit: float) -> list[_Stroke]:
    """Each stroke led on to those that run across its way, as far as its trace goes on."""
    found = []
    long = [other for other in across if other.end - other.start >= _SURE * unit]
    for stroke in strokes:
        near = (other for other in long if other.start - _GAP * unit <= stroke.place <= other.end + _GAP * unit)
        ways = sorted(other.place for other in near) if stroke.end - stroke.start >= _SURE * unit else []
        # What ends at another stroke ends there.
        later = [] if _ends(stroke.end, ways, unit) else [place for place in ways if place > stroke.end]
        earlier = [] if _ends(stroke.start, ways, unit) else [place for place in ways if place < stroke.start]
        for place in later:
            if _leads(grey, stroke.end, round(place), stroke.place, _MEETS, unit):
                stroke = replace(stroke, end=round(place))
        for place in reversed(earlier):
            if _leads(grey, round(place), stroke.start, stroke.place, _MEETS, unit):
                stroke = replace(stroke, start=round(place))
        found.append(stroke)
    return found


def _ends(end: int, ways: Sequence[float], unit: float) -> bool:
    return any(abs(place - end) <= _MEETS * unit for place in ways)


def _leads(grey: Pixels, start: int, end: int, place: float, sure: float, unit: float) -> bool:
    """Whether a ruling goes on from start to end: over a gap of `sure` points at once, over more by its trace."""
    gap = (end - start) / unit
    return gap <= sure or (gap <= _FADED_GAP and _is_traced(grey, start, end, place, unit))


def _meets(stroke: _Stroke, other: _Stroke, unit: float) -> bool:
    """Whether a stroke ends at another that runs across it."""
    ends = min(abs(stroke.start - other.place), abs(stroke.end - other.place)) <= _MEETS * unit
    return ends and other.start - _MEETS * unit <= stroke.place <= other.end + _MEETS * unit


def _strokes(ink: Pixels, grey: Pixels, dpi: float) -> list[_Stroke]:
    """Level strokes of a picture; `grey` is as scanned, with rulings that have nearly faded."""
    unit = dpi / POINTS
    long = max(3, round(_LONG * unit))
    # A leaning stroke climbs a pixel now and then: thickened, it stays in one piece.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    runs = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)).astype(np.uint8, copy=False)
    runs |= _dashed(ink, unit)
    stats = cv2.connectedComponentsWithStats(runs, connectivity=8)[2][1:]
    pieces = [_piece(runs, ink, row, unit) for row in stats.tolist()]
    inside = [p for p in pieces if p and _EDGE * unit < p.place < ink.shape[0] - _EDGE * unit]
    return list(_bridged(inside, grey, unit))


def _dashed(ink: Pixels, unit: float) -> Pixels:
    """Rows of dashes and dots as one run each, thickened like other runs."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    thin = (stats[:, 3] <= _DASH_HEIGHT * unit) & (stats[:, 2] <= _LONG * unit)
    thin[0] = False
    dashes = cv2.dilate(thin[labels].astype(np.uint8), np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(dashes, cv2.MORPH_CLOSE, np.ones((1, round(_DASH_GAP * unit)), np.uint8))
    return cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, round(2 * _LONG * unit)), np.uint8)).astype(np.uint8)


def _piece(runs: Pixels, ink: Pixels, stats: Sequence[int], unit: float) -> _Stroke | None:
    x, y, width, height, area = stats
    thickness = max(1.0, area / width - 2)
    if thickness > _THICKEST * unit or _is_crowded(ink, x, y, width, height, unit):
        return None
    middle = float(np.nonzero(runs[y : y + height, x : x + width])[0].mean()) + y + 0.5
    return _Stroke(x, x + width, middle, thickness)


def _is_crowded(ink: Pixels, x: int, y: int, width: int, height: int, unit: float) -> bool:
    """Whether ink stands all along above or below, as where a row of letters happens to join."""
    away = round(_BESIDE * unit)
    above, below = (
        ink[max(0, y - away) : max(0, y - 1), x : x + width],
        ink[y + height + 1 : y + height + away, x : x + width],
    )
    return any(rows.size and float(rows.any(axis=0).mean()) > _CROWDED for rows in (above, below))


def _bridged(pieces: Sequence[_Stroke], grey: Pixels, unit: float) -> Iterator[_Stroke]:
    """Pieces in line with each other as one stroke."""
    lines: list[list[_Stroke]] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        fits = (line for line in lines if _goes_on(line[-1], piece, grey, unit))
        line = min(fits, key=lambda line: abs(line[-1].place - piece.place), default=None)
        if line is None:
            lines.append([piece])
        else:
            line.append(piece)
    for line in lines:
        length = sum(piece.end - piece.start for piece in line)
        place = sum(piece.place * (piece.end - piece.start) for piece in line) / length
        thickness = sum(piece.thickness * (piece.end - piece.start) for piece in line) / length
        yield _Stroke(min(p.start for p in line), max(p.end for p in line), place, thickness)


def _goes_on(before: _Stroke, piece: _Stroke, grey: Pixels, unit: float) -> bool:
    """Whether two pieces are of one ruling: close together, or with the trace of a faded ruling between them."""
    near = abs(piece.place - before.place) <= _APART * unit
    return near and _leads(grey, before.end, piece.start, (before.place + piece.place) / 2, _GAP, unit)


def _is_traced(grey: Pixels, start: int, end: int, place: float, unit: float) -> bool:
    """Whether the paper between two pieces is darker than just above and below, in most places by a little."""
    at, away = round(place - 0.5), round(_BESIDE * unit)
    if at < away or at + away >= grey.shape[0]:
        return False
    # The median tells the paper from the letters that stand in some places.
    rows = np.median(grey[at - away : at + away + 1, start:end], axis=1)
    here, beside = rows[away - 1 : away + 2].min(), np.median(np.concatenate([rows[: away - 2], rows[away + 3 :]]))
    return bool(beside - here >= _TRACE)
