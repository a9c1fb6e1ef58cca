"""A file does not say which letters its fonts draw: print does."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from extractor import ReadReport, extract
from tests.helpers.embedded_print import (
    FIELDS,
    HEADERS,
    LOMA,
    Print,
    table_pdf,
)

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


def test_a_dash_that_stands_alone_is_one(tmp_path: Path) -> None:
    """Our reader reads it, but is less sure of it than of words."""
    rows = [[*row[:-1], "-"] for row in ROWS]
    how = replace(NAMELESS, font=LOMA.with_name("Laksaman.ttf"))
    report = read(tmp_path / "report.pdf", how, rows)
    outcomes = [
        line.text
        for record in report.records
        for fragment in record.cells["outcomes"]
        for line in fragment.lines
    ]
    assert outcomes == ["-"] * len(rows)


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


def test_marks_that_are_called_letters_are_marks(tmp_path: Path) -> None:
    """Old writers of LibreOffice's files call each mark as a letter beside it; no tone mark is left on the page."""
    font = Print()
    called = dict(zip("่้ีิัืุูำ", "ชนทดวมรมก", strict=True))
    names = {font.glyph(mark): letter for mark, letter in called.items()}
    how = replace(NAMELESS, is_named=True, names=names)
    rows = [row for row in ROWS for _ in range(2)]
    report = read(tmp_path / "report.pdf", how, rows)
    assert cells(report) == rows
    assert report.pages_ocr == 0


def test_letters_that_are_called_by_control_characters_are_no_spaces(
    tmp_path: Path,
) -> None:
    """Ghostscript names Thai glyphs by numbers: those from 28 to 31 are white space to Python."""
    font = Print()
    called = dict(zip("บดตป", "\x1c\x1d\x1e\x1f", strict=True))
    names = {font.glyph(letter): name for letter, name in called.items()}
    how = replace(NAMELESS, is_named=True, names=names)
    report = read(tmp_path / "report.pdf", how, ROWS)
    assert cells(report) == ROWS


def test_a_ligature_whose_letters_have_their_bytes_swapped_says_them(
    tmp_path: Path,
) -> None:
    """Ghostscript writes 6600 6900 for the two letters of fi."""
    font = Print()
    rows = [[*ROWS[0][:-1], "มี Line Of\ufb01cial"], *ROWS[1:]]
    names = {font.glyph("\ufb01"): "\u6600\u6900"}
    how = replace(NAMELESS, is_named=True, names=names)
    (first, *_) = cells(read(tmp_path / "report.pdf", how, rows))
    assert first[-1] == "มี Line Official"


def test_a_tone_and_sara_am_of_which_the_lower_bytes_are_written_are_read(
    tmp_path: Path,
) -> None:
    font = Print()
    # Loma draws ้ with the glyph that is named so here, and า behind it is one of its own.
    how = replace(
        NAMELESS, is_named=True, names={font.glyph("\ufb01"): "\u4933"}
    )
    rows = [["ใช้น\ufb01ประปา", *ROWS[0][1:]], *ROWS[1:]]
    data = table_pdf([HEADERS, *rows], how)
    (tmp_path / "report.pdf").write_bytes(data)
    report = extract(tmp_path / "report.pdf", proof="off")
    assert cells(report)[0][0] == "ใช้น้ำประปา"


def test_letters_all_of_which_have_their_bytes_swapped_are_read(
    tmp_path: Path,
) -> None:
    """010E stands for 0E01."""
    font = Print()
    names = {
        font.glyph(letter): letter.encode("utf-16-le").decode("utf-16-be")
        for row in [HEADERS, *ROWS]
        for letter in "".join(row).replace("\n", "")
    }
    how = replace(NAMELESS, is_named=True, names=names)
    report = read(tmp_path / "report.pdf", how, ROWS)
    assert cells(report) == ROWS


def test_letters_that_are_named_in_many_scripts_have_no_name(
    tmp_path: Path,
) -> None:
    """Writers that swap the bytes of some names and count on from others call Thai letters Canadian, Yi and Hangul."""
    font = Print()
    letters = sorted(set("".join(map("".join, [HEADERS, *ROWS]))) - set("\n 1"))
    names = {
        font.glyph(letter): chr(first + number)
        for number, (letter, first) in enumerate(
            zip(letters, cycle((0x1401, 0xA000, 0xAC00, 0x0E01)), strict=False)
        )
    }
    how = replace(NAMELESS, is_named=True, names=names)
    assert cells(read(tmp_path / "report.pdf", how, ROWS)) == ROWS


def test_hyphens_that_are_called_soft_show_all_the_same(tmp_path: Path) -> None:
    """MuPDF calls those of some fonts so."""
    rows = [
        [*ROWS[0][:3], "ต.ค. 66 -\nก.ย. 67", *ROWS[0][4:]],
        [*ROWS[1][:5], "ยื่นทาง e-Filing"],
    ]
    how = replace(NAMELESS, is_named=True, names={Print().glyph("-"): "\u00ad"})
    first, second = cells(read(tmp_path / "report.pdf", how, rows))
    assert first[3] == "ต.ค. 66 - ก.ย. 67"
    assert second[5] == "ยื่นทาง e-Filing"


def test_a_mark_without_a_name_is_no_nikhahit_in_a_font_that_names_it(
    tmp_path: Path,
) -> None:
    rows = [
        ["งานก้าวหน้า", "1. แจ้งล่วงหน้า\n2. ยื่นคําร้อง", "สํานักปลัด", *ROWS[0][3:]],
        *ROWS[1:],
    ]
    how = replace(NAMELESS, is_named=True, names={Print().glyph("้"): ""})
    first, *_ = cells(read(tmp_path / "report.pdf", how, rows))
    assert first[:3] == [
        "งานก้าวหน้า",
        "1. แจ้งล่วงหน้า\n2. ยื่นคำร้อง",
        "สำนักปลัด",
    ]


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
