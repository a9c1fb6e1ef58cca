"""Single faults of a dataset's folder, as disks, people and programs make them; a seed gives the same one again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# rw-r--r--, rwxr-xr-x without the right to write.
_FILE_READ_ONLY = 0o444
_FOLDER_READ_ONLY = 0o555


@dataclass(frozen=True, slots=True)
class Fault:
    """What was done to a folder: how, and to which of its files (two where they were swapped)."""

    kind: str
    names: tuple[str, ...]


def damaged(folder: Path, seed: int) -> Fault:
    """Do one thing to one file of a dataset, by chance; gives what was done."""
    chance = random.Random(seed)
    kind = chance.choice(sorted(_KINDS))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if kind == "read-only":
        files += [path for path in folder.rglob("*") if path.is_dir()]
        files = sorted([*files, folder])
    # Reports are many: each kind of file has its turn as often as another.
    where = chance.choice(sorted({path.parent for path in files}))
    first = chance.choice([path for path in files if path.parent == where])
    hit = _KINDS[kind](first, files, chance)
    return Fault(
        kind, tuple(path.relative_to(folder).as_posix() for path in hit)
    )


def _flip(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    del files
    data = bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    return (path,)


def _overwrite(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    """Some hundred bytes in a row, as a bad block of a disk."""
    del files
    data = bytearray(path.read_bytes())
    if data:
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.randrange(1, 4096))
        data[start:end] = chance.randbytes(end - start)
    path.write_bytes(data)
    return (path,)


def _cut(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    del files
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))] if data else b"")
    return (path,)


def _remove(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    del files, chance
    path.unlink()
    return (path,)


def _swap(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    other = chance.choice([file for file in files if file != path])
    data = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(data)
    return path, other


def _read_only(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    del files, chance
    path.chmod(_FOLDER_READ_ONLY if path.is_dir() else _FILE_READ_ONLY)
    return (path,)


def _folder(
    path: Path, files: list[Path], chance: random.Random
) -> tuple[Path, ...]:
    del files, chance
    path.unlink()
    path.mkdir()
    return (path,)


_KINDS: dict[
    str, Callable[[Path, list[Path], random.Random], tuple[Path, ...]]
] = {
    "flip": _flip,
    "overwrite": _overwrite,
    "cut": _cut,
    "remove": _remove,
    "swap": _swap,
    "read-only": _read_only,
    "folder": _folder,
}
