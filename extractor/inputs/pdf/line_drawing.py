"""Lines of a text layer, drawn one apart from the other: no ruling, no fill, no neighbour is in their pictures."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

from extractor.inputs.base import DrawnLine, PlacedLine
from extractor.inputs.bounds import affordable_scale
from extractor.model import PageTransform
from extractor.model.image import PAPER, POINTS, Pixels

# Dots an inch: with 150 marks run together, 300 read no better.
_DPI = 200.0
# What a line's picture shows above and below its baseline, in sizes of its type: stacked marks reach 1.3 above.
_ABOVE = 1.5
_BELOW = 0.6
# Paper to the left and right of a line, in sizes of its type.
_BESIDE = 0.25
# Marks that are set by themselves begin so far (in sizes) above, below and beside the letters of their line.
_MARK_ABOVE = 0.6
_MARK_BELOW = 0.3
_MARK_BEYOND = 0.1
# Sizes: what is higher is no part of a line.
_HIGHEST = 2.5
# Points: baselines that differ by less are one line's.
_SAME_BASELINE = 0.5
# PDFium gives device coordinates as whole numbers: so many of them a point.
_UNITS = 64
# Points between those that tell how the page is turned.
_FAR = 1000.0
# Text rendering modes that paint nothing (PDF 1.7, ISO 32000-1, 9.3.6).
_UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
# How many times as wide a clip is that hides nothing.
_WIDER = 1000.0
# Share of the size of a line's type above its baseline, at which letters have their middle.
_WAIST = 0.25
_BLACK = (0, 0, 0, 255)

# A page object of PDFium's: a pointer.
_Handle = Any
# Page objects by the index of the line that they are part of.
_Objects = dict[int, list[_Handle]]
# A text object, and what leads from the points of what holds it to those of the page turned to be read.
_Placed = tuple[_Handle, pypdfium2.PdfMatrix]


@dataclass(frozen=True, slots=True)
class _TextObject:
    """A text object of a page: where its first glyph stands, how far it reaches to the right, its height, in points."""

    handle: _Handle
    x: float
    y: float
    end: float
    height: float


def drawn_lines(
    page: pypdfium2.PdfPage,
    transform: PageTransform,
    lines: Sequence[PlacedLine],
    *,
    unclipped: bool = False,
) -> list[DrawnLine | None]:
    """Draw lines of a page, each by itself.

    Args:
        page: A page of an open PDF; what is switched off in it stays so.
        transform: How the page is turned to be read.
        lines: Lines of its text layer.
        unclipped: Whether to draw what is cut off, too.

    Returns:
        The picture of each, print black on white, 200 dots an inch; None of one that is not found.
    """
    texts = _switched_off(page, _onto_turned_page(page, transform))
    objects = _objects_of(texts, lines)
    pictures: list[DrawnLine | None] = [None] * len(lines)
    width, height = transform.size
    scale = affordable_scale(width, height, _DPI / POINTS)
    for together in _apart(lines):
        shown = [
            handle for index in together for handle in objects.get(index, ())
        ]
        if not shown:
            continue
        for index in together if unclipped else ():
            _unclip(page, transform, lines[index], objects.get(index, ()))
        _show(shown, active=True)
        drawn = _drawn(page, transform, scale)
        _show(shown, active=False)
        for index in together:
            if index in objects:
                pictures[index] = _cut(drawn, lines[index], scale)
    return pictures


def _switched_off(
    page: pypdfium2.PdfPage, onto_page: pypdfium2.PdfMatrix
) -> Iterator[_Placed]:
    """Switch all objects of a page off, those in forms too, and give its texts that are seen."""
    around = [
        (page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, onto_page)
    ]
    while around:
        holder, count, get_object, onto = around.pop()
        for number in range(count(holder)):
            handle = get_object(holder, number)
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                inner = _matrix(handle).multiply(onto)
                around.append(
                    (
                        handle,
                        raw.FPDFFormObj_CountObjects,
                        raw.FPDFFormObj_GetObject,
                        inner,
                    )
                )
                continue
            raw.FPDFPageObj_SetIsActive(handle, False)
            if (
                kind == raw.FPDF_PAGEOBJ_TEXT
                and raw.FPDFTextObj_GetTextRenderMode(handle) not in _UNSEEN
            ):
                yield handle, onto


def _matrix(handle: _Handle) -> pypdfium2.PdfMatrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    return pypdfium2.PdfMatrix.from_raw(matrix)


def _onto_turned_page(
    page: pypdfium2.PdfPage, transform: PageTransform
) -> pypdfium2.PdfMatrix:
    """From points of the file to those of the page turned to be read."""
    origin_x, origin_y = _turned(page, transform, 0.0, 0.0)
    right_x, right_y = _turned(page, transform, _FAR, 0.0)
    upper_x, upper_y = _turned(page, transform, 0.0, _FAR)
    return pypdfium2.PdfMatrix(
        a=(right_x - origin_x) / _FAR,
        b=(right_y - origin_y) / _FAR,
        c=(upper_x - origin_x) / _FAR,
        d=(upper_y - origin_y) / _FAR,
        e=origin_x,
        f=origin_y,
    )


def _turned(
    page: pypdfium2.PdfPage, transform: PageTransform, x: float, y: float
) -> tuple[float, float]:
    """A point of the file on the page turned to be read."""
    width, height = transform.size
    turned_x, turned_y = ctypes.c_int(), ctypes.c_int()
    quarter = transform.degrees // 90
    raw.FPDF_PageToDevice(
        page,
        0,
        0,
        round(width * _UNITS),
        round(height * _UNITS),
        quarter,
        x,
        y,
        turned_x,
        turned_y,
    )
    return turned_x.value / _UNITS, turned_y.value / _UNITS


def _objects_of(
    texts: Iterable[_Placed], lines: Sequence[PlacedLine]
) -> _Objects:
    """The text objects of each line: those that begin in it, and those that run on into it from the line beside."""
    objects: defaultdict[int, list[_Handle]] = defaultdict(list)
    by_baseline = sorted(
        range(len(lines)), key=lambda index: lines[index].baseline
    )
    baselines = [lines[index].baseline for index in by_baseline]
    reach = max((line.size for line in lines), default=0.0)
    for handle, onto_page in texts:
        x, y = _start(handle, onto_page)
        first, end = (
            bisect_left(baselines, y - reach),
            bisect_right(baselines, y + reach),
        )
        if first == end:
            continue
        text_object = _with_extent(handle, x, y, onto_page)
        near = [
            index
            for index in by_baseline[first:end]
            if _reaches(text_object, lines[index])
        ]
        nearest = min(
            (abs(lines[index].baseline - y) for index in near), default=0.0
        )
        for index in near:
            if abs(lines[index].baseline - y) <= nearest + _SAME_BASELINE:
                objects[index].append(handle)
    return objects


def _start(
    handle: _Handle, onto_page: pypdfium2.PdfMatrix
) -> tuple[float, float]:
    """Where the first glyph of a text object stands, in points of the page turned to be read."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    x, y = onto_page.on_point(matrix.e, matrix.f)
    return x, y


def _with_extent(
    handle: _Handle, x: float, y: float, onto_page: pypdfium2.PdfMatrix
) -> _TextObject:
    """A text object that begins at a point, with how far it reaches."""
    bounds = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *bounds)
    left, lower, right, upper = (bound.value for bound in bounds)
    (one_x, one_y), (other_x, other_y) = (
        onto_page.on_point(left, lower),
        onto_page.on_point(right, upper),
    )
    return _TextObject(handle, x, y, max(one_x, other_x), abs(one_y - other_y))


def _reaches(text_object: _TextObject, line: PlacedLine) -> bool:
    """Whether a text object stands at a line's height and, at least in part, between its ends."""
    if text_object.height > _HIGHEST * line.size:
        return False  # a watermark's
    rim = _MARK_BEYOND * line.size
    is_beside = text_object.x > line.x1 + rim or text_object.end < line.x0 - rim
    return (
        not is_beside
        and -_MARK_ABOVE * line.size
        < text_object.y - line.baseline
        < _MARK_BELOW * line.size
    )


def _apart(lines: Sequence[PlacedLine]) -> Iterator[list[int]]:
    """Indices of lines whose pictures do not overlap, drawn in as few passes as that takes."""
    left = sorted(range(len(lines)), key=lambda index: lines[index].baseline)
    while left:
        together: list[int] = []
        waiting: list[int] = []
        for index in left:
            fits = not any(
                _overlap(lines[index], lines[other]) for other in together[-40:]
            )
            (together if fits else waiting).append(index)
        yield together
        left = waiting


def _overlap(line: PlacedLine, other: PlacedLine) -> bool:
    """Whether what is drawn of one line may stand in the picture of another."""
    size = max(line.size, other.size)
    is_beside = (
        line.x0 - other.x1 > 2 * _BESIDE * size
        or other.x0 - line.x1 > 2 * _BESIDE * size
    )
    if is_beside:
        return False
    upper, lower = sorted((line, other), key=lambda either: either.baseline)
    return (
        lower.baseline - upper.baseline
        < _ABOVE * lower.size + _BELOW * upper.size
    )


def _show(handles: Iterable[_Handle], *, active: bool) -> None:
    """Switch text on, in black: white print on a dark fill is read, too; or off."""
    for handle in handles:
        raw.FPDFPageObj_SetIsActive(handle, active)
        if active:
            raw.FPDFPageObj_SetFillColor(handle, *_BLACK)


def _unclip(
    page: pypdfium2.PdfPage,
    transform: PageTransform,
    line: PlacedLine,
    objects: Iterable[_Handle],
) -> None:
    """Widen the clip of a line's text about the middle of the line, which shows, until it hides nothing."""
    width, height = transform.size
    x, y = (line.x0 + line.x1) / 2, line.baseline - _WAIST * line.size
    middle_x, middle_y = ctypes.c_double(), ctypes.c_double()
    size = (round(width * _UNITS), round(height * _UNITS))
    raw.FPDF_DeviceToPage(
        page,
        0,
        0,
        *size,
        transform.degrees // 90,
        round(x * _UNITS),
        round(y * _UNITS),
        middle_x,
        middle_y,
    )
    shift_x, shift_y = (
        middle_x.value * (1 - _WIDER),
        middle_y.value * (1 - _WIDER),
    )
    for handle in objects:
        raw.FPDFPageObj_TransformClipPath(
            handle, _WIDER, 0, 0, _WIDER, shift_x, shift_y
        )


def _drawn(
    page: pypdfium2.PdfPage, transform: PageTransform, scale: float
) -> Pixels:
    """The page as it is now, turned to be read."""
    bitmap = page.render(
        scale=scale * transform.scale,
        rotation=transform.degrees,
        grayscale=True,
        draw_annots=False,
        may_draw_forms=False,
    )
    pixels = bitmap.to_numpy()
    rows, columns = pixels.shape[:2]
    return np.array(pixels.reshape(rows, columns, -1)[:, :, 0])


def _cut(drawn: Pixels, line: PlacedLine, scale: float) -> DrawnLine:
    """A line's picture, and the row of its baseline; what reaches over the page is paper."""
    top = round((line.baseline - _ABOVE * line.size) * scale)
    bottom = round((line.baseline + _BELOW * line.size) * scale)
    left = round((line.x0 - _BESIDE * line.size) * scale)
    right = round((line.x1 + _BESIDE * line.size) * scale)
    rows, columns = drawn.shape
    picture = np.full(
        (max(1, bottom - top), max(1, right - left)), PAPER, np.uint8
    )
    inside = drawn[
        max(0, top) : min(rows, bottom), max(0, left) : min(columns, right)
    ]
    first_row, first_column = max(0, -top), max(0, -left)
    picture[
        first_row : first_row + inside.shape[0],
        first_column : first_column + inside.shape[1],
    ] = inside
    for x0, x1 in line.left_out:
        picture[
            :,
            max(0, round(x0 * scale) - left) : max(0, round(x1 * scale) - left),
        ] = PAPER
    return DrawnLine(picture, line.baseline * scale - top, scale, left / scale)
