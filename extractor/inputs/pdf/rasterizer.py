"""Pages of a PDF become pictures, rendered at the resolution of the scan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from extractor.errors import EncryptedError, library_errors, page_not_drawn
from extractor.inputs.base import DrawnLine, PlacedLine
from extractor.inputs.bounds import check_drawing
from extractor.inputs.pdf.bounded_file import bounded
from extractor.inputs.pdf.embedded_scan import (
    ScannedPicture,
    embedded_scan,
    rendered,
    rendered_colours,
)
from extractor.inputs.pdf.line_drawing import drawn_lines
from extractor.inputs.resolution import paper_scale, reading_dpi
from extractor.model import PageTransform
from extractor.model.image import POINTS, PageRaster

if TYPE_CHECKING:
    from PIL import Image

# Dots an inch for a drawn page, which has no resolution of its own.
_DRAWN_DPI = 300.0
# A picture that covers less of its page (share of the area) is no scan.
_SCAN_COVERS = 0.5


class Rasterizer:
    """Renders the pages of an open PDF."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open a PDF.

        Args:
            data: Its bytes.
            password: Its password; None where none was given.

        Raises:
            BrokenFileError: PDFium cannot open it.
            EncryptedError: The password is wrong, or missing.
        """
        # As where text layers are read: the empty password opens files that the owner's alone protects.
        unpacked = bounded(data).data
        document = _opened(unpacked, password) or _opened(unpacked, None)
        if document is None:
            raise EncryptedError.of(password)
        self._document = document
        # The pages whose annotations are a part of them, by number (1-based): those of which lines were drawn.
        self._flat: set[int] = set()

    def __len__(self) -> int:
        """The number of pages."""
        return len(self._document)

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()

    def raster(self, page_no: int) -> PageRaster:
        """A page at the resolution at which pages are read.

        Args:
            page_no: Page number, 1-based.

        Returns:
            The page as displayed, in grey: the scan itself where the page is nothing else.

        Raises:
            BrokenFileError: There is no such page, or PDFium cannot draw it.
        """
        with self._page(page_no) as page:
            width, height = page.get_size()
            native_dpi = _scan_resolution(page)
            scale = (
                paper_scale(native_dpi, width, height) if native_dpi else 1.0
            )
            dpi = reading_dpi(
                (native_dpi or _DRAWN_DPI) / scale,
                width * scale,
                height * scale,
            )
            displayed_dpi = dpi * scale
            picture = embedded_scan(page, displayed_dpi)
            if picture is None:
                pixels_a_point = displayed_dpi / POINTS
                picture = ScannedPicture(
                    rendered(page, pixels_a_point),
                    rendered_colours(page, pixels_a_point)
                    if native_dpi
                    else None,
                )
        return PageRaster(
            page_no,
            picture.pixels,
            dpi,
            width,
            height,
            scale,
            picture.colours,
        )

    def preview(self, page_no: int, scale: float) -> Image.Image:
        """A page for people to look at.

        Args:
            page_no: Page number, 1-based.
            scale: Pixels a point.

        Returns:
            The page as displayed (RGB).

        Raises:
            BrokenFileError: There is no such page, or PDFium cannot draw it.
        """
        with self._page(page_no) as page:
            width, height = page.get_size()
            check_drawing(width, height, scale)
            image: Image.Image = (
                page.render(scale=scale).to_pil().convert("RGB")
            )
            return image

    def draw_lines(
        self,
        page_no: int,
        transform: PageTransform,
        lines: Sequence[PlacedLine],
        *,
        unclipped: bool = False,
    ) -> Sequence[DrawnLine | None]:
        """See `DrawsLines.draw_lines`.

        Args:
            page_no: Page number, 1-based.
            transform: How the page is turned to be read.
            lines: Lines of its text layer.
            unclipped: Whether to draw what is cut off, too.

        Returns:
            The picture of each; None of one that is not found.

        Raises:
            BrokenFileError: There is no such page, or PDFium cannot draw it.
        """
        with self._page(page_no) as page:
            if page_no in self._flat or not _has_annotations(page):
                return drawn_lines(page, transform, lines, unclipped=unclipped)
            self._flat.add(page_no)
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        # What was flattened is part of the page once it is opened anew.
        with self._page(page_no) as page:
            return drawn_lines(page, transform, lines, unclipped=unclipped)

    @contextmanager
    def _page(self, page_no: int) -> Iterator[pypdfium2.PdfPage]:
        """Raises BrokenFileError."""
        with library_errors(), closing(self._document[page_no - 1]) as page:
            yield page


def _has_annotations(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has what must be made a part of it, to be drawn line by line as the rest."""
    return bool(raw.FPDFPage_GetAnnotCount(page))


def _opened(data: bytes, password: str | None) -> pypdfium2.PdfDocument | None:
    """The document; None where the password is wrong. Raises BrokenFileError where it cannot be opened at all."""
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            return None
        raise page_not_drawn(error) from error


def _scan_resolution(page: pypdfium2.PdfPage) -> float | None:
    """Dots an inch of the finest picture that covers the page; None where none does."""
    width, height = page.get_size()
    resolutions = []
    for image in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = _bounds_on_page(image)
        image_width = right - left
        image_height = top - bottom
        if image_width * image_height >= _SCAN_COVERS * width * height:
            pixels_a_point = max(image.get_px_size()) / max(
                image_width, image_height
            )
            resolutions.append(pixels_a_point * POINTS)
    return max(resolutions, default=None)


def _bounds_on_page(
    image: pypdfium2.PdfImage,
) -> tuple[float, float, float, float]:
    """The sides of a picture (left, lower, right, upper), in points; PDFium gives those in the form that holds it."""
    bounds = image.get_bounds()
    container = image.container
    while container is not None:
        bounds = container.get_matrix().on_rect(*bounds)
        container = container.container
    left, lower, right, upper = bounds
    return left, lower, right, upper
