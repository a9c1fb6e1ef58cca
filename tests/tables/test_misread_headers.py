"""A header that OCR read otherwise on the next page is no row of data, where the rows below it count on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Table
from extractor.tables.repeated_rows import misread_rows
from tests.helpers.report_tables import table_of

HEADER = ["หมู่ที่", "หมู่บ้าน", "ครัวเรือน", "ประชากร", "ผู้สูงอายุ"]
ROWS = [
    ["25", "บ้านนาดี", "97", "1,159", "205"],
    ["26", "บ้านคำน้อย", "344", "805", "122"],
]
MISREAD = ["%ที่", "*ซา", "ครัวเรือน", "ประชากร", "ผู้สูงอายุ"]
ON = [
    ["27", "บ้านบ่อทอง", "317", "675", "65"],
    ["28", "บ้านดงเย็น", "338", "1,224", "110"],
]


def read(rows: list[list[str]]) -> Table:
    """A table as OCR reads it."""
    table = table_of(rows)
    cells = [
        replace(
            cell,
            fragments=tuple(
                replace(
                    fragment,
                    lines=tuple(
                        replace(line, confidences=(0.9,) * len(line.text))
                        for line in fragment.lines
                    ),
                )
                for fragment in cell.fragments
            ),
        )
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))


def count(header: list[str], rows: list[list[str]]) -> int:
    """How many rows of a page say the header of the page before again."""
    return misread_rows(
        read([HEADER, *ROWS]), 1, 0, read([header, *rows])
    ).count


@pytest.mark.parametrize(
    "header",
    [
        MISREAD,
        ['"ที"', "ช้า", "ครัวเรือน", "ประชากร", "ผูสูงอายุ"],
        ["ห่ที", "บาน", "ครัวเรอน", "ประชากร", "ผู้สูงอายุ"],
    ],
)
def test_a_misread_header_above_rows_that_count_on_is_said_again(
    header: list[str],
) -> None:
    assert count(header, ON) == 1


def test_a_header_above_rows_that_begin_anew_is_another() -> None:
    anew = [["1", *ON[0][1:]], ["2", *ON[1][1:]]]
    assert count(MISREAD, anew) == 0


def test_a_header_of_other_columns_is_another() -> None:
    other = ["ลำดับ", "โครงการ", "งบประมาณ", "ประชากร", "ระยะเวลา"]
    assert count(other, ON) == 0


def test_rows_of_data_say_no_header_again() -> None:
    assert count(ON[0], ON[1:]) == 0
