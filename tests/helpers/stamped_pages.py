"""Scans of a ruled table in colours, some with a stamp over its cells, as an office scanner hands them on."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, features

from extractor.imaging.deskew import deskewed
from extractor.imaging.page_image import PageImage
from extractor.inputs.image_frames import ImageFrames
from tests.helpers.printed_strips import FONTS

DPI = 200
ROWS = (
    ("ที่", "โครงการ", "วงเงิน"),
    ("1", "จัดประชุมผู้บริหาร", "125,400.00"),
    ("2", "เผยแพร่คู่มือประชาชน", "96,250.75"),
    ("3", "ตรวจสอบการเบิกจ่าย", "318,009.50"),
    ("4", "ปรับปรุงเว็บไซต์", "47,860.25"),
    ("5", "อบรมพนักงานส่วนตำบล", "582,113.00"),
)
BLACK = (25, 25, 25)
RED = (205, 35, 50)
BLUE = (45, 60, 165)
# The left of each column and the right of the last, the first row's top, and the height of rows, in pixels.
COLUMNS = (120, 220, 780, 1080)
TOP = 140
HEIGHT = 90
# Of a long side of 8.5 inches: smaller pictures are taken for A4.
_SIZE = (1700, 900)
_PAPER = (250, 248, 243)


def lettering(size: int, face: str = "Garuda.ttf") -> ImageFont.FreeTypeFont:
    """A Thai face; skips the test where there is none."""
    if not (FONTS / face).is_file() or not features.check("raqm"):
        pytest.skip("fonts-thai-tlwg or libraqm is not installed")
    return ImageFont.truetype(
        str(FONTS / face), size, layout_engine=ImageFont.Layout.RAQM
    )


def table(
    colours: Sequence[tuple[int, int, int]] = (BLACK, BLACK, BLACK),
    rulings: tuple[int, int, int] = BLACK,
) -> Image.Image:
    """A ruled table; the print of each column, below its header, in a colour of its own."""
    image = Image.new("RGB", _SIZE, "white")
    draw = ImageDraw.Draw(image)
    bottom = TOP + HEIGHT * len(ROWS)
    for x in COLUMNS:
        draw.line((x, TOP, x, bottom), fill=rulings, width=3)
    for row, cells in enumerate(ROWS):
        top = TOP + HEIGHT * row
        draw.line((COLUMNS[0], top, COLUMNS[-1], top), fill=rulings, width=3)
        for left, text, colour in zip(
            COLUMNS[:-1], cells, colours, strict=True
        ):
            draw.text(
                (left + 18, top + 16),
                text,
                fill=colour if row else BLACK,
                font=lettering(38),
            )
    draw.line((COLUMNS[0], bottom, COLUMNS[-1], bottom), fill=rulings, width=3)
    return image


def box_stamp(lines: Sequence[str], degrees: float) -> Image.Image:
    """Where a stamp with a frame has ink (255)."""
    face = lettering(38, "Loma-Bold.ttf")
    width = round(max(face.getlength(line) for line in lines)) + 60
    stamp = Image.new("L", (width, 62 * len(lines) + 40), 0)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((0, 0, width - 1, stamp.height - 1), outline=255, width=5)
    for row, line in enumerate(lines):
        draw.text((30, 20 + 62 * row), line, fill=255, font=face)
    return stamp.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)


def ring_stamp(degrees: float = 20.0) -> Image.Image:
    """Where a round stamp has ink (255)."""
    stamp = Image.new("L", (330, 330), 0)
    draw = ImageDraw.Draw(stamp)
    draw.ellipse((4, 4, 325, 325), outline=255, width=8)
    draw.ellipse((60, 60, 270, 270), outline=255, width=5)
    draw.text(
        (80, 135), "ตราประทับ", fill=255, font=lettering(40, "Loma-Bold.ttf")
    )
    return stamp.rotate(degrees, resample=Image.Resampling.BICUBIC)


def stamped(
    page: Image.Image,
    stamp: Image.Image,
    place: tuple[int, int],
    ink: tuple[int, int, int],
) -> Image.Image:
    """A page with a stamp: ink lets light through, so black below it stays black."""
    covered = Image.new("L", page.size, 0)
    covered.paste(stamp, place)
    share = np.asarray(covered, np.float32)[:, :, None] / 255
    light = 1 - share * (1 - np.array(ink, np.float32) / 255)
    return Image.fromarray(
        (np.asarray(page, np.float32) * light).astype(np.uint8)
    )


def scanned(page: Image.Image, quality: int = 70) -> bytes:
    """A page as a scanner stores it: on paper that is not quite white, with noise, as JPEG."""
    noise = np.random.default_rng(4).normal(0, 4, (_SIZE[1], _SIZE[0], 3))
    pixels = np.asarray(page, np.float32) * np.array(_PAPER) / 255 + noise
    stored = io.BytesIO()
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(
        stored, "JPEG", quality=quality, dpi=(DPI, DPI)
    )
    return stored.getvalue()


def page_image(scan: bytes) -> PageImage:
    """A scan, ready to be read; it stands upright."""
    return deskewed(ImageFrames(scan).raster(1), 0)
