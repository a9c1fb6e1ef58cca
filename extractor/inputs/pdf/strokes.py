"""Which shapes of a page are strokes, as rulings are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# A rectangle that is drawn point by point has its four corners, the first one once more, and that again.
_POINTS_OF_BOX = (4, 5, 6)
# Points by which a bar may be shorter than the fill that it goes through.
_AS_HIGH = 0.5
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
    rectangles, curves = boxes_and_curves(page)
    fills = _fills_by_colour(rectangles, unit)
    for rectangle in rectangles:
        if not _is_behind_letters(rectangle, fills, unit):
            yield from _rectangle_strokes(rectangle, unit)
    for curve in curves:
        if is_small_letter(curve):
            continue  # its stems are no column lines
        for edge in curve_to_edges(curve):
            if is_straight(edge, unit):
                yield replace(_whole(edge), colour=_colour(curve))


def boxes_and_curves(page: PlumberPage) -> tuple[list[Shape], list[Shape]]:
    """The rectangles of a page, and its other shapes.

    Args:
        page: A page of pdfplumber's, interpreted.

    Returns:
        Its rectangles, were they drawn point by point, as PyMuPDF does; and what it calls curves otherwise.
    """
    rectangles: list[Shape] = list(page.rects)
    curves: list[Shape] = []
    for curve in page.curves:
        (rectangles if _is_box(curve) else curves).append(curve)
    return rectangles, curves


def _is_box(curve: Shape) -> bool:
    """Whether a path goes from corner to corner of its box, and to no other point."""
    if len(curve["pts"]) not in _POINTS_OF_BOX:
        return False
    corners = {(round(x, 1), round(y, 1)) for x, y in curve["pts"]}
    xs, ys = (set(values) for values in zip(*corners, strict=True))
    return len(xs) == len(ys) == 2 and len(corners) == 4


def _fills_by_colour(
    rectangles: Iterable[Shape], unit: float
) -> Mapping[Colour | None, Sequence[Shape]]:
    """The fills that are too thick for strokes, by their colour."""
    fills: defaultdict[Colour | None, list[Shape]] = defaultdict(list)
    for rectangle in rectangles:
        if not rectangle["stroke"] and not _is_stroke(rectangle, unit):
            fills[_colour(rectangle)].append(rectangle)
    return fills


def _is_behind_letters(
    rectangle: Shape,
    fills: Mapping[Colour | None, Sequence[Shape]],
    unit: float,
) -> bool:
    """Whether an upright bar is the ground of a letter or two: AbiWord fills cells, and then each word on them.

    What parts cells is no shorter than they are.
    """
    is_bar = not rectangle["stroke"] and _is_stroke(rectangle, unit)
    # Fills lend no strokes, and a page may have thousands: none is compared with all others.
    if not is_bar or rectangle["width"] >= rectangle["height"]:
        return False
    return any(
        fill["x0"] <= rectangle["x0"]
        and rectangle["x1"] <= fill["x1"]
        and fill["top"] <= rectangle["top"]
        and rectangle["bottom"] <= fill["bottom"]
        and rectangle["height"] < fill["height"] - _AS_HIGH * unit
        for fill in fills.get(_colour(rectangle), ())
    )


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


def _is_stroke(rectangle: Shape, unit: float) -> bool:
    thickness, length = sorted((rectangle["width"], rectangle["height"]))
    is_bar = (
        thickness <= _THICKEST_BAR * unit and length >= _BAR_RATIO * thickness
    )
    return bool(thickness < _THIN * unit or is_bar)


def _rectangle_strokes(rectangle: Shape, unit: float) -> Iterator[Ruling]:
    """A thin rectangle is a stroke; a thick one has its sides for strokes where they are drawn."""
    sides = _whole(rectangle)
    if _is_stroke(rectangle, unit):
        yield sides
    # A fill alone is shading: it may stop short of the cell or cover only the text.
    elif rectangle["stroke"]:
        yield replace(sides, bottom=sides.top)
        yield replace(sides, top=sides.bottom)
        yield replace(sides, x1=sides.x0)
        yield replace(sides, x0=sides.x1)
