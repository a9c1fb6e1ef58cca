"""Rulings hardly darker than the paper, no print by themselves: fine dots, light greys, where others are in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractor.imaging.leaders import is_leader
from extractor.imaging.page_image import connected_components
from extractor.imaging.stroke_traces import BESIDE, TRACE
from extractor.imaging.stroke_view import (
    LONG,
    MEETING,
    SURE_LENGTH,
    Stroke,
    StrokeView,
    long_ones,
)
from extractor.imaging.strokes import bridged, long_runs
from extractor.model.image import Pixels

# The share of a ruling's length that is print, where it is not in pieces.
_WHOLE_SHARE = 0.9
# So dark (share) as the rulings of the page a faint one is at least: what shows through from the other side of
# the paper is a tenth as dark.
_LEAST_DARKNESS = 0.25
# Points by which print is thickened before it is taken for paper: its blur.
_BLUR = 1.0
# Points: the dots of a faint ruling are thinner than any mark over or under a letter.
_THINNEST_MARK = 1.5
# The share of a stretch that is no print, at least, to tell by.
_LEAST_BESIDE = 0.25
# Rows that are measured at once: decimal greys take four times the memory of a picture.
_BAND = 256


def with_faint_rulings(
    horizontal: Sequence[Stroke],
    vertical: Sequence[Stroke],
    horizontal_view: StrokeView,
    vertical_view: StrokeView,
) -> tuple[list[Stroke], list[Stroke]]:
    """The strokes of a page with those that are too faint to be print, where some of its rulings are in pieces.

    Args:
        horizontal: The level strokes found in its print.
        vertical: Those that lead down the page.
        horizontal_view: The page.
        vertical_view: The page with rows and columns exchanged.

    Returns:
        Both, each faint one between two strokes that it ends at; unchanged where rulings are whole.
    """
    directions = ((horizontal, horizontal_view), (vertical, vertical_view))
    if not any(
        _is_in_pieces(stroke, view)
        for strokes, view in directions
        for stroke in long_ones(strokes, view.pixels_per_point)
    ):
        return list(horizontal), list(vertical)
    every_horizontal, every_vertical = (
        list(bridged([*strokes, *_faint_strokes(strokes, view)], view))
        for strokes, view in directions
    )
    of_rows = [
        line
        for line in every_horizontal
        if line not in horizontal and not is_leader(line, horizontal_view)
    ]
    of_columns = [line for line in every_vertical if line not in vertical]
    held_rows = _between(of_rows, every_vertical, horizontal_view)
    held_columns = _between(of_columns, every_horizontal, vertical_view)
    return (
        list(bridged([*horizontal, *held_rows], horizontal_view)),
        list(bridged([*vertical, *held_columns], vertical_view)),
    )


def _is_in_pieces(stroke: Stroke, view: StrokeView) -> bool:
    middle = round(stroke.position - 0.5)
    rows = view.foreground[
        max(0, middle - 1) : middle + 2, stroke.start : stroke.end
    ]
    return bool(rows.any(axis=0).mean() < _WHOLE_SHARE)


def _faint_strokes(
    strokes: Sequence[Stroke], view: StrokeView
) -> Iterator[Stroke]:
    """Straight traces along the rows, long enough to be rulings, and as dark as those that were found."""
    darkness = _darkness(view, _beside_print(strokes, view))
    known = [
        _darkness_of(stroke, darkness)
        for stroke in long_ones(strokes, view.pixels_per_point)
    ]
    least = TRACE
    if known:
        least = max(least, _LEAST_DARKNESS * float(np.median(known)))
    runs = long_runs(
        (darkness >= least).astype(np.uint8),
        round(SURE_LENGTH * view.pixels_per_point),
    )
    labelling = connected_components(runs)
    for number in range(1, len(labelling.area)):
        left = int(labelling.left[number])
        width = int(labelling.width[number])
        top = int(labelling.top[number])
        rows = darkness[
            top : top + int(labelling.height[number]), left : left + width
        ]
        position = top + float(
            np.average(
                np.arange(len(rows)) + 0.5, weights=rows.sum(axis=1) + 1e-9
            )
        )
        yield Stroke(left, left + width, position, 1.0)


def _beside_print(strokes: Sequence[Stroke], view: StrokeView) -> Pixels:
    """1 where there is paper, or a stroke or dots on it; 0 for print and its blur."""
    unit = view.pixels_per_point
    # Marks of Thai are as short as dashes, but not as thin as the dots of a faint ruling.
    thick = np.ones((round(_THINNEST_MARK * unit) or 1, 1), np.uint8)
    marks = cv2.morphologyEx(view.dashes, cv2.MORPH_OPEN, thick)
    is_print = (view.foreground & (1 - view.dashes)).astype(np.uint8)
    np.maximum(is_print, marks, out=is_print)
    for stroke in strokes:
        half = stroke.thickness / 2 + 1
        first = max(0, round(stroke.position - half))
        end = round(stroke.position + half)
        is_print[first:end, stroke.start : stroke.end] = 0
    blur = 2 * round(_BLUR * unit) + 1
    print_and_blur = cv2.dilate(is_print, np.ones((blur, blur), np.uint8))
    return (1 - print_and_blur).astype(np.uint8, copy=False)


def _darkness(view: StrokeView, is_beside: Pixels) -> Pixels:
    """By how many greys each stretch of a row is darker, beside its print, than those above and below it."""
    unit = view.pixels_per_point
    stretches = np.empty_like(view.grey)
    for first in range(0, len(stretches), _BAND):
        band = slice(first, first + _BAND)
        stretches[band] = _mean_greys(
            view.grey[band], is_beside[band], max(3, round(LONG * unit))
        )
    distance = max(2, round(BESIDE * unit))
    rows = len(stretches)
    padded = np.pad(stretches, ((distance, distance), (0, 0)), mode="edge")
    above, below = padded[:rows], padded[2 * distance :]
    # Where print stands all along one side, the other tells.
    beside = np.where(
        (above == 0) | (below == 0),
        np.maximum(above, below),
        np.minimum(above, below),
    )
    beside[stretches == 0] = 0
    return cv2.subtract(beside, stretches).astype(np.uint8, copy=False)


def _mean_greys(grey: Pixels, is_beside: Pixels, length: int) -> Pixels:
    """The mean grey of each stretch of rows beside its print; 0 where there is too little of it."""
    share = cv2.boxFilter(is_beside, cv2.CV_32F, (length, 1))
    greys = cv2.boxFilter(grey * is_beside, cv2.CV_32F, (length, 1))
    is_told = share >= _LEAST_BESIDE
    means = np.divide(greys, share, out=np.zeros_like(greys), where=is_told)
    return means.round().astype(np.uint8)


def _darkness_of(stroke: Stroke, darkness: Pixels) -> float:
    middle = round(stroke.position - 0.5)
    rows = darkness[max(0, middle - 1) : middle + 2, stroke.start : stroke.end]
    return float(np.median(rows.max(axis=0)))


def _between(
    faint: Sequence[Stroke], crossing: Sequence[Stroke], view: StrokeView
) -> Iterator[Stroke]:
    """The faint strokes that end at two others, led on to these."""
    unit = view.pixels_per_point
    # The ends of a trace are told from a stretch, half of which may lie beyond.
    reach = (MEETING + LONG / 2) * unit
    for stroke in faint:
        places = [
            line.position
            for line in crossing
            if line.start - reach <= stroke.position <= line.end + reach
        ]
        start = min(
            places, key=lambda place: abs(place - stroke.start), default=-reach
        )
        end = min(
            places, key=lambda place: abs(place - stroke.end), default=-reach
        )
        is_held = max(abs(start - stroke.start), abs(end - stroke.end)) <= reach
        if is_held and end - start >= SURE_LENGTH / 2 * unit:
            yield replace(stroke, start=round(start), end=round(end))
