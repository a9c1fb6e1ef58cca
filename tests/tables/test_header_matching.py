"""Headers as offices word them, and the field that each column holds, in whatever order the columns stand."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.errors import OtherTableError
from extractor.forms import default
from extractor.tables.header_matching import assign_fields, fields_of, match_header
from tests.helpers.pdfs import columns, report_of, table

# Headers of published reports.
PUBLISHED: list[tuple[str, ...]] = [
    ("มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "กำหนดระยะเวลา", "สรุปผลการดำเนินการตามมาตรการ", "ผลลัพธ์"),
    ("กิจกรรม/โครงการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "กำหนดระยะเวลา", "การรายงานผล", "ผลลัพธ์"),
    (
        "กิจกรรม/โครงการ",
        "แนวทางการดำเนินการ",
        "หน่วยงานที่รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินงาน",
        "ผลลัพธ์/ความสำเร็จของการดำเนินการ",
    ),
    ("มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา", "การรายงานผล", "ผลลัพธ์"),
    ("มาตรการ", "แนวทางการดำเนินการ", "หน่วยงานที่รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินงาน", "ผลสำเร็จ"),
    ("มาตรการ", "แนวทางการดำเนินการ", "หน่วยงานที่รับผิดชอบ", "กำหนดระยะเวลา", "ผลการดำเนินงาน", "ผลสำเร็จ"),
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
    ("ประเด็นที่ต้องพัฒนา", "วิธีดำเนินการ", "ผู้รับผิดชอบหลัก", "กำหนดแล้วเสร็จ", "ผลการติดตาม", "ประโยชน์ที่ได้รับ"),
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
    ("มาตรการ", "การดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ผลลัพธ์"),
    ("มาตรการ/วิธีการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "สรุปผล", "ผลสำเร็จ"),
    ("มาตรการ\nกิจกรรม", "วิธีการ\nดำเนินการ", "ผู้\nรับผิดชอบ", "ระยะเวลา\nดำเนินการ", "สรุปผล\nการดำเนินการ", "ผลลัพธ์"),
    ("มาต รการ", "วิธีการ ดำเนินการ", "ผู้ รับผิดชอบ", "ระยะ เวลา", "สรุป ผลการดำเนินการ", "ผล ลัพธ์"),
    ("มาตรการ", "วิธีการดําเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดําเนินการ", "สรุปผลการดําเนินการ", "ผลลัพธ์/ความสําเร็จ"),
]
SPACED = ("ม า ต ร ก า ร", "วิธีการ", "ผู้รับผิดชอบ", "ร ะ ย ะ เ ว ล า", "สรุปผลการดำเนินการ", "ผลลัพธ์")
NO_HEADERS: list[tuple[str, ...]] = [
    ("รายการ", "จำนวน", "หน่วย", "ราคา", "รวม", "หมายเหตุ"),
    ("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "สังกัด", "โทรศัพท์", "อีเมล"),
    ("ตัวชี้วัด", "ค่าเป้าหมาย", "คะแนน", "ร้อยละ", "ระดับ", "ลำดับ"),
    ("๑. จัดทำคู่มือ", "๑. ประชุม", "กองคลัง", "ปีงบประมาณ พ.ศ. ๒๕๖๖", "ประชุมแล้ว", "รวดเร็ว"),
    ("", "", "", "", "", ""),
]
SIX = PUBLISHED[6]
MEASURES = default()
FIELDS = MEASURES.field_names
VALUES = ["ลดการใช้กระดาษ", "ใช้อีเมล", "กองคลัง", "ตลอดปี", "ใช้แล้ว", "ประหยัด"]


def read(header: tuple[str, ...], row: tuple[str, ...]) -> dict[str, str]:
    """The fields of the only measure of a report with this header and row."""
    report = report_of(table([header, row], 100, xs=columns(len(header), 780 / len(header))))
    (measure,) = report.measures
    return {name: measure.text(name) for name in FIELDS}


@pytest.mark.parametrize("header", [*PUBLISHED, *PLAUSIBLE], ids=" | ".join)
def test_headers_name_the_six_fields(header: tuple[str, ...]) -> None:
    assert match_header(header, MEASURES) == {name: col for col, name in enumerate(FIELDS)}


def test_a_header_with_spaces_between_its_letters_names_its_fields() -> None:
    assert match_header(SPACED, MEASURES) == {name: col for col, name in enumerate(FIELDS)}


@pytest.mark.parametrize("header", NO_HEADERS, ids=" | ".join)
def test_rows_of_other_tables_are_no_headers(header: tuple[str, ...]) -> None:
    assert match_header(header, MEASURES) is None


@pytest.mark.parametrize("header", [PUBLISHED[0], PUBLISHED[2], PUBLISHED[6], PLAUSIBLE[6]], ids=" | ".join)
def test_columns_may_stand_in_any_order(header: tuple[str, ...]) -> None:
    for order in permutations(range(6)):
        found = match_header([header[col] for col in order], MEASURES)
        assert found == {name: order.index(col) for col, name in enumerate(FIELDS)}


@pytest.mark.parametrize("order", [(0, 1, 3, 2, 4, 5), (5, 4, 3, 2, 1, 0), (2, 0, 1, 4, 5, 3)])
def test_a_report_is_read_in_whatever_order_its_columns_stand(order: tuple[int, ...]) -> None:
    header, row = tuple(SIX[col] for col in order), tuple(VALUES[col] for col in order)
    assert read(header, row) == dict(zip(FIELDS, VALUES, strict=True))


@pytest.mark.parametrize("ordinal", ["ที่", "ลำดับ", "ลำดับที่", "ข้อ", "No."])
def test_a_column_that_counts_the_rows_is_no_field(ordinal: str) -> None:
    rows = [(ordinal, *SIX), ("๑", *VALUES), ("๒", "เปิดเผยข้อมูล", *VALUES[1:])]
    report = report_of(table(rows, 100, xs=columns(7, 110)))
    assert [(measure.number, measure.number_printed) for measure in report.measures] == [(1, True), (2, True)]
    assert [measure.text("measure") for measure in report.measures] == [VALUES[0], "เปิดเผยข้อมูล"]
    assert {measure.text("methods") for measure in report.measures} == {VALUES[1]}


@pytest.mark.parametrize("remark", ["หมายเหตุ", "เอกสารอ้างอิง", "ปัญหา/อุปสรรค", "งบประมาณ"])
def test_a_further_column_is_no_field(remark: str) -> None:
    assert read((*SIX, remark), (*VALUES, "ภาพ")) == dict(zip(FIELDS, VALUES, strict=True))


@pytest.mark.parametrize("name", FIELDS[1:])
def test_a_column_that_is_not_there_is_said_to_be_missing(name: str) -> None:
    col = FIELDS.index(name)
    rows = [(*texts[:col], *texts[col + 1 :]) for texts in (SIX, tuple(VALUES))]
    report = report_of(table(rows, 100, xs=columns(5, 150)))
    assert [problem.field for problem in report.problems if problem.code == "column-missing"] == [name]
    assert report.status == "warnings"
    assert report.measures[0].text(name) == ""
    assert report.measures[0].text("measure") == VALUES[0]


def test_a_table_of_three_fields_is_no_report() -> None:
    with pytest.raises(OtherTableError):
        report_of(table([SIX[:3], VALUES[:3]], 100))


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
def test_a_misread_letter_does_not_hide_a_column(misread: str, name: str) -> None:
    assert fields_of(misread, MEASURES)[:1] == (name,)


def test_a_cell_of_running_text_that_names_a_field_is_no_header() -> None:
    text = "แจ้งผู้รับผิดชอบให้ปรับปรุงวิธีการดำเนินการตามมาตรการและระยะเวลาที่กำหนดไว้ในแผนปฏิบัติการป้องกันการทุจริต"
    assert match_header([text] * 6, MEASURES) is None


def brute_force(candidates: list[tuple[str, ...]], no_field: int) -> dict[str, int]:
    """The best of all ways to give columns fields: most fields, then the likeliest, then as the product orders them."""

    def fitness(choice: tuple[tuple[int, str | None], ...]) -> tuple[int, int]:
        names = [name for _, name in choice if name is not None]
        distinct = len(names) == len(set(names))
        return (len(names) if distinct else 0, -sum(rank for rank, _ in choice))

    ways = [[*enumerate(names), (no_field, None)] for names in candidates]
    best = max(product(*ways), key=fitness)
    return {name: col for col, (_, name) in enumerate(best) if name is not None}


NAMES = st.lists(st.sampled_from(FIELDS), unique=True, max_size=4).map(tuple)


@given(st.lists(NAMES, max_size=6))
def test_columns_get_the_fields_that_trying_all_ways_gives(candidates: list[tuple[str, ...]]) -> None:
    assume(any(candidates))
    assert assign_fields(candidates) == brute_force(candidates, len(FIELDS))


def test_twenty_columns_are_assigned_at_once() -> None:
    assert len(assign_fields([FIELDS] * 20)) == len(FIELDS)
