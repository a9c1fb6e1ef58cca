"""The tables in a database (PostgreSQL, SQLite, whatever SQLAlchemy knows): reports that are there are replaced."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pandas as pd
import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from extractor.dataset.amounts import PRECISION, SCALE, with_typed_amounts
from extractor.dataset.schema import schemas
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Column, sql_name
from extractor.errors import OutputError, UsageError

_SQL_TYPES: dict[str, sql.types.TypeEngine[Any]] = {
    "string": sql.Text(),
    "integer": sql.BigInteger(),
    "number": sql.Double(),
    "decimal": sql.Numeric(PRECISION, SCALE),
    "date": sql.Date(),
    "boolean": sql.Boolean(),
}


class SqlDatabase:
    """An exporter: all tables in one transaction; tables that are missing are made, with keys."""

    def __init__(self, address: str) -> None:
        """Connect, and begin.

        Args:
            address: URL of the database, such as `postgresql://user@host/name`.

        Raises:
            UsageError: The address makes no sense.
            OutputError: The database cannot be reached or written.
        """
        self._engine = _engine_of(address)
        # A password must not get into messages.
        self._shown_address = self._engine.url.render_as_string(
            hide_password=True
        )
        self._tables = _tables()
        self._connections = ExitStack()
        try:
            self._connection = self._connections.enter_context(
                self._engine.connect()
            )
            self._connection.begin()
            self._present = set(sql.inspect(self._connection).get_table_names())
        except SQLAlchemyError as error:
            raise self._failed(error) from None

    def add(self, part: TablePart) -> None:
        """Write a part of a table; with its reports go the rows that they had in all tables.

        Args:
            part: Its next rows.

        Raises:
            OutputError: The database refuses.
        """
        table, data = part.table, part.frame()
        rows = _typed_rows(table, data)
        try:
            self._create(table)
            if table == "reports":
                self._delete([row["report_id"] for row in rows])
            if rows:
                self._connection.execute(self._tables[table].insert(), rows)
        except SQLAlchemyError as error:
            raise self._failed(error) from None

    def close(self) -> None:
        """Commit, and let go of the database.

        Raises:
            OutputError: The database refuses.
        """
        try:
            self._connection.commit()
        except SQLAlchemyError as error:
            raise self._failed(error) from None
        self._disconnect()

    def _create(self, name: str) -> None:
        """Make a table that is missing."""
        table = self._tables[name]
        if table.name not in self._present:
            table.create(self._connection)
            self._present.add(table.name)

    def _delete(self, report_ids: list[str]) -> None:
        # What refers to reports goes first.
        for table in reversed(self._tables.values()):
            if table.name in self._present:
                self._connection.execute(
                    table.delete().where(table.c.report_id.in_(report_ids))
                )

    def _disconnect(self) -> None:
        self._connections.close()
        self._engine.dispose()

    def _failed(self, error: SQLAlchemyError) -> OutputError:
        """Let go of the database, which stays as it was."""
        self._disconnect()
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        return OutputError(
            "output-not-writable/database",
            address=self._shown_address,
            reason=reason,
        )


def _engine_of(address: str) -> sql.Engine:
    try:
        url = sql.make_url(address)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return sql.create_engine(url)
    except ArgumentError:
        raise UsageError("usage/no-database-address") from None


def _typed_rows(table: str, data: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of a frame, None where something is not known, days as dates, no words among amounts."""
    schema = schemas()[table]
    typed = with_typed_amounts(data, schema.columns_of("decimal"))
    rows: list[dict[Any, Any]] = (
        typed.astype(object).where(typed.notna(), None).to_dict("records")
    )
    for name in schema.columns_of("date"):
        for row in rows:
            row[name] = pd.Timestamp(row[name]).date() if row[name] else None
    return rows


def _tables() -> dict[str, sql.Table]:
    metadata = sql.MetaData()
    tables = dict[str, sql.Table]()
    for name, schema in schemas().items():
        columns = [_column(name, column) for column in schema.columns]
        tables[name] = sql.Table(sql_name(name), metadata, *columns)
    return tables


def _column(table: str, column: Column) -> sql.Column[Any]:
    is_report_id = column.name == "report_id"
    is_key = column.name == ("report_id" if table == "reports" else "id")
    refers_to_report = is_report_id and not is_key
    return sql.Column(
        column.name,
        _SQL_TYPES[column.kind],
        *([sql.ForeignKey("reports.report_id")] if refers_to_report else []),
        primary_key=is_key,
        index=refers_to_report,
        nullable=not column.required,
        comment=f"{column.thai} / {column.english}",
    )
