"""Lines printed in Debian's Thai faces, damaged as scanners damage them, and cut out: pictures whose text is known."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, features

from extractor.model.image import PAPER, POINTS, LineImage, Pixels
from tests.helpers.thai_print import TEXTS

FONTS = Path("/usr/share/fonts/truetype/tlwg")
FACES = (
    "Loma.ttf",
    "Garuda.ttf",
    "Norasi.ttf",
    "Laksaman.ttf",
    "Laksaman-Bold.ttf",
    "Waree.ttf",
)
RESOLUTIONS = (150, 200, 300)
# Points: as the tables of reports are set.
_SIZE = 14
# Greys by which a scanner's noise varies (standard deviation).
_NOISE = 8.0
# Share of a letter's width at 300 dots an inch by which a scanner blurs.
_BLUR = 0.8
_FINE = 300
SIGNS = (
    "เผยแพร่ทาง Facebook Fanpage ของเทศบาล",
    "เว็บไซต์ www.chiangkhan.go.th หัวข้อ ITA",
    "อีเมล saraban@phraepao.go.th โทร. 0-5451-1234",
    "ระบบ e-Service และ Line Official Account",
    "https://itas.nacc.go.th/go/iit/abc123",
    "แบบ OIT ข้อ O38 – O40 (ITA 2024)",
    "งบประมาณ 1,250,000.50 บาท (ร้อยละ 98.75)",
    "ติดตั้งกล้อง CCTV 16 จุด และ GPS 5 คัน",
    "“ซื่อสัตย์ สุจริต” และ ‘โปร่งใส’",
)


@cache
def printed_strips(
    texts: tuple[str, ...] = TEXTS,
) -> list[tuple[LineImage, str]]:
    """Each text in a face and at a resolution of its own.

    Args:
        texts: What to print, such as `("เก้าอี้ ๑๒ ตัว",)`.

    Returns:
        Pictures with noise, and what is printed there. The calling test is skipped where the faces are missing.
    """
    ways = list(product(FACES, RESOLUTIONS))
    strips = []
    for number, text in enumerate(texts):
        face, dpi = ways[number * 5 % len(ways)]
        noise = np.random.default_rng(number)
        clean = clean_strip(text, face, dpi)
        strips.append((_scanned(clean, dpi, noise), text))
    return strips


def clean_strip(text: str, face: str = FACES[0], dpi: int = _FINE) -> LineImage:
    """A line as a program draws it.

    Args:
        text: What to print, such as `เก้าอี้ ๑๒ ตัว`.
        face: The name of a font's file.
        dpi: Dots an inch.

    Returns:
        Its picture. The calling test is skipped where the face, or what sets stacked marks, is missing.
    """
    path = FONTS / face
    if not path.is_file() or not features.check("raqm"):
        pytest.skip("fonts-thai-tlwg or libraqm is not installed")
    font = ImageFont.truetype(
        str(path),
        round(_SIZE * dpi / POINTS),
        layout_engine=ImageFont.Layout.RAQM,
    )
    ascent, descent = font.getmetrics()
    margin = ascent // 3
    width = round(font.getlength(text)) + 2 * margin
    image = Image.new("L", (width, ascent + descent + 2 * margin), PAPER)
    ImageDraw.Draw(image).text((margin, margin), text, fill=0, font=font)
    _, top, _, bottom = font.getbbox("บ")
    return LineImage(
        np.asarray(image), float(margin + ascent), float(bottom - top)
    )


def narrowed(strip: LineImage, share: float) -> LineImage:
    """A line as if its letters were so much narrower, and set tight."""
    rows, columns = strip.pixels.shape
    pixels = cv2.resize(
        strip.pixels,
        (round(columns * share), rows),
        interpolation=cv2.INTER_AREA,
    )
    return replace(strip, pixels=pixels.astype(np.uint8))


def _scanned(
    strip: LineImage, dpi: int, noise: np.random.Generator
) -> LineImage:
    blurred = cv2.GaussianBlur(strip.pixels, (0, 0), _BLUR * dpi / _FINE)
    grey = blurred + noise.normal(0, _NOISE, blurred.shape)
    pixels: Pixels = np.clip(grey, 0, PAPER).astype(np.uint8)
    return replace(strip, pixels=pixels)
