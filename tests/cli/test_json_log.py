"""What machines are told, line by line, is what docs/json-log.schema.json says."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import ROOT

SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "json-log.schema.json").read_bytes())
)


@pytest.fixture
def inputs(transcript: Transcript, tmp_path: Path) -> Path:
    """Two reports, and a file that is none."""
    for name in ("a.txt", "ข.txt"):
        put(tmp_path / "in" / name, transcript().encode())
    put(tmp_path / "in" / "broken.pdf", b"%PDF-1.4 nothing")
    return tmp_path / "in"


def told(raingan: Raingan, *arguments: str | Path) -> list[dict[str, Any]]:
    """What the command tells machines; every line is as the schema says."""
    done = raingan(*arguments, "--json-log")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    for event in events:
        SCHEMA.validate(event)
    return events


def test_a_run_is_told_from_its_start_to_its_end(
    raingan: Raingan, inputs: Path, tmp_path: Path
) -> None:
    before = datetime.now(UTC)
    events = told(raingan, "extract", inputs, "-o", tmp_path / "out")
    kinds = [event["event"] for event in events]
    assert kinds == ["start", "file", "file", "file", "done"]
    times = [datetime.fromisoformat(event["time"]) for event in events]
    assert times == sorted(times)
    assert abs((times[0] - before).total_seconds()) < 600
    assert events[-1]["newly_failed"] == 1


def test_files_that_are_not_read_again_are_told(
    raingan: Raingan, inputs: Path, tmp_path: Path
) -> None:
    told(raingan, "extract", inputs, "-o", tmp_path / "out")
    (tmp_path / "out" / "measures.csv").unlink()
    events = told(raingan, "extract", inputs, "-o", tmp_path / "out")
    kinds = [event["event"] for event in events]
    assert kinds == ["start", *["unchanged"] * 3, "notice", "done"]
    names = [event.get("source_file") for event in events[1:4]]
    assert names == ["a.txt", "broken.pdf", "ข.txt"]
    assert events[4]["code"] == "tables-restored"
    assert events[4]["files"] == ["measures.csv"]
    assert (events[-1]["failed"], events[-1]["newly_failed"]) == (1, 0)


def test_an_error_is_told_by_its_code(raingan: Raingan, tmp_path: Path) -> None:
    events = told(raingan, "extract", tmp_path / "no", "-o", tmp_path / "out")
    assert [event["event"] for event in events] == ["start", "error"]
    assert events[-1]["code"] == "usage"


def test_tables_are_told_too(
    raingan: Raingan, inputs: Path, tmp_path: Path
) -> None:
    events = told(raingan, "tables", inputs, "-o", tmp_path / "out")
    assert (events[0]["event"], events[-1]["event"]) == ("start", "done")


def test_the_exit_code_may_tell_new_failures_only(
    raingan: Raingan, inputs: Path, tmp_path: Path
) -> None:
    how = (inputs, "-o", tmp_path / "out", "--fail-on", "new-error")
    assert raingan("extract", *how).returncode == 3
    assert raingan("extract", *how).returncode == 0
    assert raingan("extract", *how[:-1], "error").returncode == 3
    put(inputs / "other.pdf", b"%PDF-1.4 nothing else")
    assert raingan("extract", *how).returncode == 3
    assert raingan("extract", *how).returncode == 0
    put(inputs / "other.pdf", b"%PDF-1.4 another content")
    assert raingan("extract", *how).returncode == 3


def test_a_failure_stays_new_until_a_run_came_to_its_end(
    raingan: Raingan, inputs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    how = (inputs, "-o", out, "--fail-on", "new-error")
    (inputs / "broken.pdf").rename(tmp_path / "broken.pdf")
    assert raingan("extract", *how).returncode == 0
    (tmp_path / "broken.pdf").rename(inputs / "broken.pdf")
    (out / "datapackage.json").unlink()
    (out / "datapackage.json").mkdir()
    assert raingan("extract", *how).returncode == 2
    (out / "datapackage.json").rmdir()
    assert raingan("extract", *how).returncode == 3
