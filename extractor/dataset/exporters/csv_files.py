"""The tables as CSV for spreadsheets: UTF-8 with a byte order mark, quoted by RFC 4180, no cell runs as a formula."""

from __future__ import annotations

import codecs
import csv
from typing import Any, BinaryIO

import pandas as pd

from extractor.dataset.missing import is_missing
from extractor.dataset.schema import QUOTE
from extractor.dataset.staging import Staging

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(data: pd.DataFrame) -> bytes:
    """Write a frame as a CSV file.

    Args:
        data: The rows; their values are texts, numbers, booleans, or missing.

    Returns:
        The file's bytes. Missing and empty are both an empty cell; text that looks like a formula has a `'` before it.
    """
    return codecs.BOM_UTF8 + _csv_rows(data, header=True)


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
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return QUOTE + value
    return str(value)
