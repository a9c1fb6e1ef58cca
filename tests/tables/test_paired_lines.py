"""Several projects in one ruled row: each amount stands against its project."""

from __future__ import annotations

from extractor.dataset.table_json import table_content
from tests.helpers.pdfs import (
    LEADING,
    Rows,
    columns,
    fill,
    lines,
    report_of,
    rules,
    table,
    tables_of,
    tops,
)

HEADER = ["โครงการ", "งบประมาณ", "หน่วยงาน"]
NAMES = "อบรมอาชีพ\nแข่งขันกีฬา\nซ่อมถนน"
AMOUNTS = "12,000\n8,500.50\n-"
UNITS = "กองสวัสดิการ\nกองการศึกษา\nกองช่าง"
SEVERAL: Rows = [
    HEADER,
    [NAMES, AMOUNTS, UNITS],
    ["จัดทำแผน", "5,000", "สำนักปลัด"],
]
PAIRED = (
    ("อบรมอาชีพ", "12,000", "กองสวัสดิการ"),
    ("แข่งขันกีฬา", "8,500.50", "กองการศึกษา"),
    ("ซ่อมถนน", "-", "กองช่าง"),
)


def test_lines_that_pair_stay_lines() -> None:
    (found,) = tables_of(table(SEVERAL, 100))
    assert found.rows[1] == (NAMES, AMOUNTS, UNITS)


def test_lines_that_pair_are_offered_as_rows() -> None:
    (found,) = tables_of(table(SEVERAL, 100))
    assert [(row.row, row.rows) for row in found.paired] == [(1, PAIRED)]
    content = table_content(found.table, paired=found.paired)
    assert content["paired"] == [{"row": 1, "rows": PAIRED}]


def test_names_of_several_lines_stand_against_their_amounts() -> None:
    xs = columns(3)
    rows: Rows = [
        HEADER,
        [
            "อบรมอาชีพแก่ผู้มีรายได้\nน้อย\nแข่งขันกีฬาประชาชน\nต้านยาเสพติด",
            "",
            "กองสวัสดิการ\n\nกองการศึกษา",
        ],
    ]
    ys = tops(rows, 100)
    amounts = lines("12,000\n\n8,500", xs[1] + 3, ys[1] + LEADING)
    (found,) = tables_of(rules(xs, ys) + fill(rows, xs, ys) + amounts)
    ((_, things),) = [(row.row, row.rows) for row in found.paired]
    assert [(amount, unit) for _, amount, unit in things] == [
        ("12,000", "กองสวัสดิการ"),
        ("8,500", "กองการศึกษา"),
    ]
    assert [name[:5] for name, _, _ in things] == ["อบรมอ", "แข่งข"]


def test_a_column_that_says_nothing_pairs_with_any() -> None:
    (found,) = tables_of(table([HEADER, [NAMES, AMOUNTS, ""]], 100))
    assert [thing[2] for thing in found.paired[0].rows] == ["", "", ""]


def test_cells_of_unlike_numbers_of_paragraphs_do_not_pair() -> None:
    wide = ["จัดทำแผนพัฒนาท้องถิ่นห้าปี", "5,000", "สำนักปลัด"]
    (found,) = tables_of(
        table([HEADER, [NAMES, "12,000\n8,500", UNITS], wide], 100)
    )
    assert found.paired == ()


def test_a_name_in_several_lines_beside_one_amount_is_one() -> None:
    rows: Rows = [
        HEADER,
        ["อบรมอาชีพแก่ผู้มีรายได้น้อยและ\nผู้ด้อยโอกาสในชุมชน", "12,000", "กองสวัสดิการ"],
    ]
    (found,) = tables_of(table(rows, 100))
    assert found.paired == ()
    assert found.rows[1][0] == "อบรมอาชีพแก่ผู้มีรายได้น้อยและผู้ด้อยโอกาสในชุมชน"


def test_a_report_offers_them_too() -> None:
    report = report_of(table(SEVERAL, 100))
    (found,) = report.tables
    assert [row.rows for row in found.paired] == [PAIRED]
