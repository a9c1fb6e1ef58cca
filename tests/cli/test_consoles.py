"""What is printed, whoever reads it: other encodings, pipes that close, machines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import read_csv


@pytest.mark.parametrize("encoding", ["cp874", "ascii"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("extract", "r.txt", "-o", "out"), 0),
        (("extract", "empty.txt", "-o", "out"), 3),
        (("extract", "nowhere", "-o", "out"), 2),
        (("extract", "--help"), 0),
        (("doctor",), 0),
    ],
    ids=["good", "failed", "usage", "help", "doctor"],
)
def test_a_console_of_another_encoding_is_no_error(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    encoding: str,
    arguments: tuple[str, ...],
    code: int,
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    put(tmp_path / "empty.txt", b"")
    done = raingan(*arguments, cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert done.returncode == code
    assert "UnicodeEncodeError" not in done.stderr


def test_a_process_that_cannot_show_thai_ends_well(
    raingan_process: Raingan,
) -> None:
    done = raingan_process("doctor", env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_traceback(
    raingan_process: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    reader, writer = os.pipe()
    os.close(reader)
    raingan_process(
        "extract",
        "r.txt",
        "-o",
        "out",
        cwd=tmp_path,
        capture_output=False,
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 1


@pytest.mark.parametrize(
    "arguments",
    [("in",), ("in/bad.pdf",), ("nowhere",), ("in", "--no-such-option"), ()],
)
def test_the_json_log_is_json_line_by_line(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    put(tmp_path / "in" / "ดี\nx.txt", transcript().encode())
    put(tmp_path / "in" / "bad.pdf", b"")
    done = raingan(
        "extract", *arguments, "-o", "out", "--json-log", cwd=tmp_path
    )
    assert done.stdout == ""
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert events
    assert events[-1]["event"] == (
        "done" if done.returncode in (0, 3) else "error"
    )
