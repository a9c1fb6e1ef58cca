"""A workbook is legible where its font is missing: no line of a cell is cut, no header breaks amid a word."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from extractor import extract_folder
from extractor.dataset.exporters.workbook_layout import (
    HEADER_HEIGHT,
    LINE_HEIGHT,
    column_width,
    row_height,
)
from extractor.dataset.schema import schemas
from extractor.dataset.table_schema import Column
from extractor.options import BatchOptions
from normalizer.thai import MARK
from tests.helpers.command import Transcript, put

# Points at 14 points, by the metrics of Waree, which is wider and higher than TH Sarabun New and most that replace it:
# from line to line, and what a letter takes on average.
WIDER_FONT = (23.42, 8.46)
# Points of a character of a column's width: 7 pixels, as Excel has it, at 96 dots an inch.
CHARACTER = 5.25
# Letters that fit into a long column in that font.
A_LINE = int(48 * CHARACTER / WIDER_FONT[1])
LONG = Column("text", "ข้อความ", "text", long=True)
MARKS = re.compile(f"[{MARK}]")


def letters(text: str) -> int:
    return len(MARKS.sub("", text))


@pytest.mark.parametrize("lines", [1, 2, 5, 12])
def test_rows_are_high_enough_for_a_wider_and_higher_font(lines: int) -> None:
    text = "ก" * A_LINE * lines
    assert row_height([column_width(LONG)], [text]) >= lines * WIDER_FONT[0]


def test_marks_over_letters_take_no_room() -> None:
    assert row_height([column_width(LONG)], ["กี่" * A_LINE]) == LINE_HEIGHT


def test_headers_break_between_their_words_only() -> None:
    for schema in schemas().values():
        for column in schema.columns:
            longest = max(map(letters, column.thai.split(" ")))
            room = column_width(column) * CHARACTER
            # A word of more letters would make a column of text of it.
            assert longest > 18 or longest * WIDER_FONT[1] <= room, column


def test_two_lines_of_a_header_fit() -> None:
    assert 2 * WIDER_FONT[0] <= HEADER_HEIGHT


def test_yes_and_no_are_words_in_every_program(
    transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    batch = BatchOptions.model_validate({"workers": 0, "format": "xlsx"})
    extract_folder(tmp_path / "r.txt", tmp_path / "out", batch=batch)
    book = openpyxl.load_workbook(tmp_path / "out" / "dataset.xlsx")
    sheet = next(
        book[name] for name in book.sheetnames if name.endswith("measures")
    )
    (cell,) = [cell for cell in sheet[2] if isinstance(cell.value, bool)]
    assert cell.number_format == '"TRUE";"TRUE";"FALSE"'
