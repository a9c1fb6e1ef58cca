"""PDF files: their text layer, and pictures of their pages."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.inputs.base import FileContent, PageRasters
from extractor.model import TEXT_LAYER, Format, GlyphNames, Page, Source

# PDF 1.7 (ISO 32000-1) annex H: a reader accepts the header anywhere in the first 1,024 bytes.
HEADER_WITHIN = 1024


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin a PDF.

    Args:
        data: The first bytes of a file, `HEADER_WITHIN` of them or more.

    Returns:
        Whether they have a PDF's header.
    """
    return b"%PDF-" in data[:HEADER_WITHIN]


class PdfBackend:
    """PDF files (see `extractor.inputs.base.Backend`)."""

    formats = ("pdf",)
    suffixes = (".pdf",)
    origin = TEXT_LAYER

    def recognise(self, content: FileContent) -> Format | None:
        """See `Backend.recognise`: by a header near the beginning.

        Args:
            content: The file.

        Returns:
            `pdf`, or None.
        """
        return "pdf" if is_pdf(content.data) else None

    def read_pages(
        self, source: Source, password: str | None
    ) -> Iterator[Page]:
        """See `Backend.read_pages`.

        Args:
            source: A PDF.
            password: Its password; None where none was given.

        Returns:
            Each page with its text layer and strokes.

        Raises:
            EncryptedError: The password is wrong, or missing.
            BrokenFileError: The file cannot be opened.
            NoPagesError: It has no pages.
        """
        return self.read_named_pages(source, password, {})

    def read_named_pages(
        self, source: Source, password: str | None, names: GlyphNames
    ) -> Iterator[Page]:
        """See `NamesGlyphs.read_named_pages`.

        Args:
            source: A PDF that was read before.
            password: Its password; None where none was given.
            names: What its glyphs show.

        Yields:
            Each page.
        """
        # pdfplumber takes a third of a second to import: only where there is a PDF.
        from extractor.inputs.pdf.document import read_pages

        yield from read_pages(source.data, password, names)

    def open_rasters(self, source: Source, password: str | None) -> PageRasters:
        """See `Backend.open_rasters`.

        Args:
            source: A PDF.
            password: Its password; None where none was given.

        Returns:
            Its pages, to be closed.

        Raises:
            BrokenFileError: The file cannot be opened.
        """
        from extractor.inputs.pdf.rasterizer import Rasterizer

        return Rasterizer(source.data, password)
