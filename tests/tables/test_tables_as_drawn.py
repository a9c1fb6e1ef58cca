"""Tables without a grid as people draw them: fills apart, amounts beside names, notes, totals, sheets, blank pages."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from extractor.model import Drawing, Page, PageTransform, Ruling
from extractor.tables.page_tables import pages_with_tables
from extractor.tables.sheets import stitch_sheets
from tests.helpers.bare_tables import (
    HEIGHT,
    WIDTH,
    WORDS,
    Cell,
    Style,
    glyphs_of,
    pages_of_rows,
    table_document,
    width_of,
    wrapped,
)
from tests.helpers.laid_pages import (
    blank_page,
    cut_at,
    two_on_a_sheet,
    with_page_after_first,
)
from tests.tables.test_aligned_tables import (
    plain_style,
    read,
    rows_of,
    share_right,
    squeezed,
)

STYLE = Style(
    Random(0),
    size=10.0,
    letter=5.0,
    pitch=15.0,
    row_gap=6.0,
    page_numbers=False,
    title=False,
)
HEADER = ["ที่", "กิจกรรม", "วงเงิน", "ผู้รับผิดชอบ"]
ROWS = [
    ["1", "จัดประชุม", "1,250,000", "กองคลัง"],
    ["2", "ซ่อมแซมถนน", "87,000", "กองช่าง"],
    ["3", "เผยแพร่เอกสาร", "-", "สำนักปลัด"],
    ["4", "ตรวจสอบครุภัณฑ์", "9,500", "กองการศึกษา"],
    ["5", "อบรมบุคลากร", "312,400", "กองสาธารณสุข"],
]


def page_of(
    rows: list[list[tuple[str, float]]], *, pitch: float = 21.0, number: int = 1
) -> Page:
    """A page of rows of one line; each text with where it begins, the first row in a bold font."""
    glyphs = []
    for index, row in enumerate(rows):
        font = "Sarabun" if index else "Sarabun-Bold"
        for text, x in row:
            glyphs += glyphs_of(text, x, 80.0 + index * pitch, STYLE, font)
    return Page(number, PageTransform(0, WIDTH, HEIGHT), tuple(glyphs))


def placed(row: list[str], *, gap: float) -> list[tuple[str, float]]:
    """A row whose amount ends right before its last text begins."""
    number, name, amount, unit = row
    return [
        (number, 60.0),
        (name, 90.0),
        (amount, 300.0 - width_of(amount, STYLE.letter)),
        (unit, 300.0 + gap),
    ]


def header_row() -> list[tuple[str, float]]:
    return [
        (HEADER[0], 56.0),
        (HEADER[1], 90.0),
        (HEADER[2], 250.0),
        (HEADER[3], 330.0),
    ]


@pytest.mark.parametrize(
    ("look", "gap"), [("zebra", 6.0), ("zebra", 12.0), ("zebra-two-tints", 0.0)]
)
def test_fills_tell_rows_and_columns(look: str, gap: float) -> None:
    styles = [
        replace(plain_style(seed, "zebra"), look=look, fill_gap=gap)
        for seed in range(500, 503)
    ]
    assert share_right(styles) >= 0.98


@pytest.mark.parametrize("gap", [1.6, 2.4, 3.6])
def test_amounts_that_end_where_names_begin_are_a_column(gap: float) -> None:
    page = page_of([header_row(), *(placed(row, gap=gap) for row in ROWS)])
    ((table,),) = (content.tables for content in pages_with_tables([page]))
    assert rows_of([table]) == [tuple(HEADER), *map(tuple, ROWS)]


def test_a_header_centred_above_short_texts_makes_no_column() -> None:
    """Its white is a column's by the print alone: the fills, which are drawn cell by cell, tell better."""
    rows = [[("ที่", 56.0), ("กิจกรรม", 190.0), ("ผู้รับผิดชอบ", 420.0)]]
    rows += [
        [(row[0], 60.0), (row[1][:6], 90.0), (row[3], 400.0)] for row in ROWS
    ]
    page = page_of(rows)
    fills = [
        (x0, x1) for x0, x1 in ((50.0, 84.0), (84.0, 390.0), (390.0, 520.0))
    ]
    tops = [65.0 + index * 21.0 for index in (0, 2, 4)]
    drawings = [
        Drawing("fill", x0, top, x1, top + 21.0, (0.9, 0.9, 0.95))
        for top in tops
        for x0, x1 in fills
    ]
    ((table,),) = (
        content.tables
        for content in pages_with_tables(
            [replace(page, drawings=tuple(drawings))]
        )
    )
    assert rows_of([table])[1:] == [
        (row[0], row[1][:6], row[3]) for row in ROWS
    ]


@pytest.mark.parametrize("is_numbered", [True, False])
def test_rows_set_amid_their_height_come_out_whole(is_numbered: bool) -> None:
    styles = []
    for seed in range(602, 606):
        style = replace(
            plain_style(seed, "bare"),
            centred_rows=True,
            is_numbered=is_numbered,
            by_lines=False,
        )
        styles.append(
            replace(
                style, row_gap=0.7 * style.pitch, hanging=False, shifts=(0.0,)
            )
        )
    assert share_right(styles) >= 0.85


def test_a_note_below_the_last_row_is_none_of_the_table() -> None:
    rows = [header_row(), *(placed(row, gap=30.0) for row in ROWS)]
    page = page_of(rows)
    note = glyphs_of(
        "หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2566",
        50.0,
        80.0 + len(rows) * 21.0 + 9.0,
        STYLE,
    )
    page = replace(page, glyphs=(*page.glyphs, *note))
    (content,) = pages_with_tables([page])
    (table,) = content.tables
    assert rows_of([table])[-1] == tuple(ROWS[-1])
    assert [line.text for line in content.lines] == [
        "หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2566"
    ]


def test_a_total_over_several_columns_is_the_last_row() -> None:
    total = [
        ("รวมทั้งสิ้น", 56.0),
        ("1,658,900", 300.0 - width_of("1,658,900", STYLE.letter)),
    ]
    page = page_of(
        [header_row(), *(placed(row, gap=30.0) for row in ROWS), total]
    )
    ((table,),) = (content.tables for content in pages_with_tables([page]))
    assert rows_of([table])[-2:] == [
        tuple(ROWS[-1]),
        ("รวมทั้งสิ้น", "", "1,658,900", ""),
    ]


def test_an_amount_below_a_dash_begins_a_row_on_the_next_page() -> None:
    rows = [header_row(), *(placed(row, gap=30.0) for row in ROWS * 4)]
    rows[-1][2] = ("-", 295.0)
    total = [
        ("รวมทั้งสิ้น", 90.0),
        ("1,658,900", 300.0 - width_of("1,658,900", STYLE.letter)),
    ]
    pages = [page_of(rows), page_of([total], number=2)]
    found = rows_of(stitch_sheets(list(pages_with_tables(pages))))
    assert found[len(ROWS) * 4][2] == "-"


@pytest.mark.parametrize("look", ["rules", "zebra", "bare"])
def test_two_pages_on_a_sheet_are_read_one_after_the_other(look: str) -> None:
    made = table_document(
        replace(plain_style(700, look), rows=18, size=14.0, pitch=21.0)
    )
    assert len(made.pages) > 1
    found = rows_of(
        stitch_sheets(list(pages_with_tables(two_on_a_sheet(made.pages))))
    )
    assert [
        row
        for row in found
        if row in [tuple(map(squeezed, truth)) for truth in made.rows]
    ] == [tuple(map(squeezed, truth)) for truth in made.rows]


@pytest.mark.parametrize("look", ["rules", "bare"])
def test_columns_on_two_pages_are_joined_by_rows(look: str) -> None:
    rows: list[list[Cell] | str] = []
    for number, row in enumerate(ROWS * 2, 1):
        rows.append([(text,) for text in [str(number), *row[1:], *row[1:3]]])
    header = [(text,) for text in [*HEADER, "ข้อเสนอแนะ", "คงเหลือ"]]
    made = pages_of_rows(
        header, rows, [40, 120, 90, 120, 120, 90], replace(STYLE, look=look)
    )
    (page,) = made.pages
    page = replace(
        page,
        glyphs=(
            *glyphs_of("รายงานผลการดำเนินงาน", 50.0, 40.0, STYLE),
            *page.glyphs,
        ),
    )
    pages = cut_at(page, 40.0 + 40 + 120 + 90)
    (table,) = stitch_sheets(list(pages_with_tables(pages)))
    assert rows_of([table])[1:] == [
        tuple(map(squeezed, row)) for row in made.rows
    ]


@pytest.mark.parametrize("look", ["bare", "rules", "zebra"])
def test_a_blank_page_parts_no_table(look: str) -> None:
    made = table_document(
        replace(
            plain_style(800, look),
            rows=18,
            size=14.0,
            pitch=21.0,
            repeats_header=False,
        )
    )
    pages = with_page_after_first(made.pages, blank_page())
    assert len(read(replace(made, pages=pages))) == len(read(made))


@pytest.mark.parametrize("look", ["bare", "rules"])
def test_a_cell_may_fill_a_page_by_itself(look: str) -> None:
    lines = tuple(
        wrapped(
            STYLE.random.choices(WORDS, k=600), 220 - 2 * STYLE.padding, STYLE
        )
    )[:80]
    rows: list[list[Cell] | str] = [[(text,) for text in row] for row in ROWS]
    rows[1] = [("2",), lines, ("87,000",), ("กองช่าง",)]
    made = pages_of_rows(
        [(text,) for text in HEADER],
        rows,
        [40, 220, 90, 120],
        replace(STYLE, look=look),
    )
    assert len(made.pages) == 3
    (table,) = read(made)
    assert rows_of([table])[1:] == [
        tuple(map(squeezed, row)) for row in made.rows
    ]


def test_titles_that_end_column_lines_are_rows() -> None:
    rows = [
        header_row(),
        [("ด้านที่ 1 การบริหาร", 56.0)],
        *(placed(row, gap=30.0) for row in ROWS),
    ]
    rows.insert(5, [("ด้านที่ 2 การบริการ", 56.0)])
    ys = [65.0 + index * 21.0 for index in range(len(rows) + 1)]
    xs = [50.0, 84.0, 230.0, 315.0, 440.0]
    rulings = [Ruling(xs[0], y, xs[-1], y) for y in (ys[0], ys[1], ys[-1])]
    rulings += [Ruling(x, ys[0], x, ys[-1]) for x in (xs[0], xs[-1])]
    for top, bottom in ((ys[0], ys[1]), (ys[2], ys[5]), (ys[6], ys[-1])):
        rulings += [Ruling(x, top, x, bottom) for x in xs[1:-1]]
    page = replace(page_of(rows), rulings=tuple(rulings))
    ((table,),) = (content.tables for content in pages_with_tables([page]))
    found = rows_of([table])
    assert [row for row in found if row in list(map(tuple, ROWS))] == list(
        map(tuple, ROWS)
    )
    assert {found[1][0], found[5][0]} == {"ด้านที่1การบริหาร", "ด้านที่2การบริการ"}


def test_lines_set_far_apart_in_the_last_row_are_its_own() -> None:
    """Double spacing, and lines between rows: the one that closes the table tells where its last row ends."""
    step = 3.3 * STYLE.size
    glyphs = []
    for text, x in zip(HEADER, (56.0, 90.0, 250.0, 330.0), strict=True):
        glyphs += glyphs_of(text, x, 80.0, STYLE, "Sarabun")
    tops = [65.0, 80.0 + 0.5 * step]
    foot = 80.0
    for number, name, amount, unit in ROWS[:3]:
        foot += step
        for text, x in ((number, 60.0), (amount, 250.0), (unit, 330.0)):
            glyphs += glyphs_of(text, x, foot, STYLE, "Sarabun")
        for line, text in enumerate((name, "ตามแผน", "ประจำปี")):
            glyphs += glyphs_of(
                text, 90.0, foot + line * step, STYLE, "Sarabun"
            )
        foot += 2 * step
        tops.append(foot + 0.5 * step)
    rulings = tuple(Ruling(50.0, y, 420.0, y) for y in tops)
    page = Page(
        1, PageTransform(0, WIDTH, HEIGHT), tuple(glyphs), rulings=rulings
    )
    ((table,),) = (content.tables for content in pages_with_tables([page]))
    assert [row[1] for row in rows_of([table])] == [
        "กิจกรรม",
        *(squeezed(name + "ตามแผนประจำปี") for _, name, _, _ in ROWS[:3]),
    ]


@pytest.mark.parametrize("gap", [6.0, 12.0])
def test_cards_of_a_dashboard_are_no_table(gap: float) -> None:
    """Each has a bold figure above what it counts; they stand apart on all sides, all in one colour."""
    glyphs = []
    drawings = []
    high, wide = 70.0, 120.0
    for row in range(4):
        top = 60.0 + row * (high + gap)
        for col in range(4):
            left = 40.0 + col * (wide + gap)
            drawings.append(
                Drawing("fill", left, top, left + wide, top + high, (0.9,) * 3)
            )
            texts = [f"{17 + 9 * row + col}%", "จัดประชุม", "เผยแพร่เอกสาร"]
            for line, text in enumerate(texts[: 3 - (row + col) % 2]):
                middle = left + (wide - width_of(text, STYLE.letter)) / 2
                font = "Sarabun" if line else "Sarabun-Bold"
                foot = top + 18.0 + 16.0 * line
                glyphs += glyphs_of(text, middle, foot, STYLE, font)
    below = 60.0 + 4 * (high + gap) + 14.0
    for line in range(3):
        text = " ".join(WORDS[5 * line : 5 * line + 16])
        glyphs += glyphs_of(text, 40.0, below + 16.0 * line, STYLE, "Sarabun")
    page = Page(
        1,
        PageTransform(0, WIDTH, HEIGHT),
        tuple(glyphs),
        drawings=tuple(drawings),
    )
    (content,) = pages_with_tables([page])
    assert not content.tables
