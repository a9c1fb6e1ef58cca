"""Who is responsible: each unit of the cell an item of its own, however they are listed."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.line_wrapping import LineWrapping
from extractor.model import Box, Line, joined_lines
from extractor.report.known_units import KnownUnits
from extractor.report.responsible_units import split_units
from extractor.report.unit_grammar import closing
from normalizer import Config, explain
from normalizer.thai import MARK
from tests.helpers.unit_names import UNIT_NAMES
from tests.helpers.unit_reports import printed_report

# How wide a column of this many letters is, in points.
COLUMN, LETTER = 16, 5.0


def printed(texts: tuple[str, ...] | list[str]) -> list[Line]:
    """Lines of a PDF's cell, no wider than its column."""
    return [
        Line(
            text,
            1,
            Box(
                0,
                12.0 * i,
                LETTER * min(COLUMN, spacing_length(text)),
                12.0 * i + 10,
            ),
        )
        for i, text in enumerate(texts)
    ]


def spacing_length(text: str) -> int:
    return len(re.sub(f"[{MARK}]", "", text.rstrip()))


def units(
    *texts: str, column: int = COLUMN, others: tuple[list[str], ...] = ()
) -> list[str]:
    """The units of a PDF's cell, one printed line each text; `others` are the lines of other cells of its column."""
    widest = Line("", 1, Box(0, 0, column * LETTER, 10))
    lines = printed(texts)
    known = KnownUnits([lines, *map(printed, others)])
    return named(lines, LineWrapping([widest, *lines]), known)


def transcribed(text: str) -> list[str]:
    lines = [Line(part, 1, starts_paragraph=True) for part in text.split("\n")]
    return named(lines, LineWrapping(lines))


def named(
    lines: list[Line], wrapping: LineWrapping, known: KnownUnits | None = None
) -> list[str]:
    pieces = split_units(lines, wrapping, known or KnownUnits())
    return [
        explain(text, Config(), fonts).text
        for text, fonts in (joined_lines(piece.lines) for piece in pieces)
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["กองคลัง", "กองช่าง"],
        ["สำนักปลัด", "กองคลัง", "กองการศึกษา"],
        ["ทุกส่วนราชการ"],
        ["ปลัดเทศบาล", "นักวิชาการพัสดุ"],
        ["งานธุรการ", "ฝ่ายอำนวยการ"],
        ["โรงเรียนวัดกลาง", "ศูนย์พัฒนาเด็ก"],
        ["หัวหน้าสำนักปลัด", "ผู้อำนวยการกอง"],
        ["นิติกร", "เจ้าพนักงานธุรการ"],
    ],
    ids=" ".join,
)
def test_units_on_lines_of_their_own(names: list[str]) -> None:
    assert units(*names) == names
    assert transcribed("\n".join(names)) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["กองสาธารณสุขและ", "สิ่งแวดล้อม"], ["กองสาธารณสุขและสิ่งแวดล้อม"]),
        (
            ["กองสาธารณสุข", "และสิ่งแวดล้อม", "กองคลัง"],
            ["กองสาธารณสุขและสิ่งแวดล้อม", "กองคลัง"],
        ),
        (["กองยุทธศาสตร์และ", "งบประมาณ"], ["กองยุทธศาสตร์และงบประมาณ"]),
        (["หน่วย", "ตรวจสอบภายใน"], ["หน่วยตรวจสอบภายใน"]),
        (["กองคลัง อบ", "ต.หนองบัวแดง"], ["กองคลัง อบต.หนองบัวแดง"]),
        (
            ["งานป้องกันและบรรเทา", "สาธารณภัย", "สำนักปลัด"],
            ["งานป้องกันและบรรเทาสาธารณภัย", "สำนักปลัด"],
        ),
        (
            ["คณะกรรมการจริยธรรม", "ประจำเทศบาล"],
            ["คณะกรรมการจริยธรรมประจำเทศบาล"],
        ),
        (["ศูนย์รับเรื่องราว", "ของเทศบาลตำบล"], ["ศูนย์รับเรื่องราวของเทศบาลตำบล"]),
    ],
    ids=lambda texts: " ".join(texts),
)
def test_a_name_that_is_wrapped_is_one_unit(
    lines: list[str], names: list[str]
) -> None:
    assert units(*lines) == names


@pytest.mark.parametrize("name", ["สำนักงานจัดหา", "งานพัฒนา"])
def test_what_wants_an_object_seldom_ends_a_name(name: str) -> None:
    """สำนักงานจัดหา goes on with งานจังหวัด where its line is full."""
    assert closing(name) < closing("กองช่าง")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กองคลัง/กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง / กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง, กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("สำนักปลัด,กองคลัง,กองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("ทุกสำนัก/กอง", ["ทุกสำนัก/กอง"]),
        ("ทุกกอง/สำนัก/ฝ่าย", ["ทุกกอง/สำนัก/ฝ่าย"]),
        ("หัวหน้าสำนัก/กอง", ["หัวหน้าสำนัก/กอง"]),
        ("สำนักปลัด (งานนิติการ)", ["สำนักปลัด (งานนิติการ)"]),
        ("สำนักปลัด (งานนิติการ, งานธุรการ)", ["สำนักปลัด (งานนิติการ, งานธุรการ)"]),
        ("นางสาวสมใจ ใจดี", ["นางสาวสมใจ ใจดี"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_units_listed_on_one_line(text: str, names: list[str]) -> None:
    assert transcribed(text) == names
    assert units(text) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["กองคลัง/", "กองช่าง"], ["กองคลัง", "กองช่าง"]),
        (["กองคลัง,", "กองช่าง"], ["กองคลัง", "กองช่าง"]),
        (["ทุกสำนัก/", "กอง"], ["ทุกสำนัก/กอง"]),
        (["ทุกส่วนราชการ/", "หน่วยงาน"], ["ทุกส่วนราชการ/หน่วยงาน"]),
    ],
    ids=lambda texts: " ".join(texts),
)
def test_units_listed_over_lines(lines: list[str], names: list[str]) -> None:
    assert units(*lines) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["๑. กองคลัง", "๒. กองช่าง"], ["กองคลัง", "กองช่าง"]),
        (["- สำนักปลัด", "- กองคลัง"], ["สำนักปลัด", "กองคลัง"]),
        (
            ["1) กองสาธารณสุขและ", "สิ่งแวดล้อม", "2) กองคลัง"],
            ["กองสาธารณสุขและสิ่งแวดล้อม", "กองคลัง"],
        ),
    ],
)
def test_marked_units_are_parted_at_their_marks(
    lines: list[str], names: list[str]
) -> None:
    assert units(*lines) == names


def test_no_line_is_no_unit() -> None:
    assert units() == []


@pytest.mark.parametrize("text", ["กองคลังและกองช่าง", "สำนักปลัดร่วมกับกองการศึกษา"])
def test_units_that_work_together_are_named_together(text: str) -> None:
    assert "".join(transcribed(text)) == text


# As in a column of narrow cells: no line has room for the next one's first word.
@pytest.mark.parametrize(
    "lines",
    [
        ["กองวิชาการและแผน", "งาน"],
        ["กองวิชาการ", "และแผนงาน"],
        ["กองยุทธศาสตร์และงบ", "ประมาณ"],
        ["กองสวัสดิกา", "รสังคม"],
        ["กองสาธารณ", "สุขและสิ่ง", "แวดล้อม"],
        ["สำนักปลัด", "เทศบาล"],
        ["ปลัด", "อบต."],
        ["นายกองค์การ", "บริหารส่วนตำบล"],
        ["กองการ", "เจ้าหน้าที่"],
        ["ทุกส่วน", "ราชการ"],
        ["ทุกสำนัก/", "กอง"],
        ["งานบริหาร", "งานบุคคล"],
        ["ฝ่ายพัฒนา", "ชุมชน"],
        ["กลุ่มงาน", "บริหารทั่วไป"],
        ["กลุ่ม", "งานพัสดุ"],
        ["กลุ่มการ", "พยาบาล"],
        ["งานการพยาบาล", "ผู้ป่วยนอก"],
        ["กลุ่มบริหาร", "งานบุคคล"],
        ["กลุ่มผู้", "ใช้น้ำ"],
        ["ผู้อำนวยการ", "กองคลัง"],
        ["ผอ.กอง", "ช่าง"],
        ["รองผู้อำนวยการ", "ฝ่ายวิชาการ"],
        ["หัวหน้า", "สำนักปลัด"],
        ["หัวหน้ากลุ่ม", "งานพัสดุ"],
        ["เจ้า", "พนักงานธุรการ"],
        ["คณะกรรมการ", "ชุมชน"],
        ["ครูประจำ", "ชั้น"],
        ["ชมรม", "อสม."],
        ["รพ.", "สต.บ้านนา"],
        ["กอง", "ช่าง"],
        ["งาน", "EMS"],
        ["สำนักงานเลขานุการ", "กรม"],
        ["สถานี", "ตำรวจภูธร", "เมืองสกลนคร"],
        ["สำนักปลัด", "(งานนิติการ)"],
        ["งานทะเบียน", "วัดผล"],
        ["งานบำบัดน้ำเสียและ", "วัดคุณภาพน้ำ"],
        ["งานปรับปรุง", "สภาพแวดล้อม"],
        ["งานตรวจ", "สภาพรถ"],
        ["งานรักษา", "สภาวะแวดล้อมโรงงาน"],
    ],
    ids=" ".join,
)
def test_a_name_over_full_lines_is_one_unit(lines: list[str]) -> None:
    column = max(map(spacing_length, lines))
    assert "".join(units(*lines, column=column)).replace(" ", "") == "".join(
        lines
    )
    assert len(units(*lines, column=column)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["สำนักปลัดเทศบาล", "กองยุทธศาสตร์และงบประมาณ"],
        ["งานการเจ้าหน้าที่", "ชมรมจริยธรรม"],
        ["สำนักการศึกษา", "โรงเรียนเทศบาล"],
        ["สำนักปลัดเทศบาล", "Ethics Team"],
        ["กองสวัสดิการสังคม", "กองทุนหลักประกันสุขภาพ", "โรงพยาบาลส่งเสริมสุขภาพตำบล"],
        ["งานการพยาบาลผู้ป่วยใน", "องค์กรแพทย์"],
        ["กลุ่มงานสังคมสงเคราะห์", "กลุ่มงานพัสดุ"],
        ["ฝ่ายวิชาการ", "ฝ่ายบริหารทั่วไป", "ครูประจำชั้น"],
        ["กลุ่มตรวจสอบภายใน", "กลุ่มพัฒนาระบบบริหาร", "กองกลาง"],
        ["นายกเทศมนตรี", "ปลัดเทศบาล", "ผอ.กองคลัง"],
        ["คณะผู้บริหาร", "เจ้าพนักงานธุรการ"],
        ["ปลัดเทศบาล", "รองปลัดเทศบาล", "รองนายกเทศมนตรี"],
        ["หัวหน้าสำนักปลัด", "รองผู้ว่าราชการจังหวัด", "รองศึกษาธิการจังหวัด"],
        ["กลุ่มสตรีแม่บ้าน", "อปพร."],
        ["ทุกสำนัก/กอง", "สำนักการศึกษา"],
        ["กองช่าง", "กำนันและผู้ใหญ่บ้าน"],
        ["กองการศึกษา", "ชุมชนในเขตเทศบาล"],
    ],
    ids=" ".join,
)
def test_units_on_full_lines_are_units(names: list[str]) -> None:
    assert units(*names, column=max(map(spacing_length, names))) == names
    assert transcribed("\n".join(names)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ทุกส่วนราชการ/ปลัดเทศบาล", ["ทุกส่วนราชการ", "ปลัดเทศบาล"]),
        ("กองคลัง, ทุกสำนัก/กอง, งานนิติการ", ["กองคลัง", "ทุกสำนัก/กอง", "งานนิติการ"]),
        ("งานเบี้ยยังชีพผู้สูงอายุ/คนพิการ", ["งานเบี้ยยังชีพผู้สูงอายุ/คนพิการ"]),
        ("กองคลัง; กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("ทุกส่วนราชการและหน่วยงานที่เกี่ยวข้อง", ["ทุกส่วนราชการและหน่วยงานที่เกี่ยวข้อง"]),
        ("งานพัสดุ กองคลัง", ["งานพัสดุ กองคลัง"]),
    ],
)
def test_what_stands_on_one_line(text: str, names: list[str]) -> None:
    assert units(text, column=60) == names
    assert transcribed(text) == names


def test_a_unit_after_heads_without_a_name_may_be_wrapped() -> None:
    lines = ["ทุกสำนัก/กอง/งาน", "กฎหมายและคดี"]
    assert units(*lines) == ["ทุกสำนัก/กอง", "งานกฎหมายและคดี"]


def test_a_unit_that_stands_alone_elsewhere_is_one_here() -> None:
    lines = ["ธุรการ", "ฝ่ายบริหาร", "งานทั่วไป"]
    assert units(*lines, column=10) == ["ธุรการ", "ฝ่ายบริหารงานทั่วไป"]
    alone = (["ฝ่ายบริหาร"], ["งานทั่วไป"])
    assert units(*lines, column=10, others=alone) == [
        "ธุรการ",
        "ฝ่ายบริหาร",
        "งานทั่วไป",
    ]


def test_a_space_parts_units_that_stand_alone_elsewhere() -> None:
    text = "สำนักปลัด กองคลัง"
    assert units(text, column=40) == [text]
    assert units(text, column=40, others=(["สำนักปลัด"], ["กองคลัง"])) == [
        "สำนักปลัด",
        "กองคลัง",
    ]
    # The section of an office is one unit with it.
    within = "งานพัสดุ กองคลัง"
    assert units(within, column=40, others=(["งานพัสดุ"], ["กองคลัง"])) == [within]


def test_a_section_of_an_office_is_one_unit_where_it_is_printed_so() -> None:
    assert units("งานพัสดุ", "กองคลัง", column=8) == ["งานพัสดุ", "กองคลัง"]
    assert units("งานพัสดุ ", "กองคลัง", column=8) == ["งานพัสดุ กองคลัง"]
    printed_so = (["งานพัสดุ กองคลัง"],)
    assert len(units("งานพัสดุ", "กองคลัง", column=8, others=printed_so)) == 1


def test_names_that_ocr_misread_are_known_all_the_same() -> None:
    misread = Line(
        "ฝ่ายบริหารงานทัวไป", 1, Box(0, 0, 90, 10), confidences=(0.9,) * 18
    )
    known = KnownUnits([[Line("ฝ่ายบริหารงานทั่วไป", 1)]])
    assert known.holds(misread.text, was_read=True)
    assert not known.holds(misread.text)
    assert not known.holds("ฝ่ายบริหาร", was_read=True)


NAMES = st.sampled_from(UNIT_NAMES)


@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from([",", "/", " ", "\n", ", ", "/\n"])),
        max_size=6,
    )
)
def test_no_letter_is_lost_or_moved(parts: list[tuple[str, str]]) -> None:
    text = "".join(name + separator for name, separator in parts)
    lines = printed([line for line in text.split("\n") if line.strip()])
    items = split_units(lines, LineWrapping(lines))
    bare = re.compile(r"[\s,/;]")
    read = "".join(line.text for item in items for line in item.lines)
    assert bare.sub("", read) == bare.sub("", text)


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True))
def test_units_that_stand_alone_elsewhere_are_given_back(
    names: list[str],
) -> None:
    column = max(map(spacing_length, names))
    assert (
        units(*names, column=column, others=tuple([name] for name in names))
        == names
    )


def test_a_short_form_below_a_list_of_heads_is_a_unit() -> None:
    names = ["ทุกสำนัก/กอง", "อสม."]
    column = max(map(spacing_length, names))
    others = tuple([name] for name in names)
    assert units(*names, column=column, others=others) == names


def test_units_wrapped_at_any_width_are_given_back() -> None:
    chance = random.Random(20)
    right = total = 0
    for _ in range(60):
        for names, lines, wrapping, known in printed_report(UNIT_NAMES, chance):
            found = [
                "".join(line.text for line in unit.lines)
                for unit in split_units(lines, wrapping, known)
            ]
            right += [name.replace(" ", "") for name in found] == [
                name.replace(" ", "") for name in names
            ]
            total += 1
    assert right / total >= 0.99


def test_a_cell_of_five_hundred_units_is_parted_in_one_go() -> None:
    lines = [Line("กองคลัง", 1) for _ in range(500)]
    assert len(split_units(lines, LineWrapping(lines))) == 500


@pytest.mark.parametrize(
    "lines", [("สำนักงานสภา", "มหาวิทยาลัย"), ("สำนักงานอธิการ", "วิทยาลัย")]
)
def test_a_bare_word_for_a_university_completes_the_name_above(
    lines: tuple[str, str],
) -> None:
    assert units(*lines) == ["".join(lines)]


def test_a_tone_that_was_not_read_makes_no_deputy() -> None:
    lines = ["ศูนย์รับเรื่อง", "รองเรียน"]
    assert units(*lines, column=max(map(spacing_length, lines))) == [
        "ศูนย์รับเรื่องร้องเรียน"
    ]
