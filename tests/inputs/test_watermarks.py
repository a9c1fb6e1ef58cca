"""Watermarks and stamps are no text of the cells that they lie over; large print in a cell is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.inputs.pdf.document import read_pages
from extractor.model import Page
from tests.helpers.pdfs import (
    Paper,
    columns,
    fill,
    line,
    pdf,
    rules,
    table,
    tops,
    words,
)

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


def stroked(content: bytes, red: float, green: float, blue: float) -> bytes:
    return b"q %.2f %.2f %.2f RG\n%sQ\n" % (red, green, blue, content)


def box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    return rules([x0, x1], [y0, y1])


BLUE = (0.1, 0.2, 0.8)
FOOT = tops(ROWS, 100)[-1]
MIDDLE = XS[1]  # a column ruling: the middle of the stamps


def centred(text: str, y: float, size: float = 9.0) -> bytes:
    (alone,) = read_pages(pdf(Paper(words(text, 0, y, size=size))))
    return words(text, MIDDLE - alone.glyphs[-1].x1 / 2, y, size=size)


STAMP = coloured(
    centred(MARK, FOOT + 12, 11) + centred("(นางสาวพิมพ์ใจ แสนสุข)", FOOT + 26),
    *BLUE,
)
FRAMES = {
    "a box": stroked(box(MIDDLE - 60, FOOT - 6, MIDDLE + 60, FOOT + 40), *BLUE),
    "a box in a box": stroked(
        box(MIDDLE - 60, FOOT - 6, MIDDLE + 60, FOOT + 40)
        + box(MIDDLE - 57, FOOT - 3, MIDDLE + 57, FOOT + 37),
        *BLUE,
    ),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_stamp_goes_with_its_frame(frame: bytes) -> None:
    """It is no larger than other print, and beside the table's print: its ink, and that no cell holds it, tell."""
    found = read(TABLE + STAMP + frame)
    assert left(found) == TEXT
    assert len(found.rulings) == len(read(TABLE).rulings)
    assert "พิมพ์ใจ" in "".join(set_aside(found))


def test_a_stamp_without_a_frame_is_printed_through_by_a_ruling() -> None:
    stamp = coloured(
        words(MARK, XS[0] + 40, FOOT + 3, size=11)
        + words("๓๐ ก.ย. ๒๕๖๘", XS[0] + 40, FOOT + 15),
        *BLUE,
    )
    assert left(read(TABLE + stamp)) == TEXT


def test_a_stamp_too_near_the_print_below_is_no_line_of_its_cell() -> None:
    stamp = coloured(
        words("ตรวจแล้ว", XS[1] + 20, tops(ROWS, 100)[1] + 7, size=9)
        + words("นายสมชาย", XS[1] + 20, tops(ROWS, 100)[1] - 4, size=9),
        *BLUE,
    )
    assert left(read(TABLE + stamp)) == TEXT


def test_a_stamp_is_printed_through_by_rulings_of_two_cells() -> None:
    ys = tops(ROWS, 100)
    cells = b"".join(
        rules([x0, x1], [y0, y1])
        for x0, x1 in pairwise(XS)
        for y0, y1 in pairwise(ys)
    )
    stamp = coloured(words("รับที่ ๑๑๒๗/๒๕๖๘", XS[1] - 30, FOOT + 3), *BLUE)
    stamp += coloured(words("เลขที่ ๘๘", XS[1] - 30, FOOT + 21), *BLUE)
    stamp += coloured(words("เวลา ๐๙.๓๐ น.", XS[1] - 30, FOOT + 39), *BLUE)
    assert left(read(cells + fill(ROWS, XS, ys) + stamp)) == TEXT


def test_red_amounts_of_further_rows_are_no_lines_of_a_stamp() -> None:
    rows = [["ที่", "ผล"], *([str(n), ""] for n in range(6))]
    ys = tops(rows, 100)
    red = (0.9, 0.0, 0.0)
    amounts = b"".join(
        coloured(words(f"{n},500", XS[1] + 5, y + 11), *red)
        for n, y in enumerate(ys[1:-1])
    )
    stamp = coloured(words("ตรวจแล้ว", XS[1] + 5, ys[-1] + 3), *red)
    found = left(read(table(rows, 100, xs=XS[:3]) + amounts + stamp))
    assert [f"{n},500" in found for n in range(4)] == [True] * 4


COLOURED = {
    "a frame around a cell in its ink": coloured(
        words("12,500", XS[2] + 5, 200), *BLUE
    )
    + stroked(box(XS[2] + 2, 190, XS[2] + 60, 204), *BLUE),
    "a frame around two cells": rules([XS[0], XS[1], XS[2]], [185, 210])
    + coloured(
        words("12,500", XS[0] + 5, 200) + words("7,300", XS[1] + 5, 200), *BLUE
    )
    + stroked(box(XS[0] + 2, 188, XS[2] - 2, 207), *BLUE),
    "struck out in its ink": coloured(words("12,500", 60, 200), *BLUE)
    + stroked(line(55, 197, 100, 197), *BLUE),
}


@pytest.mark.parametrize("content", COLOURED.values(), ids=COLOURED)
def test_print_in_an_ink_of_its_own_is_no_stamp(content: bytes) -> None:
    found = read(TABLE + content)
    assert set_aside(found) == []
    assert len(found.rulings) >= len(read(TABLE).rulings)


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
