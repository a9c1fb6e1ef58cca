"""SQLite databases that are only kept to save work: one that is damaged is removed, and made anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# What SQLite says of a file that is no database, or is one no longer (https://sqlite.org/rescode.html).
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# A database's files, itself last: SQLite would mend a new one by the journals of the old one.
_SUFFIXES = ("-journal", "-wal", "-shm", "")


def is_damaged(error: Exception) -> bool:
    """Say whether an error means that a database is damaged.

    Args:
        error: What was raised while it was opened or used.

    Returns:
        False for all other errors, such as a full disk or a lock.
    """
    code = getattr(error, "sqlite_errorcode", None)
    return code in _DAMAGED


def remove_database(path: Path) -> None:
    """Remove a database with its journals, if they are there.

    Args:
        path: Its file; nobody may have it open.

    Raises:
        OSError: A file cannot be removed.
    """
    for suffix in _SUFFIXES:
        file = path.with_name(path.name + suffix)
        file.unlink(missing_ok=True)
