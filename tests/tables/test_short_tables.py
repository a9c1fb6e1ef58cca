"""Short tables of forms that nobody knows: a line a row, and lines or fills between rows are all that tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.helpers.pdfs import HEIGHT as PAGE_HEIGHT
from tests.helpers.pdfs import (
    SIZE,
    box,
    cells_of,
    latin,
    line,
    lines,
    shade,
    words,
)

RISKS = [
    ["ประเภท", "สาเหตุ", "โอกาส", "ความรุนแรง", "ผู้ดูแล"],
    ["การเงิน", "ไม่กระทบยอด", "ปานกลาง", "สูง", "งานบัญชี"],
    ["บุคลากร", "ขาดคนแทน", "ต่ำ", "ปานกลาง", "งานบุคคล"],
    ["กฎหมาย", "ระเบียบเปลี่ยน", "ปานกลาง", "ต่ำ", "นิติกร"],
    ["ภัยพิบัติ", "อยู่ริมตลิ่ง", "สูง", "สูง", "งานป้องกัน"],
]
CHECKS = [
    ["พื้นที่", "จุดตรวจ", "ผู้รับบริการ", "ร้อยละ"],
    ["เขตเหนือ", "4", "712", "98.5"],
    ["เขตใต้", "11", "38", "87.25"],
    ["เขตกลาง", "2", "101", "100"],
    ["เขตตะวันตก", "6", "924", "76.4"],
]
XS = [40.0, 150.0, 280.0, 380.0, 470.0]
TOP, HEIGHT = 80.0, 19.0


def printed(rows: Sequence[Sequence[str]]) -> bytes:
    title = words("ทะเบียนของหน่วยงาน", 230, TOP - 5)
    return title + b"".join(
        words(text, x, TOP + HEIGHT * number + 14)
        for number, row in enumerate(rows)
        for x, text in zip(XS, row, strict=False)
    )


def zebra(rows: Sequence[Sequence[str]]) -> bytes:
    """A filled header, and every other row tinted, each from side to side."""
    tinted = [(0, 0.7), *((row, 0.9) for row in range(1, len(rows), 2))]
    return b"".join(
        shade(36, TOP + HEIGHT * row, 560, TOP + HEIGHT * (row + 1), grey)
        for row, grey in tinted
    )


def ruled(rows: Sequence[Sequence[str]]) -> bytes:
    """A line above, between and below all rows."""
    return b"".join(
        line(36, TOP + HEIGHT * row, 560, TOP + HEIGHT * row)
        for row in range(len(rows) + 1)
    )


def point_by_point(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A filled rectangle whose path goes to its first corner twice, as PyMuPDF draws one."""
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0), (x0, y0)]
    first, *others = (f"{x} {PAGE_HEIGHT - y}" for x, y in corners)
    path = "".join(f"{corner} l " for corner in others)
    return f"q 0.9 g {first} m {path}f Q\n".encode()


def test_a_header_filled_point_by_point_is_no_table_of_its_own() -> None:
    sides = [36.0, *(x - 6 for x in XS[1:]), 560.0]
    fills = b"".join(
        point_by_point(left, TOP, right, TOP + HEIGHT)
        for left, right in pairwise(sides)
    )
    in_parts = b"".join(
        line(left, TOP + HEIGHT * row, right, TOP + HEIGHT * row)
        for row in range(len(RISKS) + 1)
        for left, right in pairwise(sides)
    )
    assert cells_of(fills + in_parts + printed(RISKS)) == [RISKS]


@pytest.mark.parametrize("rows", [RISKS, CHECKS], ids=["risks", "checks"])
def test_lines_between_all_rows_make_a_table(rows: list[list[str]]) -> None:
    assert cells_of(ruled(rows) + printed(rows)) == [rows]


def test_tinted_rows_make_a_table() -> None:
    assert cells_of(zebra(RISKS) + printed(RISKS)) == [RISKS]


def test_words_that_a_stroke_parts_name_one_column() -> None:
    rows = [[*row[:2], "", row[3]] for row in CHECKS]
    figures = [("7", "12"), ("3", "8"), ("10", "1"), ("9", "24")]
    pairs = b"".join(
        words(text, x, TOP + HEIGHT * number + 14)
        for number, pair in enumerate(figures, 1)
        for x, text in zip((290, 335), pair, strict=True)
    )
    header = words("ชาย / หญิง", 292, TOP + 14)
    (read,) = cells_of(ruled(rows) + printed(rows) + header + pairs)
    assert [row[2] for row in read] == [
        "ชาย / หญิง",
        "7 12",
        "3 8",
        "10 1",
        "9 24",
    ]


def test_lines_to_write_on_make_no_table() -> None:
    """A form: what to fill in, twice a line, and a line below each."""
    labels = [
        ("ชื่อ", "สกุล"),
        ("อายุ", "อาชีพ"),
        ("บ้านเลขที่", "หมู่ที่"),
        ("ตำบล", "อำเภอ"),
    ]
    form = b"".join(
        words(left, 40, TOP + HEIGHT * row + 14)
        + words(right, 300, TOP + HEIGHT * row + 14)
        + line(36, TOP + HEIGHT * (row + 1), 560, TOP + HEIGHT * (row + 1))
        for row, (left, right) in enumerate(labels)
    )
    assert cells_of(form) == []


def test_numbered_rows_whose_lines_stand_far_apart_stay_whole() -> None:
    """Each ruled row has its number; the lines of a cell are set as far apart as rows often are."""
    rows = [
        ["กิจกรรม", "วิธีการ", "ผลการดำเนินการ"],
        [
            "1. ป้องกันโรค\nก่อนฤดูฝน",
            "1. พ่นหมอกควัน\n2. ใส่ทราย",
            "1. พ่น 20 จุด\n2. ใส่ 95 บ้าน",
        ],
        [
            "2. ใช้ถุงผ้า\nแทนพลาสติก",
            "1. ขอความร่วมมือ\n2. แจกถุงผ้า",
            "1. ร่วม 45 ร้าน\n2. แจก 92 ใบ",
        ],
        [
            "3. ทบทวนคู่มือ\nประชาชน",
            "1. ลดเอกสาร\n2. กำหนดเวลา",
            "1. ทบทวน 13 งาน\n2. ลด 14 นาที",
        ],
    ]
    step = 32.0
    ys = [TOP, TOP + 30, *(TOP + 30 + 70 * row for row in range(1, 4))]
    xs = [40.0, 200.0, 360.0, 540.0]
    grid = b"".join(line(xs[0], y, xs[-1], y) for y in ys)
    grid += b"".join(line(x, ys[0], x, ys[-1]) for x in xs)
    print_ = b"".join(
        lines(text, x + 4, y + 18 + step * number)
        for (y, _), row in zip(pairwise(ys), rows, strict=True)
        for x, cell in zip(xs, row, strict=False)
        for number, text in enumerate(cell.split("\n"))
    )
    (read,) = cells_of(grid + print_)
    assert len(read) == 4
    assert [row[0] for row in read[1:]] == [
        "1. ป้องกันโรคก่อนฤดูฝน",
        "2. ใช้ถุงผ้าแทนพลาสติก",
        "3. ทบทวนคู่มือประชาชน",
    ]


def test_the_office_near_a_filled_header_is_none_of_its_words() -> None:
    """Rows of one line are set far apart: half of such a step above the header the office has its feet."""
    high = 22.0
    rows = [[row[0], *row[2:]] for row in CHECKS]
    xs = [60.0, 250.0, 420.0]
    fills = b"".join(
        shade(36, TOP + high * row, 560, TOP + high * (row + 1), grey)
        for row, grey in ((0, 0.8), (1, 0.93), (3, 0.93))
    )
    print_ = b"".join(
        words(text, x, TOP + high * number + 17)
        for number, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
    )
    office = words("เทศบาลนครเวียงพลับ", 253, TOP - 1)
    assert cells_of(fills + office + print_) == [rows]


def right_aligned(text: str, right: float, y: float) -> bytes:
    return words(text, right - 0.5 * SIZE * len(text), y)


BUDGET = [
    ["หมวด", "ตั้งไว้", "จายจริง", "รอยละ"],
    ["เงินเดือน", "5,617,626.00", "5,184,522.25", "92.29"],
    ["คาวัสดุ", "838,296.25", "716,318.00", "91.44"],
    ["คาไฟ", "4,662.25", "3,585.00", "76.90%"],
    ["เงินสำรอง", "95,739.00", "-", "-"],
]


@pytest.mark.parametrize("columns", [3, 4])
@pytest.mark.parametrize("pitch", [16.0, 22.0])
def test_words_above_columns_of_amounts_make_a_table(
    columns: int, pitch: float
) -> None:
    """No line, no fill, no other font, no number that counts on."""
    rows = [row[:columns] for row in BUDGET]
    print_ = b"".join(
        words(row[0], 60, TOP + pitch * number)
        + b"".join(
            right_aligned(text, 250 + 130 * at, TOP + pitch * number)
            for at, text in enumerate(row[1:])
        )
        for number, row in enumerate(rows)
    )
    assert cells_of(print_) == [rows]


def test_the_office_above_the_header_is_no_row() -> None:
    """It stands amid the table, near its header, in another font: by chance in line with the name of a column."""
    rows = [
        ["Indicator", "Target", "Result", "State"],
        ["ผูที่ไดน้ำประปา", "85%", "87%", "บรรลุ"],
        ["เรื่องที่ยุติ", "78", "93.25", "บรรลุ"],
        ["งบที่เบิกจาย", "73%", "85%", "บรรลุ"],
        ["ความพึงพอใจ", "89%", "81.25%", "ไม"],
    ]
    xs = [60.0, 250.0, 380.0, 500.0]
    print_ = b"".join(
        (latin if number == 0 else words)(text, x, TOP + HEIGHT * number + 14)
        for number, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
    )
    below_rows = b"".join(
        line(36, TOP + HEIGHT * row, 560, TOP + HEIGHT * row)
        for row in range(1, len(rows) + 1)
    )
    office = words("เทศบาลนครเวียงพลับ", 249, TOP - 4)
    assert cells_of(office + below_rows + print_) == [rows]


def test_lines_around_a_total_alone_part_no_rows() -> None:
    """A financial statement: lines above and below its header and its total; the rows between stand far apart."""
    rows = [
        ["รายการ", "ประมาณการ", "รับจริง", "ผลต่าง"],
        ["ค่าน้ำประปา", "48,200.00", "47,115.75", "-1,084.25"],
        ["ค่าบริการ", "3,600.00", "3,742.00", "142.00"],
        ["ค่าติดตั้ง", "950.00", "", ""],
        ["ค่าปรับ", "", "204.50", "204.50"],
        ["รวม", "52,750.00", "51,062.25", "-737.75"],
    ]
    last = len(rows)
    lined = b"".join(
        line(36, TOP + HEIGHT * row, 560, TOP + HEIGHT * row)
        for row in (0, 1, last - 1, last)
    )
    assert cells_of(lined + printed(rows)) == [rows]


def test_rows_drawn_as_cards_are_one_table() -> None:
    sides = [36.0, *(x - 6 for x in XS[1:]), 560.0]
    gap = 7.0
    cards = b"".join(
        box(left, top, right, top + HEIGHT) + words(text, left + 4, top + 14)
        for number, row in enumerate(RISKS)
        for top in [TOP + (HEIGHT + gap) * number]
        for left, right, text in zip(sides, sides[1:], row, strict=False)
    )
    assert cells_of(cards) == [RISKS]
