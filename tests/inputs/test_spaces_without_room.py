"""Spaces on which the next letter is printed show where lines may be broken, not where an author put a space."""

from __future__ import annotations

from itertools import pairwise

from extractor.inputs.pdf.document import read_pages
from normalizer.thai import MARK_CHARACTERS
from tests.helpers.pdfs import (
    LEADING,
    LETTER,
    PADDING,
    cells_of,
    columns,
    pdf,
    rules,
    words,
)

WORDS = [
    ["ตรวจสอบ", "การใช้", "รถพยาบาล", "และ"],
    ["น้ำมัน", "เชื้อเพลิง", "อย่าง", "เหมาะสม"],
    ["ต่อ", "การ", "รับส่ง", "ตาม"],
    ["ความต้องการ", "ของ", "ผู้ป่วย", "นอก"],
]
TEXT = "ตรวจสอบการใช้รถพยาบาลและน้ำมันเชื้อเพลิงอย่างเหมาะสมต่อการรับส่งตามความต้องการของผู้ป่วยนอก"
XS = columns(2, 160.0)
YS = [100.0, 120.0, 180.0]


def width(text: str) -> float:
    return LETTER * sum(letter not in MARK_CHARACTERS for letter in text)


def cell(*, goes_back: bool) -> bytes:
    """A cell whose words are followed by a space each, on which the next word is printed, or behind which."""
    made = b""
    for number, line in enumerate(WORDS):
        x = XS[0] + PADDING
        for word in line:
            made += words(word + " ", x, YS[1] + LEADING * (number + 1))
            x += width(word if goes_back else word + " ")
    return made


def page(*, goes_back: bool) -> bytes:
    header = words("วิธีการ", XS[0] + PADDING, 112) + words(
        "ผล", XS[1] + PADDING, 112
    )
    result = words("ดี", XS[1] + PADDING, 132)
    return rules(XS, YS) + header + cell(goes_back=goes_back) + result


def test_lines_of_words_whose_spaces_are_printed_over_are_joined() -> None:
    ((_, (text, _)),) = cells_of(page(goes_back=True))
    assert text.replace("\n", "") == TEXT


def test_spaces_that_take_room_stay_and_so_do_those_at_the_ends_of_lines() -> (
    None
):
    (read,) = read_pages(pdf(page(goes_back=False)))
    glyphs = [glyph.text for glyph in read.glyphs]
    assert glyphs.count(" ") == sum(map(len, WORDS))


def test_only_spaces_at_the_ends_of_lines_are_left_out() -> None:
    (read,) = read_pages(pdf(page(goes_back=True)))
    spaces = [
        glyph.x1
        for glyph, following in pairwise(read.glyphs)
        if glyph.text == " " and following.baseline == glyph.baseline
    ]
    assert len(spaces) == sum(len(line) - 1 for line in WORDS)
    assert sum(glyph.text == " " for glyph in read.glyphs) == len(spaces)
