"""The tables as an Excel workbook: a sheet each, with Thai headers, for people to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extractor.dataset.schema import TABLES, Column
from normalizer.thai import MARK

# Excel's limits: rows of a sheet, characters of a cell, links of a sheet.
MOST_ROWS, MOST_LETTERS, _MOST_LINKS = 1_048_576, 32_767, 65_530
CONTINUED = "⟶ ต่อแถวถัดไป / continued in the next row"
_A3 = 8
_FONT = {"font_name": "TH Sarabun New", "font_size": 14, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "string": {"text_wrap": True},
    "integer": {"num_format": "0", "align": "center"},
    "number": {"num_format": "0.00", "align": "center"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    "boolean": {"align": "center"},
    "header": {"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter", "bottom": 1},
    "link": {"font_color": "#0563C1", "underline": 1, "text_wrap": True},
    "error": {"bg_color": "#F8CBAD"},
    "warning": {"bg_color": "#FFE699"},
    "info": {"bg_color": "#E2EFDA"},
}
_MARKS = re.compile(f"[{MARK}]")
# Points from one line of a cell to the next, of the header, and of a row at most (Excel's limit).
_LINE, _HEADER, _HIGHEST = 22.0, 46.0, 409.0
# Widths in letters: of long texts, of names of files, and of other columns by what they hold.
_WIDE = {"measure", "methods", "results", "outcomes", "text", "context", "message_th", "message_en", "title"}
_NAMES = {"report_id", "source_file"}
_WIDTHS = {"string": 18, "integer": 10, "number": 10, "date": 12, "boolean": 10}


class ExcelWorkbook:
    """Takes the tables a part after the other; memory does not grow with the rows, but files in `room` do."""

    def __init__(self, path: Path, room: Path) -> None:
        how = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": str(room)}
        self._book = Workbook(str(path), how)
        # No time of day, so that the same reports give the same bytes.
        self._book.set_properties({"created": datetime(2000, 1, 1), "title": "raingan · รายงาน"})
        self._formats = {name: self._book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
        self._reports: dict[str, tuple[str, int]] = {}
        self._sheets = {name: _Sheets(self._book, name, self._formats, self._reports) for name in TABLES}

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table."""
        for row in data.astype(object).itertuples(index=False, name=None):
            self._sheets[table].write(row)

    def close(self) -> None:
        """All is written. Raises OSError."""
        for sheets in self._sheets.values():
            sheets.finish()
        self._book.close()


class _Sheets:
    """The sheet of a table, and further ones where it has more rows than a sheet can hold."""

    def __init__(
        self, book: Workbook, name: str, formats: dict[str, Format], reports: dict[str, tuple[str, int]]
    ) -> None:
        self._book, self._name, self._formats, self._reports = book, name, formats, reports
        self._table, self._numbers = TABLES[name], count(1)
        self._begin()

    def _begin(self) -> None:
        number = next(self._numbers)
        title = f"{self._table.thai} {self._name}" + (f" {number}" if number > 1 else "")
        self._sheet: Worksheet = self._book.add_worksheet(title)
        self._row = self._links = 0
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_default_row(_LINE)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A3)
        self._sheet.fit_to_pages(1, 0)  # as wide as a page, as long as it takes
        self._sheet.repeat_rows(0)
        self._sheet.set_row(0, _HEADER)
        for at, column in enumerate(self._table.columns):
            self._sheet.set_column(at, at, _width(column))
            self._sheet.write_string(0, at, column.thai, self._formats["header"])
            self._sheet.write_comment(0, at, f"{column.name}: {column.english}", {"author": "raingan"})

    def finish(self) -> None:
        """Let the rows of the sheet be filtered."""
        self._sheet.autofilter(0, 0, self._row, len(self._table.columns) - 1)

    def write(self, row: tuple[Any, ...]) -> None:
        """Write a row; texts that are longer than a cell may be go on in rows below."""
        for part in _parts(row):
            if self._row + 1 == MOST_ROWS:
                self.finish()
                self._begin()
            self._row += 1
            if (height := self._height(part)) > _LINE:
                self._sheet.set_row(self._row, height)
            for at, (column, value) in enumerate(zip(self._table.columns, part, strict=True)):
                if not (value is None or value is pd.NA or value != value or value == ""):
                    self._cell(at, column, value)
            self._forget(self._row - 1)
            if self._name == "reports":
                self._reports.setdefault(row[0], (self._sheet.get_name(), self._row + 1))

    def _forget(self, row: int) -> None:
        """Drop what the library keeps of a row: once it is written, nothing is asked of it."""
        for kept in (self._sheet.row_info, self._sheet.row_sizes):
            kept.pop(row, None)

    def _height(self, row: tuple[Any, ...]) -> float:
        """Points that a row needs for its texts to be seen: no program but Excel finds out by itself."""
        cells = zip(self._table.columns, row, strict=True)
        lines = max(_lines(value, _width(column)) for column, value in cells if isinstance(value, str))
        return min(_HIGHEST, lines * _LINE)

    def _cell(self, at: int, column: Column, value: Any) -> None:
        look = self._formats[column.kind]
        if column.kind == "boolean":
            self._sheet.write_boolean(self._row, at, value, look)
        elif column.kind == "date":
            self._sheet.write_datetime(self._row, at, date.fromisoformat(value), look)
        elif column.kind in ("integer", "number"):
            self._sheet.write_number(self._row, at, value, look)
        elif column.name == "report_id" and self._name == "measures" and self._links < _MOST_LINKS:
            self._link(at, value)
        else:
            self._sheet.write_string(self._row, at, value, self._formats.get(value, look) if at else look)

    def _link(self, at: int, report: str) -> None:
        sheet, row = self._reports[report]
        self._links += 1
        self._sheet.write_url(self._row, at, f"internal:'{sheet}'!A{row}", self._formats["link"], report)


def _width(column: Column) -> int:
    return 48 if column.name in _WIDE else 30 if column.name in _NAMES else _WIDTHS[column.kind]


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many letters; marks above and below letters take no room."""
    fits = int(0.85 * width)  # words are not cut
    if len(text) <= fits and "\n" not in text:
        return 1
    return sum(-(-max(1, len(_MARKS.sub("", line))) // fits) for line in text.split("\n"))


def _parts(row: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """A row as rows whose texts are no longer than a cell may be; the report's id stands in each."""
    while any(isinstance(value, str) and len(value) > MOST_LETTERS for value in row):
        room = MOST_LETTERS - len(CONTINUED) - 1
        cut = [isinstance(value, str) and len(value) > MOST_LETTERS for value in row]
        yield tuple(f"{value[:room]}\n{CONTINUED}" if long else value for value, long in zip(row, cut, strict=True))
        row = (row[0], *(value[room:] if long else None for value, long in zip(row[1:], cut[1:], strict=True)))
    yield row
