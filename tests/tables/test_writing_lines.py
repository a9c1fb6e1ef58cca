"""Lines to write on, between the lines of print of each cell, part no rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.helpers.pdfs import (
    LEADING,
    Rule,
    bar,
    cells_of,
    columns,
    dots,
    fill,
    line,
    rules,
    shade,
    tops,
)

ROWS = [
    ["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ผล"],
    [
        "๑. ลดการใช้\nกระดาษ",
        "๑. ใช้อีเมล\nในสำนักงาน\n๒. เก็บสถิติ",
        "สำนักปลัด",
        "ประหยัด\nงบประมาณ",
    ],
    ["๒. ปรับปรุง\nเว็บไซต์", "เผยแพร่ข้อมูล", "กองช่าง", "ทันสมัย\nและทำ\nได้จริง"],
    ["๓. อบรม", "เชิญวิทยากร", "กองการ\nศึกษา", "รู้ระเบียบ"],
]
READ = [
    ["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ผล"],
    [
        "1. ลดการใช้กระดาษ",
        "1. ใช้อีเมลในสำนักงาน\n2. เก็บสถิติ",
        "สำนักปลัด",
        "ประหยัดงบประมาณ",
    ],
    ["2. ปรับปรุงเว็บไซต์", "เผยแพร่ข้อมูล", "กองช่าง", "ทันสมัยและทำได้จริง"],
    ["3. อบรม", "เชิญวิทยากร", "กองการศึกษา", "รู้ระเบียบ"],
]
XS = columns(4)
YS = tops(ROWS, 100)
GROUPS = [
    ["หน่วยงาน", "รายการ", "จำนวน"],
    ["กองช่าง", "ซ่อมถนน", "๕"],
    ["", "ขุดลอกคลอง", "๒"],
    ["", "ทาสีสะพาน", ""],
    ["กองคลัง", "จัดเก็บภาษี", "๗"],
    ["", "ซื้อเครื่องพิมพ์", ""],
    ["", "พิมพ์ใบเสร็จ", "๙"],
]


def shades(rule: Rule, grey: float) -> Rule:
    """The same strokes in a grey."""

    def drawn(x0: float, y0: float, x1: float, y1: float) -> bytes:
        if rule is line:
            return b"q %.2f G %sQ\n" % (grey, line(x0, y0, x1, y1))
        if rule is dots:
            return dots(x0, y0, x1, y1).replace(b"q 0.00 g", b"q %.2f g" % grey)
        return shade(x0, y0 - 0.4, x1, y1 + 0.4, grey)

    return drawn


def under_lines(rule: Rule, *, per_cell: bool) -> bytes:
    """A stroke below each line of print but the last one that a row has room for."""
    sides = list(pairwise(XS)) if per_cell else [(XS[0], XS[-1])]
    return b"".join(
        rule(left, y + 3 + LEADING * number, right, y + 3 + LEADING * number)
        for y, below in pairwise(YS[1:])
        for number in range(1, int((below - y) / LEADING))
        for left, right in sides
    )


@pytest.mark.parametrize("per_cell", [False, True])
@pytest.mark.parametrize("rule", [line, bar(0.8), dots])
@pytest.mark.parametrize(
    ("ground", "grey"), [(0.93, 1.0), (1.0, 0.8), (0.9, 0.7)]
)
def test_lines_to_write_on_part_no_rows(
    ground: float, grey: float, rule: Rule, per_cell: bool
) -> None:
    tint = shade(XS[0], YS[1], XS[-1], YS[-1], ground)
    writing = under_lines(shades(rule, grey), per_cell=per_cell)
    grid = rules(XS, YS)
    (read,) = cells_of(tint + writing + grid + fill(ROWS, XS, YS))
    assert [[cell.replace(" ", "") for cell in row] for row in read] == [
        [cell.replace(" ", "") for cell in row] for row in READ
    ]


@pytest.mark.parametrize("grey", [1.0, 0.6])
def test_lighter_lines_part_the_rows_of_groups(grey: float) -> None:
    xs, ys = columns(3), tops(GROUPS, 100)
    tint = shade(xs[0], ys[1], xs[-1], ys[-1], 0.9)
    dark = rules(xs, [ys[0], ys[1], ys[4], ys[7]])
    light = b"".join(
        shades(line, grey)(xs[0], y, xs[-1], y)
        for y in (ys[2], ys[3], ys[5], ys[6])
    )
    (read,) = cells_of(tint + light + dark + fill(GROUPS, xs, ys))
    assert [row[1] for row in read] == [row[1] for row in GROUPS]


def test_lighter_lines_part_rows_of_one_line_and_blank_ones_at_the_foot() -> (
    None
):
    rows = [
        ["ที่", "รายการ", "จำนวน"],
        *([str(n), f"รายการที่ {n}", "๕" if n % 2 else ""] for n in range(1, 6)),
    ]
    xs, ys = columns(3), tops([*rows, [""], [""], [""]], 100)
    dark = rules(xs, [ys[0], ys[1], ys[-1]])
    light = b"".join(shades(line, 0.7)(xs[0], y, xs[-1], y) for y in ys[2:-1])
    (read,) = cells_of(light + dark + fill(rows, xs, ys))
    assert [row[1] for row in read[:6]] == [row[1] for row in rows]
