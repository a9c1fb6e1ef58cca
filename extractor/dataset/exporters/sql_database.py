"""The tables in a database (PostgreSQL, SQLite, whatever SQLAlchemy knows): reports that are there are replaced."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pandas as pd
import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from extractor.dataset.schema import TABLES
from extractor.errors import OutputError, UsageError

_TYPES: dict[str, type[sql.types.TypeEngine[Any]]] = {
    "string": sql.Text,
    "integer": sql.BigInteger,
    "number": sql.Double,
    "date": sql.Date,
    "boolean": sql.Boolean,
}


class Database:
    """Takes the tables a part after the other, all in one transaction; tables that are missing are made, with keys.

    Raises UsageError for an address that makes no sense, OutputError where the database cannot be written.
    """

    def __init__(self, address: str) -> None:
        try:
            url = sql.make_url(address)
            if url.drivername == "postgresql":
                url = url.set(drivername="postgresql+psycopg")
            # A password must not get into messages.
            self._shown = url.render_as_string(hide_password=True)
            self._engine = sql.create_engine(url)
        except ArgumentError:
            raise UsageError(
                "ที่อยู่ของฐานข้อมูลไม่ถูกต้อง เช่น postgresql://user@host/name หรือ sqlite:///file.db",
                "This is no address of a database. Give one such as postgresql://user@host/name or sqlite:///file.db",
            ) from None
        self._tables, self._open = _tables(), ExitStack()
        try:
            self._rows = self._open.enter_context(self._engine.connect())
            self._rows.begin()
            self._tables["reports"].metadata.create_all(self._rows)
        except SQLAlchemyError as error:
            raise self._failed(error) from None

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table; with its reports go the rows that they had in all tables."""
        rows: list[dict[Any, Any]] = data.astype(object).where(data.notna(), None).to_dict("records")
        dates = [column.name for column in TABLES[table].columns if column.kind == "date"]
        typed = [row | {name: _date(row[name]) for name in dates} for row in rows]
        try:
            if table == "reports":
                self._forget([row["report_id"] for row in rows])
            if typed:
                self._rows.execute(self._tables[table].insert(), typed)
        except SQLAlchemyError as error:
            raise self._failed(error) from None

    def close(self) -> None:
        """All is written. Raises OutputError."""
        try:
            self._rows.commit()
        except SQLAlchemyError as error:
            raise self._failed(error) from None
        self._end()

    def _forget(self, reports: list[str]) -> None:
        for table in reversed(self._tables.values()):  # what refers to reports goes first
            self._rows.execute(table.delete().where(table.c.report_id.in_(reports)))

    def _end(self) -> None:
        self._open.close()
        self._engine.dispose()

    def _failed(self, error: SQLAlchemyError) -> OutputError:
        """Let go of the database, which stays as it was."""
        self._end()
        why = str(getattr(error, "orig", error)).splitlines()[0]
        return OutputError(
            f"เขียนลงฐานข้อมูล {self._shown} ไม่ได้ ({why}) กรุณาตรวจที่อยู่ ชื่อผู้ใช้ และสิทธิ์",
            f"The database {self._shown} cannot be written ({why}). Check its address, the user and their rights.",
        )


def _date(value: str) -> object:
    return pd.Timestamp(value).date() if value else None


def _tables() -> dict[str, sql.Table]:
    metadata = sql.MetaData()
    return {name: sql.Table(name, metadata, *_columns(name)) for name in TABLES}


def _columns(name: str) -> list[sql.Column[Any]]:
    found = []
    for column in TABLES[name].columns:
        is_key = column.name == "report_id"
        refers = [sql.ForeignKey("reports.report_id")] if is_key and name != "reports" else []
        comment = f"{column.thai} / {column.english}"
        found.append(
            sql.Column(
                column.name,
                _TYPES[column.kind](),
                *refers,
                primary_key=is_key and name == "reports",
                index=bool(refers),
                nullable=not column.required,
                comment=comment,
            )
        )
    return found
