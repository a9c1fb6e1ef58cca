"""Watermarks of scans: what is printed over them is read as if they were not there, and they are set aside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, features

from extractor.imaging.page_image import PageImage
from extractor.model import PageContent, PageTransform
from extractor.model.image import POINTS
from extractor.ocr.reader.engine import shared_reader
from extractor.scan import scan
from tests.helpers.printed_strips import FONTS

DPI = 200
SIZE = (1400, 700)
LINES = (
    "มาตรการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
    "จัดประชุมผู้บริหาร ๔ ครั้ง เผยแพร่คู่มือ ๑,๒๕๐ เล่ม",
    "ตรวจสอบการเบิกจ่ายทุกสิ้นเดือน พบข้อผิดพลาด 3 ราย",
    "ประชาชนพึงพอใจร้อยละ 92.75 ของผู้ตอบแบบสอบถาม",
)
WATERMARK = "สำนักงานเลขานุการ"


def lettering(size: int, face: str = "Garuda.ttf") -> ImageFont.FreeTypeFont:
    if not (FONTS / face).is_file() or not features.check("raqm"):
        pytest.skip("fonts-thai-tlwg or libraqm is not installed")
    return ImageFont.truetype(
        str(FONTS / face), size, layout_engine=ImageFont.Layout.RAQM
    )


def paper() -> Image.Image:
    return Image.new("L", SIZE, 250)


def slanting(grey: int) -> Image.Image:
    """Paper with large letters across it."""
    image = paper()
    ImageDraw.Draw(image).text(
        (60, 260), "สำเนาถูกต้อง", fill=grey, font=lettering(190, "Loma-Bold.ttf")
    )
    return image.rotate(18, fillcolor=250, resample=Image.Resampling.BICUBIC)


def level(grey: int) -> Image.Image:
    """Paper with small letters all over it, half a line higher than the print that will stand there."""
    image = paper()
    draw = ImageDraw.Draw(image)
    for row in range(4):
        for column in range(3):
            draw.text(
                (80 + 440 * column, 70 + 140 * row),
                WATERMARK,
                fill=grey,
                font=lettering(40),
            )
    return image


def printed_on(
    image: Image.Image, lines: Sequence[str] = LINES, noise: float = 0.0
) -> PageContent:
    """What is read of lines that are printed on some paper, which is then scanned."""
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((90, 90 + 140 * row), line, fill=25, font=lettering(44))
    grain = np.random.default_rng(5).normal(0, noise, (SIZE[1], SIZE[0]))
    pixels = np.clip(np.asarray(image) + grain, 0, 255).astype(np.uint8)
    transform = PageTransform(0, SIZE[0] * POINTS / DPI, SIZE[1] * POINTS / DPI)
    return scan(PageImage(1, pixels, float(DPI), transform), shared_reader())


def texts(content: PageContent) -> list[str]:
    return [line.text for line in content.lines]


@pytest.mark.parametrize("noise", [0.0, 6.0])
@pytest.mark.parametrize("grey", [190, 222])
def test_print_over_a_large_watermark_is_read(grey: int, noise: float) -> None:
    assert texts(printed_on(slanting(grey), noise=noise)) == list(LINES)


@pytest.mark.parametrize("grey", [190, 222])
def test_small_watermarks_are_set_aside_line_by_line(grey: int) -> None:
    content = printed_on(level(grey))
    assert texts(content) == list(LINES)
    aside = [print_.line.text for print_ in content.set_aside]
    assert {print_.reason for print_ in content.set_aside} == {"watermark"}
    assert any(WATERMARK in text for text in aside)


def test_every_character_of_a_page_with_watermarks_is_counted() -> None:
    content = printed_on(level(210))
    counted = "".join(
        [
            *texts(content),
            *(print_.line.text for print_ in content.set_aside),
        ]
    )
    assert content.printed == len("".join(counted.split()))


def test_grey_print_that_nothing_is_printed_over_is_text() -> None:
    image = paper()
    ImageDraw.Draw(image).text(
        (90, 600), "โปรดกรอกแบบสอบถามท้ายเล่ม", fill=190, font=lettering(44)
    )
    content = printed_on(image)
    assert texts(content) == [*LINES, "โปรดกรอกแบบสอบถามท้ายเล่ม"]
    assert not content.set_aside


def test_specks_below_print_are_no_line_of_text() -> None:
    """A row of them was published as a watermark that says - or T."""
    content = printed_on(level(210))
    aside = [print_.line.text for print_ in content.set_aside]
    assert all(sum(map(str.isalpha, text)) >= 3 for text in aside)
