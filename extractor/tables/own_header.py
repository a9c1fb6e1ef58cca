"""Does a page's table begin with a header of its own? Then it is another table, though its columns stand as before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.model import Cell, Table, rows_between
from extractor.tables.columns.header_likeness import names_columns
from extractor.tables.columns.header_rows import looks_like_data, row_texts
from extractor.tables.row_numbers import row_number, row_numbers

_NUMBER = re.compile(r"[0-9๐-๙,.\-–—\s]*[0-9๐-๙\-–—][0-9๐-๙,.\-–—\s]*")
# A column holds numbers where so large a share of its printed cells do; of so many cells at least.
_SHARE_OF_NUMBERS = 0.8
_FEWEST_NUMBERS = 2
# Rows: the last ones before a page break tell what a column holds.
_MOST_ROWS = 50


def has_own_header(
    above: Table, header_rows: int, key: int, below: Table
) -> bool:
    """Whether a table that does not repeat the header of the one before begins with another header.

    Args:
        above: The table before.
        header_rows: How many of its rows are header.
        key: The column (0-based) that names its rows.
        below: The table, of as many columns.

    Returns:
        Whether its first row is worded as a header, drawn or set as one, stands over numbers where no numbers stand, or
        over rows that are numbered anew.
    """
    texts = row_texts(below, 0)
    if names_columns(texts):
        return True
    if below.rows < 2 or looks_like_data(texts) or _is_merged_over_all(below):
        return False
    if row_number(texts[key]) is not None:
        return False
    signs = (
        _is_drawn_as_header(below),
        _is_set_as_header(above, header_rows, below),
        _stands_over_numbers(above, header_rows, below),
        _is_numbered_anew(above, header_rows, key, below),
    )
    return any(signs)


def _is_merged_over_all(table: Table) -> bool:
    return any(
        cell.row == 0 and cell.colspan == table.cols for cell in table.cells
    )


def _is_drawn_as_header(below: Table) -> bool:
    """Whether a cell of the first row names columns of the second one, and the others reach down beside those."""
    first = [cell for cell in below.cells if cell.row == 0 and not cell.blank]
    groups = [cell for cell in first if cell.colspan > 1 and cell.rowspan == 1]
    beside = [cell for cell in first if cell.rowspan > 1]
    if not groups or len(groups) + len(beside) < len(first):
        return False
    named = [
        cell
        for cell in below.cells
        if cell.row == 1 and cell.colspan == 1 and not cell.blank
    ]
    return all(
        sum(group.col <= cell.col < group.col + group.colspan for cell in named)
        > 1
        for group in groups
    )


def _is_set_as_header(above: Table, header_rows: int, below: Table) -> bool:
    """Whether the first row is set in the font of the header above, and rows of data in another."""
    of_header = _fonts(cell for cell in above.cells if cell.row < header_rows)
    of_data = _fonts(cell for cell in above.cells if cell.row >= header_rows)
    of_first = _fonts(cell for cell in below.cells if cell.row == 0)
    of_others = _fonts(cell for cell in below.cells if cell.row > 0)
    if not of_header or not of_first or of_header & of_data:
        return False
    return of_first <= of_header and not of_others & of_header


def _fonts(cells: Iterable[Cell]) -> set[str]:
    """The fonts of cells; subsets of one font, which files name apart, are one."""
    fonts: set[str] = set()
    for cell in cells:
        for line in cell.lines:
            fonts.update(
                font.rpartition("+")[2] for font, _ in line.fonts if font
            )
    return fonts


def _stands_over_numbers(above: Table, header_rows: int, below: Table) -> bool:
    """Whether the first row has texts in all columns that otherwise hold numbers."""
    first = row_texts(below, 0)
    rows_above = rows_between(
        above, max(header_rows, above.rows - _MOST_ROWS), above.rows
    )
    rows_below = rows_between(below, 1, below.rows)
    texts: list[list[str]] = [[] for _ in first]
    for cell in (*rows_above.cells, *rows_below.cells):
        texts[cell.col].append(cell.text)
    numeric = [
        col for col, of_column in enumerate(texts) if _are_numbers(of_column)
    ]
    printed = [first[col] for col in numeric if first[col].strip()]
    return (
        bool(numeric)
        and len(printed) == len(numeric)
        and not any(map(_NUMBER.fullmatch, printed))
    )


def _are_numbers(texts: Sequence[str]) -> bool:
    printed = [text for text in texts if text.strip()]
    numbers = [text for text in printed if _NUMBER.fullmatch(text)]
    return len(numbers) >= _FEWEST_NUMBERS and len(
        numbers
    ) >= _SHARE_OF_NUMBERS * len(printed)


def _is_numbered_anew(
    above: Table, header_rows: int, key: int, below: Table
) -> bool:
    """Whether the rows below the first one are numbered from 1 on, as those above were."""
    return (
        bool(row_numbers(above, header_rows, key))
        and row_number(row_texts(below, 1)[key]) == 1
    )
