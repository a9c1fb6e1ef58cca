"""Where reports come from and datasets go: paths, and URLs of any store that fsspec knows (s3://, gs://, az://, …)."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_state_path

from extractor.errors import NotInstalledError, OutputError, UsageError

if TYPE_CHECKING:
    from upath import UPath

# Folder of an output folder that holds what runs need, and no data.
STATE_FOLDER = ".raingan"
# Characters of a store's error that a message quotes.
_LONGEST_QUOTE = 200
# Hexadecimal digits that tell one mirror from another.
_MIRROR_DIGITS = 16
# Files of a dataset's folder that are no part of it: the lock, files half written, SQLite's memory.
_NO_PART = ("/lock", ".part", "-shm")


def is_url(text: str) -> bool:
    """Tell whether a text is no path of this machine.

    Args:
        text: A path or a URL.

    Returns:
        Whether it is a URL.

    >>> is_url("s3://bucket/รายงาน.pdf"), is_url("รายงาน.pdf")
    (True, False)
    """
    return "://" in text


def open_location(text: str | Path) -> Path:
    """Get a path, or a URL as something that is used like one.

    Args:
        text: A path or a URL.

    Returns:
        The path; for a URL an object of universal-pathlib's, which `is_remote` tells from a path.

    Raises:
        NotInstalledError: The library of the URL's store is missing.
        UsageError: There is no such kind of store.
    """
    if isinstance(text, Path) or not is_url(text):
        return Path(text)
    remote: Path = _remote(text)  # type: ignore[assignment]  # what is asked of inputs it answers alike
    return remote


def is_remote(path: Path) -> bool:
    """Tell whether something is in a store.

    Args:
        path: What `open_location` gave.

    Returns:
        Whether it is no path of this machine.
    """
    return not isinstance(path, Path)


def _remote(url: str) -> UPath:
    try:
        from upath import UPath

        return UPath(url)
    except ImportError as error:
        missing = error.name or str(error)
    except ValueError as error:  # no such store
        raise UsageError(
            "usage/unknown-store", url=url, why=str(error)
        ) from None
    raise NotInstalledError(
        "not-installed/store-package", url=url, package=missing
    )


@contextmanager
def raising_os_errors(path: Path) -> Iterator[None]:
    """Turn whatever a store raises into OSError: each store's library has errors of its own.

    Args:
        path: What is used inside, as `open_location` gave it; a path of this machine raises as usual.

    Yields:
        Nothing, once: what stands in the `with` block runs then.

    Raises:
        OSError: The store does not answer, or refuses.
    """
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        if not is_remote(path):
            raise
        description = f"{type(error).__name__}: {error}"
        raise OSError(errno.EIO, description[:_LONGEST_QUOTE]) from error


@contextmanager
def local_mirror(out: str | Path) -> Iterator[Path]:
    """Mirror a dataset in a folder on this machine: brought here first, taken back at the end, always.

    Args:
        out: A dataset's folder or URL; it need not exist.

    Yields:
        The folder to work in; a folder of this machine itself.

    Raises:
        UsageError: The name is empty, as of a variable that a script did not set.
        OutputError: The store cannot be reached.
    """
    if not str(out):
        raise UsageError("usage/no-output-folder")
    target = open_location(out)
    if not is_remote(target):
        yield target
        return
    name = hashlib.sha256(str(out).encode()).hexdigest()[:_MIRROR_DIGITS]
    mirror = user_state_path("raingan", appauthor=False) / name
    with _output_errors(out):
        stored = _fetch(target, mirror)
    digests = {name: file_sha256(file) for name, file in _files(mirror).items()}
    try:
        yield mirror
    finally:
        with _output_errors(out):
            _take_back(mirror, target, stored, digests)


def _fetch(source: Any, mirror: Path) -> set[str]:
    """Bring the files of a dataset that the mirror lacks; gives the names of all that it has."""
    stored = _files(source)
    for name in stored.keys() - _files(mirror).keys():
        _copy(stored[name], mirror / name)
    return set(stored)


def _take_back(
    mirror: Path, target: Any, stored: set[str], digests: dict[str, str]
) -> None:
    """Write what is new or has changed, tables last; remove what is gone."""
    files = _files(mirror)
    for name in sorted(files, key=_folders_first):
        is_new = name not in stored
        if is_new or digests.get(name) != file_sha256(files[name]):
            _copy(files[name], target / name)
    for name in stored - files.keys():
        (target / name).unlink()


def _folders_first(name: str) -> tuple[bool, str]:
    """Sorts what is in folders before what is not: tables are read by others, and complete last."""
    is_in_folder = "/" in name
    return not is_in_folder, name


def _copy(source: Any, target: Any) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())


def _files(folder: Any) -> dict[str, Any]:
    """The files below a folder by their names, of those that are part of a dataset."""
    if not folder.is_dir():
        return {}
    files: dict[str, Any] = {}
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not name.endswith(_NO_PART):
            files[name] = file
    return files


def file_sha256(file: Path) -> str:
    """Compute the SHA-256 of a file, however large.

    Args:
        file: The file.

    Returns:
        64 hexadecimal digits.

    Raises:
        OSError: The file cannot be read.
    """
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def has_sha256(file: Path, digest: str) -> bool:
    """Whether a file is there, and is the one that it was.

    Args:
        file: The file.
        digest: The SHA-256 that it had, as 64 hexadecimal digits.

    Returns:
        Whether it is; False for one that cannot be read.
    """
    try:
        return file.is_file() and file_sha256(file) == digest
    except OSError:
        return False


@contextmanager
def _output_errors(out: object) -> Iterator[None]:
    """Raises OutputError for whatever is raised inside: each store's library has errors of its own."""
    try:
        yield
    except Exception as error:
        raise OutputError.of(out, error) from error
