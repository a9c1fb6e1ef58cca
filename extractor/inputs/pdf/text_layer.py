"""The text layer of a page: glyphs in content-stream order and rulings, in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.layout import LTChar
from pdfplumber.page import Page as PlumberPage

from extractor.inputs.pdf.interpreter import interpret
from extractor.model import Glyph, Page, PageTransform, Ruling
from normalizer.thai import NIKHAHIT, SARA_AA

# A stroke longer than it is wide: rectangles up to this thickness (points) are rulings themselves, thicker ones
# lend their sides. Word and Chromium draw rulings as rectangles of 0.5 to 1.5 points.
_THIN = 3.0
# A longer bar may be thicker and still a ruling; print is set larger than this.
_THICKEST = 6.0
# Drawings (maps, charts, clip art) have thousands of strokes and are no tables.
_MOST_STROKES = 20_000

# A page of print drawn as curves has this many.
_OUTLINED = 200

# Print whose direction is off both axes by more than this (a slope of 6 degrees) is a watermark or a stamp.
_ASLANT = 0.1
_TONES = {"่", "้", "๊", "๋"}


def read_page(page: PlumberPage) -> Page:
    """The glyphs and strokes of a page, turned to be read."""
    found = interpret(page)
    frame = _Frame.of(page, _sideways(found))
    return Page(
        number=page.page_number,
        transform=frame.transform,
        glyphs=tuple(_glyphs(found, frame)),
        rulings=tuple(frame.ruling(stroke) for stroke in _strokes(page)),
        pictured=_pictured(page),
        hidden=sum(char.is_hidden for char in found),
    )


def _pictured(page: PlumberPage) -> float:
    """The share of the page that its largest picture covers; text drawn as curves is a picture, too."""
    if len(page.curves) > _OUTLINED:
        return 1.0
    areas = [abs(image["x1"] - image["x0"]) * abs(image["bottom"] - image["top"]) for image in page.images]
    return min(1.0, float(max(areas, default=0.0)) / max(1.0, float(page.width * page.height)))


def _sideways(found: Sequence[LTChar]) -> int:
    """By how many degrees, clockwise, the page must be turned for most of its print to run from left to right."""
    directions = Counter(_direction(*char.matrix[:2]) for char in found if not char.get_text().isspace())
    return directions.most_common(1)[0][0] if directions else 0


def _direction(along_x: float, along_y: float) -> int:
    if abs(along_x) >= abs(along_y):
        return 0 if along_x >= 0 else 180
    return 90 if along_y > 0 else 270


@dataclass(frozen=True, slots=True)
class _Frame:
    """The page as displayed, within its CropBox, and how it is turned to be read.

    `left` and `upper` are its edges in pdfminer's coordinates (origin bottom-left of the MediaBox), `shift` what to
    take from pdfplumber's (origin top-left of the MediaBox).
    """

    left: float
    upper: float
    shift: tuple[float, float]
    transform: PageTransform

    @classmethod
    def of(cls, page: PlumberPage, degrees: int) -> _Frame:
        x0, y0, x1, y1 = page.page_obj.mediabox
        cropped = page.page_obj.cropbox or page.page_obj.mediabox
        crop = (max(cropped[0], x0), max(cropped[1], y0), min(cropped[2], x1), min(cropped[3], y1))
        if crop[0] >= crop[2] or crop[1] >= crop[3]:
            crop = page.page_obj.mediabox
        xs, ys = zip(*(_rotated(crop[i], crop[j], page) for i in (0, 2) for j in (1, 3)), strict=True)
        shift = (min(xs) + page.mediabox[0], page.mediabox[1] + page.height - max(ys))
        return cls(min(xs), max(ys), shift, PageTransform(degrees, max(xs) - min(xs), max(ys) - min(ys)))

    def glyph(self, char: LTChar) -> Glyph:
        """A character in points of the page turned to be read; its foot is the origin of its matrix."""
        (ax, ay), (bx, by) = self._point(char.x0, char.y0), self._point(char.x1, char.y1)
        foot = self._point(*char.matrix[4:])[1]
        along_x, along_y = (abs(part) for part in char.matrix[:2])
        aslant = min(along_x, along_y) > _ASLANT * max(along_x, along_y)
        return Glyph(char.get_text(), min(ax, bx), max(ax, bx), foot, abs(ay - by), char.fontname, aslant)

    def ruling(self, stroke: Ruling) -> Ruling:
        """A stroke of pdfplumber's in the same points."""
        x, y = self.shift
        a, b = (
            self.transform.point(stroke.x0 - x, stroke.top - y),
            self.transform.point(stroke.x1 - x, stroke.bottom - y),
        )
        return Ruling(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self.transform.point(x - self.left, self.upper - y)


def _rotated(x: float, y: float, page: PlumberPage) -> tuple[float, float]:
    """A point of the file where pdfminer puts it, once the page is turned by its Rotate entry."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    return {90: (y - y0, x1 - x), 180: (x1 - x, y1 - y), 270: (y1 - y, x - x0)}.get(page.rotation, (x - x0, y - y0))


def _glyphs(found: Sequence[LTChar], frame: _Frame) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for at, char in enumerate(found):
        glyph = frame.glyph(char)
        if glyph.text:
            glyphs.append(glyph)
        elif not char.is_rest:
            glyphs.append(replace(glyph, text=_unnamed(found[at + 1 : at + 3])))
        elif glyphs:  # the rest of a span whose first glyph says it all, and takes its room
            glyphs[-1] = replace(glyphs[-1], x1=max(glyphs[-1].x1, glyph.x1))
    return glyphs


def _unnamed(following: Sequence[LTChar]) -> str:
    """What a glyph without a character is: before า half of a sara am that was shaped apart, else not known."""
    text = "".join(char.get_text() for char in following)
    return NIKHAHIT if text[:1] == SARA_AA or (text[:1] in _TONES and text[1:2] == SARA_AA) else "\ufffd"


def _strokes(page: PlumberPage) -> Iterator[Ruling]:
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
    thickness, length = sorted((x1 - x0, bottom - top))
    if thickness < _THIN or (thickness <= _THICKEST and length >= 4 * thickness):
        yield Ruling(x0, top, x1, bottom)
    elif rect["stroke"]:  # a fill alone is shading: it may stop short of the cell or cover only the text
        yield from (Ruling(x0, top, x1, top), Ruling(x0, bottom, x1, bottom))
        yield from (Ruling(x0, top, x0, bottom), Ruling(x1, top, x1, bottom))
