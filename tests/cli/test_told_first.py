"""What cannot be had is told before the first file is read, not after hours, nor of each file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put


@pytest.fixture
def report(transcript: Transcript, tmp_path: Path) -> Path:
    return put(tmp_path / "r.txt", transcript().encode())


@pytest.mark.parametrize("command", ["extract", "tables"])
def test_an_engine_that_nobody_knows_is_told_first(
    raingan: Raingan, report: Path, tmp_path: Path, command: str
) -> None:
    done = raingan(command, report, "-o", tmp_path / "out", "--engine", "nope")
    assert done.returncode == 2
    assert "There is no OCR engine nope" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "how", [("--engine", "tesseract"), ("--second-opinion",)]
)
def test_an_engine_whose_package_is_missing_is_told_first(
    raingan: Raingan,
    report: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: tuple[str, ...],
) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.delitem(
        sys.modules, "extractor.ocr.engines.tesseract", raising=False
    )
    done = raingan("extract", report, "-o", tmp_path / "out", *how)
    assert done.returncode == 4
    assert "tesserocr" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("how", "code", "told"),
    [
        (("--engine", "remote"), 2, "needs the address of a service"),
        (("--engine", "remote", "--endpoint", "host:1"), 2, "the address of"),
        (("--engine", "tesseract"), 4, "Thai model was not found"),
        (("--second-opinion",), 4, "Thai model was not found"),
    ],
)
def test_an_engine_that_lacks_an_address_or_a_model_is_told_first(
    raingan: Raingan,
    report: Path,
    tmp_path: Path,
    how: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    if code == 4:
        pytest.importorskip("tesserocr")
        how = (*how, "--tessdata", str(tmp_path / "nothing"))
    done = raingan("extract", report, "-o", tmp_path / "out", *how)
    assert done.returncode == code
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_format_whose_library_is_missing_is_told_first(
    raingan: Raingan,
    report: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(
        sys.modules, "extractor.dataset.exporters.parquet", raising=False
    )
    done = raingan(
        "extract", report, "-o", tmp_path / "out", "--format", "csv,parquet"
    )
    assert done.returncode == 4
    assert "pip install 'raingan[parquet]'" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_format_that_nobody_knows_is_told_in_the_language_of_its_line(
    raingan: Raingan, report: Path, tmp_path: Path
) -> None:
    done = raingan("extract", report, "-o", tmp_path / "out", "--format", "x")
    assert done.returncode == 2
    thai, english = done.stderr.splitlines()
    assert "parquet" in thai
    assert "there is no format" not in thai
    assert "no format x" in english
