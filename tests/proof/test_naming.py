"""A file does not say which letters its fonts draw: print does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor import ReadReport, extract
from tests.helpers.embedded_print import FIELDS, HEADERS, Print, table_pdf

ROWS = [
    [
        "ควบคุมการใช้รถราชการ",
        "1. ขออนุญาตทุกครั้ง\n2. ติดเครื่องระบุตำแหน่ง",
        "สำนักปลัด",
        "ตุลาคม 2566",
        "1. อนุญาต 12 ครั้ง\n2. ใช้เงิน 45,980 บาท",
        "ไม่พบการใช้ผิด",
    ],
    [
        "เปิดเผยราคากลาง",
        "1. ประกาศบนเว็บไซต์\n2. ปิดประกาศที่หน้าสำนักงาน",
        "กองคลัง",
        "ทุกเดือน",
        "1. เผยแพร่ 37 โครงการ\n2. วงเงิน 1,250,600 บาท",
        "ประชาชนตรวจสอบได้",
    ],
    [
        "รับเรื่องร้องเรียน",
        "1. เปิดสายด่วน\n2. แจ้งผู้ร้องภายใน 15 วัน",
        "นิติกร",
        "ตลอดปี",
        "1. รับ 8 เรื่อง\n2. ยุติ 4 เรื่อง",
        "ผู้ร้องพึงพอใจ",
    ],
]
# PDF 1.7, 9.10.2: without /ToUnicode and a known collection of characters there is no way to tell what a code means.
NAMELESS = Print(is_named=False)
# A subset that numbers its glyphs from ! on: readers take them for Latin letters.
LIKE_LATIN = Print(is_named=False, is_simple=True)


def read(target: Path, how: Print, rows: list[list[str]]) -> ReadReport:
    target.write_bytes(table_pdf([HEADERS, *rows], how, headed_in_bold=True))
    return extract(target)


def cells(report: ReadReport) -> list[list[str]]:
    return [[record.text(name) for name in FIELDS] for record in report.records]


@pytest.mark.parametrize("how", [NAMELESS, LIKE_LATIN])
def test_print_names_what_the_file_does_not(tmp_path: Path, how: Print) -> None:
    report = read(tmp_path / "report.pdf", how, ROWS)
    assert cells(report) == ROWS
    assert report.pages_ocr == 0
    (told,) = [
        problem
        for problem in report.problems
        if problem.code == "named-by-print"
    ]
    assert told.severity == "info"


def test_glyphs_that_draw_nothing_are_no_marks(tmp_path: Path) -> None:
    """Some programs let lines break at glyphs without width, which stand beside letters as marks do."""
    # Loma's second glyph is an empty one.
    how = replace(NAMELESS, glyphs={"|": 1}, widths={1: 0})
    rows = [[cell.replace("การ", "|การ|") for cell in row] for row in ROWS]
    report = read(tmp_path / "report.pdf", how, rows)
    assert cells(report) == ROWS


def test_marks_that_are_called_by_their_numbers_are_marks(
    tmp_path: Path,
) -> None:
    """Old fonts have marks below the numbers of letters: some have no name then, others that of a sign or a figure."""
    font = Print()
    unnamed = dict.fromkeys((font.glyph(mark) for mark in "ิีัุ้า"), "")
    called = {font.glyph("่"): "/", font.glyph("์"): "9"}
    how = replace(NAMELESS, is_named=True, names=unnamed | called)
    report = read(tmp_path / "report.pdf", how, ROWS)
    assert cells(report) == ROWS


def test_letters_that_are_named_as_symbols_have_no_name(tmp_path: Path) -> None:
    """Some programs name what they cannot by the private numbers of symbol fonts, in the midst of Thai."""
    font = Print()
    letters = "คจทบปยรลวสะั.05"
    names = {
        font.glyph(letter): chr(0xF000 + font.glyph(letter) % 256)
        for letter in letters
    }
    how = replace(NAMELESS, is_named=True, names=names)
    report = read(tmp_path / "report.pdf", how, ROWS)
    assert cells(report) == ROWS


def test_a_file_that_names_its_letters_is_not_told(tmp_path: Path) -> None:
    report = read(tmp_path / "report.pdf", Print(), ROWS)
    assert cells(report) == ROWS
    assert "named-by-print" not in [problem.code for problem in report.problems]
