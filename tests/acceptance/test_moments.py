"""A run that is killed, stopped, out of space or out of time at any moment: the next one gives the same bytes."""

from __future__ import annotations

import random
import shutil
import signal
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import contents
from tests.helpers.moments import compiled, disturbed

# Reports that an earlier run read, and those that the disturbed one adds; one of the former is given anew.
BEFORE, ADDED = 4, 4
KILL = f"signal:{int(signal.SIGKILL)}"
TERMINATE = f"signal:{int(signal.SIGTERM)}"
INTERRUPT = f"signal:{int(signal.SIGINT)}"
STOP = f"signal:{int(signal.SIGSTOP)}"
FULL = "full"
BACK, FORTH = "clock:-400000000", "clock:400000000"
KINDS = (KILL, TERMINATE, INTERRUPT, STOP, FULL, BACK, FORTH)
# Moments of each kind: the long tests have over fifty; of these kinds the others have one.
MANY = 8
USUAL = (KILL, FULL)
COMMAND = ["extract", "in", "-o", "out", "--workers", "0", "--json-log"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = compiled(tmp_path_factory.mktemp("library"))
    if not library:
        pytest.skip("nothing compiles what disturbs a run")
    return library


@pytest.fixture(scope="module")
def begun(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with a dataset, `out`, and sources, `in`, that are more by now."""
    folder = tmp_path_factory.mktemp("begun")
    for number in range(BEFORE + ADDED):
        row = f"๑. เรื่องที่ {number}\t" + "\t".join(["๑. เผยแพร่ ๒. แจ้งเวียน"] * 5)
        put(folder / "in" / f"{number}.txt", transcript(row).encode())
        if number == BEFORE - 1:
            raingan("extract", "in", "-o", "out", "-q", cwd=folder)
    put(folder / "in" / "0.txt", transcript().encode())
    return folder


@pytest.fixture(scope="module")
def undisturbed(library: Path, begun: Path) -> tuple[dict[str, bytes], int]:
    """What a run gives that nobody disturbs, and how often it changes its folder."""
    folder = begun.with_name("undisturbed")
    shutil.copytree(begun, folder)
    ended = disturbed(library, folder, COMMAND)
    assert ended.code == 0, ended
    assert ended.moments > 50
    return contents(folder / "out"), ended.moments


@pytest.mark.parametrize(
    ("what", "seed"),
    [
        pytest.param(
            what,
            seed,
            marks=[] if what in USUAL and not seed else [pytest.mark.long],
        )
        for what in KINDS
        for seed in range(MANY)
    ],
)
def test_a_run_that_is_disturbed_leaves_whole_files_and_the_next_gives_the_same_bytes(
    raingan: Raingan,
    library: Path,
    begun: Path,
    undisturbed: tuple[dict[str, bytes], int],
    tmp_path: Path,
    what: str,
    seed: int,
) -> None:
    whole, moments = undisturbed
    folder = tmp_path / "run"
    shutil.copytree(begun, folder)
    before = contents(folder / "out")
    at = random.Random(f"{what} {seed}").randint(1, moments)
    ended = disturbed(library, folder, COMMAND, what, at)
    codes = {
        KILL: {-signal.SIGKILL},
        TERMINATE: {130},
        INTERRUPT: {130},
        FULL: {2},
    }
    assert ended.code in codes.get(what, {0}), (at, ended)
    assert "Unexpected" not in ended.said, (at, ended)
    assert "Traceback" not in ended.said, (at, ended)
    if what == FULL:
        assert "cannot be written" in ended.said
    for name, data in contents(folder / "out").items():
        is_part = ".part" in name and what == KILL
        assert is_part or data in (before.get(name), whole.get(name)), name
    assert raingan(*COMMAND, cwd=folder).returncode == 0
    assert contents(folder / "out") == whole


@pytest.mark.long
@pytest.mark.parametrize("seed", range(MANY))
def test_a_disk_that_is_full_ends_a_sample_in_plain_words(
    raingan: Raingan, library: Path, begun: Path, tmp_path: Path, seed: int
) -> None:
    """It needs the index of reviews, a database, which must not be left half made either."""
    folder = tmp_path / "run"
    command = ["sample", "out", "--size", "5"]
    shutil.copytree(begun, folder)
    moments = disturbed(library, folder, command).moments
    whole = (folder / "out" / "sample.json").read_bytes()
    shutil.rmtree(folder)
    shutil.copytree(begun, folder)
    at = random.Random(f"sample {seed}").randint(moments // 2, moments)
    ended = disturbed(library, folder, command, FULL, at)
    assert ended.code in {0, 2}, (at, ended)
    assert "Unexpected" not in ended.said, (at, ended)
    assert ended.code == 0 or "cannot be written" in ended.said, (at, ended)
    assert raingan(*command, cwd=folder).returncode == 0
    assert (folder / "out" / "sample.json").read_bytes() == whole


@pytest.mark.long
@pytest.mark.parametrize("to", ["xlsx", "parquet", "duckdb"])
@pytest.mark.parametrize("seed", range(MANY))
def test_a_disk_that_is_full_ends_an_export_in_plain_words(
    library: Path, begun: Path, tmp_path: Path, to: str, seed: int
) -> None:
    folder = tmp_path / "run"
    shutil.copytree(begun, folder)
    before = contents(folder / "out")
    command = ["export", "out", "--to", to]
    moments = disturbed(library, folder, command).moments
    shutil.rmtree(folder)
    shutil.copytree(begun, folder)
    at = random.Random(f"{to} {seed}").randint(1, moments)
    ended = disturbed(library, folder, command, FULL, at)
    after = contents(folder / "out")
    # What failed was of no moment, such as the end of SQLite's journal.
    if ended.code == 0:
        assert before.items() <= after.items()
        return
    assert ended.code == 2, (at, ended)
    assert "cannot be written" in ended.said, (at, ended)
    assert "Traceback" not in ended.said, (at, ended)
    assert after == before


@pytest.mark.long
def test_a_run_that_was_asleep_for_longer_than_a_file_may_take_reads_them_all(
    raingan: Raingan,
    library: Path,
    begun: Path,
    undisturbed: tuple[dict[str, bytes], int],
    tmp_path: Path,
) -> None:
    """As a laptop that is closed while its run waits for its workers."""
    whole, moments = undisturbed
    folder = tmp_path / "run"
    shutil.copytree(begun, folder)
    limited = [*COMMAND[:4], "--workers", "2", "--timeout", "10"]
    ended = disturbed(library, folder, limited, STOP, moments // 8, 25.0)
    assert ended.code == 0, ended
    assert raingan(*COMMAND, cwd=folder).returncode == 0
    assert contents(folder / "out") == whole
