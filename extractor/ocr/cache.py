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
from extractor.sqlite_files import is_damaged, remove_database

# Rows kept, the newest: about 300 MB.
_MOST_ROWS = 1_000_000
# Seconds to wait for another run before reading: what a page costs where that run never lets go.
_READ_TIMEOUT = 0.2
# Seconds to wait for another run before writing.
_WRITE_TIMEOUT = 1.3
# How a reading is stored; part of each key, so that rows of another format are not found.
_FORMAT = 2
# Decimals of baselines and letter heights (pixels) in a key.
_KEY_DECIMALS = 2


def cache_file() -> Path:
    """Find where readings are kept.

    Returns:
        A file in the user's cache folder; it need not exist.
    """
    return user_cache_path("raingan", appauthor=False) / "ocr.sqlite"


class CachedEngine:
    """An engine that reads only what it has not read before.

    A cache that cannot be used is done without; one that is damaged is removed, and the next page makes a new one.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        """Take the engine that reads, and the cache's file, which need not exist."""
        self._engine = engine
        self._path = path
        self.name = engine.name
        self.version = engine.version
        self.settings = engine.settings

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines; the engine is asked only about those that are not in the cache.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One reading a line.

        Raises:
            OcrError: The engine failed. The cache itself raises nothing.
        """
        keys = [self._key(line_image) for line_image in line_images]
        readings = self._load(keys)
        missing = [
            index for index, key in enumerate(keys) if key not in readings
        ]
        if missing:
            fresh = self._engine.read([line_images[index] for index in missing])
            fresh_by_key = {
                keys[index]: reading
                for index, reading in zip(missing, fresh, strict=True)
            }
            self._store(fresh_by_key)
            readings |= fresh_by_key
        return [readings[key] for key in keys]

    def _key(self, line_image: LineImage) -> bytes:
        """What a reading depends on: the engine, and the picture with what was measured on it."""
        described = json.dumps(
            (
                _FORMAT,
                self.name,
                self.version,
                self.settings,
                line_image.pixels.shape,
                round(line_image.baseline, _KEY_DECIMALS),
                round(line_image.height, _KEY_DECIMALS),
            )
        )
        return hashlib.sha256(
            described.encode() + line_image.pixels.tobytes()
        ).digest()

    def _load(self, keys: Iterable[bytes]) -> dict[bytes, RecognizedLine]:
        """The readings that the cache has of these keys."""
        readings: dict[bytes, RecognizedLine] = {}
        try:
            with closing(self._open(_READ_TIMEOUT)) as database:
                for key in keys:
                    row = database.execute(
                        "SELECT reading FROM readings WHERE key = ?", (key,)
                    ).fetchone()
                    if row:
                        readings[key] = _deserialized(row[0])
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            self._remove_damaged(error)
            return {}
        return readings

    def _store(self, readings: dict[bytes, RecognizedLine]) -> None:
        """Keep readings; the oldest ones go where there are too many."""
        rows = [
            (key, _serialized(reading)) for key, reading in readings.items()
        ]
        try:
            with closing(self._open(_WRITE_TIMEOUT)) as database, database:
                _write_without_waiting(database)
                database.execute(
                    "CREATE TABLE IF NOT EXISTS readings (key BLOB UNIQUE, reading TEXT)"
                )
                database.executemany(
                    "INSERT OR REPLACE INTO readings VALUES (?, ?)", rows
                )
                newest = (
                    database.execute(
                        "SELECT max(rowid) FROM readings"
                    ).fetchone()[0]
                    or 0
                )
                database.execute(
                    "DELETE FROM readings WHERE rowid <= ?",
                    (newest - _MOST_ROWS,),
                )
        except (sqlite3.Error, OSError) as error:
            self._remove_damaged(error)

    def _remove_damaged(self, error: Exception) -> None:
        """Remove the cache's files, if the error says that they are damaged."""
        if is_damaged(error):
            with suppress(OSError):
                remove_database(self._path)

    def _open(self, timeout: float) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(self._path, timeout=timeout)


def _write_without_waiting(database: sqlite3.Connection) -> None:
    """Do not wait for the disk with every page, which would keep other runs waiting for longer than they do."""
    with suppress(sqlite3.OperationalError):  # another run is just doing it
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")


def _serialized(reading: RecognizedLine) -> str:
    alternatives = [
        astuple(alternative) for alternative in reading.alternatives
    ]
    return json.dumps([reading.text, reading.confidences, alternatives])


def _deserialized(row: str) -> RecognizedLine:
    """A reading as it was stored. Raises ValueError or TypeError where the row is damaged."""
    text, confidences, alternatives = json.loads(row)
    return RecognizedLine(
        text=str(text),
        confidences=tuple(map(float, confidences)),
        alternatives=tuple(Alternative(*values) for values in alternatives),
    )
