"""Findings about tables of several forms, and of none: columns, numbers, totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor import forms
from extractor.checks.unknown_tables import missing_fields
from extractor.dataset.report_json import content_of
from extractor.model import REVIEW_BELOW, ColumnMatch, Problem, Record, Report
from extractor.report.column_doubt import COLUMN_DOUBT, with_column_doubt
from tests.helpers.made_reports import (
    known_table,
    measures,
    purchases,
    record,
    report,
    unknown_table,
)

PURCHASE = forms.load("procurement")
COMPLAINTS = forms.load("complaints")


def found(report: Report, code: str) -> list[Problem]:
    return [problem for problem in report.problems if problem.code == code]


def test_a_report_of_no_known_form_is_told_with_what_it_lacks() -> None:
    table = unknown_table([["เรื่อง", "จำนวน"], ["ก", "1"]], nearest=COMPLAINTS)
    told = report("loans.pdf", (table, []))
    (problem,) = found(told, "form-unknown")
    assert told.status == "warnings"
    assert problem.form is None
    for words in (
        "เรื่อง | จำนวน",
        "complaints",
        *missing_fields(table),
        "docs/forms.md",
        "raingan forms suggest 'loans.pdf'",
    ):
        assert words in problem.message_en
    assert missing_fields(table)
    assert not found(told, "other-table")


def test_a_report_of_nothing_like_a_form_is_told_by_its_largest_table() -> None:
    small = unknown_table([["ก"], ["ข"]])
    large = unknown_table([["วันที่", "ผู้ยืม"], ["1", "แดง"], ["2", "ดำ"]], number=2)
    told = report("x.pdf", (small, []), (large, []))
    (problem,) = found(told, "form-unknown")
    assert "วันที่ | ผู้ยืม" in problem.message_th
    assert len(found(told, "other-table")) == 1
    assert [problem.code for problem in report("empty.pdf").problems] == []


def test_tables_beside_those_of_a_form_are_told_apart() -> None:
    told = report(
        "x.pdf", measures(), (unknown_table([["ก"], ["ข"]], number=2), [])
    )
    assert not found(told, "form-unknown")
    assert len(found(told, "other-table")) == 1


def guessed(field: str | None, other: str | None) -> Report:
    """Purchases whose fifth column may be another one."""
    _, records = purchases()
    matches = [
        ColumnMatch(col, name.title_th, name.name)
        for col, name in enumerate(PURCHASE.fields)
    ]
    matches[4] = replace(
        matches[4],
        header="วิธี",
        field=field,
        alternative=other,
        guessed=True,
        margin=0.3,
    )
    table = known_table(PURCHASE, records, matches=matches)
    doubted = with_column_doubt(records, [table])
    return report("x.pdf", (table, doubted))


def test_a_guessed_column_is_told_with_both_readings_and_its_records_want_a_look() -> (
    None
):
    told = guessed("method", "reason")
    (problem,) = found(told, "column-guessed")
    assert (problem.form, problem.field) == ("procurement", "method")
    assert all(
        words in problem.message_en for words in ("วิธี", "method", "reason")
    )
    assert all(
        record.items["method"][0].confidence == COLUMN_DOUBT < REVIEW_BELOW
        for record in told.records
    )
    assert all(
        record.items["item"][0].confidence == 1.0 for record in told.records
    )
    assert not found(told, "low-confidence")
    content = content_of(told)
    assert all(record["needs_review"] for record in content["procurement"])
    assert content["tables"][0]["columns"][4]["guessed"]


def test_a_column_that_may_be_a_field_is_told_too() -> None:
    (problem,) = found(guessed(None, "method"), "column-guessed")
    assert problem.field is None
    assert "no field" in problem.message_en
    assert "method" in problem.message_en


def test_only_required_columns_are_missed_but_of_measures_all() -> None:
    form = forms.default()
    for one, missed in (
        (PURCHASE, {"selected", "method"}),
        (form, {"methods", "results", "outcomes"}),
    ):
        matches = [
            ColumnMatch(col, f.title_th, f.name)
            for col, f in enumerate(one.fields)
            if f.name not in missed
        ]
        optional = "contract"
        matches = [match for match in matches if match.field != optional]
        told = report("x.pdf", (known_table(one, [], matches=matches), []))
        assert {
            problem.field for problem in found(told, "column-missing")
        } == missed


def numbered(*tables: Sequence[tuple[int, str]]) -> Report:
    """Complaints, table by table, with these numbers and sections."""
    made = []
    for table, rows in enumerate(tables, 1):
        records = [
            record(
                COMPLAINTS,
                {"type": "ถนน"},
                table=table,
                at=at,
                number=number,
                section=section,
            )
            for at, (number, section) in enumerate(rows, 1)
        ]
        made.append((known_table(COMPLAINTS, records, number=table), records))
    return report("x.pdf", *made)


@pytest.mark.parametrize(
    ("tables", "wrong"),
    [
        ([[(1, ""), (2, ""), (3, "")]], []),
        ([[(1, ""), (3, "")]], [3]),
        ([[(1, "ก"), (2, "ก"), (1, "ข"), (2, "ข")]], []),
        ([[(1, "ก"), (2, "ก"), (3, "ข")]], []),
        ([[(1, "ก"), (2, "ก"), (1, "ก")]], [1]),
        ([[(1, ""), (2, "")], [(1, ""), (2, "")]], []),
        ([[(1, ""), (2, "")], [(3, "")]], []),
        ([[(1, ""), (2, "")], [(4, "")]], [4]),
    ],
)
def test_numbers_begin_anew_with_a_table_or_a_section(
    tables: list[list[tuple[int, str]]], wrong: list[int]
) -> None:
    assert [
        problem.record_number
        for problem in found(numbered(*tables), "measure-number-order")
    ] == wrong


def summed(
    rows: Sequence[tuple[str, str]], *totals: tuple[int, str, str, str]
) -> list[str | None]:
    """The fields that are found wrong in totals (place, label, received, done) among rows of complaints."""
    records = [
        record(COMPLAINTS, {"type": "ถนน", "received": a, "done": b}, at=at)
        for at, (a, b) in enumerate(rows, 1)
    ]
    sums = [
        (
            place,
            record(
                COMPLAINTS,
                {"type": label, "received": a, "done": b, "share": "50"},
                at=20 + at,
            ),
        )
        for at, (place, label, a, b) in enumerate(totals)
    ]
    in_order: list[tuple[float, Record]] = [
        (float(at), one) for at, one in enumerate(records, 1)
    ]
    in_order += [(place + 0.5, one) for place, one in sums]
    in_order.sort(key=lambda placed: placed[0])
    table = known_table(COMPLAINTS, [one for _, one in in_order])
    table = replace(table, totals=tuple(one for _, one in sums))
    return [
        problem.field
        for problem in found(
            report("x.pdf", (table, records)), "total-mismatch"
        )
    ]


ROWS = [("10", "5"), ("20", "15"), ("30", "25")]


@pytest.mark.parametrize(
    ("totals", "wrong"),
    [
        ([(3, "รวม", "60", "45")], []),
        ([(3, "รวม", "60", "46")], ["done"]),
        ([(3, "รวม", "61", "46")], []),  # numbers, none of which is a sum
        ([(3, "รวม", "60", "")], []),
        ([(3, "เฉลี่ย", "20", "45")], []),
        ([(0, "รวม", "60", "45")], []),  # above its rows
        (
            [
                (2, "รวม", "30", "20"),
                (3, "รวม", "30", "25"),
                (3, "รวมทั้งสิ้น", "60", "45"),
            ],
            [],
        ),
        ([(2, "รวม", "30", "20"), (3, "รวมทั้งสิ้น", "60", "44")], ["done"]),
    ],
)
def test_a_total_is_the_sum_of_rows_that_it_may_stand_for(
    totals: list[tuple[int, str, str, str]], wrong: list[str]
) -> None:
    assert summed(ROWS, *totals) == wrong


def test_a_sum_of_money_that_is_called_one_is_asked_for() -> None:
    table, records = purchases()
    assert not found(report("x.pdf", (table, records)), "total-mismatch")
    wrong = record(PURCHASE, {"item": "รวมเป็นเงิน", "budget": "2,500.00"}, at=4)
    (problem,) = found(
        report(
            "x.pdf", (known_table(PURCHASE, records, totals=[wrong]), records)
        ),
        "total-mismatch",
    )
    assert (problem.form, problem.field, problem.severity) == (
        "procurement",
        "budget",
        "warning",
    )
    assert "2,500" in problem.message_en
    assert "2,000.00" in problem.message_th


def test_an_amount_merged_over_rows_counts_once() -> None:
    _, (first, second, third) = purchases()
    merged = [
        first,
        replace(
            second, items={**second.items, "budget": first.items["budget"]}
        ),
        third,
    ]
    total = record(PURCHASE, {"item": "รวม", "budget": "2,000.00"}, at=4)
    assert not found(
        report(
            "x.pdf", (known_table(PURCHASE, merged, totals=[total]), merged)
        ),
        "total-mismatch",
    )
