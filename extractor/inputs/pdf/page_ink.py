"""The account of ink: what a page shows beside what was taken from it, and what was taken that it does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pdfminer.layout import LTChar
from pdfplumber.page import Page as PlumberPage
from pypdfium2 import raw

from extractor.inputs.bounds import affordable_scale
from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.inputs.pdf.drawn_text import switch_off
from extractor.inputs.pdf.embedded_scan import rendered
from extractor.inputs.pdf.intricate import is_intricate, is_letter_like
from extractor.inputs.pdf.paint import Paint
from extractor.inputs.pdf.strokes import Shape
from extractor.model import Box, Ink
from extractor.model.image import PAPER, POINTS, Pixels

# Pixels a point. Fewer do not tell thin print from its ground; more cost time and tell nothing else.
_SCALE = 100.0 / POINTS
# Levels of grey by which ink differs from its ground, and by which anything does that is seen (3% of 255).
_INK = 40
_SEEN = 8
# So many paints make a drawing, of which no account is taken.
_MOST_PAINTS = 3000
# Share of its height by which print may reach beyond its box.
_REACH = 0.5
# Pixels around strokes and the sides of fills that are neither the one nor the other.
_BLURRED = 2
# Pixels: ink that is no farther apart belongs together.
_TOGETHER = 9
# Pixels from a page's corner: what is farther away is as good as there.
_FARTHEST = 1e6
# Pixels: how thick the side of a box may be drawn, and the share of it that must be ink.
_EDGE = 2
_EDGE_SHARE = 0.9
# Samples a side of a fill tell its grey.
_SAMPLES = 20

_Mask = NDArray[np.uint8]
# left, top, right, bottom: in pixels
_Sides = tuple[int, int, int, int]


class PageInk:
    """A page as it is drawn, with and without its text, beside what is known of it."""

    def __init__(
        self, pdfium_page: pypdfium2.PdfPage, frame: DisplayedFrame
    ) -> None:
        """Draw a page.

        Args:
            pdfium_page: The page, as PDFium has it; its text is switched off for good.
            frame: The page as displayed, neither turned nor scaled.
        """
        self._frame = frame
        width, height = pdfium_page.get_size()
        self._scale = affordable_scale(width, height, _SCALE)
        self._drawn = rendered(pdfium_page, self._scale)
        switch_off(pdfium_page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
        self._bare = rendered(pdfium_page, self._scale)

    def not_read(
        self,
        page: PlumberPage,
        paints: Sequence[Paint],
        notes: Sequence[LTChar],
    ) -> Iterator[Ink]:
        """The ink that is neither text nor a ruling, a fill or a picture.

        Args:
            page: The page, interpreted.
            paints: What was painted on it, in order.
            notes: The glyphs of its annotations, which are drawn with the bare page.

        Yields:
            Each stretch of it; none of a page that is a drawing.
        """
        if len(paints) > _MOST_PAINTS:
            return
        ground = np.full_like(self._bare, PAPER)
        explained = np.zeros_like(self._bare)
        for paint in paints:
            self._paint(paint, ground, explained)
        for shape in (*page.rects, *page.lines, *page.curves):
            self._explain_stroke(shape, explained)
        for note in notes:
            reach = _REACH * (note.y1 - note.y0)
            _fill(
                explained,
                self._sides(
                    (
                        note.x0 - reach,
                        note.y0 - reach,
                        note.x1 + reach,
                        note.y1 + reach,
                    )
                ),
            )
        ink = (
            (cv2.absdiff(self._bare, ground) >= _INK) & (explained == 0)
        ).astype(np.uint8)
        yield from _stretches(ink, self._scale)

    def _paint(self, paint: Paint, ground: Pixels, explained: _Mask) -> None:
        """What a fill or a picture makes of the ground; what stands on one that varies is not told."""
        if not paint.corners:
            _fill(explained, self._sides(paint[:4]))
        elif not is_intricate(paint.corners):
            grey = _even_grey(_part(self._bare, self._sides(paint[:4])))
            polygon = np.array(
                [self._pixel(*corner) for corner in paint.corners], np.int32
            )
            cv2.fillPoly(ground, [polygon], PAPER if grey is None else grey)
            cv2.fillPoly(explained, [polygon], PAPER if grey is None else 0)

    def _explain_stroke(self, shape: Shape, explained: _Mask) -> None:
        """Strokes, and the sides of fills, are no print."""
        if is_letter_like(shape):
            return
        width = shape["linewidth"] * self._scale if shape["stroke"] else 0.0
        points = np.array(
            [self._plumber_pixel(x, y) for x, y in shape["pts"]], np.int32
        )
        is_closed = shape["object_type"] == "rect" or bool(shape["fill"])
        cv2.polylines(
            explained,
            [points],
            is_closed,
            PAPER,
            max(1, round(width)) + 2 * _BLURRED,
        )

    def shows(self, characters: Sequence[LTChar]) -> NDArray[np.bool_]:
        """Whether there is any ink of text where glyphs stand.

        Args:
            characters: Glyphs of the page itself.

        Returns:
            An entry a glyph.
        """
        counts = cv2.integral(
            (cv2.absdiff(self._drawn, self._bare) >= _SEEN).astype(np.uint8)
        )
        boxes = np.array(
            [(c.x0, c.y0, c.x1, c.y1) for c in characters]
        ).reshape(-1, 4)
        left = self._frame.left
        upper = self._frame.upper
        rows, columns = self._drawn.shape
        x0, x1 = (
            np.clip((boxes[:, side] - left) * self._scale, 0, columns)
            .round()
            .astype(int)
            for side in (0, 2)
        )
        y0, y1 = (
            np.clip((upper - boxes[:, side]) * self._scale, 0, rows)
            .round()
            .astype(int)
            for side in (3, 1)
        )
        shown: NDArray[np.bool_] = (
            counts[y1, x1] - counts[y0, x1] - counts[y1, x0] + counts[y0, x0]
            > 0
        )
        return shown

    def is_box(self, character: LTChar) -> bool:
        """Whether a glyph draws a box, hollow or not.

        Args:
            character: A glyph of the page itself.

        Returns:
            Whether its ink lies along all four sides of what it fills, as that of no letter does.
        """
        reach = _REACH * (character.y1 - character.y0)
        sides = self._sides(
            (character.x0, character.y0, character.x1, character.y1 + reach)
        )
        left, top, right, bottom = (max(0, side) for side in sides)
        part = np.s_[top:bottom, left:right]
        ink = cv2.absdiff(self._drawn[part], self._bare[part]) >= _INK
        return ink.size > 0 and _is_box(_largest(ink.astype(np.uint8)))

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        """A point of pdfminer's."""
        return (
            _whole((x - self._frame.left) * self._scale),
            _whole((self._frame.upper - y) * self._scale),
        )

    def _plumber_pixel(self, x: float, y: float) -> tuple[int, int]:
        """A point of pdfplumber's."""
        return (
            _whole((x - self._frame.shift[0]) * self._scale),
            _whole((y - self._frame.shift[1]) * self._scale),
        )

    def _sides(self, box: tuple[float, float, float, float]) -> _Sides:
        x0, y0, x1, y1 = box
        left, bottom = self._pixel(x0, y0)
        right, top = self._pixel(x1, y1)
        return left, top, right, bottom


def _stretches(ink: _Mask, scale: float) -> Iterator[Ink]:
    """Ink that stands together, drawn at so many pixels a point."""
    if not ink.any():
        return
    joined = cv2.dilate(ink, np.ones((1, _TOGETHER), np.uint8))
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(joined)
    areas = np.bincount(labels[ink > 0], minlength=count) / scale**2
    for number in range(1, count):
        left, top, width, height = (
            float(side) / scale for side in statistics[number, :4]
        )
        yield Ink(
            Box(left, top, left + width, top + height), float(areas[number])
        )


def _whole(pixels: float) -> int:
    """A number of pixels that OpenCV takes, however far away a file puts a thing."""
    return round(min(max(pixels, -_FARTHEST), _FARTHEST))


def _even_grey(sample: Pixels) -> int | None:
    """The grey of most of a fill; None where that varies."""
    if not sample.size:
        return None
    low, middle, high = np.percentile(sample, (25, 50, 75))
    return round(float(middle)) if high - low < _SEEN else None


def _part(pixels: Pixels, sides: _Sides) -> Pixels:
    """Some pixels of a part of a picture, spread over it."""
    left, top, right, bottom = sides
    part = pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    rows, columns = part.shape
    return part[:: max(1, rows // _SAMPLES), :: max(1, columns // _SAMPLES)]


def _largest(ink: _Mask) -> _Mask:
    """The one of the pieces of ink that fills the most room, with no paper around it; nothing where there is none."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink)
    if count == 1:
        return ink[:0]
    widths, heights = (
        boxes[1:, cv2.CC_STAT_WIDTH],
        boxes[1:, cv2.CC_STAT_HEIGHT],
    )
    largest = 1 + int(np.argmax(widths * heights))
    left, top, width, height, _ = boxes[largest]
    piece = labels[top : top + height, left : left + width] == largest
    return np.asarray(piece, np.uint8)


def _is_box(piece: _Mask) -> bool:
    """Whether ink lies along all four sides of what it fills."""
    if min(piece.shape) < 2 * _EDGE:
        return False
    edges = (piece[:_EDGE], piece[-_EDGE:], piece.T[:_EDGE], piece.T[-_EDGE:])
    return all(edge.any(0).mean() >= _EDGE_SHARE for edge in edges)


def _fill(mask: _Mask, sides: _Sides) -> None:
    left, top, right, bottom = sides
    mask[max(0, top) : max(0, bottom + 1), max(0, left) : max(0, right + 1)] = (
        PAPER
    )
