"""A file becomes a Source: its bytes, their hash, and what kind of file they are, whatever its name says."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import (
    EmptyFileError,
    FileTooLargeError,
    NotAPdfError,
    NotAReportError,
    UnreadableError,
)
from extractor.inputs.backends import recognised_format
from extractor.inputs.base import FileContent
from extractor.model import Format, Source
from extractor.storage import is_remote, raising_os_errors
from extractor.system_errors import reasons

# Bytes. No report is larger: a hundred pages scanned in colour at 600 dots an inch take a third of it.
MOST_BYTES = 1 << 30


def check_file(path: Path) -> None:
    """Look at a file before all of it is read.

    Args:
        path: A file of this machine or of a store (`extractor.storage`).

    Raises:
        UnreadableError: It is no file, or may not be read.
        FileTooLargeError: It has more than `MOST_BYTES`.
    """
    with _readable(path):
        status = path.stat()
    # A pipe would keep the run waiting for ever.
    if not is_remote(path) and not stat.S_ISREG(status.st_mode):
        raise UnreadableError("file-not-readable/no-regular-file")
    if status.st_size > MOST_BYTES:
        raise FileTooLargeError(megabytes=MOST_BYTES >> 20)


def open_source(path: Path, name: str) -> Source:
    """Read a file.

    Args:
        path: A file of this machine or of a store (`extractor.storage`).
        name: Its path relative to the input root, with `/` separators.

    Returns:
        The source, with its format.

    Raises:
        UnreadableError: It is no file, or may not be read.
        FileTooLargeError: It has more than `MOST_BYTES`.
        EmptyFileError: It has no bytes.
        NotAPdfError: It is named .pdf, but is none.
        NotAReportError: No backend reads such files.
    """
    check_file(path)
    with _readable(path):
        data = path.read_bytes()
    return Source(
        path=path,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=_format_of(FileContent(data, path)),
        data=data,
    )


def _format_of(content: FileContent) -> Format:
    if not content.data:
        raise EmptyFileError()
    format_name = recognised_format(content)
    if format_name is not None:
        return format_name
    if content.suffix == ".pdf":
        raise NotAPdfError()
    raise NotAReportError()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Raises UnreadableError, whatever the file system or the store complains of."""
    try:
        with raising_os_errors(path):
            yield
    except OSError as error:
        raise UnreadableError(**reasons(error)) from error
