"""Tables with a frame and lines between columns, none between rows; and rows of a full grid, which stay whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.tables.page_tables import pages_with_tables
from tests.helpers.bare_tables import (
    COLUMN_LOOKS,
    grid_page,
    random_style,
    table_document,
)
from tests.tables.test_aligned_tables import (
    plain_style,
    rows_of,
    share_right,
    some_or_many,
    with_columns,
)


@some_or_many(range(2), range(8))
@pytest.mark.parametrize("look", COLUMN_LOOKS)
def test_plain_tables_come_out_row_for_row(look: str, seeds: range) -> None:
    assert share_right(plain_style(seed, look) for seed in seeds) >= 0.97


@some_or_many(range(100, 103), range(100, 108))
@pytest.mark.parametrize("look", COLUMN_LOOKS)
def test_tables_of_all_styles_come_out_mostly(look: str, seeds: range) -> None:
    styles = [
        replace(random_style(seed, look), sections=False, overflow=False)
        for seed in seeds
    ]
    assert share_right(styles) >= 0.8


def test_rows_that_the_page_cuts_are_one() -> None:
    styles = [
        replace(plain_style(seed, "columns-open"), splits_rows=True, rows=14)
        for seed in range(20, 28)
    ]
    assert share_right(styles) >= 0.97


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("setting", ["top", "middle", "bottom"])
def test_rows_of_a_full_grid_stay_whole(setting: str, seed: int) -> None:
    """Lists of items, several lines a cell, white in cells: what lines part is one row."""
    style = random_style(seed, "segments")
    style = replace(
        style,
        sections=False,
        centred_rows=setting == "middle",
        low_rows=setting == "bottom",
    )
    made = table_document(style)
    pages = [with_columns(page) for page in made.pages]
    assert [content.tables for content in pages_with_tables(pages)] == [
        content.tables for content in pages_with_tables(pages, "rulings")
    ]


def test_a_list_in_the_only_row_of_a_grid_is_no_rows() -> None:
    header = [("มาตรการ",), ("วิธีการ",), ("ผลการดำเนินการ",), ("ผู้รับผิดชอบ",)]
    items = tuple(f"{number}. จัดทำคู่มือ" for number in range(1, 6))
    results = tuple(f"{number}. เผยแพร่แล้ว" for number in range(1, 6))
    page = grid_page(
        header,
        [
            [
                ("การป้องกันการรับสินบน", "และส่งเสริมคุณธรรม"),
                items,
                results,
                ("กองคลัง",),
            ]
        ],
    )
    ((table,),) = (content.tables for content in pages_with_tables([page]))
    assert table.rows == 2


def test_rows_that_numbers_name_are_found_in_one_ruled_row() -> None:
    header = [("ที่",), ("งาน",), ("วิธี",), ("วงเงิน",)]
    cells = [
        ("๑", "๒", "๓"),
        ("ซื้อกระดาษ", "จ้างซ่อมถนน", "ซื้อหมึกพิมพ์"),
        ("เฉพาะเจาะจง",) * 3,
        ("๕๐๐", "๗๐๐", "๙๐๐"),
    ]
    page = grid_page(header, [cells])
    ((table,),) = (content.tables for content in pages_with_tables([page]))
    assert rows_of([table])[1:] == [
        tuple(column[row] for column in cells) for row in range(3)
    ]


def test_rulings_alone_part_rows_where_that_is_asked_for() -> None:
    made = table_document(plain_style(3, "columns"))
    rows = {
        table.rows
        for content in pages_with_tables(made.pages, "rulings")
        for table in content.tables
    }
    assert rows == {2}
