"""The text layer of a PDF: glyphs in content-stream order and rulings, page by page, in points."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page as PlumberPage

from extractor.errors import BrokenFileError, EncryptedError, NoPagesError, ReportError
from extractor.model import Glyph, Page, Ruling
from extractor.reading.device import interpret

# A stroke longer than it is wide: rectangles up to this thickness (points) are rulings themselves, thicker ones
# lend their sides. Word and Chromium draw rulings as rectangles of 0.5 to 1.5 points.
_THIN = 3.0
# Drawings (maps, charts, clip art) have thousands of strokes and are no tables.
_MOST_STROKES = 20_000

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pages(data: bytes, password: str | None = None) -> Iterator[Page]:
    """Yield the pages of a PDF in order; each is released before the next is read.

    Raises EncryptedError, BrokenFileError or NoPagesError.
    """
    try:
        with pdfplumber.open(io.BytesIO(data), password=password or "") as pdf:
            if not pdf.pages:
                raise _no_pages()
            for page in pdf.pages:
                yield _page(page)
                page.close()
    except ReportError:
        raise
    except Exception as error:  # pdfminer raises whatever a broken file makes it stumble over
        raise _mapped(error) from error


def count_pages(data: bytes, password: str | None = None) -> int:
    """The number of pages, without reading them. Raises as `read_pages` does."""
    try:
        with pdfplumber.open(io.BytesIO(data), password=password or "") as pdf:
            return len(pdf.pages)
    except Exception as error:
        raise _mapped(error) from error


def _no_pages() -> NoPagesError:
    return NoPagesError(
        "ไฟล์ PDF นี้ไม่มีหน้าใดเลย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่", "This PDF has no pages. Ask its publisher for another copy."
    )


def _mapped(error: Exception) -> ReportError:
    chain = (error, error.__cause__, *error.args)
    if any(isinstance(link, PDFPasswordIncorrect) for link in chain):
        return EncryptedError(
            "ไฟล์ PDF ถูกเข้ารหัส กรุณาระบุรหัสผ่านที่ถูกต้องด้วย --password",
            "The PDF is encrypted. Give the right password with --password.",
        )
    return BrokenFileError(
        f"เปิดไฟล์ PDF ไม่ได้ ไฟล์เสียหาย ({type(error).__name__}) กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        f"The PDF is damaged and cannot be opened ({type(error).__name__}). Ask its publisher for another copy.",
    )


def _page(page: PlumberPage) -> Page:
    found = interpret(page)
    frame = _Frame.of(page)
    return Page(
        number=page.page_number,
        width=frame.width,
        height=frame.height,
        glyphs=tuple(_glyphs(found, frame)),
        rulings=tuple(frame.placed(ruling) for ruling in _rulings(page)),
        images=len(page.images),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The page as displayed, within its CropBox: `left` and `upper` are its edges in pdfminer's coordinates."""

    left: float
    upper: float
    width: float
    height: float
    shift_x: float
    shift_y: float

    @classmethod
    def of(cls, page: PlumberPage) -> _Frame:
        x0, y0, x1, y1 = page.page_obj.mediabox
        cropped = page.page_obj.cropbox or (x0, y0, x1, y1)
        crop = (max(cropped[0], x0), max(cropped[1], y0), min(cropped[2], x1), min(cropped[3], y1))
        if crop[0] >= crop[2] or crop[1] >= crop[3]:
            crop = (x0, y0, x1, y1)
        xs, ys = zip(*(_turned(crop[i], crop[j], page) for i in (0, 2) for j in (1, 3)), strict=True)
        # pdfplumber counts from the MediaBox's own origin.
        shift_y = page.mediabox[1] + page.height - max(ys)
        return cls(min(xs), max(ys), max(xs) - min(xs), max(ys) - min(ys), min(xs) + page.mediabox[0], shift_y)

    def placed(self, ruling: Ruling) -> Ruling:
        """A stroke of pdfplumber's in the frame."""
        x, y = self.shift_x, self.shift_y
        return Ruling(ruling.x0 - x, ruling.top - y, ruling.x1 - x, ruling.bottom - y)


def _turned(x: float, y: float, page: PlumberPage) -> tuple[float, float]:
    """A point of the file where pdfminer puts it, once the page is turned by its Rotate entry."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    return {90: (y - y0, x1 - x), 180: (x1 - x, y1 - y), 270: (y1 - y, x - x0)}.get(page.rotation, (x - x0, y - y0))


def _glyphs(found: Iterable[LTChar], frame: _Frame) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for char in found:
        text = char.get_text()
        if not text and glyphs:
            glyphs[-1] = replace(glyphs[-1], x1=max(glyphs[-1].x1, char.x1 - frame.left))
            continue
        # The foot of an upright glyph is the origin of its matrix; a turned one has only its box.
        foot = char.matrix[5] if char.upright else char.y0
        glyphs.append(
            Glyph(text, char.x0 - frame.left, char.x1 - frame.left, frame.upper - foot, char.size, char.fontname)
        )
    return glyphs


def _rulings(page: PlumberPage) -> Iterator[Ruling]:
    if len(page.rects) + len(page.lines) + len(page.curves) > _MOST_STROKES:
        return
    for line in page.lines:
        yield from _stroke(line)
    for rect in page.rects:
        yield from _sides(rect)
    for edge in page.curve_edges:
        yield from _stroke(edge)


def _stroke(line: dict[str, Any]) -> Iterator[Ruling]:
    x0, top, x1, bottom = line["x0"], line["top"], line["x1"], line["bottom"]
    if min(x1 - x0, bottom - top) < _THIN:
        yield Ruling(x0, top, x1, bottom)


def _sides(rect: dict[str, Any]) -> Iterator[Ruling]:
    x0, top, x1, bottom = rect["x0"], rect["top"], rect["x1"], rect["bottom"]
    if min(x1 - x0, bottom - top) < _THIN:
        yield Ruling(x0, top, x1, bottom)
    elif rect["stroke"]:  # a fill alone is shading: it may stop short of the cell or cover only the text
        yield from (Ruling(x0, top, x1, top), Ruling(x0, bottom, x1, bottom))
        yield from (Ruling(x0, top, x0, bottom), Ruling(x1, top, x1, bottom))
