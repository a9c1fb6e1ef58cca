"""A font lacks a character, and print shows a box for it."""

from __future__ import annotations

from pathlib import Path

from extractor import ReadReport, extract
from tests.helpers.embedded_print import FIELDS, HEADERS, Print, table_pdf

# | : where a program lets lines break by a zero-width space, which the font has no glyph for
ROWS = [
    [
        "การ|ใช้|รถ|ราชการ",
        "1. ขอ|อนุญาต|ทุก|ครั้ง\n2. ติด|เครื่อง|ระบุ|ตำแหน่ง",
        "สำนัก|ปลัด",
        "ตุลาคม 2566",
        "1. อนุญาต 12 ครั้ง\n2. ใช้เงิน 45,000 บาท",
        "ไม่|พบ|การ|ใช้|ผิด",
    ],
    [
        "การ|เผยแพร่|ราคา|กลาง",
        "1. ประกาศ|บน|เว็บไซต์\n2. ปิด|ประกาศ",
        "กอง|คลัง",
        "ทุก|เดือน",
        "1. เผยแพร่ 30 โครงการ\n2. วงเงิน 1,250,000 บาท",
        "ประชาชน|ตรวจสอบ|ได้",
    ],
    [
        "การ|รับ|เรื่อง|ร้องเรียน",
        "1. เปิด|สายด่วน\n2. แจ้ง|ผู้|ร้อง",
        "นิติกร",
        "ตลอด|ปี",
        "1. รับ 7 เรื่อง\n2. ยุติ 6 เรื่อง",
        "ผู้|ร้อง|พึง|พอใจ",
    ],
]


def read(
    rows: list[list[str]], target: Path, mark: str, lacking: str
) -> ReadReport:
    printed = [
        [cell.replace(mark, lacking) for cell in row]
        for row in [HEADERS, *rows]
    ]
    # PDFKit names the glyph for what a font lacks so
    target.write_bytes(table_pdf(printed, Print(names={0: "\0"})))
    return extract(target)


def test_boxes_for_zero_width_spaces_are_no_letters(tmp_path: Path) -> None:
    report = read(ROWS, tmp_path / "report.pdf", "|", "\u200b")
    assert report.pages_ocr == 0
    for record, row in zip(report.records, ROWS, strict=True):
        assert [record.text(name) for name in FIELDS] == [
            cell.replace("|", "") for cell in row
        ]
    assert "print-mended" in [problem.code for problem in report.problems]


def test_boxes_for_digits_are_told(tmp_path: Path) -> None:
    """What the font lacks may be the amount: no value without it goes out as sure."""
    rows = [
        [cell.replace("|", "").replace("0", "|") for cell in row]
        for row in ROWS
    ]
    report = read(rows, tmp_path / "report.pdf", "|", "\u200b")
    codes = [problem.code for problem in report.problems]
    assert {"print-differs", "layer-not-believed"} & set(codes)
    assert (
        report.records[0]
        .text("results")
        .endswith("ใช้เงิน 45,\ufffd\ufffd\ufffd บาท")
    )
