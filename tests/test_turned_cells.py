"""Narrow columns of scans are headed by words that run up or down the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractor.api import tables
from tests.helpers.printed_strips import FONTS

DPI = 200.0
HEADER = ("ชื่อ - สกุล", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์")
ROWS = (
    ("นายกล้า หาญศึก", "เช้า", "บ่าย", "ดึก", "หยุด", "เช้า"),
    ("นายธง ชัยชนะ", "บ่าย", "ดึก", "หยุด", "เช้า", "บ่าย"),
)
XS = (100, 560, 720, 880, 1040, 1200, 1360)
YS = (200, 400, 480, 560)


@pytest.mark.parametrize("face", ["Loma-Bold.ttf", "Norasi-Bold.ttf"])
@pytest.mark.parametrize("turn", [90, 270])
def test_words_that_run_up_or_down_a_cell_are_read(
    face: str, turn: int, tmp_path: Path
) -> None:
    path = FONTS / face
    if not path.exists():
        pytest.skip(f"{face} is not installed")
    font = ImageFont.truetype(str(path), 36)
    page = Image.new("L", (1460, 700), 255)
    draw = ImageDraw.Draw(page)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), 0, 3)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), 0, 3)
    draw.text((120, 280), HEADER[0], 0, font)
    for x, name in zip(XS[1:], HEADER[1:], strict=False):
        word = Image.new("L", (180, 90), 255)
        ImageDraw.Draw(word).text((10, 15), name, 0, font)
        page.paste(word.rotate(turn, expand=True), (x + 35, YS[0] + 10))
    for y, row in zip(YS[1:], ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            draw.text((x + 15, y + 10), text, 0, font)
    scan = tmp_path / "scan.pdf"
    page.filter(ImageFilter.GaussianBlur(0.6)).save(scan, resolution=DPI)
    (found,) = tables(scan)
    assert found.rows == (HEADER, *ROWS)
