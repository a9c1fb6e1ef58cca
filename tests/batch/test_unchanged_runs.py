"""A run that has nothing to do writes nothing; what was edited or is gone comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import Dataset, extract_folder
from extractor.options import BatchOptions
from tests.helpers.files import contents

Transcript = Callable[..., str]
# What the tables are that this run writes, and one that it writes for a reader of spreadsheets.
FORMATS = BatchOptions.model_validate({"workers": 0, "format": "csv,xlsx"})


@pytest.fixture
def reports(transcript: Transcript, tmp_path: Path) -> Path:
    """A report, and a file that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    row = "๑. ลดการใช้กระดาษ\t" + "\t".join(["๑. เผยแพร่ ๒. แจ้งเวียน"] * 5)
    (folder / "report.txt").write_text(transcript(row), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return folder


def read(reports: Path, out: Path, batch: BatchOptions = FORMATS) -> Dataset:
    return extract_folder(reports, out, batch=batch)


def written_at(out: Path) -> dict[str, int]:
    """When each file of a dataset was written."""
    files = (
        file
        for file in out.rglob("*")
        if file.is_file() and ".raingan" not in file.parts
    )
    return {
        file.relative_to(out).as_posix(): file.stat().st_mtime_ns
        for file in files
    }


def test_a_second_run_writes_nothing_and_tells_the_same(
    reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first, before = read(reports, out), written_at(out)
    second = read(reports, out)
    assert written_at(out) == before
    assert second == first


@pytest.mark.parametrize(
    "name", ["measures.csv", "dataset.xlsx", "datapackage.json"]
)
@pytest.mark.parametrize("is_gone", [True, False])
def test_a_table_that_was_edited_or_is_gone_is_made_again(
    reports: Path, tmp_path: Path, name: str, *, is_gone: bool
) -> None:
    out = tmp_path / "out"
    read(reports, out)
    before = contents(out)
    file = out / name
    if is_gone:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[::-1])
    read(reports, out)
    assert contents(out) == before


def test_a_report_that_was_edited_is_read_again(
    reports: Path, tmp_path: Path
) -> None:
    """An amount may be edited with as many digits as before."""
    out = tmp_path / "out"
    read(reports, out)
    before = contents(out)
    (report,) = (out / "reports").glob("report-*.json")
    report.write_bytes(
        report.read_bytes().replace("เผยแพร่".encode(), "แพร่เผย".encode())
    )
    read(reports, out)
    assert contents(out) == before


def test_another_format_is_written(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(
        reports,
        out,
        BatchOptions.model_validate({"workers": 0, "format": "csv"}),
    )
    assert not (out / "dataset.xlsx").exists()
    read(reports, out)
    assert (out / "dataset.xlsx").exists()
