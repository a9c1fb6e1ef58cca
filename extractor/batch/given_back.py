"""What a file took of memory is given back once it is read, so that a worker does not hold it beside the others."""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Done = TypeVar("Done")
# Bytes that a worker holds when it has words, models and the net of its reader; less is not worth the time.
_USUAL = 320 << 20
# Pages in memory of this process (proc(5)).
_MEMORY = Path("/proc/self/statm")


def and_give_back(work: Callable[[], Done]) -> Done:
    """Do something, and give back what it took.

    Args:
        work: What to do.

    Returns:
        What it gives.
    """
    try:
        return work()
    finally:
        give_back()


def give_back() -> None:
    """Let the system have what nobody uses any more, where that is much: libraries keep it for the next file."""
    if resident() <= _USUAL:
        return
    gc.collect()
    # The C library of Linux has it, others give memory back by themselves.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def resident() -> int:
    """Say how much memory this process holds.

    Returns:
        Bytes; 0 where the system does not tell.
    """
    try:
        pages = int(_MEMORY.read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
