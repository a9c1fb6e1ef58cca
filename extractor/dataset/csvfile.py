"""Frames as CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180 quoting, no cell that runs as a formula."""

from __future__ import annotations

import csv
from typing import Any

import pandas as pd

# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
QUOTE = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(data: pd.DataFrame) -> bytes:
    """The bytes of a CSV file. Unknown and empty are both an empty cell; text that looks like a formula gets a `'`."""
    printed = data.astype(object).map(_printed)
    text: str = printed.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return text.encode("utf-8-sig")


def _printed(value: Any) -> str:
    if value is None or value is pd.NA or value != value:  # only NaN is unlike itself
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return QUOTE + value if value.startswith(_FORMULA) else value
    return str(value)
