"""Frames as CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180 quoting, no cell that runs as a formula."""

from __future__ import annotations

import codecs
import csv
from typing import Any, BinaryIO

import pandas as pd

from extractor.dataset.schema import QUOTE
from extractor.dataset.staging import Staging

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(data: pd.DataFrame) -> bytes:
    """The bytes of a CSV file. Unknown and empty are both an empty cell; text that looks like a formula gets a `'`."""
    return codecs.BOM_UTF8 + _rows(data, header=True)


def _rows(data: pd.DataFrame, *, header: bool) -> bytes:
    printed = data.astype(object).map(_printed)
    text: str = printed.to_csv(index=False, header=header, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return text.encode()


class CsvFiles:
    """The tables of a dataset as CSV files, a part after the other."""

    def __init__(self, staging: Staging) -> None:
        self._staging, self._files = staging, dict[str, BinaryIO]()

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table. Raises OSError."""
        if table in self._files:
            self._files[table].write(_rows(data, header=False))
        else:
            self._files[table] = self._staging.place(f"{table}.csv").open("wb")
            self._files[table].write(to_csv(data))

    def close(self) -> None:
        """All is written."""
        for file in self._files.values():
            file.close()


def _printed(value: Any) -> str:
    if value is None or value is pd.NA or value != value:  # only NaN is unlike itself
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return QUOTE + value if value.startswith(_FORMULA) else value
    return str(value)
