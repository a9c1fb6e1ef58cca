"""The command as a user runs it, in this process or in one of its own, and what it wrote."""

from __future__ import annotations

import gc
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import (
    ExitStack,
    chdir,
    contextmanager,
    redirect_stderr,
    redirect_stdout,
)
from pathlib import Path
from typing import Any
from unittest import mock

from extractor.forms import registered_forms
from tests.helpers.files import ROOT, read_csv

Raingan = Callable[..., subprocess.CompletedProcess[str]]


Transcript = Callable[..., str]


TABLES = ("reports", "measures", "items", "corrections", "problems")

# Columns of the terminal that the command believes it has.
_WIDTH = {"COLUMNS": "120"}
# Seconds that the command may take; no machine is that slow.
_PATIENCE = 600.0


def run_in_process(
    *arguments: str | Path | bytes, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with any options of `subprocess.run`; it may never show a traceback."""
    options["env"] = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        **_WIDTH,
        **options.get("env", {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        **{
            "capture_output": True,
            "encoding": "utf-8",
            "errors": "replace",
            "timeout": _PATIENCE,
            **options,
        },
    )
    assert "Traceback" not in (done.stderr or "")
    return done


def run_here(
    *arguments: str | Path | bytes,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    as_bytes: bool = False,
) -> subprocess.CompletedProcess[Any]:
    """Run the command in this process, and leave nothing behind: the imports of a process of its own take seconds.

    Files are read here too unless workers are asked for, which changes nothing in what is written
    (`test_neither_workers_nor_their_number_change_what_comes_out`).
    """
    from extractor.__main__ import main

    typed = [os.fsdecode(argument) for argument in arguments]
    encoding = (env or {}).get("PYTHONIOENCODING", "utf-8")
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding, handling)
        for handling in ("strict", "backslashreplace")
    )
    process = _as_in_a_process(
        ["raingan", *_without_workers(typed)], cwd or Path.cwd(), env or {}
    )
    with process, redirect_stdout(out), redirect_stderr(err):
        code = _exit_code(main)
    shown = [_written(stream) for stream in (out, err)]
    texts = (
        shown if as_bytes else [data.decode(errors="replace") for data in shown]
    )
    return subprocess.CompletedProcess(typed, code, *texts)


def _without_workers(typed: list[str]) -> list[str]:
    """What was typed; for `extract`, `tables` and `check`, that no workers shall start, unless they are asked for."""
    if typed[:1] not in (["extract"], ["tables"], ["check"]) or {
        "--workers",
        "--ray",
        "--help",
    } & set(typed):
        return typed
    return [typed[0], "--workers", "0", *typed[1:]]


@contextmanager
def _as_in_a_process(
    typed: list[str], folder: Path, env: Mapping[str, str]
) -> Iterator[None]:
    """The arguments, folder and environment of a process; what it changes of its own state is changed back."""
    thresholds, handler = gc.get_threshold(), signal.getsignal(signal.SIGTERM)
    with ExitStack() as stack:
        stack.callback(signal.signal, signal.SIGTERM, handler)
        stack.callback(gc.set_threshold, *thresholds)
        stack.callback(setattr, sys, "unraisablehook", sys.unraisablehook)
        stack.enter_context(mock.patch.dict(os.environ, {**_WIDTH, **env}))
        stack.enter_context(mock.patch.object(sys, "argv", typed))
        stack.enter_context(registered_forms(()))
        stack.enter_context(chdir(folder))
        yield


def _exit_code(main: Callable[[], object]) -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    raise AssertionError("a command always ends with an exit code")


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue()


class Run:
    """A finished run and the tables that it wrote."""

    def __init__(
        self, done: subprocess.CompletedProcess[str], out: Path
    ) -> None:
        self.done, self.out = done, out
        self.tables = {
            name: read_csv(out / f"{name}.csv")
            for name in TABLES
            if (out / f"{name}.csv").exists()
        }

    def of(self, table: str, name: str) -> list[dict[str, str]]:
        return [row for row in self.tables[table] if row["source_file"] == name]


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
