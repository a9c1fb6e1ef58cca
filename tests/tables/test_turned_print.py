"""Headers that run up or down the page are read in the order in which they are read by people."""

from __future__ import annotations

import pytest

from extractor.model import Glyph
from extractor.tables.text_lines import lines_of
from tests.helpers.pdfs import HEIGHT, columns, lines, report_of, rules

# Points: the height of a letter, and its advance.
SIZE = 12.0
ADVANCE = 6.0


def upward(text: str, x: float, bottom: float) -> list[Glyph]:
    """Letters that run up the page, the first one lowest."""
    return [
        Glyph(
            letter, x - SIZE, x, bottom - ADVANCE * place, ADVANCE, "F", turn=90
        )
        for place, letter in enumerate(text)
    ]


def downward(text: str, x: float, top: float) -> list[Glyph]:
    """Letters that run down the page, the first one highest."""
    return [
        Glyph(
            letter,
            x,
            x + SIZE,
            top + ADVANCE * (place + 1),
            ADVANCE,
            "F",
            turn=270,
        )
        for place, letter in enumerate(text)
    ]


def test_print_that_runs_up_is_read_from_below() -> None:
    (line,) = lines_of(upward("มคพ", 50, 200), 1)
    assert line.text == "มคพ"
    assert line.box is not None
    assert (line.box.top, line.box.bottom) == pytest.approx((182, 200))


def test_print_that_runs_down_is_read_from_above() -> None:
    (line,) = lines_of(downward("มคพ", 50, 200), 1)
    assert line.text == "มคพ"
    assert line.box is not None
    assert (line.box.top, line.box.bottom) == pytest.approx((200, 218))


def test_lines_that_run_up_follow_each_other_from_left_to_right() -> None:
    found = lines_of([*upward("๖๗", 70, 200), *upward("มค", 50, 200)], 1)
    assert [line.text for line in found] == ["มค", "๖๗"]


def test_a_table_whose_headers_run_up_the_page_is_told_by_them() -> None:
    xs, ys = columns(6, 125), [100.0, 260.0, 300.0, 340.0, 380.0]
    header = [
        "มาตรการ",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลา",
        "ผลการดำเนินการ",
        "ผลลัพธ์",
    ]
    row = [
        "ลดการใช้กระดาษ",
        "ใช้อีเมลในสำนักงาน",
        "กองคลัง",
        "ตลอดปีงบประมาณ",
        "ใช้อีเมลแล้ว",
        "ประหยัดงบประมาณ",
    ]
    content = rules(xs, ys)
    for x, text in zip(xs, header, strict=False):
        code = text.encode("utf-16-be").hex().encode()
        content += b"BT /F 12 Tf 0 1 -1 0 %.2f %.2f Tm <%s> Tj ET\n" % (
            x + 60,
            HEIGHT - 250,
            code,
        )
    for y in ys[1:-1]:
        content += b"".join(
            lines(text, x + 4, y + 20) for x, text in zip(xs, row, strict=False)
        )
    report = report_of(content)
    assert [match.header for match in report.layouts[0].matches] == header
    assert [record.text("results") for record in report.records] == [
        "ใช้อีเมลแล้ว"
    ] * 3
