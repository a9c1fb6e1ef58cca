"""The frames of a picture file as pages: in grey, as fine as pages are read, and of the size of paper."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import cv2
import numpy as np
from PIL import Image

from extractor.errors import (
    BrokenPictureError,
    TooLargeError,
    library_errors,
)
from extractor.inputs.bounds import check_picture
from extractor.inputs.colour_check import has_colour
from extractor.inputs.resolution import reading_dpi
from extractor.model.image import (
    PAPER,
    POINTS,
    Colours,
    PageRaster,
    Pixels,
)

# Bytes a pixel that Pillow takes, with one for the grey that is made of it; other modes take four and one.
_BYTES_A_PIXEL = {"1": 2.0, "L": 2.0, "P": 2.0, "I;16": 3.0}
_MOST_BYTES_A_PIXEL = 5.0
# Pillow's modes of pictures with colours that scanners and phones write.
_COLOUR_MODES = frozenset({"RGB", "P", "CMYK", "YCbCr"})
# Pixels of which grey is made at a time.
_PIXELS_A_STRIP = 1 << 22
# EXIF's tag for how a picture is to be turned, and how Pillow does what it says (as in ImageOps.exif_transpose).
_ORIENTATION_TAG = 274
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Inches: the longer side of A4.
_A4_LONGER_SIDE = 11.69
# Inches: the longer side of the smallest and of the largest paper to which scanners are set, A5 and A2.
_SHORTEST_LONGER_SIDE = 8.0
_LONGEST_LONGER_SIDE = 24.0
# How many times as many dots an inch a picture may have one way as the other: faxes have about twice.
_LEAST_STRETCH = 1.2
_MOST_STRETCH = 3.0
# TIFF 6.0: the tag that says what a frame is, and the bit of it that says that it is another frame made smaller.
_SUBFILE_TYPE_TAG = 254
_REDUCED_BIT = 1


@dataclass(frozen=True, eq=False)
class _Frame:
    """A frame as stored, its pixels square: 8-bit grey, how many make an inch, and its colours, where it has any."""

    pixels: Pixels
    dpi: float
    colours: Colours | None = None


class ImageFrames:
    """The pages of an open picture file. A TIFF may have many, without its thumbnails."""

    def __init__(self, data: bytes) -> None:
        """Open a picture file.

        Args:
            data: Its bytes.

        Raises:
            BrokenPictureError: They are no PNG, JPEG or TIFF that can be opened.
        """
        with _picture_errors():
            self._image = Image.open(
                io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")
            )
            self._frames = self._page_frames()

    def __len__(self) -> int:
        """The number of pages."""
        return len(self._frames)

    def close(self) -> None:
        """Let go of the file."""
        self._image.close()

    def raster(self, page_no: int) -> PageRaster:
        """A page at the resolution at which pages are read.

        Args:
            page_no: Page number, 1-based.

        Returns:
            The page in grey.

        Raises:
            BrokenPictureError: The frame is damaged, or too large.
        """
        frame = self._frame(page_no)
        rows, columns = frame.pixels.shape
        width = columns * POINTS / frame.dpi
        height = rows * POINTS / frame.dpi
        dpi = reading_dpi(frame.dpi, width, height)
        pixels = _resampled(frame.pixels, frame.dpi, dpi, (width, height))
        colours = frame.colours
        if colours is not None:
            colours = _resampled(colours, frame.dpi, dpi, (width, height))
        return PageRaster(
            page_no,
            np.ascontiguousarray(pixels),
            dpi,
            width,
            height,
            colours=colours,
        )

    def preview(self, page_no: int, scale: float) -> Image.Image:
        """A page for people to look at.

        Args:
            page_no: Page number, 1-based.
            scale: Pixels a point.

        Returns:
            The page (RGB).

        Raises:
            BrokenPictureError: The frame is damaged, or too large.
        """
        frame = self._frame(page_no)
        rows, columns = frame.pixels.shape
        width = max(1, round(columns * POINTS / frame.dpi * scale))
        height = max(1, round(rows * POINTS / frame.dpi * scale))
        image = Image.fromarray(frame.pixels).convert("RGB")
        return image.resize((width, height))

    def _page_frames(self) -> list[int]:
        """The indices of the frames that are pages."""
        # What follows a JPEG's first picture is for previews.
        if self._image.format != "TIFF":
            return [0]
        frame_count = getattr(self._image, "n_frames", 1)
        if frame_count == 1:
            return [0]
        return [
            frame
            for frame in range(frame_count)
            if not self._is_thumbnail(frame)
        ]

    def _is_thumbnail(self, frame: int) -> bool:
        try:
            self._image.seek(frame)
        # A page that cannot be read, which is said when it is.
        except Exception:
            return False
        subfile_type = getattr(self._image, "tag_v2", {}).get(
            _SUBFILE_TYPE_TAG, 0
        )
        return isinstance(subfile_type, int) and bool(
            subfile_type & _REDUCED_BIT
        )

    def _frame(self, page_no: int) -> _Frame:
        with _picture_errors():
            self._image.seek(self._frames[page_no - 1])
            image = self._image
            dpi = _dpi_pair(image.info.get("dpi"))
            check_picture(
                image.width,
                image.height,
                _BYTES_A_PIXEL.get(image.mode, _MOST_BYTES_A_PIXEL)
                * _stretch(*dpi),
            )
            grey = _grey(image)
            turn = _TURNS.get(image.getexif().get(_ORIENTATION_TAG, 1))
            frame = _square_pixels(
                _turned(grey, turn), *_dpi_pair(image.info.get("dpi"))
            )
            colours = _colours(image)
            if colours is None:
                return frame
            return replace(frame, colours=_turned(colours, turn))


def _turned(pixels: Pixels, method: Image.Transpose | None) -> Pixels:
    """Pixels as a picture's orientation asks for."""
    if method is None:
        return pixels
    return np.asarray(Image.fromarray(pixels).transpose(method))


def _grey(image: Image.Image) -> Pixels:
    """8-bit grey, on white paper where the picture is transparent; strip by strip, for a copy takes much memory."""
    image.load()
    grey = np.empty((image.height, image.width), np.uint8)
    rows = max(1, _PIXELS_A_STRIP // max(1, image.width))
    for top in range(0, image.height, rows):
        bottom = min(top + rows, image.height)
        strip = image.crop((0, top, image.width, bottom))
        grey[top:bottom] = _grey_strip(strip)
    return grey


def _colours(image: Image.Image) -> Colours | None:
    """A picture in colours; None where it has no coloured strokes, or is transparent, as no scan is."""
    if image.mode not in _COLOUR_MODES or image.has_transparency_data:
        return None
    # No copy where none is needed: most pages have no colours.
    rgb = image if image.mode == "RGB" else image.convert("RGB")
    colours = np.asarray(rgb)[:, :, ::-1]
    return np.ascontiguousarray(colours) if has_colour(colours) else None


def _grey_strip(image: Image.Image) -> Pixels:
    if image.mode.startswith("I"):  # 16 bits, which Pillow would cut off at 255
        upper_bytes = np.asarray(image).astype(np.int64) >> 8
        return np.asarray(upper_bytes).clip(0, PAPER).astype(np.uint8)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return np.array(image.convert("L"))


def _square_pixels(pixels: Pixels, across: float, down: float) -> _Frame:
    """Pixels as high as wide, where a fax has them twice as high.

    The resolution that the file declares (across, down) counts where it makes paper of a usual size; else the picture
    is taken for A4.
    """
    higher = max(across, down)
    if _stretch(across, down) > 1.0:
        stretched = cv2.resize(
            pixels,
            dsize=None,
            fx=higher / across,
            fy=higher / down,
            interpolation=cv2.INTER_LINEAR,
        )
        pixels = stretched.astype(np.uint8, copy=False)
        across = higher
    longer_side = max(pixels.shape)
    if (
        across > 0
        and _SHORTEST_LONGER_SIDE
        <= longer_side / across
        <= _LONGEST_LONGER_SIDE
    ):
        return _Frame(pixels, across)
    return _Frame(pixels, longer_side / _A4_LONGER_SIDE)


def _stretch(across: float, down: float) -> float:
    """How many times as many pixels there are once they are square; 1 where they are, or where that makes no sense."""
    higher, lower = max(across, down), min(across, down)
    is_fax = lower > 0 and _LEAST_STRETCH < higher / lower < _MOST_STRETCH
    return higher / lower if is_fax else 1.0


def _dpi_pair(declared: object) -> tuple[float, float]:
    """Dots an inch across and down; zeros where the file declares none."""
    if isinstance(declared, tuple) and len(declared) == 2:
        across, down = declared
        return float(across), float(down)
    return 0.0, 0.0


def _resampled(
    pixels: Pixels, from_dpi: float, dpi: float, size: tuple[float, float]
) -> Pixels:
    """The pixels of a frame of so many points at `dpi` dots an inch."""
    width, height = size
    columns = max(1, round(width * dpi / POINTS))
    rows = max(1, round(height * dpi / POINTS))
    if pixels.shape[:2] == (rows, columns):
        return pixels
    interpolation = cv2.INTER_AREA if dpi < from_dpi else cv2.INTER_CUBIC
    resized = cv2.resize(pixels, (columns, rows), interpolation=interpolation)
    return resized.astype(np.uint8, copy=False)


@contextmanager
def _picture_errors() -> Iterator[None]:
    """Raises BrokenPictureError, whatever Pillow raises on a broken picture; what it only warns of is readable."""
    with (
        warnings.catch_warnings(action="ignore"),
        library_errors(_broken_picture),
    ):
        yield


def _broken_picture(error: Exception) -> BrokenPictureError:
    if isinstance(error, Image.DecompressionBombError):
        # Pillow says in English how many there are, and then how many it takes.
        count = re.search(r"\d+", str(error))
        return TooLargeError(what=f"{int(count[0]) if count else 0:,} pixels")
    return BrokenPictureError(error=type(error).__name__)
