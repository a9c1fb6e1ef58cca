"""What is hidden in a report is told where it stands and counted; so is ink in its cells that nobody read."""

from __future__ import annotations

import json
from math import cos, pi, sin
from pathlib import Path

from extractor import extract, extract_folder
from tests.helpers.pdfs import (
    HEIGHT,
    Note,
    Paper,
    page,
    pdf,
    report_of,
    shade,
    words,
)
from tests.helpers.small_report import COVER, REPORT

PAGE = page(COVER, REPORT)


def cell(row: int, col: int) -> tuple[float, float, float, float]:
    """Where a cell of the small report stands: left, top, right, bottom."""
    report = report_of(PAGE)
    (table,) = report.tables
    box = next(
        c.fragments[0].box
        for c in table.table.cells
        if (c.row, c.col) == (row, col)
    )
    assert box
    return box.x0, box.top, box.x1, box.bottom


def star(x: float, y: float) -> bytes:
    """A shape of many corners, as a letter is."""
    corners = [
        (x + r * cos(n * pi / 8), y + r * sin(n * pi / 8))
        for n, r in enumerate([6, 2] * 8)
    ]
    first, *others = (b"%.2f %.2f" % (x, HEIGHT - y) for x, y in corners)
    return first + b" m " + b" l ".join(others) + b" l f\n"


def test_hidden_text_is_told_with_its_record_and_its_place() -> None:
    left, top, _, bottom = cell(1, 2)
    secret = words("ความลับ", left + 40, bottom - 3) + shade(
        left + 38, top + 1, left + 120, bottom - 0.5, 0.0
    )
    report = report_of(PAGE + secret)
    (problem,) = [
        problem for problem in report.problems if problem.code == "hidden-text"
    ]
    assert (problem.severity, problem.page_no, problem.record_number) == (
        "warning",
        1,
        report.records[0].number,
    )
    assert problem.field
    assert "ความลับ" in problem.message_en
    assert f"{left + 40:.0f} points from the left" in problem.message_en
    assert "ความลับ" not in "".join(
        report.records[0].text(name) for name in report.records[0].items
    )


def test_hidden_text_is_counted_and_stands_in_the_json(tmp_path: Path) -> None:
    note = Note((30, 550, 200, 570), words("หมายเหตุ", 32, 565))
    (tmp_path / "in").mkdir()
    invisible = b"3 Tr " + words("ลึก", 400, 560) + b"0 Tr "
    (tmp_path / "in" / "r.pdf").write_bytes(
        pdf(Paper(PAGE + invisible, notes=(note,)))
    )
    extract_folder(tmp_path / "in", tmp_path / "out")
    (file,) = (tmp_path / "out" / "reports").glob("*.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    (account,) = content["reconciliation"]
    assert (account["hidden"], account["lost"], account["annotations"]) == (
        len("ลึก"),
        0,
        1,
    )
    homes = (
        "cells",
        "headers",
        "front_matter",
        "other_tables",
        "furniture",
        "left_over",
        "doubled",
        "hidden",
        "lost",
    )
    assert account["printed"] == sum(account[home] for home in homes)
    (text,) = content["hidden_texts"]
    assert (text["page_no"], text["text"], text["reason"]) == (
        1,
        "ลึก",
        "invisible",
    )
    assert 390 < text["box"][0] < 410


def test_dots_of_a_blank_that_was_filled_in_are_no_news() -> None:
    report = report_of(
        PAGE + words(".....", 400, 560) + shade(390, 540, 500, 570, 0.9)
    )
    assert [text.text for text in report.hidden_texts] == ["....."]
    assert "hidden-text" not in [problem.code for problem in report.problems]


def test_letters_that_are_drawn_as_curves_in_a_cell_are_told(
    tmp_path: Path,
) -> None:
    left, top, _, _ = cell(2, 2)
    drawn = b"".join(
        star(left + 60 + 12 * number, top + 9) for number in range(4)
    )
    (tmp_path / "r.pdf").write_bytes(pdf(PAGE + drawn))
    report = extract(tmp_path / "r.pdf")
    (problem,) = [
        problem for problem in report.problems if problem.code == "ink-not-read"
    ]
    assert (problem.severity, problem.page_no, problem.record_number) == (
        "warning",
        1,
        report.records[1].number,
    )
    assert report.accounts[0].ink_not_read > 20


def test_boxes_arrows_ellipses_and_what_stands_beside_the_table_are_no_print() -> (
    None
):
    left, top, right, bottom = cell(2, 2)
    middle = (left + right) / 2, (top + bottom) / 2
    ellipse = [
        (middle[0] + 30 * cos(n * pi / 20), middle[1] + 6 * sin(n * pi / 20))
        for n in range(41)
    ]
    first, *others = (b"%.2f %.2f" % (x, HEIGHT - y) for x, y in ellipse)
    flow = b"q " + first + b" m " + b" l ".join(others) + b" l S Q\n"
    logo = b"".join(star(700 + 14 * number, 40) for number in range(6))
    report = report_of(
        PAGE
        + flow
        + logo
        + shade(left + 2, top + 2, left + 30, bottom - 2, 0.3)
    )
    assert "ink-not-read" not in [problem.code for problem in report.problems]
