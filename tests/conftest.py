"""What several tests need: the command as a user runs it, and the smallest report there is."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.command import Raingan, run_here, run_in_process
from tests.helpers.transcripts import COVER, HEADER, ROW

# The first example loads the dictionary; a shared machine is slow at times.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", PATIENT, max_examples=40)  # make test
settings.register_profile("full", PATIENT, max_examples=100)  # make test-all
settings.load_profile("quick")
# A shell that starts tests in the background has them, and whatever they start, ignore interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def raingan() -> Raingan:
    """Runs the command in this process; whatever it changes of it is changed back."""
    return run_here


@pytest.fixture(scope="session")
def raingan_process() -> Raingan:
    """Runs the command in a process of its own, which takes seconds: for what a process alone shows."""
    return run_in_process


@pytest.fixture(scope="session")
def transcript() -> Callable[..., str]:
    """The text of a transcript with these rows, tab-separated; without any, one small row."""

    def text(*rows: str) -> str:
        return "\n".join((COVER, HEADER, *(rows or (ROW,)), ""))

    return text
