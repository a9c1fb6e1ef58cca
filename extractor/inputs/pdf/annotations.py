"""What is written onto a page: form fields that were filled in, notes typed on it, stamps, as they show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, mult_matrix

from extractor.inputs.pdf.names import literal_name
from extractor.inputs.pdf.written_values import WrittenValue, written_value

# Bits of an annotation's flags (ISO 32000-1, 12.5.3): it is not shown at all, or only when printed.
_HIDDEN = 1 << 1
_NO_VIEW = 1 << 5
# What only opens beside the page.
_POPUP = "Popup"
# What is put over a page, and is no text of it. With a Stamp some programs write into cells.
_WATERMARK = "Watermark"
# Stamps that every program has (ISO 32000-1, table 181); with others people write.
_STAMP = "Stamp"
_STANDARD_STAMPS = frozenset(
    (
        *(
            "Approved",
            "Experimental",
            "NotApproved",
            "AsIs",
            "Expired",
            "NotForPublicRelease",
            "Confidential",
        ),
        *(
            "Final",
            "Sold",
            "Departmental",
            "ForComment",
            "TopSecret",
            "Draft",
            "ForPublicRelease",
        ),
    )
)
# What says a text by itself, which readers show where the file does not say how it looks.
_SAYING = ("Widget", "FreeText")


class Appearance(NamedTuple):
    """How an annotation shows on its page.

    Attributes:
        form: What is drawn, a form XObject; None where that is left to the reader.
        matrix: From its coordinates to those of the page (ISO 32000-1, 12.5.5).
        layer: The layer to which the annotation belongs, as the file has it; None where it belongs to none.
        is_stamp: Whether it is a watermark.
        value: What it says by itself; None where that is nothing.
    """

    form: PDFStream | None
    matrix: Matrix
    layer: Any = None
    is_stamp: bool = False
    value: WrittenValue | None = None


def appearances_of(page: PDFPage, fields: Any = None) -> Iterator[Appearance]:
    """The annotations of a page that show.

    Args:
        page: A page of pdfminer's.
        fields: The interactive form of its document, as pdfminer has it; None where it has none.

    Yields:
        The appearance of each, in the order in which they are drawn; none of one that is damaged.
    """
    fields = resolve1(fields)
    for annotation in shown_annotations(page):
        kind = literal_name(annotation.get("Subtype"))
        layer = annotation.get("OC")
        value = (
            written_value(
                annotation, fields if isinstance(fields, dict) else {}
            )
            if kind in _SAYING
            else None
        )
        form = _normal_appearance(annotation)
        matrix = (
            _matrix(form, resolve1(annotation.get("Rect"))) if form else None
        )
        if form and matrix:
            is_standard_stamp = (
                kind == _STAMP
                and literal_name(annotation.get("Name")) in _STANDARD_STAMPS
            )
            yield Appearance(
                form,
                matrix,
                layer,
                is_stamp=kind == _WATERMARK or is_standard_stamp,
                value=value,
            )
        elif form is None and value:
            yield Appearance(None, MATRIX_IDENTITY, layer, value=value)


def shown_annotations(page: PDFPage) -> Iterator[dict[str, Any]]:
    """The annotations of a page that are not hidden.

    Args:
        page: A page of pdfminer's.

    Yields:
        The dictionary of each, in the order in which they are drawn.
    """
    for reference in _list_of(page.annots):
        annotation = resolve1(reference)
        if isinstance(annotation, dict) and _shows(annotation):
            yield annotation


def _list_of(value: Any) -> list[Any]:
    value = resolve1(value)
    return value if isinstance(value, list) else []


def _shows(annotation: dict[str, Any]) -> bool:
    flags = resolve1(annotation.get("F", 0))
    is_hidden = isinstance(flags, int) and bool(flags & (_HIDDEN | _NO_VIEW))
    return not is_hidden and literal_name(annotation.get("Subtype")) != _POPUP


def _normal_appearance(annotation: dict[str, Any]) -> PDFStream | None:
    """The form that is drawn; of several states, as a check box has, that in which the annotation is."""
    looks = resolve1(annotation.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(literal_name(annotation.get("AS"))))
    return normal if isinstance(normal, PDFStream) else None


def _matrix(form: PDFStream, rectangle: Any) -> Matrix | None:
    """What brings the box of a form into a rectangle of the page; None where one of them is none."""
    try:
        x0, y0, x1, y1 = (
            float(resolve1(value)) for value in list_value(form["BBox"])
        )
        left, lower, right, upper = (
            float(resolve1(value)) for value in list_value(rectangle)
        )
        own: Any = tuple(
            float(resolve1(value))
            for value in list_value(form.get("Matrix", list(MATRIX_IDENTITY)))
        )
        corners = [
            apply_matrix_pt(own, corner)
            for corner in product((x0, x1), (y0, y1))
        ]
    except (KeyError, TypeError, ValueError):
        return None
    xs, ys = zip(*corners, strict=True)
    width = max(xs) - min(xs)
    height = max(ys) - min(ys)
    if not width or not height:
        return None
    across = abs(right - left) / width
    down = abs(upper - lower) / height
    onto = (
        across,
        0.0,
        0.0,
        down,
        min(left, right) - min(xs) * across,
        min(lower, upper) - min(ys) * down,
    )
    return mult_matrix(own, onto)


def resources_of(form: PDFStream) -> dict[Any, Any]:
    """The fonts and forms that a form draws with.

    Args:
        form: A form XObject.

    Returns:
        Its resources; empty where it has none.
    """
    resources = resolve1(form.get("Resources"))
    return dict(dict_value(resources)) if isinstance(resources, dict) else {}
