"""Raised digits in HTML are no digits of the amount that they stand at."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import tables
from extractor.inputs.html_pages import read_html
from extractor.report.amounts import amount_of


def only_cell(inner: str) -> str:
    (page,) = read_html(f"<table><tr><td>{inner}</td></tr></table>")
    assert page.declared is not None
    (cell,) = page.declared.tables[0].cells
    return cell.text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("500<sup>1</sup>", "500¹"),
        ("1,500<sup>12</sup> บาท", "1,500¹² บาท"),
        ("500<sup>๑</sup>", "500¹"),
        ("500<sup>๑/</sup>", "500¹/"),
        ("500<sup><a href='#n'><b>2</b></a></sup>", "500²"),
        ("<b>500</b><sup>3</sup>", "500³"),
        ("250 ม.<sup>2</sup>", "250 ม.²"),
        ("500<sup>1</sup><br>200<sup>2</sup>", "500¹\n200²"),
    ],
)
def test_raised_digits_stay_raised_behind_what_they_stand_at(
    inner: str, text: str
) -> None:
    assert only_cell(inner) == text
    assert amount_of(text) is None


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        # A transcript may take small print for raised print: an amount stays one.
        ("<sup>500</sup>", "500"),
        ("งบ <sup>500</sup>", "งบ 500"),
        ("อบรม<br><sup>500</sup>", "อบรม\n500"),
        ("<p>อบรม</p><sup>500</sup>", "อบรม\n500"),
        ("อบรม<sup>12,500</sup>", "อบรม12,500"),
        # Words have no raised form, and what is lowered is no note.
        ("1<sup>st</sup>", "1st"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_what_stands_apart_or_is_no_mark_stays_as_it_is(
    inner: str, text: str
) -> None:
    assert only_cell(inner) == text


def test_a_mark_of_a_note_is_no_digit_of_the_amount(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>ที่</th><th>รายการ</th><th>วงเงินงบประมาณ</th></tr>"
        "<tr><td>1</td><td>อบรม</td><td>500<sup>1</sup></td></tr></table>"
        "<p><sup>1</sup> รวมค่าวิทยากร</p>"
    )
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    (table,) = tables(path)
    assert table.rows[-1] == ("1", "อบรม", "500")
