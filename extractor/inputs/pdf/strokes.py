"""Which shapes of a page are strokes, as rulings are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.geometry import curve_to_edges

from extractor.inputs.pdf.colours import colour_of
from extractor.inputs.pdf.intricate import is_small_letter
from extractor.model import Ruling
from extractor.model.text import Colour

# Points. A stroke longer than it is wide: rectangles up to this thickness are rulings themselves, thicker ones lend
# their sides. Word and Chromium draw rulings as rectangles of 0.5 to 1.5 points.
_THIN = 3.0
# Points. A longer bar may be thicker and still a ruling; print is set larger than this.
_THICKEST_BAR = 6.0
# So many times as long as thick is a bar.
_BAR_RATIO = 4
# Drawings (maps, charts, clip art) have thousands of strokes and are no tables.
_MOST_STROKES = 20_000

# A line, rectangle or curve's edge as pdfplumber gives it.
Shape = dict[str, Any]


def strokes_of(page: PlumberPage, unit: float = 1.0) -> Iterator[Ruling]:
    """The strokes of a page.

    Args:
        page: A page of pdfplumber's, interpreted.
        unit: How many of its points are one of the page as it is read: see `PageTransform.scale`.

    Yields:
        Its straight strokes and the sides of its rectangles, in pdfplumber's coordinates (points, origin top-left of
        the MediaBox); none where the page is a drawing.
    """
    if is_artwork(page):
        return
    for line in page.lines:
        if is_straight(line, unit):
            yield _whole(line)
    for rectangle in page.rects:
        yield from _rectangle_strokes(rectangle, unit)
    for curve in page.curves:
        if is_small_letter(curve):
            continue  # its stems are no column lines
        for edge in curve_to_edges(curve):
            if is_straight(edge, unit):
                yield replace(_whole(edge), colour=_colour(curve))


def is_artwork(page: PlumberPage) -> bool:
    """Whether a page has so many shapes that it is a drawing (a map, a chart).

    Args:
        page: A page of pdfplumber's, interpreted.

    Returns:
        Whether it has.
    """
    return len(page.rects) + len(page.lines) + len(page.curves) > _MOST_STROKES


def is_straight(line: Shape, unit: float = 1.0) -> bool:
    """Whether a line runs along an axis.

    Args:
        line: A line as pdfplumber gives it.
        unit: As for `strokes_of`.

    Returns:
        Whether it does.
    """
    width = line["x1"] - line["x0"]
    height = line["bottom"] - line["top"]
    return bool(min(width, height) < _THIN * unit)


def _whole(shape: Shape) -> Ruling:
    return Ruling(
        shape["x0"], shape["top"], shape["x1"], shape["bottom"], _colour(shape)
    )


def _colour(shape: Shape) -> Colour | None:
    """What a stroke, or else the fill of a shape, is drawn in."""
    if "stroking_color" not in shape:
        return None
    return colour_of(
        shape["stroking_color"]
        if shape["stroke"]
        else shape["non_stroking_color"]
    )


def _rectangle_strokes(rectangle: Shape, unit: float) -> Iterator[Ruling]:
    """A thin rectangle is a stroke; a thick one has its sides for strokes where they are drawn."""
    sides = _whole(rectangle)
    width = sides.x1 - sides.x0
    height = sides.bottom - sides.top
    thickness = min(width, height)
    length = max(width, height)
    is_bar = (
        thickness <= _THICKEST_BAR * unit and length >= _BAR_RATIO * thickness
    )
    if thickness < _THIN * unit or is_bar:
        yield sides
    # A fill alone is shading: it may stop short of the cell or cover only the text.
    elif rectangle["stroke"]:
        yield replace(sides, bottom=sides.top)
        yield replace(sides, top=sides.bottom)
        yield replace(sides, x1=sides.x0)
        yield replace(sides, x0=sides.x1)
