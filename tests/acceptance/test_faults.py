"""Whatever happens to one file of a dataset: the same command gives the same bytes again, or says which file it is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.dataset_faults import damaged
from tests.helpers.files import contents
from tests.helpers.privileges import modes_hold
from tests.helpers.small_report import GOOD

# Transcripts among the reports of the dataset; with a PDF and two files that are none they are twenty.
TRANSCRIPTS = 17
FAULTS = 40
ALL_FAULTS = 500


@pytest.fixture(scope="module")
def undisturbed(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with sources, `in`, and their dataset, `out`."""
    folder = tmp_path_factory.mktemp("undisturbed")
    for number in range(TRANSCRIPTS):
        row = f"๑. เรื่องที่ {number}\t" + "\t".join(["๑. เผยแพร่ ๒. แจ้งเวียน"] * 5)
        place = folder / "in" / f"ปี {2560 + number % 3}" / f"{number}.txt"
        put(place, transcript(row).encode())
    put(folder / "in" / "แผน.pdf", GOOD)
    put(folder / "in" / "broken.pdf", b"%PDF-1.4 nothing")
    put(folder / "in" / "empty.pdf", b"")
    assert raingan("extract", "in", "-o", "out", cwd=folder).returncode == 3
    return folder


@pytest.fixture
def at(undisturbed: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, which is made writable in the end."""
    folder = tmp_path / "dataset"
    shutil.copytree(undisturbed, folder)
    yield folder
    for path in (folder / "out", *(folder / "out").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize(
    "seed",
    [
        *range(FAULTS),
        *(
            pytest.param(seed, marks=pytest.mark.long)
            for seed in range(FAULTS, ALL_FAULTS)
        ),
    ],
)
def test_a_fault_of_one_file_gives_the_same_bytes_or_is_told_with_its_name(
    raingan: Raingan, undisturbed: Path, at: Path, seed: int
) -> None:
    whole = contents(undisturbed / "out")
    fault = damaged(at / "out", seed)
    is_altered = contents(at / "out") != whole
    with modes_hold():
        done = raingan("extract", "in", "-o", "out", cwd=at)
    told = done.stderr
    assert "Unexpected" not in told, (fault, told)
    assert "ไม่คาดไว้" not in told, (fault, told)
    is_named = any(name in told for name in fault.names)
    if done.returncode == 2:
        assert is_named or fault.names == ("",), (fault, told)
        assert re.search("[ก-ฮ]{3}", told)
    else:
        assert done.returncode == 3, (fault, told)
        assert contents(at / "out") == whole, (fault, told)
        assert is_named or not is_altered, (fault, told)
