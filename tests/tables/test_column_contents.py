"""What the cells of columns hold, told without headers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model.contents import CONTENTS
from extractor.tables.columns.contents import content_log_likelihoods

# A report of measures as its columns: what each holds, and its cells.
_MEASURES = {
    "ordinal": ["๑", "๒", "๓"],
    "title": [
        "การจัดการเรื่องร้องเรียน",
        "การจัดซื้อจัดจ้างอย่างโปร่งใส",
        "การใช้รถส่วนกลาง",
    ],
    "plan": [
        "๑. แต่งตั้งผู้รับผิดชอบศูนย์รับเรื่อง\n๒. เปิดช่องทางแจ้งเรื่องทางไลน์",
        "๑. เผยแพร่ประกาศทุกฉบับบนเว็บไซต์\n๒. อบรมเจ้าหน้าที่พัสดุ",
        "กำหนดให้ขออนุญาตใช้รถล่วงหน้าทุกครั้ง",
    ],
    "units": ["สำนักปลัด", "กองคลัง", "สำนักปลัด"],
    "period": ["ต.ค. ๖๕ - ก.ย. ๖๖", "ต.ค. ๖๕ - ก.ย. ๖๖", "ต.ค. ๖๕ - ก.ย. ๖๖"],
    "deed": [
        "๑. มีคำสั่งแต่งตั้งแล้ว\n๒. มีผู้แจ้งเรื่อง ๑๔ ราย แก้ไขเสร็จทุกราย",
        "๑. เผยแพร่แล้ว ๓๒ ฉบับ\n๒. เจ้าหน้าที่เข้าอบรมครบทุกคนเมื่อเดือนมีนาคม",
        "มีการขออนุญาตใช้รถ ๑๒๐ ครั้ง ไม่พบการใช้รถโดยไม่ได้รับอนุญาต",
    ],
    "benefit": [
        "ประชาชนได้รับการแก้ไขปัญหาอย่างรวดเร็ว",
        "เกิดความเชื่อมั่นในความโปร่งใส",
        "ลดการใช้ทรัพย์สินของราชการเพื่อประโยชน์ส่วนตัว",
    ],
}
_PURCHASES = {
    "ordinal": ["1", "2", "3", "4"],
    "goods": [
        "จ้างซ่อมเครื่องปรับอากาศ",
        "ซื้อวัสดุสำนักงาน 12 รายการ",
        "จ้างทำป้ายไวนิล",
        "ซื้อหมึกพิมพ์",
    ],
    "money": ["8,500.00", "24,310.50", "1,200.00", "6,000.00"],
    "choice": ["เฉพาะเจาะจง", "เฉพาะเจาะจง", "เฉพาะเจาะจง", "เฉพาะเจาะจง"],
    "offer": [
        "ร้านเย็นใจแอร์\n8,500.00",
        "หจก. สมุดทอง\n24,310.50",
        "ร้านป้ายสวย\n1,200.00",
        "บริษัท หมึกไทย จำกัด\n6,000.00",
    ],
    "reason": [
        "ราคาต่ำสุด",
        "เสนอราคาไม่เกินวงเงิน",
        "มีคุณสมบัติครบถ้วน",
        "ราคาเหมาะสม",
    ],
    "contract": [
        "12/2567\n3 ต.ค. 2566",
        "13/2567\n9 ต.ค. 2566",
        "14/2567\n9 ต.ค. 2566",
        "15/2567\n20 ต.ค. 2566",
    ],
}


def _likeliest(columns: Sequence[Sequence[str]]) -> list[str]:
    return [
        CONTENTS[at] for at in content_log_likelihoods(columns).argmax(axis=1)
    ]


@pytest.mark.parametrize(
    "table", [_MEASURES, _PURCHASES], ids=["measures", "purchases"]
)
def test_the_columns_of_a_report_are_told_without_headers(
    table: dict[str, list[str]],
) -> None:
    assert _likeliest(list(table.values())) == list(table)


def test_results_without_figures_are_told_from_methods() -> None:
    methods = [
        "จัดทำคู่มือการให้บริการ",
        "อบรมพนักงานใหม่เรื่องวินัย",
        "ติดประกาศขั้นตอนไว้หน้าสำนักงาน",
    ]
    results = [
        "จัดทำคู่มือเรียบร้อยแล้ว",
        "ได้อบรมพนักงานใหม่แล้ว",
        "ดำเนินการติดประกาศแล้วเสร็จ",
    ]
    assert _likeliest([results, methods]) == ["deed", "plan"]


def test_a_result_that_only_says_done_is_a_result() -> None:
    methods = [
        "แต่งตั้งคณะกรรมการตรวจสอบ",
        "ประชุมชี้แจงเจ้าหน้าที่",
        "รายงานผู้บริหารทุกเดือน",
    ]
    done, planned = content_log_likelihoods(
        [["ดำเนินการแล้ว", "ดำเนินการแล้ว", "ดำเนินการแล้ว"], methods]
    )
    deed, plan = CONTENTS.index("deed"), CONTENTS.index("plan")
    # It may be a choice (done, not done) as well; it is no plan.
    assert done[deed] - done[plan] > 3
    assert planned[plan] > planned[deed]


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        ("money", ["125,000.00", "9,870.50", "-", "1,200,000.00"]),
        ("ordinal", ["1.", "2.", "3.", "4."]),
        ("period", ["ปีงบประมาณ 2566", "ปีงบประมาณ 2566", "ปีงบประมาณ 2566"]),
        ("percent", ["92.50%", "100.00%", "75.25%"]),
        ("date", ["3 ม.ค. 2566", "15 ก.พ. 2566", "30 มี.ค. 2566"]),
        ("mark", ["", "✓", "", "✓"]),
        ("blank", ["", "", ""]),
        ("advice", ["ควรเพิ่มที่จอดรถ", "ควรลดเอกสารที่ต้องใช้", "ควรแจ้งผลให้ผู้ร้องทราบ"]),
        (
            "objective",
            ["เพื่อลดเวลารอคอย", "เพื่อให้ประชาชนตรวจสอบได้", "เพื่อสร้างความเข้าใจ"],
        ),
        ("other", ["0-4282-1571", "0-4282-1600", "0-4282-1571 ต่อ 12"]),
        ("other", ["OIT ข้อ 12", "OIT ข้อ 7", "EIT ข้อ 3"]),
        ("other", ["นางสาวดวงใจ ทองดี", "นายสมหมาย ใจงาม", "นายสมหมาย ใจงาม"]),
        ("dimension", ["มิติที่ 1", "มิติที่ 1", "มิติที่ 4"]),
    ],
)
def test_a_column_is_told_by_what_its_cells_look_like(
    content: str, cells: list[str]
) -> None:
    titles = [
        "การให้บริการประชาชน",
        "การบริหารงานพัสดุ",
        "การรับเรื่องร้องทุกข์",
        "การควบคุมภายใน",
    ]
    assert _likeliest([titles[: len(cells)], cells])[1] == content


def test_lines_broken_within_words_change_little() -> None:
    broken = [
        [
            "\n".join(cell[at : at + 9] for at in range(0, len(cell), 9))
            for cell in _MEASURES[name]
        ]
        for name in ("title", "benefit")
    ]
    whole = [_MEASURES["title"], _MEASURES["benefit"]]
    assert _likeliest(broken) == _likeliest(whole) == ["title", "benefit"]


def test_a_table_without_columns_and_one_without_rows() -> None:
    assert content_log_likelihoods([]).shape == (0, len(CONTENTS))
    assert _likeliest([[], []]) == ["blank", "blank"]


@given(st.permutations(range(len(_MEASURES))))
@settings(max_examples=15)
def test_the_order_of_columns_says_nothing(order: list[int]) -> None:
    columns = list(_MEASURES.values())
    straight = content_log_likelihoods(columns)
    shuffled = content_log_likelihoods([columns[at] for at in order])
    assert np.allclose(shuffled, straight[order], atol=1e-4)


@given(st.permutations(range(3)))
@settings(max_examples=6)
def test_the_order_of_rows_says_little(order: list[int]) -> None:
    told = [name for name in _MEASURES if name != "ordinal"]
    assert (
        _likeliest([[_MEASURES[name][at] for at in order] for name in told])
        == told
    )


@given(
    st.lists(
        st.lists(st.text(max_size=60), min_size=2, max_size=2),
        min_size=1,
        max_size=5,
    )
)
def test_every_table_gets_probabilities(columns: list[list[str]]) -> None:
    logs = content_log_likelihoods(columns)
    assert logs.shape == (len(columns), len(CONTENTS))
    assert all(
        math.isclose(total, 1, rel_tol=1e-6)
        for total in np.exp(logs).sum(axis=1)
    )
