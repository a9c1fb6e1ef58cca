"""The tables as CSV for spreadsheets: UTF-8 with a byte order mark, quoted by RFC 4180, no cell runs as a formula."""

from __future__ import annotations

import codecs
import csv
import re
from decimal import Decimal
from typing import Any, BinaryIO

import pandas as pd

from extractor.dataset.missing import is_missing
from extractor.dataset.staging import Staging
from extractor.dataset.table_schema import QUOTE

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# A text that is a negative amount and nothing else is one to a spreadsheet, too.
_NEGATIVE_AMOUNT = re.compile(r"-(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def to_csv(data: pd.DataFrame) -> bytes:
    """Write a frame as a CSV file.

    Args:
        data: The rows; their values are texts, numbers, amounts, booleans, or missing.

    Returns:
        The file's bytes. Missing and empty are both an empty cell; text that looks like a formula has a `'` before it.
    """
    return codecs.BOM_UTF8 + _csv_rows(data, header=True)


def guarded(text: str) -> str:
    """Give a text as its cell has it.

    Args:
        text: Any text.

    Returns:
        The text; one that a spreadsheet would take for a formula with a `'` before it.

    >>> guarded("-5 องศา"), guarded("-92,302.00")
    ("'-5 องศา", '-92,302.00')
    """
    if text.startswith(_FORMULA_STARTS) and not _NEGATIVE_AMOUNT.fullmatch(text):
        return QUOTE + text
    return text


class CsvFiles:
    """An exporter: one CSV file a table."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._files = dict[str, BinaryIO]()

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table.

        Args:
            table: Name of the table.
            data: Its next rows.

        Raises:
            OSError: It cannot be written.
        """
        if table in self._files:
            self._files[table].write(_csv_rows(data, header=False))
            return
        self._files[table] = self._staging.part_of(f"{table}.csv").open("wb")
        self._files[table].write(to_csv(data))

    def close(self) -> None:
        """Finish."""
        for file in self._files.values():
            file.close()


def _csv_rows(data: pd.DataFrame, *, header: bool) -> bytes:
    cells = data.astype(object).map(_cell)
    text: str = cells.to_csv(index=False, header=header, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return text.encode()


def _cell(value: Any) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return guarded(value) if isinstance(value, str) else str(value)
