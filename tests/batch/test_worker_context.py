"""Workers read as the run itself would: with its modules, its variables, and nothing of the folder it stands in."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.batch.worker_context import become, worker_context
from tests.helpers.files import ROOT
from tests.helpers.transcripts import COVER, HEADER, ROW

_COMMAND = "from extractor.__main__ import main\nif __name__ == '__main__':\n    main()\n"


def test_a_file_of_the_current_folder_is_no_module(tmp_path: Path) -> None:
    """A folder of reports may hold a file that is called like a library."""
    here, there = tmp_path / "reports", tmp_path / "bin"
    here.mkdir()
    there.mkdir()
    (here / "report.txt").write_text(
        "\n".join((COVER, HEADER, ROW, "")), encoding="utf-8"
    )
    for library in ("pdfplumber", "rapidfuzz", "pebble"):
        (here / f"{library}.py").write_text(
            "import pathlib; pathlib.Path('taken').touch()\n"
        )
    command = there / "raingan.py"
    command.write_text(_COMMAND)
    done = subprocess.run(
        [
            sys.executable,
            command,
            "extract",
            "report.txt",
            "-o",
            "out",
            "--workers",
            "1",
        ],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0
    assert (here / "out" / "measures.csv").exists()
    assert not (here / "taken").exists()


def test_a_worker_has_the_variables_of_its_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ["RAINGAN_OLD"] = "1"
    become({"RAINGAN_NEW": "2"})
    assert dict(os.environ) == {"RAINGAN_NEW": "2"}


class _Late:
    """What takes a while to be handed over, as anything does on a machine that is busy."""

    def __reduce__(self) -> tuple[object, ...]:
        return time.sleep, (0.5,)


def test_a_worker_that_begins_while_its_run_ends_says_nothing() -> None:
    """A pool lets go of its locks before it stops its workers."""
    context = worker_context()
    lock = context.RLock()
    worker = context.Process(target=print, args=(_Late(), lock))  # type: ignore[attr-defined]
    worker.start()
    del lock
    worker.join()
    assert worker.exitcode == 0
