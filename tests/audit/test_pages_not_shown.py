"""`raingan report --sources` says of which files it shows no pages, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.small_report import GOOD, LOCKED


@pytest.fixture
def dataset(raingan: Raingan, transcript: Transcript, tmp_path: Path) -> Path:
    """A folder with the sources, `in`, and their dataset, `out`: two PDFs, one of them locked, and a transcript."""
    put(tmp_path / "in" / "แผน.pdf", GOOD)
    put(tmp_path / "in" / "locked.pdf", LOCKED)
    put(tmp_path / "in" / "r.txt", transcript().encode())
    how = ("-o", "out", "-q", "--password", "open")
    assert raingan("extract", "in", *how, cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.long
def test_nothing_is_said_where_all_is_shown_or_nothing_was_asked_for(
    raingan: Raingan, dataset: Path
) -> None:
    how = ("--sources", "in", "--password", "open")
    done = raingan("report", "out", *how, cwd=dataset)
    assert (done.returncode, done.stderr) == (0, "")
    done = raingan("report", "out", cwd=dataset)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_without_its_password_is_named(
    raingan: Raingan, dataset: Path
) -> None:
    done = raingan("report", "out", "--sources", "in", cwd=dataset)
    assert done.returncode == 0
    assert "--password gives not the right one: locked.pdf" in done.stderr
    assert "แผน.pdf" not in done.stderr


def test_a_file_that_is_not_among_the_sources_is_named(
    raingan: Raingan, dataset: Path
) -> None:
    put(dataset / "in" / "แผน.pdf", GOOD + b"\n% another content")
    how = ("--sources", "in", "--password", "open")
    done = raingan("report", "out", *how, cwd=dataset)
    assert done.returncode == 0
    assert "no file of the same content is among --sources: แผน.pdf" in (
        done.stderr
    )
    assert "r.txt" not in done.stderr
