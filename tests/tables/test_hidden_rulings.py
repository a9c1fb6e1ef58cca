"""Rulings in the colour of what they are drawn on part nothing, unless they part fills."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.inputs.pdf.document import read_pages
from tests.helpers.pdfs import (
    HEIGHT,
    Rule,
    bar,
    cells_of,
    columns,
    fill,
    line,
    pdf,
    rules,
    shade,
    table,
    tops,
)

ROWS = [
    ["มาตรการ", "วิธีการ", "ผล"],
    ["ลดการใช้\nกระดาษ", "ใช้อีเมล\nในสำนักงาน", "ประหยัด\nงบประมาณ"],
    ["ปรับปรุง\nเว็บไซต์", "เผยแพร่\nข้อมูล", "ทันสมัย"],
]
READ = [
    ["มาตรการ", "วิธีการ", "ผล"],
    ["ลดการใช้กระดาษ", "ใช้อีเมลในสำนักงาน", "ประหยัดงบประมาณ"],
    ["ปรับปรุงเว็บไซต์", "เผยแพร่ข้อมูล", "ทันสมัย"],
]
XS = columns(3)
YS = tops(ROWS, 100)


def white(rule: Rule) -> Rule:
    """The same strokes in white."""

    def drawn(x0: float, y0: float, x1: float, y1: float) -> bytes:
        if rule is line:
            return b"q 1 1 1 RG %sQ\n" % line(x0, y0, x1, y1)
        return shade(x0, y0 - 0.4, x1, y1 + 0.4, 1.0)

    return drawn


def between_lines(rule: Rule, *, per_cell: bool = False) -> bytes:
    """A stroke between the two lines of each cell."""
    sides = list(pairwise(XS)) if per_cell else [(XS[0], XS[-1])]
    return b"".join(
        rule(left, y + 15, right, y + 15)
        for y in YS[1:-1]
        for left, right in sides
    )


@pytest.mark.parametrize("rule", [line, bar(0.8)], ids=["strokes", "bars"])
@pytest.mark.parametrize("per_cell", [False, True])
def test_white_lines_between_the_lines_of_a_cell_part_no_rows(
    rule: Rule, per_cell: bool
) -> None:
    assert cells_of(
        table(ROWS, 100) + between_lines(white(rule), per_cell=per_cell)
    ) == [READ]


def test_lines_in_the_grey_of_their_ground_part_no_rows() -> None:
    ground = shade(XS[0], YS[0], XS[-1], YS[-1], 0.8)
    grey = b"q 0.8 G %sQ\n" % between_lines(line)
    assert cells_of(ground + table(ROWS, 100) + grey) == [READ]


def test_white_lines_on_a_grey_ground_part_rows() -> None:
    ground = shade(XS[0], YS[0], XS[-1], YS[-1], 0.8)
    grid = b"q 1 G %sQ\n" % rules(XS, YS)
    assert cells_of(ground + grid + fill(ROWS, XS, YS)) == [READ]


def test_white_lines_part_grey_rows_from_white_ones() -> None:
    zebra = shade(XS[0], YS[0], XS[-1], YS[1], 0.5) + shade(
        XS[0], YS[2], XS[-1], YS[3], 0.8
    )
    grid = b"q 1 G %sQ\n" % rules(XS, YS)
    assert cells_of(zebra + grid + fill(ROWS, XS, YS)) == [READ]


def test_a_white_line_between_coloured_cells_of_a_ruled_table_parts_rows() -> (
    None
):
    ground = shade(XS[0], YS[1], XS[-1], YS[3], 0.8)
    outer = rules(XS, [YS[0], YS[1], YS[3]])
    inner = b"q 1 G %sQ\n" % line(XS[0], YS[2], XS[-1], YS[2])
    assert cells_of(ground + outer + inner + fill(ROWS, XS, YS)) == [READ]


def test_a_table_with_white_rulings_alone_is_a_table() -> None:
    assert cells_of(b"q 1 G %sQ\n%s" % (rules(XS, YS), fill(ROWS, XS, YS))) == [
        READ
    ]


def test_white_columns_of_rows_that_show_are_columns() -> None:
    rows = b"".join(line(XS[0], y, XS[-1], y) for y in YS)
    sides = line(XS[0], YS[0], XS[0], YS[-1]) + line(
        XS[-1], YS[0], XS[-1], YS[-1]
    )
    inner = b"q 1 G %sQ\n" % b"".join(
        line(x, YS[0], x, YS[-1]) for x in XS[1:-1]
    )
    assert cells_of(rows + sides + inner + fill(ROWS, XS, YS)) == [READ]


def test_a_white_line_over_a_marked_word_parts_no_row() -> None:
    marked = shade(XS[0] + 3, YS[1] + 3, XS[0] + 40, YS[1] + 27, 0.7)
    assert cells_of(marked + table(ROWS, 100) + between_lines(white(line))) == [
        READ
    ]


def frame(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A border as WeasyPrint draws it: two rectangles, the room between them filled by the even-odd rule."""
    inner = (x0 + 0.5, HEIGHT - y1 + 0.5, x1 - x0 - 1, y1 - y0 - 1)
    return b"%.2f %.2f %.2f %.2f re %.2f %.2f %.2f %.2f re f*\n" % (
        x0,
        HEIGHT - y1,
        x1 - x0,
        y1 - y0,
        *inner,
    )


@pytest.mark.parametrize("strokes", [b"", rules(XS, YS)])
def test_frames_of_cells_are_rulings_and_no_ground(strokes: bytes) -> None:
    frames = b"".join(
        frame(x0, y0, x1, y1)
        for y0, y1 in pairwise(YS)
        for x0, x1 in pairwise(XS)
    )
    (page,) = read_pages(pdf(frames + strokes + fill(ROWS, XS, YS)))
    assert not [drawing for drawing in page.drawings if drawing.kind == "fill"]
    assert all(ruling.shows for ruling in page.rulings)
    assert cells_of(frames + strokes + fill(ROWS, XS, YS)) == [READ]


def test_white_rows_that_show_beside_tinted_cells_alone_are_rows() -> None:
    """Every other row is tinted, so that the ruling below the header has paper on both of its sides."""
    rows = [*ROWS, ["ตรวจสอบ", "ทุกเดือน", "โปร่งใส"], ["อบรม", "ปีละครั้ง", "เข้าใจ"]]
    ys = tops(rows, 100)
    tints = shade(XS[0], ys[2], XS[-1], ys[3], 0.85)
    tints += shade(XS[0], ys[4], XS[-1], ys[5], 0.85)
    grid = b"q 1 G %sQ\n" % rules(XS, ys)
    read = [*READ, *rows[len(ROWS) :]]
    assert cells_of(tints + grid + fill(rows, XS, ys)) == [read]


def test_bars_behind_words_in_the_grey_of_their_cell_part_no_columns() -> None:
    """AbiWord fills a cell, and then each word and space of its lines, as wide as it is and as high as the line."""
    grounds = b"".join(
        shade(left, YS[0], right, YS[1], 0.9)
        + shade(left + 20, YS[0] + 1, left + 24, YS[1] - 1, 0.9)
        + shade(left + 24, YS[0] + 1, left + 60, YS[1] - 1, 0.9)
        for left, right in pairwise(XS)
    )
    assert cells_of(grounds + table(ROWS, 100)) == [READ]
