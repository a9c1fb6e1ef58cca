"""PDFs that are broken in what they are built of: each is a row, costs itself only, and needs little memory."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.test_hostile import HOSTILE, needs_hostile
from tests.helpers.broken_pdfs import broken_pdf
from tests.helpers.command import put
from tests.helpers.files import read_csv
from tests.helpers.process_tree import watched

Raingan = Callable[..., subprocess.CompletedProcess[str]]
# Broken files of the normal tests, and of the long ones.
FEW, MANY = 12, 320
# Bytes that all processes of a run may hold together.
MOST_MEMORY = 1_200_000_000
# Codes of faults of ours, or of limits that no file of these should reach.
OUR_FAULTS = {"internal-error", "crashed", "timeout", "memory", ""}


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Broken copies of a small report, beside a good one."""
    folder = tmp_path_factory.mktemp("few")
    for seed in range(FEW):
        put(folder / f"{seed:03}.pdf", broken_pdf(seed, of_samples=False))
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Broken copies of that and of the samples."""
    folder = tmp_path_factory.mktemp("many")
    for seed in range(MANY):
        put(folder / f"{seed:03}.pdf", broken_pdf(seed))
    return folder


def test_a_seed_makes_the_same_file_each_time(few: Path) -> None:
    made = [file.read_bytes() for file in sorted(few.iterdir())]
    assert len(set(made)) == FEW
    again = [broken_pdf(seed, of_samples=False) for seed in range(FEW)]
    assert made == again


def test_each_broken_file_is_a_row(
    raingan: Raingan, few: Path, tmp_path: Path
) -> None:
    raingan("extract", few, "-o", tmp_path / "out", "-q")
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == FEW
    assert told(tmp_path / "out").isdisjoint(OUR_FAULTS)
    raingan("tables", few, "-o", tmp_path / "tables", "-q", "--draw")
    assert told(tmp_path / "tables").isdisjoint(OUR_FAULTS)
    assert {
        row["source_file"]
        for name in ("tables", "problems")
        for row in read_csv(tmp_path / "tables" / f"{name}.csv")
    } == {file.name for file in few.iterdir()}
    done = raingan("report", tmp_path / "out", "--sources", few)
    assert done.returncode == 0


def told(out: Path) -> set[str]:
    return {row["code"] for row in read_csv(out / "problems.csv")}


@pytest.mark.long
def test_many_broken_files_cost_no_more_memory_than_there_is(
    many: Path, tmp_path: Path
) -> None:
    check(many, tmp_path)


@pytest.mark.long
@needs_hostile
def test_hostile_files_cost_no_more_memory_than_there_is(
    tmp_path: Path,
) -> None:
    check(HOSTILE, tmp_path)


def check(folder: Path, out: Path) -> None:
    """Read a folder by all commands within usual limits; what comes out has a row a file."""
    names = {file.name for file in folder.iterdir()}
    limits = ("--timeout", "60", "-q")
    read = watched("extract", folder, "-o", out / "dataset", *limits)
    assert read.code in (0, 3), read.stderr
    rows = read_csv(out / "dataset" / "reports.csv")
    # Of a file with reports attached, those have rows of their own.
    assert {row["source_file"].split(" » ")[0] for row in rows} == names
    assert told(out / "dataset").isdisjoint(OUR_FAULTS)
    tables = watched("tables", folder, "-o", out / "tables", *limits)
    assert tables.code in (0, 3), tables.stderr
    assert told(out / "tables").isdisjoint(OUR_FAULTS)
    shown = watched(
        "report", out / "dataset", "--sources", folder, "--timeout", "60"
    )
    assert shown.code == 0, shown.stderr
    peaks = [read.peak, tables.peak, shown.peak]
    assert max(peaks) < MOST_MEMORY, peaks
