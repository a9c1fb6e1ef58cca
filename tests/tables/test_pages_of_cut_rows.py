"""Pages on which hardly anything but the rest of a row stands, and rows, headers and columns that are set close."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from extractor.model import Glyph, Page, PageTransform
from extractor.tables.alignment.page_print import PagePrint
from extractor.tables.alignment.side_sheets import lie_beside
from extractor.tables.page_tables import pages_with_tables
from extractor.tables.sheets import with_gutters
from extractor.tables.stitching import stitch
from tests.helpers.bare_tables import (
    HEIGHT,
    WIDTH,
    Cell,
    Style,
    glyphs_of,
    pages_of_rows,
    width_of,
)

STYLE = Style(Random(2), splits_rows=False, title=False, page_numbers=False)
LEFTS = (40.0, 110.0, 330.0, 470.0, 560.0)
RESULTS = "ประกาศแผนบนเว็บไซต์และแจ้งทุกกอง"


def page_of(
    columns: dict[float, list[str]],
    number: int,
    top: float = 80.0,
    pitch: float = 15.0,
) -> Page:
    """A page printed column by column: by their left side the lines of each, "" for none."""
    glyphs: list[Glyph] = []
    for left, lines in columns.items():
        for index, line in enumerate(lines):
            glyphs += glyphs_of(line, left, top + index * pitch, STYLE)
    return Page(number, PageTransform(0, WIDTH, HEIGHT), tuple(glyphs), ())


def whole_page() -> Page:
    """A page printed row by row."""
    texts = ("1", "โครงการอบรมคุณธรรม", "กองคลัง", "ตลอดปี", RESULTS)
    glyphs: list[Glyph] = []
    for row in range(6):
        for left, text in zip(LEFTS, texts, strict=True):
            glyphs += glyphs_of(text, left, 80.0 + 20 * row, STYLE)
    return Page(1, PageTransform(0, WIDTH, HEIGHT), tuple(glyphs), ())


def grid_of(pages: list[Page]) -> list[list[str]]:
    (table,) = stitch(pages_with_tables(pages))
    return [
        ["".join(cell.text.split()) if cell else "" for cell in row]
        for row in table.grid()
    ]


def test_a_cut_row_that_goes_on_left_and_right_of_the_middle_stands_on_one_page() -> (
    None
):
    rest = page_of({LEFTS[1]: ["ของบุคลากร"] * 8, LEFTS[4]: [RESULTS] * 8}, 2)
    assert [sheet.gutter for sheet in with_gutters([whole_page(), rest])] == [
        None,
        None,
    ]


def test_a_sheet_of_two_pages_keeps_them_behind_a_cover() -> None:
    cover = page_of({300.0: ["รายงานประจำปีของเทศบาลตำบลบ้านกลางทุ่ง"] * 6}, 1)
    two = page_of(
        {
            70.0: ["ข้อความของหน้าซ้ายของแผ่นที่พิมพ์สองหน้า"] * 8,
            491.0: ["ข้อความของหน้าขวา"] * 8,
        },
        2,
    )
    assert [
        sheet.gutter is not None for sheet in with_gutters([cover, two])
    ] == [False, True]


def test_the_last_rows_of_a_table_do_not_lie_beside_those_of_the_page_before() -> (
    None
):
    columns = {
        LEFTS[0]: ["ก"],
        LEFTS[1]: ["ใบอนุญาต"] * 2,
        LEFTS[2]: ["3"],
        LEFTS[4]: [RESULTS, "รับคำขอ", "ออกใบ", "แจ้งผล", "ครบ"],
    }
    short = page_of(columns, 2)
    longer = {
        left: [*lines, *[""] * (6 - len(lines)), *lines]
        for left, lines in columns.items()
    }
    longer[LEFTS[1]][0] = longer[LEFTS[4]][0] = "การปลูกฝังความซื่อสัตย์"
    left, right = PagePrint.of(page_of(longer, 1)), PagePrint.of(short)
    assert not lie_beside(left, right)


def test_the_pitch_of_lines_is_between_those_to_which_a_producer_rounds_it() -> (
    None
):
    glyphs: list[Glyph] = []
    y = 80.0
    for step in (14.25, 14.25, 15.0) * 6:
        glyphs += glyphs_of(RESULTS, 60.0, y, STYLE)
        y += step
    page = Page(1, PageTransform(0, WIDTH, HEIGHT), tuple(glyphs), ())
    assert PagePrint.of(page).pitch == pytest.approx(14.5, abs=0.1)


def test_amounts_that_end_right_beside_paragraphs_are_a_column() -> None:
    glyphs = glyphs_of("โครงการ", 80, 55, STYLE) + glyphs_of(
        "หน่วยงาน", 220, 55, STYLE
    )
    glyphs += glyphs_of("งบประมาณ", 290, 55, STYLE) + glyphs_of(
        "ผลการดำเนินการ", 380, 55, STYLE
    )
    for row in range(7):
        y = 80.0 + 55 * row
        amount = f"{row + 3}54,000"
        glyphs += glyphs_of(
            f"โครงการอบรมรุ่นที่ {row + 1}", 60, y, STYLE
        ) + glyphs_of("กองคลัง", 220, y, STYLE)
        glyphs += glyphs_of(
            amount, 336 - width_of(amount, STYLE.letter), y, STYLE
        )
        for line, words in enumerate(
            (RESULTS, "ประชุมครบทุกไตรมาส", "รายงานสภา")
        ):
            glyphs += glyphs_of(words, 339, y + 15 * line, STYLE)
    rows = grid_of(
        [Page(1, PageTransform(0, WIDTH, HEIGHT), tuple(glyphs), ())]
    )
    assert rows[3][2:] == ["554,000", f"{RESULTS}ประชุมครบทุกไตรมาสรายงานสภา"]


def test_a_section_begins_in_a_narrow_column_of_numbers_though_its_page_ends_there() -> (
    None
):
    header: list[Cell] = [("ที่",), ("โครงการ",), ("ผล",), ("หน่วยงาน",)]
    row = [("โครงการอบรม", "คุณธรรม"), (RESULTS, "และรายงานต่อสภา"), ("กองคลัง",)]
    rows: list[list[Cell] | str] = [
        [(str(number),), *row] for number in range(1, 16)
    ]
    rows[4:4] = ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต"]
    made = pages_of_rows(
        header, rows, [18.0, 120.0, 280.0, 90.0], replace(STYLE, rows=16)
    )
    plain = [
        replace(
            page,
            glyphs=tuple(
                replace(glyph, font="Sarabun") for glyph in page.glyphs
            ),
        )
        for page in made.pages
    ]
    assert "มิติที่1การสร้างวัฒนธรรมสุจริต" in [said[0] for said in grid_of(plain)]


def test_a_title_above_the_header_of_all_pages_does_not_hide_that_it_is_said_again() -> (
    None
):
    header: list[Cell] = [("โครงการ",), ("ผล",), ("หน่วยงาน",)]
    rows: list[list[Cell] | str] = [
        [
            (f"โครงการอบรมรุ่นที่ {number}",),
            (RESULTS, "และรายงานต่อสภา"),
            ("กองคลัง",),
        ]
        for number in range(1, 25)
    ]
    pages = []
    for page in pages_of_rows(header, rows, [160.0, 300.0, 90.0], STYLE).pages:
        top = min(glyph.baseline for glyph in page.glyphs)
        group = glyphs_of(
            "ปีงบประมาณ พ.ศ. 2566", 240, top - 14, STYLE, "Sarabun-Bold"
        )
        pages.append(replace(page, glyphs=(*group, *page.glyphs)))
    assert len([said for said in grid_of(pages) if "อบรมรุ่นที่" in said[0]]) == 24


def test_a_section_is_whole_where_one_of_its_words_begins_as_a_column_does() -> (
    None
):
    header: list[Cell] = [("ที่",), ("โครงการ",), ("ผล",), ("หน่วยงาน",)]
    row = [("โครงการอบรม", "คุณธรรม"), (RESULTS, "และรายงานต่อสภา"), ("กองคลัง",)]
    rows: list[list[Cell] | str] = [
        [(str(number),), *row] for number in range(1, 9)
    ]
    rows[4:4] = ["มิติที่ 1 การสร้างวัฒนธรรมสุจริตในองค์กรของรัฐ"]
    made = pages_of_rows(
        header,
        rows,
        [width_of("มิติที่ ", STYLE.letter), 120.0, 280.0, 90.0],
        STYLE,
    )
    assert "มิติที่1การสร้างวัฒนธรรมสุจริตในองค์กรของรัฐ" in [
        said[0] for said in grid_of(made.pages)
    ]
