"""Tests run the command in their own process: it says what a process of its own would, and leaves nothing behind."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

import pytest

from extractor.forms import built_in_text, every
from tests.helpers.command import Raingan
from tests.helpers.files import ROOT


def state() -> list[object]:
    """What a command may change of its process."""
    streams = [sys.stdin, sys.stdout, sys.stderr]
    handlers = [
        signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)
    ]
    return [
        *streams,
        *handlers,
        sys.argv,
        Path.cwd(),
        dict(os.environ),
        gc.get_threshold(),
        every(),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("no-such-command",),
        ("forms", "show", "mine", "--forms", "."),
        ("explain", str(ROOT / "outputs"), "pru-yai", "--forms", "."),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_leaves_the_process_as_it_was(
    raingan: Raingan, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "mine.toml").write_text(
        str(built_in_text("risk")), encoding="utf-8"
    )
    before = state()
    raingan(*arguments, cwd=tmp_path, env={"RAINGAN_LANGUAGES": "en"})
    assert state() == before


@pytest.mark.parametrize(
    "arguments",
    [("extract", "nowhere", "-o", "out"), ("forms", "show", "risk")],
)
def test_it_says_what_a_process_of_its_own_says(
    raingan: Raingan,
    raingan_process: Raingan,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    here, there = (
        raingan(*arguments, cwd=tmp_path),
        raingan_process(*arguments, cwd=tmp_path),
    )
    assert (here.returncode, here.stdout, here.stderr) == (
        there.returncode,
        there.stdout,
        there.stderr,
    )
