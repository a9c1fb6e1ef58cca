"""A page that is nothing but one picture is taken as it was scanned: some times as fast as having it drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import cv2
import numpy as np
import pypdfium2
from pypdfium2 import raw

from extractor.inputs.colour_check import has_colour
from extractor.model.image import POINTS, Colours, Pixels, quarter_turned

# Points by which the picture's sides may differ from the page's.
_SIDE_TOLERANCE = 2.0
# Points by which a picture's side may rise over its length: a lean that nobody sees.
_LEVEL_TOLERANCE = 0.01
# A picture with more than so many times the pixels that are asked for is drawn, which takes less memory.
_MOST_OVERSAMPLING = 6.0
# ... and one with more than this, which is A3 at 600 dots an inch.
_MOST_PIXELS = 72e6
# Masks and stencils are not in the picture itself: a page drawn this small (pixels a point) tells of them.
_THUMBNAIL_SCALE = 0.1
# Greys (of 256) by which that thumbnail and the picture made as small may differ on average.
_MOST_DIFFERENCE = 8.0
# The filters of what scanners store most, and what is drawn slowest (PDF 1.7, ISO 32000-1, 7.4.8).
_PHOTOGRAPH_FILTERS = ["DCTDecode"]
# Of that, the head of the page (this share of its height) will do to compare.
_COMPARED_HEAD = 0.25
# Text rendering mode of text that is not shown (PDF 1.7, ISO 32000-1, 9.3.6).
_INVISIBLE = 3
# How OpenCV makes grey of so many channels; None where there is one.
_GREY_CONVERSIONS = {1: None, 3: cv2.COLOR_BGR2GRAY, 4: cv2.COLOR_BGRA2GRAY}
# A page that must be drawn is drawn so small (pixels a point) to tell whether it has colours.
_COLOURS_SCALE = 1.0


@dataclass(frozen=True, eq=False)
class ScannedPicture:
    """A page as it was scanned.

    Attributes:
        pixels: Rows x columns of 8-bit grey.
        colours: The same in colours; None where it has no coloured strokes.
    """

    pixels: Pixels
    colours: Colours | None


def embedded_scan(page: pypdfium2.PdfPage, dpi: float) -> ScannedPicture | None:
    """The scan that a page consists of.

    Args:
        page: A page of an open PDF.
        dpi: The resolution that is asked for, in dots an inch.

    Returns:
        The page as displayed at that resolution; None where it must be drawn.
    """
    width_in_points, height_in_points = page.get_size()
    width = max(1, round(width_in_points * dpi / POINTS))
    height = max(1, round(height_in_points * dpi / POINTS))
    image = _only_image(page)
    if image is None:
        return None
    columns, rows = image.get_px_size()
    most_pixels = min(_MOST_OVERSAMPLING * width * height, _MOST_PIXELS)
    if columns * rows > most_pixels:
        return None
    stored = _stored(image)
    if stored is None:
        return None
    displayed = quarter_turned(stored.pixels, page.get_rotation())
    compared_share = (
        _COMPARED_HEAD if image.get_filters() == _PHOTOGRAPH_FILTERS else 1.0
    )
    if not _looks_like(page, displayed, compared_share):
        return None
    colours = stored.colours
    if colours is not None:
        turned = quarter_turned(colours, page.get_rotation())
        colours = _resized(turned, width, height)
    return ScannedPicture(_resized(displayed, width, height), colours)


def rendered_colours(page: pypdfium2.PdfPage, scale: float) -> Colours | None:
    """A page as PDFium draws it, in colours.

    Args:
        page: A page of an open PDF.
        scale: Pixels a point.

    Returns:
        The page as displayed; None where it has no coloured strokes.
    """
    if not has_colour(_drawn_in_colours(page, _COLOURS_SCALE)):
        return None
    return _drawn_in_colours(page, scale)


def _drawn_in_colours(page: pypdfium2.PdfPage, scale: float) -> Colours:
    drawn = page.render(scale=scale).to_numpy()
    return np.ascontiguousarray(drawn[:, :, :3], np.uint8)


def rendered(
    page: pypdfium2.PdfPage, scale: float, cut_off_below: float = 0.0
) -> Pixels:
    """A page as PDFium draws it.

    Args:
        page: A page of an open PDF.
        scale: Pixels a point.
        cut_off_below: Points to leave out at the foot of the page.

    Returns:
        The page as displayed, rows x columns of 8-bit grey.
    """
    bitmap = page.render(
        scale=scale, grayscale=True, crop=(0, cut_off_below, 0, 0)
    )
    pixels = bitmap.to_numpy()
    rows, columns = pixels.shape[:2]
    with_channels = pixels.reshape(rows, columns, -1)
    return np.ascontiguousarray(with_channels[:, :, 0])


def _only_image(page: pypdfium2.PdfPage) -> pypdfium2.PdfImage | None:
    """The picture that fills the page and stands upright on it, where nothing else shows."""
    if raw.FPDFPage_GetAnnotCount(page):
        return None
    page_objects = page.get_objects(max_depth=1)
    visible = [
        page_object
        for page_object in page_objects
        if not _is_hidden_text(page_object)
    ]
    if len(visible) != 1 or visible[0].type != raw.FPDF_PAGEOBJ_IMAGE:
        return None
    image = visible[0]
    if raw.FPDFPageObj_HasTransparency(image) or _is_clipped(image):
        return None
    return image if _is_level(image) and _fills(image, page) else None


def _is_hidden_text(page_object: pypdfium2.PdfObject) -> bool:
    """Whether an object is text that an earlier OCR laid under the picture."""
    if page_object.type != raw.FPDF_PAGEOBJ_TEXT:
        return False
    return bool(raw.FPDFTextObj_GetTextRenderMode(page_object) == _INVISIBLE)


def _is_clipped(image: pypdfium2.PdfImage) -> bool:
    clip_path = raw.FPDFPageObj_GetClipPath(image)
    return bool(raw.FPDFClipPath_CountPaths(clip_path) > 0)


def _is_level(image: pypdfium2.PdfImage) -> bool:
    """Whether the picture is neither turned nor mirrored nor sheared."""
    a, b, c, d, _, _ = image.get_matrix().get()
    is_level = max(abs(b), abs(c)) < _LEVEL_TOLERANCE
    is_upright = min(a, d) > 0
    return bool(is_level and is_upright)


def _fills(image: pypdfium2.PdfImage, page: pypdfium2.PdfPage) -> bool:
    sides = zip(image.get_bounds(), page.get_cropbox(), strict=True)
    return all(
        abs(image_side - page_side) <= _SIDE_TOLERANCE
        for image_side, page_side in sides
    )


def _stored(image: pypdfium2.PdfImage) -> ScannedPicture | None:
    """The picture as stored; None where PDFium cannot unpack it."""
    try:
        pixels = image.get_bitmap().to_numpy()
    except pypdfium2.PdfiumError:
        return None
    channels = pixels.shape[2] if pixels.ndim == 3 else 1
    if channels not in _GREY_CONVERSIONS:
        return None
    colours: Colours | None = None
    if channels > 1 and has_colour(pixels[:, :, :3]):
        colours = np.ascontiguousarray(pixels[:, :, :3], np.uint8)
    conversion = _GREY_CONVERSIONS[channels]
    if conversion is not None:
        pixels = cv2.cvtColor(pixels, conversion)
    rows, columns = pixels.shape[:2]
    grey = np.ascontiguousarray(pixels.reshape(rows, columns), np.uint8)
    return ScannedPicture(grey, colours)


def _looks_like(page: pypdfium2.PdfPage, grey: Pixels, share: float) -> bool:
    """Whether the upper share of the page, drawn small, looks like that of the picture made small."""
    cut_off_below = page.get_height() * (1 - share)
    drawn = _thumbnail(page, cut_off_below)
    if drawn is None:
        return False
    row_count = max(1, round(grey.shape[0] * share))
    rows, columns = drawn.shape
    reduced = cv2.resize(
        grey[:row_count], (columns, rows), interpolation=cv2.INTER_AREA
    )
    difference = cv2.absdiff(drawn, reduced)
    return bool(difference.mean() <= _MOST_DIFFERENCE)


def _thumbnail(page: pypdfium2.PdfPage, cut_off_below: float) -> Pixels | None:
    """The page drawn small; None where it is so small that nothing of it is left."""
    width, height = page.get_size()
    columns = ceil(width * _THUMBNAIL_SCALE)
    rows = ceil(height * _THUMBNAIL_SCALE) - ceil(
        cut_off_below * _THUMBNAIL_SCALE
    )
    if min(columns, rows) < 1:
        return None
    return rendered(page, _THUMBNAIL_SCALE, cut_off_below)


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """Pixels at another size; as they are where they differ by one row or column only."""
    rows, columns = pixels.shape[:2]
    if abs(rows - height) <= 1 and abs(columns - width) <= 1:
        return pixels
    interpolation = (
        cv2.INTER_AREA if rows * columns > width * height else cv2.INTER_CUBIC
    )
    return cv2.resize(
        pixels, (width, height), interpolation=interpolation
    ).astype(np.uint8, copy=False)
