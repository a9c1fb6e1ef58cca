"""Thai of fonts from before Unicode, which files name in Latin letters, is read as Thai; what is Latin stays so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor.batch.table_reading import read_tables
from extractor.inputs.latin_for_thai import Named, fonts_in_latin, thai_of
from tests.helpers import pdfs

TEXT = "รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๗"
ROWS = (
    ("ลำดับ", "โครงการ", "งบประมาณ"),
    ("1", "ปรับปรุงถนนสายบ้านน้ำใส", "250,000"),
    ("2", "ซ่อมแซมอาคารเรียนชั้นสอง", "1,475,000"),
    ("3", "จัดซื้อครุภัณฑ์คอมพิวเตอร์", "96,500"),
)


def read(glyphs: Sequence[Named]) -> str:
    found = fonts_in_latin(glyphs)
    return "".join(
        (glyph.font in found and thai_of(glyph, found[glyph.font]))
        or glyph.text
        for glyph in glyphs
    )


def named(text: str, *, encoding: str, knows_codes: bool) -> list[Named]:
    """A text in a one-byte Thai font whose bytes are named by an encoding, or by none."""
    return [
        Named(
            bytes([byte]).decode(encoding, errors="replace"),
            "Cordia",
            byte if knows_codes else 3,
        )
        for byte in text.encode("cp874")
    ]


@pytest.mark.parametrize(
    ("encoding", "knows_codes"),
    [("latin-1", False), ("cp1252", False), ("cp1252", True), ("ascii", True)],
)
def test_thai_named_by_windows_or_not_at_all_is_read(
    encoding: str, knows_codes: bool
) -> None:
    glyphs = named(TEXT, encoding=encoding, knows_codes=knows_codes)
    assert read(glyphs) == TEXT


def test_thai_named_by_mac_os_roman_is_read() -> None:
    assert read(named(TEXT, encoding="mac_roman", knows_codes=True)) == TEXT
    assert (
        read([Named(letter, "PSL", 3) for letter in "°“√®—¥°“√≈¥·≈–·¬°¢¬–"])
        == "การจัดการลดและแยกขยะ"
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("¡‹Í¹Ë¹ŒÒ·ÕèÊØ´·ŒÒÂ", "ก่อนหน้าที่สุดท้าย"),
        ("°àÕπÀπâ“∑’Ë∑“ß√“™°“√", "ก่อนหน้าที่ทางราชการ"),
    ],
)
def test_marks_that_hang_low_have_codes_of_their_own(
    said: str, meant: str
) -> None:
    glyphs = [Named(letter, "Angsana", 3) for letter in said]
    assert read(glyphs) == meant


def test_a_font_may_name_its_marks_rightly_and_its_letters_not() -> None:
    said = "ÃÒÂ§Ò¹¼Å¡ÒÃดำàนิ¹§Ò¹"
    glyphs = [Named(letter, "Umpush", 3) for letter in said]
    assert read(glyphs) == "รายงานผลการดำเนินงาน"


@pytest.mark.parametrize(
    "text",
    [
        "Électricité de France, número de año, größere Übermaßfläche, ação",
        "ขนาด ๓ × ๔ เมตร ที่ ๒๕ ° ± ๒ และ ½ ไร่ “ตามแบบ” – ข้อ ก–ง · ข้อ จ–ช",
        "· · · · · · · · · · · · · · · ·",
        "กว้าง×ยาว×สูง กว้าง×ยาว×ลึก ยาว×สูง กว้าง×ลึก ยาว×ลึก",
    ],
)
def test_what_is_no_thai_stays_as_it_is(text: str) -> None:
    fonts = dict.fromkeys(text, "Sarabun")
    signs = {letter: "Symbol" for letter in text if not "ก" <= letter <= "๙"}
    for font_of in (fonts, fonts | signs):
        for code in (3, 0xC7):
            glyphs = [Named(letter, font_of[letter], code) for letter in text]
            assert read(glyphs) == text


def in_latin(text: str, x: float, y: float) -> bytes:
    return pdfs.latin(text.encode("cp874").decode("cp1252"), x, y)


def test_a_table_in_such_a_font_is_read_and_told_once() -> None:
    tops = [100.0 + 30 * row for row in range(len(ROWS) + 1)]
    xs = [30.0, 130.0, 430.0, 560.0]
    page = pdfs.rules(xs, tops) + b"".join(
        in_latin(text, x + 4, top + 20)
        for row, top in zip(ROWS, tops, strict=False)
        for text, x in zip(row, xs, strict=False)
    )
    assert pdfs.cells_of(page) == [[list(row) for row in ROWS]]
    problems = pdfs.report_of(page, page).problems
    told = [found for found in problems if found.code == "latin-for-thai"]
    assert [found.severity for found in told] == ["info"]


def test_a_transcript_that_was_copied_from_such_a_file_is_read_in_thai() -> (
    None
):
    text = "\n".join("\t".join(row) for row in ROWS)
    copied = text.encode("cp874").decode("cp1252")
    source = pdfs.source(copied.encode(), "r.txt")
    (found,), _ = read_tables(replace(source, format="tabbed"), pdfs.OPTIONS)
    assert [list(row) for row in found.rows] == [list(row) for row in ROWS]
