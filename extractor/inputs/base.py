"""What an input backend is: how files of a format are told, and how their pages are had.

A backend is loaded with the program, so it imports what it parses with only where it parses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from extractor.inputs.encodings import decoded_text
from extractor.model import (
    Format,
    GlyphNames,
    Origin,
    Page,
    PageTransform,
    Source,
)

if TYPE_CHECKING:
    from PIL import Image

    from extractor.model.image import PageRaster, Pixels


@dataclass(frozen=True)
class FileContent:
    """A file whose format is asked for.

    Attributes:
        data: Its bytes.
        path: Where it is; only its name may be looked at.
    """

    data: bytes
    path: Path

    @cached_property
    def text(self) -> str | None:
        """Its text; None where it is no text."""
        return decoded_text(self.data)

    @property
    def suffix(self) -> str:
        """The suffix of its name in small letters, such as `.pdf`; empty where it has none."""
        return self.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is attached to another.

    Attributes:
        name: Its name, without folders.
        data: Its bytes; empty where they cannot be unpacked.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Where a line of a text layer stands, in points of the page turned to be read.

    Attributes:
        x0: Left end.
        x1: Right end.
        baseline: The y that letters stand on.
        size: Size of the type.
        left_out: The left and right ends of what is not to be drawn.
    """

    x0: float
    x1: float
    baseline: float
    size: float
    left_out: tuple[tuple[float, float], ...] = ()


class PageRasters(Protocol):
    """The pages of an open file as pictures."""

    def __len__(self) -> int:
        """The number of pages."""
        ...

    def raster(self, page_no: int) -> PageRaster:
        """A page at the resolution at which pages are read.

        Args:
            page_no: Page number, 1-based.

        Returns:
            The page as displayed, in grey; in colours besides where it has coloured strokes.

        Raises:
            BrokenFileError: The page cannot be made a picture.
        """
        ...

    def preview(self, page_no: int, scale: float) -> Image.Image:
        """A page for people to look at.

        Args:
            page_no: Page number, 1-based.
            scale: Pixels a point.

        Returns:
            The page as displayed, in colour (RGB).

        Raises:
            BrokenFileError: The page cannot be made a picture.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True, eq=False)
class DrawnLine:
    """The picture of a line of a text layer, and of nothing else.

    Attributes:
        pixels: Rows x columns of 8-bit grey (0 print, 255 paper).
        baseline: The row that letters stand on.
        scale: Pixels a point of the page turned to be read.
        x0: The x of its first column, in points of that page.
    """

    pixels: Pixels
    baseline: float
    scale: float
    x0: float = 0.0


@runtime_checkable
class NamesGlyphs(Protocol):
    """A backend whose files may not say which letters their glyphs are, as PDFs."""

    def read_named_pages(
        self, source: Source, password: str | None, names: GlyphNames
    ) -> Iterator[Page]:
        """Read a source again, some glyphs said to be what they show.

        Args:
            source: A file that was read before.
            password: Its password; None where none was given.
            names: What its glyphs show.

        Yields:
            Its pages, as `Backend.read_pages` does.
        """
        ...


@runtime_checkable
class DrawsLines(Protocol):
    """Pages that can draw the lines of their text layer, as those of a PDF."""

    def draw_lines(
        self,
        page_no: int,
        transform: PageTransform,
        lines: Sequence[PlacedLine],
        *,
        unclipped: bool = False,
    ) -> Sequence[DrawnLine | None]:
        """Draw lines of a page, each by itself.

        Args:
            page_no: Page number, 1-based.
            transform: How the page is turned to be read.
            lines: Lines of its text layer.
            unclipped: Whether to draw what is cut off, too.

        Returns:
            The picture of each; None of one that is not found.

        Raises:
            BrokenFileError: The page cannot be drawn.
        """
        ...


class Backend(Protocol):
    """Files of one kind."""

    @property
    def formats(self) -> tuple[Format, ...]:
        """Names of the formats that it knows; one of them becomes `Source.format`."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How names of such files end, in small letters, with the dot."""
        ...

    @property
    def origin(self) -> Origin:
        """How the text of its pages was come by.

        `TEXT_LAYER` for what a program wrote, `TRANSCRIPT` for what somebody, or an OCR engine, read off a picture.
        """
        ...

    def recognise(self, content: FileContent) -> Format | None:
        """Tell the format of a file.

        Args:
            content: The file; not empty.

        Returns:
            One of `formats`, or None where it is none of them.
        """
        ...

    def read_pages(
        self, source: Source, password: str | None
    ) -> Iterator[Page]:
        """Hand on the pages of a file in order.

        Args:
            source: A file of one of `formats`.
            password: The password that opens it; None where none was given.

        Yields:
            Each page: its text layer and strokes, or its declared content where the file says what is a table.

        Raises:
            ReportError: The file cannot be read.
        """
        ...

    def open_rasters(
        self, source: Source, password: str | None
    ) -> PageRasters | None:
        """Open a file to have its pages as pictures.

        Args:
            source: A file of one of `formats`.
            password: The password that opens it; None where none was given.

        Returns:
            Its pages, to be closed; None where files of this kind cannot be seen.

        Raises:
            BrokenFileError: The file cannot be opened.
        """
        ...
