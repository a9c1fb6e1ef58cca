"""A cell's items: where each begins, whatever marks it, and what only looks like a mark."""

from __future__ import annotations

import pytest

from extractor.line_wrapping import LineWrapping
from extractor.model import Box, Line
from extractor.report.items import split_items
from tests.helpers.pdfs import report_of, table

HEADER = [
    "มาตรการ/กิจกรรม",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "สรุปผลการดำเนินการ",
    "ผลลัพธ์/ความสำเร็จ",
]
# Lines of a full column are this wide, in letters.
FULL = 40
WIDEST = Line("", 1, Box(0, 0, 5.0 * FULL, 10))


def printed(*texts: str, full: bool = True) -> list[Line]:
    """The lines of a PDF's cell. A line that fills its column says nothing about where a paragraph ends."""
    width = [5.0 * (FULL if full else len(text)) for text in texts]
    return [
        Line(text, 1, Box(0, 12.0 * i, wide, 12.0 * i + 10))
        for i, (text, wide) in enumerate(zip(texts, width, strict=True))
    ]


def split(*texts: str, full: bool = True) -> list[tuple[int, str]]:
    """The number and the text of each item of a PDF's cell, lines joined by a stroke."""
    lines = printed(*texts, full=full)
    return [
        (piece.number, "|".join(line.text for line in piece.lines))
        for piece in split_items(lines, LineWrapping([WIDEST, *lines]))
    ]


def transcribed(text: str) -> list[tuple[int, str]]:
    """The same of a transcript's paragraphs."""
    lines = [Line(part, 1, starts_paragraph=True) for part in text.split("\n")]
    return [
        (piece.number, "|".join(line.text for line in piece.lines))
        for piece in split_items(lines, LineWrapping(lines))
    ]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("๑. ", "๒. ", "๓. "),
        ("๑) ", "๒) ", "๓) "),
        ("(๑) ", "(๒) ", "(๓) "),
        ("1. ", "2. ", "3. "),
        ("1) ", "2) ", "3) "),
        ("(1) ", "(2) ", "(3) "),
        ("1.", "2.", "3."),
        ("๑ )", "๒ )", "๓ )"),
        ("๑ . ", "๒ . ", "๓ . "),
        ("ข้อ ๑ ", "ข้อ ๒ ", "ข้อ ๓ "),
        ("ขั้นตอนที่ ๑ ", "ขั้นตอนที่ ๒ ", "ขั้นตอนที่ ๓ "),
        ("1.1 ", "1.2 ", "1.3 "),
        ("๒.๑) ", "๒.๒) ", "๒.๓) "),
        ("- ", "- ", "- "),
        ("-", "-", "-"),
        ("• ", "• ", "• "),
        ("➢ ", "➢ ", "➢ "),
        ("✓ ", "✓ ", "✓ "),
        ("– ", "– ", "– "),
        ("\uf0b7 ", "\uf0b7 ", "\uf0b7 "),
    ],
    ids=lambda marker: marker.strip(),
)
@pytest.mark.parametrize(
    "full", [True, False], ids=["full lines", "short lines"]
)
def test_items_begin_at_their_marks(
    first: str, second: str, third: str, full: bool
) -> None:
    cell = (
        f"{first}ประชุมคณะทำงาน",
        "ครั้งแรก",
        f"{second}แจ้งเวียน",
        f"{third}สรุปผล",
        "เสนอผู้บริหาร",
    )
    assert split(*cell, full=full) == [
        (1, "ประชุมคณะทำงาน|ครั้งแรก"),
        (2, "แจ้งเวียน"),
        (3, "สรุปผล|เสนอผู้บริหาร"),
    ]


def test_the_marker_is_kept_apart_as_printed() -> None:
    lines = printed("๑) ประชุม", "๒) แจ้ง")
    markers = [
        piece.marker.printed
        for piece in split_items(lines, LineWrapping(lines))
        if piece.marker
    ]
    assert [marker.strip() for marker in markers] == ["๑)", "๒)"]


def test_a_cell_without_marks_is_one_item() -> None:
    assert split("ประชุมคณะทำงาน", "ทุกไตรมาส") == [(1, "ประชุมคณะทำงาน|ทุกไตรมาส")]


def test_an_empty_cell_has_no_items() -> None:
    assert split() == []


def test_a_lone_first_number_is_an_item() -> None:
    assert split("๑. ประชุมคณะทำงาน", "ทุกไตรมาส") == [
        (1, "ประชุมคณะทำงาน|ทุกไตรมาส")
    ]


@pytest.mark.parametrize(
    "lead", ["ดำเนินการดังนี้", "กำหนดแนวทาง ได้แก่", "เจ้าหน้าที่ดำเนินการโดย", "มีขั้นตอน:"]
)
@pytest.mark.parametrize(
    ("one", "two"), [("๑. ", "๒. "), ("(๑) ", "(๒) "), ("- ", "- ")]
)
def test_a_sentence_before_the_list_is_item_0(
    lead: str, one: str, two: str
) -> None:
    assert split(lead, f"{one}ประชุม", f"{two}แจ้งเวียน", full=False) == [
        (0, lead),
        (1, "ประชุม"),
        (2, "แจ้งเวียน"),
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("๑. ", "๒. "),
        ("(๑) ", "(๒) "),
        ("- ", "- "),
    ],
)
def test_a_sentence_that_fills_its_line_before_the_list_is_item_0(
    one: str, two: str
) -> None:
    assert split("ดำเนินการดังนี้", f"{one}ประชุม", f"{two}แจ้ง") == [
        (0, "ดำเนินการดังนี้"),
        (1, "ประชุม"),
        (2, "แจ้ง"),
    ]


def test_a_sentence_before_a_list_of_one_is_item_0() -> None:
    assert split("ดำเนินการดังนี้", "๑. ประชุม") == [
        (0, "ดำเนินการดังนี้"),
        (1, "ประชุม"),
    ]


@pytest.mark.parametrize(
    ("a", "b"), [("(๑)", "(๒)"), ("(1)", "(2)"), ("(ก)", "(ข)"), ("ก.", "ข.")]
)
def test_clauses_inside_an_item_are_no_items(a: str, b: str) -> None:
    cell = (
        "๑. จัดทำคำสั่งซึ่งกำหนดให้",
        f"{a} ผู้บริหารกำกับดูแลงาน และ",
        f"{b} เจ้าหน้าที่รายงานผล",
        "๒. แจ้งเวียน",
    )
    assert split(*cell) == [
        (1, "|".join(cell[:3]).removeprefix("๑. ")),
        (2, "แจ้งเวียน"),
    ]


def test_bullets_below_an_item_are_no_items() -> None:
    cell = ("๑. จัดซื้อพัสดุ", "- กระดาษ", "- หมึกพิมพ์", "๒. ตรวจรับ")
    assert split(*cell) == [(1, "จัดซื้อพัสดุ|- กระดาษ|- หมึกพิมพ์"), (2, "ตรวจรับ")]


@pytest.mark.parametrize(
    "clause",
    [
        "(1) เรื่องแรก (2) เรื่องที่สอง",
        "(ก) เรื่องแรก (ข) เรื่องที่สอง",
        "ตามข้อ 1. และข้อ 2.",
    ],
)
def test_clauses_inside_a_sentence_are_no_items(clause: str) -> None:
    assert len(split(f"รายงานผลต่อสภา {clause}", "ภายในเดือนตุลาคม")) == 1


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("ระยะทางที่ซ่อมแซมรวมทั้งสิ้น", "๑๔.๕ กิโลเมตร"),
        ("ระยะทางที่ซ่อมแซมรวมทั้งสิ้น", "14.5 กิโลเมตร"),
        ("คะแนนประเมินเพิ่มขึ้นเป็น", "๑.๒ คะแนน"),
        ("ออกเสียงตามสายทุกวันเวลา", "๐๖.๓๐ น. และ"),
        ("ออกเสียงตามสายทุกวันเวลา", "06.30 น. และ"),
        ("เบิกจ่ายงบประมาณร้อยละ", "๙๒.๔๐ ของทั้งหมด"),
        ("ใช้งบประมาณเป็นเงินทั้งสิ้น", "๑,๒๐๐ บาท"),
        ("มีผู้เข้าร่วมประชุมจำนวน", "๒๕ คน"),
        ("แต่งตั้งตามระเบียบฯ พ.ศ.", "๒๕๖๐ ข้อ"),
        ("ตามหนังสือ ลงวันที่", "๑ ตุลาคม ๒๕๖๕"),
    ],
)
def test_amounts_and_times_at_the_start_of_a_line_are_no_items(
    above: str, line: str
) -> None:
    assert split(above, line) == [(1, f"{above}|{line}")]
    assert split(f"๑. {above}", line, "๒. แจ้งเวียน") == [
        (1, f"{above}|{line}"),
        (2, "แจ้งเวียน"),
    ]
    assert split(f"- {above}", line, "- แจ้งเวียน") == [
        (1, f"{above}|{line}"),
        (2, "แจ้งเวียน"),
    ]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("ดำเนินการระหว่างเดือนตุลาคม ๒๕๖๕", "- กันยายน ๒๕๖๖"),
        ("ดำเนินการระหว่างเดือนตุลาคม 2565", "- กันยายน 2566"),
        ("ดำเนินการระหว่างเดือน ต.ค.", "- ก.ย. ๒๕๖๖"),
        ("เปิดให้บริการตั้งแต่เวลา ๐๘.๓๐ น.", "- ๑๖.๓๐ น. ทุกวัน"),
        ("อบรมในวันที่ ๑๖", "– ๑๗ มีนาคม ๒๕๖๖"),
    ],
)
def test_a_range_broken_before_its_dash_is_no_item(
    above: str, line: str
) -> None:
    dash = line[0]
    assert len(split(f"{dash} {above}", line, f"{dash} แจ้งเวียน")) == 2
    assert len(split(above, line)) == 1


def test_a_number_out_of_order_in_a_sentence_is_no_item() -> None:
    assert split("๑. ทบทวนประกาศฉบับที่", "๕. ให้เป็นปัจจุบัน", "๒. แจ้งเวียน") == [
        (1, "ทบทวนประกาศฉบับที่|๕. ให้เป็นปัจจุบัน"),
        (2, "แจ้งเวียน"),
    ]


def test_lists_longer_than_nine() -> None:
    found = split(*(f"{number}. ข้อความ" for number in range(1, 13)))
    assert [number for number, _ in found] == list(range(1, 13))


@pytest.mark.parametrize("empty", ["-", "–", "", " - "])
def test_a_lone_dash_is_an_empty_cell(empty: str) -> None:
    report = report_of(
        table(
            [HEADER, ["๑. ลดกระดาษ", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", empty]],
            60,
        )
    )
    (measure,) = report.records
    assert measure.items["outcomes"] == ()
    assert measure.text("outcomes") == ""
    assert [
        problem.field
        for problem in report.problems
        if problem.code == "empty-cell"
    ] == ["outcomes"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("๑. ประชุม ๒. แจ้งเวียน ๓. สรุป", ["ประชุม", "แจ้งเวียน", "สรุป"]),
        ("1) ประชุม 2) แจ้งเวียน", ["ประชุม", "แจ้งเวียน"]),
        ("(1) ประชุม (2) แจ้งเวียน", ["ประชุม", "แจ้งเวียน"]),
        ("- ประชุม - แจ้งเวียน", ["ประชุม", "แจ้งเวียน"]),
        (
            "๑. ประชุม ๒. แจ้งเวียน\n๓. สรุป ๔. เผยแพร่",
            ["ประชุม", "แจ้งเวียน", "สรุป", "เผยแพร่"],
        ),
    ],
)
def test_items_run_together_in_a_transcripts_paragraph_are_parted(
    text: str, items: list[str]
) -> None:
    assert transcribed(text) == list(enumerate(items, 1))


def test_a_lead_and_its_list_on_one_line_of_a_transcript() -> None:
    assert transcribed("ดำเนินการดังนี้ ๑. ประชุม ๒. แจ้งเวียน") == [
        (0, "ดำเนินการดังนี้"),
        (1, "ประชุม"),
        (2, "แจ้งเวียน"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "เปิดบริการ ๐๘.๓๐ - ๑๖.๓๐ น. ทุกวัน",
        "ระหว่างเดือนตุลาคม ๒๕๖๕ - กันยายน ๒๕๖๖",
        "ตามระเบียบฯ ข้อ ๒. และข้อ ๓. ทุกประการ",
        "ได้ร้อยละ ๙๒.๔๐ จากเดิม ๘๕.๑ คะแนน",
    ],
)
def test_a_transcripts_sentence_stays_whole(text: str) -> None:
    assert transcribed(text) == [(1, text)]


def test_bullets_are_counted_and_numbers_are_as_printed() -> None:
    assert [number for number, _ in split("- ก่อน", "- ระหว่าง", "- หลัง")] == [
        1,
        2,
        3,
    ]
    assert [number for number, _ in split("๓. ก่อน", "๔. ระหว่าง")] == [3, 4]


def test_a_transcript_may_have_lost_the_space_before_a_number() -> None:
    assert transcribed("๑) ผู้บริหาร ๒) พนักงาน และ๓) เทศบาล ตาม(๔) และข้อ๔.") == [
        (1, "ผู้บริหาร"),
        (2, "พนักงาน และ"),
        (3, "เทศบาล ตาม(๔) และข้อ๔."),
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1) ประชุม 2) แจ้งเวียน", [(1, "ประชุม "), (2, "แจ้งเวียน")]),
        (
            "๑. ประชุม ๒. แจ้งเวียน ๓. รายงานผล",
            [(1, "ประชุม "), (2, "แจ้งเวียน "), (3, "รายงานผล")],
        ),
        ("(1) ประชุม (2) แจ้งเวียน", [(1, "ประชุม "), (2, "แจ้งเวียน")]),
        ("1) ประชุม2) แจ้งเวียน", [(1, "ประชุม"), (2, "แจ้งเวียน")]),
        (
            "ดำเนินการดังนี้ 1) ประชุม 2) แจ้งเวียน",
            [(0, "ดำเนินการดังนี้ "), (1, "ประชุม "), (2, "แจ้งเวียน")],
        ),
        (
            "1) ประชุม|ทุกเดือน 2) แจ้ง|เวียน|3) รายงาน",
            [(1, "ประชุม|ทุกเดือน "), (2, "แจ้ง|เวียน"), (3, "รายงาน")],
        ),
    ],
)
def test_an_item_may_begin_within_a_line(
    text: str, items: list[tuple[int, str]]
) -> None:
    assert split(*text.split("|")) == items


@pytest.mark.parametrize(
    "text",
    [
        "1) ดำเนินการตามข้อ 2) ของประกาศ",
        "1) เผยแพร่ตามมาตรา 2) แล้ว|2) แจ้งเวียน",
        "1) จัดซื้อ 3) รายการ|2) แจ้งเวียน",
        "1. ใช้เงิน 2.50 บาท",
        "ประชุม 2) แจ้งเวียน",
        "วงเงิน 1,250,000 บาท จำนวน 2. งวด",
    ],
)
def test_a_number_that_only_names_an_item_begins_none(text: str) -> None:
    lines = text.split("|")
    assert len(split(*lines)) == len(lines)


def read(*texts: str) -> list[tuple[int, str]]:
    """The number and the text of each item of a scan's cell, whose paragraphs end with short lines."""
    lines = [
        Line(
            text,
            1,
            Box(0, 12.0 * i, 5.0 * len(text), 12.0 * i + 10),
            confidences=(0.9,) * len(text),
        )
        for i, text in enumerate(texts)
    ]
    return [
        (piece.number, "|".join(line.text for line in piece.lines))
        for piece in split_items(lines, LineWrapping([WIDEST, *lines]))
    ]


def test_an_item_whose_number_was_not_read_is_an_item() -> None:
    found = read("1. ประชุมชี้แจง", "แจ้งเวียนคู่มือ", "3. รายงานผล")
    assert found == [(1, "ประชุมชี้แจง"), (2, "แจ้งเวียนคู่มือ"), (3, "รายงานผล")]


def test_the_first_item_may_have_lost_its_number() -> None:
    found = read("ประชุมชี้แจง", "2. แจ้งเวียนคู่มือ", "3. รายงานผล")
    assert found == [(1, "ประชุมชี้แจง"), (2, "แจ้งเวียนคู่มือ"), (3, "รายงานผล")]


def test_of_several_lines_that_may_have_lost_a_number_none_is_chosen() -> None:
    found = read("1. ประชุมชี้แจง", "แจ้งเวียนคู่มือ", "ติดประกาศ", "3. รายงานผล")
    assert [number for number, _ in found] == [1, 2]


def test_dashes_of_two_lengths_that_print_does_not_tell_apart_are_one_bullet() -> (
    None
):
    found = read("- รับนักเรียนตามเกณฑ์", "– ไม่มีการร้องเรียน", "- เปิดสายตรง")
    assert [text for _, text in found] == [
        "รับนักเรียนตามเกณฑ์",
        "ไม่มีการร้องเรียน",
        "เปิดสายตรง",
    ]


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        # A dash against a number is its sign; the cell says -3, whatever its column holds.
        ("-3", ["-3"]),
        ("-๑๒.๕%", ["-๑๒.๕%"]),
        ("‐3 คน", ["‐3 คน"]),
        ("- 1,200", ["- 1,200"]),
        ("–3 คน", ["–3 คน"]),
        ("-3\n-5", ["-3\n-5"]),
        # Below or above other bullets, and where several say what is counted, it is a bullet.
        ("-ประชุม\n-3 ครั้ง", ["ประชุม", "3 ครั้ง"]),
        ("-2 คน\n-3 ครั้ง", ["2 คน", "3 ครั้ง"]),
        ("- 3 ครั้ง", ["3 ครั้ง"]),
        ("-ประชุม", ["ประชุม"]),
        # As LaTeX writes it.
        ("‐ ประชุม\n‐ แจ้งเวียน", ["ประชุม", "แจ้งเวียน"]),
    ],
)
def test_a_cell_that_begins_with_a_minus_keeps_it(
    printed: str, items: list[str]
) -> None:
    lines = [
        Line(text, 1, starts_paragraph=True) for text in printed.split("\n")
    ]
    split = split_items(lines, LineWrapping(lines))
    assert [
        "\n".join(line.text for line in item.lines) for item in split
    ] == items


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (
            ["1 ประชุมชี้แจง", "2. แจ้งเวียนคู่มือ"],
            [(1, "ประชุมชี้แจง"), (2, "แจ้งเวียนคู่มือ")],
        ),
        (
            ["๑ ประชุมชี้แจง", "๒) แจ้งเวียนคู่มือ", "๓) รายงานผล"],
            [(1, "ประชุมชี้แจง"), (2, "แจ้งเวียนคู่มือ"), (3, "รายงานผล")],
        ),
        (
            ["1 ครูผ่านการอบรม", "46 คน", "2. รับแจ้งเหตุ", "30 เรื่อง"],
            [(1, "ครูผ่านการอบรม|46 คน"), (2, "รับแจ้งเหตุ|30 เรื่อง")],
        ),
        # Nothing counts on: it is a number of things.
        (["1 ประชุมชี้แจง", "แจ้งเวียนคู่มือ"], [(1, "1 ประชุมชี้แจง|แจ้งเวียนคู่มือ")]),
        (
            ["1 ประชุมชี้แจง", "1. แจ้งเวียน", "2. รายงาน"],
            [(0, "1 ประชุมชี้แจง"), (1, "แจ้งเวียน"), (2, "รายงาน")],
        ),
    ],
    ids=str,
)
def test_a_first_number_whose_stop_was_not_read_begins_the_list(
    lines: list[str], items: list[tuple[int, str]]
) -> None:
    assert read(*lines) == items


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (
            ["1) ประชาชนมาใช้บริการ 4,801 ราย 2) ", "ทำบัตรเสร็จภายใน 12 นาที"],
            [(1, "ประชาชนมาใช้บริการ 4,801 ราย "), (2, "|ทำบัตรเสร็จภายใน 12 นาที")],
        ),
        (
            ["๑. ประชุมชี้แจง ๒.", "แจ้งเวียนคู่มือ ๓. รายงาน", "ผลทุกเดือน"],
            [
                (1, "ประชุมชี้แจง "),
                (2, "|แจ้งเวียนคู่มือ "),
                (3, "รายงาน|ผลทุกเดือน"),
            ],
        ),
        # The second item of another list, and a number that does not count on.
        (
            ["1) รายงานตามข้อ 2)", "ของระเบียบ"],
            [(1, "รายงานตามข้อ 2)|ของระเบียบ")],
        ),
        (
            ["1) จัดซื้อรถ 4)", "ที่ชำรุด"],
            [(1, "จัดซื้อรถ 4)|ที่ชำรุด")],
        ),
        (
            ["1) จัดซื้อ (ชุดที่ 2)", "2) ตรวจรับ"],
            [(1, "จัดซื้อ (ชุดที่ 2)"), (2, "ตรวจรับ")],
        ),
    ],
    ids=str,
)
def test_a_number_at_the_end_of_a_line_begins_an_item_on_the_next(
    lines: list[str], items: list[tuple[int, str]]
) -> None:
    assert split(*lines) == items
