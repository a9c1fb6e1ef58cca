"""Files that are whole or not there: all are written beside their places first, then renamed into them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from extractor.dataset.schema import TABLES
from extractor.errors import OutputError


class Staging:
    """A set of files that appears in one go: `with Staging(folder) as files: files.add("a.csv", data)`.

    Until the block ends well what stood in the folder stays; after a failure nothing of the new is left.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[Path, Path] = {}
        self._rooms: list[Path] = []

    def __enter__(self) -> Staging:
        """Make the folder and try a file in it. Raises OutputError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._folder):
                return self
        except OSError as error:
            raise OutputError.of(self._folder, error) from error

    def add(self, name: str, data: bytes) -> None:
        """Write a file beside its place. Raises OutputError."""
        part = self.place(name)
        try:
            part.write_bytes(data)
        except OSError as error:
            raise OutputError.of(self._folder / name, error) from error

    def place(self, name: str) -> Path:
        """Where to write a file beside its place; it is there and empty. Raises OutputError."""
        path = self._folder / name
        try:
            check_free(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            self._waiting[path] = Path(part)
            os.close(handle)
            Path(part).chmod(0o644)
        except OSError as error:
            raise OutputError.of(path, error) from error
        return Path(part)

    def room(self) -> Path:
        """A folder for what a library puts down on its way; it goes at the end. Raises OutputError."""
        try:
            self._rooms.append(Path(tempfile.mkdtemp(dir=self._folder, prefix=".", suffix=".part")))
        except OSError as error:
            raise OutputError.of(self._folder, error) from error
        return self._rooms[-1]

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        """Rename all into place, or take all away."""
        try:
            for path, part in self._waiting.items() if kind is None else ():
                part.replace(path)
        except OSError as error:
            raise OutputError.of(self._folder, error) from error
        finally:
            for left in (*self._waiting.values(), *self._rooms):
                remove(left)


def remove(path: Path) -> None:
    """Take a file or a folder away, if it is there. Raises OSError."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def check_places(folder: Path) -> None:
    """Whether the tables can be written: better told before hours of reading than after. Raises OutputError."""
    for table in TABLES:
        check_free(folder / f"{table}.csv")


def check_free(path: Path) -> None:
    """Raises OutputError where a folder stands in the place of a file."""
    if path.is_dir():
        raise OutputError.of(path, IsADirectoryError(21, "Is a directory"))


def put(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all. Raises OutputError, also where its folder is gone."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError.of(path, error) from error
