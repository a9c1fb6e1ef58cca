"""Which strokes of a picture are rulings, as those of a text layer are; and the picture without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.imaging.page_image import PageImage
from extractor.imaging.stroke_traces import continues
from extractor.imaging.stroke_view import LONG, Stroke, StrokeView
from extractor.imaging.strokes import BROKEN_GAP, find_strokes
from extractor.model import Ruling
from extractor.model.image import Pixels

# Points. A stroke this long is a ruling by itself; a shorter one where it ends at one that crosses its way.
_SURE_LENGTH = 54.0
# Points by which strokes that meet may miss each other.
_MEETING_TOLERANCE = 4.0
# Points: beside a ruling, so much is its blur.
_BLUR = 0.5
# Rows of print above and below a ruling that tell of a letter's stroke through it.
_LETTER_ROWS = 2


def find_rulings(page_image: PageImage) -> tuple[list[Ruling], list[Ruling]]:
    """The rulings of a page.

    Args:
        page_image: The page, its lines level.

    Returns:
        Its rulings, and the streaks that run through them (dirt on a scanner's glass); in points.
    """
    horizontal_view = StrokeView.horizontal(page_image.reduced)
    vertical_view = StrokeView.vertical(page_image.reduced)
    unit = horizontal_view.pixels_per_point
    every_horizontal = find_strokes(horizontal_view)
    every_vertical = find_strokes(vertical_view)
    held_horizontal = _held(every_horizontal, every_vertical, unit)
    held_vertical = _held(every_vertical, every_horizontal, unit)
    horizontal = [_prolonged(stroke, held_vertical, horizontal_view) for stroke in held_horizontal]
    vertical = [_prolonged(stroke, held_horizontal, vertical_view) for stroke in held_vertical]
    rulings: list[Ruling] = []
    streaks: list[Ruling] = []
    for strokes, crossing, view in ((horizontal, vertical, horizontal_view), (vertical, horizontal, vertical_view)):
        for stroke in strokes:
            kind = streaks if _is_streak(stroke, strokes, crossing, unit) else rulings
            kind.append(view.ruling(stroke))
    return rulings, streaks


def without_rulings(page_image: PageImage, rulings: Sequence[Ruling], foreground: Pixels | None = None) -> Pixels:
    """The print of a page without its rulings.

    Args:
        page_image: The page.
        rulings: What to erase, in points.
        foreground: Rows x columns, 1 for print and 0 for paper; None for the page's own.

    Returns:
        The print that is left, 1 and 0; strokes of letters that cross a ruling stay whole.
    """
    remaining = (page_image.foreground if foreground is None else foreground).copy()
    for ruling in rulings:
        x0, x1 = page_image.pixels_between(ruling.x0, ruling.x1, _BLUR)
        top, bottom = page_image.pixels_between(ruling.top, ruling.bottom, _BLUR)
        if ruling.x1 - ruling.x0 >= ruling.bottom - ruling.top:
            _erase_rows(remaining[:, x0:x1], top, bottom)
        else:
            _erase_rows(remaining[top:bottom].T, x0, x1)
    return remaining


def _erase_rows(foreground: Pixels, first: int, end: int) -> None:
    """Erase rows, but for columns with print right above and right below them."""
    above = foreground[max(0, first - _LETTER_ROWS) : first].max(axis=0, initial=0)
    below = foreground[end : end + _LETTER_ROWS].max(axis=0, initial=0)
    foreground[first:end] &= above & below


def _long_ones(strokes: Sequence[Stroke], unit: float) -> list[Stroke]:
    return [stroke for stroke in strokes if stroke.length >= _SURE_LENGTH * unit]


def _held(strokes: Sequence[Stroke], crossing: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Without the short strokes that end at no long one: stems of letters, underlines, dashes."""
    long_crossing = _long_ones(crossing, unit)
    held = []
    for stroke in strokes:
        is_long = stroke.length >= _SURE_LENGTH * unit
        if is_long or any(_ends_at(stroke, other, unit) for other in long_crossing):
            held.append(stroke)
    return held


def _ends_at(stroke: Stroke, crossing: Stroke, unit: float) -> bool:
    """Whether a stroke ends at another that crosses its way."""
    tolerance = _MEETING_TOLERANCE * unit
    distance = min(abs(stroke.start - crossing.position), abs(stroke.end - crossing.position))
    reaches_it = crossing.start - tolerance <= stroke.position <= crossing.end + tolerance
    return distance <= tolerance and reaches_it


def _prolonged(stroke: Stroke, crossing: Sequence[Stroke], view: StrokeView) -> Stroke:
    """A long stroke led on to those that cross its way, as far as its trace goes on."""
    unit = view.pixels_per_point
    if stroke.length < _SURE_LENGTH * unit:
        return stroke
    positions = _crossing_positions(stroke, crossing, unit)
    # What ends at another stroke ends there.
    after = [] if _is_near(stroke.end, positions, unit) else [place for place in positions if place > stroke.end]
    before = [] if _is_near(stroke.start, positions, unit) else [place for place in positions if place < stroke.start]
    for place in map(round, after):
        if continues(view, stroke.end, place, stroke.position, _MEETING_TOLERANCE):
            stroke = replace(stroke, end=place)
    for place in map(round, reversed(before)):
        if continues(view, place, stroke.start, stroke.position, _MEETING_TOLERANCE):
            stroke = replace(stroke, start=place)
    return stroke


def _crossing_positions(stroke: Stroke, crossing: Sequence[Stroke], unit: float) -> list[float]:
    """Where long strokes cross the way of a stroke, from its start on."""
    tolerance = BROKEN_GAP * unit
    positions = []
    for other in _long_ones(crossing, unit):
        if other.start - tolerance <= stroke.position <= other.end + tolerance:
            positions.append(other.position)
    return sorted(positions)


def _is_near(end: int, positions: Sequence[float], unit: float) -> bool:
    return any(abs(position - end) <= _MEETING_TOLERANCE * unit for position in positions)


def _is_streak(stroke: Stroke, strokes: Sequence[Stroke], crossing: Sequence[Stroke], unit: float) -> bool:
    """Whether a stroke runs through a table and far out of it at both ends, as no other does."""
    # A streak that leans is found in parts, side by side.
    parts = [other for other in strokes if abs(other.position - stroke.position) <= _MEETING_TOLERANCE * unit]
    start = min(part.start for part in parts)
    end = max(part.end for part in parts)
    crossed = [other for other in crossing if _spans(other, stroke.position) and start < other.position < end]
    parallel = [other for other in strokes if other not in parts and _crosses_any(other, crossed)]
    crossed_positions = [other.position for other in crossed]
    first = min([*crossed_positions, *(other.start for other in parallel)], default=start)
    last = max([*crossed_positions, *(other.end for other in parallel)], default=end)
    sticks_out = start + LONG * unit < first and end - LONG * unit > last
    return bool(parallel) and sticks_out


def _spans(stroke: Stroke, position: float) -> bool:
    return stroke.start <= position <= stroke.end


def _crosses_any(stroke: Stroke, crossing: Sequence[Stroke]) -> bool:
    return any(_spans(other, stroke.position) for other in crossing)
