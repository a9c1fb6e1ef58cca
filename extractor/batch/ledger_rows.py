"""The rows of a ledger, each with a seal: what a disk or a person changed in one is not believed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from extractor.dataset.reader import report_file

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was read.

    Attributes:
        name: Its name, relative to the input root.
        place: Counts files of that name, from 1.
        sha256: Hash of its content.
        made_by: Fingerprint of the code and the options that read it.
        limits: The limits that it broke; empty where it broke none.
        report_id: Id of its report.
        status: The report's status.
        codes: Codes of the report's problems, each once.
        measures: How many records the report has.
        digest: SHA-256 of the report's JSON file.
    """

    name: str
    place: int
    sha256: str
    made_by: str
    limits: str
    report_id: str
    status: str
    codes: tuple[str, ...]
    measures: int
    digest: str

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.name, self.place

    @property
    def report_file(self) -> str:
        """The report's JSON file, relative to the dataset's folder."""
        return report_file(self.report_id)


_COLUMNS = tuple(field.name for field in fields(Entry))
# The tables of a ledger, as SQLite keeps what made them.
LAYOUT = {
    "files": f"CREATE TABLE files ({', '.join(_COLUMNS)}, seal, PRIMARY KEY (name, place))",
    "tables": "CREATE TABLE tables (made_of, written, seal)",
}
# From both ends: what stands behind a damaged page is found from the other one.
_ALL_FILES = (
    "SELECT * FROM files ORDER BY rowid",
    "SELECT * FROM files ORDER BY rowid DESC",
)
_ALL_TABLES = ("SELECT * FROM tables",)


def row_of(entry: Entry) -> tuple[Any, ...]:
    """Make the row of an entry.

    Args:
        entry: The entry.

    Returns:
        Its values in the order of the table's columns, the seal last.
    """
    values = [getattr(entry, column) for column in _COLUMNS]
    values[_COLUMNS.index("codes")] = json.dumps(entry.codes)
    return sealed(values)


def sealed(values: Sequence[Any]) -> tuple[Any, ...]:
    """Put a seal behind values.

    Args:
        values: Texts and numbers.

    Returns:
        The values, and a digest of them all.
    """
    return (*values, _seal(values))


def unsealed(row: Sequence[Any]) -> tuple[Any, ...] | None:
    """Take values from behind their seal.

    Args:
        row: Values as `sealed` gave them.

    Returns:
        The values; None where they are not those that were sealed.
    """
    *values, seal = row
    return tuple(values) if seal == _seal(values) else None


def _seal(values: Sequence[Any]) -> str:
    """A value of another type, such as bytes, has a digest of its own, too."""
    text = json.dumps(values, default=repr)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a ledger.

    Attributes:
        entries: The entries whose seals are whole.
        tables: The rows that tell of tables, likewise: what these were made of, and what is known of them.
        is_whole: Whether nothing of it is damaged or missing, as far as can be told.
    """

    entries: tuple[Entry, ...]
    tables: tuple[tuple[Any, ...], ...]
    is_whole: bool


def found_in(database: sqlite3.Connection) -> Found:
    """Read a ledger, as far as it can be read and believed.

    Args:
        database: Its database, of this version, open.

    Returns:
        What was found.
    """
    files = list(_sealed_rows(database, _ALL_FILES))
    tables = list(_sealed_rows(database, _ALL_TABLES))
    entries = {row: _entry(row) for row in files if row is not None}
    return Found(
        tuple(entries.values()),
        tuple(row for row in tables if row is not None),
        _is_sound(database) and None not in (*files, *tables),
    )


def _sealed_rows(
    database: sqlite3.Connection, ways: Sequence[str]
) -> Iterator[tuple[Any, ...] | None]:
    """The rows of a table, by the first way that reads them all, else what each reads; None for one not believed."""
    for way in ways:
        try:
            for row in database.execute(way):
                yield unsealed(row)
        except sqlite3.Error:
            yield None
        else:
            return


def _is_sound(database: sqlite3.Connection) -> bool:
    """Whether the database is in order, and has the tables that it should have."""
    try:
        (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        layout = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
    except sqlite3.Error:
        return False
    return verdict == "ok" and dict(layout) == LAYOUT


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["codes"] = tuple(json.loads(values["codes"]))
    return Entry(**values)
