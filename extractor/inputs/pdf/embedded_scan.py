"""A page that is nothing but one picture is taken as it was scanned: some times as fast as having it drawn."""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2
from pypdfium2 import raw

from extractor.model.image import POINTS, Pixels

# Points by which the picture's sides may differ from the page's, and a lean that nobody sees.
_ALIKE, _LEVEL = 2.0, 0.01
# A picture with more than so many times the pixels that are asked for is drawn, which takes less memory.
_FINEST = 6.0
# Masks and stencils are not in the picture itself: a page drawn this small (pixels a point) tells, where greys differ
# by more than this on average. Of what scanners store most, and what is drawn slowest, the head (this share) will do.
_SMALL, _UNLIKE, _HEAD, _PHOTOGRAPH = 0.1, 8.0, 0.25, ["DCTDecode"]
_INVISIBLE = 3
_GREY = {1: None, 3: cv2.COLOR_BGR2GRAY, 4: cv2.COLOR_BGRA2GRAY}
_ROTATED = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def scanned(page: pypdfium2.PdfPage, dpi: float) -> Pixels | None:
    """The page as displayed, in grey at `dpi` dots an inch; None where it must be drawn."""
    width, height = (max(1, round(side * dpi / POINTS)) for side in page.get_size())
    image = _only_picture(page, _FINEST * width * height)
    grey = _grey(image) if image else None
    if image is None or grey is None:
        return None
    turned = np.asarray(cv2.rotate(grey, _ROTATED[page.get_rotation()]) if page.get_rotation() else grey, np.uint8)
    if not _looks_so(page, turned, _HEAD if image.get_filters() == _PHOTOGRAPH else 1.0):
        return None
    if max(abs(turned.shape[0] - height), abs(turned.shape[1] - width)) > 1:
        way = cv2.INTER_AREA if turned.size > width * height else cv2.INTER_CUBIC
        return cv2.resize(turned, (width, height), interpolation=way).astype(np.uint8, copy=False)
    return turned


def _only_picture(page: pypdfium2.PdfPage, most: float) -> pypdfium2.PdfImage | None:
    """The picture that fills the page and stands upright on it, where nothing else shows."""
    if raw.FPDFPage_GetAnnotCount(page):
        return None
    shown = [thing for thing in page.get_objects(max_depth=1) if not _is_hidden(thing)]
    if len(shown) != 1 or shown[0].type != raw.FPDF_PAGEOBJ_IMAGE or raw.FPDFPageObj_HasTransparency(shown[0]):
        return None
    if raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(shown[0])) > 0:
        return None
    a, b, c, d, _, _ = shown[0].get_matrix().get()
    off = max(abs(side - own) for side, own in zip(shown[0].get_bounds(), page.get_cropbox(), strict=True))
    level = max(abs(b), abs(c)) < _LEVEL and min(a, d) > 0
    columns, rows = shown[0].get_px_size()
    return shown[0] if level and off <= _ALIKE and columns * rows <= most else None


def _is_hidden(thing: pypdfium2.PdfObject) -> bool:
    """Whether an object is text that an earlier OCR laid under the picture."""
    return bool(thing.type == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE)


def _grey(image: pypdfium2.PdfImage) -> Pixels | None:
    try:
        pixels = image.get_bitmap().to_numpy()
    except pypdfium2.PdfiumError:
        return None
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    if channels not in _GREY:
        return None
    way = _GREY[channels]
    grey = pixels.reshape(pixels.shape[:2]) if way is None else cv2.cvtColor(pixels, way)
    return np.ascontiguousarray(grey, np.uint8)


def _looks_so(page: pypdfium2.PdfPage, grey: Pixels, share: float) -> bool:
    """Whether the upper share of the page, drawn small, looks like that of the picture made small."""
    below = page.get_height() * (1 - share)
    drawn = page.render(scale=_SMALL, grayscale=True, crop=(0, below, 0, 0)).to_numpy()
    drawn = drawn.reshape(*drawn.shape[:2], -1)[:, :, 0]
    head = grey[: max(1, round(grey.shape[0] * share))]
    small = cv2.resize(head, drawn.shape[::-1], interpolation=cv2.INTER_AREA)
    return bool(cv2.absdiff(np.ascontiguousarray(drawn), small).mean() <= _UNLIKE)
