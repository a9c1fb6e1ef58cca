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


def is_url(text: str) -> bool:
    """Whether a text is no path of this machine."""
    return "://" in text


def place(text: str | Path) -> Path:
    """A path, or a URL as something that is used like one. Raises NotInstalledError where its store's library lacks."""
    if isinstance(text, Path) or not is_url(text):
        return Path(text)
    remote: Path = _remote(text)  # type: ignore[assignment]  # what is asked of inputs it answers alike
    return remote


def is_remote(path: Path) -> bool:
    """Whether a place is no path of this machine."""
    return not isinstance(path, Path)


def _remote(url: str) -> UPath:
    try:
        from upath import UPath

        return UPath(url)
    except ImportError as error:
        what = error.name or str(error)
    except ValueError as error:  # no such store
        raise UsageError(f"ไม่รู้จักที่อยู่ {url} ({error})", f"{url} is no address that is known ({error}).") from None
    raise NotInstalledError(
        f"ที่อยู่ {url} ต้องใช้ {what} กรุณาเรียก pip install 'raingan[remote]' และไลบรารีของที่เก็บนั้น เช่น s3fs",
        f"{url} needs {what}. Run: pip install 'raingan[remote]', and the library of that store such as s3fs.",
    )


@contextmanager
def asked(path: Path) -> Iterator[None]:
    """Raises OSError where a store does not answer: each store's library has errors of its own."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        if not is_remote(path):
            raise
        raise OSError(errno.EIO, f"{type(error).__name__}: {error}"[:200]) from error


@contextmanager
def mirrored(out: str | Path) -> Iterator[Path]:
    """A folder on this machine that mirrors a dataset's place: brought here first, taken back at the end, always.

    Raises OutputError where the store cannot be reached.
    """
    target = place(out)
    if not is_remote(target):
        yield target
        return
    folder = user_state_path("raingan", appauthor=False) / hashlib.sha256(str(out).encode()).hexdigest()[:16]
    with _told(out):
        there = _files(target)
        for name in there.keys() - _files(folder).keys():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(there[name].read_bytes())
    before = {name: digest(file) for name, file in _files(folder).items()}
    try:
        yield folder
    finally:
        with _told(out):
            _take_back(folder, target, set(there), before)


def _take_back(folder: Path, target: Any, there: set[str], before: dict[str, str]) -> None:
    """Write what is new or has changed, tables last; remove what is gone."""
    files = _files(folder)
    for name, file in sorted(files.items(), key=lambda item: (item[0].count("/") == 0, item[0])):
        if name not in there or before.get(name) != digest(file):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(file.read_bytes())
    for name in there - files.keys():
        (target / name).unlink()


def _files(folder: Any) -> dict[str, Any]:
    """The files below a folder by their names; the lock is no part of a dataset."""
    if not folder.is_dir():
        return {}
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {name: file for name, file in found.items() if not name.endswith(("/lock", ".part", "-shm"))}


def digest(file: Path) -> str:
    """The SHA-256 of a file, however large. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _told(out: object) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # each store's library has errors of its own
        raise OutputError.of(out, error) from error
