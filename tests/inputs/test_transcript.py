"""Transcripts in all three notations, files in other encodings, and pages that do not stand upright."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import ReadReport, extract, forms
from extractor.inputs.source import open_source
from extractor.model import Box, Report
from tests.helpers.pdfs import (
    HEIGHT,
    WIDTH,
    Paper,
    pdf,
    report_of,
    table,
    words,
)

Transcript = Callable[..., str]

HEADER = (
    "มาตรการ/กิจกรรม",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "สรุปผลการดำเนินการ",
    "ผลลัพธ์/ความสำเร็จ",
)
COVER = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
    "เทศบาลตำบลปรุใหญ่",
    "อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา",
)
# Lines of a cell are parted by a newline.
ROWS = (
    (
        "๑. ลดการใช้กระดาษ",
        "๑. ใช้อีเมล\n๒. ใช้เว็บไซต์",
        "กองคลัง\nกองช่าง",
        "ตลอดปี",
        "- ใช้แล้ว\n- ประหยัด",
        "ลดลงร้อยละ ๑๒.๕",
    ),
    (
        "๒. เปิดเผยข้อมูล",
        "ลงประกาศ",
        "สำนักปลัด",
        "ไตรมาสที่ ๑",
        "ลงประกาศแล้ว",
        "ประชาชน <รับรู้> & เข้าใจ",
    ),
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tabbed() -> str:
    rows = [
        "\t".join(escaped(cell).replace("\n", "<br>") for cell in row)
        for row in (HEADER, *ROWS)
    ]
    return "\n".join((*COVER, *rows, ""))


def html() -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        return (
            "<tr>"
            + "".join(
                f"<{tag}>{escaped(cell).replace(chr(10), '<br/>')}</{tag}>"
                for cell in cells
            )
            + "</tr>"
        )

    head, body = row(HEADER, "th"), "".join(row(cells, "td") for cells in ROWS)
    cover = "".join(f"<p>{line}</p>\n" for line in COVER)
    return f"<!doctype html><html><body>{cover}<table><thead>{head}</thead><tbody>{body}</tbody></table></body></html>"


def markdown() -> str:
    rows = [
        "| "
        + " | ".join(escaped(cell).replace("\n", "<br>") for cell in row)
        + " |"
        for row in (HEADER, *ROWS)
    ]
    rows.insert(1, "|---" * 6 + "|")
    return "\n\n".join(COVER) + "\n\n" + "\n".join(rows) + "\n"


def read(folder: Path, text: str | bytes, name: str = "r.txt") -> ReadReport:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return extract(path)


def fields(report: Report) -> list[dict[str, list[tuple[int, str]]]]:
    return [
        {
            name: [(item.number, item.text) for item in measure.items[name]]
            for name in forms.default().field_names
        }
        for measure in report.records
    ]


EXPECTED = [
    {
        "measure": [(1, "ลดการใช้กระดาษ")],
        "methods": [(1, "ใช้อีเมล"), (2, "ใช้เว็บไซต์")],
        "responsible": [(1, "กองคลัง"), (2, "กองช่าง")],
        "period": [(1, "ตลอดปี")],
        "results": [(1, "ใช้แล้ว"), (2, "ประหยัด")],
        "outcomes": [(1, "ลดลงร้อยละ 12.5")],
    },
    {
        "measure": [(1, "เปิดเผยข้อมูล")],
        "methods": [(1, "ลงประกาศ")],
        "responsible": [(1, "สำนักปลัด")],
        "period": [(1, "ไตรมาสที่ 1")],
        "results": [(1, "ลงประกาศแล้ว")],
        "outcomes": [(1, "ประชาชน <รับรู้> & เข้าใจ")],
    },
]
NOTATIONS = {"r.txt": tabbed(), "r.html": html(), "r.md": markdown()}


@pytest.mark.parametrize("name", NOTATIONS)
def test_the_same_report_is_read_from_every_notation(
    tmp_path: Path, name: str
) -> None:
    report = read(tmp_path, NOTATIONS[name], name)
    assert fields(report) == EXPECTED
    assert report.kind == "transcript"
    assert (report.identity.agency, report.identity.fiscal_year_be) == (
        "เทศบาลตำบลปรุใหญ่",
        2566,
    )


@pytest.mark.parametrize("name", NOTATIONS)
@pytest.mark.parametrize("other", ["r.txt", "r.html", "r.md", "r.tsv"])
def test_a_transcript_is_known_by_its_content_whatever_its_name(
    tmp_path: Path, name: str, other: str
) -> None:
    assert fields(read(tmp_path, NOTATIONS[name], other)) == EXPECTED


@pytest.mark.parametrize("name", ["r.txt", "r.html", "scan", "r.docx"])
def test_a_pdf_is_known_by_its_content_whatever_its_name(
    tmp_path: Path, name: str
) -> None:
    data = pdf(
        table(
            [HEADER, ["๑. ลดกระดาษ", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]],
            60,
        )
    )
    assert read(tmp_path, data, name).kind == "text-layer"


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "cp874",
        "tis-620",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
    ],
)
@pytest.mark.parametrize("name", NOTATIONS)
def test_encodings_of_thai_are_told_apart(
    tmp_path: Path, encoding: str, name: str
) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    data = marks.get(encoding, b"") + NOTATIONS[name].encode(encoding)
    assert fields(read(tmp_path, data, name)) == EXPECTED


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system(tmp_path: Path, end: str) -> None:
    assert fields(read(tmp_path, tabbed().replace("\n", end))) == EXPECTED


def cells(*rows: str) -> str:
    header = "".join(f"<td>{text}</td>" for text in HEADER)
    return f"<table><tr>{header}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def plain(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def only(report: Report, name: str) -> list[tuple[int, str]]:
    return fields(report)[0][name]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("<ul><li>ประชุม</li><li>แจ้ง</li></ul>", [(1, "ประชุม"), (2, "แจ้ง")]),
        ("<ol><li>ประชุม</li><li>แจ้ง</li></ol>", [(1, "ประชุม"), (2, "แจ้ง")]),
        (
            "<ol><li>๑. ประชุม</li><li>๒. แจ้ง</li></ol>",
            [(1, "ประชุม"), (2, "แจ้ง")],
        ),
        ("<ul><li>- ประชุม</li><li>- แจ้ง</li></ul>", [(1, "ประชุม"), (2, "แจ้ง")]),
        (
            "ดังนี้<ul><li>ประชุม</li><li>แจ้ง</li></ul>",
            [(0, "ดังนี้"), (1, "ประชุม"), (2, "แจ้ง")],
        ),
        ("<p>๑. ประชุม</p><p>๒. แจ้ง</p>", [(1, "ประชุม"), (2, "แจ้ง")]),
        ("<div>๑. ประชุม</div><div>๒. แจ้ง</div>", [(1, "ประชุม"), (2, "แจ้ง")]),
        ("๑. ประชุม<br>๒. แจ้ง", [(1, "ประชุม"), (2, "แจ้ง")]),
        ("๑. ประชุม ๒. แจ้ง", [(1, "ประชุม"), (2, "แจ้ง")]),
        ("๑. <b>ประ</b>ชุม<br>๒. <i>แจ้ง</i>", [(1, "ประชุม"), (2, "แจ้ง")]),
        ("๑. ประชุม\n   ๒. แจ้ง", [(1, "ประชุม"), (2, "แจ้ง")]),
        (
            "R&amp;D &lt;แผน&gt; &quot;ก&quot;&nbsp;ข &#3585;",
            [(1, 'R&D <แผน> "ก" ข ก')],
        ),
        ("ประชุม<script>alert(1)</script><style>p{}</style>", [(1, "ประชุม")]),
        ("ประชุม<!-- ไม่เห็น -->", [(1, "ประชุม")]),
        ("", []),
        ("&nbsp;", []),
        ("<br>", []),
    ],
)
def test_html_in_a_cell(
    tmp_path: Path, cell: str, items: list[tuple[int, str]]
) -> None:
    text = cells(plain("๑. เรื่อง", cell, "กองคลัง", "ตลอดปี", "แล้ว", "ดี"))
    assert only(read(tmp_path, text, "r.html"), "methods") == items


def test_html_in_the_cells_of_a_tabbed_transcript(
    tmp_path: Path, transcript: Transcript
) -> None:
    row = "๑. เรื่อง\t<p>๑. ประชุม</p><p>๒. แจ้ง</p>\tกองคลัง\tตลอดปี\t<ul><li>แล้ว</li><li>ดี</li></ul>\tดี"
    report = read(tmp_path, transcript(row))
    assert only(report, "methods") == [(1, "ประชุม"), (2, "แจ้ง")]
    assert only(report, "results") == [(1, "แล้ว"), (2, "ดี")]


def test_a_cell_may_go_on_in_the_next_lines_of_a_tabbed_transcript(
    tmp_path: Path, transcript: Transcript
) -> None:
    row = "๑. เรื่อง\tประชุม\tกองคลัง\tตลอดปี\tแล้ว\t๑. รวดเร็ว\n๒. ประหยัด"
    assert only(read(tmp_path, transcript(row)), "outcomes") == [
        (1, "รวดเร็ว"),
        (2, "ประหยัด"),
    ]


def test_a_cell_over_several_rows(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        cells(
            plain("๑. หนึ่ง", "ประชุม")
            + "<td rowspan=2>กองคลัง</td><td rowspan='2'>ตลอดปี</td>"
            + plain("แล้ว", "ดี"),
            plain("๒. สอง", "แจ้ง", "เสร็จ", "เร็ว"),
        ),
        "r.html",
    )
    assert [measure.text("responsible") for measure in report.records] == [
        "กองคลัง",
        "กองคลัง",
    ]
    assert [measure.text("period") for measure in report.records] == [
        "ตลอดปี",
        "ตลอดปี",
    ]
    assert [measure.text("outcomes") for measure in report.records] == [
        "ดี",
        "เร็ว",
    ]


def test_a_measure_over_several_rows(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        cells(
            "<td rowspan=2>๑. หนึ่ง</td>"
            + plain("๑. ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"),
            plain("๒. แจ้ง", "กองช่าง", "", "เสร็จ", "เร็ว"),
            plain("๒. สอง", "ตรวจ", "กองช่าง", "ตลอดปี", "เสร็จ", "เร็ว"),
        ),
        "r.html",
    )
    assert [measure.text("measure") for measure in report.records] == [
        "หนึ่ง",
        "สอง",
    ]
    assert only(report, "methods") == [(1, "ประชุม"), (2, "แจ้ง")]
    assert only(report, "responsible") == [(1, "กองคลัง"), (2, "กองช่าง")]


def test_a_title_over_all_columns(tmp_path: Path) -> None:
    rows = [
        plain(*HEADER),
        plain("๑. หนึ่ง", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"),
    ]
    title = "<tr><th colspan=6>รายงานผลการดำเนินการตามมาตรการ</th></tr>"
    text = f"<table>{title}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    assert [
        measure.text("measure")
        for measure in read(tmp_path, text, "r.html").records
    ] == ["หนึ่ง"]


@pytest.mark.parametrize("span", ["0", "-1", "x", "1.5", "99999999999", ""])
def test_a_span_that_makes_no_sense_costs_nothing(
    tmp_path: Path, span: str
) -> None:
    last = f"<td rowspan='{span}' colspan='{span}'>ดี</td>"
    text = cells(plain("๑. หนึ่ง", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว") + last)
    assert only(read(tmp_path, text, "r.html"), "outcomes") == [(1, "ดี")]


def test_html_that_is_never_closed_is_read_as_browsers_do(
    tmp_path: Path,
) -> None:
    head = "".join(f"<td>{cell}" for cell in HEADER)
    text = f"<table><tr>{head}<tr><td>๑. หนึ่ง<td>ประชุม<td>กองคลัง<td>ตลอดปี<td>แล้ว<td>ดี"
    assert [
        measure.text("outcomes")
        for measure in read(tmp_path, text, "r.html").records
    ] == ["ดี"]


def test_a_row_cut_by_a_page_of_the_transcript_is_one_measure(
    tmp_path: Path, transcript: Transcript
) -> None:
    header = "\t".join(HEADER)
    first = "๑. เรื่อง\t๑. ประชุม ๒. แจ้ง\tกองคลัง\tตลอดปี\tแล้ว\tดี"
    text = (
        transcript(first)
        + f"\n{header}\n\t๓. สรุป\t\t\t\t\n๒. อื่น\tตรวจ\tกองช่าง\tตลอดปี\tแล้ว\tดี\n"
    )
    report = read(tmp_path, text)
    assert [measure.number for measure in report.records] == [1, 2]
    assert only(report, "methods") == [(1, "ประชุม"), (2, "แจ้ง"), (3, "สรุป")]


def test_a_transcript_has_no_boxes(tmp_path: Path) -> None:
    report = read(tmp_path, tabbed())
    items = [
        item
        for measure in report.records
        for found in measure.items.values()
        for item in found
    ]
    assert all(
        fragment.box is None for item in items for fragment in item.fragments
    )
    assert all(item.confidence < 1 for item in items)


# A page of a report; where its only unit, กองคลัง, is printed, as written: from the top left of the unrotated page.
UNIT = Box(293, 99, 323, 110.5)
UPRIGHT = table(
    [HEADER, ["๑. ลดกระดาษ", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]], 78
)


def unit(*pages: bytes | Paper) -> Box:
    """Where the only unit of a report stands on its page as displayed."""
    (measure,) = report_of(*pages).records
    (item,) = measure.items["responsible"]
    (fragment,) = item.fragments
    assert item.text == "กองคลัง"
    assert fragment.box
    return fragment.box


def near(box: Box) -> object:
    return pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=1.5)


def sides(box: Box) -> tuple[float, float, float, float]:
    return (box.x0, box.top, box.x1, box.bottom)


def turned(
    box: Box, degrees: int, width: float = WIDTH, height: float = HEIGHT
) -> Box:
    """Where a box comes to stand when its page is turned clockwise."""
    corners = {
        0: box,
        90: Box(height - box.bottom, box.x0, height - box.top, box.x1),
        180: Box(
            width - box.x1,
            height - box.bottom,
            width - box.x0,
            height - box.top,
        ),
        270: Box(box.top, width - box.x1, box.bottom, width - box.x0),
    }
    return corners[degrees]


def test_the_box_of_an_item_is_that_of_its_ink() -> None:
    assert sides(unit(UPRIGHT)) == near(UNIT)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_that_its_entry_turns_is_read_and_its_boxes_are_as_displayed(
    degrees: int,
) -> None:
    box = unit(Paper(UPRIGHT, b"/Rotate %d" % degrees))
    assert sides(box) == near(turned(UNIT, degrees))


# A matrix that turns the content counter-clockwise within the page, and the page that then holds it.
MATRICES = {
    90: (b"0 1 -1 0 595 0", b"0 0 595 842"),
    180: (b"-1 0 0 -1 842 595", b"0 0 842 595"),
    270: (b"0 -1 1 0 0 842", b"0 0 595 842"),
}


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_content_that_is_printed_sideways_is_read_and_its_boxes_are_as_displayed(
    degrees: int,
) -> None:
    matrix, media = MATRICES[degrees]
    box = unit(Paper(b"q %s cm\n%sQ\n" % (matrix, UPRIGHT), media=media))
    assert sides(box) == near(turned(UNIT, 360 - degrees))


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_content_printed_sideways_on_a_page_turned_back_is_as_if_upright(
    degrees: int,
) -> None:
    matrix, media = MATRICES[degrees]
    box = unit(
        Paper(
            b"q %s cm\n%sQ\n" % (matrix, UPRIGHT),
            b"/Rotate %d" % degrees,
            media,
        )
    )
    assert sides(box) == near(UNIT)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_boxes_count_from_the_corner_of_what_is_displayed(degrees: int) -> None:
    """A CropBox shows a part of the page only: 20 points less on the left, 30 above, 10 on the right, 40 below."""
    box = unit(Paper(UPRIGHT, b"/CropBox [20 40 832 565] /Rotate %d" % degrees))
    shown = Box(UNIT.x0 - 20, UNIT.top - 30, UNIT.x1 - 20, UNIT.bottom - 30)
    assert sides(box) == near(turned(shown, degrees, 812, 525))


@pytest.mark.parametrize("degrees", [0, 90])
def test_a_page_may_begin_elsewhere_than_at_the_origin(degrees: int) -> None:
    content = b"q 1 0 0 1 100 -50 cm\n%sQ\n" % UPRIGHT
    box = unit(Paper(content, b"/Rotate %d" % degrees, b"100 -50 942 545"))
    assert sides(box) == near(turned(UNIT, degrees))


def test_a_crop_box_beyond_the_page_shows_the_page() -> None:
    assert sides(unit(Paper(UPRIGHT, b"/CropBox [-50 -50 900 700]"))) == near(
        UNIT
    )


def test_a_page_with_no_print_is_counted() -> None:
    report = report_of(b"", UPRIGHT, words("ลงชื่อ ผู้รายงาน", 500, 300))
    assert report.pages == 3
    assert report.records[0].page_first == 2


def test_a_source_knows_its_format(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text(markdown(), encoding="utf-8")
    assert open_source(tmp_path / "r.md", "r.md").format == "markdown"


# What a spreadsheet breaks a line within a cell by.
BREAKS = {"VT": "\v", "CR": "\r", "LS": "\u2028", "NEL": "\x85"}


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_break_within_a_cell_shifts_no_column(
    name: str, ending: str, tmp_path: Path
) -> None:
    cells = (
        "๑. ลดการใช้" + BREAKS[name] + "กระดาษ",
        "๑. ใช้อีเมล" + BREAKS[name] + "๒. ใช้เว็บไซต์",
        *ROWS[0][2:],
    )
    rows = [HEADER, cells, ROWS[1]]
    lines = ["\t".join(row).replace("\n", "<br>") for row in rows]
    file = tmp_path / "report.txt"
    file.write_bytes(ending.join((*COVER, *lines, "")).encode())
    first, second = extract(file).records
    assert first.text("measure") == "ลดการใช้กระดาษ"
    assert first.text("methods") == "1. ใช้อีเมล\n2. ใช้เว็บไซต์"
    assert first.text("period") == "ตลอดปี"
    assert second.text("outcomes").startswith("ประชาชน")


def test_carriage_returns_end_lines_where_nothing_else_does(
    tmp_path: Path,
) -> None:
    rows = [HEADER, *ROWS]
    lines = ["\t".join(row).replace("\n", "<br>") for row in rows]
    whole, mixed = tmp_path / "whole.txt", tmp_path / "mixed.txt"
    whole.write_bytes("\r".join((*COVER, *lines, "")).encode())
    # Of a text put together of two, the rows of one end otherwise.
    ends = "\n".join((*COVER, lines[0])) + "\n" + "\r".join(lines[1:])
    mixed.write_bytes(ends.encode())
    for file in (whole, mixed):
        assert [record.text("measure") for record in extract(file).records] == [
            "ลดการใช้กระดาษ",
            "เปิดเผยข้อมูล",
        ]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("50,000.00<sup>1</sup>", "50,000.00¹"),
        ("๕๐,๐๐๐<sup>๑</sup>", "50,000¹"),
        ("1.5 x 10<sup>6</sup>", "1.5 x 10⁶"),
        ("พื้นที่ 250 ม.<sup>2</sup>", "พื้นที่ 250 ม.²"),
    ],
)
def test_a_raised_figure_is_no_digit_of_the_number_before_it(
    tmp_path: Path, printed: str, text: str
) -> None:
    """Without its note nobody can tell a mark from a power; 50,000.001 was never printed."""
    row = plain("๑. เรื่อง", printed, "กองคลัง", "ตลอดปี", "แล้ว", "ดี")
    ((_, read_text),) = only(read(tmp_path, cells(row), "r.html"), "methods")
    assert read_text == text


@pytest.mark.parametrize(
    "mark", ["<sup>1</sup>", "<sup>1/</sup>", "<sup>(1)</sup>"]
)
def test_a_raised_mark_with_a_note_is_no_text_of_its_cell(
    tmp_path: Path, mark: str
) -> None:
    row = plain("๑. เรื่อง", f"ใช้ 500{mark}", "กองคลัง", "ตลอดปี", "แล้ว", "ดี")
    html = f"{cells(row)}<p>{mark} รวมค่าวิทยากร</p>"
    report = read(tmp_path, html, "r.html")
    assert only(report, "methods") == [(1, "ใช้ 500")]
    assert "note-mark" in {problem.code for problem in report.problems}


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_is_told_and_is_no_text_of_its_cell(
    tmp_path: Path, tag: str
) -> None:
    printed = f"แล้วเสร็จภายใน <{tag}>15</{tag}>7 วัน"
    row = plain("๑. เรื่อง", printed, "กองคลัง", "ตลอดปี", "แล้ว", "ดี")
    report = read(tmp_path, cells(row), "r.html")
    assert only(report, "methods") == [(1, "แล้วเสร็จภายใน 7 วัน")]
    (told,) = [one for one in report.problems if one.code == "struck-out"]
    assert "15" in told.message_en
    (account,) = report.accounts
    assert (account.struck_out, account.lost) == (2, 0)
