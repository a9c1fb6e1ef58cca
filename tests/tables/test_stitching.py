"""Tables over several pages become one, row for row, and tables that only look alike stay apart."""

from __future__ import annotations

import pytest

from extractor.model import Cell, Fragment, Line, PageContent, Report, Table
from extractor.tables.stitching import stitch
from tests.helpers.pdfs import (
    HEIGHT,
    Rows,
    cells_of,
    clipped,
    columns,
    fill,
    line,
    report_of,
    rules,
    shade,
    table,
    tables_of,
    tops,
    words,
)

HEADER = [
    "มาตรการ/กิจกรรม",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "สรุปผลการดำเนินการ",
    "ผลลัพธ์/ความสำเร็จ",
]
BLANK = [""] * 6
COUNTED = ["(๑)", "(๒)", "(๓)", "(๔)", "(๕)", "(๖)"]
PRICES = [
    ["รายการ", "จำนวน", "ราคา"],
    ["กระดาษ", "๑๐", "๑๒๐"],
    ["หมึก", "๒", "๓๕๐"],
]
PRICES_ON = [["แฟ้ม", "๕", "๖๐"], ["ปากกา", "๙", "๑๕"]]
PRICES_READ = [
    ["รายการ", "จำนวน", "ราคา"],
    ["กระดาษ", "10", "120"],
    ["หมึก", "2", "350"],
]
PRICES_READ_ON = [["แฟ้ม", "5", "60"], ["ปากกา", "9", "15"]]


def row(
    number: int,
    name: str = "เรื่อง",
    methods: str = "ประชุม",
    results: str = "ประชุมแล้ว",
) -> list[str]:
    """The cells of a measure with its number."""
    digits = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    return [
        f"{digits}. {name}ที่ {digits}",
        methods,
        "กองคลัง",
        "ตลอดปี",
        results,
        "รวดเร็ว",
    ]


def bare(number: int) -> list[str]:
    """The cells of a measure without one."""
    return [f"เรื่อง{'กขคงจฉ'[number - 1]}", *row(number)[1:]]


def measures(*pages: Rows | bytes) -> list[str]:
    """The measures of a report with one table a page."""
    return [measure.text("measure") for measure in report(*pages).records]


def report(*pages: Rows | bytes) -> Report:
    return report_of(
        *(
            page if isinstance(page, bytes) else table(page, 60)
            for page in pages
        )
    )


def items(found: Report, measure: int, name: str) -> list[str]:
    return [item.text for item in found.records[measure].items[name]]


THREE = ["เรื่องที่ 1", "เรื่องที่ 2", "เรื่องที่ 3"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([HEADER], [HEADER]),
        ([HEADER], []),
        ([HEADER], [[*HEADER[:4], "", ""]]),
        ([HEADER, COUNTED], [HEADER, COUNTED]),
        ([HEADER, COUNTED], []),
        (
            [["แบบรายงาน", *BLANK[1:]], HEADER],
            [["แบบรายงาน", *BLANK[1:]], HEADER],
        ),
    ],
    ids=[
        "repeated",
        "first page only",
        "blank cells in the repeated one",
        "numbered columns, repeated",
        "numbered columns, first page only",
        "a row of titles above",
    ],
)
def test_a_header_is_no_measure(first: Rows, second: Rows) -> None:
    assert measures([*first, row(1), row(2)], [*second, row(3)]) == THREE


def under_title(rows: Rows) -> bytes:
    """A table whose first row is one cell over all columns."""
    xs = columns(6)
    title = (
        line(xs[0], 60, xs[-1], 60)
        + line(xs[0], 60, xs[0], 78)
        + line(xs[-1], 60, xs[-1], 78)
    )
    return (
        title
        + words("รายงานผลการดำเนินการตามมาตรการ", xs[0] + 200, 72)
        + table(rows, 78)
    )


def test_a_title_merged_over_the_header_is_no_measure() -> None:
    assert (
        measures(
            under_title([HEADER, row(1), row(2)]), under_title([HEADER, row(3)])
        )
        == THREE
    )


def in_two_rows(rows: Rows) -> bytes:
    """A table whose header stands on two rows: the results have two columns, the other cells are merged."""
    xs = columns(7, 110)
    ys = [60.0, 78, *tops(rows, 96)]
    made = b"".join(line(xs[0], y, xs[-1], y) for y in (ys[0], *ys[2:])) + line(
        xs[4], ys[1], xs[6], ys[1]
    )
    made += b"".join(
        line(x, ys[0], x, ys[-1]) for x in (*xs[:5], *xs[6:])
    ) + line(xs[5], ys[1], xs[5], ys[-1])
    upper, lower = (
        [*HEADER[:4], "ผลการดำเนินการ", None, HEADER[5]],
        [None] * 4 + ["สิ่งที่ทำ", "ร้อยละ", None],
    )
    full = [[*cells[:5], "๑๐๐", cells[5]] for cells in rows]
    return made + fill([upper, lower], xs, ys) + fill(full, xs, ys[2:])


@pytest.mark.parametrize("pages", [1, 2])
def test_a_header_on_two_rows_is_no_measure(pages: int) -> None:
    content = [in_two_rows([row(1), row(2)]), in_two_rows([row(3)])]
    assert measures(*content[:pages]) == THREE[: pages + 1]


@pytest.mark.parametrize(
    "again", [[HEADER], []], ids=["header repeated", "header once"]
)
def test_rows_parted_exactly_between_two_are_not_joined(again: Rows) -> None:
    found = report([HEADER, row(1), row(2)], [*again, row(3), row(4)])
    assert [measure.number for measure in found.records] == [1, 2, 3, 4]
    assert [
        (measure.page_first, measure.page_last) for measure in found.records
    ] == [(1, 1), (1, 1), (2, 2), (2, 2)]


@pytest.mark.parametrize(
    "again", [[HEADER], []], ids=["header repeated", "header once"]
)
def test_a_row_cut_in_the_middle_of_an_item_is_one_measure(again: Rows) -> None:
    first = [
        HEADER,
        row(1),
        row(2, methods="๑. ประชุมร่วมกันทุก\nส่วน\n๒. แจ้งหนังสือ"),
    ]
    second = [*again, ["", "เวียนให้ทราบ\n๓. สรุปผล", "", "", "", ""], row(3)]
    found = report(first, second)
    assert [measure.number for measure in found.records] == [1, 2, 3]
    assert items(found, 1, "methods") == [
        "ประชุมร่วมกันทุกส่วน",
        "แจ้งหนังสือเวียนให้ทราบ",
        "สรุปผล",
    ]
    assert (found.records[1].page_first, found.records[1].page_last) == (1, 2)


def test_a_row_cut_over_three_pages_is_one_measure() -> None:
    methods = ["๑. ประชุม\n๒. แจ้ง", "๓. ตรวจ\n๔. สรุป", "๕. เผยแพร่"]
    pages = [
        [HEADER, row(1, methods=methods[0])],
        *([HEADER, ["", text, "", "", "", ""]] for text in methods[1:]),
    ]
    found = report(*pages)
    assert len(found.records) == 1
    assert items(found, 0, "methods") == [
        "ประชุม",
        "แจ้ง",
        "ตรวจ",
        "สรุป",
        "เผยแพร่",
    ]
    assert found.records[0].page_last == 3


def test_a_measures_name_cut_by_the_page_is_one_name() -> None:
    first = [HEADER, ["๑. ลดขั้นตอนการให้\nบริการ", *row(1)[1:]]]
    found = report(first, [HEADER, ["ประชาชน", "", "", "", "", ""], row(2)])
    assert [measure.text("measure") for measure in found.records] == [
        "ลดขั้นตอนการให้บริการประชาชน",
        "เรื่องที่ 2",
    ]


def test_a_row_that_the_page_cut_without_a_ruling_is_one_measure() -> None:
    """Chromium draws no ruling where a page ends within a row."""
    first = table(
        [
            HEADER,
            bare(1),
            ["เรื่องข", "ประชุมร่วม\nกับทุกส่วน", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"],
        ],
        400,
        sides="tlr",
    )
    second = table([["", "ราชการ", "", "", "", ""], bare(3)], 30, sides="blr")
    found = report(first, second)
    assert [measure.text("measure") for measure in found.records] == [
        "เรื่องก",
        "เรื่องข",
        "เรื่องค",
    ]
    assert items(found, 1, "methods") == ["ประชุมร่วมกับทุกส่วนราชการ"]


def test_a_row_that_a_page_shows_only_clipped_stubs_of_is_read_once() -> None:
    rows = [HEADER, row(1), row(2)]
    ys = tops(rows, 560 - 36)
    first = clipped(0, 0, 842, 560 + 8, table(rows, ys[0]))
    assert measures(first, [row(2), row(3)]) == THREE


@pytest.mark.parametrize(
    "again", [[HEADER], []], ids=["header repeated", "header once"]
)
def test_measures_without_numbers_are_counted(again: Rows) -> None:
    found = report([HEADER, bare(1), bare(2)], [*again, bare(3), bare(4)])
    assert [measure.number for measure in found.records] == [1, 2, 3, 4]
    assert not any(measure.number_printed for measure in found.records)


def test_a_row_without_a_number_that_is_cut_goes_on_where_its_items_do() -> (
    None
):
    first = [HEADER, bare(1), [bare(2)[0], "๑. ประชุม\n๒. แจ้ง", *bare(2)[2:]]]
    found = report(first, [HEADER, ["", "๓. ตรวจ", "", "", "", ""], bare(3)])
    assert [measure.text("measure") for measure in found.records] == [
        "เรื่องก",
        "เรื่องข",
        "เรื่องค",
    ]
    assert items(found, 1, "methods") == ["ประชุม", "แจ้ง", "ตรวจ"]


def merged(top: float, rows: Rows, *, first: bool, last: bool) -> bytes:
    """A report's rows whose period is one cell over all of them; it is open where the table goes on."""
    xs, ys = columns(6), tops(rows, top)
    made = b"".join(line(x, ys[0], x, ys[-1]) for x in xs)
    for number, y in enumerate(ys):
        if number in (0, len(ys) - 1) or (first and number == 1):
            made += line(xs[0], y, xs[-1], y)
        else:
            made += line(xs[0], y, xs[3], y) + line(xs[4], y, xs[-1], y)
    assert first or last
    return made + fill(rows, xs, ys)


def test_a_cell_merged_over_a_page_break_counts_for_all_its_rows() -> None:
    one, two, three, four = (row(number) for number in (1, 2, 3, 4))
    for cells in (two, three, four):
        cells[3] = ""
    found = report(
        merged(400, [HEADER, one, two], first=True, last=False),
        merged(40, [three, four], first=False, last=True),
    )
    assert [measure.number for measure in found.records] == [1, 2, 3, 4]
    assert [measure.text("period") for measure in found.records] == [
        "ตลอดปี"
    ] * 4


def test_other_tables_before_and_after_the_report_are_told_of() -> None:
    found = report(PRICES, [HEADER, row(1), row(2)], [HEADER, row(3)], PRICES)
    assert [measure.text("measure") for measure in found.records] == THREE
    assert [
        (other.table.page_first, other.table.cols)
        for other in found.other_tables
    ] == [(1, 3), (4, 3)]
    assert [
        problem.page_no
        for problem in found.problems
        if problem.code == "other-table"
    ] == [1, 4]


def test_another_table_between_two_pages_of_the_report_costs_no_measure() -> (
    None
):
    between = table([HEADER, row(2)], 60) + table(PRICES, 400)
    assert measures([HEADER, row(1)], between, [HEADER, row(3)]) == THREE


def test_a_small_table_above_the_report_on_its_page() -> None:
    assert (
        measures(
            table(PRICES, 40) + table([HEADER, row(1), row(2)], 300),
            [HEADER, row(3)],
        )
        == THREE
    )


@pytest.mark.parametrize(
    "again", [[PRICES[0]], []], ids=["header repeated", "header once"]
)
def test_tables_of_any_shape_go_on_over_pages(again: Rows) -> None:
    assert cells_of(table(PRICES, 60), table([*again, *PRICES_ON], 60)) == [
        [*PRICES_READ, *PRICES_READ_ON]
    ]


def test_a_title_between_two_tables_parts_them() -> None:
    title = words("ตารางที่ ๒ พัสดุที่จัดซื้อเพิ่มเติม", 60, 40)
    assert cells_of(
        table(PRICES, 60), title + table([PRICES[0], *PRICES_ON], 60)
    ) == [
        PRICES_READ,
        [PRICES_READ[0], *PRICES_READ_ON],
    ]


def test_a_closing_sentence_between_two_tables_parts_them() -> None:
    sentence = words("จากตารางข้างต้นพบว่าราคาสูงขึ้นทุกรายการ", 60, 300)
    assert (
        len(
            cells_of(
                table(PRICES, 60) + sentence, table([PRICES[0], *PRICES_ON], 60)
            )
        )
        == 2
    )


@pytest.mark.parametrize(
    "title", ["ตาราง ๔ (ต่อ)", "ตารางที่ ๔ รายการจัดซื้อพัสดุ (ต่อ)"]
)
def test_a_title_that_says_it_goes_on_parts_nothing(title: str) -> None:
    after = words(title, 60, 40) + table([PRICES[0], *PRICES_ON], 60)
    assert cells_of(table(PRICES, 60), after) == [
        [*PRICES_READ, *PRICES_READ_ON]
    ]


@pytest.mark.parametrize(
    "head",
    ["รายงานการจัดซื้อจัดจ้างประจำปี หน้า {}", "- {} -", "เอกสารแนบท้ายประกาศ ฉบับที่ ๓"],
)
def test_running_heads_and_feet_part_nothing(head: str) -> None:
    def page(rows: Rows, number: str) -> bytes:
        return (
            words(head.format(number), 60, 40)
            + table(rows, 60)
            + words(head.format(number), 60, HEIGHT - 20)
        )

    pages = [
        page(PRICES, "๑"),
        page([PRICES[0], PRICES_ON[0]], "๒"),
        page(PRICES_ON[1:], "๓"),
    ]
    assert cells_of(*pages) == [[*PRICES_READ, *PRICES_READ_ON]]


def test_a_table_of_other_columns_is_another() -> None:
    other = [["ชื่อ", "ตำแหน่ง", "สังกัด"], ["สมชาย", "ครู", "โรงเรียน"]]
    pages = table(PRICES, 60), table(other, 60, xs=[30, 200, 500, 700])
    assert len(cells_of(*pages)) == 2


def test_a_table_two_pages_on_is_another() -> None:
    between = words("หน้านี้มีแต่ข้อความ ไม่มีตารางใด", 60, 100)
    assert (
        len(
            cells_of(
                table(PRICES, 60), between, table([PRICES[0], *PRICES_ON], 60)
            )
        )
        == 2
    )


def test_every_part_of_a_cell_keeps_its_page_and_place() -> None:
    first = table([HEADER, row(1, methods="๑. ประชุมร่วมกันทุก\nส่วน")], 400)
    found = report(
        first, table([["", "ราชการในสังกัด", "", "", "", ""], row(2)], 30)
    )
    (item,) = found.records[0].items["methods"]
    assert [fragment.page_no for fragment in item.fragments] == [1, 2]
    boxes = [fragment.box for fragment in item.fragments]
    assert all(boxes)
    assert boxes[0] and boxes[0].top > 400
    assert boxes[1] and boxes[1].top < 60


PARTS = [["ที่", "รายการ", "จำนวน"], ["๑", "กระดาษ", "๑๐"], ["๒", "หมึก", "๒๐"]]
PARTS_ON = [["๓", "แฟ้ม", "๕"], ["๔", "ปากกา", "๙"]]
PARTS_READ = [
    ["ที่", "รายการ", "จำนวน"],
    ["1", "กระดาษ", "10"],
    ["2", "หมึก", "20"],
    ["3", "แฟ้ม", "5"],
    ["4", "ปากกา", "9"],
]


@pytest.mark.parametrize(
    "again", [PARTS[:1], []], ids=["header repeated", "header once"]
)
@pytest.mark.parametrize("shift", [0, 7.5, -28])
def test_margins_may_differ_by_a_centimetre(shift: float, again: Rows) -> None:
    after = table([*again, *PARTS_ON], 60, xs=columns(3, left=60 + shift))
    assert cells_of(table(PARTS, 60, xs=columns(3, left=60)), after) == [
        PARTS_READ
    ]


def test_a_total_over_several_columns_is_joined_though_its_page_is_shifted() -> (
    None
):
    xs = columns(3, left=45)
    total = table([["รวม", "๓๐"]], 60, xs=[xs[0], xs[2], xs[3]])
    assert cells_of(table(PARTS, 60, xs=columns(3)), total) == [
        [*PARTS_READ[:3], ["รวม", "", "30"]]
    ]


@pytest.mark.parametrize(
    "note",
    [
        "๑ข้อมูลจากระบบจัดซื้อจัดจ้างภาครัฐ",
        "* ไม่รวมภาษีมูลค่าเพิ่มของทุกรายการ",
        "หมายเหตุ ราคากลางของจังหวัดเมื่อต้นปี",
    ],
)
def test_a_footnote_parts_nothing(note: str) -> None:
    first = (
        table(PARTS, 60)
        + words(note, 30, 520)
        + words("ซึ่งปรับปรุงเมื่อสิ้นปีงบประมาณ", 30, 532)
    )
    assert cells_of(first, table(PARTS_ON, 60)) == [PARTS_READ]


@pytest.mark.parametrize(
    "between",
    [
        b"",
        shade(100, 100, 700, 400),
        shade(100, 100, 700, 400) + words("ภาพกิจกรรมการจัดซื้อวัสดุ", 300, 420),
    ],
    ids=["blank", "photo", "photo with a caption"],
)
@pytest.mark.parametrize(
    "again", [PARTS[:1], []], ids=["header repeated", "header once"]
)
def test_a_page_without_text_between_parts_nothing(
    between: bytes, again: Rows
) -> None:
    assert cells_of(
        table(PARTS, 60), between, table([*again, *PARTS_ON], 60)
    ) == [PARTS_READ]


def test_a_title_said_again_elsewhere_on_the_page_parts_nothing() -> None:
    title = "ตารางที่ ๔ รายการจัดซื้อพัสดุสำนักงาน"
    assert cells_of(
        words(title, 60, 180) + table(PARTS, 200),
        words(title, 60, 40) + table(PARTS_ON, 60),
    ) == [PARTS_READ]


@pytest.mark.parametrize("number", ["๒", "2"])
def test_a_title_that_counts_tables_is_no_running_head(number: str) -> None:
    def page(number: str, rows: Rows) -> bytes:
        return words(f"ตารางที่ {number} รายการจัดซื้อพัสดุ", 60, 40) + table(
            [PRICES[0], *rows], 60
        )

    assert len(cells_of(page("๑", PRICES[1:]), page(number, PRICES_ON))) == 2


def test_a_title_of_another_year_is_no_running_head() -> None:
    def page(year: str, rows: Rows) -> bytes:
        return words(f"รายการจัดซื้อพัสดุ ปี {year}", 60, 40) + table(
            [PRICES[0], *rows], 60
        )

    assert len(cells_of(page("๒๕๖๖", PRICES[1:]), page("๒๕๖๗", PRICES_ON))) == 2


def test_a_text_between_parts_no_rows_that_count_on() -> None:
    sentence = words("ข้อความที่ไม่เกี่ยวข้องกับตารางนี้เลย", 60, 500)
    assert cells_of(table(PARTS, 60) + sentence, table(PARTS_ON, 60)) == [
        PARTS_READ
    ]


def test_a_header_is_known_though_a_page_lost_letters_of_it() -> None:
    first = [["ประเภท", "นิยำม", "ตัวอย่าง"], ["๑. บริการ", "ข้อ", "ช้า"]]
    (found,) = cells_of(
        table(first, 60),
        table([["ประเภท", "นิยาม", "ตัวอย่าง"], ["๒. วินัย", "กฎ", "สาย"]], 60),
    )
    assert [row[0] for row in found] == ["ประเภท", "1. บริการ", "2. วินัย"]


def test_a_second_row_of_a_header_is_known_by_being_said_again() -> None:
    header = [["รายการ", "งบประมาณ", "เบิกจ่าย"], ["ชื่อ", "บาท", "บาท"]]
    first = [*header, ["กระดาษ", "๑๐", "๑๒๐"], ["หมึก", "๒", "๓๕๐"]]
    (found,) = tables_of(table(first, 60), table([*header, *PRICES_ON], 60))
    assert [list(row) for row in found.rows] == [
        *header,
        *PRICES_READ[1:],
        *PRICES_READ_ON,
    ]
    assert found.table.repeated_rows == 2


def test_a_total_at_the_top_of_a_page_is_a_row() -> None:
    assert cells_of(table(PARTS, 60), table([["", "รวม", "๓๐"]], 60)) == [
        [*PARTS_READ[:3], ["", "รวม", "30"]]
    ]


def grouped(rows: Rows, top: float, last: str) -> bytes:
    """Rows whose last column is one cell over all of them, closed on all sides."""
    xs, ys = columns(4), tops(rows, top)
    made = (
        rules(xs[:4], ys)
        + b"".join(line(xs[3], y, xs[4], y) for y in (ys[0], ys[-1]))
        + line(xs[4], ys[0], xs[4], ys[-1])
    )
    return made + fill(rows, xs, ys) + words(last, xs[3] + 3, ys[0] + 12)


@pytest.mark.parametrize(
    ("first", "second"),
    [("กองคลัง", ""), ("", "กองคลัง")],
    ids=["first page", "second page"],
)
def test_a_cell_merged_over_a_closed_page_break_counts_for_all_its_rows(
    first: str, second: str
) -> None:
    header = table([["ที่", "รายการ", "จำนวน", "หน่วยงาน"]], 60)
    before = header + grouped(PARTS[1:], 78, first)
    (found,) = cells_of(before, grouped(PARTS_ON, 60, second))
    assert [row[3] for row in found] == ["หน่วยงาน", *["กองคลัง"] * 4]


def test_rows_below_a_name_that_is_merged_over_them_begin_anew() -> None:
    """A group that goes on over the page: its name is not said again, its rows are other rows."""
    xs, ys = columns(4), tops(PARTS_ON, 60)
    after = (
        rules(xs[1:], ys)
        + b"".join(line(xs[0], y, xs[1], y) for y in (ys[0], ys[-1]))
        + line(xs[0], ys[0], xs[0], ys[-1])
    )
    after += fill([["", "แฟ้ม", "๕", "ดี"], ["", "ปากกา", "๙", "ดี"]], xs, ys)
    first = [
        ["ที่", "รายการ", "จำนวน", "ผล"],
        ["๑", "กระดาษ", "๑๐", "ดี"],
        ["๒", "หมึก", "๒๐", "ดี"],
    ]
    (found,) = cells_of(table(first, 60), after)
    assert [row[:2] for row in found[2:]] == [
        ["2", "หมึก"],
        ["2", "แฟ้ม"],
        ["2", "ปากกา"],
    ]


WIDE = [
    ["ที่", "รายการ", "หน่วยงาน", "งบประมาณ", "ผล"],
    ["๑", "กระดาษ\nถ่ายเอกสาร", "กองคลัง", "๑๐", "ซื้อแล้ว"],
    ["๒", "หมึก", "กองช่าง", "๒๐", "ยังไม่ซื้อ"],
    ["๓", "แฟ้ม", "กองคลัง", "๓๐", "ซื้อแล้ว"],
    ["๔", "ปากกา\nลูกลื่น\nสีน้ำเงิน", "กองช่าง", "๔๐", "ซื้อแล้ว"],
]
WIDE_READ = [
    ["ที่", "รายการ", "หน่วยงาน", "งบประมาณ", "ผล"],
    ["1", "กระดาษถ่ายเอกสาร", "กองคลัง", "10", "ซื้อแล้ว"],
]


def sheet(rows: Rows, cols: slice, again: int = 0) -> bytes:
    """Some columns of some rows, as high as the whole rows; those before `again` are said again at the left."""
    ys = tops(rows, 80)
    shown = [[*row[:again], *row[cols]] for row in rows]
    xs = columns(len(shown[0]), width=140 if cols.start else 120)
    return rules(xs, ys) + fill(shown, xs, ys)


LEFT_PART, RIGHT_PART = slice(0, 3), slice(3, 5)


@pytest.mark.parametrize(
    "again", [0, 2], ids=["other columns", "names of rows again"]
)
def test_columns_on_a_page_beside_are_joined_by_rows(again: int) -> None:
    (found,) = tables_of(sheet(WIDE, LEFT_PART), sheet(WIDE, RIGHT_PART, again))
    assert [
        ["".join(text.split()) for text in row] for row in found.rows[:2]
    ] == WIDE_READ
    assert [row[0] for row in found.rows] == ["ที่", "1", "2", "3", "4"]
    assert [
        (join.page_no, join.joined, join.reason) for join in found.table.joins
    ] == [(2, True, "side-by-side")]


@pytest.mark.parametrize(
    "over_first", [True, False], ids=["over, then down", "down, then over"]
)
def test_a_sheet_of_two_pages_by_two_is_one_table(over_first: bool) -> None:
    upper, lower = WIDE[:3], [WIDE[0], *WIDE[3:]]
    left, right = (
        [sheet(rows, LEFT_PART) for rows in (upper, lower)],
        [sheet(rows, RIGHT_PART) for rows in (upper, lower)],
    )
    pages = (
        (left[0], right[0], left[1], right[1])
        if over_first
        else (*left, *right)
    )
    (found,) = cells_of(*pages)
    assert [row[0] for row in found] == ["ที่", "1", "2", "3", "4"]
    assert [row[3] for row in found] == ["งบประมาณ", "10", "20", "30", "40"]


def test_columns_of_a_known_form_are_joined_though_all_rows_are_alike() -> None:
    rows = [HEADER, row(1), row(2), row(3)]
    (found,) = cells_of(sheet(rows, slice(0, 3)), sheet(rows, slice(3, 6)))
    assert found[0] == HEADER
    assert found[3] == [
        "3. เรื่องที่ 3",
        "ประชุม",
        "กองคลัง",
        "ตลอดปี",
        "ประชุมแล้ว",
        "รวดเร็ว",
    ]


BY_HAND = [
    ["ที่", "โครงการ", "หน่วยงาน", "งบประมาณ", "ผล"],
    ["๑", "ซ่อมแซมถนน", "กองช่าง", "๑๐", "ซ่อมแล้ว"],
    ["๒", "ขุดลอกคลอง", "กองช่าง", "๒๐", "ขุด\nลอก\nแล้ว"],
    ["๓", "อบรมผู้สูงอายุ", "กองสวัสดิการ", "๓๐", "อบรมแล้ว"],
]


def halves(
    rows: Rows, again: int, title: str = "", at: float = 200
) -> tuple[bytes, bytes]:
    """The columns of rows on two pages, each with heights of its own; those before `again` are said on both."""
    left = [row[:3] for row in rows]
    right = [[*row[:again], *row[3:]] for row in rows]
    above = words(title, 60, at - 40) if title else b""
    return table(left, 80), above + table(right, at)


def test_columns_split_by_hand_are_joined_by_the_names_of_rows() -> None:
    (found,) = cells_of(*halves(BY_HAND, again=2))
    assert found[0] == ["ที่", "โครงการ", "หน่วยงาน", "งบประมาณ", "ผล"]
    assert [row[1] for row in found[1:]] == [row[1] for row in BY_HAND[1:]]
    assert [row[3] for row in found[1:]] == ["10", "20", "30"]


@pytest.mark.parametrize(
    ("again", "title"),
    [
        (1, ""),  # numbers alone name the rows of any table
        (0, ""),
        (2, "ตารางที่ ๒ ผลของโครงการตามแผนพัฒนา"),
    ],
)
def test_tables_of_as_many_rows_are_not_joined_by_chance(
    again: int, title: str
) -> None:
    left, right = cells_of(*halves(BY_HAND, again, title))
    assert (len(left[0]), len(right[0])) == (3, 2 + again)


def test_columns_of_a_known_form_are_joined_though_rows_are_not_level() -> None:
    rows = [HEADER, row(1), row(2), row(3)]
    (found,) = cells_of(*halves(rows, again=0))
    assert found[0] == HEADER
    assert found[3][3:] == ["ตลอดปี", "ประชุมแล้ว", "รวดเร็ว"]


def test_names_of_rows_join_columns_that_break_elsewhere() -> None:
    """The left columns fill two pages, the right ones, whose texts are shorter, one page."""
    left = [row[:3] for row in BY_HAND]
    right = [[row[1], *row[3:]] for row in BY_HAND]
    pages = table(left[:2], 80), table([left[0], *left[2:]], 80)
    (found,) = cells_of(*pages, table(right, 80))
    assert [row[3] for row in found] == ["งบประมาณ", "10", "20", "30"]


def test_a_right_part_without_a_header_is_joined_by_the_heights_of_rows() -> (
    None
):
    ys = tops(WIDE, 80)
    right = [row[3:] for row in WIDE[1:]]
    xs = columns(2, width=140)
    below = rules(xs, ys[1:]) + fill(right, xs, ys[1:])
    (found,) = cells_of(sheet(WIDE, LEFT_PART), below)
    assert [row[3] for row in found] == ["", "10", "20", "30", "40"]


def test_the_last_rows_of_a_sheet_are_joined_as_those_before() -> None:
    """A header and one row are level by chance, too; the columns are those of the pages before."""
    upper, lower = WIDE[:4], [WIDE[0], WIDE[4]]
    pages = [
        sheet(rows, part)
        for part in (LEFT_PART, RIGHT_PART)
        for rows in (upper, lower)
    ]
    (found,) = cells_of(*pages)
    assert [row[3] for row in found] == ["งบประมาณ", "10", "20", "30", "40"]


def test_a_part_that_a_title_moved_down_is_joined_by_heights_of_rows() -> None:
    rows = [*WIDE, ["๕", "สมุด", "กองช่าง", "๕๐", "ซื้อแล้ว"]]
    ys = [y + 30 for y in tops(rows, 80)]
    right = [row[3:] for row in rows]
    xs = columns(2, width=140)
    (found,) = cells_of(
        sheet(rows, LEFT_PART), rules(xs, ys) + fill(right, xs, ys)
    )
    assert [row[3] for row in found[1:]] == ["10", "20", "30", "40", "50"]


def test_tables_of_a_transcript_are_not_laid_side_by_side() -> None:
    """It has no heights; its pages are the program's that read it."""

    def page_of(number: int, rows: list[list[str]]) -> PageContent:
        cells = tuple(
            Cell(
                row,
                col,
                fragments=(Fragment(number, None, (Line(text, number),)),),
            )
            for row, texts in enumerate(rows)
            for col, text in enumerate(texts)
        )
        of_page = Table(cells, len(rows), len(rows[0]), number, number)
        return PageContent(number, (of_page,))

    left = [list(row[:3]) for row in BY_HAND]
    right = [[row[1], *row[3:]] for row in BY_HAND]
    assert len(stitch([page_of(1, left), page_of(2, right)])) == 2


@pytest.mark.parametrize("cols", [2, 4])
def test_pages_of_one_form_are_not_laid_side_by_side(cols: int) -> None:
    """A form that is filled in for each person has rows of the same heights on every page."""

    def form(name: str, place: str, age: str) -> bytes:
        rows = [
            ["ชื่อ", name, "อายุ", age],
            ["ที่อยู่", f"บ้าน{place}\nตำบล{place}", "โทร", "-"],
            ["อาชีพ", "เกษตรกร", "รายได้", f"{age},๐๐๐"],
        ]
        return table([row[:cols] for row in rows], 80)

    found = cells_of(
        form("นายสมชาย", "ไร่", "๔๗"), form("นายสมหมาย", "นา", "๓๙")
    )
    assert all(len(row) == cols for rows in found for row in rows)


def joins(*pages: bytes) -> list[tuple[int, bool, str]]:
    """Why the tables of pages were joined or not."""
    found = [join for read in tables_of(*pages) for join in read.table.joins]
    return [(join.page_no, join.joined, join.reason) for join in found]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (table([PARTS[0], *PARTS_ON], 60), (2, True, "header-again")),
        (table(PARTS_ON, 60), (2, True, "same-columns")),
        (
            words("ข้อความที่ไม่เกี่ยวข้องกับตารางนี้เลย", 60, 40) + table(PARTS_ON, 60),
            (2, True, "numbers-go-on"),
        ),
        (
            table(PARTS_ON, 60, xs=[30, 100, 300, 420]),
            (2, False, "other-columns"),
        ),
        (
            words("รายการครุภัณฑ์ที่จำหน่ายระหว่างปี", 60, 40) + table(PARTS, 60),
            (2, False, "title-between"),
        ),
        (
            table([["ลำดับ", "ครุภัณฑ์", "ราคาทุน"], *PARTS[1:]], 60),
            (2, False, "other-header"),
        ),
    ],
)
def test_it_is_said_why_tables_were_joined_or_not(
    after: bytes, expected: tuple[int, bool, str]
) -> None:
    assert joins(table(PARTS, 60), after) == [expected]


def test_too_many_blank_pages_part_tables() -> None:
    assert joins(table(PARTS, 60), b"", b"", b"", table(PARTS_ON, 60)) == [
        (5, False, "pages-between")
    ]
