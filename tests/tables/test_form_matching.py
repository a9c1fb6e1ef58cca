"""Headers as offices word them, and the field that each column holds, in whatever order the columns stand."""

from __future__ import annotations

from itertools import permutations

import pytest

from extractor.forms import default
from extractor.tables.form_matching import layout_of
from tests.helpers.pdfs import columns, report_of, table
from tests.helpers.text_tables import text_table

# Headers of published reports.
PUBLISHED: list[tuple[str, ...]] = [
    (
        "มาตรการ",
        "ขั้นตอน/วิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "กำหนดระยะเวลา",
        "สรุปผลการดำเนินการตามมาตรการ",
        "ผลลัพธ์",
    ),
    (
        "กิจกรรม/โครงการ",
        "ขั้นตอน/วิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "กำหนดระยะเวลา",
        "การรายงานผล",
        "ผลลัพธ์",
    ),
    (
        "กิจกรรม/โครงการ",
        "แนวทางการดำเนินการ",
        "หน่วยงานที่รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินงาน",
        "ผลลัพธ์/ความสำเร็จของการดำเนินการ",
    ),
    (
        "มาตรการ",
        "ขั้นตอน/วิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "ระยะเวลา",
        "การรายงานผล",
        "ผลลัพธ์",
    ),
    (
        "มาตรการ",
        "แนวทางการดำเนินการ",
        "หน่วยงานที่รับผิดชอบ",
        "ระยะเวลา",
        "ผลการดำเนินงาน",
        "ผลสำเร็จ",
    ),
    (
        "มาตรการ",
        "แนวทางการดำเนินการ",
        "หน่วยงานที่รับผิดชอบ",
        "กำหนดระยะเวลา",
        "ผลการดำเนินงาน",
        "ผลสำเร็จ",
    ),
    (
        "มาตรการ/กิจกรรม",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "สรุปผลการดำเนินการตามมาตรการ/กิจกรรม",
        "ผลลัพธ์/ความสำเร็จของการดำเนินการ",
    ),
    (
        "มาตรการ/กิจกรรม",
        "วิธีการดำเนินการ",
        "หน่วยงานที่รับผิดชอบ",
        "ระยะเวลา",
        "สรุปผลการดำเนินการตามมาตรการ/กิจกรรม",
        "ผลสำเร็จ",
    ),
    (
        "มาตรการ/กิจกรรม",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "สรุปผลการดำเนินการ",
        "ผลลัพธ์/ความสำเร็จของการดำเนินการ",
    ),
]
# Others that an office may choose.
PLAUSIBLE: list[tuple[str, ...]] = [
    (
        "โครงการ/กิจกรรม",
        "ขั้นตอนการดำเนินการ",
        "หน่วยงานผู้รับผิดชอบ",
        "ระยะเวลาการดำเนินการ",
        "สรุปผลการดำเนินงาน",
        "ผลที่ได้รับ",
    ),
    (
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "แนวทางปฏิบัติ",
        "ส่วนราชการที่รับผิดชอบ",
        "ห้วงเวลาดำเนินการ",
        "ผลการปฏิบัติงาน",
        "ผลสัมฤทธิ์",
    ),
    (
        "ประเด็นที่ต้องพัฒนา",
        "วิธีดำเนินการ",
        "ผู้รับผิดชอบหลัก",
        "กำหนดแล้วเสร็จ",
        "ผลการติดตาม",
        "ประโยชน์ที่ได้รับ",
    ),
    (
        "มาตรการ / แนวทาง",
        "วิธีการ",
        "กอง/สำนักที่รับผิดชอบ",
        "ช่วงเวลา",
        "รายงานผลการดำเนินการ",
        "ผลลัพธ์ของการดำเนินการ",
    ),
    ("มาตรการ", "แนวปฏิบัติ", "เจ้าภาพ", "กำหนดการ", "ผลการดำเนินการ", "ความสำเร็จ"),
    ("กิจกรรมหลัก", "กระบวนการ", "ผู้ที่เกี่ยวข้อง", "ปฏิทิน", "ความก้าวหน้า", "ผลที่เกิดขึ้น"),
    (
        "มาตรการ",
        "การดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินการ",
        "ผลลัพธ์",
    ),
    ("มาตรการ/วิธีการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "สรุปผล", "ผลสำเร็จ"),
    (
        "มาตรการ\nกิจกรรม",
        "วิธีการ\nดำเนินการ",
        "ผู้\nรับผิดชอบ",
        "ระยะเวลา\nดำเนินการ",
        "สรุปผล\nการดำเนินการ",
        "ผลลัพธ์",
    ),
    (
        "มาต รการ",
        "วิธีการ ดำเนินการ",
        "ผู้ รับผิดชอบ",
        "ระยะ เวลา",
        "สรุป ผลการดำเนินการ",
        "ผล ลัพธ์",
    ),
    (
        "มาตรการ",
        "วิธีการดําเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดําเนินการ",
        "สรุปผลการดําเนินการ",
        "ผลลัพธ์/ความสําเร็จ",
    ),
]
SPACED = (
    "ม า ต ร ก า ร",
    "วิธีการ",
    "ผู้รับผิดชอบ",
    "ร ะ ย ะ เ ว ล า",
    "สรุปผลการดำเนินการ",
    "ผลลัพธ์",
)
NO_HEADERS: list[tuple[str, ...]] = [
    ("รายการ", "จำนวน", "หน่วย", "ราคา", "รวม", "หมายเหตุ"),
    ("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "สังกัด", "โทรศัพท์", "อีเมล"),
    ("ตัวชี้วัด", "ค่าเป้าหมาย", "คะแนน", "ร้อยละ", "ระดับ", "ลำดับ"),
    (
        "๑. จัดทำคู่มือ",
        "๑. ประชุม",
        "กองคลัง",
        "ปีงบประมาณ พ.ศ. ๒๕๖๖",
        "ประชุมแล้ว",
        "รวดเร็ว",
    ),
    ("", "", "", "", "", ""),
]
SIX = PUBLISHED[6]
MEASURES = default()
FIELDS = MEASURES.field_names
VALUES = ["ลดการใช้กระดาษ", "ใช้อีเมล", "กองคลัง", "ตลอดปี", "ใช้แล้ว", "ประหยัด"]


ROWS = [
    [
        "๑. ลดการใช้กระดาษ",
        "ใช้อีเมลแทนหนังสือเวียนภายในสำนักงาน",
        "กองคลัง",
        "ตลอดปีงบประมาณ",
        "ใช้อีเมลเวียนหนังสือแล้ว ๑๒๐ ฉบับ",
        "ประหยัดงบประมาณ",
    ],
    [
        "๒. เปิดเผยข้อมูล",
        "จัดทำประกาศและลงในเว็บไซต์",
        "สำนักปลัด",
        "ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖",
        "ลงประกาศแล้ว ๑๒ ครั้ง",
        "ประชาชนรับรู้ข้อมูลมากขึ้น",
    ],
]


def columns_of(
    header: tuple[str, ...], order: tuple[int, ...] = tuple(range(6))
) -> dict[str, int]:
    """Which column holds which field of a table with this header, its columns in an order."""
    rows = [[texts[col] for col in order] for texts in (header, *ROWS)]
    layout = layout_of(text_table(rows))
    assert layout and layout.form == MEASURES
    return dict(layout.columns)


def read(header: tuple[str, ...], row: tuple[str, ...]) -> dict[str, str]:
    """The fields of the only measure of a report with this header and row."""
    report = report_of(
        table([header, row], 100, xs=columns(len(header), 780 / len(header)))
    )
    (measure,) = report.records
    return {name: measure.text(name) for name in FIELDS}


@pytest.mark.parametrize(
    "header", [*PUBLISHED, *PLAUSIBLE, SPACED], ids=" | ".join
)
def test_headers_name_the_six_fields(header: tuple[str, ...]) -> None:
    assert columns_of(header) == {name: col for col, name in enumerate(FIELDS)}


@pytest.mark.parametrize("header", [PUBLISHED[0], PLAUSIBLE[6]], ids=" | ".join)
def test_columns_may_stand_in_any_order(header: tuple[str, ...]) -> None:
    for order in list(permutations(range(6)))[::17]:
        assert columns_of(header, order) == {
            name: order.index(col) for col, name in enumerate(FIELDS)
        }


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("รายการ", "จำนวน", "หน่วย", "ราคา", "รวม", "หมายเหตุ"),
            ("ปากกา", "3", "ด้าม", "10", "30", ""),
        ],
        [
            ("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "สังกัด", "โทรศัพท์", "อีเมล"),
            ("1", "นาย ก", "นิติกร", "กองคลัง", "044-123456", "a@b"),
        ],
        [("ระดับ", "แนวปฏิบัติ"), ("1", "ศึกษาคู่มือ")],
    ],
    ids=lambda rows: " | ".join(rows[0]),
)
def test_tables_of_no_form_are_none(rows: list[tuple[str, ...]]) -> None:
    assert layout_of(text_table(rows)) is None


@pytest.mark.parametrize(
    "order", [(0, 1, 3, 2, 4, 5), (5, 4, 3, 2, 1, 0), (2, 0, 1, 4, 5, 3)]
)
def test_a_report_is_read_in_whatever_order_its_columns_stand(
    order: tuple[int, ...],
) -> None:
    header, row = (
        tuple(SIX[col] for col in order),
        tuple(VALUES[col] for col in order),
    )
    assert read(header, row) == dict(zip(FIELDS, VALUES, strict=True))


@pytest.mark.parametrize("ordinal", ["ที่", "ลำดับ", "ลำดับที่", "ข้อ", "No."])
def test_a_column_that_counts_the_rows_is_no_field(ordinal: str) -> None:
    rows = [(ordinal, *SIX), ("๑", *VALUES), ("๒", "เปิดเผยข้อมูล", *VALUES[1:])]
    report = report_of(table(rows, 100, xs=columns(7, 110)))
    assert [
        (measure.number, measure.number_printed) for measure in report.records
    ] == [(1, True), (2, True)]
    assert [measure.text("measure") for measure in report.records] == [
        VALUES[0],
        "เปิดเผยข้อมูล",
    ]
    assert {measure.text("methods") for measure in report.records} == {
        VALUES[1]
    }


@pytest.mark.parametrize(
    "remark", ["หมายเหตุ", "เอกสารอ้างอิง", "ปัญหา/อุปสรรค", "งบประมาณ"]
)
def test_a_further_column_is_no_field(remark: str) -> None:
    assert read((*SIX, remark), (*VALUES, "ภาพ")) == dict(
        zip(FIELDS, VALUES, strict=True)
    )


@pytest.mark.parametrize("name", FIELDS[1:])
def test_a_column_that_is_not_there_is_said_to_be_missing(name: str) -> None:
    col = FIELDS.index(name)
    rows = [(*texts[:col], *texts[col + 1 :]) for texts in (SIX, tuple(VALUES))]
    report = report_of(table(rows, 100, xs=columns(5, 150)))
    assert [
        problem.field
        for problem in report.problems
        if problem.code == "column-missing"
    ] == [name]
    assert report.status == "warnings"
    assert report.records[0].text(name) == ""
    assert report.records[0].text("measure") == VALUES[0]


@pytest.mark.parametrize(
    ("misread", "name"),
    [
        ("มาตราการ/กิจกรรม", "measure"),
        ("ผู้รับผิดขอบ", "responsible"),
        ("ระยะเวสาดำเนินการ", "period"),
        ("ความลำเร็จ", "outcomes"),
        ("ผลลัพท์", "outcomes"),
    ],
)
def test_a_misread_letter_does_not_hide_a_column(
    misread: str, name: str
) -> None:
    col = FIELDS.index(name)
    header = (*SIX[:col], misread, *SIX[col + 1 :])
    assert columns_of(header)[name] == col


def test_cells_tell_the_columns_where_headers_say_nothing_known() -> None:
    headers = ("หมวด ก", "หมวด ข", "หมวด ค", "หมวด ง", "หมวด จ", "หมวด ฉ")
    assert columns_of(headers, (4, 2, 0, 5, 1, 3)) == {
        "results": 0,
        "responsible": 1,
        "measure": 2,
        "outcomes": 3,
        "methods": 4,
        "period": 5,
    }


def test_a_column_of_which_too_little_is_known_is_guessed_and_says_the_other_reading() -> (
    None
):
    rows = [("", "", "", "", "", ""), ("ก", "ข", "กองคลัง", "ตลอดปี", "ค", "ง")]
    layout = layout_of(text_table(rows))
    assert layout is None or {
        match.field for match in layout.matches if match.guessed
    } >= {"methods", "results"}


def test_every_column_says_its_header_and_why_it_was_taken_so() -> None:
    layout = layout_of(text_table([SIX, *ROWS]))
    assert layout
    assert [match.header for match in layout.matches] == list(SIX)
    assert all(
        "header" in match.why and match.margin > 0 and not match.guessed
        for match in layout.matches
    )


def test_years_below_a_common_header_are_one_field() -> None:
    rows = [
        ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "", "หมายเหตุ"),
        ("", "", "", "ปี 2566", "ปี 2567", ""),
        (
            "มิติที่ 1",
            "1.1 การสร้างจิตสำนึก",
            "โครงการอบรมคุณธรรม",
            "20,000",
            "25,000",
            "",
        ),
        ("มิติที่ 1", "1.2 การมีส่วนร่วม", "กิจกรรมรณรงค์ในชุมชน", "10,000", "-", ""),
    ]
    spans = [
        (0, 0, 2, 1),
        (0, 1, 2, 1),
        (0, 2, 2, 1),
        (0, 3, 1, 2),
        (0, 5, 2, 1),
    ]
    layout = layout_of(text_table(rows, spans))
    assert layout and layout.form.name == "action-plan"
    assert [
        (match.col, match.key) for match in layout.matches_of("budget_by_year")
    ] == [(3, "ปี 2566"), (4, "ปี 2567")]
    assert layout.header_rows == 2


def test_a_report_without_headers_or_methods_is_read_by_its_cells() -> None:
    rows = [
        ("", "", "", "", ""),
        (
            "1",
            "จัดระเบียบแผงค้าหน้าตลาด",
            "ต.ค. 2565 - ก.ย. 2566",
            "ผู้ค้าจับสลากครบ 214 ราย",
            "รถพยาบาลเข้าถึงตลาดได้เร็วขึ้น",
        ),
        (
            "2",
            "เปิดเผยราคากลางงานซ่อมถนน",
            "ม.ค. - มี.ค. 2566",
            "ปิดประกาศแล้ว 8 โครงการ",
            "ชาวบ้านรู้ว่าเงินใช้ไปกับอะไร",
        ),
        (
            "3",
            "ลดขั้นตอนการขออนุญาต",
            "ตลอดปีงบประมาณ",
            "ออกใบอนุญาต 61 ฉบับใน 3 วัน",
            "ประชาชนไม่ต้องเดินทางหลายเที่ยว",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    assert [match.field for match in layout.matches] == [
        None,
        "measure",
        "period",
        "results",
        "outcomes",
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["0-4282-1571", "0-4282-1600", "0-4282-1655"],
        ["มิติที่ 1", "มิติที่ 1", "มิติที่ 4"],
        ["O12", "O7", "O38"],
        ["ตามกำหนด", "ช้ากว่ากำหนด", "ตามกำหนด"],
        ["เลื่อนไปปีหน้า", "ขอชื่นชม", "ทราบ"],
        [
            "พ.ร.บ. ทางหลวง พ.ศ. 2535",
            "ระเบียบพัสดุฯ ข้อ 22",
            "ประกาศจังหวัด ลว. 4 มี.ค. 2567",
        ],
        ["เงินรายได้", "เงินอุดหนุน", "เงินรายได้"],
    ],
)
def test_a_column_of_no_field_does_not_stand_in_for_one_that_is_missing(
    cells: list[str],
) -> None:
    """Neither who is responsible nor when is told here; no column is taken for it, nor moved to make room."""
    rows = [
        ("", "", "", "", ""),
        (
            "จัดระเบียบแผงค้า",
            "ให้ผู้ค้าจับสลาก",
            cells[0],
            "ผู้ค้าจับสลากครบ 214 ราย",
            "รถพยาบาลเข้าถึงตลาดได้เร็วขึ้น",
        ),
        (
            "เปิดเผยราคากลาง",
            "ปิดประกาศที่ศาลา",
            cells[1],
            "ปิดประกาศแล้ว 8 โครงการ",
            "ชาวบ้านรู้ว่าเงินใช้ไปกับอะไร",
        ),
        (
            "ลดขั้นตอนขออนุญาต",
            "รวมแบบคำขอเป็นใบเดียว",
            cells[2],
            "ออกใบอนุญาต 61 ฉบับ",
            "ไม่ต้องเดินทางหลายเที่ยว",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    assert [match.field for match in layout.matches] == [
        "measure",
        "methods",
        None,
        "results",
        "outcomes",
    ]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (
            "กฎหมายแม่บท",
            ["พ.ร.บ. ทางหลวง", "ระเบียบพัสดุฯ ข้อ 22", "พ.ร.บ. ควบคุมอาคาร"],
        ),
        ("คนที่ใช้บริการ", ["ผู้ค้าแผงลอย", "ผู้รับจ้าง", "เจ้าของบ้าน"]),
        ("งบของใคร", ["เงินรายได้", "เงินอุดหนุน", "เงินรายได้"]),
        ("ขั้นของงาน", ["ครบ", "ครบ", "ยังไม่ครบ"]),
    ],
)
def test_a_header_that_names_something_else_does_not_stand_in_for_a_field_that_is_missing(
    header: str, cells: list[str]
) -> None:
    rows = [
        ("เรื่อง", "วิธีทำ", header, "ผลการทำงาน", "เวลา"),
        (
            "จัดระเบียบแผงค้า",
            "ให้ผู้ค้าจับสลาก",
            cells[0],
            "ผู้ค้าจับสลากครบ 214 ราย",
            "ต.ค. 2566",
        ),
        (
            "เปิดเผยราคากลาง",
            "ปิดประกาศที่ศาลา",
            cells[1],
            "ปิดประกาศแล้ว 8 โครงการ",
            "ทุกเดือน",
        ),
        (
            "ลดขั้นตอนขออนุญาต",
            "รวมแบบคำขอเป็นใบเดียว",
            cells[2],
            "ออกใบอนุญาต 61 ฉบับ",
            "ตลอดปี",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    assert [match.field for match in layout.matches] == [
        "measure",
        "methods",
        None,
        "results",
        "period",
    ]


@pytest.mark.parametrize(
    "header", ["ผลงานที่ทำได้", "สิ่งที่ทำไปแล้ว", "รายงานผลของงาน"]
)
def test_results_that_read_like_plans_are_results_where_their_header_says_so(
    header: str,
) -> None:
    """Methods are missing here, and no cell counts, or says that anything is done."""
    rows = [
        ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", header),
        (
            "การใช้รถส่วนกลาง",
            "สำนักปลัด",
            "ต.ค. 66 - ก.ย. 67",
            "จัดทำคำสั่งผู้ควบคุมรถ\nบันทึกการใช้รถทุกครั้ง",
        ),
        (
            "การยืมพัสดุ",
            "กองคลัง",
            "ต.ค. 66 - ก.ย. 67",
            "จัดทำทะเบียนคุมการยืม\nแจ้งหลักเกณฑ์ให้ชุมชนทราบ",
        ),
        (
            "เรื่องร้องเรียน",
            "นิติกร",
            "ต.ค. 66 - ก.ย. 67",
            "แต่งตั้งผู้รับผิดชอบ\nเปิดช่องทางรับเรื่อง",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    assert [match.field for match in layout.matches] == [
        "measure",
        "responsible",
        "period",
        "results",
    ]


def test_what_its_header_and_its_cells_name_differently_is_guessed() -> None:
    rows = [
        ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการปฏิบัติ"),
        (
            "การใช้รถส่วนกลาง",
            "สำนักปลัด",
            "ต.ค. 66 - ก.ย. 67",
            "จะจัดทำคำสั่งผู้ควบคุมรถ\nให้บันทึกการใช้รถทุกครั้ง",
        ),
        (
            "การยืมพัสดุ",
            "กองคลัง",
            "ต.ค. 66 - ก.ย. 67",
            "ให้จัดทำทะเบียนคุมการยืม\nจะแจ้งหลักเกณฑ์ให้ชุมชนทราบ",
        ),
        (
            "เรื่องร้องเรียน",
            "นิติกร",
            "ต.ค. 66 - ก.ย. 67",
            "จะแต่งตั้งผู้รับผิดชอบ\nให้เปิดช่องทางรับเรื่อง",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    assert [match.guessed for match in layout.matches] == [
        False,
        False,
        False,
        True,
    ]


def test_a_report_of_one_row_is_read_where_most_of_its_columns_are_clear() -> (
    None
):
    rows = [
        (
            "เพื่ออะไร",
            "ช่วงเวลา",
            "แนวทางที่ให้ถือปฏิบัติ",
            "ประโยชน์ที่เกิด",
            "ฝ่ายที่รับผิดชอบ",
            "สิ่งที่ทำไปแล้ว",
            "เรื่องที่จะแก้",
        ),
        (
            "เพื่อให้ตรวจสอบได้",
            "ม.ค. - เม.ย.",
            "ลงสมุดคุมน้ำมันทุกเที่ยว",
            "น้ำมันไม่หาย",
            "หัวหน้าชุดดับไฟ",
            "ลงสมุดคุมแล้วครบทุกเที่ยว",
            "น้ำมันดับไฟ",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    fields = {match.field for match in layout.matches}
    assert fields >= {"period", "methods", "outcomes", "responsible", "results"}


def test_columns_that_their_headers_and_cells_tell_are_sure_beside_those_of_no_field() -> (
    None
):
    rows = [
        (
            "มาตรการ",
            "ข้อกำหนดของกฎหมาย",
            "วิธีการ",
            "ผู้รับผิดชอบ",
            "ระยะเวลา",
            "ผลการดำเนินงาน",
            "ผลลัพธ์",
            "หมายเหตุ",
        ),
        *(
            (row[0], f"ข้อ {number}", *row[1:], "-")
            for number, row in enumerate(ROWS, 7)
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    assert [match.field for match in layout.matches if match.field] == list(
        FIELDS
    )
    assert not any(match.guessed for match in layout.matches)


def test_what_another_form_nearly_as_likely_reads_otherwise_is_guessed() -> (
    None
):
    rows = [
        ("", "", "", "", ""),
        (
            "1",
            "ควรเพิ่มช่องทางชำระภาษี",
            "เปิดรับชำระผ่านธนาคารและแอปพลิเคชัน",
            "กองคลัง",
            "ต.ค. 2565",
        ),
        (
            "2",
            "ควรปรับปรุงป้ายบอกทาง",
            "ติดตั้งป้ายสองภาษาที่ชั้นหนึ่ง",
            "กองช่าง",
            "ม.ค. 2566",
        ),
        (
            "3",
            "เจ้าหน้าที่ให้ข้อมูลไม่ตรงกัน",
            "จัดทำคู่มือตอบคำถามและอบรมทุกไตรมาส",
            "สำนักปลัด",
            "ตลอดปี",
        ),
    ]
    layout = layout_of(text_table(rows))
    assert layout
    # Suggestions and what was done about them, or measures and their methods.
    assert [match.guessed for match in layout.matches] == [
        False,
        True,
        True,
        False,
        False,
    ]
