"""Texts that are longer than a cell of a workbook may be go on in rows below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = tuple[Any, ...]

# Characters of a cell at most (support.microsoft.com, "Excel specifications and limits").
MOST_CHARACTERS = 32_767
# What the text of a cell ends with that goes on below.
CONTINUED = "⟶ ต่อแถวถัดไป / continued in the next row"
# Columns at the beginning of every table that name the row and its report.
_IDS = 2


def parts_of_row(row: Row) -> Iterator[Row]:
    """Make rows of a row whose texts are longer than a cell may be.

    Args:
        row: The values of a row; its id and the report's come first.

    Yields:
        Rows that fit, each with both ids; the row alone where it fits.
    """
    room = MOST_CHARACTERS - len(CONTINUED) - 1
    while any(_is_long(value) for value in row):
        yield tuple(
            f"{value[:room]}\n{CONTINUED}" if _is_long(value) else value
            for value in row
        )
        rest = (
            value[room:] if _is_long(value) else None for value in row[_IDS:]
        )
        row = (*row[:_IDS], *rest)
    yield row


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and len(value) > MOST_CHARACTERS
