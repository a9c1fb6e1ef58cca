"""Runs a command to its end and says what it took."""

from __future__ import annotations

import ctypes
import os
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache

import psutil

from benchmarks.texts import ROOT

# prctl(2): processes whose parent has ended become children of the one that asks for it.
_SET_CHILD_SUBREAPER = 36
# Seconds between two looks at how much memory processes hold.
_LOOK = 0.05


@dataclass(frozen=True)
class Figure:
    """A finished process: wall seconds, processor seconds, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], *, watched: bool = True) -> Figure:
    """Run to the end; the kernel's own accounting says what it took, with all processes that it started.

    Memory is the most that the process and those that it started hold together, what they share counted once
    (proportional set size, proc_pid_smaps(5)). To look at it takes a core's time, so that where all cores are timed the
    processes are better not `watched`.
    """
    _adopt_orphans()
    started = time.monotonic()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "OMP_THREAD_LIMIT": "1",
    }
    pid = os.posix_spawnp(command[0], tuple(command), environment, setpgroup=0)
    process, peak = psutil.Process(pid), 0.0
    while not (ended := os.wait4(pid, os.WNOHANG))[0]:
        peak = max(peak, _held(process)) if watched else 0.0
        time.sleep(_LOOK)
    _, status, usage = ended
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(
            f"{command[:4]} ended with {os.waitstatus_to_exitcode(status)}"
        )
    wall = time.monotonic() - started
    usages = [usage, *_usages_of_orphans(pid)]
    return Figure(
        wall, sum(each.ru_utime + each.ru_stime for each in usages), peak
    )


@cache
def _adopt_orphans() -> None:
    """Let processes that a command leaves behind, such as the server of its workers, be waited for by this one."""
    if ctypes.CDLL(None, use_errno=True).prctl(
        _SET_CHILD_SUBREAPER, 1, 0, 0, 0
    ):
        raise OSError(ctypes.get_errno(), "prctl")


def _usages_of_orphans(group: int) -> Iterator[resource.struct_rusage]:
    """What the processes of a group took that outlive its first one; they end at once."""
    with suppress(ChildProcessError):  # none is left
        while True:
            yield os.wait4(-group, 0)[2]


@contextmanager
def one_core() -> Iterator[None]:
    """What is started within runs on a single core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def _held(process: psutil.Process) -> float:
    """MB that a process and those that it started hold now."""
    held = 0
    with suppress(psutil.NoSuchProcess):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                held += each.memory_full_info().pss
    return held / (1 << 20)
