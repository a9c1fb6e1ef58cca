"""Two pages on one sheet are read one after the other; a page that is wide is one page."""

from __future__ import annotations

from extractor.model import Box, Page, PageTransform, Ruling
from extractor.tables.sheets import with_gutter
from tests.helpers.pdfs import (
    cells_of,
    columns,
    fill,
    lines,
    report_of,
    rules,
    table,
    tops,
    words,
)

HEADER = ["ที่", "รายการ", "ราคา"]
LEFT = [HEADER, ["๑", "กระดาษ", "๑๒๐"], ["๒", "หมึก", "๓๕๐"]]
RIGHT = [["๓", "แฟ้ม", "๖๐"], ["๔", "ปากกา", "๔๐"]]
WHOLE = [
    ["ที่", "รายการ", "ราคา"],
    ["1", "กระดาษ", "120"],
    ["2", "หมึก", "350"],
    ["3", "แฟ้ม", "60"],
    ["4", "ปากกา", "40"],
]
MEASURES = ["มาตรการ", "วิธีการดำเนินการ", "ผลการดำเนินการ"]


def at(
    rows: list[list[str]], left: float, top: float = 100, width: float = 110
) -> bytes:
    """A ruled table at a place of its own."""
    xs, ys = columns(3, width, left), tops(rows, top)
    return rules(xs, ys) + fill(rows, xs, ys)


def test_a_table_that_goes_on_with_its_header_on_the_second_page_of_a_sheet_is_one() -> (
    None
):
    assert cells_of(at(LEFT, 40) + at([HEADER, *RIGHT], 461, 40)) == [WHOLE]


def test_a_table_that_goes_on_without_a_header_is_one() -> None:
    assert cells_of(at(LEFT, 40) + at(RIGHT, 461, 40)) == [WHOLE]


def test_the_second_page_may_be_printed_first() -> None:
    assert cells_of(at([HEADER, *RIGHT], 461, 40) + at(LEFT, 40)) == [WHOLE]


def test_the_tables_of_two_sheets_are_read_page_by_page() -> None:
    sheets = []
    for first in (1, 5):
        left, right = (
            [HEADER, [str(first + i), "ก", "1"], [str(first + i + 1), "ข", "2"]]
            for i in (0, 2)
        )
        sheets.append(at(left, 40, 200) + at(right, 461, 40))
    (found,) = cells_of(*sheets)
    assert [row[0] for row in found] == ["ที่", *map(str, range(1, 9))]


def test_lines_of_the_two_pages_are_not_read_across() -> None:
    left = words("รายงานของเทศบาล", 40, 40) + at(
        [MEASURES, ["๑. ลด", "๑. ทำ", "เสร็จ"]], 40
    )
    right = words("ภาคผนวกท้ายเล่ม", 470, 40) + at([HEADER, *RIGHT], 461)
    report = report_of(left + right)
    assert [line.text for line in report.front_matter] == ["รายงานของเทศบาล"]


def test_a_table_over_the_whole_sheet_is_one() -> None:
    rows = [
        ["ที่", "รายการ", "", "ราคา"],
        ["๑", "กระดาษ", "", "๑๒๐"],
        ["๒", "หมึก", "", "๓๕๐"],
    ]
    assert len(cells_of(table(rows, 100, xs=[40, 200, 380, 460, 800]))) == 1


def test_two_tables_under_one_heading_stand_on_one_page() -> None:
    heading = words(
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส", 250, 60
    )
    found = cells_of(
        heading + at(LEFT, 40, 140) + at([HEADER, *RIGHT], 461, 100)
    )
    assert [len(rows) for rows in found] == [3, 3]


def test_signatures_side_by_side_are_one_page() -> None:
    signed = lines("ลงชื่อ\nผู้รายงาน", 500, 300) + lines("ลงชื่อ\nผู้ตรวจ", 100, 300)
    found = cells_of(at(LEFT, 40) + signed)
    assert [len(rows) for rows in found] == [3]


def grid(left: float) -> list[Ruling]:
    """The rulings of a table."""
    rows = [Ruling(left, y, left + 300, y) for y in (100, 130, 160)]
    return rows + [
        Ruling(x, 100, x, 160) for x in (left, left + 100, left + 300)
    ]


def test_the_picture_of_two_pages_has_a_gutter() -> None:
    letters = tuple(Box(x, 110, x + 6, 120) for x in (50, 60, 480, 490))
    page = Page(
        1,
        PageTransform(0, 842, 595),
        rulings=(*grid(45), *grid(470)),
        letters=letters,
    )
    gutter = with_gutter(page).gutter
    assert gutter is not None
    assert 345 < gutter < 470


def test_a_page_that_is_higher_than_wide_has_no_gutter() -> None:
    letters = tuple(Box(x, 110, x + 6, 120) for x in (50, 60, 480, 490))
    page = Page(
        1,
        PageTransform(0, 842, 900),
        rulings=(*grid(45), *grid(470)),
        letters=letters,
    )
    assert with_gutter(page).gutter is None
