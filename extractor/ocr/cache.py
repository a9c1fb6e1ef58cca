"""Remembers what engines read, so that a line's picture is read once."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import astuple
from pathlib import Path

from platformdirs import user_cache_path

from extractor.model import Alternative
from extractor.model.image import LineImage
from extractor.ocr.base import Engine, RecognizedLine

# Rows kept, the newest: about 300 MB.
_MOST_ROWS = 1_000_000
# Seconds to wait for another run before reading and before writing: what a page costs where it never lets go.
_PATIENCE, _LONG_PATIENCE = 0.2, 1.3
# How a reading is kept; rows of another form are not looked for.
_FORM = 2
# A cache's files, itself last: SQLite would mend a new one by the journals of the old one.
_BESIDE = ("-journal", "-wal", "-shm", "")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def cache_file() -> Path:
    """Where readings are kept, in the user's cache folder."""
    return user_cache_path("raingan", appauthor=False) / "ocr.sqlite"


class CachedEngine:
    """An engine that reads only what it has not read before.

    A cache that cannot be used is done without; one that is damaged is removed, and the next page makes a new one.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path
        self.name, self.version, self.settings = engine.name, engine.version, engine.settings

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines. Raises what the engine raises."""
        keys = [self._key(strip) for strip in strips]
        known = self._known(keys)
        fresh = [at for at, key in enumerate(keys) if key not in known]
        if fresh:
            found = dict(zip((keys[at] for at in fresh), self._engine.read([strips[at] for at in fresh]), strict=True))
            self._keep(found)
            known |= found
        return [known[key] for key in keys]

    def _key(self, strip: LineImage) -> bytes:
        about = (
            _FORM,
            self.name,
            self.version,
            self.settings,
            strip.pixels.shape,
            round(strip.baseline, 2),
            round(strip.height, 2),
        )
        return hashlib.sha256(json.dumps(about).encode() + strip.pixels.tobytes()).digest()

    def _known(self, keys: Iterable[bytes]) -> dict[bytes, RecognizedLine]:
        try:
            with closing(self._open(_PATIENCE)) as rows:
                found = (
                    (key, rows.execute("SELECT reading FROM readings WHERE key = ?", (key,)).fetchone()) for key in keys
                )
                return {key: _reading(row[0]) for key, row in found if row}
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            self._remove_damaged(error)
            return {}

    def _keep(self, found: dict[bytes, RecognizedLine]) -> None:
        rows = [(key, json.dumps(_stored(reading))) for key, reading in found.items()]
        try:
            with closing(self._open(_LONG_PATIENCE)) as database, database:
                _hurry(database)
                database.execute("CREATE TABLE IF NOT EXISTS readings (key BLOB UNIQUE, reading TEXT)")
                database.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)
                newest = database.execute("SELECT max(rowid) FROM readings").fetchone()[0] or 0
                database.execute("DELETE FROM readings WHERE rowid <= ?", (newest - _MOST_ROWS,))
        except (sqlite3.Error, OSError) as error:
            self._remove_damaged(error)

    def _remove_damaged(self, error: Exception) -> None:
        if getattr(error, "sqlite_errorcode", None) in _DAMAGED:
            for suffix in _BESIDE:
                with suppress(OSError):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _open(self, patience: float) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(self._path, timeout=patience)


def _hurry(database: sqlite3.Connection) -> None:
    """Do not wait for the disk with every page, which would keep other runs waiting for longer than they do."""
    with suppress(sqlite3.OperationalError):  # another run is just doing it
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")


def _stored(reading: RecognizedLine) -> list[object]:
    return [reading.text, reading.confidences, [astuple(other) for other in reading.alternatives]]


def _reading(text: str) -> RecognizedLine:
    said, confidences, others = json.loads(text)
    return RecognizedLine(str(said), tuple(map(float, confidences)), tuple(Alternative(*other) for other in others))
