"""How much memory each worker may hold where nobody says so: its share of what the machine or the container has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from extractor.options import WorkerOptions

_BYTES_PER_MEGABYTE = 1 << 20
# Share of the memory that workers may fill; the rest is for the run itself, other programs and files in use.
_SHARE = 0.75
# Megabytes. A worker that has loaded its words and models holds 250; reading an A2 page at 300 dots an inch adds 700.
_LEAST = 512
_MOST = 2000
# Where the kernel tells which control groups a process is in, and what these may hold (cgroups(7)).
_GROUPS_OF_PROCESS = Path("/proc/self/cgroup")
_GROUPS = Path("/sys/fs/cgroup")
# Version 2 has one tree; of version 1 memory has a tree of its own.
_LIMIT_OF_VERSION_2 = "memory.max"
_LIMIT_OF_VERSION_1 = "memory.limit_in_bytes"
_MEMORY_TREE = "memory"


def memory_of_worker(options: WorkerOptions) -> int:
    """Say how much memory each worker may hold.

    Args:
        options: How many workers there are, and what a user allows each.

    Returns:
        Megabytes: what the user allows; else a share of what the machine or the container has, 512 to 2,000.

    >>> memory_of_worker(WorkerOptions(memory=700))
    700
    """
    if options.memory:
        return options.memory
    there_is = min([_of_machine(), *_of_groups()])
    each = _SHARE * there_is / _BYTES_PER_MEGABYTE / max(1, options.workers)
    return round(min(max(each, _LEAST), _MOST))


def _of_machine() -> float:
    """Bytes of memory that the machine has; as many as can be where it does not tell."""
    try:
        return float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return float("inf")


def _of_groups(
    groups_of_process: Path = _GROUPS_OF_PROCESS, root: Path = _GROUPS
) -> Iterator[float]:
    """Bytes that each control group which this process is in may hold, those around it among them."""
    lines = list[str]()
    with suppress(OSError):  # Linux alone has control groups
        lines = groups_of_process.read_text().splitlines()
    for line in lines:
        _, kinds, path = [*line.split(":", 2), "none", ""][:3]
        if not kinds:
            yield from _limits(root, path, _LIMIT_OF_VERSION_2)
        elif _MEMORY_TREE in kinds.split(","):
            yield from _limits(root / _MEMORY_TREE, path, _LIMIT_OF_VERSION_1)


def _limits(tree: Path, path: str, name: str) -> Iterator[float]:
    """What a group and those around it may hold; a container sees its own at the root of the tree."""
    inner = PurePosixPath(path.lstrip("/"))
    for group in (inner, *inner.parents):
        with suppress(OSError, ValueError):  # no such file; `max`
            yield float((tree / group / name).read_text())
