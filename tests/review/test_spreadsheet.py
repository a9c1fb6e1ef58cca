"""Who works in a spreadsheet edits the workbook, and what was edited becomes decisions."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from extractor.api import export
from extractor.dataset.decision_log import append_decisions, read_decisions
from extractor.dataset.decisions import new_decision, text_sha256
from extractor.dataset.reader import DatasetReader
from extractor.dataset.text_places import raw_texts_of_row
from extractor.model import Report
from tests.helpers.command import run_here
from tests.helpers.files import read_csv
from tests.helpers.made_reports import measures, purchases, report
from tests.review.datasets import decide, written


@pytest.fixture
def made() -> Report:
    return report("แผน.pdf", purchases(), measures(number=2))


@pytest.fixture
def folder(tmp_path: Path, made: Report) -> Path:
    return written(tmp_path / "out", made, formats=("csv", "xlsx"))


def edited(folder: Path, edits: Mapping[tuple[str, str, str], Any]) -> Path:
    """A copy of the workbook with cells edited: by the end of the sheet's name, of the row's id, and the column."""
    path = folder / "dataset.xlsx"
    book = load_workbook(path)
    for (table, ending, column), value in edits.items():
        (sheet,) = [one for one in book if one.title.endswith(table)]
        names = {
            cell.comment.text.partition(":")[0]: cell.column
            for cell in sheet[1]
        }
        (row,) = [
            cell.row for cell in sheet["A"] if str(cell.value).endswith(ending)
        ]
        sheet.cell(row, names[column]).value = value
    copy = folder.parent / "edited.xlsx"
    book.save(copy)
    return copy


def review(folder: Path, book: Path) -> subprocess.CompletedProcess[str]:
    return run_here("review", folder, "--from", book, "--who", "มานี")


def row(folder: Path, table: str, ending: str) -> dict[str, str]:
    rows = read_csv(folder / f"{table}.csv")
    return next(one for one in rows if one["id"].endswith(ending))


def test_a_workbook_that_nobody_edited_says_nothing(folder: Path) -> None:
    done = review(folder, folder / "dataset.xlsx")
    assert (done.returncode, done.stdout.strip()) == (0, "0 decisions")
    assert not read_decisions(folder).decisions


def test_edited_cells_become_decisions_and_tables(folder: Path) -> None:
    edits = {
        ("items", ":2.1:methods:2", "text"): "จัดประชุมใหญ่",
        ("measures", ":2.1", "results"): "แจ้งครบแล้ว",
        ("measures", ":2.2", "methods"): "1. แจ้งเวียน\n2. จัดประชุม",
        ("procurement", ":1.2", "budget"): 3000.25,
        ("procurement", ":1.3", "budget_printed"): "750.00",
        ("cells", ":1.1:r1:c10", "text"): "แล้วเสร็จ",
    }
    done = review(folder, edited(folder, edits))
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("6 decisions")
    assert row(folder, "measures", ":2.1")["methods"] == "1. แจ้ง\n2. จัดประชุมใหญ่"
    assert row(folder, "measures", ":2.1")["results"] == "แจ้งครบแล้ว"
    assert row(folder, "measures", ":2.2")["methods"].startswith("1. แจ้งเวียน")
    assert row(folder, "procurement", ":1.2")["budget"] == "3000.25"
    assert row(folder, "procurement", ":1.3")["budget"] == "750.00"
    assert row(folder, "cells", ":1.1:r1:c10")["text"] == "แล้วเสร็จ"
    assert {one.reason for one in read_decisions(folder).decisions} == {
        "edited.xlsx"
    }
    again = review(folder, folder.parent / "edited.xlsx")
    assert again.stdout.startswith("0 decisions")


def test_what_fits_nothing_is_refused_and_named(folder: Path) -> None:
    edits = {
        ("measures", ":2.1", "agency"): "อื่น",
        ("measures", ":2.2", "methods"): "แจ้งแล้วประชุม",
        ("items", ":2.1:methods:1", "text"): "ประกาศ",
    }
    book = load_workbook(edited(folder, edits))
    (sheet,) = [one for one in book if one.title.endswith("items")]
    sheet.append(["ไม่มี-1:9.9:methods:1", sheet["B2"].value])
    sheet.append(["อื่น-1:9.9:methods:1", "อื่น-1"])
    book.save(folder.parent / "edited.xlsx")
    done = review(folder, folder.parent / "edited.xlsx")
    assert done.returncode == 3
    assert done.stdout.startswith("1 decisions")
    for told in (
        "agency: not-editable",
        "methods: edit-in-items",
        ": no-such-row",
        ": no-such-report",
    ):
        assert done.stdout.count(told) == 1, told


def test_two_sheets_that_contradict_each_other_decide_nothing(
    folder: Path,
) -> None:
    edits = {
        ("items", ":2.1:methods:2", "text"): "อย่างหนึ่ง",
        ("measures", ":2.1", "methods"): "1. แจ้ง\n2. อีกอย่าง",
    }
    done = review(folder, edited(folder, edits))
    assert done.stdout.count("contradiction") == 2
    assert not read_decisions(folder).decisions


def test_an_old_workbook_does_not_undo_what_was_decided_since(
    folder: Path, made: Report
) -> None:
    book = edited(folder, {("measures", ":2.2", "results"): "ใหม่"})
    decide(folder, made, ":2.1:results:1", "edit", "ตัดสินแล้ว")
    done = review(folder, book)
    assert "results: decided-since" in done.stdout
    assert row(folder, "measures", ":2.1")["results"] == "ตัดสินแล้ว"
    assert row(folder, "measures", ":2.2")["results"] == "ใหม่"


def test_a_text_that_is_made_of_two_rows_is_not_edited_as_one(
    folder: Path, made: Report
) -> None:
    content = DatasetReader.of(folder).as_read(made.report_id)
    second = content["measures"][1]
    joined = new_decision(
        "join-row",
        report_id=made.report_id,
        row=second["id"],
        raw_sha256=text_sha256(*raw_texts_of_row(second)),
        who="มานี",
    )
    append_decisions(folder, [joined])
    export(folder, "xlsx")
    book = edited(folder, {("measures", ":2.1", "period"): "ทั้งปี"})
    done = review(folder, book)
    assert "period: made-of-parts" in done.stdout
    assert len(read_decisions(folder).decisions) == 1


def test_a_file_that_is_no_workbook_is_told(folder: Path) -> None:
    done = review(folder, folder / "reports.csv")
    assert done.returncode == 2
    assert "no workbook" in done.stderr
