"""Picture files (PNG, JPEG, TIFF) as scanners and phones write them: each frame is a page."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
from PIL import Image, ImageOps

from extractor.errors import BrokenPictureError
from extractor.imaging.deskew import reading_dpi, upright
from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform
from extractor.model.image import PAPER, POINTS, Pixels

# Pixels of a picture at most: A2 at 600 dots an inch. Beyond, a small file could claim all memory.
_MOST_PIXELS = 200_000_000
# Inches: the longer side of A4, and of paper from A5 to A2, to which scanners are set.
_A4, _PAPERS = 11.69, (8.0, 24.0)
# TIFF 6.0: tag 254 says what a frame is; its first bit, that it is another frame made smaller.
_SUBFILE, _REDUCED = 254, 1


class ImageFile:
    """The pages of a picture file; `page_no` is 1-based. A TIFF may have many, without its thumbnails."""

    def __init__(self, data: bytes) -> None:
        """Raises BrokenPictureError."""
        with _guarded():
            self._image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
            # What follows a JPEG's first picture is for previews.
            count = getattr(self._image, "n_frames", 1) if self._image.format == "TIFF" else 1
            self._frames = [at for at in range(count) if count == 1 or not self._is_thumbnail(at)]

    def __len__(self) -> int:
        """The number of pages."""
        return len(self._frames)

    def close(self) -> None:
        """Let go of the file."""
        self._image.close()

    def picture(self, page_no: int) -> PageImage:
        """The page as a picture to be read. Raises BrokenPictureError."""
        return upright(_sized(page_no, *self._page(page_no)))

    def shown(self, page_no: int, scale: float) -> Image.Image:
        """The page as displayed, at `scale` pixels a point. Raises BrokenPictureError."""
        pixels, dpi = self._page(page_no)
        height, width = (max(1, round(side * POINTS / dpi * scale)) for side in pixels.shape)
        return Image.fromarray(pixels).convert("RGB").resize((width, height))

    def _page(self, page_no: int) -> tuple[Pixels, float]:
        with _guarded():
            self._image.seek(self._frames[page_no - 1])
            if self._image.width * self._image.height > _MOST_PIXELS:
                raise ValueError(f"{self._image.width} x {self._image.height} pixels")
            image = ImageOps.exif_transpose(self._image)
            return _squared(_grey(image), image.info.get("dpi"))

    def _is_thumbnail(self, frame: int) -> bool:
        try:
            self._image.seek(frame)
        except Exception:  # a page that cannot be read, which is said when it is
            return False
        kind = getattr(self._image, "tag_v2", {}).get(_SUBFILE, 0)
        return isinstance(kind, int) and bool(kind & _REDUCED)


def _grey(image: Image.Image) -> Pixels:
    """8-bit grey, on white paper where the picture is transparent."""
    if image.mode.startswith("I"):  # 16 bits, which Pillow would cut off at 255
        return np.asarray(np.asarray(image).astype(np.int64) >> 8).clip(0, PAPER).astype(np.uint8)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return np.array(image.convert("L"))


def _squared(pixels: Pixels, said: object) -> tuple[Pixels, float]:
    """Pixels as high as wide (faxes have them twice as high), and how many make an inch.

    What the file says counts where it makes paper of a usual size; else the picture is taken for A4.
    """
    across, down = said if isinstance(said, tuple) and len(said) == 2 else (0, 0)
    across, down = float(across), float(down)
    if min(across, down) > 0 and 1.2 < max(across, down) / min(across, down) < 3:
        dpi = max(across, down)
        stretched = cv2.resize(pixels, None, fx=dpi / across, fy=dpi / down, interpolation=cv2.INTER_LINEAR)
        pixels, across = stretched.astype(np.uint8, copy=False), dpi
    longer = max(pixels.shape)
    sound = across > 0 and _PAPERS[0] <= longer / across <= _PAPERS[1]
    return pixels, across if sound else longer / _A4


def _sized(number: int, pixels: Pixels, native: float) -> PageImage:
    """A page at the resolution at which pages are read."""
    height, width = (side * POINTS / native for side in pixels.shape)
    dpi = reading_dpi(native, width, height)
    size = max(1, round(width * dpi / POINTS)), max(1, round(height * dpi / POINTS))
    if size != pixels.shape[::-1]:
        way = cv2.INTER_AREA if dpi < native else cv2.INTER_CUBIC
        pixels = cv2.resize(pixels, size, interpolation=way).astype(np.uint8, copy=False)
    return PageImage(number, np.ascontiguousarray(pixels), dpi, PageTransform(0, width, height))


@contextmanager
def _guarded() -> Iterator[None]:
    """Raises BrokenPictureError, whatever Pillow raises on a broken picture; what it grumbles about is readable."""
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except MemoryError:
        raise
    except Exception as error:
        raise BrokenPictureError(
            f"เปิดไฟล์ภาพไม่ได้ ไฟล์เสียหายหรือใหญ่เกินไป ({type(error).__name__}) กรุณาสแกนหรือดาวน์โหลดใหม่",
            f"The picture is damaged or too large ({type(error).__name__}). Scan it or download it again.",
        ) from error
