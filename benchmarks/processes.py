"""Runs a command to its end and says what it took."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import ROOT

# Seconds between two looks at how much memory processes hold.
_LOOK = 0.05


@dataclass(frozen=True)
class Figure:
    """A finished process: wall seconds, processor seconds, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str]) -> Figure:
    """Run to the end; the kernel's own accounting says what it took, with the processes that it waited for.

    Memory is that of the process and its children together, as each held at most.
    """
    started = time.monotonic()
    pid = os.posix_spawnp(command[0], tuple(command), {**os.environ, "PYTHONPATH": str(ROOT), "OMP_THREAD_LIMIT": "1"})
    peaks: dict[int, float] = {}
    while not (ended := os.wait4(pid, os.WNOHANG))[0]:
        peaks |= {process: _peak(process) or peaks.get(process, 0.0) for process in (pid, *_children(pid))}
        time.sleep(_LOOK)
    _, status, usage = ended
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{command[:4]} ended with {os.waitstatus_to_exitcode(status)}")
    return Figure(time.monotonic() - started, usage.ru_utime + usage.ru_stime, sum(peaks.values()))


@contextmanager
def one_core() -> Iterator[None]:
    """What is started within runs on a single core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> float:
    """The most memory (MB) that a process held so far; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
