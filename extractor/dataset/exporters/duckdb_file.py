"""The tables in one DuckDB file, with keys and two views."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from extractor.dataset.amounts import PRECISION, SCALE
from extractor.dataset.exporters.parquet import arrow_table
from extractor.dataset.schema import schemas
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Column, TableSchema, sql_name

_FILE = "dataset.duckdb"
_SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "decimal": f"DECIMAL({PRECISION}, {SCALE})",
    "date": "DATE",
    "boolean": "BOOLEAN",
}
# The latest year that an agency reported on; of two reports for it the one that counts, whose file comes last.
_LATEST_REPORTS = """CREATE VIEW latest_reports AS
    SELECT * FROM reports WHERE agency <> ''
    QUALIFY row_number() OVER (
        PARTITION BY agency, district, province ORDER BY fiscal_year_be DESC NULLS LAST,
            superseded_by <> '', source_file DESC
    ) = 1"""
_ITEMS_OF_REPORTS = """CREATE VIEW items_of_reports AS
    SELECT items.*, reports.* EXCLUDE (id, report_id, form, agency, fiscal_year_be, confidence, superseded_by),
        reports.form AS report_form, reports.confidence AS report_confidence
    FROM items JOIN reports USING (report_id)"""


class DuckDatabase:
    """An exporter: one DuckDB file with all tables."""

    def __init__(self, staging: Staging) -> None:
        self._part = staging.part_of(_FILE)
        # DuckDB wants to make its file itself, and puts a journal beside it.
        self._made = staging.scratch_folder() / _FILE
        with _system_errors():
            self._database = duckdb.connect(self._made)
        self._tables = set[str]()

    def add(self, part: TablePart) -> None:
        """Write a part of a table.

        Args:
            part: Its next rows.

        Raises:
            OSError: It cannot be written.
        """
        with _system_errors():
            self._add(part)

    def _add(self, part: TablePart) -> None:
        table, data = part.table, part.frame()
        name = sql_name(table)
        if table not in self._tables:
            self._tables.add(table)
            columns = ", ".join([*_columns(schemas()[table]), _key(table)])
            self._database.execute(f'CREATE TABLE "{name}" ({columns})')
        self._database.register("part", arrow_table(table, data))
        self._database.execute(f'INSERT INTO "{name}" SELECT * FROM part')
        self._database.unregister("part")

    def close(self) -> None:
        """Add the views, and finish.

        Raises:
            OSError: It cannot be written.
        """
        with _system_errors():
            self._database.execute(_LATEST_REPORTS)
            self._database.execute(_ITEMS_OF_REPORTS)
            self._database.close()
        self._made.replace(self._part)


@contextmanager
def _system_errors() -> Iterator[None]:
    """DuckDB has errors of its own for a full disk, which it calls a failed transaction at times."""
    try:
        yield
    except (duckdb.OperationalError, duckdb.FatalException) as error:
        raise OSError(str(error)) from error


def _columns(table: TableSchema) -> list[str]:
    return [_column(column) for column in table.columns]


def _column(column: Column) -> str:
    declared = f'"{column.name}" {_SQL_TYPES[column.kind]}'  # a form may call a field as SQL calls something
    return f"{declared} NOT NULL" if column.required else declared


def _key(table: str) -> str:
    if table == "reports":
        return "PRIMARY KEY (report_id)"
    return "PRIMARY KEY (id), FOREIGN KEY (report_id) REFERENCES reports (report_id)"
