"""What a header says that its column holds, in words that no list has."""

from __future__ import annotations

import pytest

from extractor.model.contents import CONTENTS
from extractor.tables.columns.header_contents import header_probabilities

UNLISTED = {
    "วิธีการทำให้สำเร็จ": "plan",
    "ผู้ดูแลรับผิดชอบงาน": "units",
    "ช่วงเวลาที่ลงมือทำ": "period",
    "ผลการลงมือปฏิบัติจริง": "deed",
    "ประโยชน์ที่ชาวบ้านได้รับ": "benefit",
    "จำนวนเงินที่ใช้ไป (บาท)": "money",
}


@pytest.mark.parametrize(("header", "content"), UNLISTED.items())
def test_a_header_in_words_of_its_own_is_understood(
    header: str, content: str
) -> None:
    assert CONTENTS[header_probabilities((header,)).argmax()] == content


@pytest.mark.parametrize(
    "header", ["วิธีการ ปี ๒๕๖๗", "วิธีการ ปี 2568", "วิธีการ\nปี 2567"]
)
def test_numbers_and_line_ends_say_nothing(header: str) -> None:
    assert header_probabilities((header,)) == pytest.approx(
        header_probabilities(("วิธีการปี ๑",))
    )
