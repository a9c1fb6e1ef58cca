"""Another check is a function and a line of the catalogue of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor import extract
from extractor.checks import CHECKS, CheckContext, registered_check
from extractor.messages import CATALOGUE, Message
from extractor.model import Problem

KEY = "results-too-short"
ROW = "1. ลดการใช้กระดาษ\tแจ้งเวียน\tกองคลัง\tปีงบประมาณ พ.ศ. 2566\tแจ้งแล้ว\tโปร่งใส"


def short_results(context: CheckContext) -> Iterator[Problem]:
    """Find records that say very little of what was done."""
    for record in context.records:
        text = record.text("results")
        if len(text) < 20:
            yield Problem.of(
                KEY,
                form=record.form.name,
                record_number=record.number,
                field="results",
                letters=len(text),
            )


@pytest.fixture
def report(
    transcript: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A report that the toy check finds fault with, where the catalogue has its message."""
    message = Message(
        "info",
        "ผลมีเพียง {letters} ตัวอักษร",
        "The result has only {letters} letters.",
    )
    monkeypatch.setitem(CATALOGUE, KEY, message)
    path = tmp_path / "report.txt"
    path.write_text(transcript(ROW), encoding="utf-8")
    return path


def test_a_check_from_outside_finds_what_it_looks_for(report: Path) -> None:
    plain = extract(report).problems
    with registered_check(short_results):
        problems = extract(report).problems
    assert problems[:-1] == plain
    assert problems[-1].code == KEY
    assert (
        problems[-1].severity,
        problems[-1].record_number,
        problems[-1].field,
    ) == ("info", 1, "results")
    assert problems[-1].message_th == "ผลมีเพียง 8 ตัวอักษร"
    assert problems[-1].message_en == "The result has only 8 letters."
    assert extract(report).problems == plain


def test_every_check_says_what_it_looks_for() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)
    assert all(check.__doc__ for check in CHECKS)
