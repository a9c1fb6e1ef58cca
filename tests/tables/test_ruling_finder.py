"""Ruled tables on a page: found whole however their rulings are drawn, and nothing else found with them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import pytest

from extractor.tables.cell_text import TableText
from tests.helpers.pdfs import (
    Rows,
    Rule,
    bar,
    box,
    cells_of,
    clipped,
    columns,
    dots,
    double,
    fill,
    line,
    rules,
    shade,
    table,
    tables_of,
    tops,
    words,
)

ROWS = [
    ["ที่", "รายการ", "ราคา"],
    ["๑", "กระดาษ", "๑๒๐"],
    ["๒", "หมึก", "๓๕๐"],
    ["๓", "แฟ้ม", "๖๐"],
]
READ = [
    ["ที่", "รายการ", "ราคา"],
    ["1", "กระดาษ", "120"],
    ["2", "หมึก", "350"],
    ["3", "แฟ้ม", "60"],
]


def printed(found: TableText, row: int, col: int) -> list[str]:
    """The lines of a cell as they are printed."""
    cell = found.table.grid()[row][col]
    assert cell
    return cell.text.split("\n")


@pytest.mark.parametrize(
    "rule",
    [line, bar(0.5), bar(2.0), bar(4.5), dots, double],
    ids=["strokes", "thin bars", "bars", "thick bars", "dots", "double"],
)
def test_rulings_of_any_drawing_make_the_same_table(rule: Rule) -> None:
    assert cells_of(table(ROWS, 100, rule=rule)) == [READ]


@pytest.mark.parametrize(
    "rule", [line, bar(0.5), dots], ids=["strokes", "bars", "dots"]
)
@pytest.mark.parametrize("sides", ["tlr", "blr", "lr", "tb", "tbl", "tbr"])
def test_a_side_that_no_ruling_closes_loses_no_cell(
    rule: Rule, sides: str
) -> None:
    assert cells_of(table(ROWS, 100, rule=rule, sides=sides)) == [READ]


@pytest.mark.parametrize("open_side", [0, -1], ids=["left", "right"])
@pytest.mark.parametrize("titles", [(1,), (1, 3), (2, 4)])
def test_titles_over_all_columns_part_no_table_that_is_open_at_a_side(
    titles: Collection[int], open_side: int
) -> None:
    """Photos cut off the last column line: there the rows of a title were closed by nothing."""
    title = ["หมวดค่าวัสดุ", None, None]
    rows = [title if row in titles else ROWS[row % 4] for row in range(6)]
    xs, ys = columns(3), tops(rows, 100)
    content = b"".join(line(xs[0], y, xs[-1], y) for y in ys)
    content += line(xs[~open_side], ys[0], xs[~open_side], ys[-1])
    for row, (top, bottom) in enumerate(pairwise(ys)):
        if row not in titles:
            content += b"".join(line(x, top, x, bottom) for x in xs[1:-1])
    (found,) = tables_of(content + fill(rows, xs, ys))
    assert found.table.rows == len(rows)
    assert [cell.text for cell in found.table.cells if cell.colspan == 3] == [
        title[0]
    ] * len(titles)


def test_a_table_open_on_the_right_reaches_as_far_as_its_rulings() -> None:
    (found,) = tables_of(table(ROWS, 100, sides="tb"))
    assert found.table.column_edges == pytest.approx(columns(3), abs=1)


def test_the_cells_boxes_stand_where_they_are_printed() -> None:
    ys = tops(ROWS, 100)
    (found,) = tables_of(table(ROWS, 100))
    for cell in found.table.cells:
        (fragment,) = cell.fragments
        assert fragment.box
        assert fragment.box.x0 == pytest.approx(columns(3)[cell.col], abs=0.5)
        assert fragment.box.top == pytest.approx(ys[cell.row], abs=0.5)
        assert fragment.box.x1 == pytest.approx(
            columns(3)[cell.col + 1], abs=0.5
        )
        assert fragment.box.bottom == pytest.approx(ys[cell.row + 1], abs=0.5)


def test_cells_drawn_as_boxes_of_their_own() -> None:
    xs, ys = columns(3), tops(ROWS, 100)
    boxes = b"".join(
        box(xs[c], ys[r], xs[c + 1], ys[r + 1])
        for r in range(4)
        for c in range(3)
    )
    assert cells_of(boxes + fill(ROWS, xs, ys)) == [READ]


def test_cells_drawn_as_boxes_with_a_gap_between_them() -> None:
    xs, ys = columns(3), tops(ROWS, 100)
    boxes = b"".join(
        box(xs[c], ys[r], xs[c + 1] - 2, ys[r + 1] - 2)
        for r in range(4)
        for c in range(3)
    )
    assert cells_of(boxes + fill(ROWS, xs, ys)) == [READ]


def test_shading_is_no_ruling() -> None:
    xs, ys = columns(3), tops(ROWS, 100)
    shaded = shade(xs[0], ys[0], xs[-1], ys[1]) + shade(
        xs[1] + 5, ys[2] + 3, xs[1] + 60, ys[2] + 14
    )
    assert cells_of(shaded + rules(xs, ys) + fill(ROWS, xs, ys)) == [READ]


def test_shaded_rows_are_a_table_without_rulings() -> None:
    xs, ys = columns(3), tops(ROWS, 100)
    shaded = b"".join(
        shade(xs[0], ys[row], xs[-1], ys[row + 1], 0.9 - row / 10)
        for row in range(4)
    )
    assert cells_of(shaded + fill(ROWS, xs, ys)) == [READ]


def test_underlines_are_no_table() -> None:
    underlined = b"".join(
        words("ข้อความที่ขีดเส้นใต้ไว้", 60, 100 + 20 * i)
        + line(60, 102 + 20 * i, 170, 102 + 20 * i)
        for i in range(5)
    )
    assert cells_of(underlined) == []


def test_an_underlined_word_does_not_split_its_row() -> None:
    ys = tops(ROWS, 100)
    assert cells_of(
        table(ROWS, 100) + line(163, ys[2] + 13, 185, ys[2] + 13)
    ) == [READ]


def test_a_framed_paragraph_in_a_cell_is_text_of_the_cell() -> None:
    rows = [["ที่", "รายการ", "ราคา"], ["๑", "ก่อนกรอบ\nในกรอบ\nหลังกรอบ", "๑๒๐"]]
    y = tops(rows, 100)[1]
    framed = box(165, y + 15, 250, y + 28)
    (found,) = tables_of(table(rows, 100) + framed)
    assert (found.table.rows, found.table.cols) == (2, 3)
    assert printed(found, 1, 1) == ["ก่อนกรอบ", "ในกรอบ", "หลังกรอบ"]


def test_a_small_grid_in_a_cell_is_text_of_the_cell() -> None:
    rows = [["ที่", "รายการ", "ราคา"], ["๑", "ก\nข\nค\nง", "๑๒๐"]]
    y = tops(rows, 100)[1]
    grid = (
        rules([170, 210, 250], [y + 14, y + 26, y + 38])
        + words("จ", 213, y + 24)
        + words("ฉ", 213, y + 36)
    )
    (found,) = tables_of(table(rows, 100) + grid)
    assert (found.table.rows, found.table.cols) == (2, 3)
    assert "".join(printed(found, 1, 1)).replace(" ", "") == "กขจคฉง"


@pytest.mark.parametrize(
    "frame",
    [box(15, 15, 827, 580), double(15, 15, 827, 15) + box(14, 14, 828, 581)],
)
def test_a_frame_around_the_page_hides_no_table(frame: bytes) -> None:
    assert cells_of(
        frame + words("รายงานการจัดซื้อประจำเดือน", 60, 60) + table(ROWS, 100)
    ) == [READ]


def test_a_frame_around_text_is_no_table() -> None:
    assert (
        cells_of(
            box(15, 15, 827, 580)
            + words("รายงานการจัดซื้อ", 60, 60)
            + words("ประจำเดือน", 60, 90)
        )
        == []
    )


def test_a_box_in_a_box_is_no_table() -> None:
    assert (
        cells_of(
            box(15, 15, 827, 580)
            + box(50, 50, 400, 200)
            + words("ประกาศ", 60, 80)
        )
        == []
    )


def test_merged_cells_say_how_far_they_reach() -> None:
    xs, ys = columns(3), [100.0, 120, 140, 160]
    over_rows = line(xs[0], ys[1], xs[-1], ys[1]) + line(
        xs[1], ys[2], xs[-1], ys[2]
    )
    over_cols = line(xs[0], ys[0], xs[-1], ys[0]) + line(
        xs[0], ys[3], xs[-1], ys[3]
    )
    uprights = line(xs[0], ys[0], xs[0], ys[3]) + line(
        xs[1], ys[1], xs[1], ys[3]
    )
    uprights += line(xs[2], ys[1], xs[2], ys[3]) + line(
        xs[3], ys[0], xs[3], ys[3]
    )
    texts: Rows = [["หัวเรื่อง", None, None], ["ก", "ข", "ค"], [None, "ง", "จ"]]
    (found,) = tables_of(over_rows + over_cols + uprights + fill(texts, xs, ys))
    spans = {
        cell.text: (cell.row, cell.col, cell.rowspan, cell.colspan)
        for cell in found.table.cells
    }
    assert spans == {
        "หัวเรื่อง": (0, 0, 1, 3),
        "ก": (1, 0, 2, 1),
        "ข": (1, 1, 1, 1),
        "ค": (1, 2, 1, 1),
        "ง": (2, 1, 1, 1),
        "จ": (2, 2, 1, 1),
    }


@pytest.mark.parametrize("top", [190, 300])
def test_two_tables_on_a_page_stay_two(top: float) -> None:
    found = cells_of(
        table(ROWS, 100)
        + words("ตารางถัดไป", 60, top - 15)
        + table(ROWS[:2], top)
    )
    assert found == [READ, READ[:2]]


def test_two_tables_side_by_side_stay_two() -> None:
    other = [["ปี", "ผล"], ["๒๕๖๖", "ดี"]]
    found = cells_of(table(ROWS, 100) + table(other, 100, xs=[520, 600, 700]))
    assert sorted(found, key=len) == [[["ปี", "ผล"], ["2566", "ดี"]], READ]


@pytest.mark.parametrize("rule", [line, bar(0.5)], ids=["strokes", "bars"])
def test_what_a_clip_cuts_off_makes_no_row(rule: Rule) -> None:
    """Chromium draws a row on both pages that share it and clips each: stubs of rulings stay."""
    xs, ys = columns(3), tops(ROWS, 100)
    cut = [*ys[:-1], ys[-1] + 40]
    later = fill([["๔", "ปากกา", "๑๕"]], xs, [ys[-2] + 30])
    content = rules(xs, cut, rule=rule) + fill(ROWS[:3], xs, ys) + later
    assert cells_of(clipped(0, 0, 842, ys[-2] + 6, content)) == [READ[:3]]


def test_a_row_that_a_clip_cuts_keeps_the_lines_that_show() -> None:
    rows = [*ROWS[:3], ["๓", "แฟ้มสีน้ำเงิน\nขนาดใหญ่\nไม่เห็น", "๖๐"]]
    ys = tops(rows, 100)
    (found,) = tables_of(clipped(0, 0, 842, ys[3] + 28, table(rows, 100)))
    assert found.table.rows == 4
    assert [printed(found, 3, col) for col in range(3)] == [
        ["๓"],
        ["แฟ้มสีน้ำเงิน", "ขนาดใหญ่"],
        ["๖๐"],
    ]


def test_strokes_outside_the_clip_are_not_there() -> None:
    hidden = clipped(0, 0, 842, 90, table([["ก", "ข"], ["ค", "ง"]], 300))
    assert cells_of(hidden + table(ROWS, 100)) == [READ]


def test_a_clip_ends_with_its_state() -> None:
    assert cells_of(clipped(0, 0, 10, 10, b"") + table(ROWS, 100)) == [READ]


def test_a_chart_of_thousands_of_strokes_is_no_table() -> None:
    chart = b"".join(
        line(
            30 + i % 160 * 5,
            30 + i // 160 * 4,
            34 + i % 160 * 5,
            30 + i // 160 * 4,
        )
        for i in range(20_001)
    )
    assert cells_of(chart) == []


@pytest.mark.parametrize("row", [0, 3])
@pytest.mark.parametrize("col", [0, 2])
def test_a_corner_with_print_that_no_ruling_closes_is_a_cell(
    row: int, col: int
) -> None:
    """AbiWord leaves out the outer sides of the first cell."""
    assert cells_of(without_corner(ROWS, row, col)) == [READ]


def test_a_blank_corner_of_a_cross_table_stays_none() -> None:
    rows = [["", *ROWS[0][1:]], *ROWS[1:]]
    (found,) = tables_of(without_corner(rows, 0, 0))
    assert found.table.grid()[0][0] is None


def without_corner(rows: Rows, row: int, col: int) -> bytes:
    """A table of boxes, one of them left out."""
    xs, ys = columns(3), tops(rows, 100)
    boxes = b"".join(
        box(xs[at], ys[number], xs[at + 1], ys[number + 1])
        for number in range(len(rows))
        for at in range(3)
        if (number, at) != (row, col)
    )
    return boxes + fill(rows, xs, ys)
