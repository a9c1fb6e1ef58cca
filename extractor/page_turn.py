"""Which end of a scanned page is up, where its diacritics do not tell: the reader reads a few lines both ways.

The engine that was chosen is asked for none of these: it reads the lines of the page, once it is turned.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

from extractor.imaging.deskew import deskewed
from extractor.imaging.line_segmentation import segment_lines
from extractor.model.image import PageRaster
from extractor.ocr.reader.beam_search import decode
from extractor.ocr.reader.engine import shared_reader
from extractor.scan import prepared_scan

# Lines of a page that are read.
_LINES_ASKED = 12
# By so much surer (0 to 1) the reader must be of the letters that stand the other way.
_SURER = 0.05


def legible_turn(turn: int, draw: Callable[[], PageRaster]) -> int:
    """By how much a page must be turned to be read: as it seems, or half a turn more.

    Args:
        turn: By how many degrees clockwise it seems to.
        draw: Draws the page as displayed; no picture is held longer than it is looked at.

    Returns:
        0, 90, 180 or 270 degrees clockwise.
    """
    other = (turn + 180) % 360
    is_other = _legibility(draw(), other) > _legibility(draw(), turn) + _SURER
    return other if is_other else turn


def _legibility(raster: PageRaster, turn: int) -> float:
    """How sure (0 to 1) the reader is of the letters of some lines; 0 where it reads none."""
    prepared = prepared_scan(deskewed(raster, turn))
    lines = segment_lines(prepared.components, prepared.components.outside([]))
    step = max(1, len(lines) // _LINES_ASKED)
    # Read once: what stands on its head is doubtful throughout, and would be read again and again.
    seen = shared_reader().frames([line.image for line in lines[::step]])
    confidences = [
        sure for frames in seen for sure in decode(frames).confidences
    ]
    return fmean(confidences) if confidences else 0.0
