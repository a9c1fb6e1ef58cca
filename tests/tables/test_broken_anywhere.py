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


BELOW: Rows = [
    ["กิจกรรม", "เวลา", "ผล"],
    ["คุมสอบ", "มี\nน\nา\nค\nม\n2\n5\n6\n8", "ผลการเรียนสะท้อนความรู้\nจริง"],
    ["เผยแพร่", "พ\n.\nค\n.\n2\n5\n6\n8", "เผยแพร่แผนพัฒนา\nการศึกษาต่อสาธารณะ"],
    ["ตรวจ", "ไ\nต\nร\nม\nา\nส\n3", "งานวางแผนและ\nงบประมาณ"],
]


def test_letters_below_each_other_are_words_and_tell_of_no_broken_lines() -> (
    None
):
    _, *rows = cells_of(table(BELOW, 100, xs=[30, 110, 122, 245]))[0]
    assert [row[1] for row in rows] == ["มีนาคม 2568", "พ.ค. 2568", "ไตรมาส 3"]
    assert [row[2] for row in rows] == [
        "ผลการเรียนสะท้อนความรู้จริง",
        "เผยแพร่แผนพัฒนาการศึกษาต่อสาธารณะ",
        "งานวางแผนและงบประมาณ",
    ]


def test_figures_below_each_other_are_numbers() -> None:
    rows: Rows = [["กิจกรรม", "จำนวน"], ["อบรม\nประชุม\nดูงาน", "5\n6\n8"]]
    assert "568" not in str(cells_of(table(rows, 100)))
