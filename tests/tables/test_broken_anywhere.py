"""Of a producer that breaks lines within words, no line's end is a space that is not printed."""

from __future__ import annotations

from tests.helpers.pdfs import Rows, cells_of, table

HEADER = ["วิธีการ", "ผล"]
BROKEN: Rows = [
    HEADER,
    ["จัดทำแผนการใช้จ่ายงบปร\nะมาณประจำปี", "อำนวยความสะดวกแก่ผู้ช\nำระภาษี"],
    ["ผู้รับบริการได้รับความสะดวก\nรวดเร็วและเป็นธรรม", "เห็นว่าดีร้อยล\nะ ๙๕"],
]


CUT_NUMBERS: Rows = [
    HEADER,
    [
        "จัดซื้อตามราคาอ้างอิง 52\n4 รายการ เป็นเงิน 3,1\n75,800 บาท",
        "ตุลาคม 2566 - กันยายน 256\n7",
    ],
]


def test_lines_broken_within_numbers_tell_that_others_are() -> None:
    ((_, row),) = cells_of(table(CUT_NUMBERS, 100))
    assert row == [
        "จัดซื้อตามราคาอ้างอิง 524 รายการ เป็นเงิน 3,175,800 บาท",
        "ตุลาคม 2566 - กันยายน 2567",
    ]


def test_lines_broken_within_words_are_joined_without_spaces() -> None:
    ((_, first, second),) = cells_of(table(BROKEN, 100))
    assert first == [
        "จัดทำแผนการใช้จ่ายงบประมาณประจำปี",
        "อำนวยความสะดวกแก่ผู้ชำระภาษี",
    ]
    assert second == ["ผู้รับบริการได้รับความสะดวกรวดเร็วและเป็นธรรม", "เห็นว่าดีร้อยละ 95"]
