"""Who is responsible: each unit of the cell an item of its own, however they are listed."""

from __future__ import annotations

import pytest

from extractor.line_wrapping import LineWrapping
from extractor.model import Box, Line, joined_lines
from extractor.report.responsible_units import split_units
from normalizer import Config, explain

# How wide a column of this many letters is, in points.
COLUMN, LETTER = 16, 5.0


def units(*texts: str) -> list[str]:
    """The units of a PDF's cell, one printed line each text, in a column of 16 letters."""
    widest = Line("", 1, Box(0, 0, COLUMN * LETTER, 10))
    lines = [
        Line(text, 1, Box(0, 12.0 * i, LETTER * min(COLUMN, len(text)), 12.0 * i + 10)) for i, text in enumerate(texts)
    ]
    return named(lines, LineWrapping([widest, *lines]))


def transcribed(text: str) -> list[str]:
    lines = [Line(part, 1, starts_paragraph=True) for part in text.split("\n")]
    return named(lines, LineWrapping(lines))


def named(lines: list[Line], wrapping: LineWrapping) -> list[str]:
    pieces = split_units(lines, wrapping)
    return [explain(text, Config(), fonts).text for text, fonts in (joined_lines(piece.lines) for piece in pieces)]


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
        (["กองสาธารณสุข", "และสิ่งแวดล้อม", "กองคลัง"], ["กองสาธารณสุขและสิ่งแวดล้อม", "กองคลัง"]),
        (["กองยุทธศาสตร์และ", "งบประมาณ"], ["กองยุทธศาสตร์และงบประมาณ"]),
        (["หน่วย", "ตรวจสอบภายใน"], ["หน่วยตรวจสอบภายใน"]),
        (["งานป้องกันและบรรเทา", "สาธารณภัย", "สำนักปลัด"], ["งานป้องกันและบรรเทาสาธารณภัย", "สำนักปลัด"]),
        (["คณะกรรมการจริยธรรม", "ประจำเทศบาล"], ["คณะกรรมการจริยธรรมประจำเทศบาล"]),
        (["ศูนย์รับเรื่องราว", "ของเทศบาลตำบล"], ["ศูนย์รับเรื่องราวของเทศบาลตำบล"]),
    ],
    ids=lambda texts: " ".join(texts),
)
def test_a_name_that_is_wrapped_is_one_unit(lines: list[str], names: list[str]) -> None:
    assert units(*lines) == names


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
        (["1) กองสาธารณสุขและ", "สิ่งแวดล้อม", "2) กองคลัง"], ["กองสาธารณสุขและสิ่งแวดล้อม", "กองคลัง"]),
    ],
)
def test_marked_units_are_parted_at_their_marks(lines: list[str], names: list[str]) -> None:
    assert units(*lines) == names


def test_no_line_is_no_unit() -> None:
    assert units() == []


@pytest.mark.parametrize("text", ["กองคลังและกองช่าง", "สำนักปลัดร่วมกับกองการศึกษา"])
def test_units_that_work_together_are_named_together(text: str) -> None:
    assert "".join(transcribed(text)) == text
