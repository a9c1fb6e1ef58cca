"""An OCR engine that waits until it is told to go on: what a test does meanwhile does not depend on how fast all is."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.files import ROOT

NAME = "waiting"
SOURCE = """
import time
from pathlib import Path

from extractor.ocr.base import RecognizedLine

FOLDER = Path({folder!r})


class WaitingEngine:
    name, version, settings = "waiting", "1", ""

    def __init__(self, options):
        pass

    def read(self, line_images):
        (FOLDER / "reading").touch()
        while (FOLDER / "blocked").exists():
            time.sleep(0.05)
        return [RecognizedLine("", ()) for _ in line_images]
"""
# What makes the command use it, and wait for it as long as it takes.
OPTIONS = ("--engine", NAME, "--no-cache", "--ocr-timeout", "10000")
# Seconds after which a test fails that waits in vain; no machine is that slow.
PATIENCE = 600.0


@dataclass(frozen=True)
class BlockingEngine:
    """An engine that blocks whatever process asks it to read a page."""

    folder: Path

    @classmethod
    def installed(cls, folder: Path) -> BlockingEngine:
        """Install it into a folder as pip would: a module, and an entry point; it blocks from the beginning.

        Once it is released it reads nothing, which is quick.
        """
        info = folder / f"{NAME}-1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1\n"
        )
        (info / "entry_points.txt").write_text(
            f"[raingan.engines]\n{NAME} = waiting_engine:WaitingEngine\n"
        )
        (folder / "waiting_engine.py").write_text(
            SOURCE.format(folder=str(folder)), encoding="utf-8"
        )
        (folder / "blocked").touch()
        return cls(folder)

    @property
    def environment(self) -> dict[str, str]:
        """What a process must have in its environment to find the engine."""
        return {"PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}"}

    def wait_until_reading(self) -> None:
        """Come back when a page is being read, once for each time that the engine is asked."""
        until = time.monotonic() + PATIENCE
        while not (self.folder / "reading").exists():
            assert time.monotonic() < until, "the engine was never asked"
            time.sleep(0.05)
        (self.folder / "reading").unlink()

    def release(self) -> None:
        """Let it read, now and from now on."""
        (self.folder / "blocked").unlink(missing_ok=True)
