"""Pictures pasted into pages of text: print in them is read, photographs stay silent, ticks are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz.fuzz import ratio

from extractor import extract
from extractor.document import Document, read_document
from extractor.options import Options
from tests.helpers.pasted import (
    line_picture,
    pasted,
    photograph,
    table_picture,
    tick,
)
from tests.helpers.pdfs import columns, page, pdf, source, table, words
from tests.helpers.small_report import COVER, REPORT

TEXT = words("บันทึกข้อความ เรื่อง รายงานผลการดำเนินงานประจำปีงบประมาณ", 60, 60)
XS = columns(3, 250)
ROWS = [["ที่", "รายการ", "ผล"], ["๑", "จัดอบรม", "แล้วเสร็จ"], ["๒", "จัดซื้อ", ""]]
# As alike as two texts of which one has a letter in thirty misread.
_ALIKE = 93


def read(content: bytes, **options: str) -> Document:
    return read_document(
        source(pdf(content)),
        Options.model_validate({"proof": "off", **options}),
    )


def texts(document: Document) -> list[list[list[str]]]:
    """The texts of all cells of all tables."""
    (content,) = document.page_contents
    return [
        [[cell.text if cell else "" for cell in row] for row in found.grid()]
        for found in content.tables
    ]


def test_a_table_in_a_picture_is_read_beside_the_text_of_its_page() -> None:
    pixels, printed = table_picture([[0, 2], [3, 4], [5, 6]])
    document = read(TEXT + pasted(pixels, 30, 100, 812, 160))
    (found,) = texts(document)
    assert len(found) == 3
    for row, meant in zip(found, printed, strict=True):
        assert [
            ratio(cell, text) > _ALIKE
            for cell, text in zip(row, meant, strict=True)
        ] == [True, True]
    (content,) = document.page_contents
    assert [line.text.split()[0] for line in content.lines] == ["บันทึกข้อความ"]
    assert (document.kind, content.origin.read_by) == (
        "text-layer",
        "text-layer",
    )
    assert content.origin.pictures.startswith("reader")
    assert content.tables[0].is_pasted


def test_the_text_of_a_picture_in_a_cell_is_the_cells() -> None:
    pixels, printed = line_picture(0)
    cell = pasted(pixels, XS[2] + 4, 128, XS[2] + 234, 142)
    document = read(TEXT + table(ROWS, 90, xs=XS) + cell)
    (found,) = texts(document)
    assert ratio(found[2][2], printed) > _ALIKE
    assert found[1] == ROWS[1]


def test_nothing_is_read_where_no_engine_is_wanted() -> None:
    pixels, _ = table_picture([[0, 2], [3, 4]])
    assert (
        texts(read(TEXT + pasted(pixels, 30, 100, 812, 140), ocr="never")) == []
    )


@pytest.mark.parametrize("seed", range(3))
def test_photographs_say_nothing(seed: int) -> None:
    with_photo = read(
        TEXT
        + table(ROWS, 90, xs=XS)
        + pasted(photograph(seed), 60, 250, 360, 450)
    )
    assert (
        with_photo.page_contents[0].printed
        == read(TEXT + table(ROWS, 90, xs=XS)).page_contents[0].printed
    )


def test_strips_of_a_picture_are_one() -> None:
    pixels, printed = table_picture([[0, 2], [3, 4], [5, 6]])
    half = pixels.shape[0] // 2
    middle = 100 + 60 * half / pixels.shape[0]
    strips = pasted(pixels[:half], 30, 100, 812, middle) + pasted(
        pixels[half:], 30, middle, 812, 160
    )
    (found,) = texts(read(TEXT + strips))
    assert len(found) == len(printed)


def test_a_tick_that_is_a_picture_is_told(tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    file.write_bytes(pdf(page(COVER, REPORT)))
    fragment = extract(file, proof="off").records[1].cells["outcomes"][0]
    assert fragment.box is not None
    blank = [list(row) for row in REPORT]
    column = next(
        col
        for col, text in enumerate(REPORT[2])
        if text and fragment.lines[0].text in text
    )
    blank[2][column] = ""
    x, y = fragment.box.x0 + 20, (fragment.box.top + fragment.box.bottom) / 2
    file.write_bytes(
        pdf(page(COVER, blank) + pasted(tick(), x, y - 4, x + 8, y + 4))
    )
    (problem,) = [
        problem
        for problem in extract(file, proof="off").problems
        if problem.code == "picture-in-cell"
    ]
    assert (problem.record_number, problem.field, problem.severity) == (
        2,
        "outcomes",
        "warning",
    )
