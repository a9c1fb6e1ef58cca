"""Pages become pictures: rendered at the resolution of the scan, turned upright, straightened."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2

from extractor.errors import BrokenFileError
from extractor.model import Turn
from extractor.reading.orientation import lean, quarter_turns
from extractor.reading.picture import POINTS, Picture, Pixels, ink_of

# Dots an inch. Below the least, strokes of small print merge; above the most, nothing more is seen, only slower.
_LEAST_DPI, _MOST_DPI = 200.0, 300.0
# Pixels of a page at most: A2 at the most dots an inch; posters are read more coarsely.
_MOST_PIXELS = 35e6
# A drawn page has no resolution of its own.
_DRAWN_DPI = 300.0
# A picture that covers less of its page (share of the area) is no scan.
_COVERS = 0.5
# Leaning less (degrees), a line stays within a pixel or two over a whole page.
_LEVEL = 0.03
_QUARTERS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


class Rasterizer:
    """Renders the pages of a PDF; `page_no` is 1-based."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open a PDF. Raises BrokenFileError."""
        try:
            self._document = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            raise _broken(error) from error

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()

    def picture(self, page_no: int) -> Picture:
        """The page as a picture to be read. Raises BrokenFileError."""
        try:
            with closing(self._document[page_no - 1]) as page:
                width, height = page.get_size()
                dpi = min(max(round(_resolution(page) or _DRAWN_DPI), _LEAST_DPI), _MOST_DPI)
                dpi = min(dpi, POINTS * (_MOST_PIXELS / (width * height)) ** 0.5)
                pixels = page.render(scale=dpi / POINTS, grayscale=True).to_numpy()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise _broken(error) from error
        grey = pixels.reshape(*pixels.shape[:2], -1)[:, :, 0]
        return upright(Picture(page_no, np.ascontiguousarray(grey), dpi, Turn(0, width, height)))


def _broken(error: Exception) -> BrokenFileError:
    return BrokenFileError(
        f"แปลงหน้าเอกสารเป็นภาพไม่ได้ ({error}) กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        f"A page cannot be made a picture ({error}). Ask the publisher for another copy.",
    )


def _resolution(page: pypdfium2.PdfPage) -> float | None:
    """Dots an inch of the picture that covers the page, if one does."""
    width, height = page.get_size()
    found = []
    for image in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) >= _COVERS * width * height:
            found.append(max(image.get_px_size()) / max(right - left, top - bottom) * POINTS)
    return max(found, default=None)


def upright(picture: Picture) -> Picture:
    """The picture turned and straightened, so that its lines run from left to right."""
    small = picture.reduced
    degrees = quarter_turns(small.ink, small.dpi)
    turned, reduced = _turned(picture.pixels, degrees), _turned(small.pixels, degrees)
    skew = lean(ink_of(reduced), small.dpi)
    turn = replace(picture.turn, degrees=degrees, skew=skew if abs(skew) > _LEVEL else 0.0)
    return replace(picture, pixels=_straightened(turned, turn, picture.dpi), turn=turn)


def _turned(pixels: Pixels, degrees: int) -> Pixels:
    return cv2.rotate(pixels, _QUARTERS[degrees]).astype(np.uint8, copy=False) if degrees else pixels


def _straightened(pixels: Pixels, turn: Turn, dpi: float) -> Pixels:
    """Turned about its middle by the turn's skew, on paper large enough to hold it."""
    if not turn.skew:
        return pixels
    height, width = pixels.shape
    wide, high = (round(side * dpi / POINTS) for side in turn.size)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn.skew, 1)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    straight = cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return straight.astype(np.uint8, copy=False)
