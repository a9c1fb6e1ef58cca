"""A file that takes too long, too much memory, or the process down costs itself only."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.batch.test_batch import SCAN, names_in, pytestmark, start, workers_of
from tests.conftest import read_csv

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Transcript = Callable[..., str]
__all__ = ["pytestmark"]


@pytest.fixture
def good(transcript: Transcript, tmp_path: Path) -> Path:
    """A folder with a report that is read at once."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(transcript(), encoding="utf-8")
    return tmp_path / "in"


def codes(out: Path) -> dict[str, str]:
    """Each failed file with its code."""
    return {row["source_file"]: row["code"] for row in read_csv(out / "problems.csv") if row["severity"] == "error"}


def test_a_file_that_takes_too_long_is_a_row(raingan: Raingan, good: Path, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument.new() as long, pypdfium2.PdfDocument(SCAN) as scan:
        for _ in range(2):
            long.import_pages(scan)
        long.save(good / "slow.pdf")
    arguments = ("extract", good, "-o", tmp_path / "out", "--no-cache", "--timeout")
    assert raingan(*arguments, "2").returncode == 3
    assert codes(tmp_path / "out") == {"slow.pdf": "timeout"}
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2
    assert json.loads(raingan(*arguments, "2", "--json-log").stderr.splitlines()[-1])["unchanged"] == 2
    assert names_in(raingan(*arguments, "200", "--json-log").stderr) == ["slow.pdf"]


def test_a_file_that_takes_too_much_memory_is_a_row(raingan: Raingan, good: Path, tmp_path: Path) -> None:
    Image.new("L", (12_000, 12_000), 255).save(good / "poster.png", dpi=(300, 300))
    assert raingan("extract", good, "-o", tmp_path / "out", "--memory", "400").returncode == 3
    assert codes(tmp_path / "out") == {"poster.png": "memory"}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="it is told in /proc which processes there are")
@pytest.mark.parametrize("times", [pytest.param(1, marks=pytest.mark.long), 2])
def test_a_worker_that_crashes_costs_its_file_only_and_that_gets_a_second_chance(
    good: Path, tmp_path: Path, times: int
) -> None:
    (good / "crashing.pdf").write_bytes(SCAN.read_bytes())
    with start(good, "-o", tmp_path / "out", "--no-cache", "--workers", "1") as run:
        assert run.stderr
        for _ in range(times):
            crash(run)
        run.stderr.read()
    assert codes(tmp_path / "out") == ({} if times == 1 else {"crashing.pdf": "crashed"})
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2


def crash(run: subprocess.Popen[str]) -> None:
    """Make the worker crash that has been at work for a while."""
    known, until = set[int](), time.monotonic() + 30
    while time.monotonic() < until:
        for pid in workers_of(run):
            if pid in known and cpu_of(pid) > 2:
                os.kill(pid, signal.SIGSEGV)
                while Path(f"/proc/{pid}/exe").exists():
                    time.sleep(0.05)
                return
            known.add(pid)
        time.sleep(0.02)
    raise AssertionError("no worker is at work")


def cpu_of(pid: int) -> float:
    """Seconds that a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
