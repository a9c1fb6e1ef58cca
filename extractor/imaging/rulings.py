"""Which strokes of a picture are rulings, as those of a text layer are; and the picture without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractor.imaging.faint_rulings import with_faint_rulings
from extractor.imaging.leaders import is_leader
from extractor.imaging.letters_in_line import is_of_stems, without_letters
from extractor.imaging.page_image import PageImage
from extractor.imaging.stroke_traces import (
    LARGEST_DOT_GAP,
    continues,
    goes_on_dotted,
    is_dotted,
)
from extractor.imaging.stroke_view import (
    LONG,
    MEETING,
    SURE_LENGTH,
    Stroke,
    StrokeView,
    long_ones,
)
from extractor.imaging.strokes import BROKEN_GAP, find_strokes
from extractor.model import Ruling
from extractor.model.image import Pixels

# Points: what ends so near the picture's edge ends at the edge of the paper.
_EDGE = 5.0
# In a corner each of two dotted rulings is led on to the other: once both are long enough to be led on to.
_ROUNDS = 2
# Points: beside a ruling, so much is its blur.
_BLUR = 0.5
# Points: a ruling is looked at in pieces, for it may lean; of its rows in a piece so much (share) is ink, at least.
_PIECE = 12.0
_RULED = 0.5
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
    page_image.reduced.forget_labelling()
    every_horizontal = [
        stroke
        for stroke in find_strokes(horizontal_view)
        if not is_leader(stroke, horizontal_view)
    ]
    every_vertical = find_strokes(vertical_view)
    every_horizontal, every_vertical = with_faint_rulings(
        every_horizontal, every_vertical, horizontal_view, vertical_view
    )
    every_horizontal, every_vertical = (
        _cut_at_letters(every_horizontal, every_vertical, horizontal_view),
        _cut_at_letters(every_vertical, every_horizontal, vertical_view),
    )
    held_horizontal = _held(every_horizontal, every_vertical, horizontal_view)
    held_vertical = _held(every_vertical, every_horizontal, vertical_view)
    horizontal = [
        _prolonged(stroke, held_vertical, horizontal_view)
        for stroke in held_horizontal
    ]
    vertical = [
        _prolonged(stroke, held_horizontal, vertical_view)
        for stroke in held_vertical
    ]
    for _ in range(_ROUNDS):
        further_horizontal = [
            _prolonged_by_dots(stroke, vertical, horizontal_view)
            for stroke in horizontal
        ]
        vertical = [
            _prolonged_by_dots(stroke, horizontal, vertical_view)
            for stroke in vertical
        ]
        horizontal = further_horizontal
    rulings: list[Ruling] = []
    streaks: list[Ruling] = []
    directions = (
        (horizontal, vertical, horizontal_view),
        (vertical, horizontal, vertical_view),
    )
    for strokes, crossing, view in directions:
        for stroke in strokes:
            kind = (
                streaks
                if _is_streak(stroke, strokes, crossing, view)
                else rulings
            )
            kind.append(view.ruling(stroke))
    return rulings, streaks


def without_rulings(
    page_image: PageImage,
    rulings: Sequence[Ruling],
    foreground: Pixels | None = None,
) -> Pixels:
    """The print of a page without its rulings.

    Args:
        page_image: The page.
        rulings: What to erase, in points.
        foreground: Rows x columns, 1 for print and 0 for paper; None for the page's own.

    Returns:
        The print that is left, 1 and 0; strokes of letters that cross a ruling stay whole.
    """
    remaining = (
        page_image.foreground if foreground is None else foreground
    ).copy()
    piece = max(1, round(_PIECE * page_image.pixels_per_point))
    for ruling in rulings:
        x0, x1 = page_image.pixels_between(ruling.x0, ruling.x1, _BLUR)
        top, bottom = page_image.pixels_between(
            ruling.top, ruling.bottom, _BLUR
        )
        if ruling.x1 - ruling.x0 >= ruling.bottom - ruling.top:
            erase_level(remaining[:, x0:x1], top, bottom, piece)
        else:
            _erase_rows(remaining[top:bottom].T, x0, x1)
    return remaining


def erase_level(foreground: Pixels, first: int, end: int, piece: int) -> None:
    """Erase a level stroke between two rows, piece by piece: marks of tight print stand on it, beyond its own ink.

    Args:
        foreground: Rows x the columns of the stroke, 1 for print; strokes of letters that cross it stay whole.
        first: The first row of its ink and its blur.
        end: The row behind the last one.
        piece: How many columns make a piece.
    """
    for start in range(0, foreground.shape[1], piece):
        columns = foreground[:, start : start + piece]
        is_ruled = columns[first:end].mean(axis=1) >= _RULED
        ruled = np.flatnonzero(is_ruled)
        if len(ruled):
            ruling = (first + int(ruled[0]), first + int(ruled[-1]) + 1)
            _erase_blur(columns[first - 1 : ruling[0]])
            _erase_blur(columns[ruling[1] : end + 1][::-1])
            _erase_rows(columns, *ruling)
        else:
            _erase_rows(columns, first, end)


def _erase_blur(rows: Pixels) -> None:
    """Erase all rows but the first, but for what goes on from there: strokes of letters that reach to a ruling."""
    for row in range(1, len(rows)):
        above = rows[row - 1]
        near = above.copy()
        near[1:] |= above[:-1]
        near[:-1] |= above[1:]
        rows[row] &= near


def _erase_rows(foreground: Pixels, first: int, end: int) -> None:
    """Erase rows, but for columns with print right above and right below them."""
    first_above = max(0, first - _LETTER_ROWS)
    above = foreground[first_above:first].max(axis=0, initial=0)
    below = foreground[end : end + _LETTER_ROWS].max(axis=0, initial=0)
    foreground[first:end] &= above & below


def _cut_at_letters(
    strokes: Sequence[Stroke], crossing: Sequence[Stroke], view: StrokeView
) -> list[Stroke]:
    long_crossing = long_ones(crossing, view.pixels_per_point)
    return [
        part
        for stroke in strokes
        for part in without_letters(stroke, long_crossing, view)
    ]


def _held(
    strokes: Sequence[Stroke], crossing: Sequence[Stroke], view: StrokeView
) -> list[Stroke]:
    """Without the short strokes that end at no long one, or but near one: stems of letters, underlines, dashes."""
    unit = view.pixels_per_point
    long_crossing = long_ones(crossing, unit)
    held = []
    for stroke in strokes:
        is_long = stroke.length >= SURE_LENGTH * unit
        if is_long or (
            any(_ends_at(stroke, line, unit) for line in long_crossing)
            and not is_of_stems(stroke, long_crossing, view)
        ):
            held.append(stroke)
    return held


def _ends_at(stroke: Stroke, crossing: Stroke, unit: float) -> bool:
    """Whether a stroke ends at another that crosses its way."""
    tolerance = MEETING * unit
    from_start = abs(stroke.start - crossing.position)
    from_end = abs(stroke.end - crossing.position)
    if min(from_start, from_end) > tolerance:
        return False
    return _spans(crossing, stroke.position, tolerance)


def _prolonged(
    stroke: Stroke, crossing: Sequence[Stroke], view: StrokeView
) -> Stroke:
    """A long stroke led on to those that cross its way, as far as its trace goes on."""
    unit = view.pixels_per_point
    if stroke.length < SURE_LENGTH * unit:
        return stroke
    positions = _crossing_positions(stroke, crossing, unit)
    # What ends at another stroke ends there.
    later: list[float] = []
    if not _is_near(stroke.end, positions, unit):
        later = [position for position in positions if position > stroke.end]
    earlier: list[float] = []
    if not _is_near(stroke.start, positions, unit):
        earlier = [
            position for position in positions if position < stroke.start
        ]
    for end in map(round, later):
        if continues(view, stroke.end, end, stroke.position, MEETING):
            stroke = replace(stroke, end=end)
    for start in map(round, reversed(earlier)):
        if continues(view, start, stroke.start, stroke.position, MEETING):
            stroke = replace(stroke, start=start)
    return stroke


def _prolonged_by_dots(
    stroke: Stroke, crossing: Sequence[Stroke], view: StrokeView
) -> Stroke:
    """A dotted or dashed stroke led on to those that cross its way, which hide a dot or two of it."""
    unit = view.pixels_per_point
    if stroke.length < SURE_LENGTH * unit or not is_dotted(view, stroke):
        return stroke
    positions = list(
        map(round, _crossing_positions(stroke, crossing, unit, LARGEST_DOT_GAP))
    )
    for end in positions:
        if end > stroke.end and goes_on_dotted(
            view, stroke.end, end, stroke.position
        ):
            stroke = replace(stroke, end=end)
    for start in reversed(positions):
        if start < stroke.start and goes_on_dotted(
            view, start, stroke.start, stroke.position
        ):
            stroke = replace(stroke, start=start)
    return stroke


def _crossing_positions(
    stroke: Stroke,
    crossing: Sequence[Stroke],
    unit: float,
    missing: float = BROKEN_GAP,
) -> list[float]:
    """Where long strokes, of whose ends so many points may be missing, cross the way of a stroke, from its start on."""
    positions = []
    for line in long_ones(crossing, unit):
        if _spans(line, stroke.position, missing * unit):
            positions.append(line.position)
    return sorted(positions)


def _is_near(end: int, positions: Sequence[float], unit: float) -> bool:
    tolerance = MEETING * unit
    return any(abs(position - end) <= tolerance for position in positions)


def _is_streak(
    stroke: Stroke,
    strokes: Sequence[Stroke],
    crossing: Sequence[Stroke],
    view: StrokeView,
) -> bool:
    """Whether a stroke runs far out of a table, as no other does: at both ends, or to the end of the paper at one.

    A fold of the paper does so too: letters of a title through which it runs may end it there.
    """
    unit = view.pixels_per_point
    # A streak that leans is found in parts, side by side.
    parts = _side_by_side(stroke, strokes, unit)
    start = min(part.start for part in parts)
    end = max(part.end for part in parts)
    reaching = [line for line in crossing if _spans(line, stroke.position)]
    crossed = [line for line in reaching if start < line.position < end]
    alongside = [line for line in strokes if line not in parts]
    parallel = [line for line in alongside if _crosses_any(line, crossed)]
    if not parallel:
        return False
    starts = [line.start for line in parallel]
    ends = [line.end for line in parallel]
    crossed_positions = [line.position for line in crossed]
    table_start = min([*crossed_positions, *starts])
    table_end = max([*crossed_positions, *ends])
    far = LONG * unit
    paper_end = view.foreground.shape[1] - _EDGE * unit
    is_before, is_behind = start + far < table_start, end - far > table_end
    return (is_before and (is_behind or start < _EDGE * unit)) or (
        is_behind and end > paper_end
    )


def _side_by_side(
    stroke: Stroke, strokes: Sequence[Stroke], unit: float
) -> list[Stroke]:
    """The strokes in line with one, itself among them."""
    tolerance = MEETING * unit
    return [
        line
        for line in strokes
        if abs(line.position - stroke.position) <= tolerance
    ]


def _spans(stroke: Stroke, position: float, tolerance: float = 0.0) -> bool:
    """Whether a stroke passes a position along its way, or ends no further from it than a tolerance."""
    return stroke.start - tolerance <= position <= stroke.end + tolerance


def _crosses_any(stroke: Stroke, crossing: Sequence[Stroke]) -> bool:
    return any(_spans(line, stroke.position) for line in crossing)
