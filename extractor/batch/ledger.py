"""What was read already, in an SQLite file beside the dataset, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any

from extractor.errors import OutputError
from extractor.sqlite_files import is_damaged, remove_database

# Folder of a dataset that holds what runs need, and no data.
STATE_FOLDER = ".raingan"
# Raised with each change of the table: a ledger of another version is made anew.
_VERSION = 2

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


_COLUMNS = tuple(field.name for field in fields(Entry))


class Ledger:
    """The entries of an output folder, in a database that is open within a `with` block."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / STATE_FOLDER / "ledger.sqlite"

    def __enter__(self) -> Ledger:
        """Open it; one that is damaged or of another version is made anew, and all is read again.

        Returns:
            Itself.

        Raises:
            OutputError: It cannot be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._open_or_replace()
        except (OSError, sqlite3.Error) as error:
            raise OutputError.of(self._path, error) from error
        return self

    def __exit__(
        self, *_: type[BaseException] | BaseException | TracebackType | None
    ) -> None:
        """Close it."""
        self._database.close()

    def _open_or_replace(self) -> sqlite3.Connection:
        try:
            return self._open()
        except sqlite3.DatabaseError as error:
            if not is_damaged(error):
                raise
            remove_database(self._path)
            return self._open()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            database.execute("DROP TABLE IF EXISTS files")
            database.execute("DROP TABLE IF EXISTS tables")
            database.execute(
                f"CREATE TABLE files ({', '.join(_COLUMNS)}, PRIMARY KEY (name, place))"
            )
            database.execute("CREATE TABLE tables (made_of, written)")
            database.execute(f"PRAGMA user_version = {_VERSION}")
        return database

    def entries(self) -> dict[Key, Entry]:
        """Read all entries.

        Returns:
            Entries by their keys, in the order of these.
        """
        rows = self._database.execute(
            "SELECT * FROM files ORDER BY name, place"
        )
        entries = [_entry(row) for row in rows]
        return {entry.key: entry for entry in entries}

    def record(self, entry: Entry) -> None:
        """Keep an entry; from now on it survives a crash.

        Args:
            entry: The entry; one of the same key is replaced.

        Raises:
            OutputError: The ledger cannot be written.
        """
        row = {**asdict(entry), "codes": json.dumps(entry.codes)}
        parameters = ", ".join("?" for _ in row)
        self._change(
            f"INSERT OR REPLACE INTO files VALUES ({parameters})", *row.values()
        )

    def tables(self, made_of: str) -> dict[str, Any] | None:
        """Say what the last run wrote of tables.

        Args:
            made_of: What tables are made of now, as a digest.

        Returns:
            What was recorded of tables that were made of the same; None where the last were made of something else.
        """
        found = self._database.execute(
            "SELECT written FROM tables WHERE made_of = ?", (made_of,)
        ).fetchone()
        return json.loads(found[0]) if found else None

    def record_tables(self, made_of: str, written: Mapping[str, Any]) -> None:
        """Keep what was written of tables, in place of what was kept before.

        Args:
            made_of: What they are made of, as a digest.
            written: What is to be known of them, as JSON has it.

        Raises:
            OutputError: The ledger cannot be written.
        """
        self._change("DELETE FROM tables")
        self._change(
            "INSERT INTO tables VALUES (?, ?)", made_of, json.dumps(written)
        )

    def _change(self, command: str, *values: object) -> None:
        try:
            self._database.execute(command, values)
        except sqlite3.Error as error:
            raise OutputError.of(self._path, error) from error

    def forget(self, keys: Iterable[Key]) -> None:
        """Drop entries.

        Args:
            keys: Their keys.
        """
        self._database.executemany(
            "DELETE FROM files WHERE name = ? AND place = ?", list(keys)
        )


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["codes"] = tuple(json.loads(values["codes"]))
    return Entry(**values)
