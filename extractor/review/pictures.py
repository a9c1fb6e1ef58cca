"""Pictures of where cells are printed, made by a process that a broken file cannot take the page down with."""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from extractor.errors import RainganError

if TYPE_CHECKING:
    from PIL import Image

# Seconds that a picture may take, the search for the source files included.
_PATIENCE = 120.0
# Pixels that a picture of a cell is wide, where its zoom allows; two a CSS pixel of a small screen's half.
_WIDTH = 1_100
# Pixels a point: less cannot be read, more shows nothing new (288 dots an inch).
_LEAST_ZOOM = 1.6
_MOST_ZOOM = 4.0
# Points around a cell that are shown, and share of its size besides.
_RIM = 24.0
_RIM_SHARE = 0.12
# Pixels and colour of the line around a cell.
_FRAME = 3
_FRAME_COLOUR = (194, 87, 0)
# Quality of JPEG, 0 to 100.
_QUALITY = 80
# Pictures that are kept.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page.

    Attributes:
        source_file: The file, relative to the input root.
        sha256: Hash of its content, in hex.
        page_no: The page, 1-based.
        box: x0, top, x1, bottom in points of the page as displayed; None: no frame is drawn.
        whole: Whether the whole page is shown.
    """

    source_file: str
    sha256: str
    page_no: int
    box: tuple[float, float, float, float] | None
    whole: bool


class PicturePainter:
    """Draws parts of pages; its process begins with the first picture, and ends with the `with` block."""

    def __init__(
        self, sources: Sequence[Path], password: str | None = None
    ) -> None:
        """Draw nothing yet.

        Args:
            sources: The files that were read, or folders of them; may be empty.
            password: Password of encrypted PDFs.
        """
        self.has_sources = bool(sources)
        self._password = password
        self._pool = ProcessPool(
            1,
            initializer=_begin,
            initargs=([str(path) for path in sources], password),
            context=multiprocessing.get_context("spawn"),
        )
        self._kept = lru_cache(_KEPT)(self._drawn)

    def __enter__(self) -> PicturePainter:
        """Do nothing.

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

    def jpeg(self, region: Region) -> bytes | None:
        """Draw a part of a page.

        Args:
            region: The part.

        Returns:
            A JPEG; None where the file is not among the sources, has other bytes now, or cannot be drawn.
        """
        return self._kept(region) if self.has_sources else None

    def _drawn(self, region: Region) -> bytes | None:
        future = self._pool.schedule(draw, (region,), timeout=_PATIENCE)
        try:
            picture: bytes | None = future.result()
        except (
            RainganError,
            TimeoutError,
            ProcessExpired,
            OSError,
            ValueError,
        ):
            return None
        return picture


_sources: list[str] = []
_passwords: list[str | None] = []


def _begin(sources: list[str], password: str | None) -> None:
    """What the process knows from its beginning on."""
    _sources[:] = sources
    _passwords[:] = [password]


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    """The files under the sources by their names; only these are ever opened."""
    from extractor.inputs.discovery import find_files

    found = find_files([Path(source) for source in _sources])
    return {name: path for path, name in found}


@lru_cache(maxsize=1)
def _by_content() -> dict[str, tuple[Path, str]]:
    """The same files by their hashes: for those that bear other names than when they were read."""
    from extractor.storage import file_sha256

    return {
        file_sha256(path): (path, name)
        for name, path in _files().items()
        if path.is_file()
    }


def draw(region: Region) -> bytes | None:
    """Draw a part of a page, in the process for it.

    Args:
        region: The part.

    Returns:
        A JPEG; None where the file is not found or is neither a PDF nor a picture.

    Raises:
        ReportError: It cannot be opened or drawn.
    """
    from extractor.inputs.backends import open_rasters
    from extractor.inputs.source import open_source

    path, name = _files().get(region.source_file), region.source_file
    source = open_source(path, name) if path else None
    if source is None or source.sha256 != region.sha256:
        if region.sha256 not in _by_content():
            return None
        source = open_source(*_by_content()[region.sha256])
    rasters = open_rasters(source, _passwords[0])
    if rasters is None:
        return None
    with closing(rasters) as pages:
        if not 1 <= region.page_no <= len(pages):
            return None
        return _encoded(_part(pages.preview, region))


def _part(preview: object, region: Region) -> Image.Image:
    from PIL import ImageDraw

    box = region.box
    zoom = _zoom(region)
    page: Image.Image = preview(region.page_no, zoom)  # type: ignore[operator]
    if box:
        sides = [side * zoom for side in box]
        pen = ImageDraw.Draw(page)
        frame = [sides[0] - _FRAME, sides[1] - _FRAME]
        frame += [sides[2] + _FRAME, sides[3] + _FRAME]
        pen.rectangle(_ordered(frame), outline=_FRAME_COLOUR, width=_FRAME)
    if region.whole or not box:
        return page
    x0, top, x1, bottom = _with_rim(box)
    corners = (x0 * zoom, top * zoom, x1 * zoom, bottom * zoom)
    left, upper, right, lower = (round(corner) for corner in corners)
    return page.crop(
        (
            max(0, min(left, page.width - 1)),
            max(0, min(upper, page.height - 1)),
            max(1, min(right, page.width)),
            max(1, min(lower, page.height)),
        )
    )


def _ordered(frame: list[float]) -> tuple[float, float, float, float]:
    left, right = sorted((frame[0], frame[2]))
    upper, lower = sorted((frame[1], frame[3]))
    return left, upper, right, lower


def _with_rim(
    box: tuple[float, float, float, float],
) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    across = _RIM + _RIM_SHARE * (x1 - x0)
    down = _RIM + _RIM_SHARE * (bottom - top)
    return x0 - across, top - down, x1 + across, bottom + down


def _zoom(region: Region) -> float:
    if region.whole or not region.box:
        return _LEAST_ZOOM
    x0, _, x1, _ = _with_rim(region.box)
    return max(_LEAST_ZOOM, min(_MOST_ZOOM, _WIDTH / max(1.0, x1 - x0)))


def _encoded(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()
