"""Cells merged over rows in tables without a grid: the lines and fills between rows leave out their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from extractor.model import Page
from extractor.tables.page_tables import pages_with_tables
from extractor.tables.stitching import stitch
from tests.helpers.bare_tables import Cell, Style, pages_of_rows

HEADER: list[Cell] = [("ที่",), ("โครงการ",), ("ผลการดำเนินการ",), ("ผู้รับผิดชอบ",)]
WIDTHS = [40.0, 200.0, 260.0, 120.0]
UNIT = "กองคลัง"


def rows_of(units: Sequence[str]) -> list[list[Cell] | str]:
    """A row a unit, of two lines each."""
    rows: list[list[Cell] | str] = []
    for number, unit in enumerate(units, 1):
        results = (
            "ประกาศแผนบนเว็บไซต์ครบทุกโครงการ",
            f"และรายงานผลไตรมาสที่ {number} ต่อสภา",
        )
        rows.append(
            [
                (str(number),),
                (f"โครงการอบรมรุ่นที่ {number}",),
                results,
                (unit,) if unit else (),
            ]
        )
    return rows


def pages_of(
    units: Sequence[str], look: str, *, repeats_header: bool = True
) -> list[Page]:
    style = Style(
        Random(1),
        look=look,
        splits_rows=False,
        repeats_header=repeats_header,
        title=False,
    )
    return pages_of_rows(HEADER, rows_of(units), WIDTHS, style).pages


def units_of(pages: Iterable[Page]) -> list[str]:
    """Who is responsible, row for row, of the one table that pages hold."""
    (table,) = stitch(pages_with_tables(pages))
    said = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    return [row[-1] for row in said if row[0].isdecimal()]


def without_last_segments(page: Page, rows: Iterable[int]) -> Page:
    """A page whose lines below some rows (1-based) leave out the last column."""
    heights = sorted({ruling.top for ruling in page.rulings})
    left_out = {heights[row + 1] for row in rows}
    start = max(ruling.x0 for ruling in page.rulings)
    rulings = [
        ruling
        for ruling in page.rulings
        if not (ruling.x0 == start and ruling.top in left_out)
    ]
    return replace(page, rulings=tuple(rulings))


def test_a_cell_that_no_line_crosses_belongs_to_all_rows_beside_it() -> None:
    (page,) = pages_of(["สำนักปลัด", UNIT, "", "", "กองช่าง"], "segments")
    assert units_of([without_last_segments(page, [2, 3])]) == [
        "สำนักปลัด",
        UNIT,
        UNIT,
        UNIT,
        "กองช่าง",
    ]


def test_its_text_may_stand_beside_any_of_them() -> None:
    (page,) = pages_of(["สำนักปลัด", "", UNIT, "", "กองช่าง"], "segments")
    assert units_of([without_last_segments(page, [2, 3])]) == [
        "สำนักปลัด",
        UNIT,
        UNIT,
        UNIT,
        "กองช่าง",
    ]


def test_a_faded_line_merges_no_numbers() -> None:
    """Where a copied line does not reach over the first column, its rows have their own numbers all the same."""
    (page,) = pages_of([UNIT] * 6, "segments")
    start = min(ruling.x0 for ruling in page.rulings)
    heights = sorted({ruling.top for ruling in page.rulings})
    rulings = [
        ruling
        for ruling in page.rulings
        if not (ruling.x0 == start and ruling.top in heights[3:5])
    ]
    faded = replace(page, rulings=tuple(rulings))
    assert units_of([faded]) == [UNIT] * 6


def test_an_empty_cell_between_lines_stays_empty() -> None:
    assert units_of(pages_of(["สำนักปลัด", UNIT, "", "กองช่าง"], "segments")) == [
        "สำนักปลัด",
        UNIT,
        "",
        "กองช่าง",
    ]


def test_most_lines_may_leave_out_a_column_of_merged_cells() -> None:
    units = ["สำนักปลัด", "", "", UNIT, "", "", "กองช่าง", "", ""]
    (page,) = pages_of(units, "segments")
    merged = without_last_segments(page, [1, 2, 4, 5, 7, 8])
    assert units_of([merged]) == ["สำนักปลัด"] * 3 + [UNIT] * 3 + ["กองช่าง"] * 3


def test_lines_under_some_columns_only_merge_no_cells_that_begin_with_rows() -> (
    None
):
    units = [f"งานที่ {number}" for number in range(1, 21)]
    pages = pages_of(units, "segments")
    assert len(pages) > 1
    counts = [len({ruling.top for ruling in page.rulings}) for page in pages]
    assert (
        units_of(
            without_last_segments(page, range(1, count - 1))
            for page, count in zip(pages, counts, strict=True)
        )
        == units
    )


def test_a_merged_cell_goes_on_over_the_page_break() -> None:
    first, second = pages_of(
        ["สำนักปลัด"] * 11 + [UNIT, "", "", "", "กองช่าง"], "segments"
    )
    pages = [
        without_last_segments(first, [12, 13]),
        without_last_segments(second, [1]),
    ]
    assert units_of(pages) == ["สำนักปลัด"] * 11 + [UNIT] * 4 + ["กองช่าง"]


def test_its_text_may_stand_on_the_second_page() -> None:
    first, second = pages_of(
        ["สำนักปลัด"] * 11 + ["", "", "", UNIT, "กองช่าง"], "segments"
    )
    pages = [
        without_last_segments(first, [12, 13]),
        without_last_segments(second, [1]),
    ]
    assert units_of(pages) == ["สำนักปลัด"] * 11 + [UNIT] * 4 + ["กองช่าง"]


def test_rows_worded_alike_on_two_pages_are_no_header() -> None:
    assert units_of(pages_of([UNIT] * 16, "segments")) == [UNIT] * 16


def test_a_fill_that_goes_on_over_a_row_is_of_one_cell() -> None:
    (page,) = pages_of(
        ["สำนักปลัด", UNIT, "", "กองช่าง", "กองช่าง", "กองช่าง"], "zebra"
    )
    start = max(drawing.x0 for drawing in page.drawings)
    of_column = sorted(
        (d for d in page.drawings if d.x0 == start and d.y0 > 100),
        key=lambda d: d.y0,
    )
    filled, following = of_column[0], of_column[1]
    longer = replace(filled, y1=following.y0)
    drawings = tuple(
        longer if drawing is filled else drawing for drawing in page.drawings
    )
    assert units_of([replace(page, drawings=drawings)])[1:4] == [
        UNIT,
        UNIT,
        "กองช่าง",
    ]
