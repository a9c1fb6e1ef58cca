"""Paths, folders and globs become the list of files to read."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from extractor.errors import UsageError
from extractor.inputs.attached_files import unpacked_files
from extractor.inputs.backends import known_suffixes
from extractor.inputs.pdf.backend import HEADER_WITHIN, is_pdf
from extractor.storage import STATE_FOLDER, is_remote, raising_os_errors

# Files of these names (in capitals, without suffix) are about a folder, not reports.
_ABOUT = {"README", "LICENSE", "NOTICE"}
# What this program writes into its output folders that looks like a report: pages of an audit, a certificate, drawn
# tables.
_OWN = re.compile(
    r"audit\.html|audit/[^/]+\.html|certificate\.(?:html|pdf)|[^/]+-[0-9a-f]{8}/page-\d{3,}\.png"
)

# A file, and its name relative to the input root with `/` separators.
FoundFile = tuple[Path, str]


def find_files(paths: Iterable[Path]) -> list[FoundFile]:
    """The files to read.

    A folder is searched through, and is the root of what is found in it; hidden files, READMEs, files that are no PDF,
    picture or text by name or by bytes, and what this program wrote into an output folder are no reports. A folder that
    may not be searched through is given as a file, which nobody can read. A path with `*`, `?` or `[` that names no
    file is a glob, rooted where its fixed part ends. Files named one by one are rooted in their common folder. A file
    that is found twice is read once. Reports attached to a PDF follow it, under names such as
    `รายงาน.pdf » ภาคผนวก.pdf`.

    Args:
        paths: Files, folders and globs; those of stores (`extractor.storage`) are files or folders.

    Returns:
        (path, name relative to the input root) of each, sorted by name.

    Raises:
        UsageError: A path does not exist, or a glob matches nothing.
    """
    given = list(paths)
    root = _common_folder(given)
    by_place: dict[Path, FoundFile] = {}
    for path in given:
        for named_file in _found_under(path, root):
            place = _resolved(named_file[0])
            known = by_place.get(place, named_file)
            # Whatever the order of the arguments, the longest name says most.
            by_place[place] = max(known, named_file, key=_name_length)
    found = list(by_place.values())
    for file, name in by_place.values():
        found += unpacked_files(file, name)
    printable = [(file, _printable(name)) for file, name in found]
    return sorted(printable, key=_by_name)


def _common_folder(given: list[Path]) -> Path:
    """The folder that all files named one by one have in common."""
    local_paths = [path for path in given if not is_remote(path)]
    single_files = [
        path for path in local_paths if path.exists() and not path.is_dir()
    ]
    folders = [path.parent.absolute() for path in single_files]
    return Path(os.path.commonpath(folders)) if folders else Path()


def _name_length(named_file: FoundFile) -> tuple[int, str]:
    _, name = named_file
    return len(name), name


def _by_name(named_file: FoundFile) -> tuple[str, str]:
    file, name = named_file
    return name, str(file)


def _resolved(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return file.absolute()


def _printable(name: str) -> str:
    """A name whose bytes are no UTF-8, with those bytes spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _found_under(path: Path, root: Path) -> Iterator[FoundFile]:
    try:
        with raising_os_errors(path):
            yield from _expanded(path, root)
    except OSError as error:
        if not is_remote(path):
            raise
        raise UsageError(
            "usage/store-not-reached", path=str(path), reason=str(error)
        ) from error


def _expanded(path: Path, root: Path) -> Iterator[FoundFile]:
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists() or path.is_symlink():
        yield path, _relative(path, root)
    elif glob.has_magic(str(path)):
        yield from _globbed(path)
    else:
        raise UsageError("usage/no-such-path", path=str(path))


def _in_folder(folder: Path) -> Iterator[FoundFile]:
    suffixes = known_suffixes()
    if _is_closed(folder):
        yield folder, folder.absolute().name
    for file in sorted(folder.rglob("*")):
        is_report = _is_file(file) and _may_be_report(file, folder, suffixes)
        if is_report or (_is_closed(file) and not _is_hidden(file, folder)):
            yield file, file.relative_to(folder).as_posix()


def _relative(path: Path, root: Path) -> str:
    if is_remote(path):
        return path.name
    absolute = path.absolute()
    return (
        absolute.relative_to(root).as_posix()
        if absolute.is_relative_to(root)
        else path.name
    )


def _is_file(path: Path) -> bool:
    """A file, or a link that leads nowhere: that is a report which vanished."""
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except PermissionError:  # it lies in a closed folder
        return False


def _is_closed(path: Path) -> bool:
    """A folder that may not be searched through: what is in it is told as a file that cannot be read."""
    try:
        if is_remote(path) or not path.is_dir():
            return False
    except PermissionError:  # it lies in a closed folder itself
        return False
    try:
        next(path.iterdir(), None)
        (path / STATE_FOLDER).stat()  # whether it is there does not matter
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _globbed(pattern: Path) -> Iterator[FoundFile]:
    matches = sorted(
        Path(match) for match in glob.glob(str(pattern), recursive=True)
    )
    if not matches:
        raise UsageError("usage/glob-without-match", pattern=str(pattern))
    fixed_parts = takewhile(
        lambda part: not glob.has_magic(part), pattern.parts
    )
    root = Path(*fixed_parts).absolute()
    for match in matches:
        if match.is_dir():
            for file, _ in _in_folder(match):
                yield file, _relative(file, root)
        else:
            yield match, _relative(match, root)


def _may_be_report(file: Path, folder: Path, suffixes: frozenset[str]) -> bool:
    is_about = file.stem.upper() in _ABOUT
    if is_about or _is_hidden(file, folder) or _is_own(file):
        return False
    return file.suffix.lower() in suffixes or _is_pdf_file(file)


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _is_own(file: Path) -> bool:
    """Whether a run wrote it into its output folder: else the next run over folder and sources would read it."""
    return any(
        _OWN.fullmatch(file.relative_to(folder).as_posix())
        and (folder / STATE_FOLDER).is_dir()
        for folder in (file.parent, file.parent.parent)
    )


def _is_pdf_file(file: Path) -> bool:
    """Whether a file is a PDF by its first bytes: many are saved without a suffix."""
    try:
        with file.open("rb") as stream:
            return is_pdf(stream.read(HEADER_WITHIN))
    except OSError:
        return False
