"""A page without rulings that is printed twice holds its rows twice: they are no header from first to last."""

from __future__ import annotations

import pytest

from tests.helpers.pdfs import Rows, cells_of, words


def page_of(rows: Rows) -> bytes:
    """A page with rows in three columns, without a line."""
    return b"".join(
        words(text or "", x, 60 + 14 * number)
        for number, row in enumerate(rows)
        for text, x in zip(row, (60, 120, 320), strict=True)
    )


def rows_of(count: int) -> list[list[str]]:
    rows = [
        [str(number), f"กระดาษแบบที่ {number}", f"{number * 100:,}.00"]
        for number in range(1, count + 1)
    ]
    return [["ที่", "รายการ", "จำนวนเงิน"], *rows]


@pytest.mark.parametrize("rows", [10, 30])
@pytest.mark.parametrize("copies", [2, 3])
def test_rows_of_a_page_that_is_printed_again_are_data(
    rows: int, copies: int
) -> None:
    header, *body = rows_of(rows)
    (table,) = cells_of(*[page_of(rows_of(rows))] * copies)
    assert table == [header, *body * copies]


def test_a_copy_tells_nothing_of_the_header_and_other_pages_do() -> None:
    header, *body = rows_of(20)
    first, rest = [header, *body[:10]], [header, *body[10:]]
    (table,) = cells_of(page_of(first), page_of(first), page_of(rest))
    assert table == [header, *body[:10], *body[:10], *body[10:]]
