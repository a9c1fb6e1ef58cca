"""What was read already, in an SQLite file beside the dataset, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from extractor.batch.ledger_rows import (
    LAYOUT,
    Entry,
    Found,
    Key,
    found_in,
    row_of,
    sealed,
)
from extractor.errors import OutputError
from extractor.sqlite_files import is_in_the_way, remove_database
from extractor.storage import STATE_FOLDER

# The ledger, relative to the dataset's folder.
LEDGER_FILE = f"{STATE_FOLDER}/ledger.sqlite"
# Raised with each change of the tables: a ledger of another version is made anew.
_VERSION = 3
# What SQLite gives a database that nobody has written into.
_NO_VERSION = 0

# How a ledger was found: as it was left (or not there yet), damaged, or of another version.
Condition = Literal["whole", "damaged", "other-version"]


class Ledger:
    """The entries of an output folder, in a database that is open within a `with` block.

    Attributes:
        condition: How it was found. One that is damaged or of another version was made anew, of the former with what
            could be read and still has its seal.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LEDGER_FILE
        self.condition: Condition = "whole"

    def __enter__(self) -> Ledger:
        """Open it; one that is damaged or of another version is made anew.

        Returns:
            Itself.

        Raises:
            OutputError: It cannot be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._open()
        except (OSError, sqlite3.Error) as error:
            raise OutputError.of(self._path, error) from error
        return self

    def __exit__(
        self, *_: type[BaseException] | BaseException | TracebackType | None
    ) -> None:
        """Close it."""
        self._database.close()

    def _open(self) -> sqlite3.Connection:
        database = self._connected()
        try:
            self._entries = self._believed(database)
        except _NotWhole as damage:
            database.close()
            remove_database(self._path)
            database = self._connected()
            _make(database, damage.found)
            self._entries = {entry.key: entry for entry in damage.found.entries}
        return database

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error as error:
            if is_in_the_way(error):
                database.close()
                raise
        return database

    def _believed(self, database: sqlite3.Connection) -> dict[Key, Entry]:
        """The entries of a ledger that is whole; raises _NotWhole for another."""
        version = _version(database)
        if version == _NO_VERSION and _is_new(database):
            _make(database, Found((), (), is_whole=True))
            return {}
        if version is None:
            self.condition = "damaged"
            raise _NotWhole(Found((), (), is_whole=False))
        found = found_in(database)
        if version != _VERSION and not found.entries:
            self.condition = "other-version"
            raise _NotWhole(Found((), (), is_whole=False))
        if version != _VERSION or not found.is_whole:
            self.condition = "damaged"
            raise _NotWhole(found)
        return {entry.key: entry for entry in found.entries}

    def entries(self) -> dict[Key, Entry]:
        """Give all entries.

        Returns:
            Entries by their keys, in the order of these.
        """
        return dict(sorted(self._entries.items()))

    def record(self, entry: Entry) -> None:
        """Keep an entry; from now on it survives a crash.

        Args:
            entry: The entry; one of the same key is replaced.

        Raises:
            OutputError: The ledger cannot be written.
        """
        self._change(_insert("files", row_of(entry)), *row_of(entry))
        self._entries[entry.key] = entry

    def tables(self) -> tuple[str, dict[str, Any]] | None:
        """Say what the last run that came to its end wrote of tables.

        Returns:
            What they were made of, as a digest, and what was recorded of them; None where nothing is known.

        Raises:
            OutputError: The ledger cannot be read.
        """
        try:
            found = self._database.execute(
                "SELECT made_of, written FROM tables"
            ).fetchone()
        except sqlite3.Error as error:
            raise OutputError.of(self._path, error) from error
        return (found[0], json.loads(found[1])) if found else None

    def digests(self) -> dict[str, str]:
        """Say what the dataset's files were when they were written.

        Returns:
            SHA-256 by file, relative to the dataset's folder; none where nothing is known.

        Raises:
            OutputError: The ledger cannot be read.
        """
        recorded = self.tables()
        digests = _report_digests(self._entries.values())
        return {**digests, **(recorded[1]["digests"] if recorded else {})}

    def record_tables(self, made_of: str, written: Mapping[str, Any]) -> None:
        """Keep what was written of tables, in place of what was kept before.

        Args:
            made_of: What they are made of, as a digest.
            written: What is to be known of them, as JSON has it.

        Raises:
            OutputError: The ledger cannot be written.
        """
        row = sealed((made_of, json.dumps(written)))
        self._change("BEGIN IMMEDIATE")
        self._change("DELETE FROM tables")
        self._change(_insert("tables", row), *row)
        self._change("COMMIT")

    def forget(self, keys: Iterable[Key]) -> None:
        """Drop entries.

        Args:
            keys: Their keys.

        Raises:
            OutputError: The ledger cannot be written.
        """
        self._change("BEGIN IMMEDIATE")
        for key in keys:
            self._change("DELETE FROM files WHERE name = ? AND place = ?", *key)
            self._entries.pop(key, None)
        self._change("COMMIT")

    def _change(self, command: str, *values: object) -> None:
        try:
            self._database.execute(command, values)
        except sqlite3.Error as error:
            raise OutputError.of(self._path, error) from error


class _NotWhole(Exception):
    """A ledger is to be made anew, of what was found in it."""

    def __init__(self, found: Found) -> None:
        super().__init__(found)
        self.found = found


def _version(database: sqlite3.Connection) -> int | None:
    """The version of a ledger; None where it is no database."""
    try:
        version: int = database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        if is_in_the_way(error):
            raise
        return None
    return version


def _is_new(database: sqlite3.Connection) -> bool:
    try:
        return not database.execute("SELECT 1 FROM sqlite_master").fetchall()
    except sqlite3.Error:
        return False


def _make(database: sqlite3.Connection, found: Found) -> None:
    """Make the tables of a ledger, with what was found in the one before."""
    database.execute("BEGIN IMMEDIATE")
    for command in LAYOUT.values():
        database.execute(command)
    for entry in found.entries:
        database.execute(_insert("files", row_of(entry)), row_of(entry))
    for row in found.tables:
        database.execute(_insert("tables", sealed(row)), sealed(row))
    database.execute(f"PRAGMA user_version = {_VERSION}")
    database.execute("COMMIT")


def _insert(table: str, row: tuple[Any, ...]) -> str:
    parameters = ", ".join("?" for _ in row)
    return f"INSERT OR REPLACE INTO {table} VALUES ({parameters})"


def recorded_digests(folder: Path) -> dict[str, str]:
    """Read what a dataset's files were when they were written, without writing anything.

    Args:
        folder: The dataset's folder.

    Returns:
        SHA-256 by file, relative to the folder, of the reports and tables that the ledger tells of and can be believed
        about; none where there is no ledger, or where it is of another version.
    """
    path = folder / LEDGER_FILE
    if not path.is_file():
        return {}
    # Where the folder may not be written, SQLite cannot make the memory that it shares with others.
    for how in ("mode=ro", "mode=ro&immutable=1"):
        try:
            database = sqlite3.connect(
                f"{path.absolute().as_uri()}?{how}", uri=True
            )
            try:
                return _digests(database)
            finally:
                database.close()
        except sqlite3.Error:
            continue
    return {}


def _digests(database: sqlite3.Connection) -> dict[str, str]:
    if not _version(database):
        return {}
    found = found_in(database)
    digests = _report_digests(found.entries)
    for _, written in found.tables:
        digests.update(json.loads(written)["digests"])
    return digests


def _report_digests(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.report_file: entry.digest for entry in entries}
