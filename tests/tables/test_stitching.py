"""Tables over several pages become one, row for row, and tables that only look alike stay apart."""

from __future__ import annotations

import pytest

from extractor.model import Report
from tests.helpers.pdfs import HEIGHT, Rows, cells_of, clipped, columns, fill, line, report_of, table, tops, words

HEADER = ["มาตรการ/กิจกรรม", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สรุปผลการดำเนินการ", "ผลลัพธ์/ความสำเร็จ"]
BLANK = [""] * 6
COUNTED = ["(๑)", "(๒)", "(๓)", "(๔)", "(๕)", "(๖)"]
PRICES = [["รายการ", "จำนวน", "ราคา"], ["กระดาษ", "๑๐", "๑๒๐"], ["หมึก", "๒", "๓๕๐"]]
PRICES_ON = [["แฟ้ม", "๕", "๖๐"], ["ปากกา", "๙", "๑๕"]]
PRICES_READ = [["รายการ", "จำนวน", "ราคา"], ["กระดาษ", "10", "120"], ["หมึก", "2", "350"]]
PRICES_READ_ON = [["แฟ้ม", "5", "60"], ["ปากกา", "9", "15"]]


def row(number: int, name: str = "เรื่อง", methods: str = "ประชุม", results: str = "ประชุมแล้ว") -> list[str]:
    """The cells of a measure with its number."""
    digits = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    return [f"{digits}. {name}ที่ {digits}", methods, "กองคลัง", "ตลอดปี", results, "รวดเร็ว"]


def bare(number: int) -> list[str]:
    """The cells of a measure without one."""
    return [f"เรื่อง{'กขคงจฉ'[number - 1]}", *row(number)[1:]]


def measures(*pages: Rows | bytes) -> list[str]:
    """The measures of a report with one table a page."""
    return [measure.text("measure") for measure in report(*pages).records]


def report(*pages: Rows | bytes) -> Report:
    return report_of(*(page if isinstance(page, bytes) else table(page, 60) for page in pages))


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
        ([["แบบรายงาน", *BLANK[1:]], HEADER], [["แบบรายงาน", *BLANK[1:]], HEADER]),
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
    title = line(xs[0], 60, xs[-1], 60) + line(xs[0], 60, xs[0], 78) + line(xs[-1], 60, xs[-1], 78)
    return title + words("รายงานผลการดำเนินการตามมาตรการ", xs[0] + 200, 72) + table(rows, 78)


def test_a_title_merged_over_the_header_is_no_measure() -> None:
    assert measures(under_title([HEADER, row(1), row(2)]), under_title([HEADER, row(3)])) == THREE


def in_two_rows(rows: Rows) -> bytes:
    """A table whose header stands on two rows: the results have two columns, the other cells are merged."""
    xs = columns(7, 110)
    ys = [60.0, 78, *tops(rows, 96)]
    made = b"".join(line(xs[0], y, xs[-1], y) for y in (ys[0], *ys[2:])) + line(xs[4], ys[1], xs[6], ys[1])
    made += b"".join(line(x, ys[0], x, ys[-1]) for x in (*xs[:5], *xs[6:])) + line(xs[5], ys[1], xs[5], ys[-1])
    upper, lower = [*HEADER[:4], "ผลการดำเนินการ", None, HEADER[5]], [None] * 4 + ["สิ่งที่ทำ", "ร้อยละ", None]
    full = [[*cells[:5], "๑๐๐", cells[5]] for cells in rows]
    return made + fill([upper, lower], xs, ys) + fill(full, xs, ys[2:])


@pytest.mark.parametrize("pages", [1, 2])
def test_a_header_on_two_rows_is_no_measure(pages: int) -> None:
    content = [in_two_rows([row(1), row(2)]), in_two_rows([row(3)])]
    assert measures(*content[:pages]) == THREE[: pages + 1]


@pytest.mark.parametrize("again", [[HEADER], []], ids=["header repeated", "header once"])
def test_rows_parted_exactly_between_two_are_not_joined(again: Rows) -> None:
    found = report([HEADER, row(1), row(2)], [*again, row(3), row(4)])
    assert [measure.number for measure in found.records] == [1, 2, 3, 4]
    assert [(measure.page_first, measure.page_last) for measure in found.records] == [(1, 1), (1, 1), (2, 2), (2, 2)]


@pytest.mark.parametrize("again", [[HEADER], []], ids=["header repeated", "header once"])
def test_a_row_cut_in_the_middle_of_an_item_is_one_measure(again: Rows) -> None:
    first = [HEADER, row(1), row(2, methods="๑. ประชุมร่วมกันทุก\nส่วน\n๒. แจ้งหนังสือ")]
    second = [*again, ["", "เวียนให้ทราบ\n๓. สรุปผล", "", "", "", ""], row(3)]
    found = report(first, second)
    assert [measure.number for measure in found.records] == [1, 2, 3]
    assert items(found, 1, "methods") == ["ประชุมร่วมกันทุกส่วน", "แจ้งหนังสือเวียนให้ทราบ", "สรุปผล"]
    assert (found.records[1].page_first, found.records[1].page_last) == (1, 2)


def test_a_row_cut_over_three_pages_is_one_measure() -> None:
    methods = ["๑. ประชุม\n๒. แจ้ง", "๓. ตรวจ\n๔. สรุป", "๕. เผยแพร่"]
    pages = [[HEADER, row(1, methods=methods[0])], *([HEADER, ["", text, "", "", "", ""]] for text in methods[1:])]
    found = report(*pages)
    assert len(found.records) == 1
    assert items(found, 0, "methods") == ["ประชุม", "แจ้ง", "ตรวจ", "สรุป", "เผยแพร่"]
    assert found.records[0].page_last == 3


def test_a_measures_name_cut_by_the_page_is_one_name() -> None:
    first = [HEADER, ["๑. ลดขั้นตอนการให้\nบริการ", *row(1)[1:]]]
    found = report(first, [HEADER, ["ประชาชน", "", "", "", "", ""], row(2)])
    assert [measure.text("measure") for measure in found.records] == ["ลดขั้นตอนการให้บริการประชาชน", "เรื่องที่ 2"]


def test_a_row_that_the_page_cut_without_a_ruling_is_one_measure() -> None:
    """Chromium draws no ruling where a page ends within a row."""
    first = table([HEADER, bare(1), ["เรื่องข", "ประชุมร่วม\nกับทุกส่วน", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]], 400, sides="tlr")
    second = table([["", "ราชการ", "", "", "", ""], bare(3)], 30, sides="blr")
    found = report(first, second)
    assert [measure.text("measure") for measure in found.records] == ["เรื่องก", "เรื่องข", "เรื่องค"]
    assert items(found, 1, "methods") == ["ประชุมร่วมกับทุกส่วนราชการ"]


def test_a_row_that_a_page_shows_only_clipped_stubs_of_is_read_once() -> None:
    rows = [HEADER, row(1), row(2)]
    ys = tops(rows, 560 - 36)
    first = clipped(0, 0, 842, 560 + 8, table(rows, ys[0]))
    assert measures(first, [row(2), row(3)]) == THREE


@pytest.mark.parametrize("again", [[HEADER], []], ids=["header repeated", "header once"])
def test_measures_without_numbers_are_counted(again: Rows) -> None:
    found = report([HEADER, bare(1), bare(2)], [*again, bare(3), bare(4)])
    assert [measure.number for measure in found.records] == [1, 2, 3, 4]
    assert not any(measure.number_printed for measure in found.records)


def test_a_row_without_a_number_that_is_cut_goes_on_where_its_items_do() -> None:
    first = [HEADER, bare(1), [bare(2)[0], "๑. ประชุม\n๒. แจ้ง", *bare(2)[2:]]]
    found = report(first, [HEADER, ["", "๓. ตรวจ", "", "", "", ""], bare(3)])
    assert [measure.text("measure") for measure in found.records] == ["เรื่องก", "เรื่องข", "เรื่องค"]
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
        merged(400, [HEADER, one, two], first=True, last=False), merged(40, [three, four], first=False, last=True)
    )
    assert [measure.number for measure in found.records] == [1, 2, 3, 4]
    assert [measure.text("period") for measure in found.records] == ["ตลอดปี"] * 4


def test_other_tables_before_and_after_the_report_are_told_of() -> None:
    found = report(PRICES, [HEADER, row(1), row(2)], [HEADER, row(3)], PRICES)
    assert [measure.text("measure") for measure in found.records] == THREE
    assert [(other.table.page_first, other.table.cols) for other in found.other_tables] == [(1, 3), (4, 3)]
    assert [problem.page_no for problem in found.problems if problem.code == "other-table"] == [1, 4]


def test_another_table_between_two_pages_of_the_report_costs_no_measure() -> None:
    between = table([HEADER, row(2)], 60) + table(PRICES, 400)
    assert measures([HEADER, row(1)], between, [HEADER, row(3)]) == THREE


def test_a_small_table_above_the_report_on_its_page() -> None:
    assert measures(table(PRICES, 40) + table([HEADER, row(1), row(2)], 300), [HEADER, row(3)]) == THREE


@pytest.mark.parametrize("again", [[PRICES[0]], []], ids=["header repeated", "header once"])
def test_tables_of_any_shape_go_on_over_pages(again: Rows) -> None:
    assert cells_of(table(PRICES, 60), table([*again, *PRICES_ON], 60)) == [[*PRICES_READ, *PRICES_READ_ON]]


def test_a_title_between_two_tables_parts_them() -> None:
    title = words("ตารางที่ ๒ พัสดุที่จัดซื้อเพิ่มเติม", 60, 40)
    assert cells_of(table(PRICES, 60), title + table([PRICES[0], *PRICES_ON], 60)) == [
        PRICES_READ,
        [PRICES_READ[0], *PRICES_READ_ON],
    ]


def test_a_closing_sentence_between_two_tables_parts_them() -> None:
    sentence = words("จากตารางข้างต้นพบว่าราคาสูงขึ้นทุกรายการ", 60, 300)
    assert len(cells_of(table(PRICES, 60) + sentence, table([PRICES[0], *PRICES_ON], 60))) == 2


@pytest.mark.parametrize("title", ["ตาราง ๔ (ต่อ)", "ตารางที่ ๔ รายการจัดซื้อพัสดุ (ต่อ)"])
def test_a_title_that_says_it_goes_on_parts_nothing(title: str) -> None:
    after = words(title, 60, 40) + table([PRICES[0], *PRICES_ON], 60)
    assert cells_of(table(PRICES, 60), after) == [[*PRICES_READ, *PRICES_READ_ON]]


@pytest.mark.parametrize("head", ["รายงานการจัดซื้อจัดจ้างประจำปี หน้า {}", "- {} -", "เอกสารแนบท้ายประกาศ ฉบับที่ ๓"])
def test_running_heads_and_feet_part_nothing(head: str) -> None:
    def page(rows: Rows, number: str) -> bytes:
        return words(head.format(number), 60, 40) + table(rows, 60) + words(head.format(number), 60, HEIGHT - 20)

    pages = [page(PRICES, "๑"), page([PRICES[0], PRICES_ON[0]], "๒"), page(PRICES_ON[1:], "๓")]
    assert cells_of(*pages) == [[*PRICES_READ, *PRICES_READ_ON]]


def test_a_table_of_other_columns_is_another() -> None:
    other = [["ชื่อ", "ตำแหน่ง", "สังกัด"], ["สมชาย", "ครู", "โรงเรียน"]]
    pages = table(PRICES, 60), table(other, 60, xs=[30, 200, 500, 700])
    assert len(cells_of(*pages)) == 2


def test_a_table_two_pages_on_is_another() -> None:
    between = words("หน้านี้มีแต่ข้อความ ไม่มีตารางใด", 60, 100)
    assert len(cells_of(table(PRICES, 60), between, table([PRICES[0], *PRICES_ON], 60))) == 2


def test_every_part_of_a_cell_keeps_its_page_and_place() -> None:
    first = table([HEADER, row(1, methods="๑. ประชุมร่วมกันทุก\nส่วน")], 400)
    found = report(first, table([["", "ราชการในสังกัด", "", "", "", ""], row(2)], 30))
    (item,) = found.records[0].items["methods"]
    assert [fragment.page_no for fragment in item.fragments] == [1, 2]
    boxes = [fragment.box for fragment in item.fragments]
    assert all(boxes)
    assert boxes[0] and boxes[0].top > 400
    assert boxes[1] and boxes[1].top < 60
