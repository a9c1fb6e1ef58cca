"""Which strokes of a picture are rulings, as those of a text layer are; and the picture without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.imaging.page_image import PageImage
from extractor.imaging.strokes import GAP, LONG, Stroke, leads, strokes_in
from extractor.model import Ruling
from extractor.model.image import POINTS, Pixels

# A stroke this long (points) is a ruling by itself; a shorter one where it ends near enough to one that runs across.
_SURE, _MEETS = 54.0, 4.0
# Beside a ruling, this much (points) is its blur.
_RIM = 0.5


def find_rulings(picture: PageImage) -> tuple[list[Ruling], list[Ruling]]:
    """The rulings of an upright picture, and the streaks that run through them (dirt on a scanner's glass)."""
    small = picture.reduced
    level, upright = strokes_in(small, upright=False), strokes_in(small, upright=True)
    unit = small.dpi / POINTS
    level, upright = _held(level, upright, unit), _held(upright, level, unit)
    level, upright = (
        _led(level, upright, small.ink, small.pixels, unit),
        _led(upright, level, small.ink.T, small.pixels.T, unit),
    )
    rulings, streaks = list[Ruling](), list[Ruling]()
    for strokes, across, way in ((level, upright, Stroke.level), (upright, level, Stroke.upright)):
        for stroke in strokes:
            (streaks if _is_streak(stroke, strokes, across, unit) else rulings).append(way(stroke, unit))
    return rulings, streaks


def without_rulings(picture: PageImage, rulings: Sequence[Ruling], ink: Pixels | None = None) -> Pixels:
    """The ink (1; the picture's where none is given) without rulings; strokes of letters that cross one stay whole."""
    ink = (picture.ink if ink is None else ink).copy()
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


def _held(strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Without the short strokes that end at no long one: stems of letters, underlines, dashes."""
    long = [other for other in across if other.end - other.start >= _SURE * unit]
    return [s for s in strokes if s.end - s.start >= _SURE * unit or any(_meets(s, other, unit) for other in long)]


def _led(strokes: Sequence[Stroke], across: Sequence[Stroke], ink: Pixels, grey: Pixels, unit: float) -> list[Stroke]:
    """Each stroke led on to those that run across its way, as far as its trace goes on."""
    found = []
    long = [other for other in across if other.end - other.start >= _SURE * unit]
    for stroke in strokes:
        near = (other for other in long if other.start - GAP * unit <= stroke.place <= other.end + GAP * unit)
        ways = sorted(other.place for other in near) if stroke.end - stroke.start >= _SURE * unit else []
        # What ends at another stroke ends there.
        later = [] if _ends(stroke.end, ways, unit) else [place for place in ways if place > stroke.end]
        earlier = [] if _ends(stroke.start, ways, unit) else [place for place in ways if place < stroke.start]
        for place in later:
            if leads(ink, grey, stroke.end, round(place), stroke.place, _MEETS, unit):
                stroke = replace(stroke, end=round(place))
        for place in reversed(earlier):
            if leads(ink, grey, round(place), stroke.start, stroke.place, _MEETS, unit):
                stroke = replace(stroke, start=round(place))
        found.append(stroke)
    return found


def _is_streak(stroke: Stroke, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> bool:
    """Whether a stroke runs through a table and far out of it at both ends, as no other does."""
    # A streak that leans is found in pieces, side by side.
    pieces = [other for other in strokes if abs(other.place - stroke.place) <= _MEETS * unit]
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    crossed = [other for other in across if other.start <= stroke.place <= other.end and start < other.place < end]
    fellows = [s for s in strokes if s not in pieces and any(o.start <= s.place <= o.end for o in crossed)]
    starts = [*(o.place for o in crossed), *(fellow.start for fellow in fellows)]
    ends = [*(o.place for o in crossed), *(fellow.end for fellow in fellows)]
    far = LONG * unit
    return bool(fellows) and start + far < min(starts) and end - far > max(ends)


def _ends(end: int, ways: Sequence[float], unit: float) -> bool:
    return any(abs(place - end) <= _MEETS * unit for place in ways)


def _meets(stroke: Stroke, other: Stroke, unit: float) -> bool:
    """Whether a stroke ends at another that runs across it."""
    ends = min(abs(stroke.start - other.place), abs(stroke.end - other.place)) <= _MEETS * unit
    return ends and other.start - _MEETS * unit <= stroke.place <= other.end + _MEETS * unit
