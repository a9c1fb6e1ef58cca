"""A table that grows from page to page keeps each of its rows, though only those at its ends are looked at."""

from __future__ import annotations

import random
from dataclasses import replace

from extractor.model import Cell, Fragment, Line, Table
from extractor.tables.growing_table import GrowingTable
from tests.helpers.pdfs import cells_of, table


def _part(first: int, rows: int, spans: dict[int, int]) -> Table:
    """Rows of two columns; a cell of the first column is merged over so many rows from those in `spans` on."""
    covered = {row + by for row, span in spans.items() for by in range(1, span)}
    cells = []
    for row in range(rows):
        for col in range(2):
            if col or row not in covered:
                span = 1 if col else spans.get(row, 1)
                text = Line(f"{first + row}/{col}", 1)
                cells.append(
                    Cell(row, col, span, 1, (Fragment(1, None, (text,)),))
                )
    return Table(tuple(cells), rows, 2, 1, 1)


def _below(above: Table, part: Table) -> Table:
    moved = [replace(cell, row=cell.row + above.rows) for cell in part.cells]
    return replace(
        above, cells=(*above.cells, *moved), rows=above.rows + part.rows
    )


def test_the_whole_is_what_was_put_below_it_page_by_page() -> None:
    chance = random.Random(20)
    expected = _part(0, 6, {})
    growing = GrowingTable(expected)
    for _ in range(300):
        rows = chance.randint(1, 12)
        spans = {0: rows} if chance.random() < 0.2 else {}
        part = _part(expected.rows, rows, spans)
        expected = _below(expected, part)
        growing.go_on(_below(growing.ends, part))
    assert growing.whole() == expected
    assert growing.ends.rows < 300


def test_the_ends_are_the_first_and_the_last_rows() -> None:
    whole = _part(0, 5_000, {})
    growing = GrowingTable(whole)
    texts = [cell.text for cell in growing.ends.cells]
    assert growing.whole() == whole
    assert (texts[0], texts[-1]) == ("0/0", "4999/1")
    assert len(texts) < 600


def test_a_cell_merged_over_all_rows_is_not_parted() -> None:
    whole = _part(0, 1_000, {0: 1_000})
    assert GrowingTable(whole).whole() == whole


def test_a_row_cut_by_a_late_page_goes_on_with_its_first_half() -> None:
    header = ["รายการ", "ผู้ขาย", "ราคา"]
    pages = [table([header, *_rows(20 * page, 20)], 20) for page in range(20)]
    rest = table([header, ["", "(สำนักงานใหญ่)", ""], *_rows(400, 2)], 20)
    ((first, *rows),) = cells_of(*pages, rest)
    assert first == header
    assert len(rows) == 402
    assert rows[399][1] == "ร้าน 399\n(สำนักงานใหญ่)"
    assert rows[400:] == _rows(400, 2)


def _rows(first: int, count: int) -> list[list[str]]:
    return [
        [f"กระดาษชุดที่ {row}", f"ร้าน {row}", f"{row + 1000}.00"]
        for row in range(first, first + count)
    ]
