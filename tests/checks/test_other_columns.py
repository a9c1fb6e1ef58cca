"""Columns that a report has besides the six are kept, and an unknown header is read by what stands below it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extractor import extract
from tests.helpers.transcripts import COVER, HEADER, ROW

Transcript = Callable[..., str]


def read(
    tmp_path: Path, header: str, row: str
) -> tuple[dict[str, str], set[str], dict[str, str]]:
    """The first measure's fields, the codes of the findings, and the text of its other columns."""
    path = tmp_path / "report.txt"
    path.write_text("\n".join((COVER, header, row, "")), encoding="utf-8")
    report = extract(path)
    measure = report.records[0]
    others = {
        cell.header: cell.item.text
        for cell in measure.other_columns
        if cell.item
    }
    return (
        {name: measure.text(name) for name in measure.items},
        {p.code for p in report.problems},
        others,
    )


def test_a_column_of_remarks_is_kept_and_told(tmp_path: Path) -> None:
    fields, codes, others = read(
        tmp_path, f"{HEADER}\tหมายเหตุ", f"{ROW}\tเลื่อนจากปีก่อน"
    )
    assert others == {"หมายเหตุ": "เลื่อนจากปีก่อน"}
    assert "column-not-used" in codes
    assert fields["outcomes"] == "ประหยัด"


def test_an_unknown_header_is_the_field_that_is_left(tmp_path: Path) -> None:
    fields, codes, others = read(
        tmp_path, HEADER.replace("ผู้รับผิดชอบ", "คณะทำงาน"), ROW
    )
    assert fields["responsible"] == "กองคลัง"
    assert "column-missing" not in codes
    assert not others


def test_a_column_of_problems_is_no_outcome(tmp_path: Path) -> None:
    fields, codes, others = read(
        tmp_path, HEADER.replace("ผลลัพธ์/ความสำเร็จ", "ปัญหาและอุปสรรค"), ROW
    )
    assert fields["outcomes"] == ""
    assert others == {"ปัญหาและอุปสรรค": "ประหยัด"}
    assert "column-missing" in codes


def test_a_column_without_a_header_is_told_by_its_number(
    tmp_path: Path,
) -> None:
    """A finding about the column “-” leaves its reader to guess which of two blank ones it means."""
    path = tmp_path / "report.txt"
    rows = (f"{HEADER}\t\t", f"{ROW}\tเลื่อน\tกองช่าง")
    path.write_text("\n".join((COVER, *rows, "")), encoding="utf-8")
    told = {
        problem.message_en.split(" is ")[0]
        for problem in extract(path).problems
        if problem.code == "column-not-used"
    }
    assert told == {"The column #7", "The column #8"}
