"""Runs the command, and does something to it at the moment when it changes its folder for the n-th time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.files import ROOT

_SOURCE = Path(__file__).with_name("moments.c")
# Seconds that a run may take; no machine is that slow.
_PATIENCE = 600.0


def compiled(folder: Path) -> Path | None:
    """The library that is loaded into the command; None where nothing compiles it, or nothing loads it."""
    compiler = shutil.which("cc")
    if not compiler or not sys.platform.startswith("linux"):
        return None
    library = folder / "moments.so"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, _SOURCE, "-ldl"],
        capture_output=True,
    )
    return None if done.returncode else library


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its code (negative: a signal), what it said on stderr, how often it changed its folder."""

    code: int
    said: str
    moments: int


def disturbed(
    library: Path,
    folder: Path,
    arguments: list[str],
    what: str = "",
    at: int = 0,
    stopped: float = 0.2,
) -> Ended:
    """Run the command with its output in `folder / "out"`; one that is stopped goes on after some seconds."""
    counted = folder / "moments.txt"
    counted.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LD_PRELOAD": str(library),
        "MOMENTS_FOLDER": str((folder / "out").absolute()),
        "MOMENTS_COUNT": str(counted),
        "MOMENTS_AT": str(at),
        "MOMENTS_DO": what,
    }
    said = folder / "said.txt"
    with said.open("wb") as stream:
        run = subprocess.Popen(
            [sys.executable, "-m", "extractor", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
        if what == f"signal:{int(signal.SIGSTOP)}":
            _go_on(run, stopped)
        code = run.wait(timeout=_PATIENCE)
    moments = int(counted.read_text()) if counted.exists() else at
    return Ended(code, said.read_text(encoding="utf-8"), moments)


def _go_on(run: subprocess.Popen[bytes], after: float) -> None:
    """Wait until a process is stopped, and let it go on; one that ended before is left."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        state = os.waitid(
            os.P_PID, run.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT
        )
        if state and state.si_code == os.CLD_STOPPED:
            time.sleep(after)
            run.send_signal(signal.SIGCONT)
        return
