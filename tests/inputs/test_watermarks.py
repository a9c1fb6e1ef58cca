"""Watermarks and stamps are no text of the cells that they lie over; large print in a cell is."""

from __future__ import annotations

import pytest

from extractor.inputs.pdf.document import read_pages
from extractor.model import Page
from tests.helpers.pdfs import Paper, columns, pdf, table, words

XS = columns(3)
ROWS = [
    ["ที่", "รายการ", "ผล"],
    ["๑", "จัดอบรมพนักงาน", "แล้วเสร็จ"],
    ["๒", "จัดซื้อวัสดุ", "แล้วเสร็จ"],
]
TABLE = table(ROWS, 100, xs=XS)
# The text of ROWS without white space.
TEXT = "".join("".join(row) for row in ROWS)
MARK = "สำเนาถูกต้อง"


def read(content: bytes) -> Page:
    (found,) = read_pages(pdf(Paper(content)))
    return found


def set_aside(found: Page) -> list[str]:
    return [
        print_.line.text
        for print_ in found.set_aside
        if print_.reason == "watermark"
    ]


def left(found: Page) -> str:
    return "".join(glyph.text for glyph in found.glyphs if glyph.text.strip())


def coloured(content: bytes, red: float, green: float, blue: float) -> bytes:
    return b"q %.2f %.2f %.2f rg\n%sQ\n" % (red, green, blue, content)


def artifact(content: bytes) -> bytes:
    return (
        b"/Artifact << /Type /Pagination /Subtype /Watermark >> BDC\n%sEMC\n"
        % content
    )


OVER = {
    "pale and large": coloured(words(MARK, 60, 140, size=40), 0.8, 0.8, 0.8),
    "dark and large": words(MARK, 60, 140, size=40),
    "red over print": coloured(
        words("ยกเลิกแล้ว", 164, 131, size=11), 0.9, 0.0, 0.0
    ),
    "marked": artifact(words("ร่าง", 60, 300)),
}


@pytest.mark.parametrize("mark", OVER.values(), ids=OVER)
@pytest.mark.parametrize("is_under", [False, True], ids=["over", "under"])
def test_a_watermark_is_set_aside(mark: bytes, is_under: bool) -> None:
    found = read(mark + TABLE if is_under else TABLE + mark)
    assert len(set_aside(found)) == 1
    assert left(found) == TEXT


KEPT = {
    "a heading in a cell": words("สรุป", XS[1] + 10, 200, size=24),
    "red words of a sentence": words("ไม่", 60, 200)
    + coloured(words("ผ่านเกณฑ์", 75, 200), 0.9, 0.0, 0.0),
    "a shadow": coloured(words("รวมทั้งสิ้น", 61, 201), 0.7, 0.7, 0.7)
    + words("รวมทั้งสิ้น", 60, 200),
    "print on dots": coloured(words("...........", 60, 200), 0.5, 0.5, 0.5)
    + words("12,500", 62, 200),
}


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
def test_other_print_stays(content: bytes) -> None:
    assert set_aside(read(TABLE + content)) == []


def test_a_watermark_of_more_letters_than_the_page_is_known() -> None:
    marks = b"".join(
        coloured(words("สำนักงานคณะกรรมการ " * 3, 40, y, size=11), 0.9, 0.9, 0.9)
        for y in range(112, 160, 9)
    )
    found = read(TABLE + marks)
    assert left(found).startswith("ที่รายการ")
    assert len(set_aside(found)) >= 3
