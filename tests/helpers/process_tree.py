"""A command and all processes that it starts, watched from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.helpers.files import ROOT

# Seconds between two looks.
_OFTEN = 0.05


@dataclass(frozen=True, slots=True)
class Watched:
    """A command that has ended.

    Attributes:
        code: Its exit code.
        stderr: What it told.
        peak: The most bytes that it and its processes held at a time, what they share counted once where /proc tells.
    """

    code: int
    stderr: str
    peak: int


def watched(*arguments: str | Path) -> Watched:
    """Run the command `raingan`, and look at its memory until it ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    peak = 0
    ended = threading.Event()

    def look() -> None:
        nonlocal peak
        while not ended.wait(_OFTEN):
            peak = max(peak, _memory(process.pid))

    looking = threading.Thread(target=look)
    looking.start()
    _, stderr = process.communicate()
    ended.set()
    looking.join()
    return Watched(process.returncode, stderr, peak)


def _memory(pid: int) -> int:
    """Bytes that a process and those below it hold; what ends meanwhile holds none."""
    held = 0
    try:
        root = psutil.Process(pid)
        tree = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    for process in tree:
        try:
            held += _held(process)
        except psutil.Error:
            continue
    return held


def _held(process: psutil.Process) -> int:
    """The proportional set size of a process (proc_pid_smaps(5)); elsewhere than on Linux what is resident of it."""
    try:
        told = process.memory_full_info()
    except psutil.Error:
        return int(process.memory_info().rss)
    return int(getattr(told, "pss", told.rss))
