"""The tables as an Excel workbook: a sheet each, with Thai headers, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.worksheet import Worksheet

from extractor import forms
from extractor.dataset.exporters.long_texts import Row, parts_of_row
from extractor.dataset.exporters.workbook_formats import CellFormats
from extractor.dataset.exporters.workbook_layout import (
    HEADER_HEIGHT,
    LINE_HEIGHT,
    PAPER_A3,
    column_width,
    row_height,
    sheet_name,
)
from extractor.dataset.schema import schemas
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Column, TableSchema

_FILE = "dataset.xlsx"
# Excel's limits (support.microsoft.com, "Excel specifications and limits").
MOST_ROWS = 1_048_576  # of a sheet
_MOST_LINKS = 65_530  # of a sheet
# No time of day, so that the same reports give the same bytes.
_CREATED = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stands: its sheet, and its number from 1."""

    sheet: str
    row: int


class ExcelWorkbook:
    """An exporter: one workbook; memory does not grow with the rows."""

    def __init__(self, staging: Staging) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "tmpdir": str(staging.scratch_folder()),
        }
        self._book = Workbook(str(staging.part_of(_FILE)), options)
        self._book.set_properties(
            {"created": _CREATED, "title": "raingan · รายงาน"}
        )
        self._formats = CellFormats(self._book)
        self._reports = dict[str, _Place]()
        self._sheets = dict[str, _TableSheets]()

    def add(self, part: TablePart) -> None:
        """Write a part of a table.

        Args:
            part: Its next rows.
        """
        table = part.table
        if table not in self._sheets:
            schema = schemas()[table]
            self._sheets[table] = _TableSheets(
                self._book, table, schema, self._formats, self._reports
            )
        sheets = self._sheets[table]
        for row in part.values():
            sheets.write(row)

    def close(self) -> None:
        """Finish.

        Raises:
            OSError: The file cannot be written.
        """
        for sheets in self._sheets.values():
            sheets.finish()
        try:
            self._book.close()
        except XlsxFileError as error:  # what it wraps, or what it says itself
            cause = error.args[0] if error.args else error
            if isinstance(cause, OSError):
                raise cause from None
            raise OSError(str(cause)) from error


class _TableSheets:
    """The sheet of a table, and further ones where it has more rows than a sheet can hold."""

    def __init__(
        self,
        book: Workbook,
        name: str,
        schema: TableSchema,
        formats: CellFormats,
        reports: dict[str, _Place],
    ) -> None:
        """Begin the first sheet.

        Args:
            book: The workbook.
            name: Name of the table.
            schema: Its columns.
            formats: Cell formats by name.
            reports: Where each report's row stands, by its id; all sheets share it.
        """
        self._book = book
        self._name = name
        self._schema = schema
        self._widths = list(map(column_width, schema.columns))
        self._formats = formats
        self._reports = reports
        self._links_to_reports = name in [form.name for form in forms.every()]
        self._sheet_count = 0
        self._begin()

    def _begin(self) -> None:
        self._sheet_count += 1
        name = sheet_name(self._schema.thai, self._name, self._sheet_count)
        self._sheet: Worksheet = self._book.add_worksheet(name)
        self._row = 0
        self._link_count = 0
        self._set_page()
        self._sheet.set_row(0, HEADER_HEIGHT)
        for at, column in enumerate(self._schema.columns):
            self._sheet.set_column(at, at, self._widths[at])
            self._sheet.write_string(
                0, at, column.thai, self._formats["header"]
            )
            self._sheet.write_comment(
                0, at, f"{column.name}: {column.english}", {"author": "raingan"}
            )

    def _set_page(self) -> None:
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_default_row(LINE_HEIGHT)
        self._sheet.set_landscape()
        self._sheet.set_paper(PAPER_A3)
        self._sheet.fit_to_pages(1, 0)  # as wide as a page, as long as it takes
        self._sheet.repeat_rows(0)

    def finish(self) -> None:
        """Let the rows of the sheet be filtered."""
        last_column = len(self._schema.columns) - 1
        self._sheet.autofilter(0, 0, self._row, last_column)

    def write(self, row: Row) -> None:
        """Write a row; texts that are longer than a cell may be go on in rows below.

        Args:
            row: Its values, in the order of the columns.
        """
        for part in parts_of_row(row):
            if self._row + 1 == MOST_ROWS:
                self.finish()
                self._begin()
            self._row += 1
            self._write_part(part)
            self._release(self._row - 1)
            if self._name == "reports":
                self._reports.setdefault(
                    part[1], _Place(self._sheet.get_name(), self._row + 1)
                )

    def _write_part(self, part: Row) -> None:
        height = row_height(self._widths, part)
        if height > LINE_HEIGHT:
            self._sheet.set_row(self._row, height)
        for at, (column, value) in enumerate(
            zip(self._schema.columns, part, strict=True)
        ):
            if value is not None and value != "":
                self._write_cell(at, column, value)

    def _release(self, row: int) -> None:
        """Drop what the library keeps of a row: once it is written, nothing is asked of it."""
        self._sheet.row_info.pop(row, None)
        self._sheet.row_sizes.pop(row, None)

    def _write_cell(self, at: int, column: Column, value: Any) -> None:
        if isinstance(value, Decimal):
            self._write_amount(at, value)
            return
        cell_format = self._formats[column.kind]
        match column.kind:
            case "boolean":
                self._sheet.write_boolean(self._row, at, value, cell_format)
            case "date":
                self._sheet.write_datetime(
                    self._row, at, date.fromisoformat(value), cell_format
                )
            case "integer" | "number":
                self._sheet.write_number(self._row, at, value, cell_format)
            case _:
                self._write_text(at, column, value)

    def _write_amount(self, at: int, amount: Decimal) -> None:
        """Write an amount as a number; one that has more digits than Excel holds as a text."""
        number = float(amount)
        if Decimal(str(number)) == amount:
            self._sheet.write_number(
                self._row, at, number, self._formats.of_amount(amount)
            )
        else:
            self._sheet.write_string(
                self._row, at, format(amount, "f"), self._formats["string"]
            )

    def _write_text(self, at: int, column: Column, text: str) -> None:
        if (
            column.name == "report_id"
            and self._links_to_reports
            and self._link_count < _MOST_LINKS
        ):
            self._write_link(at, text)
            return
        colour = text if column.name == "severity" else column.kind
        self._sheet.write_string(self._row, at, text, self._formats[colour])

    def _write_link(self, at: int, report_id: str) -> None:
        place = self._reports[report_id]
        self._link_count += 1
        target = f"internal:'{place.sheet}'!A{place.row}"
        self._sheet.write_url(
            self._row, at, target, self._formats["link"], report_id
        )
