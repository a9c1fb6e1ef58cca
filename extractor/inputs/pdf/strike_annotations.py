"""StrikeOut annotations that bring no appearance: viewers draw them as strokes through the print that they mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from extractor.inputs.pdf.annotations import shown_annotations

# Coordinates of a quadrilateral (ISO 32000-1, 12.5.6.10): of the four corners of a stretch of print.
_COORDINATES = 8
# x0, y0, x1, y1 in points of the file, y upwards.
Segment = tuple[float, float, float, float]


def strike_segments(page: PDFPage) -> Iterator[Segment]:
    """The strokes of StrikeOut annotations without an appearance of their own.

    Args:
        page: A page of pdfminer's.

    Yields:
        From the left to the right end of each, in points of the file, halfway up the print that it marks.
    """
    for annotation in shown_annotations(page):
        subtype = resolve1(annotation.get("Subtype"))
        if (
            isinstance(subtype, PSLiteral)
            and subtype.name == "StrikeOut"
            and not resolve1(annotation.get("AP"))
        ):
            yield from _segments(resolve1(annotation.get("QuadPoints")))


def _segments(points: Any) -> Iterator[Segment]:
    values = (
        [resolve1(value) for value in points]
        if isinstance(points, list)
        else []
    )
    if not all(isinstance(value, int | float) for value in values):
        return
    for start in range(0, len(values) - _COORDINATES + 1, _COORDINATES):
        xs = values[start : start + _COORDINATES : 2]
        ys = values[start + 1 : start + _COORDINATES : 2]
        middle = (min(ys) + max(ys)) / 2
        yield float(min(xs)), float(middle), float(max(xs)), float(middle)
