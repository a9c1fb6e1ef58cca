"""What was read already, in an SQLite file beside the dataset, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import TextIO

from extractor.errors import BusyError, OutputError

FOLDER = ".raingan"
# Raised with each change of the table: a ledger of another form is made anew.
_FORM = 1
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was read: its name (and place among files of that name), its hash, what read it, what it became.

    `limits` are those that it broke, if it did; `size` is that of its JSON file in bytes.
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
    size: int

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others."""
        return self.name, self.place


class Ledger:
    """The entries of an output folder. Raises OutputError where it cannot be kept."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / "ledger.sqlite"

    def __enter__(self) -> Ledger:
        """Open it; one that is damaged or of another form is made anew, and all is read again."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._rows = self._opened()
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", None) not in _DAMAGED:
                    raise
                self._remove()
                self._rows = self._opened()
        except (OSError, sqlite3.Error) as error:
            raise OutputError.of(self._path, error) from error
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Close it."""
        self._rows.close()

    def _opened(self) -> sqlite3.Connection:
        rows = sqlite3.connect(self._path, isolation_level=None)
        rows.execute("PRAGMA journal_mode = WAL")
        if rows.execute("PRAGMA user_version").fetchone()[0] != _FORM:
            rows.execute("DROP TABLE IF EXISTS files")
            columns = ", ".join(field.name for field in fields(Entry))
            rows.execute(f"CREATE TABLE files ({columns}, PRIMARY KEY (name, place))")
            rows.execute(f"PRAGMA user_version = {_FORM}")
        return rows

    def _remove(self) -> None:
        for suffix in ("-wal", "-shm", ""):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def entries(self) -> dict[tuple[str, int], Entry]:
        """All entries by their keys, in the order of these."""
        found = (_entry(row) for row in self._rows.execute("SELECT * FROM files ORDER BY name, place"))
        return {entry.key: entry for entry in found}

    def record(self, entry: Entry) -> None:
        """Keep an entry; from now on it survives a crash."""
        row = asdict(entry) | {"codes": json.dumps(entry.codes)}
        places = ", ".join("?" * len(row))
        try:
            self._rows.execute(f"INSERT OR REPLACE INTO files VALUES ({places})", tuple(row.values()))
        except sqlite3.Error as error:
            raise OutputError.of(self._path, error) from error

    def forget(self, keys: Iterable[tuple[str, int]]) -> None:
        """Drop entries."""
        self._rows.executemany("DELETE FROM files WHERE name = ? AND place = ?", list(keys))


def _entry(row: tuple[object, ...]) -> Entry:
    values = dict(zip((field.name for field in fields(Entry)), row, strict=True))
    return Entry(**{**values, "codes": tuple(json.loads(str(values["codes"])))})  # type: ignore[arg-type]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs away from an output folder. Raises BusyError, and OutputError where it cannot be written."""
    try:
        import fcntl
    except ImportError:  # Windows has no such locks
        yield
        return
    with _lock_file(folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"มีการทำงานอื่นกำลังเขียน {folder} อยู่ กรุณารอให้เสร็จ หรือเลือกโฟลเดอร์อื่นด้วย -o",
                f"Another run is writing into {folder}. Wait for its end, or choose another folder with -o.",
            ) from None
        yield


def _lock_file(folder: Path) -> TextIO:
    path = folder / FOLDER / "lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w")
    except OSError as error:
        raise OutputError.of(path, error) from error
