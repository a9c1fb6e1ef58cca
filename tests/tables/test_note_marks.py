"""Marks that refer to notes below a table are kept apart from the text of its cells; what is the value's own stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.model import (
    TEXT_LAYER,
    Box,
    Cell,
    Fragment,
    Glyph,
    Line,
    Mend,
    PageContent,
    Table,
    without_places,
)
from extractor.tables.note_marks import without_note_marks
from extractor.tables.text_lines import lines_of
from tests.helpers.pdfs import HEIGHT, page, pdf, words
from tests.helpers.small_report import COVER, REPORT

SIZE = 16.0
LETTER = 7.0
# How much of the usual size raised print has, and how far it is raised, by Word and LibreOffice, browsers, WeasyPrint.
RAISED = [(0.58, 0.33), (0.83, 0.35), (0.97, 0.48)]


def set_in_type(
    text: str, foot: float, *, share: float = 0.58, up: float = 0.33
) -> list[Glyph]:
    """Glyphs of a text; what stands between < and > is raised."""
    glyphs = []
    pen, is_raised = 50.0, False
    for letter in text:
        if letter in "<>":
            is_raised = letter == "<"
            continue
        size = share * SIZE if is_raised else SIZE
        width = LETTER * size / SIZE
        baseline = foot - up * SIZE if is_raised else foot
        glyphs.append(Glyph(letter, pen, pen + width, baseline, size, "F"))
        pen += width
    return glyphs


def page_with(
    cell: str,
    *notes: str,
    number: int = 1,
    share: float = 0.58,
    up: float = 0.33,
) -> PageContent:
    """A page with a table of two cells, the text in the second one, and lines below the table."""
    lines = tuple(
        line
        for place, text in enumerate(cell.split("\n"))
        for line in lines_of(
            set_in_type(text, 100.0 + 20 * place, share=share, up=up), number
        )
    )
    box = Box(45, 80, 400, 200)
    cells = (
        Cell(0, 0, fragments=(Fragment(number, box, ()),)),
        Cell(0, 1, fragments=(Fragment(number, box, lines),)),
    )
    below = tuple(
        line
        for place, note in enumerate(notes)
        for line in lines_of(
            set_in_type(note, 700.0 + 20 * place, share=share, up=up), number
        )
    )
    return PageContent(
        number,
        (Table(cells, 1, 2, number, number, boxes=((number, box),)),),
        below,
        origin=TEXT_LAYER,
    )


def told(*pages: PageContent) -> tuple[str, list[tuple[str, str]]]:
    """What the cell of the first page says, and the marks that were set aside with their notes."""
    first, *_ = without_note_marks(pages)
    (_, cell) = first.tables[0].cells
    text = "\n".join(line.text for line in cell.lines)
    return text, [(print_.line.text, print_.note) for print_ in first.set_aside]


@pytest.mark.parametrize(("share", "up"), RAISED)
@pytest.mark.parametrize(
    ("cell", "note", "left"),
    [
        ("วงเงิน 1,250,000<1>", "<1>ข้อมูลจากระบบ", "วงเงิน 1,250,000"),
        ("วงเงิน 1,250,000<1>", "1 ข้อมูลจากระบบ", "วงเงิน 1,250,000"),
        ("รับเรื่อง<๑> 8 เรื่อง", "<๑> รวมปีก่อน", "รับเรื่อง 8 เรื่อง"),
        ("ร้อยละ 95<1/>", "1/ ข้อมูลจากระบบ", "ร้อยละ 95"),
        ("ร้อยละ 95<(1)>", "(1) ข้อมูลจากระบบ", "ร้อยละ 95"),
        ("ร้อยละ 95*", "* ข้อมูลจากระบบ", "ร้อยละ 95"),
        ("ร้อยละ 95 <*>", "หมายเหตุ : * ข้อมูล", "ร้อยละ 95"),
        ("ไม่มีข้อร้องเรียน†", "† ข้อมูลจากระบบ", "ไม่มีข้อร้องเรียน"),
        ("ร้อยละ 95¹", "¹ ข้อมูลจากระบบ", "ร้อยละ 95"),
        ("ไม่มีข้อร้องเรียน\n**", "** ข้อมูลจากระบบ", "ไม่มีข้อร้องเรียน"),
    ],
)
def test_a_mark_with_a_note_is_no_text_of_its_cell(
    cell: str, note: str, left: str, share: float, up: float
) -> None:
    text, ((mark, said),) = told(page_with(cell, note, share=share, up=up))
    assert (text, said) == (left, note.replace("<", "").replace(">", ""))
    assert mark in cell.replace("<", "").replace(">", "")


def test_a_small_mark_may_have_been_wrapped_into_a_line_of_its_own() -> None:
    page = page_with("ไม่มีข้อร้องเรียน\n<1>", "<1> ข้อมูลจากระบบ")
    assert told(page) == ("ไม่มีข้อร้องเรียน", [("1", "1 ข้อมูลจากระบบ")])


def test_notes_may_stand_at_the_end_of_the_table() -> None:
    last = page_with("แล้วเสร็จ", "1 ข้อมูลจากระบบ", number=2)
    assert told(page_with("วงเงิน 500<1>"), last) == (
        "วงเงิน 500",
        [("1", "1 ข้อมูลจากระบบ")],
    )


def test_several_marks_in_a_cell_are_told_in_order() -> None:
    page = page_with("ตรวจ<1> และแจ้ง<2>\nวงเงิน 500<1,2>", "<1> ปีก่อน", "<2> ปีนี้")
    text, marks = told(page)
    assert text == "ตรวจ และแจ้ง\nวงเงิน 500"
    assert marks == [
        ("1", "1 ปีก่อน"),
        ("2", "2 ปีนี้"),
        ("1,2", "1 ปีก่อน / 2 ปีนี้"),
    ]


@pytest.mark.parametrize(
    ("cell", "notes"),
    [
        ("วงเงิน 1,250,000<1>", ["ผู้รายงาน นายสมชาย"]),  # no note
        ("พื้นที่ 250 ม.<2>", ["1. ผู้รายงาน", "2. ผู้ตรวจสอบ"]),
        ("พื้นที่ 250 ตร.ม.<2>", ["<1> ปีก่อน", "<2> ปีนี้"]),
        ("3 x 10<2>", ["<1> ปีก่อน", "<2> ปีนี้"]),
        ("วงเงิน 500<3>", ["3. ผู้ตรวจสอบ"]),  # notes count from 1
        ("*", ["* หมายถึง ดำเนินการแล้ว"]),  # the mark is all that the cell says
        ("<1>", ["<1> ปีก่อน"]),
        ("* จัดประชุม", ["* ข้อมูลจากระบบ"]),  # a bullet
        ("5*3", ["* ข้อมูลจากระบบ"]),
        ("วงเงิน 1", ["1 ข้อมูลจากระบบ"]),  # not raised
    ],
)
def test_what_is_the_values_own_stays(cell: str, notes: list[str]) -> None:
    page = page_with(cell, *notes)
    assert without_note_marks([page]) == [page]


def test_lists_above_a_table_are_no_notes() -> None:
    page = page_with("วงเงิน 500<1>")
    above = Line("1 ข้อมูลจากระบบ", 1, Box(50, 20, 200, 36))
    page = PageContent(1, page.tables, (above,), origin=TEXT_LAYER)
    assert without_note_marks([page]) == [page]


def test_the_glyphs_that_are_left_still_make_the_line() -> None:
    """The proof of a text layer goes from glyph to glyph through a line."""
    page = page_with("รับเรื่อง <๑> 8 เรื่อง", "<๑> รวมปีก่อน")
    (left,) = without_note_marks([page])
    (line,) = left.tables[0].cells[1].lines
    assert "".join(glyph.text for glyph in line.glyphs) == line.text


def test_a_report_tells_which_note_a_cell_refers_to(tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    whole = page(COVER, REPORT)
    file.write_bytes(pdf(whole))
    plain = extract(file, proof="off")
    box = plain.records[1].cells["results"][0].lines[-1].box
    assert box is not None
    foot = box.bottom - 8.0
    mark = words("๑", box.x1 + 0.5, foot, size=7)
    note = words("๑ รวมปีก่อน", 60, HEIGHT - 30)
    file.write_bytes(pdf(whole + mark + note))
    report = extract(file, proof="off")
    assert report.records[1].text("results") == plain.records[1].text("results")
    (problem,) = [
        problem for problem in report.problems if problem.code == "note-mark"
    ]
    assert (problem.record_number, problem.field) == (2, "results")
    assert "[๑] ๑ รวมปีก่อน" in problem.message_th
    (account,) = report.accounts
    assert (account.note_marks, account.lost) == (1, 0)


def test_a_mark_that_print_mended_is_counted_once() -> None:
    """The file says 1 where a raised one is printed; once it is set aside, its line says nothing of it."""
    line = Line("ปี 2566¹", 1, mends=(Mend(7, 8, "1"),))
    left = without_places(line, {7})
    assert (left.text, left.raw) == ("ปี 2566", "ปี 2566")
