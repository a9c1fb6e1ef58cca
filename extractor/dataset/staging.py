"""Files that are whole or not there: all are written beside their places first, then renamed into them."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from extractor.errors import OutputError

# How a file is called that is not whole yet: hidden, and with this end.
_PREFIX = "."
_SUFFIX = ".part"
# rw-rw-rw-, from which a user's mask takes away; mkstemp lets nobody else read.
_USUAL_MODE = 0o666
# A mask to stand for the moment in which the user's is read.
_NOBODY_ELSE = 0o077


class Staging:
    """A set of files that appears in one go: `with Staging(folder) as files: files.add("a.csv", data)`.

    Until the block ends well what stood in the folder stays; after a failure nothing of the new is left.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: dict[Path, Path] = {}
        self._stale: list[Path] = []
        self._scratch_folders: list[Path] = []

    def __enter__(self) -> Staging:
        """Make the folder and try a file in it.

        Returns:
            Itself.

        Raises:
            OutputError: The folder cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._folder):
                return self
        except OSError as error:
            raise OutputError.of(self._folder, error) from error

    def add(self, name: str, data: bytes) -> None:
        """Write a file beside its place.

        Args:
            name: Its path below the folder, `/` between parts.
            data: Its content.

        Raises:
            OutputError: It cannot be written.
        """
        part = self.part_of(name)
        try:
            part.write_bytes(data)
        except OSError as error:
            raise OutputError.of(self._folder / name, error) from error

    def part_of(self, name: str) -> Path:
        """Make room for a file beside its place, for others to write.

        Args:
            name: Its path below the folder, `/` between parts.

        Returns:
            Where to write it: a file that is there and empty.

        Raises:
            OutputError: It cannot be written.
        """
        path = self._folder / name
        try:
            _check_no_folder(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(
                dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX
            )
            self._parts[path] = Path(part)
            os.close(handle)
            Path(part).chmod(_mode())
        except OSError as error:
            raise OutputError.of(path, error) from error
        return Path(part)

    @property
    def names(self) -> list[str]:
        """The files that were made room for: paths below the folder, `/` between parts."""
        return [
            path.relative_to(self._folder).as_posix() for path in self._parts
        ]

    def remove(self, name: str) -> None:
        """Take a file of an earlier time away, when the new ones are whole.

        Args:
            name: Its path below the folder, `/` between parts; it need not be there.
        """
        self._stale.append(self._folder / name)

    def remove_others(self, folder: str, pattern: str) -> None:
        """Take files of an earlier time away of which there are no new ones, when these are whole.

        Args:
            folder: The folder in which they stand, below this one's.
            pattern: Which files, as `Path.glob` takes it.
        """
        self._stale += [
            path
            for path in (self._folder / folder).glob(pattern)
            if path not in self._parts and not path.name.startswith(_PREFIX)
        ]

    def scratch_folder(self) -> Path:
        """Make a folder for what a library puts down on its way; it goes at the end.

        Returns:
            The folder, empty.

        Raises:
            OutputError: It cannot be made.
        """
        try:
            scratch = Path(
                tempfile.mkdtemp(
                    dir=self._folder, prefix=_PREFIX, suffix=_SUFFIX
                )
            )
        except OSError as error:
            raise OutputError.of(self._folder, error) from error
        self._scratch_folders.append(scratch)
        return scratch

    def __exit__(
        self,
        kind: type[BaseException] | None,
        *_: BaseException | TracebackType | None,
    ) -> None:
        """Rename all into place and take away what is stale, or take all new away.

        Raises:
            OutputError: A file cannot be renamed or removed.
        """
        try:
            if kind is None:
                for path, part in self._parts.items():
                    part.replace(path)
                for path in self._stale:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError.of(self._folder, error) from error
        finally:
            for leftover in (*self._parts.values(), *self._scratch_folders):
                _remove(leftover)


def remove_leftovers(folder: Path) -> None:
    """Take away what a run that was killed left unfinished in a folder, not below it.

    Args:
        folder: A folder that no other run writes into.

    Raises:
        OSError: It cannot be removed.
    """
    for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        _remove(part)


def check_writable(folder: Path, tables: Iterable[str]) -> None:
    """Check that tables can be written: better told before hours of reading than after.

    Args:
        folder: Where they will stand.
        tables: Their names.

    Raises:
        OutputError: A folder stands in the place of a table's CSV file.
    """
    for table in tables:
        _check_no_folder(folder / f"{table}.csv")


def write_atomically(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all.

    Args:
        path: Its place.
        data: Its content.

    Raises:
        OutputError: It cannot be written, or its folder is gone.
    """
    part = path.with_name(f"{_PREFIX}{path.name}{_SUFFIX}")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        _remove_quietly(part)
        raise OutputError.of(path, error) from error
    except BaseException:  # interrupted: nothing that is not whole stays
        _remove_quietly(part)
        raise


def _remove_quietly(part: Path) -> None:
    """What is in its place says why; that it cannot be removed either, the next run will tell."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _mode() -> int:
    """The mode that a new file has which a program makes in the usual way: its user's mask says so."""
    mask = os.umask(_NOBODY_ELSE)
    os.umask(mask)
    return _USUAL_MODE & ~mask


def _check_no_folder(path: Path) -> None:
    if path.is_dir():
        raise OutputError.of(
            path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        )


def _remove(path: Path) -> None:
    """Take a file or a folder away, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
