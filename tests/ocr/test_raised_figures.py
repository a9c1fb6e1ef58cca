"""Raised figures of scans: powers of units and marks of notes, which were read as ° or *, or passed over."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, features

from extractor.model.image import PAPER, POINTS, LineImage
from extractor.ocr.reader.engine import shared_reader
from tests.helpers.printed_strips import FONTS

POINT_SIZE = 14
FACES = ("Garuda.ttf", "Norasi.ttf", "Loma.ttf", "Kinnari.ttf")


def lettering(face: str, size: float) -> ImageFont.FreeTypeFont:
    path: Path = FONTS / face
    if not path.is_file() or not features.check("raqm"):
        pytest.skip("fonts-thai-tlwg or libraqm is not installed")
    return ImageFont.truetype(
        str(path), round(size), layout_engine=ImageFont.Layout.RAQM
    )


def strip(
    *parts: str, face: str, dpi: int = 200, share: float = 0.58
) -> LineImage:
    """A line; parts that begin with ^ are raised by a third, and so many times as large, as word processors do."""
    size = POINT_SIZE * dpi / POINTS
    full, small = lettering(face, size), lettering(face, share * size)
    baseline = round(1.8 * size)
    image = Image.new("L", (round(20 * size), round(2.6 * size)), PAPER)
    draw = ImageDraw.Draw(image)
    x = size / 2
    for part in parts:
        is_raised = part.startswith("^") and len(part) > 1
        font = small if is_raised else full
        text = part.removeprefix("^") if is_raised else part
        y = baseline - 0.33 * size if is_raised else baseline
        draw.text((x, y), text, fill=0, font=font, anchor="ls")
        x += font.getlength(text)
    _, top, _, bottom = full.getbbox("บ")
    drawn = np.asarray(image)[:, : round(x + size / 2)]
    pixels = cv2.GaussianBlur(drawn, (0, 0), 0.8 * dpi / 300)
    return LineImage(
        pixels.astype(np.uint8), float(baseline), float(bottom - top)
    )


def read(line: LineImage) -> str:
    (reading,) = shared_reader().read([line])
    assert len(reading.confidences) == len(reading.text)
    return reading.text


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("พื้นที่ 320 ม.", "^2", " แล้วเสร็จ"), "พื้นที่ 320 ม.² แล้วเสร็จ"),
        (("ขุดลอก 1,850 ลบ.ม.", "^3"), "ขุดลอก 1,850 ลบ.ม.³"),
        (("ไม่มีเหตุข้อมูลรั่วไหล", "^1"), "ไม่มีเหตุข้อมูลรั่วไหล¹"),
        (("เบิกจ่าย 41,300", "^12", " บาท"), "เบิกจ่าย 41,300¹² บาท"),
    ],
)
def test_raised_figures_are_read(
    parts: tuple[str, ...], text: str, face: str, dpi: int
) -> None:
    assert read(strip(*parts, face=face, dpi=dpi)) == text


@pytest.mark.parametrize("share", [0.58, 0.7, 0.83])
def test_raised_figures_of_every_size_are_read(share: float) -> None:
    line = strip("จำนวน 4 ราย", "^2", face="Norasi.ttf", share=share)
    assert read(line) == "จำนวน 4 ราย²"


def test_thai_figures_are_raised_too() -> None:
    line = strip("เบิกจ่าย ๔๑,๓๐๐", "^๒", face="Garuda.ttf")
    assert read(line) == "เบิกจ่าย ๔๑,๓๐๐²"


def test_a_raised_figure_ends_in_no_number_of_its_line() -> None:
    """Read as 41,3001 it would be another amount."""
    line = strip("เบิกจ่าย 41,300", "^1", face="Garuda.ttf", share=0.83)
    assert read(line) == "เบิกจ่าย 41,300¹"


def test_two_marks_in_a_line_stand_where_they_were() -> None:
    line = strip("ก่อน", "^1", " กลาง 25", "^2", " หลัง", face="Loma.ttf")
    assert read(line) == "ก่อน¹ กลาง 25² หลัง"


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(
    "text",
    [
        "“สุจริต” ‘โปร่งใส’",
        "ขนาด 12\" ยาว 5'",
        "ร้อยละ 50% และ 3½ ไร่ 1¼",
        "อุณหภูมิ 25° ดี*",
        "ฟ้าป่าฝ้าย ศิลป์ โป๊ะ ป้ำ ก็",
        "จริงหรือ? จริง! ABC™ ® ^ ฯลฯ ต่าง ๆ",
    ],
)
def test_what_stands_high_and_is_no_figure_is_none(
    text: str, face: str, dpi: int
) -> None:
    said = read(strip(text, face=face, dpi=dpi))
    assert not set(said) & set("⁰¹⁴⁵⁶⁷⁸⁹")
    assert "²" not in said
    assert "³" not in said
