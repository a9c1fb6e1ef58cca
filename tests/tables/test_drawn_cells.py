"""Cells with an arrow, a bar or a shade drawn through them: plans say so in which months a project runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.document import read_document
from extractor.model import Table
from tests.helpers.pdfs import (
    HEIGHT,
    OPTIONS,
    box,
    fill,
    line,
    pdf,
    rules,
    shade,
    source,
)

XS = [30.0, 60.0, 200.0, 290.0, *(290.0 + 40 * month for month in range(1, 13))]
YS = [60.0, 90.0, 130.0, 170.0, 210.0]
MONTHS = [
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
]
ROWS = [
    ["ที่", "โครงการ", "งบประมาณ", *MONTHS],
    ["1", "ก่อสร้างถนน\nซอย 21", "1,680,000", *[""] * 12],
    ["2", "วันเด็กแห่งชาติ", "350,000", *[""] * 12],
    ["3", "ตรวจสุขภาพ", "168,000", *[""] * 12],
]
# First month and the one after the last, by row: some months, the last ones, the whole year.
RUNS = {1: (2, 7), 2: (9, 12), 3: (0, 12)}
TRUTH = {row: list(range(*run)) for row, run in RUNS.items()}
# Draws from one x to another at a height.
Draw = Callable[[float, float, float], bytes]


def triangle(x: float, y: float, length: float) -> bytes:
    """A filled head whose tip is at `x`."""
    corners = (
        x,
        HEIGHT - y,
        x + length,
        HEIGHT - y - 3,
        x + length,
        HEIGHT - y + 3,
    )
    return b"%.2f %.2f m %.2f %.2f l %.2f %.2f l h f\n" % corners


def arrow(x0: float, x1: float, y: float) -> bytes:
    return line(x0 + 5, y, x1 - 5, y) + triangle(x0, y, 6) + triangle(x1, y, -6)


def one_head(x0: float, x1: float, y: float) -> bytes:
    return line(x0 + 2, y, x1 - 5, y) + triangle(x1 - 1, y, -6)


def open_heads(x0: float, x1: float, y: float) -> bytes:
    strokes = (
        (x0, y, x1, y),
        (x0, y, x0 + 6, y - 4),
        (x0, y, x0 + 6, y + 4),
        (x1, y, x1 - 6, y - 4),
    )
    return b"".join(
        line(*stroke) for stroke in (*strokes, (x1, y, x1 - 6, y + 4))
    )


def plain(x0: float, x1: float, y: float) -> bytes:
    return line(x0, y, x1, y)


def from_the_middle(x0: float, x1: float, y: float) -> bytes:
    return line(x0 + 16, y, x1 - 16, y)


def leaning(x0: float, x1: float, y: float) -> bytes:
    return line(x0 + 2, y - 5, x1 - 2, y + 5)


def thin_bar(x0: float, x1: float, y: float) -> bytes:
    return shade(x0 + 2, y - 2, x1 - 2, y + 2, 0.2)


def framed_bar(x0: float, x1: float, y: float) -> bytes:
    return shade(x0, y - 5, x1, y + 5, 0.7) + box(x0, y - 5, x1, y + 5)


def shaded(x0: float, x1: float, y: float) -> bytes:
    return shade(x0, y - 20, x1, y + 20, 0.6)


DRAWINGS = (
    arrow,
    one_head,
    open_heads,
    plain,
    from_the_middle,
    leaning,
    thin_bar,
    framed_bar,
    shaded,
)


def drawn_runs(draw: Draw) -> bytes:
    """The months of each project."""
    made = b""
    for row, (first, end) in RUNS.items():
        made += draw(XS[3 + first], XS[3 + end], (YS[row] + YS[row + 1]) / 2)
    return made


def table_of(*content: bytes) -> Table:
    (page,) = read_document(
        source(pdf(b"".join(content))), OPTIONS
    ).page_contents
    (table,) = page.tables
    return table


def drawn_months(table: Table) -> dict[int, list[int]]:
    """The months through whose cells something is drawn, by row."""
    found: dict[int, list[int]] = {row: [] for row in range(1, table.rows)}
    for cell in table.cells:
        if cell.drawn:
            found.setdefault(cell.row, []).append(cell.col - 3)
    return found


def grid() -> bytes:
    return rules(XS, YS) + fill(ROWS, XS, YS)


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__)
def test_the_months_of_a_project_are_seen_and_its_row_stays_one(
    draw: Draw,
) -> None:
    table = table_of(drawn_runs(draw), grid())
    assert (table.rows, table.cols) == (4, 15)
    assert drawn_months(table) == TRUTH


def test_a_row_that_is_shaded_from_end_to_end_marks_nothing() -> None:
    zebra = shade(XS[0], YS[0], XS[-1], YS[1], 0.6) + shade(
        XS[0], YS[2], XS[-1], YS[3], 0.9
    )
    assert not any(drawn_months(table_of(zebra, grid())).values())


def test_shades_are_seen_in_shaded_rows() -> None:
    zebra = shade(XS[0], YS[2], XS[-1], YS[3], 0.9)
    assert drawn_months(table_of(zebra, drawn_runs(shaded), grid())) == TRUTH


def test_a_column_that_is_tinted_from_its_header_on_marks_nothing() -> None:
    assert not any(
        drawn_months(
            table_of(shade(XS[2], YS[0], XS[3], YS[-1], 0.9), grid())
        ).values()
    )


def test_underlined_and_struck_out_print_is_not_drawn_through() -> None:
    struck = line(XS[1] + 3, 138.0, XS[1] + 60, 138.0) + line(
        XS[2] + 3, 184.0, XS[2] + 40, 184.0
    )
    table = table_of(struck, grid())
    assert not any(drawn_months(table).values())


def test_a_ruling_beside_merged_cells_stays_a_ruling() -> None:
    xs, ys = [30.0, 130.0, 260.0, 390.0], [60.0, 90.0, 120.0, 150.0]
    cut = b"".join(line(x, ys[0], x, ys[-1]) for x in xs) + b"".join(
        line(xs[0], y, xs[-1], y) for y in (60, 90, 150)
    )
    print_ = fill(
        [["ที่", "กิจกรรม", "ผล"], ["1", "อบรม", "ดี"], ["", "ประชุม", ""]], xs, ys
    )
    table = table_of(cut, line(xs[1], ys[2], xs[-1], ys[2]), print_)
    assert (table.rows, table.cols) == (3, 3)
    assert not any(cell.drawn for cell in table.cells)


def test_a_mark_drawn_as_a_shape_is_seen() -> None:
    tick = line(XS[5] + 15, 150, XS[5] + 19, 155) + line(
        XS[5] + 19, 155, XS[5] + 26, 142
    )
    assert drawn_months(table_of(tick, grid())) == {1: [], 2: [2], 3: []}


def test_a_line_beside_a_table_changes_nothing() -> None:
    table = table_of(grid(), line(5, 110, XS[0], 110))
    assert (table.rows, table.cols) == (4, 15)
    assert not any(drawn_months(table).values())


def test_blank_rows_beside_a_merged_cell_stay_rows() -> None:
    xs, ys = (
        [30.0, 130.0, 260.0, 390.0, 520.0],
        [60.0, 90.0, 120.0, 150.0, 180.0],
    )
    cut = b"".join(line(x, ys[0], x, ys[-1]) for x in xs) + b"".join(
        line(xs[0], y, xs[-1], y) for y in (60, 90, 180)
    )
    cut += b"".join(line(xs[1], y, xs[-1], y) for y in (120, 150))
    table = table_of(
        cut,
        fill(
            [["เป้าหมาย", "ตัวชี้วัด", "ผล", "ผู้รับผิดชอบ"], ["บริการ", "", "", ""]],
            xs,
            ys,
        ),
    )
    assert (table.rows, table.cols) == (4, 4)
    assert not any(cell.drawn for cell in table.cells)
