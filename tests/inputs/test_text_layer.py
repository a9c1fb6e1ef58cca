"""What a text layer says beyond what its page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.inputs.pdf.document import read_pages
from tests.helpers.pdfs import (
    Paper,
    cells_of,
    columns,
    page,
    pdf,
    report_of,
    table,
    words,
)
from tests.helpers.small_report import COVER, REPORT

LEFT = [["ที่", "รายการ", "จำนวน"], ["๑", "ซ้ายหนึ่ง", "๑๐"], ["๒", "ซ้ายสอง", "๒๐"]]
RIGHT = [["ที่", "รายการ", "จำนวน"], ["๑", "ขวาหนึ่ง", "๓๐"], ["๒", "ขวาสอง", "๔๐"]]
# A sheet with a table on either half, as booklets are scanned and printed.
SHEET = table(LEFT, 100, xs=columns(3, 120, 30)) + table(
    RIGHT, 100, xs=columns(3, 120, 451)
)
LEFT_HALF = Paper(SHEET, b"/CropBox [0 0 421 595]")
RIGHT_HALF = Paper(SHEET, b"/CropBox [421 0 842 595]")


def test_a_sheet_that_was_cut_in_two_is_read_half_by_half() -> None:
    found = cells_of(LEFT_HALF, RIGHT_HALF)
    texts = [cell for rows in found for row in rows for cell in row]
    assert [
        texts.count(text) for text in ("ซ้ายหนึ่ง", "ซ้ายสอง", "ขวาหนึ่ง", "ขวาสอง")
    ] == [1, 1, 1, 1]
    assert texts.index("ซ้ายสอง") < texts.index("ขวาหนึ่ง")


def test_print_that_the_page_does_not_show_is_told_of() -> None:
    left, right = read_pages(pdf(LEFT_HALF, Paper(words("ทั้งหน้า", 100, 100))))
    assert [hidden.text for hidden in left.hidden_texts] == [
        text for row in RIGHT for text in row
    ]
    assert {hidden.reason for hidden in left.hidden_texts} == {"outside-page"}
    assert right.hidden_texts == ()


def test_a_report_says_that_print_outside_the_page_was_left_out(
    tmp_path: Path,
) -> None:
    beyond = words("นอกหน้า", 900, 100)
    file = tmp_path / "r.pdf"
    file.write_bytes(pdf(page(COVER, REPORT) + beyond))
    (problem,) = [
        problem
        for problem in extract(file).problems
        if problem.code == "hidden-text"
    ]
    assert (problem.severity, problem.page_no) == ("warning", 1)
    assert "นอกหน้า" in problem.message_th


def test_what_another_page_shows_is_not_hidden() -> None:
    assert report_of(LEFT_HALF, RIGHT_HALF).hidden_texts == ()
    (*hidden, last) = report_of(LEFT_HALF).hidden_texts
    assert (hidden[-1].text, last.text) == ("ขวาสอง", "๔๐")


def test_a_page_without_text_is_read() -> None:
    (found,) = read_pages(pdf(Paper(table([["", ""], ["", ""]], 100))))
    assert found.notes == ()
    assert found.rulings


def test_raised_print_has_its_foot_higher() -> None:
    """ReportLab and others raise a figure by the text rise alone: the pen stays on the line."""
    raised = words("๑", 140, 100, size=9).replace(b"BT", b"BT 4 Ts")
    (page,) = read_pages(pdf(Paper(words("รวม", 100, 100) + raised)))
    on_line, mark = page.glyphs[0], page.glyphs[-1]
    assert on_line.baseline - mark.baseline == pytest.approx(4.0)
