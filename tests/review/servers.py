"""The page as a person has it: the command in a process of its own, and a real browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.files import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Seconds that a server may take to end.
_PATIENCE = 60.0


class Server:
    """A running `raingan review`."""

    def __init__(self, folder: Path, *options: str | Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "extractor", "review", folder, *options],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._process.stdout
        self.address = self._process.stdout.readline().strip()
        if not self.address.startswith("http"):
            _, said = self._process.communicate(timeout=_PATIENCE)
            raise AssertionError(said)
        self.port = int(re.findall(r":(\d+)/", self.address)[0])

    def stop(self) -> str:
        """End it as Ctrl-C does; it makes the tables anew."""
        self._process.terminate()
        _, said = self._process.communicate(timeout=_PATIENCE)
        assert "Traceback" not in said
        return said

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self._process.kill()
        self._process.communicate(timeout=_PATIENCE)

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None


@contextmanager
def served(folder: Path, *options: str | Path) -> Iterator[Server]:
    """The page of a dataset at a free port, unless another is asked for."""
    port = () if "--port" in options else ("--port", "0")
    server = Server(folder, *options, *port)
    try:
        yield server
    finally:
        if server.is_running:
            server.stop()
