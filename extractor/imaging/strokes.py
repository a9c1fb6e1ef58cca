"""Strokes found in a picture: long straight print, bridged where it is broken or dashed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractor.imaging.page_image import PixelRectangle, connected_components
from extractor.imaging.stroke_traces import BESIDE, CROWDED_SHARE, continues
from extractor.imaging.stroke_view import LONG, Stroke, StrokeView
from extractor.model.image import Pixels

# Points: the gap of a broken ruling.
BROKEN_GAP = 4.0
# Points by which parts of one ruling stand apart.
_APART = 1.5
# Points: the thickest ruling. More is a bar, a photograph's side, or the shadow of the paper's edge.
_THICKEST = 5.0
# Points between the dashes of a ruling.
_DASH_GAP = 6.0
# A row of dashes is at least so many times as long as a stroke.
_DASHED_LENGTH = 2
# The least share of such a row that its dashes fill.
_DASHED_SHARE = 0.15
# Points. Strokes so near the picture's edge are the edge of the paper.
_EDGE = 5.0
# Points. What is thicker may be bold words: as a ruling it must be even.
_BOLD = 1.5
# The share of an even stroke that is at least half as thick as most of it.
_EVEN_SHARE = 0.85
# Points: three lines of the largest print of tables; a run down the page that is longer is made of no letters.
_LONGEST_OF_LETTERS = 72.0
# Points, and the share of a level run along which print stands within them both above and below: letters that stand on
# it and hang from it at once join into the run. Of 281 level runs of 43 scans those with a tenth or more (13 to 53
# hundredths) all were rows of letters; along rulings it was at most 3 hundredths.
_THROUGH = 1.5
_THROUGH_SHARE = 0.1
# Ends of print in ten points along a run's fullest row: along rulings of those scans at most .02, along rows of bold
# letters .33 and more, of others 3.7 and more.
_MOST_ENDS = 0.15
# Ends in ten points from which on a run that is not made of dashes is a row of letters: rulings of 42 scans and other
# files have at most 1.4, letters that happened to join into a run 2.7 and more, of lines that lean a little 6.7 to 8.4.
_ENDS_OF_LETTERS = 2.0
# Rows by which print is thickened before runs are looked for.
_THICKENING = 3


@dataclass(frozen=True, slots=True)
class _Run(PixelRectangle):
    """The rectangle of a long connected component, and how many pixels that has."""

    area: int


def find_strokes(view: StrokeView) -> list[Stroke]:
    """The strokes along the rows of a view.

    Args:
        view: A page as seen from the side.

    Returns:
        Its strokes in pixels, broken and dashed ones in one piece, those of the paper's edge left out.
    """
    runs = _long_runs(view)
    edge = _EDGE * view.pixels_per_point
    row_count = view.foreground.shape[0]
    strokes = []
    for run in _each_run(runs):
        stroke = _stroke(run, runs, view)
        if stroke and edge < stroke.position < row_count - edge:
            strokes.append(stroke)
    return list(bridged(strokes, view))


def _each_run(runs: Pixels) -> Iterator[_Run]:
    labelling = connected_components(runs)
    # Number 0 is what is no run.
    for number in range(1, len(labelling.area)):
        yield _Run(
            left=int(labelling.left[number]),
            top=int(labelling.top[number]),
            width=int(labelling.width[number]),
            height=int(labelling.height[number]),
            area=int(labelling.area[number]),
        )


def _long_runs(view: StrokeView) -> Pixels:
    """1 where print runs straight for as long as no letter does, thickened by a row on either side."""
    # A leaning stroke climbs a pixel now and then: thickened, it stays in one piece.
    shortest = max(3, round(LONG * view.pixels_per_point))
    runs = long_runs(view.foreground, shortest)
    dashed = _dashed_runs(view)
    return np.bitwise_or(runs, dashed, out=runs)


def _dashed_runs(view: StrokeView) -> Pixels:
    """Rows of dashes and dots as one run each, thickened like other runs."""
    largest_gap = round(_DASH_GAP * view.pixels_per_point)
    shortest = round(_DASHED_LENGTH * LONG * view.pixels_per_point)
    return _runs(view.dashes, largest_gap, shortest)


def long_runs(foreground: Pixels, shortest: int) -> Pixels:
    """Where print runs straight along the rows of a picture.

    Args:
        foreground: Rows x columns, 1 for print.
        shortest: The length of the shortest run, in pixels.

    Returns:
        1 where it does, thickened by a row on either side.
    """
    return _runs(foreground, _THICKENING, shortest)


def _runs(foreground: Pixels, largest_gap: int, shortest: int) -> Pixels:
    """1 where print runs along the rows for so long, gaps closed, and thickened; a picture at a time is held."""
    picture = cv2.dilate(foreground, _column(_THICKENING))
    picture = cv2.morphologyEx(picture, cv2.MORPH_CLOSE, _row(largest_gap))
    picture = cv2.morphologyEx(picture, cv2.MORPH_OPEN, _row(shortest))
    return picture.astype(np.uint8, copy=False)


def _row(length: int) -> Pixels:
    return np.ones((1, length), np.uint8)


def _column(length: int) -> Pixels:
    return np.ones((length, 1), np.uint8)


def _stroke(run: _Run, runs: Pixels, view: StrokeView) -> Stroke | None:
    """A run as a stroke; None where it is a bar, or a row of letters that happen to join."""
    unit = view.pixels_per_point
    thickness = max(1.0, run.area / run.width - (_THICKENING - 1))
    if thickness > _THICKEST * unit or (
        not _is_column_ruling(run, view) and _is_crowded(run, view)
    ):
        return None
    if thickness > _BOLD * unit and not _is_bar(run, view):
        return None
    if not view.is_vertical and _is_row_of_letters(run, view):
        return None
    rows_of_pixels, _ = np.nonzero(runs[run.rows, run.columns])
    position = float(rows_of_pixels.mean()) + run.top + 0.5
    return Stroke(run.left, run.left + run.width, position, thickness)


def _is_column_ruling(run: _Run, view: StrokeView) -> bool:
    """Whether a run leads down the page past several lines, or is made of dashes: letters do neither."""
    return view.is_vertical and (
        _is_dashed(run, view)
        or run.width >= _LONGEST_OF_LETTERS * view.pixels_per_point
    )


def _is_dashed(run: _Run, view: StrokeView) -> bool:
    dashes = view.dashes[run.rows, run.columns].any(axis=0)
    return float(dashes.mean()) >= _DASHED_SHARE


def _is_bar(run: _Run, view: StrokeView) -> bool:
    """Whether a bold run is as thick all along, and if level of one piece or of dashes: joined bold letters are not."""
    return _is_even(view.foreground[run.rows, run.columns]) and (
        view.is_vertical or _is_of_one_piece(run, view) or _is_dashed(run, view)
    )


def _is_of_one_piece(
    run: _Run, view: StrokeView, most_ends: float = _MOST_ENDS
) -> bool:
    """Whether print goes on all along a run, as no row of letters does, but for so many ends in ten points."""
    print_of_run = view.foreground[run.rows, run.columns]
    fullest = print_of_run[print_of_run.sum(axis=1).argmax()]
    ends = np.count_nonzero(np.diff(fullest))
    most = most_ends * run.width / (10 * view.pixels_per_point)
    # A run that leans ends once at each side in any of its rows.
    return bool(ends <= max(2.0, most))


def _is_even(foreground: Pixels) -> bool:
    """Whether a stroke is about as thick all along, which rows of bold letters are not."""
    thickness = foreground.sum(axis=0)
    is_thick_enough = thickness >= np.median(thickness) / 2
    return bool(is_thick_enough.mean() >= _EVEN_SHARE)


def _is_crowded(run: _Run, view: StrokeView) -> bool:
    """Whether print stands all along above or below, as where a row of letters happens to join."""
    distance = round(BESIDE * view.pixels_per_point)
    columns = view.foreground[:, run.columns]
    first_above = max(0, run.top - distance)
    end_above = max(0, run.top - 1)
    if _has_print_all_along(columns[first_above:end_above]):
        return True
    end = run.top + run.height
    return _has_print_all_along(columns[end + 1 : end + distance])


def _is_row_of_letters(run: _Run, view: StrokeView) -> bool:
    """Whether a level run is made of letters: print is right above and below it, or it ends as often as theirs."""
    return _runs_through_letters(run, view) or not (
        _is_of_one_piece(run, view, _ENDS_OF_LETTERS) or _is_dashed(run, view)
    )


def _runs_through_letters(run: _Run, view: StrokeView) -> bool:
    """Whether much of a run, which is in pieces, has print both right above and right below it: the bars of letters."""
    if _is_of_one_piece(run, view):
        return False
    distance = round(_THROUGH * view.pixels_per_point)
    columns = view.foreground[:, run.columns]
    end = run.top + run.height
    above = columns[max(0, run.top - distance) : run.top].any(axis=0)
    below = columns[end : end + distance].any(axis=0)
    return float((above & below).mean()) >= _THROUGH_SHARE


def _has_print_all_along(foreground: Pixels) -> bool:
    if not foreground.size:
        return False
    has_print = foreground.any(axis=0)
    return float(has_print.mean()) > CROWDED_SHARE


def bridged(strokes: Iterable[Stroke], view: StrokeView) -> Iterator[Stroke]:
    """Strokes in line with each other as one.

    Args:
        strokes: Strokes along the rows of a view.
        view: The view.

    Yields:
        Strokes that stand apart, in pixels.
    """
    chains: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.start):
        chain = _chain_before(stroke, chains, view)
        if chain is None:
            chains.append([stroke])
        else:
            chain.append(stroke)
    yield from map(_joined, chains)


def _chain_before(
    stroke: Stroke, chains: Sequence[list[Stroke]], view: StrokeView
) -> list[Stroke] | None:
    """The chain that a stroke goes on with, of several the one nearest in line; None where there is none."""
    nearest: list[Stroke] | None = None
    nearest_distance = np.inf
    for chain in chains:
        last = chain[-1]
        distance = abs(last.position - stroke.position)
        if distance < nearest_distance and _goes_on(last, stroke, view):
            nearest = chain
            nearest_distance = distance
    return nearest


def _goes_on(before: Stroke, stroke: Stroke, view: StrokeView) -> bool:
    """Whether two strokes are of one ruling: close together, or with the trace of a faded ruling between them."""
    if abs(stroke.position - before.position) > _APART * view.pixels_per_point:
        return False
    position = (before.position + stroke.position) / 2
    return continues(view, before.end, stroke.start, position, BROKEN_GAP)


def _joined(chain: Sequence[Stroke]) -> Stroke:
    """Strokes in line as one; the longer ones say more of where it is, and how thick."""
    length = sum(stroke.length for stroke in chain)
    weighted_position = sum(stroke.position * stroke.length for stroke in chain)
    weighted_thickness = sum(
        stroke.thickness * stroke.length for stroke in chain
    )
    start = min(stroke.start for stroke in chain)
    end = max(stroke.end for stroke in chain)
    return Stroke(
        start=start,
        end=end,
        position=weighted_position / length,
        thickness=weighted_thickness / length,
    )
