"""Rows of filled cells without rulings above and below a ruled body, as jsPDF-AutoTable and style sheets draw them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from normalizer import arabic
from tests.helpers.pdfs import (
    Rows,
    cells_of,
    columns,
    fill,
    report_of,
    rules,
    shade,
    tops,
    words,
)

HEADER = ["ที่", "มาตรการ", "ผู้รับผิดชอบ"]
BODY = [["๑", "อบรมบุคลากร", "สำนักปลัด"], ["๒", "ตรวจสอบภายใน", "กองคลัง"]]
TOTAL = ["รวม", "๒ มาตรการ", "๒ กอง"]
READ = [["1", "อบรมบุคลากร", "สำนักปลัด"], ["2", "ตรวจสอบภายใน", "กองคลัง"]]
XS = columns(3)


def shaded(xs: list[float], top: float, bottom: float) -> bytes:
    """A row of filled cells, one beside the other."""
    return b"".join(
        shade(left, top, right, bottom) for left, right in pairwise(xs)
    )


def test_a_header_that_is_filled_and_not_ruled_is_the_tables() -> None:
    rows = [HEADER, *BODY]
    ys = tops(rows, 100)
    page = shaded(XS, ys[0], ys[1]) + rules(XS, ys[1:]) + fill(rows, XS, ys)
    assert cells_of(page) == [[HEADER, *READ]]


@pytest.mark.parametrize(
    "total", [TOTAL, ["รวม", "", "๒ กอง"]], ids=["full", "with a blank"]
)
def test_a_total_that_is_filled_and_not_ruled_is_the_tables(
    total: list[str],
) -> None:
    rows = [HEADER, *BODY, total]
    ys = tops(rows, 100)
    page = shaded(XS, ys[-2], ys[-1]) + rules(XS, ys[:-1]) + fill(rows, XS, ys)
    assert cells_of(page) == [[HEADER, *READ, list(map(arabic, total))]]


def test_a_header_of_two_filled_rows_keeps_what_is_merged() -> None:
    """The number is merged over both rows, the title over two columns."""
    rows: Rows = [["ที่", "แผนงาน", None], [None, *HEADER[1:]], *BODY]
    ys = tops(rows, 100)
    upper = shade(XS[0], ys[0], XS[1], ys[2]) + shade(
        XS[1], ys[0], XS[3], ys[1]
    )
    page = (
        upper
        + shaded(XS[1:], ys[1], ys[2])
        + rules(XS, ys[2:])
        + fill(rows, XS, ys)
    )
    ((first, second, *body),) = cells_of(page)
    assert (first[:2], second[1:], body) == (["ที่", "แผนงาน"], HEADER[1:], READ)


def test_measures_below_a_filled_header_are_records() -> None:
    header = ["ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"]
    rows = [header, ["๑", "อบรมบุคลากร", "สำนักปลัด", "ต.ค. ๖๕", "ดำเนินการแล้ว"]]
    xs, ys = columns(5), tops(rows, 100)
    report = report_of(
        shaded(xs, ys[0], ys[1]) + rules(xs, ys[1:]) + fill(rows, xs, ys)
    )
    assert [record.text("measure") for record in report.records] == [
        "อบรมบุคลากร"
    ]


def test_an_ornament_and_a_title_in_a_bar_are_no_rows() -> None:
    rows = [HEADER, *BODY]
    ys = tops(rows, 100)
    grid = rules(XS, ys) + fill(rows, XS, ys)
    title = shade(XS[0], 80, XS[-1], ys[0]) + words(
        "มาตรการป้องกันการทุจริต", 60, 92
    )
    assert (
        cells_of(grid + title)
        == cells_of(grid + shaded(XS, 80, ys[0]))
        == [[HEADER, *READ]]
    )
