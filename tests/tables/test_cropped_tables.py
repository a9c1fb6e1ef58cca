"""A table whose outer rulings lie beyond the edge of the page is found; underlines and frames at an edge are none."""

from __future__ import annotations

import pytest

from extractor.model import Page, PageTransform, Ruling
from extractor.tables.finders import find_tables
from tests.helpers.pdfs import WIDTH, cells_of, fill, line, tops

ROWS = [
    ["องค์ประกอบ", "ผลการประเมิน"],
    ["การควบคุม", "เหมาะสม"],
    ["สารสนเทศ", "เพียงพอ"],
    ["การติดตาม", "ครบ"],
]


def cropped(
    left: float, right: float, *, rows: int = 5, outer: str = ""
) -> bytes:
    """Two columns whose rows run from one x to another; the outer rulings that are named show."""
    ys = tops(ROWS, 100)
    drawn = b"".join(line(left, y, right, y) for y in ys[:rows])
    drawn += line(400, ys[0], 400, ys[-1])
    drawn += line(left, ys[0], left, ys[-1]) if "l" in outer else b""
    drawn += line(right, ys[0], right, ys[-1]) if "r" in outer else b""
    return drawn + fill(ROWS, [30, 400], ys)


@pytest.mark.parametrize(
    ("left", "right", "outer"),
    [
        (-5, WIDTH + 5, ""),
        (2, WIDTH - 3, ""),
        (8, WIDTH - 1, ""),
        (20, WIDTH, "l"),
        (3, 700, "r"),
    ],
)
def test_a_table_cut_off_at_the_edges_of_its_page_is_found(
    left: float, right: float, outer: str
) -> None:
    assert cells_of(cropped(left, right, outer=outer)) == [ROWS]


def test_lines_that_end_within_the_page_and_are_crossed_once_are_no_table() -> (
    None
):
    assert cells_of(cropped(100, 700)) == []


def test_two_lines_over_the_page_are_no_table() -> None:
    rulings = (
        *(Ruling(0, y, 595, y) for y in (100, 700)),
        Ruling(300, 90, 300, 710),
    )
    assert (
        find_tables(Page(1, PageTransform(0, 595, 842), rulings=rulings)) == ()
    )


def test_lines_over_the_page_that_nothing_crosses_are_no_table() -> None:
    rulings = tuple(Ruling(0, y, 595, y) for y in (100, 300, 500, 700))
    assert (
        find_tables(Page(1, PageTransform(0, 595, 842), rulings=rulings)) == ()
    )
