"""Pictures of a report's pages, made by a process that a broken file cannot take the run down with."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pebble import ProcessExpired

from extractor.batch.pool import worker_pool
from extractor.errors import EncryptedError, ReportError
from extractor.inputs.discovery import find_files
from extractor.inputs.source import open_source
from extractor.storage import file_sha256

# Pixels a point: 86 dots an inch, at which Thai print can be read.
_PIXELS_PER_POINT = 1.2
# Quality of JPEG, 0 to 100.
_JPEG_QUALITY = 55
# Seconds that the pages of a file may take.
_SECONDS_PER_FILE = 120.0
# So many pages of a file are shown at most.
_MOST_PAGES = 60


@dataclass(frozen=True, slots=True)
class PageJpeg:
    """A page as displayed.

    Attributes:
        page_no: Its number, 1-based.
        url: Its picture as a data URL.
        width: Its width in points.
        height: Its height in points.
    """

    page_no: int
    url: str
    width: float
    height: float


class PageImageWorker:
    """Draws the pages of files that are found under some paths; a file is known by its content.

    It has a process of its own, which ends with the `with` block.

    Attributes:
        not_shown: Of files whose pages could not be shown, by the hash of their content: the key of the message why.
    """

    def __init__(
        self, sources: Sequence[Path], password: str | None = None
    ) -> None:
        """Look for files.

        Args:
            sources: Files, folders of them, or globs; may be empty.
            password: Password of encrypted PDFs.

        Raises:
            UsageError: A path is none.
        """
        files = find_files(sources) if sources else []
        self._files = {
            file_sha256(path): (path, name)
            for path, name in files
            if path.is_file()
        }
        self._password = password
        self.not_shown: dict[str, str] = {}
        self._pool = worker_pool(1, None)

    def __enter__(self) -> PageImageWorker:
        """Do nothing: the process starts with the first file.

        Returns:
            Itself.
        """
        return self

    def __exit__(
        self, *_: type[BaseException] | BaseException | TracebackType | None
    ) -> None:
        """End the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def of(self, sha256: str) -> list[PageJpeg]:
        """Draw the pages of a file.

        Args:
            sha256: Hash of its content, in hex.

        Returns:
            Its pages in order; none where it is not found, is no PDF or picture, or its pages cannot be drawn.
        """
        if sha256 not in self._files:
            self.not_shown[sha256] = "pages-not-shown/not-given"
            return []
        path, name = self._files[sha256]
        future = self._pool.schedule(
            draw_pages, (path, name, self._password), timeout=_SECONDS_PER_FILE
        )
        try:
            pages: list[PageJpeg] = future.result()
        except EncryptedError:
            self.not_shown[sha256] = "pages-not-shown/password"
            return []
        except (ReportError, TimeoutError, ProcessExpired):
            self.not_shown[sha256] = "pages-not-shown/not-opened"
            return []
        return pages


def draw_pages(path: Path, name: str, password: str | None) -> list[PageJpeg]:
    """Draw the first pages of a file.

    Args:
        path: The file.
        name: Its name relative to the input root.
        password: Its password, if it needs one.

    Returns:
        Its pages in order; none where it is neither a PDF nor a picture.

    Raises:
        ReportError: It cannot be opened.
    """
    from extractor.inputs.backends import open_rasters

    rasters = open_rasters(open_source(path, name), password)
    if rasters is None:
        return []
    drawn = list[PageJpeg]()
    with closing(rasters) as pages:
        last = min(len(pages), _MOST_PAGES)
        for page_no in range(1, last + 1):
            image = pages.preview(page_no, _PIXELS_PER_POINT)
            stream = io.BytesIO()
            image.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
            width = image.width / _PIXELS_PER_POINT
            height = image.height / _PIXELS_PER_POINT
            drawn.append(
                PageJpeg(page_no, _data_url(stream.getvalue()), width, height)
            )
    return drawn


def _data_url(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"
