"""Rows of a scan without lines between them are told by their numbers, once these are read."""

from __future__ import annotations

import pytest

from extractor.model import Box, Cell, Fragment, Line, PageContent, Table
from extractor.tables.stacked.numbered_lines import with_numbered_rows

# Points from line to line.
PITCH = 20.0
EDGES = (0.0, 40.0, 200.0, 300.0, 400.0)
# What stands on each line of the four columns of one ruled row.
LINES = [
    ["", "หมวดแรงงาน", "", ""],
    ["๑", "คนงาน", "4,450", "11,960"],
    ["๒", "คนงานประมง", "4,450", "11,960"],
    ["๓", "คนงานประจำรถดูด", "4,450", "11,960"],
    ["", "สิ่งปฏิกูล", "", ""],
    ["๔", "ครูดูแลเด็ก", "4,630", "12,440"],
    ["", "- ปวช.", "(5,100)", ""],
]
HEADER = ["ที่", "ตำแหน่ง", "ขั้นต่ำ", "ขั้นสูง"]


def page(lines: list[list[str]]) -> PageContent:
    """A page with a header and one ruled row, read."""
    bottom = PITCH * (len(lines) + 1)

    def cell(row: int, col: int, texts: list[str]) -> Cell:
        top = PITCH * row
        box = Box(
            EDGES[col], top, EDGES[col + 1], bottom if row else top + PITCH
        )
        read = tuple(
            Line(
                text,
                1,
                Box(
                    EDGES[col] + 2,
                    top + PITCH * place + 4,
                    EDGES[col] + 30,
                    top + PITCH * place + 16,
                ),
                confidences=(0.9,) * len(text),
            )
            for place, text in enumerate(texts)
            if text
        )
        return Cell(row, col, fragments=(Fragment(1, box, read),))

    cells = [cell(0, col, [HEADER[col]]) for col in range(4)]
    cells += [cell(1, col, [line[col] for line in lines]) for col in range(4)]
    table = Table(
        tuple(cells), 2, 4, 1, 1, EDGES, ((1, Box(0, 0, 400, bottom)),)
    )
    return PageContent(1, (table,))


def rows(content: PageContent) -> list[list[str]]:
    (table,) = content.tables
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_numbers_that_count_on_begin_rows() -> None:
    assert rows(with_numbered_rows(page(LINES))) == [
        HEADER,
        LINES[0],
        LINES[1],
        LINES[2],
        ["๓", "คนงานประจำรถดูด\nสิ่งปฏิกูล", "4,450", "11,960"],
        ["๔", "ครูดูแลเด็ก\n- ปวช.", "4,630\n(5,100)", "12,440"],
    ]


def test_a_number_that_was_misread_is_a_row_all_the_same() -> None:
    misread = [
        [
            text.replace("๓", "ต") if col == 0 else text
            for col, text in enumerate(line)
        ]
        for line in [*LINES, ["๕", "ยาม", "4,450", "11,960"]]
    ]
    assert len(rows(with_numbered_rows(page(misread)))) == 7


@pytest.mark.parametrize(
    "lines",
    [
        [["๑", "คนงาน", "4,450", ""], ["๒", "ยาม", "4,450", ""]],  # too few
        [["๑", "คนงาน", "", ""], ["๒", "ยาม", "", ""], ["๓", "ครู", "", ""]],
        [
            ["๑", "คนงาน", "4,450", "11,960"],
            ["๕", "ยาม", "4,450", "11,960"],
            ["๙", "ครู", "4,450", "11,960"],
        ],
    ],
)
def test_other_rows_stay_whole(lines: list[list[str]]) -> None:
    assert with_numbered_rows(page(lines)) == page(lines)
