"""Cells of scans whose print runs up or down the page, as narrow columns are headed: they are turned to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from statistics import fmean

import numpy as np

from extractor.imaging.components import Components, Ids
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage
from extractor.model import Box, PageTransform
from extractor.model.image import PAPER, POINTS, quarter_turned
from extractor.model.page_coordinates import ACROSS
from extractor.ocr.reader.beam_search import decode
from extractor.ocr.reader.engine import shared_reader

# Shares of the usual height of letters: a letter's longer side has so much at least and at most, ...
_LEAST_OF_LETTER = 0.6
_MOST_OF_LETTER = 1.8
# ... letters of a word stand no further apart, in line by so much of the smaller one's width.
_APART = 0.45
_IN_LINE = 0.5
# Print that runs up or down the page has so many letters at least, most of which (share) have the next one there.
_FEWEST = 2
_MOST = 0.5
# By so much surer (0 to 1) the reader must be of the letters once they are turned, and so sure.
_SURER = 0.05
_SURE = 0.75
# Pixels of paper around the print of a cell.
_MARGIN = 6


def turned_lines(
    components: Components, print_of_cells: Sequence[Ids]
) -> dict[int, list[SegmentedLine]]:
    """The lines of those cells of a table whose print seems to run up or down the page.

    All of them are turned alike, in the way in which the reader is surest of them; or none, where it reads them level.

    Args:
        components: The print of the page.
        print_of_cells: The numbers of what stands in each cell.

    Returns:
        The lines as they are to be read, by the number of the cell; their boxes are those on the page.
    """
    across = {
        number: ids
        for number, ids in enumerate(print_of_cells)
        if _runs_across(components, ids)
    }
    if not across:
        return {}
    # First of all: lines that run level take marks of the page's print apart.
    turned = {
        degrees: {
            number: _turned(components, ids, degrees)
            for number, ids in across.items()
        }
        for degrees in ACROSS
    }
    sureness = {
        degrees: _sureness(chain.from_iterable(lines.values()))
        for degrees, lines in turned.items()
    }
    degrees = max(ACROSS, key=sureness.__getitem__)
    beside = {
        number: _turned(components, ids, degrees)
        for number, ids in enumerate(print_of_cells)
        if number not in across and _is_beside(components, ids, across.values())
    }
    level = {
        number: segment_lines(components, print_of_cells[number])
        for number in (*across, *beside)
    }
    of_level = _sureness(
        chain.from_iterable(level[number] for number in across)
    )
    if sureness[degrees] < max(_SURE, of_level + _SURER):
        return level
    surer = {
        number: lines
        for number, lines in beside.items()
        if _sureness(lines) >= _sureness(level[number]) + _SURER
    }
    return {**level, **turned[degrees], **surer}


def _runs_across(components: Components, ids: Ids) -> bool:
    """Whether letters of a cell stand right above one another rather than beside."""
    boxes = components.boxes.at(ids)
    usual = components.letter_height
    is_letter = (boxes.longer_side >= _LEAST_OF_LETTER * usual) & (
        boxes.longer_side <= _MOST_OF_LETTER * usual
    )
    letters = boxes.at(is_letter)
    if len(letters) < _FEWEST:
        return False
    below = _count_next(
        letters.top, letters.bottom, letters.x0, letters.x1, usual
    )
    beside = _count_next(
        letters.x0, letters.x1, letters.top, letters.bottom, usual
    )
    return below > beside and below >= _MOST * (len(letters) - 1)


def _is_beside(components: Components, ids: Ids, across: Iterable[Ids]) -> bool:
    """Whether print of a cell is higher than wide, and stands beside that of others that runs up or down the page."""
    if not len(ids):
        return False
    boxes = components.boxes.at(ids)
    top, bottom = float(boxes.top.min()), float(boxes.bottom.max())
    height, width = bottom - top, float(boxes.x1.max() - boxes.x0.min())
    others = [components.boxes.at(of_cell) for of_cell in across]
    return height > max(width, components.letter_height) and any(
        top < float(other.bottom.max()) and float(other.top.min()) < bottom
        for other in others
    )


def _count_next(
    starts: np.ndarray,
    ends: np.ndarray,
    lows: np.ndarray,
    highs: np.ndarray,
    usual: float,
) -> int:
    """How many letters have another right behind them, in the way in which these begin and end."""
    gaps = starts[None, :] - ends[:, None]
    common = np.minimum(highs[None, :], highs[:, None]) - np.maximum(
        lows[None, :], lows[:, None]
    )
    narrower = np.minimum(highs - lows, (highs - lows)[:, None])
    is_behind = starts[None, :] > starts[:, None]
    is_next = (
        is_behind & (gaps <= _APART * usual) & (common >= _IN_LINE * narrower)
    )
    return int(is_next.any(axis=1).sum())


def _turned(
    components: Components, ids: Ids, degrees: int
) -> list[SegmentedLine]:
    """The lines of a cell once it is turned clockwise, with their places on the page."""
    page_image = components.page_image
    boxes = components.boxes.at(ids)
    rows, columns = components.labels.shape
    left = max(0, int(boxes.x0.min()) - _MARGIN)
    top = max(0, int(boxes.top.min()) - _MARGIN)
    right = min(columns, int(boxes.x1.max()) + _MARGIN)
    bottom = min(rows, int(boxes.bottom.max()) + _MARGIN)
    place = (slice(top, bottom), slice(left, right))
    own = np.isin(components.labels[place], ids)
    pixels = np.where(own, page_image.pixels[place], PAPER).astype(np.uint8)
    transform = PageTransform(
        degrees,
        (right - left) * POINTS / page_image.dpi,
        (bottom - top) * POINTS / page_image.dpi,
    )
    picture = PageImage(
        page_image.number,
        quarter_turned(pixels, degrees),
        page_image.dpi,
        transform,
    )
    turned = Components(picture, quarter_turned(own.astype(np.uint8), degrees))
    every = turned.whole(np.ones(len(turned), np.bool_))
    corner = page_image.box(left, top, left + 1, top + 1)
    return [
        replace(line, box=_moved(transform.to_displayed(line.box), corner))
        for line in segment_lines(turned, every)
    ]


def _moved(box: Box, corner: Box) -> Box:
    return Box(
        box.x0 + corner.x0,
        box.top + corner.top,
        box.x1 + corner.x0,
        box.bottom + corner.top,
    )


def _sureness(lines: Iterable[SegmentedLine]) -> float:
    """How sure (0 to 1) the reader is of the letters of lines; 0 where it reads none."""
    confidences = [
        sure
        for frames in shared_reader().frames([line.image for line in lines])
        for sure in decode(frames).confidences
    ]
    return fmean(confidences) if confidences else 0.0
