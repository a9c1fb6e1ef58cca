"""Print of scans that a level stroke runs through: kept, told, and no text of its line."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.imaging.page_image import PageImage
from extractor.model import PageContent, PageTransform
from extractor.model.image import POINTS
from extractor.ocr.reader.engine import shared_reader
from extractor.scan import scan
from tests.imaging.test_pale_print import lettering, texts

SIZE_IN_POINTS = (420, 160)
# Points.
LETTERS = 14
LEFT, TOP, PITCH = 30, 30, 34
Font = ImageFont.FreeTypeFont


class Sheet:
    """Paper that is printed on word by word, and scanned."""

    def __init__(self, dpi: int = 200, face: str = "Garuda.ttf") -> None:
        self.unit = dpi / POINTS
        self.dpi = dpi
        width, height = SIZE_IN_POINTS
        self.image = Image.new(
            "L", (round(width * self.unit), round(height * self.unit)), 250
        )
        self.draw = ImageDraw.Draw(self.image)
        self.font = lettering(round(LETTERS * self.unit), face)
        # Share of the size of type at which a stroke runs.
        self.height = 0.24

    def write(self, row: int, *words: str, left: float = LEFT) -> None:
        """Words of a line; those in ~ are struck out, those in _ underlined."""
        x = left * self.unit
        y = (TOP + PITCH * row) * self.unit
        for word in words:
            bare = word.strip("~_")
            width = self.font.getlength(bare)
            self.draw.text((x, y), bare, fill=25, font=self.font)
            feet = y + self.font.getmetrics()[0]
            if word.startswith("~"):
                self.stroke(x, x + width, feet - self.height * self.font.size)
            if word.startswith("_"):
                self.stroke(x, x + width, feet + 0.1 * self.font.size)
            x += width + self.font.getlength(" ")

    def stroke(self, x0: float, x1: float, y: float) -> None:
        half = max(0.5, 0.025 * self.font.size)
        self.draw.rectangle((x0, y - half, x1, y + half), fill=25)

    def read(self, noise: float = 4.0) -> PageContent:
        blurred = self.image.resize(self.image.size, Image.Resampling.BICUBIC)
        grain = np.random.default_rng(5).normal(0, noise, blurred.size[::-1])
        pixels = np.clip(np.asarray(blurred) + grain, 0, 255).astype(np.uint8)
        transform = PageTransform(0, *map(float, SIZE_IN_POINTS))
        page = PageImage(1, pixels, float(self.dpi), transform)
        return scan(page, shared_reader())


def struck(content: PageContent) -> list[str]:
    return [
        print_.line.text
        for print_ in content.set_aside
        if print_.reason == "struck-out"
    ]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", ["Garuda.ttf", "Norasi.ttf", "Loma.ttf"])
def test_a_struck_out_amount_is_no_part_of_its_line(
    dpi: int, face: str
) -> None:
    sheet = Sheet(dpi, face)
    sheet.write(0, "ใช้งบประมาณ", "~125,000", "118,500", "บาท")
    sheet.write(1, "เบิกจ่าย", "~๔๕,๖๐๐", "๔๑,๓๐๐", "บาท")
    content = sheet.read()
    assert texts(content) == [
        "ใช้งบประมาณ 118,500 บาท",
        "เบิกจ่าย ๔๑,๓๐๐ บาท",
    ]
    assert len(struck(content)) == 2


def test_what_was_struck_out_is_read_without_its_stroke() -> None:
    sheet = Sheet(300)
    sheet.write(0, "ใช้งบประมาณ", "~จัดซื้อพัสดุ", "จัดจ้าง")
    content = sheet.read()
    assert texts(content) == ["ใช้งบประมาณ จัดจ้าง"]
    assert struck(content) == ["จัดซื้อพัสดุ"]


def test_a_line_that_is_struck_out_as_a_whole_leaves_none() -> None:
    sheet = Sheet()
    sheet.write(0, "~จัดประชุมผู้บริหาร 4 ครั้ง")
    sheet.write(1, "จัดประชุมผู้บริหาร 6 ครั้ง")
    content = sheet.read()
    assert texts(content) == ["จัดประชุมผู้บริหาร 6 ครั้ง"]
    assert len(struck(content)) == 1


def test_every_character_of_a_page_with_struck_print_is_counted() -> None:
    sheet = Sheet()
    sheet.write(0, "ใช้งบประมาณ", "~125,000", "118,500", "บาท")
    content = sheet.read()
    counted = "".join([*texts(content), *struck(content)])
    assert content.printed == len("".join(counted.split()))


@pytest.mark.parametrize("height", [0.3, 0.24, 0.2])
def test_strokes_are_known_at_the_heights_that_programs_draw_them_at(
    height: float,
) -> None:
    """Shares of the size of type; Thai noughts are so low that the highest runs along their tops."""
    sheet = Sheet(230, "Norasi.ttf")
    sheet.height = height
    sheet.write(0, "เบิกจ่าย", "~๑๖,๔๐๐", "๑๕,๐๐๐", "บาท")
    sheet.write(1, "เบิกจ่าย", "~310,000", "298,000", "บาท")
    content = sheet.read()
    assert texts(content) == ["เบิกจ่าย ๑๕,๐๐๐ บาท", "เบิกจ่าย 298,000 บาท"]
    assert len(struck(content)) == 2


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(
    "face", ["Garuda.ttf", "Norasi.ttf", "Loma-Bold.ttf", "Waree.ttf"]
)
@pytest.mark.parametrize(
    "text", ["4444", "44", "eeee", "ee", "HHH", "4,444", "tt", "ff", "++"]
)
def test_letters_whose_bars_touch_are_not_struck_out(
    text: str, face: str, dpi: int
) -> None:
    sheet = Sheet(dpi, face)
    sheet.write(0, "จำนวน", "บาท")
    x, y = 120 * sheet.unit, TOP * sheet.unit
    for letter in text:
        sheet.draw.text((x, y), letter, fill=25, font=sheet.font)
        left, _, right, _ = sheet.font.getbbox(letter)
        x += right - left - 1
    assert struck(sheet.read()) == []


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(
    "face", ["Garuda.ttf", "Norasi-Bold.ttf", "Loma-Bold.ttf", "Waree-Bold.ttf"]
)
@pytest.mark.parametrize(
    "words",
    [
        ("HHHH", "HEAD", "AREA", "C++", "#11", "A+"),
        ("_ครุภัณฑ์", "_ฐานะ", "_หญิง", "_125,000"),
        ("๑–๒", "4–5", "1 – 2", "—", "ก.–ข.", "2-4-6"),
        ("๐๐๐,๐๐๐", "888,888", "454,454", "ฮฮฮ", "ธธธ", "ถกภฤ"),
        ("..........", "-------", "______", "======"),
        ("(1,200)", "50%", "ฯลฯ", "๙๙", "฿100", "€40"),
    ],
)
def test_print_that_no_stroke_runs_through_stays(
    words: tuple[str, ...], face: str, dpi: int
) -> None:
    sheet = Sheet(dpi, face)
    sheet.write(0, "ก่อน", *words)
    assert struck(sheet.read()) == []


def test_what_was_struck_out_in_a_cell_is_no_part_of_it() -> None:
    sheet = Sheet()
    xs = [x * sheet.unit for x in (10, 190, 300, 400)]
    ys = [(TOP - 6 + PITCH * row) * sheet.unit for row in range(3)]
    for x in xs:
        sheet.draw.line((x, ys[0], x, ys[-1]), fill=25, width=3)
    for y in ys:
        sheet.draw.line((xs[0], y, xs[-1], y), fill=25, width=3)
    sheet.write(0, "เบิกจ่าย", "~125,000", "118,500")
    sheet.write(1, "เบิกจ่าย", "4,500", "บาท")
    for row in range(2):
        sheet.write(row, "กองช่าง", left=200)
        sheet.write(row, "แล้วเสร็จ", left=310)
    content = sheet.read()
    (table,) = content.tables
    said = [line.text for cell in table.cells for line in cell.lines]
    others = ["กองช่าง", "แล้วเสร็จ"]
    assert said == ["เบิกจ่าย 118,500", *others, "เบิกจ่าย 4,500 บาท", *others]
    assert struck(content) == ["125,000"]


def test_a_line_to_write_on_is_no_stroke_through_what_is_written() -> None:
    """Filled-in forms: the line leads on far beyond the words that were typed over it."""
    sheet = Sheet()
    sheet.write(0, "จำนวน", "125,000", "บาท")
    feet = TOP * sheet.unit + sheet.font.getmetrics()[0]
    sheet.stroke(
        90 * sheet.unit, 300 * sheet.unit, feet - 0.2 * sheet.font.size
    )
    assert struck(sheet.read()) == []
