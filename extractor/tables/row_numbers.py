"""The numbers by which rows are named: do those of one page count on from the page before?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from extractor.model import Cell, Table
from extractor.tables.columns.header_rows import row_texts
from normalizer import arabic, blurred_marker_at, named_marker_at

_BARE_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,4}\s*")


def was_read(table: Table) -> bool:
    """Whether OCR read a table: its letters and numbers are not sure.

    Args:
        table: The table, its cells filled.

    Returns:
        Whether it did.
    """
    lines = chain.from_iterable(cell.lines for cell in table.cells)
    return any(line.confidences for line in lines)


def row_number(text: str) -> int | None:
    """The number that a row is named by: a bare one, or a list marker's.

    Args:
        text: The raw text of the cell that names the row.

    Returns:
        The number; None where it has none.

    >>> row_number("๑๒"), row_number("๓. จัดซื้อครุภัณฑ์"), row_number("รวม")
    (12, 3, None)
    """
    if _BARE_NUMBER.fullmatch(text):
        return int(arabic(text))
    marker = named_marker_at(text)
    return marker.number if marker else None


def row_numbers(table: Table, header_rows: int, key: int) -> list[int]:
    """The numbers of the rows below the header.

    Args:
        table: The table.
        header_rows: How many rows at its top are header.
        key: The column (0-based) that names the rows.

    Returns:
        The numbers from top to bottom, rows without one left out; where no row has one, those of titles between rows.
    """
    titles_too = [cell.text for cell in _cells_below(table, header_rows, key)]
    return _numbers_in(keys_of(table, header_rows, key)) or _numbers_in(
        titles_too
    )


def _numbers_in(texts: Iterable[str]) -> list[int]:
    numbers = [row_number(text) for text in texts]
    return [number for number in numbers if number is not None]


def keys_of(table: Table, header_rows: int, key: int) -> list[str]:
    """The texts of the column that names the rows, below the header.

    Args:
        table: The table.
        header_rows: How many rows at its top are header.
        key: The column, 0-based.

    Returns:
        The raw texts; that of a cell merged over rows once. Titles between rows, over all columns, name none: these
        may have numbers where rows have not.
    """
    return [
        cell.text
        for cell in _cells_below(table, header_rows, key)
        if cell.colspan < max(2, table.cols)
    ]


def _cells_below(table: Table, header_rows: int, key: int) -> list[Cell]:
    """The cells of a column that reach below the header."""
    cells = [
        cell
        for cell in table.cells
        if cell.col <= key < cell.col + cell.colspan
    ]
    return [cell for cell in cells if cell.row + cell.rowspan > header_rows]


def counts_on_exactly(
    above: Table, header_rows: int, key: int, below: Table
) -> bool:
    """Whether the first row of a table has the number after the last one of another.

    Args:
        above: The table before.
        header_rows: How many of its rows are header.
        key: The column (0-based) that names the rows.
        below: The other table, without a header.

    Returns:
        Whether it has.
    """
    numbers = row_numbers(above, header_rows, key)
    text = row_texts(below, 0)[key] if below.rows else ""
    return bool(numbers) and row_number(text) == numbers[-1] + 1


def numbers_go_on(
    above: Table, header_rows: int, key: int, below: Table
) -> bool:
    """Whether the row numbers of a table count on in another one.

    Args:
        above: The table before.
        header_rows: How many of its rows are header.
        key: The column (0-based) that names the rows.
        below: The other table without its header.

    Returns:
        Whether the first number there is the next one; of rows that OCR read, whether there may be a number.
    """
    numbers = row_numbers(above, header_rows, key)
    keys = [row_texts(below, row)[key] for row in range(min(2, below.rows))]
    printed = [text for text in keys if text.strip()]
    if not numbers or not printed:
        return False
    if was_read(below) and blurred_marker_at(printed[0]) is not None:
        return True
    return row_number(printed[0]) == numbers[-1] + 1
