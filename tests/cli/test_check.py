"""`raingan check`: what a file is, how it is read and what would be doubtful, without a dataset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from extractor.cli.check_view import REASONS
from extractor.inputs.text_quality import Reason
from extractor.messages import CATALOGUE
from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.pdfs import page, pdf, words
from tests.helpers.transcripts import COVER

MEASURES = [
    ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"],
    ["1. จัดทำคู่มือ", "ประชุมคณะทำงาน", "กองคลัง", "จัดทำแล้ว"],
    ["2. อบรมบุคลากร", "เชิญวิทยากร", "สำนักปลัด", "อบรมแล้ว"],
]
VISITS = [
    ["ผู้รับการเยี่ยม", "สิ่งที่พบ"],
    ["บ้านเลขที่ 1", "สบายดี"],
    ["บ้านเลขที่ 2", "ขอรถเข็น"],
]


def test_a_report_is_told_with_its_pages_tables_and_columns(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "r.pdf", pdf(page("รายงานผล ปี 2566", MEASURES)))
    done = raingan("check", "r.pdf", cwd=tmp_path)
    assert done.returncode == 0
    first, *others = done.stdout.splitlines()
    assert "r.pdf · pdf · 1 หน้า/pages · ชั้นข้อความ/text layer" in first
    told = "\n".join(others)
    assert "measures · 2 รายการ/records" in told
    assert "วิธีการดำเนินการ → methods (header" in told
    assert [path.name for path in tmp_path.iterdir()] == ["r.pdf"]


def test_fields_that_no_column_holds_are_named_as_what_is_doubtful(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "r.pdf", pdf(page("รายงานผล ปี 2566", MEASURES)))
    told = raingan("check", "r.pdf", cwd=tmp_path).stdout
    assert "ขาด/missing: period, outcomes" in told
    assert "column-missing" in told
    assert "ไม่พบคอลัมน์ ระยะเวลา" in told
    assert "No column period was found." in told


def test_who_wants_no_warnings_says_so(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "r.pdf", pdf(page("รายงานผล ปี 2566", MEASURES)))
    done = raingan("check", "r.pdf", "--fail-on", "warning", cwd=tmp_path)
    assert done.returncode == 3


def test_a_table_of_no_known_form_is_told_with_its_headers(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "v.pdf", pdf(page("การเยี่ยมบ้าน", VISITS)))
    done = raingan("check", "v.pdf", cwd=tmp_path)
    assert done.returncode == 0
    assert "ไม่ตรงกับแบบใด/of no known form" in done.stdout
    assert "    สิ่งที่พบ" in done.stdout


def test_a_file_that_gives_no_report_ends_with_code_3_and_is_told_all_the_same(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "a.pdf", b"%PDF-1.7 broken")
    put(tmp_path / "b.pdf", pdf(words("ประกาศเทศบาล", 30, 50)))
    put(tmp_path / "c.txt", transcript().encode())
    done = raingan("check", "a.pdf", "b.pdf", "c.txt", cwd=tmp_path)
    assert done.returncode == 3
    broken, others = done.stdout.split("✗ b.pdf")
    empty, good = others.split("c.txt")
    assert "broken-pdf" in broken
    assert "1 หน้า/pages" in empty
    assert "no-table" in empty
    assert "ข้อความถอดจากภาพ/transcript" in good
    never = raingan(
        "check", "a.pdf", "--fail-on", "never", cwd=tmp_path
    ).returncode
    assert never == 0


def test_pages_that_are_read_from_their_pictures_say_why(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "r.pdf", pdf(page("รายงานผล ปี 2566", MEASURES)))
    done = raingan(
        "check", "r.pdf", "--ocr", "always", "--no-cache", cwd=tmp_path
    )
    assert "ภาพสแกน/scan" in done.stdout
    assert "หน้า/page 1 · reader" in done.stdout
    assert "--ocr always has every page read" in done.stdout


def test_every_reason_why_a_text_layer_is_not_believed_is_told() -> None:
    assert set(get_args(Reason)) <= set(REASONS)
    assert set(REASONS.values()) <= set(CATALOGUE)


def test_machines_are_told_the_same(raingan: Raingan, tmp_path: Path) -> None:
    put(tmp_path / "r.pdf", pdf(page("รายงานผล ปี 2566", MEASURES)))
    done = raingan("check", "r.pdf", "--json", cwd=tmp_path)
    (told,) = json.loads(done.stdout)
    assert (told["source_file"], told["format"], told["pages"]) == (
        "r.pdf",
        "pdf",
        1,
    )
    assert told["pages_read"] == [
        {"page_first": 1, "page_last": 1, "read_by": "text-layer", "reason": ""}
    ]
    (table,) = told["tables"]
    assert table["missing"] == ["period", "outcomes"]
    assert [column["field"] for column in table["columns"]] == [
        "measure",
        "methods",
        "responsible",
        "results",
    ]
    assert all(column["margin"] > 0 for column in table["columns"])


def test_findings_of_one_kind_are_told_three_times_and_then_counted(
    raingan: Raingan, tmp_path: Path
) -> None:
    text = COVER + "\nลำดับ\tมาตรการ\tวิธีการดำเนินการ\tผลการดำเนินการ\n"
    rows = [
        f"{number}\tมาตรการที่ {number}\tประชุม\tประชุมแล้ว"
        for number in range(1, 24, 2)
    ]
    put(tmp_path / "r.txt", (text + "\n".join(rows) + "\n").encode())
    told = raingan("check", "r.txt", cwd=tmp_path).stdout
    assert told.count("  measure-number-order") == 3
    assert "and 8 more measure-number-order" in told


def test_a_file_that_takes_too_long_is_told_as_such(
    raingan_process: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "r.pdf", pdf(page("รายงานผล ปี 2566", MEASURES)))
    done = raingan_process("check", "r.pdf", "--timeout", "0.001", cwd=tmp_path)
    assert done.returncode == 3
    assert "timeout" in done.stdout
