"""Tables of scans that no rulings part into cells, on pictures with known truth: zebra rows, and pages between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractor.api import tables
from extractor.imaging.page_image import PageImage
from extractor.model import Box, Cell, Fragment, Line, PageTransform, Table
from extractor.ocr.base import RecognizedLine
from extractor.scan import prepared_scan
from extractor.scanned_print import read_print
from extractor.tables.alignment.finder import find_aligned_tables
from extractor.tables.repeated_rows import repeated_rows
from tests.helpers.printed_strips import FONTS


class SilentEngine:
    """Reads nothing: where print stands and how it is set must do."""

    name, version, settings = "silent", "1", ""

    def read(self, line_images: Sequence[object]) -> list[RecognizedLine]:
        return [RecognizedLine("", ())] * len(line_images)


DPI = 200.0
XS = [90, 400, 900, 1300]
# Letters a line of each cell of a row, all rows alike; the second column has so many lines.
LETTERS = (9, 20, 12, 8)
LINES = (2, 4, 2, 3, 2)
PITCH, GAP = 44, 26


def zebra_page(
    *, tint: int | None, gap: int = GAP, rows: Sequence[int] = LINES
) -> Image.Image:
    """A bold header and rows of four columns, every other one on a ground."""
    image = Image.new("L", (1654, 1170), 246)
    pen = ImageDraw.Draw(image)
    y = 100
    pen.rectangle((70, y - 14, 1560, y + 40), fill=190 if tint else 246)
    _row(pen, y, 1, stroke=5)
    y += PITCH + gap
    for number, lines in enumerate(rows):
        bottom = y + lines * PITCH
        if tint and number % 2:
            pen.rectangle((70, y - 14, 1560, bottom), fill=tint)
        _row(pen, y, lines, stroke=3)
        y = bottom + gap
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    noisy = pixels + np.random.default_rng(0).normal(0, 4, pixels.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def _row(
    pen: ImageDraw.ImageDraw, y: int, lines: int, stroke: int, grey: int = 20
) -> None:
    for col, (x, letters) in enumerate(zip(XS, LETTERS, strict=True)):
        for line in range(lines if col == 1 else 1):
            for letter in range(letters):
                left = x + letter * 20
                pen.rectangle(
                    (left, y + line * PITCH, left + 14, y + line * PITCH + 22),
                    outline=grey,
                    width=stroke,
                )


def tables_of(images: Sequence[Image.Image]) -> list[Table]:
    prints = []
    for number, image in enumerate(images, 1):
        transform = PageTransform(
            0, image.width * 72 / DPI, image.height * 72 / DPI
        )
        prepared = prepared_scan(
            PageImage(number, np.asarray(image), DPI, transform)
        )
        prints += read_print(prepared, SilentEngine())
    return [
        table
        for tables in find_aligned_tables(prints).values()
        for table in tables
    ]


@pytest.mark.parametrize("tint", [205, 228, 236])
def test_tinted_rows_part_a_scan_without_lines(tint: int) -> None:
    (table,) = tables_of([zebra_page(tint=tint, gap=14)])
    assert (table.rows, table.cols) == (1 + len(LINES), len(XS))


@pytest.mark.parametrize(
    ("header", "tints"),
    [(100, (215, 228)), (60, (228, 215)), (140, (228, 215))],
)
def test_rows_below_a_dark_header_are_of_its_table(
    header: int, tints: tuple[int, int]
) -> None:
    """White lines part all cells, but show in the header alone: that was the table, and its rows were lost."""
    image = Image.new("L", (1654, 1170), 246)
    pen = ImageDraw.Draw(image)
    y = 100
    for number, lines in enumerate((1, *LINES)):
        bottom = y + 14 + lines * PITCH + GAP
        tint = tints[number % 2] if number else header
        pen.rectangle((70, y, 1560, bottom - 3), fill=tint)
        for x in XS[1:]:
            pen.line((x - 20, y, x - 20, bottom), fill=250, width=3)
        _row(pen, y + 14, lines, stroke=3, grey=20 if number else 250)
        y = bottom
    (table,) = tables_of([image.filter(ImageFilter.GaussianBlur(0.8))])
    assert (table.rows, table.cols) == (1 + len(LINES), len(XS))


def rules_page(words: Sequence[int], titles: int) -> Image.Image:
    """A table with lines between its rows alone, below titles of such words; one line is longer than its column's."""
    image = Image.new("L", (1654, 1170), 246)
    pen = ImageDraw.Draw(image)
    for title in range(titles):
        x = 815 - sum(20 * letters + 14 for letters in words) // 2
        for letters in words:
            _letters(pen, x, 60 + PITCH * title, letters)
            x += 20 * letters + 14
    y = 80 + PITCH * titles
    for number in range(6):
        pen.line((70, y, 1560, y), fill=20, width=3)
        for x, letters in zip(XS, (9, 13, 12, 8), strict=True):
            _letters(pen, x, y + 24, letters)
        if number:
            below = y + 24 + PITCH
            _letters(pen, XS[1], below, 14 if number == 2 else 12)
        if number == 2:
            _letters(pen, XS[1] + 294, below, 4)
        y += 130
    pen.line((70, y, 1560, y), fill=20, width=3)
    return image.filter(ImageFilter.GaussianBlur(0.8))


def _letters(
    pen: ImageDraw.ImageDraw, x: int, y: int, count: int, stroke: int = 3
) -> None:
    for letter in range(count):
        left = x + letter * 20
        pen.rectangle((left, y, left + 14, y + 22), outline=20, width=stroke)


@pytest.mark.parametrize("words", [(8, 8, 8), (16, 3, 4), (12, 6, 3)])
@pytest.mark.parametrize("titles", [0, 1, 2])
def test_spaces_between_words_part_no_columns(
    words: tuple[int, ...], titles: int
) -> None:
    """Those of a title above, and of a line that is longer than the others: its last word was lost."""
    (table,) = tables_of([rules_page(words, titles)])
    assert (table.rows, table.cols) == (6, len(XS))


def test_a_thicker_word_at_the_foot_of_a_ruled_row_is_no_title() -> None:
    """A Latin word below Thai ones: a line parts it from the row below, none from its own."""
    image = rules_page((8, 8), 0)
    pen = ImageDraw.Draw(image)
    y = 80 + 130 + 24 + PITCH
    pen.rectangle((XS[1] - 4, y - 4, XS[2] - 4, y + 30), fill=246)
    _letters(pen, XS[1], y, 9, stroke=6)
    (table,) = tables_of([image])
    assert (table.rows, table.cols) == (6, len(XS))
    assert all(cell.colspan == 1 for cell in table.cells)


def test_grounds_are_made_paper_where_no_rulings_make_a_table() -> None:
    image = zebra_page(tint=205)
    transform = PageTransform(
        0, image.width * 72 / DPI, image.height * 72 / DPI
    )
    prepared = prepared_scan(PageImage(1, np.asarray(image), DPI, transform))
    assert len(prepared.grounds) == 1 + len(LINES) // 2
    assert prepared.page.rulings == ()


def test_bold_lines_are_told_from_regular_ones() -> None:
    image = zebra_page(tint=None)
    transform = PageTransform(
        0, image.width * 72 / DPI, image.height * 72 / DPI
    )
    (page,) = read_print(
        prepared_scan(PageImage(1, np.asarray(image), DPI, transform)),
        SilentEngine(),
    )
    fonts = [{piece.font for piece in line.pieces} for line in page.lines]
    assert fonts == [{"bold"}, *[{"regular"}] * (len(fonts) - 1)]


class CountingEngine:
    """Reads each line as another word than the one before."""

    name, version, settings = "counting", "1", ""

    def __init__(self) -> None:
        self._count = count()

    def read(self, line_images: Sequence[object]) -> list[RecognizedLine]:
        return [self._next() for _ in line_images]

    def _next(self) -> RecognizedLine:
        number = next(self._count)
        word = "".join(
            chr(ord("ก") + digit)
            for digit in (number % 40, number // 40 % 40, number % 7)
        )
        return RecognizedLine(word, (1.0,) * len(word))


def test_a_blank_page_between_parts_no_table_of_a_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages of a table tell of it together: the last one, of one row, is none by itself."""
    path = tmp_path / "scan.pdf"
    first, blank = zebra_page(tint=205), Image.new("L", (1654, 1170), 246)
    last = zebra_page(tint=None, rows=LINES[:1]).crop(
        (0, 100 + PITCH, 1654, 1170)
    )
    first.save(path, save_all=True, append_images=[blank, last], resolution=DPI)
    engine = CountingEngine()
    monkeypatch.setattr("extractor.scanned_pages.engine_for", lambda _: engine)
    found = tables(path)
    assert [(one.table.page_first, one.table.page_last) for one in found] == [
        (1, 3)
    ]


def read_table(header: list[str], rows: int) -> Table:
    """A table as OCR reads one: each line with its confidences."""
    cells = []
    for row in range(rows):
        for col, text in enumerate(
            header if row == 0 else [f"{row}", "ซ่อมแซมถนน", "กองช่าง", "ตลอดปี"]
        ):
            line = Line(
                text,
                1,
                Box(col * 90.0, row * 20.0, col * 90.0 + 80, row * 20.0 + 15),
                confidences=(0.9,) * len(text),
            )
            cells.append(
                Cell(row, col, 1, 1, (Fragment(1, line.box, (line,)),))
            )
    return Table(
        tuple(cells),
        rows,
        len(header),
        1,
        1,
        (0.0, 90.0, 180.0, 270.0, 360.0),
        ((1, Box(0, 0, 360, 90)),),
    )


def test_a_header_is_said_again_though_its_shortest_cell_is_misread() -> None:
    above = read_table(["ที่", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"], 4)
    again = read_table(["รู", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"], 3)
    other = read_table(["รู", "ชื่อผู้ร้องเรียน", "วันที่รับเรื่อง", "สถานะ"], 3)
    assert repeated_rows(above, 1, again).count == 1
    assert repeated_rows(above, 1, other).count == 0


# Days of one figure and of two: what stands below each other in a column of dates is no column of its own.
VISITS = (
    ("วันที่", "ระดับน้ำ (ม.)", "ที่ตั้งบ่อ", "หมายเหตุ"),
    ("4 ม.ค. 2568", "12.45", "บ้านหนองแวง", "เติมคลอรีน"),
    ("11 ม.ค. 2568", "8.30", "โรงเรียนบ้านดอน", "ท่อกรุแตก"),
    ("18 ก.พ. 2568", "21.07", "วัดป่าสักงาม", "เปลี่ยนเครื่องสูบ"),
    ("25 ก.พ. 2568", "9.88", "สวนป่าภูหลวง", "พบสนิมเหล็ก"),
    ("1 มี.ค. 2568", "15.60", "ที่ทำการกำนัน", "ปกติ"),
)


@pytest.mark.parametrize("face", ["Loma", "Garuda"])
def test_rows_far_apart_are_no_lines_of_a_title_or_cell(
    face: str, tmp_path: Path
) -> None:
    """Their pitch is that of rows: the title over them was taken for names of groups, and 11 and 1 for row numbers."""
    if not (FONTS / f"{face}.ttf").exists():
        pytest.skip(f"{face} is not installed")
    regular, bold, large = (
        ImageFont.truetype(str(FONTS / f"{face}{kind}.ttf"), size)
        for kind, size in (("", 39), ("-Bold", 39), ("-Bold", 44))
    )
    page = Image.new("L", (2340, 1654), 255)
    draw = ImageDraw.Draw(page)
    title = "บันทึกการตรวจวัดบ่อน้ำบาดาล (Monitoring Wells)"
    draw.text((1170, 163), title, 0, large, anchor="ms")
    for row, texts in enumerate(VISITS):
        y = 257 + 105 * min(row, 1) + 121 * max(0, row - 1)
        places = (133, 864, 908, 1553) if row else (240, 803, 1145, 1800)
        for column, (x, text) in enumerate(zip(places, texts, strict=True)):
            side = "ms" if row == 0 else "rs" if column == 1 else "ls"
            draw.text((x, y), text, 0, regular if row else bold, anchor=side)
    path = tmp_path / "scan.pdf"
    page.filter(ImageFilter.GaussianBlur(0.6)).save(path, resolution=DPI)
    (found,) = tables(path)
    assert [row[1] for row in found.rows] == [row[1] for row in VISITS]
    assert [row[0] for row in found.rows] == [row[0] for row in VISITS]
