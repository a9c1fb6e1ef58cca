"""What a workbook of a dataset says, row by row, under the names of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from extractor.dataset.exporters.long_texts import CONTINUED
from extractor.dataset.exporters.workbook_layout import sheet_name
from extractor.dataset.schema import schemas
from extractor.dataset.table_schema import TableSchema
from extractor.errors import UsageError

# Sheets that a table may go on over.
_MOST_SHEETS = 50


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a workbook.

    Attributes:
        sheet: The name of its sheet.
        number: Which row of the sheet it is, from 1.
        table: Name of its table.
        id: Its id; empty where the cell of the id is.
        report_id: Id of its report.
        values: What its cells hold, by the names of the columns; None where nothing.
    """

    sheet: str
    number: int
    table: str
    id: str
    report_id: str
    values: dict[str, Any]


def workbook_rows(path: Path) -> Iterator[SheetRow]:
    """Read the rows of a workbook that was exported from a dataset, sheet by sheet.

    Args:
        path: The workbook.

    Yields:
        The rows of sheets that hold a table; a row whose text went on in the next one is one row.

    Raises:
        UsageError: It is no workbook.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    # Whatever a file that is none makes the library say.
    except Exception as error:
        raise UsageError("usage/no-workbook", path=path) from error
    try:
        for sheet in book.worksheets:
            table = _table_of(sheet.title)
            if table:
                yield from _rows(sheet, table, schemas()[table])
    finally:
        book.close()


def _table_of(title: str) -> str | None:
    for name, schema in schemas().items():
        for number in range(1, _MOST_SHEETS + 1):
            if title == sheet_name(schema.thai, name, number):
                return name
    return None


def _rows(sheet: Any, table: str, schema: TableSchema) -> Iterator[SheetRow]:
    rows = sheet.iter_rows(values_only=True)
    names = _names(next(rows, ()), schema)
    waiting: SheetRow | None = None
    for number, cells in enumerate(rows, 2):
        values = {
            name: _plain(cell)
            for name, cell in zip(names, cells, strict=False)
            if name
        }
        if not any(value is not None for value in values.values()):
            continue
        row = SheetRow(
            sheet.title,
            number,
            table,
            str(values.get("id") or ""),
            str(values.get("report_id") or ""),
            values,
        )
        if waiting and waiting.id == row.id and _goes_on(waiting):
            waiting = _joined(waiting, row)
            continue
        if waiting:
            yield waiting
        waiting = row
    if waiting:
        yield waiting


def _names(header: Sequence[Any], schema: TableSchema) -> list[str]:
    """The names of the columns, wherever a person moved them; of a column that is none of the table's, none."""
    by_title = {column.thai: column.name for column in schema.columns}
    return [by_title.get(str(title or "").strip(), "") for title in header]


def _plain(value: Any) -> Any:
    """A value as the dataset has it."""
    if isinstance(value, str):
        text = value.replace("_x000D_", "").replace("\r\n", "\n")
        return text or None
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _goes_on(row: SheetRow) -> bool:
    return any(
        isinstance(value, str) and value.endswith(CONTINUED)
        for value in row.values.values()
    )


def _joined(row: SheetRow, rest: SheetRow) -> SheetRow:
    values = dict(row.values)
    for name, value in row.values.items():
        if isinstance(value, str) and value.endswith(CONTINUED):
            start = value.removesuffix(CONTINUED).removesuffix("\n")
            values[name] = start + str(rest.values.get(name) or "")
    return SheetRow(
        row.sheet, row.number, row.table, row.id, row.report_id, values
    )


def same(said: Any, published: Any) -> bool:
    """Tell whether a cell of a workbook says what a table holds.

    Args:
        said: What the cell holds.
        published: What the table holds: a text, a number, an amount, a truth value, or None.

    Returns:
        Whether both are one; nothing and an empty text are.

    >>> same(1250.5, Decimal("1250.50")), same("กองคลัง", "กองคลัง"), same(None, ""), same("กอง", "กองคลัง")
    (True, True, True, False)
    """
    if said is None or published is None or published == "":
        return (said or "") == (published or "")
    if isinstance(published, bool) or isinstance(said, bool):
        return str(said).lower() == str(published).lower()
    if isinstance(published, int | float | Decimal):
        return _number(said) == _number(published)
    return str(said) == str(published)


def _number(value: Any) -> Decimal | str:
    try:
        return Decimal(str(value).replace(",", "").strip())
    except ArithmeticError:
        return str(value)
