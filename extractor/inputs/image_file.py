"""Picture files (PNG, JPEG, TIFF) as scanners and phones write them: each frame is a page without a text layer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from extractor.inputs.base import FileContent, PageRasters
from extractor.model import TEXT_LAYER, Format, Page, Source

# How PNG, JPEG and TIFF files begin, in their specifications; BigTIFF has 43 for 42.
_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
)


class ImageFileBackend:
    """Picture files (see `extractor.inputs.base.Backend`)."""

    formats = ("picture",)
    suffixes = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
    origin = TEXT_LAYER

    def recognise(self, content: FileContent) -> Format | None:
        """See `Backend.recognise`: by the first bytes.

        Args:
            content: The file.

        Returns:
            `picture`, or None.
        """
        return "picture" if content.data.startswith(_SIGNATURES) else None

    def read_pages(
        self, source: Source, password: str | None
    ) -> Iterator[Page]:
        """See `Backend.read_pages`: a picture covers the whole page, and there is no text.

        Args:
            source: A picture file.
            password: Not used.

        Yields:
            Each frame as a page without glyphs; its size is not known yet.

        Raises:
            BrokenPictureError: The file cannot be opened.
        """
        from extractor.inputs.image_frames import ImageFrames

        with closing(ImageFrames(source.data)) as frames:
            page_count = len(frames)
        for page_no in range(1, page_count + 1):
            yield Page(page_no, transform=None, pictured=1.0)

    def open_rasters(self, source: Source, password: str | None) -> PageRasters:
        """See `Backend.open_rasters`.

        Args:
            source: A picture file.
            password: Not used.

        Returns:
            Its frames, to be closed.

        Raises:
            BrokenPictureError: The file cannot be opened.
        """
        from extractor.inputs.image_frames import ImageFrames

        return ImageFrames(source.data)
