"""One run at a time writes into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extractor.errors import BusyError, OutputError
from extractor.storage import STATE_FOLDER

# Relative to the folder that is locked.
LOCK_FILE = f"{STATE_FOLDER}/lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs away from an output folder while a block runs.

    Args:
        folder: The folder; what is missing of it is made.

    Yields:
        Nothing.

    Raises:
        BusyError: Another run writes into it.
        OutputError: It cannot be written.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such locks
        yield
        return
    with _lock_file(folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(folder=folder) from None
        yield


def is_locked(folder: Path) -> bool:
    """Tell whether a run writes into a folder; nothing is made or kept for that.

    Args:
        folder: The folder.

    Returns:
        Whether one does, as far as can be told.
    """
    try:
        import fcntl

        with (folder / LOCK_FILE).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except (ImportError, OSError):
        return False
    return False


def _lock_file(folder: Path) -> TextIO:
    path = folder / LOCK_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w")
    except OSError as error:
        raise OutputError.of(path, error) from error
