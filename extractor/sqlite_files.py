"""SQLite databases that are only kept to save work: one that is damaged is removed, and made anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# What SQLite says of a file that is no database, or is one no longer (https://sqlite.org/rescode.html).
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# What it says where the file may be sound, and its place, the disk or another process is in the way.
_IN_THE_WAY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
)
# An extended code holds the primary one in its last byte.
_PRIMARY = 0xFF
# A database's files, itself last: SQLite would mend a new one by the journals of the old one.
_SUFFIXES = ("-journal", "-wal", "-shm", "")


def is_damaged(error: Exception) -> bool:
    """Say whether an error means that a database is damaged.

    Args:
        error: What was raised while it was opened or used.

    Returns:
        False for all other errors, such as a full disk or a lock.
    """
    return _code(error) in _DAMAGED


def is_in_the_way(error: Exception) -> bool:
    """Say whether an error tells of what is around a database, such as a full disk or a lock, not of what it holds.

    Args:
        error: What was raised while it was opened or used.

    Returns:
        False where the database itself is damaged, or is not what its program expects.
    """
    return _code(error) in _IN_THE_WAY


def _code(error: Exception) -> int:
    """The primary code of an error; -1 where SQLite gave none."""
    code = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & _PRIMARY


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
