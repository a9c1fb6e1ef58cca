"""What is drawn on a page besides strokes along an axis: fills, leaning strokes, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pdfplumber.page import Page as PlumberPage

from extractor.inputs.pdf.colours import colour_of
from extractor.inputs.pdf.strokes import (
    Shape,
    boxes_and_curves,
    is_artwork,
    is_straight,
)
from extractor.model import Drawing


def drawings_of(page: PlumberPage, unit: float = 1.0) -> Iterator[Drawing]:
    """The fills, leaning strokes and pictures of a page.

    Args:
        page: A page of pdfplumber's, interpreted.
        unit: How many of its points are one of the page as it is read: see `PageTransform.scale`.

    Yields:
        They, in pdfplumber's coordinates (points, origin top-left of the MediaBox), each kind in the order in which it
        is painted; none where the page is a drawing.
    """
    if is_artwork(page):
        return
    rectangles, curves = boxes_and_curves(page)
    for rectangle in rectangles:
        if rectangle["fill"]:
            yield _fill(rectangle, is_rectangle=True)
    for curve in curves:
        if curve["fill"]:
            yield _fill(curve, is_rectangle=False)
        else:
            yield from _leaning_strokes(curve, unit)
    for line in page.lines:
        yield from _leaning_strokes(line, unit)
    for image in page.images:
        yield Drawing(
            "picture", image["x0"], image["top"], image["x1"], image["bottom"]
        )


def _fill(shape: Shape, *, is_rectangle: bool) -> Drawing:
    return Drawing(
        kind="fill",
        x0=shape["x0"],
        y0=shape["top"],
        x1=shape["x1"],
        y1=shape["bottom"],
        colour=colour_of(shape["non_stroking_color"]),
        is_rectangle=is_rectangle,
    )


def _leaning_strokes(shape: Shape, unit: float) -> Iterator[Drawing]:
    """The segments of a path that run along no axis."""
    if is_straight(shape, unit):
        return
    for (x0, y0), (x1, y1) in pairwise(shape["pts"]):
        yield Drawing("stroke", x0, y0, x1, y1)
