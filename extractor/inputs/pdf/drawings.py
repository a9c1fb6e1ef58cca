"""What is drawn on a page besides strokes along an axis: fills, leaning strokes, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page as PlumberPage

from extractor.inputs.pdf.strokes import Shape, is_artwork, is_straight
from extractor.model import Drawing
from extractor.model.page import Colour

# Components of a colour in DeviceGray, DeviceRGB and DeviceCMYK (PDF 1.7, ISO 32000-1, 8.6.4).
_GREY = 1
_RGB = 3
_CMYK = 4


def drawings_of(page: PlumberPage) -> Iterator[Drawing]:
    """The fills, leaning strokes and pictures of a page.

    Args:
        page: A page of pdfplumber's, interpreted.

    Yields:
        They, in pdfplumber's coordinates (points, origin top-left of the MediaBox), each kind in the order in which it
        is painted; none where the page is a drawing.
    """
    if is_artwork(page):
        return
    for rectangle in page.rects:
        if rectangle["fill"]:
            yield _fill(rectangle, is_rectangle=True)
    for curve in page.curves:
        if curve["fill"]:
            yield _fill(curve, is_rectangle=False)
        else:
            yield from _leaning_strokes(curve)
    for line in page.lines:
        yield from _leaning_strokes(line)
    for image in page.images:
        yield Drawing("picture", image["x0"], image["top"], image["x1"], image["bottom"])


def _fill(shape: Shape, *, is_rectangle: bool) -> Drawing:
    return Drawing(
        kind="fill",
        x0=shape["x0"],
        y0=shape["top"],
        x1=shape["x1"],
        y1=shape["bottom"],
        colour=_colour(shape["non_stroking_color"]),
        is_rectangle=is_rectangle,
    )


def _leaning_strokes(shape: Shape) -> Iterator[Drawing]:
    """The segments of a path that run along no axis."""
    if is_straight(shape):
        return
    for (x0, y0), (x1, y1) in pairwise(shape["pts"]):
        yield Drawing("stroke", x0, y0, x1, y1)


def _colour(components: Any) -> Colour | None:
    """A colour of pdfminer's as red, green and blue; None for a pattern."""
    values = components if isinstance(components, Sequence) else (components,)
    if not all(isinstance(value, int | float) for value in values):
        return None
    numbers = [float(value) for value in values]
    if len(numbers) == _GREY:
        grey = numbers[0]
        return grey, grey, grey
    if len(numbers) == _RGB:
        red, green, blue = numbers
        return red, green, blue
    if len(numbers) == _CMYK:
        cyan, magenta, yellow, black = numbers
        light = 1.0 - black
        return (1.0 - cyan) * light, (1.0 - magenta) * light, (1.0 - yellow) * light
    return None
