"""What several tests need: the command as a user runs it, and the smallest report there is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.files import ROOT
from tests.helpers.transcripts import COVER, HEADER, ROW

# The first example loads the dictionary; a shared machine is slow at times.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
# A shell that starts tests in the background has them, and whatever they start, ignore interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def raingan() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command in a process of its own, with any options of `subprocess.run`; it may never show a traceback."""

    def run(*arguments: str | Path | bytes, **options: Any) -> subprocess.CompletedProcess[str]:
        options["env"] = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **options.get("env", {})}
        done = subprocess.run(
            [sys.executable, "-m", "extractor", *arguments],
            **{"capture_output": True, "encoding": "utf-8", "errors": "replace", "timeout": 600, **options},
        )
        assert "Traceback" not in (done.stderr or "")
        return done

    return run


@pytest.fixture(scope="session")
def transcript() -> Callable[..., str]:
    """The text of a transcript with these rows, tab-separated; without any, one small row."""

    def text(*rows: str) -> str:
        return "\n".join((COVER, HEADER, *(rows or (ROW,)), ""))

    return text
