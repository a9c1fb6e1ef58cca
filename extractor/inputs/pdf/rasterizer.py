"""Pages of a PDF become pictures, rendered at the resolution of the scan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import numpy as np
import pypdfium2
from PIL import Image

from extractor.errors import BrokenFileError
from extractor.imaging.deskew import reading_dpi, upright
from extractor.imaging.page_image import PageImage
from extractor.inputs.image_file import ImageFile
from extractor.inputs.pdf.embedded_scan import scanned
from extractor.model import PageTransform, Source
from extractor.model.image import POINTS

# A drawn page has no resolution of its own.
_DRAWN_DPI = 300.0
# A picture that covers less of its page (share of the area) is no scan.
_COVERS = 0.5


def open_pages(source: Source, password: str | None) -> Rasterizer | ImageFile:
    """The pages of a PDF or a picture file. Raises BrokenFileError."""
    return ImageFile(source.data) if source.format == "picture" else Rasterizer(source.data, password)


class Rasterizer:
    """Renders the pages of a PDF; `page_no` is 1-based."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Open a PDF. Raises BrokenFileError."""
        try:
            self._document = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            raise _broken(error) from error

    def __len__(self) -> int:
        """The number of pages."""
        return len(self._document)

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()

    def picture(self, page_no: int) -> PageImage:
        """The page as a picture to be read. Raises BrokenFileError."""
        with self._page(page_no) as page:
            width, height = page.get_size()
            dpi = reading_dpi(_resolution(page) or _DRAWN_DPI, width, height)
            grey = scanned(page, dpi)
            if grey is None:
                pixels = page.render(scale=dpi / POINTS, grayscale=True).to_numpy()
                grey = np.ascontiguousarray(pixels.reshape(*pixels.shape[:2], -1)[:, :, 0])
        return upright(PageImage(page_no, grey, dpi, PageTransform(0, width, height)))

    def shown(self, page_no: int, scale: float) -> Image.Image:
        """The page as displayed, in colour, at `scale` pixels a point. Raises BrokenFileError."""
        with self._page(page_no) as page:
            picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            return picture

    @contextmanager
    def _page(self, page_no: int) -> Iterator[pypdfium2.PdfPage]:
        try:
            with closing(self._document[page_no - 1]) as page:
                yield page
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise _broken(error) from error


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
