"""Which rows of a table are records, which sum others up, and which are titles between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Form, FormField
from tests.helpers.report_tables import ABOVE as A
from tests.helpers.report_tables import LEFT as L
from tests.helpers.report_tables import MISSING, read_rows, unsettled

COMPLAINTS = ("ordinal", "type", "received", "done", "share")
PLAN = ("ordinal", "project", "target", "budget", "spent", "responsible")
ACTIONS = (
    "dimension",
    "mission",
    "project",
    "budget_by_year:ปี 2566",
    "budget_by_year:ปี 2567",
    "remark",
)
SCORES = ("ordinal", "unit", "iit", "eit", "level")
RISKS = ("ordinal", "process", "risk", "likelihood", "impact", "control")
MEASURES = (
    "measure",
    "methods",
    "responsible",
    "period",
    "results",
    "outcomes",
)


# Titles between rows


@pytest.mark.parametrize(
    "title",
    [
        ["ก. ด้านโครงสร้างพื้นฐาน", L, L, L, L],
        ["ก. ด้านโครงสร้างพื้นฐาน", L, L, L, ""],
        ["ก.", "ด้านโครงสร้างพื้นฐาน", L, L, L],
        ["ก. ด้านโครงสร้างพื้นฐาน", "", "", "", ""],
        ["ก. ด้านโครงสร้างพื้นฐาน", L, "", "", ""],
        ["", "ก. ด้านโครงสร้างพื้นฐาน", "", "", ""],
        ["ก.", "ด้านโครงสร้างพื้นฐาน", "", "", ""],
        ["ก. ด้าน", L, "โครงสร้างพื้นฐาน", L, L],
    ],
    ids=[
        "all",
        "nearly all",
        "number apart",
        "first column",
        "left columns",
        "label column",
        "lettered",
        "cut",
    ],
)
def test_a_title_is_of_the_rows_below(title: list[str]) -> None:
    rows = [
        title,
        ["๑", "ถนนชำรุด", "๒๑๔", "๑๘๙", "๘๘.๓๒"],
        ["๒", "ไฟฟ้าดับ", "๔๖๗", "๔๕๒", "๙๖.๗๙"],
    ]
    read = read_rows("complaints", COMPLAINTS, rows)
    assert read.texts("type") == ["ถนนชำรุด", "ไฟฟ้าดับ"]
    assert [section.replace(" ", "") for section in read.sections] == [
        "ก.ด้านโครงสร้างพื้นฐาน"
    ] * 2
    assert not unsettled(read)


def test_each_title_is_of_its_own_rows_and_numbers_begin_anew() -> None:
    rows = [
        ["ก. ถนน", L, L, L, L],
        ["1", "ถนนชำรุด", "214", "189", "88.32"],
        ["2", "ไฟฟ้าดับ", "467", "452", "96.79"],
        ["ข. ขยะ", L, L, L, L],
        ["1", "ขยะตกค้าง", "231", "229", "99.13"],
    ]
    read = read_rows("complaints", COMPLAINTS, rows)
    assert read.sections == ["ก. ถนน", "ก. ถนน", "ข. ขยะ"]
    assert [record.number for record in read.records] == [1, 2, 1]
    assert [record.row_number for record in read.records] == [1, 2, 3]


def test_two_levels_of_titles() -> None:
    rows = [
        ["ยุทธศาสตร์ที่ 1 คน", L, L, L, L, L],
        ["แผนงานการศึกษา", L, L, L, L, L],
        ["1", "โครงการวันเด็ก", "300 คน", "5,000", "5,000", "กองการศึกษา"],
        ["แผนงานสาธารณสุข", L, L, L, L, L],
        ["2", "โครงการวัคซีน", "300 ตัว", "6,000", "6,000", "กองสาธารณสุข"],
        ["ยุทธศาสตร์ที่ 2 เมือง", L, L, L, L, L],
        ["แผนงานเคหะ", L, L, L, L, L],
        ["3", "โครงการถนน", "1 สาย", "7,000", "7,000", "กองช่าง"],
    ]
    read = read_rows("plan-results", PLAN, rows)
    assert read.sections == [
        "ยุทธศาสตร์ที่ 1 คน / แผนงานการศึกษา",
        "ยุทธศาสตร์ที่ 1 คน / แผนงานสาธารณสุข",
        "ยุทธศาสตร์ที่ 2 เมือง / แผนงานเคหะ",
    ]
    assert len(read.table.sections) == 5


def test_a_title_without_rows_is_not_over_the_next_one() -> None:
    rows = [
        ["ยุทธศาสตร์ที่ 1 คน", L, L, L, L, L],
        ["ยุทธศาสตร์ที่ 2 เมือง", L, L, L, L, L],
        ["1", "โครงการถนน", "1 สาย", "7,000", "7,000", "กองช่าง"],
    ]
    assert read_rows("plan-results", PLAN, rows).sections == [
        "ยุทธศาสตร์ที่ 2 เมือง"
    ]


def test_a_title_that_is_said_again_on_the_next_page() -> None:
    rows = [
        ["ยุทธศาสตร์ที่ ๑ คน", L, L, L, L, L],
        ["1", "โครงการวันเด็ก", "300 คน", "5,000", "5,000", "กองการศึกษา"],
        ["ยุทธศาสตร์ที่ 1 คน (ต่อ)", L, L, L, L, L],
        ["2", "โครงการถนน", "1 สาย", "7,000", "7,000", "กองช่าง"],
    ]
    read = read_rows("plan-results", PLAN, rows, pages=[1, 1, 2, 2])
    assert read.sections == ["ยุทธศาสตร์ที่ 1 คน"] * 2
    assert not unsettled(read)


def test_titles_in_a_table_that_counts_no_rows() -> None:
    row = ["ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]
    rows = [
        ["ด้านบุคคล", L, L, L, L, L],
        ["ลดขั้นตอน", *row],
        ["ด้านเงิน", L, L, L, L, L],
        ["เปิดเผยข้อมูล", *row],
    ]
    read = read_rows("measures", MEASURES, rows)
    assert list(zip(read.texts("measure"), read.sections, strict=True)) == [
        ("ลดขั้นตอน", "ด้านบุคคล"),
        ("เปิดเผยข้อมูล", "ด้านเงิน"),
    ]


def test_a_measure_whose_other_cells_are_blank_is_a_record() -> None:
    rows = [
        ["1. ลดขั้นตอน", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        ["2. เปิดเผยข้อมูล", "", "", "", "", ""],
    ]
    read = read_rows("measures", MEASURES, rows)
    assert read.texts("measure") == ["ลดขั้นตอน", "เปิดเผยข้อมูล"]


def test_a_name_alone_whose_record_goes_on_below_is_no_title() -> None:
    rows = [
        ["ลดขั้นตอน", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        ["ประหยัด", "ปิดไฟ", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        ["เปิดเผยข้อมูล", "", "", "", "", ""],
        ["", "ลงประกาศ", "สำนักปลัด", "ตลอดปี", "แล้ว", "ดี"],
    ]
    read = read_rows("measures", MEASURES, rows)
    assert read.texts("measure") == ["ลดขั้นตอน", "ประหยัด", "เปิดเผยข้อมูล"]
    assert read.texts("methods")[-1] == "ลงประกาศ"


def test_the_rest_of_a_name_on_the_next_page_is_no_title() -> None:
    rows = [
        ["มิติที่ 1", "1.1 คน", "มาตรการติดตามผลของ", "5,000", "5,000", ""],
        ["", "", "สตง.", "", "", ""],
        ["", "", "โครงการอบรม", "6,000", "6,000", ""],
    ]
    read = read_rows("action-plan", ACTIONS, rows, pages=[1, 2, 2])
    assert read.texts("project") == ["มาตรการติดตามผลของ สตง.", "โครงการอบรม"]
    assert read.texts("dimension") == ["มิติที่ 1", "มิติที่ 1"]


# Totals


TOTAL_ROWS = [
    ["รวม", L, L, "300", "30", ""],
    ["รวม", "", "", "300", "30", ""],
    ["", "รวม", "", "300", "30", ""],
    ["", "", "รวมทั้งสิ้น", "300", "30", ""],
    ["รวมทั้งสิ้น", L, L, "999", "99", ""],
    ["รวม 2 โครงการ", L, "", "300", "30", "-"],
    ["ทั้งสิ้น", L, L, "300", "30", ""],
    ["ยอดรวม", L, L, "", "", ""],
    ["งบประมาณทุกโครงการ", L, L, "300", "30", ""],
    ["", "รวมยุทธศาสตร์ที่ 1", "", "300", "30", ""],
    ["", "", "", "300", "30", ""],
    ["Grand Total", L, L, "300", "30", ""],
    ["รวมทั้งสิ้น 2 โครงการ งบประมาณ 300 บาท", L, L, L, L, L],
]


@pytest.mark.parametrize("total", TOTAL_ROWS, ids=lambda row: "|".join(row))
def test_a_row_that_sums_up_others_is_no_record(total: list[str]) -> None:
    rows = [
        ["1", "โครงการ ก", "เป้า", "100", "10", "กองคลัง"],
        ["2", "โครงการ ข", "เป้า", "200", "20", "กองช่าง"],
        total,
    ]
    read = read_rows("plan-results", PLAN, rows)
    assert read.texts("project") == ["โครงการ ก", "โครงการ ข"]
    (summed,) = read.table.totals
    assert summed.text("project") == next(
        (text for text in total[:3] if text not in ("", L)), ""
    )
    assert summed.text("budget") == (total[3] if total[3] != L else "")
    assert not unsettled(read)


def test_totals_of_titles_and_of_all() -> None:
    rows = [
        ["ก. ถนน", L, L, L, L],
        ["1", "ถนนชำรุด", "214", "189", "88.32"],
        ["รวม", L, "214", "189", "88.32"],
        ["ข. ขยะ", L, L, L, L],
        ["1", "ขยะตกค้าง", "231", "229", "99.13"],
        ["รวม", L, "231", "229", "99.13"],
        ["รวมทั้งสิ้น", L, "445", "418", "93.93"],
    ]
    read = read_rows("complaints", COMPLAINTS, rows)
    assert read.texts("type") == ["ถนนชำรุด", "ขยะตกค้าง"]
    assert read.totals == ["รวม", "รวม", "รวมทั้งสิ้น"]
    assert [total.section for total in read.table.totals] == [
        "ก. ถนน",
        "ข. ขยะ",
        "ข. ขยะ",
    ]
    assert [
        total.items["received"][0].value for total in read.table.totals
    ] == [214, 231, 445]


@pytest.mark.parametrize(
    "name", ["คะแนนเฉลี่ย", "เฉลี่ยกลุ่ม", "ค่าเฉลี่ย", "กลุ่มอำเภอเมือง", "ภาพรวม"]
)
def test_means_are_totals(name: str) -> None:
    rows = [
        ["1", "เขตพระนคร", "90.00", "80.00", "A"],
        ["2", "เขตดุสิต", "91.00", "85.01", "A"],
    ]
    read = read_rows(
        "ita-results", SCORES, [*rows, [name, L, "90.50", "82.50", ""]]
    )
    assert read.texts("unit") == ["เขตพระนคร", "เขตดุสิต"]
    assert read.totals == [name]


def test_a_total_may_say_more_than_its_sums() -> None:
    fields = ("ordinal", "unit", "iit", "", "level")
    rows = [
        ["1", "เขตพระนคร", "90.00", "3", "A"],
        ["2", "เขตดุสิต", "91.00", "5", "A"],
    ]
    read = read_rows(
        "ita-results",
        fields,
        [*rows, ["เฉลี่ยกลุ่มกรุงเทพกลาง", L, "90.50", "4", "ผ่านดีเยี่ยม"]],
    )
    assert read.texts("unit") == ["เขตพระนคร", "เขตดุสิต"]
    assert read.table.totals[0].text("level") == "ผ่านดีเยี่ยม"


def test_totals_right_of_the_amounts() -> None:
    fields = ("budget", "spent", "project")
    read = read_rows(
        "plan-results",
        fields,
        [["1", "2", "ก"], ["5", "6", "ข"], ["6", "8", "รวม"]],
    )
    assert read.texts("project") == ["ก", "ข"]


@pytest.mark.parametrize(
    "name", ["โครงการรวมพลังชุมชน", "รวมพลังชุมชนต้านทุจริต", "รวมน้ำใจช่วยผู้ประสบภัย"]
)
def test_a_project_with_a_number_is_a_record_whatever_it_is_called(
    name: str,
) -> None:
    rows = [
        ["1", "โครงการ ก", "เป้า", "100", "10", "กองคลัง"],
        ["2", name, "เป้า", "100", "10", "กองช่าง"],
    ]
    assert read_rows("plan-results", PLAN, rows).texts("project") == [
        "โครงการ ก",
        name,
    ]


def test_a_project_without_a_number_is_a_record_where_rows_have_none() -> None:
    rows = [
        ["มิติที่ 1", "1.1 คน", "โครงการ ก", "100", "100", ""],
        [A, A, "รวมพลังชุมชน", "50", "70", ""],
        [A, A, "รวมน้ำใจ", "50", "70", "จัดทุกปี"],
    ]
    rows += [["รวม", L, L, "200", "240", ""]]
    read = read_rows("action-plan", ACTIONS, rows)
    assert read.texts("project") == ["โครงการ ก", "รวมพลังชุมชน", "รวมน้ำใจ"]
    assert read.totals == ["รวม"]


def test_a_title_that_says_what_the_rows_below_cost_is_both() -> None:
    rows = [
        ["แผนงานการศึกษา", L, L, "300", "30", ""],
        ["1", "โครงการ ก", "เป้า", "100", "10", "กองคลัง"],
        ["2", "โครงการ ข", "เป้า", "200", "20", "กองช่าง"],
        ["แผนงานเคหะ", L, L, "500", "50", ""],
        ["3", "โครงการ ค", "เป้า", "500", "50", "กองช่าง"],
    ]
    read = read_rows("plan-results", PLAN, rows)
    assert read.texts("project") == ["โครงการ ก", "โครงการ ข", "โครงการ ค"]
    assert read.sections == ["แผนงานการศึกษา", "แผนงานการศึกษา", "แผนงานเคหะ"]
    assert read.totals == ["แผนงานการศึกษา", "แผนงานเคหะ"]


@given(
    st.lists(
        st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)),
        min_size=2,
        max_size=8,
    ),
    st.sampled_from(["รวม", "ทั้งหมดทุกรายการ", "สิ้นปี"]),
    st.booleans(),
)
def test_a_row_of_sums_is_never_a_record(
    amounts: list[tuple[int, int]], name: str, is_merged: bool
) -> None:
    rows = [
        [
            str(number),
            f"โครงการที่ {number} ถนน",
            "เป้า",
            f"{budget:,}",
            f"{spent:,}",
            "กองช่าง",
        ]
        for number, (budget, spent) in enumerate(amounts, 1)
    ]
    budget, spent = map(sum, zip(*amounts, strict=True))
    names = [name, L, L] if is_merged or not budget + spent else ["", name, ""]
    read = read_rows(
        "plan-results", PLAN, [*rows, [*names, f"{budget:,}", f"{spent:,}", ""]]
    )
    assert len(read.records) == len(amounts)
    assert read.totals == [name]
    assert [
        item.value for record in read.records for item in record.items["budget"]
    ] == [one for one, _ in amounts]


# Cells merged over rows, and records of several rows


def test_a_cell_merged_over_records_counts_for_each() -> None:
    rows = [
        ["1", "โครงการ ก", "เป้า", "100", "10", "กองคลัง"],
        ["2", "โครงการ ข", A, "200", "20", A],
        ["3", "โครงการ ค", "เป้าอื่น", "300", "30", ""],
    ]
    read = read_rows("plan-results", PLAN, rows)
    assert read.texts("responsible") == ["กองคลัง", "กองคลัง", ""]
    assert read.texts("target") == ["เป้า", "เป้า", "เป้าอื่น"]


def test_the_name_merged_over_rows_of_one_record() -> None:
    rows = [
        ["1. ลดขั้นตอน", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        [A, "แจ้งเวียน", A, A, "ยัง", A],
    ]
    read = read_rows("measures", MEASURES, rows)
    assert len(read.records) == 1
    # Each ruled row under the name says what it says for itself.
    assert read.records[0].text("methods") == "1. ประชุม\n2. แจ้งเวียน"


@pytest.mark.parametrize("pages", [[1, 1], [1, 2]])
def test_what_each_row_under_one_name_says_again_is_said_once(
    pages: list[int],
) -> None:
    rows = [
        ["1. ลดขั้นตอน", "1.1 ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        [A, "1.2 แจ้งเวียน", "กองช่าง", "ตลอดปี", "ยัง", "ดีมาก"],
    ]
    (record,) = read_rows("measures", MEASURES, rows, pages=pages).records
    assert record.text("period") == "ตลอดปี"
    if pages == [1, 1]:
        assert record.text("outcomes") == "1. ดี\n2. ดีมาก"
    assert record.text("methods") == "1. ประชุม\n2. แจ้งเวียน"


def test_a_row_of_the_next_page_may_go_on_with_a_sentence() -> None:
    rows = [
        ["1. ลดขั้นตอน", "ประชุมทุกกอง", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        [A, "ในสังกัด", A, A, A, A],
    ]
    (record,) = read_rows("measures", MEASURES, rows, pages=[1, 2]).records
    assert record.text("methods") == "ประชุมทุกกองในสังกัด"


def test_rows_with_numbers_of_their_own_are_records_under_a_merged_name() -> (
    None
):
    rows = [
        ["1", "การพัสดุ", "ฮั้ว", "3", "4", "สุ่มตรวจ"],
        ["2", A, "ตรวจรับเท็จ", "2", "5", "สุ่มตรวจ"],
    ]
    read = read_rows("risk", RISKS, rows)
    assert read.texts("process") == ["การพัสดุ", "การพัสดุ"]
    assert read.texts("risk") == ["ฮั้ว", "ตรวจรับเท็จ"]


def test_rows_with_amounts_of_their_own_are_records_under_a_merged_name() -> (
    None
):
    rows = [
        ["1", "การพัสดุ", "ฮั้ว", "3", "4", "สุ่มตรวจ"],
        [A, A, "ตรวจรับเท็จ", "2", "5", "ถ่ายภาพ"],
    ]
    read = read_rows("risk", RISKS, rows)
    assert read.texts("process") == ["การพัสดุ", "การพัสดุ"]
    assert read.texts("likelihood") == ["3", "2"]
    assert read.texts("ordinal") == ["1", "1"]


def test_a_row_that_is_blank_where_rows_are_named_goes_on() -> None:
    rows = [
        ["1", "โครงการ ก", "เป้า", "100", "10", "กองคลัง"],
        ["", "", "อีกเป้า", "", "", "กองช่าง"],
    ]
    read = read_rows("plan-results", PLAN, rows)
    assert read.texts("target") == ["เป้าอีกเป้า"]
    assert read.texts("responsible") == ["1. กองคลัง\n2. กองช่าง"]


def test_what_records_have_in_common_goes_on_over_pages_and_titles_end_it() -> (
    None
):
    rows = [
        ["มิติที่ 1", "1.1 คน", "โครงการ ก", "100", "100", ""],
        [A, "1.2 เด็ก", "โครงการ ข", "100", "100", ""],
        ["", "", "โครงการ ค", "100", "100", ""],
        ["มิติที่ 2", "", "โครงการ ง", "100", "100", ""],
        ["ภาคผนวก", L, L, L, L, L],
        ["", "", "โครงการ จ", "100", "100", ""],
        [MISSING, MISSING, "โครงการ ฉ", "100", "100", ""],
    ]
    read = read_rows("action-plan", ACTIONS, rows, pages=[1, 1, 2, 2, 2, 2, 2])
    assert read.texts("dimension") == [
        "มิติที่ 1",
        "มิติที่ 1",
        "มิติที่ 1",
        "มิติที่ 2",
        "",
        "",
    ]
    assert read.texts("mission") == ["1.1 คน", "1.2 เด็ก", "1.2 เด็ก", "", "", ""]
    assert [
        (record.page_first, record.page_last) for record in read.records[:3]
    ] == [(1, 1), (1, 1), (2, 2)]


def test_a_blank_cell_right_of_the_names_is_blank() -> None:
    rows = [
        ["1", "โครงการ ก", "เป้า", "100", "10", "กองคลัง"],
        ["2", "โครงการ ข", "เป้า", "200", "20", ""],
    ]
    assert read_rows("plan-results", PLAN, rows).texts("responsible") == [
        "กองคลัง",
        "",
    ]


VISITS = Form(
    name="visits",
    record="visit",
    title_th="การเยี่ยมบ้าน",
    title_en="home visits",
    fields=(
        FormField(
            "visit", "ผู้รับการเยี่ยม", "who was visited", "label", ("ผู้รับการเยี่ยม",)
        ),
        FormField("cost", "ค่าใช้จ่าย", "what it cost", "money", ("ค่าใช้จ่าย",)),
        FormField("visited", "วันที่", "when", "date", ("วันที่",)),
    ),
)


def test_rows_of_a_form_that_a_user_declares() -> None:
    rows = [
        ["หมู่ที่ ๑", L, L, L],
        ["๑", "นายสมชาย", "๑๐๐.๕๐", "๑ ม.ค. ๒๕๖๖"],
        ["๒", "นางสมศรี", "๒๐๐", "๒ ม.ค. ๒๕๖๖"],
        ["รวม", L, "๓๐๐.๕๐", ""],
    ]
    read = read_rows(VISITS, ("", "visit", "cost", "visited"), rows, ordinal=0)
    assert read.texts("cost") == ["100.50", "200"]
    assert read.texts("visited") == ["1 ม.ค. 2566", "2 ม.ค. 2566"]
    assert read.sections == ["หมู่ที่ 1", "หมู่ที่ 1"]
    assert read.totals == ["รวม"]
    assert [record.number for record in read.records] == [1, 2]
