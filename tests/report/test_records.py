"""The fields of records: groups, marks, numbers, further columns; tables of no known form; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.errors import NoMeasuresError
from extractor.forms import every, load
from extractor.model import Cell, Form, Fragment, Item, ReportTable, Table
from extractor.report.records import read_records, with_dates
from normalizer import replay
from tests.helpers.report_tables import (
    ABOVE,
    LEFT,
    REPAIR,
    Read,
    layout_of_fields,
    read_rows,
    table_of,
    unsettled,
)
from tests.helpers.transcripts import COVER, HEADER

ACTIONS = (
    "dimension",
    "mission",
    "project",
    "budget_by_year:ปี ๒๕๖๖",
    "budget_by_year:ปี ๒๕๖๗",
    "remark",
)
PLAN = ("ordinal", "project", "target", "budget", "spent", "responsible")
MONTHS = ("ordinal", "project", "months:ต.ค.", "months:พ.ย.", "months:ธ.ค.")


def only(items: tuple[Item, ...]) -> Item:
    (item,) = items
    return item


def test_a_group_has_an_item_for_each_column_that_holds_something() -> None:
    read = read_rows(
        "action-plan",
        ACTIONS,
        [["มิติที่ ๑", "๑.๑ คน", "โครงการ ก", "๒๐,๐๐๐", "-", ""]],
    )
    record = read.records[0]
    assert [
        (item.key, item.value) for item in record.items["budget_by_year"]
    ] == [("ปี 2566", Decimal(20000))]
    assert record.text("budget_by_year") == "ปี 2566: 20000"
    assert len(record.cells["budget_by_year"]) == 2


def test_a_cell_merged_over_a_group_counts_for_each_of_its_columns() -> None:
    read = read_rows(
        "action-plan",
        ACTIONS,
        [["มิติที่ ๑", "๑.๑ คน", "โครงการ ก", "ไม่ใช้งบประมาณ", LEFT, ""]],
    )
    assert (
        read.records[0].text("budget_by_year")
        == "ปี 2566: ไม่ใช้งบประมาณ\nปี 2567: ไม่ใช้งบประมาณ"
    )


def test_months_that_are_marked() -> None:
    read = read_rows(
        "development-plan",
        MONTHS,
        [["1", "วันเด็ก", "", "✓", "-"], ["2", "ถนน", "✓", LEFT, ""]],
    )
    assert read.texts("months") == ["พ.ย.: 1", "ต.ค.: 1\nพ.ย.: 1"]
    assert [item.raw for item in read.records[0].items["months"]] == ["✓"]


def test_words_in_the_columns_of_months_stay_words() -> None:
    read = read_rows(
        "development-plan",
        MONTHS,
        [["1", "วันเด็ก", "ตลอดปี", LEFT, LEFT], ["2", "ถนน", "", ".", "-"]],
    )
    assert read.texts("months") == ["ต.ค.: ตลอดปี\nพ.ย.: ตลอดปี\nธ.ค.: ตลอดปี", ""]


@pytest.mark.parametrize(
    ("printed", "value", "published"),
    [
        ("12,345.50", "12345.50", "12345.50"),
        ("๑,๒๓๔.-", "1234", "1234"),
        ("(๙๒,๓๐๒.๐๐)", "-92302.00", "-92302.00"),
        ("0", "0", "0"),
        ("ไม่ใช้งบประมาณ", None, "ไม่ใช้งบประมาณ"),
        ("50,000 (ค่าวิทยากร)", None, "50,000 (ค่าวิทยากร)"),
        ("1.234,00", None, "1.234,00"),
    ],
)
def test_amounts_are_published_as_decimals_and_words_as_words(
    printed: str, value: str | None, published: str
) -> None:
    record = read_rows(
        "plan-results",
        PLAN,
        [["1", "โครงการ ก", "เป้า", printed, "-", "กองคลัง"]],
    ).records[0]
    item = only(record.items["budget"])
    assert item.value == (Decimal(value) if value else None)
    assert record.text("budget") == published
    assert item.raw == printed
    assert record.items["spent"] == ()


def test_numbers_of_records_and_what_is_printed_in_their_column() -> None:
    rows = [
        [number, name, "เป้า", "1", "1", "กองคลัง"]
        for number, name in (
            ("๑", "ก"),
            ("๒.", "2. ข"),
            ("๒.๑", "ค"),
            ("", "ง"),
            ("๗", "5. ส สะอาด"),
        )
    ]
    read = read_rows("plan-results", PLAN, rows)
    assert read.texts("ordinal") == ["1", "2.", "2.1", "", "7"]
    assert [
        (record.number, record.number_printed) for record in read.records
    ] == [
        (1, True),
        (2, True),
        (3, False),
        (4, False),
        (7, True),
    ]
    assert read.texts("project") == ["ก", "ข", "ค", "ง", "5. ส สะอาด"]


def test_cells_of_further_columns_are_kept_with_their_places() -> None:
    fields = ("ordinal", "project", "", "budget")
    read = read_rows(
        "plan-results",
        fields,
        [["1", "ก", "ด่วน\nมาก", "1"]],
        header=("ที่", "โครงการ", "หมายเหตุ", "งบ"),
    )
    (cell,) = read.records[0].other_columns
    assert (cell.row, cell.col, cell.header) == (0, 2, "หมายเหตุ")
    assert cell.item is not None
    assert cell.item.raw == "ด่วน\nมาก"


def test_a_cell_merged_over_two_fields_is_read_once() -> None:
    read = read_rows(
        "plan-results",
        PLAN,
        [["1", "โครงการ ก ในทุกชุมชน", LEFT, "1", "1", "กองคลัง"]],
    )
    assert read.texts("project") == ["โครงการ ก ในทุกชุมชน"]
    assert read.texts("target") == [""]


def test_a_table_of_no_known_form_keeps_its_cells() -> None:
    table = table_of(
        [["ประเภท", "จำนวน"], ["น้ำ\nประปา", "๕"], [ABOVE, ""], ["รวม", LEFT]]
    )
    read, records = read_records(
        [ReportTable(1, table, headers=("ประเภท", "จำนวน"), header_rows=1)],
        REPAIR,
    )
    assert records == ()
    cells = read[0].cells
    assert [(cell.row, cell.col, cell.header) for cell in cells] == [
        (0, 0, "ประเภท"),
        (0, 1, "จำนวน"),
        (1, 1, "จำนวน"),
        (2, 0, "ประเภท"),
    ]
    assert [cell.item and cell.item.text for cell in cells] == [
        "น้ำประปา",
        "5",
        None,
        "รวม",
    ]


def test_tables_of_several_forms_in_one_report() -> None:
    plan, visits = load("plan-results"), load("complaints")
    first = ReportTable(
        1,
        table_of([["1", "ก", "5"]]),
        layout=layout_of_fields(plan, ("ordinal", "project", "budget")),
    )
    second = ReportTable(
        2,
        table_of([["1", "ข", "6"]]),
        layout=layout_of_fields(visits, ("ordinal", "type", "done")),
    )
    _, records = read_records([first, second], REPAIR)
    assert [
        (record.form, record.table_number, record.row_number)
        for record in records
    ] == [
        (plan, 1, 1),
        (visits, 2, 1),
    ]


def test_a_known_form_without_rows_is_told() -> None:
    header = table_of([["ที่", "โครงการ", "งบประมาณ"]])
    layout = layout_of_fields(
        load("plan-results"), ("ordinal", "project", "budget"), header_rows=1
    )
    with pytest.raises(NoMeasuresError):
        read_records(
            [ReportTable(1, header, layout=layout, header_rows=1)], REPAIR
        )
    other = ReportTable(2, table_of([["ก", "ข"]]))
    assert (
        read_records(
            [ReportTable(1, header, layout=layout, header_rows=1), other],
            REPAIR,
        )[1]
        == ()
    )


def test_dates_are_of_each_record_by_its_own_form() -> None:
    with_period = read_rows(
        "plan-results", ("project", "period"), [["ก", "มกราคม 2566"]]
    ).records
    without = read_rows("complaints", ("type", "done"), [["ข", "6"]]).records
    first, second = with_dates([*with_period, *without], 2566)
    assert first.period_start is not None
    assert second.period_start is None


# Nothing is lost


@st.composite
def merged_tables(draw: st.DrawFn) -> tuple[Form, list[str], Table]:
    """A table of any form, its cells merged at will and filled with any of what cells hold."""
    form = draw(st.sampled_from(every()))
    fields = ["", *form.field_names]
    cols = len(fields)
    rows = draw(st.integers(1, 5))
    texts = st.sampled_from(
        [
            "",
            "",
            "-",
            "รวม",
            "๑",
            "1. ก\n2. ข",
            "1,250.00",
            "กองคลัง/กองช่าง",
            "ร้าน ก. 5,000 บาท",
            "✓",
            "ม.ค. 2566",
        ]
    )
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for col in range(cols):
            if (row, col) in taken:
                continue
            colspan = 1
            widest = draw(st.sampled_from([1, 1, 1, 1, 2, 3, cols]))
            while (
                colspan < widest
                and col + colspan < cols
                and (row, col + colspan) not in taken
            ):
                colspan += 1
            rowspan = min(draw(st.sampled_from([1, 1, 1, 2, 3])), rows - row)
            taken.update(
                (row + down, col + right)
                for down in range(rowspan)
                for right in range(colspan)
            )
            text = draw(texts)
            fragment = table_of([[text]]).cells[0].fragments[0]
            cells.append(Cell(row, col, rowspan, colspan, (replace(fragment),)))
    return form, fields, Table(tuple(cells), rows, cols, 1, 1)


@given(merged_tables())
def test_every_line_of_a_table_stands_somewhere(
    generated: tuple[Form, list[str], Table],
) -> None:
    form, fields, table = generated
    printed = ReportTable(1, table, layout=layout_of_fields(form, fields))
    other = ReportTable(
        2, Table((Cell(0, 0, fragments=(Fragment(1, None),)),), 1, 1, 1, 1)
    )
    (read, _), records = read_records([printed, other], REPAIR)
    assert not unsettled(Read(read, records))
    for record in (*records, *read.totals):
        assert tuple(record.items) == tuple(record.cells) == form.field_names
        for items in record.items.values():
            assert all(
                replay(item.raw, item.changes) == item.text for item in items
            )


def test_rows_keep_what_counts_them_as_it_is_printed(tmp_path: Path) -> None:
    printed = ("๑/๒", "1.1.1", "-1", "0", "5", "-")
    header = "ที่\t" + HEADER
    rows = [
        f"{number}\tลดการใช้กระดาษ\tใช้อีเมล\tกองคลัง\tตลอดปี\tใช้แล้ว\tประหยัด"
        for number in printed
    ]
    file = tmp_path / "report.txt"
    file.write_text("\n".join((COVER, header, *rows)), encoding="utf-8")
    records = extract(file).records
    assert [(record.number, record.number_printed) for record in records] == [
        (1, False),
        (2, False),
        (3, False),
        (0, True),
        (5, True),
        (6, False),
    ]
    kept = [
        [cell.item.raw for cell in record.other_columns if cell.item]
        for record in records
    ]
    assert kept == [["๑/๒"], ["1.1.1"], ["-1"], [], [], []]
