"""The tables as CSV for spreadsheets: UTF-8 with a byte order mark, quoted by RFC 4180, no cell runs as a formula."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from extractor.dataset.schema import column_names
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import QUOTE

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# A text that is a negative amount and nothing else is one to a spreadsheet, too.
_NEGATIVE_AMOUNT = re.compile(
    r"-(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
)


def to_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Write rows as a CSV file.

    Args:
        names: Names of the columns.
        rows: Their values: texts, numbers, amounts, truth values, or None.

    Returns:
        The file's bytes. None and an empty text are both an empty cell; text that looks like a formula has a `'`
        before it.
    """
    return codecs.BOM_UTF8 + _csv_rows([names]) + _csv_rows(rows)


def guarded(text: str) -> str:
    """Give a text as its cell has it.

    Args:
        text: Any text.

    Returns:
        The text; one that a spreadsheet would take for a formula with a `'` before it.

    >>> guarded("-5 องศา"), guarded("-92,302.00")
    ("'-5 องศา", '-92,302.00')
    """
    if text.startswith(_FORMULA_STARTS) and not _NEGATIVE_AMOUNT.fullmatch(
        text
    ):
        return QUOTE + text
    return text


class CsvFiles:
    """An exporter: one CSV file a table."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._files = dict[str, BinaryIO]()

    def add(self, part: TablePart) -> None:
        """Write a part of a table.

        Args:
            part: Its next rows.

        Raises:
            OSError: It cannot be written.
        """
        if part.table not in self._files:
            self._files[part.table] = self._staging.part_of(
                f"{part.table}.csv"
            ).open("wb")
            self._files[part.table].write(to_csv(column_names(part.table), []))
        self._files[part.table].write(_csv_rows(part.values()))

    def close(self) -> None:
        """Finish."""
        for file in self._files.values():
            file.close()


def _csv_rows(rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return guarded(value) if isinstance(value, str) else str(value)
