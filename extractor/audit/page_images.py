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
from extractor.errors import ReportError
from extractor.inputs.discovery import find_files, open_source
from extractor.storage import file_sha256

# Pixels a point (86 dots an inch: Thai print can be read), and the quality of JPEG (0 to 100).
_SCALE, _QUALITY = 1.2, 55
# Seconds that the pages of a file may take, and the most pages of it that are shown.
_SECONDS, _MOST_PAGES = 120.0, 60


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page (1-based) as displayed: its picture as a data URL, its width and height in points."""

    page_no: int
    url: str
    width: float
    height: float


class Pictures:
    """Shows the pages of the files that are found under some paths; a report's is told by its content."""

    def __init__(self, sources: Sequence[Path]) -> None:
        """Look for files. Raises UsageError where a path is none."""
        found = find_files(sources) if sources else []
        self._files = {file_sha256(path): (path, name) for path, name in found if path.is_file()}
        self._pool = worker_pool(1, None)

    def __enter__(self) -> Pictures:
        """Be ready."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """End the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def of(self, sha256: str, password: str | None = None) -> list[PagePicture]:
        """The pages of the file with this hash; none where it is not found, or its pages cannot be seen."""
        if sha256 not in self._files:
            return []
        try:
            found: list[PagePicture] = self._pool.schedule(
                draw, (*self._files[sha256], password), timeout=_SECONDS
            ).result()
        except (ReportError, TimeoutError, ProcessExpired):
            return []
        return found


def draw(path: Path, name: str, password: str | None) -> list[PagePicture]:
    """The pages of a PDF or of a picture file, in order. Raises a ReportError."""
    from extractor.inputs.pdf.rasterizer import open_pages

    source, drawn = open_source(path, name), list[PagePicture]()
    if source.format not in ("pdf", "picture"):
        return drawn
    with closing(open_pages(source, password)) as pages:
        for page_no in range(1, min(len(pages), _MOST_PAGES) + 1):
            picture, stream = pages.shown(page_no, _SCALE), io.BytesIO()
            picture.save(stream, "JPEG", quality=_QUALITY, optimize=True)
            url = f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"
            drawn.append(PagePicture(page_no, url, picture.width / _SCALE, picture.height / _SCALE))
    return drawn
