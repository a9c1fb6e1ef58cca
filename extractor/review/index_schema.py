"""The tables of the index: every cell of a dataset with its place in the queue, and its words to search in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import OutputError
from extractor.sqlite_files import (
    is_damaged,
    is_in_the_way,
    remove_database,
)
from extractor.storage import STATE_FOLDER

_FILE = "review.sqlite"
# Raised with each change of the tables: an index of another version is made anew.
_VERSION = 7
# Milliseconds that one process waits while another brings the index up to date.
_PATIENCE_MS = 600_000
# KiB of the database that a connection keeps in memory.
_CACHE_KIB = 16_384

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE reports (
  n INTEGER PRIMARY KEY, report_id TEXT UNIQUE, stamp TEXT, source_file TEXT, sha256 TEXT, kind TEXT, agency TEXT,
  year INTEGER, province TEXT, agency_key TEXT, cells INTEGER DEFAULT 0);
CREATE TABLE cells (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, report INTEGER, row TEXT, number INTEGER, form TEXT, field TEXT, raw TEXT,
  tier INTEGER, confidence REAL, decided INTEGER DEFAULT 0, text TEXT, is_number INTEGER, own_tier INTEGER,
  in_column TEXT, likely REAL);
CREATE INDEX by_queue ON cells (decided, tier, likely, n);
CREATE INDEX by_order ON cells (tier, likely, n);
CREATE INDEX by_report ON cells (report, tier, likely, n);
CREATE INDEX by_row ON cells (row);
CREATE INDEX by_form ON cells (form);
CREATE INDEX by_column ON cells (in_column) WHERE in_column > '';
CREATE TABLE codes (code TEXT, cell INTEGER, PRIMARY KEY (code, cell)) WITHOUT ROWID;
CREATE INDEX codes_of_cell ON codes (cell);
CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY, id TEXT UNIQUE, report_id TEXT, target TEXT, body TEXT, agency TEXT);
CREATE INDEX decisions_of_report ON decisions (report_id);
CREATE INDEX by_target ON decisions (target);
CREATE INDEX by_agency ON decisions (agency) WHERE agency > '';
CREATE INDEX reports_of_agency ON reports (agency_key) WHERE agency_key > '';
CREATE VIRTUAL TABLE texts USING fts5 (text, content='cells', content_rowid='n', tokenize='trigram');
"""


def connect(folder: Path) -> sqlite3.Connection:
    """Open the index of a dataset; one that is damaged, or of another version, is made anew.

    Args:
        folder: The dataset's folder.

    Returns:
        A connection, in which each statement stands for itself until a transaction is begun.

    Raises:
        OutputError: It cannot be written.
    """
    path = folder / STATE_FOLDER / _FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _opened(path)
        except sqlite3.DatabaseError as error:
            if not is_damaged(error):
                raise
        remove_database(path)
        return _opened(path)
    except (OSError, sqlite3.Error) as error:
        raise OutputError.of(path, error) from error


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_PATIENCE_MS / 1000, isolation_level=None
    )
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        if _version(connection) != _VERSION:
            _make(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another process did so meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != _VERSION:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'texts_%'"
            )
        ]
        for name in names:
            connection.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Change the index whole or not at all, while nobody else does.

    Args:
        connection: The index.

    Yields:
        Nothing.

    Raises:
        OutputError: It cannot be written, as where the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            # A full disk has ended it already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if is_in_the_way(error):
            raise OutputError.of(_place_of(connection), error) from error
        raise


def _place_of(connection: sqlite3.Connection) -> Path:
    """Where the file of a database lies."""
    found = connection.execute(
        "SELECT file FROM pragma_database_list WHERE name = 'main'"
    )
    return Path(found.fetchone()[0])


def noted(connection: sqlite3.Connection, name: str) -> str:
    """Read what the index notes of itself.

    Args:
        connection: The index.
        name: What is asked for.

    Returns:
        The note; empty where there is none.
    """
    row = connection.execute(
        "SELECT value FROM about WHERE name = ?", (name,)
    ).fetchone()
    return str(row["value"]) if row else ""


def note(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Note something in the index of itself.

    Args:
        connection: The index.
        name: What it is.
        value: The note.
    """
    connection.execute(
        "INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)",
        (name, value),
    )
