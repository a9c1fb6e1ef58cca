"""Tables without any line: narrow columns under wide names, merged cells, sections, several tables on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from extractor.model import Glyph, Page, PageTransform, Table
from extractor.tables.form_matching import report_tables
from extractor.tables.page_tables import pages_with_tables
from extractor.tables.stitching import stitch
from tests.helpers.bare_tables import HEIGHT, WIDTH, Style, glyphs_of

STYLE = Style(
    Random(0),
    size=10.0,
    letter=5.0,
    pitch=15.0,
    page_numbers=False,
    title=False,
)
HEADER = ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลลัพธ์")
COLUMNS = (60.0, 90.0, 250.0, 340.0, 430.0)
ROWS = [
    ("1", "จัดประชุมชี้แจง", "กองคลัง", "ตลอดปี", "รับรู้ทุกคน"),
    ("2", "ซ่อมแซมถนน", "กองช่าง", "ม.ค. 67", "ใช้งานได้"),
    ("3", "เผยแพร่เอกสาร", "สำนักปลัด", "ก.พ. 67", "ค้นหาได้เอง"),
    ("4", "ตรวจสอบครุภัณฑ์", "กองการศึกษา", "มี.ค. 67", "ไม่สูญหาย"),
    ("5", "อบรมบุคลากร", "กองสวัสดิการ", "เม.ย. 67", "เข้าใจงาน"),
]
OTHER_ROWS = [
    ("1", "วางระบบแจ้งเหตุ", "งานป้องกัน", "พ.ค. 67", "ถึงที่เกิดเหตุเร็ว"),
    ("2", "สำรวจความเห็น", "งานวิจัย", "มิ.ย. 67", "รู้ปัญหา"),
    ("3", "ปรับผังจุดบริการ", "งานทะเบียน", "ก.ค. 67", "รอไม่นาน"),
]


@dataclass
class Sheet:
    """A page on which texts are set one by one."""

    number: int = 1
    glyphs: list[Glyph] = field(default_factory=list)

    def set(self, text: str, x: float, y: float, font: str = "Sarabun") -> None:
        self.glyphs += glyphs_of(text, x, y, STYLE, font)

    def row(
        self,
        texts: tuple[str, ...],
        y: float,
        font: str = "Sarabun",
        by: float = 0.0,
    ) -> None:
        for text, x in zip(texts, COLUMNS, strict=False):
            if text:
                self.set(text, x + by, y, font)

    def page(self) -> Page:
        return Page(
            self.number, PageTransform(0, WIDTH, HEIGHT), tuple(self.glyphs)
        )


def tables_of(*sheets: Sheet) -> list[Table]:
    return stitch(pages_with_tables([sheet.page() for sheet in sheets]))


def texts_of(table: Table) -> list[tuple[str, ...]]:
    """The rows; a cell merged over rows says its text in each, one over columns in the first."""
    grid = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            grid[row][cell.col] = cell.text.replace("\n", "")
    return [tuple(row) for row in grid]


def sheet_of(
    rows: Sequence[tuple[str, ...]],
    *,
    number: int = 1,
    top: float = 80.0,
    step: float = 22.0,
) -> Sheet:
    sheet = Sheet(number)
    sheet.row(HEADER, top, "Sarabun-Bold")
    for index, row in enumerate(rows, 1):
        sheet.row(row, top + index * step)
    return sheet


def with_second_lines(
    sheet: Sheet, rows: int, *, top: float = 80.0, step: float = 36.0
) -> Sheet:
    for index in range(1, rows + 1):
        sheet.set("ต่อเนื่องทุกปี", COLUMNS[1], top + index * step + 15.0)
    return sheet


def test_a_name_that_hangs_over_a_narrow_column_hides_it_on_no_page() -> None:
    sheets = []
    for number in (1, 2):
        rows = [
            (str(5 * number - 5 + index), *row[1:])
            for index, row in enumerate(ROWS, 1)
        ]
        sheet = Sheet(number)
        sheet.row(("", "", *HEADER[2:]), 80.0, "Sarabun-Bold")
        sheet.set("ลำดับที่", 56.0, 80.0, "Sarabun-Bold")
        sheet.set("ชื่อมาตรการ", 100.0, 80.0, "Sarabun-Bold")
        for index, row in enumerate(rows, 1):
            sheet.row(row, 80.0 + index * 36.0)
        sheets.append(with_second_lines(sheet, 5))
    (table,) = tables_of(*sheets)
    assert [row[0] for row in texts_of(table)[1:]] == [
        str(number) for number in range(1, 11)
    ]
    assert texts_of(table)[1][1] == "จัดประชุมชี้แจงต่อเนื่องทุกปี"


def test_numbered_sections_name_no_rows_of_the_next_page() -> None:
    first, second = Sheet(), Sheet(2)
    for sheet, section, rows in (
        (first, "๑. ด้านบริการ", ROWS[:3]),
        (second, "", ROWS[3:]),
    ):
        sheet.row(("", *HEADER[1:]), 80.0, "Sarabun-Bold")
        y = 102.0 if section else 80.0
        sheet.set(section, COLUMNS[1], y, "Sarabun-Bold")
        for index, row in enumerate(rows, 1):
            sheet.row(("", *row[1:]), y + index * 36.0)
        with_second_lines(sheet, len(rows), top=y)
    first.set("๒. ด้านการเงิน", COLUMNS[1], 102.0 + 4 * 36.0, "Sarabun-Bold")
    (table,) = tables_of(first, second)
    texts = texts_of(table)
    assert [row[0][:10] for row in texts[4:]] == [
        "เผยแพร่เอก",
        "๒. ด้านการ",
        "ตรวจสอบครุ",
        "อบรมบุคลาก",
    ]
    assert texts[6][1:] == ROWS[3][2:]


def test_a_header_said_again_below_rows_begins_another_table() -> None:
    sheet = sheet_of(ROWS)
    sheet.set("ตารางที่ ๒ มาตรการเพิ่มเติมระหว่างปี", 60.0, 240.0, "Sarabun-Bold")
    sheet.row(HEADER, 270.0, "Sarabun-Bold")
    for index, row in enumerate(OTHER_ROWS, 1):
        sheet.row(row, 270.0 + index * 22.0)
    first, second = tables_of(sheet)
    assert texts_of(first) == [HEADER, *ROWS]
    assert texts_of(second) == [HEADER, *OTHER_ROWS]


def test_names_of_columns_said_again_at_each_foot_are_no_rows() -> None:
    sheets = []
    for number in (1, 2):
        rows = [
            (str(5 * number - 5 + index), *row[1:])
            for index, row in enumerate(ROWS, 1)
        ]
        sheet = sheet_of(rows, number=number)
        sheet.row(HEADER, 80.0 + 6 * 22.0, "Sarabun-Bold")
        sheets.append(sheet)
    (table,) = tables_of(*sheets)
    assert [row[0] for row in texts_of(table)] == [
        "ที่",
        *(str(number) for number in range(1, 11)),
    ]


def test_a_total_said_again_at_each_foot_is_a_row_once() -> None:
    sheets = []
    for number in (1, 2):
        rows = [
            (str(5 * number - 5 + index), *row[1:])
            for index, row in enumerate(ROWS, 1)
        ]
        sheet = with_second_lines(sheet_of(rows, number=number, step=36.0), 5)
        sheet.row(("", "รวมทั้งสิ้น", "", "", "10 มาตรการ"), 80.0 + 6 * 36.0)
        sheets.append(sheet)
    (table,) = tables_of(*sheets)
    assert [row[1] for row in texts_of(table)].count("รวมทั้งสิ้น") == 1
    assert texts_of(table)[-1][4] == "10 มาตรการ"


def test_tables_side_by_side_are_two() -> None:
    sheet = Sheet()
    narrow = (60.0, 90.0, 200.0, 290.0)
    for by, rows in ((0.0, ROWS), (370.0, OTHER_ROWS)):
        for index, row in enumerate([HEADER, *rows]):
            font = "Sarabun" if index else "Sarabun-Bold"
            for text, x in zip((*row[:3], row[4]), narrow, strict=True):
                sheet.set(
                    text,
                    x + by,
                    80.0 + index * (22.0 if not by else 25.0),
                    font,
                )
    left, right = tables_of(sheet)
    assert [row[0] for row in texts_of(left)] == ["ที่", "1", "2", "3", "4", "5"]
    assert texts_of(right)[1:] == [(*row[:3], row[4]) for row in OTHER_ROWS]


def test_columns_of_two_years_are_one_table() -> None:
    """They say the same names twice, but the print on their left names the rows of both."""
    sheet = Sheet()
    xs = (60.0, 200.0, 260.0, 320.0, 400.0, 460.0, 520.0)
    rows = [("", "แผน", "ผล", "ร้อยละ", "แผน", "ผล", "ร้อยละ")]
    rows += [(row[1], "10", "8", "80", "12", "12", "100") for row in ROWS]
    for index, row in enumerate(rows):
        for text, x in zip(row, xs, strict=True):
            if text:
                sheet.set(
                    text,
                    x,
                    80.0 + index * 22.0,
                    "Sarabun" if index else "Sarabun-Bold",
                )
    assert [table.cols for table in tables_of(sheet)] in ([], [7])


def test_a_cell_amid_two_rows_is_merged_over_both() -> None:
    sheet = Sheet()
    sheet.row(HEADER, 80.0, "Sarabun-Bold")
    for index, row in enumerate(ROWS, 1):
        y = 80.0 + index * 37.0
        unit = "" if index in (2, 3) else row[2]
        sheet.row((*row[:2], unit, *row[3:]), y)
        sheet.set("ต่อเนื่องทุกปี", COLUMNS[1], y + 15.0)
    sheet.set("กองช่าง", COLUMNS[2], 80.0 + 2 * 37.0 + 26.0)
    (table,) = tables_of(sheet)
    assert [row[0] for row in texts_of(table)[1:]] == ["1", "2", "3", "4", "5"]
    assert [row[2] for row in texts_of(table)[1:]] == [
        "กองคลัง",
        "กองช่าง",
        "กองช่าง",
        "กองการศึกษา",
        "กองสวัสดิการ",
    ]


def test_names_of_groups_of_columns_belong_to_the_header() -> None:
    sheet = sheet_of(ROWS)
    sheet.set("การดำเนินงานตามแผน", 285.0, 62.0, "Sarabun-Bold")
    sheet.set("การรายงานผล", 425.0, 62.0, "Sarabun-Bold")
    (table,) = tables_of(sheet)
    assert "การดำเนินงานตามแผน" in texts_of(table)[0]
    assert texts_of(table)[-1] == ROWS[-1]


def test_two_rows_below_a_known_header_are_a_table() -> None:
    sheet = with_second_lines(
        sheet_of([row[1:] for row in ROWS[:2]], step=36.0), 2
    )
    (table,) = tables_of(sheet)
    assert table.rows == 3


def test_few_rows_below_the_header_of_a_known_table_are_of_its_form() -> None:
    long, short = sheet_of(ROWS), sheet_of(OTHER_ROWS[:2], number=2)
    long.set("ตารางที่ ๑", 60.0, 50.0)
    short.set("ตารางที่ ๒ มาตรการเพิ่มเติม", 60.0, 50.0)
    (known,) = tables_of(long)
    (few,) = tables_of(short)
    first, second = report_tables([known, few], [(), ()])
    assert first.layout
    assert second.layout
    assert second.layout.columns == first.layout.columns


def test_a_title_set_as_far_above_as_a_row_names_no_column() -> None:
    """It is no wider than the column in the middle, and in bold as the names of columns are."""
    sheet = Sheet()
    middle = (COLUMNS[0] + COLUMNS[-1] + 5 * len("ผลลัพธ์")) / 2
    title = "บัญชีแสดงอัตรากำลัง"
    width = 5 * sum(letter not in "ัี" for letter in title)
    sheet.set(title, middle - width / 2, 72, "Sarabun-Bold")
    for number, row in enumerate([HEADER, *ROWS]):
        font = "Sarabun-Bold" if row is HEADER else "Sarabun"
        sheet.row(row, 100 + 28 * number, font)
    (table,) = tables_of(sheet)
    assert texts_of(table) == [HEADER, *ROWS]
