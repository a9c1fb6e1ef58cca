"""Pictures of a report's pages, made by a process that a broken file cannot take the run down with."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from pebble import ProcessPool

from extractor.batch.machine_memory import memory_of_worker
from extractor.batch.pool import done_alone, worker_pool
from extractor.errors import (
    BrokenFileError,
    EncryptedError,
    NoWorkersError,
    ReportError,
    TimeLimitError,
)
from extractor.inputs.base import PageRasters
from extractor.inputs.discovery import find_files
from extractor.inputs.source import open_source
from extractor.options import LimitOptions, WorkerOptions
from extractor.storage import file_sha256

# Pixels a point: 86 dots an inch, at which Thai print can be read.
_PIXELS_PER_POINT = 1.2
# Quality of JPEG, 0 to 100.
_JPEG_QUALITY = 55
# So many pages of a file are shown at most.
_MOST_PAGES = 60
_USUAL_LIMITS = LimitOptions.model_validate({})


@dataclass(frozen=True, slots=True)
class PageJpeg:
    """A page as displayed.

    Attributes:
        page_no: Its number, 1-based.
        url: Its picture as a data URL; empty where it has none.
        width: Its width in points.
        height: Its height in points.
        missing: Why it has no picture, in Thai and English; empty where it has one.
    """

    page_no: int
    url: str
    width: float
    height: float
    missing: tuple[str, str] = ("", "")

    @classmethod
    def without_picture(cls, page_no: int, error: ReportError) -> PageJpeg:
        """Stand in for a page that cannot be drawn.

        Args:
            page_no: Its number, 1-based.
            error: Why.

        Returns:
            The page, of no size.
        """
        return cls(page_no, "", 0.0, 0.0, (error.message_th, error.message_en))


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """Pages of a file, drawn.

    Attributes:
        pages: Those that were asked for, in order.
        page_count: How many of its pages are to be shown; 0 of a file that is neither a PDF nor a picture.
        codes: Nothing: what is wrong with a page is told with it.
    """

    pages: list[PageJpeg]
    page_count: int
    codes: tuple[str, ...] = ()


class PageImageWorker:
    """Draws the pages of files that are found under some paths; a file is known by its content.

    It has a process of its own, which ends with the `with` block.

    Attributes:
        not_shown: Of files whose pages could not be shown, by the hash of their content: the key of the message why.
    """

    def __init__(
        self,
        sources: Sequence[Path],
        password: str | None = None,
        limits: LimitOptions = _USUAL_LIMITS,
    ) -> None:
        """Look for files.

        Args:
            sources: Files, folders of them, or globs; may be empty.
            password: Password of encrypted PDFs.
            limits: What the pages of a file may take.

        Raises:
            UsageError: A path is none.
            NoWorkersError: No process can begin.
        """
        files = find_files(sources) if sources else []
        self._files = {
            file_sha256(path): (path, name)
            for path, name in files
            if path.is_file()
        }
        self._password = password
        self.not_shown: dict[str, str] = {}
        self._limits = WorkerOptions(**limits.model_dump(), workers=1)
        self._pool = self._begun()

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
        self._end()

    def _begun(self) -> ProcessPool:
        return worker_pool(1, memory_of_worker(self._limits))

    def _end(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def of(self, sha256: str) -> list[PageJpeg]:
        """Draw the pages of a file.

        Args:
            sha256: Hash of its content, in hex.

        Returns:
            Its pages in order, each with its picture or with why it has none; none at all where the file is not found,
            is no PDF or picture, or cannot be opened.
        """
        if sha256 not in self._files:
            self.not_shown[sha256] = "pages-not-shown/not-given"
            return []
        path, name = self._files[sha256]
        why = "pages-not-shown/not-opened"
        try:
            drawn = self._drawn(path, name, None, self._limits.timeout)
            if isinstance(drawn, DrawnFile):
                return drawn.pages
            # One of them broke a limit: drawn one by one, that costs its own picture only.
            counted = self._drawn(path, name, (), self._limits.timeout)
            if isinstance(counted, DrawnFile):
                return list(self._one_by_one(path, name, counted.page_count))
        except EncryptedError:
            why = "pages-not-shown/password"
        except ReportError:
            pass
        self.not_shown[sha256] = why
        return []

    def _one_by_one(
        self, path: Path, name: str, page_count: int
    ) -> Iterator[PageJpeg]:
        """Draw each page by itself; those for which no time is left have no picture."""
        end = time.monotonic() + self._limits.timeout
        for page_no in range(1, page_count + 1):
            left = end - time.monotonic()
            drawn: DrawnFile | ReportError = TimeLimitError(
                seconds=self._limits.timeout
            )
            if left > 0:
                drawn = self._drawn(path, name, (page_no,), left)
            if isinstance(drawn, DrawnFile):
                yield from drawn.pages
            else:
                yield PageJpeg.without_picture(page_no, drawn)

    def _drawn(
        self,
        path: Path,
        name: str,
        page_numbers: tuple[int, ...] | None,
        seconds: float,
    ) -> DrawnFile | ReportError:
        """Pages of a file, or the limit that they broke; raises ReportError where the file cannot be opened."""
        work = partial(draw_pages, path, name, self._password, page_numbers)
        try:
            return done_alone(self._pool, work, seconds, self._limits)
        # It was ended while it had nothing to do, as the kernel does where memory is short.
        except NoWorkersError:
            self._end()
            self._pool = self._begun()
            return done_alone(self._pool, work, seconds, self._limits)


def draw_pages(
    path: Path,
    name: str,
    password: str | None,
    page_numbers: tuple[int, ...] | None = None,
) -> DrawnFile:
    """Draw pages of a file.

    Args:
        path: The file.
        name: Its name relative to the input root.
        password: Its password, if it needs one.
        page_numbers: Which, 1-based; None: the first 60.

    Returns:
        They, each with its picture or with why it has none.

    Raises:
        ReportError: The file cannot be opened.
    """
    from extractor.inputs.backends import open_rasters

    rasters = open_rasters(open_source(path, name), password)
    if rasters is None:
        return DrawnFile([], 0)
    with closing(rasters):
        page_count = min(len(rasters), _MOST_PAGES)
        wanted = (
            range(1, page_count + 1) if page_numbers is None else page_numbers
        )
        pages = [_drawn_page(rasters, page_no) for page_no in wanted]
    return DrawnFile(pages, page_count)


def _drawn_page(rasters: PageRasters, page_no: int) -> PageJpeg:
    try:
        image = rasters.preview(page_no, _PIXELS_PER_POINT)
    except BrokenFileError as error:
        return PageJpeg.without_picture(page_no, error)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    width = image.width / _PIXELS_PER_POINT
    height = image.height / _PIXELS_PER_POINT
    return PageJpeg(page_no, _data_url(stream.getvalue()), width, height)


def _data_url(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"
