"""A sample is drawn, looked at, and tells how much of the dataset is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.dataset.decision_log import append_decisions
from extractor.model import Report
from extractor.review.certificate import certify
from extractor.review.rates import CheckedCell, rate_of, wilson
from extractor.review.sample import SampledCell, draw_sample, read_sample
from tests.helpers.command import run_here
from tests.helpers.made_reports import measures, purchases, report
from tests.review.datasets import about, place, written


@pytest.fixture
def made() -> Report:
    table, records = measures(number=2, rows=40)
    for record in records[:4]:
        (outcome,) = record.items["outcomes"]
        record.items["outcomes"] = (replace(outcome, confidence=0.5),)
    return report("แผน.pdf", purchases(), (table, records))


@pytest.fixture
def folder(tmp_path: Path, made: Report) -> Path:
    return written(tmp_path / "out", made)


def check(
    folder: Path, made: Report, cell: SampledCell, kind: str, after: str = ""
) -> None:
    ending = cell.id.removeprefix(made.report_id)
    decision = about(made, place(folder, made, ending), kind, after)
    append_decisions(folder, [decision])


def test_the_same_seed_draws_the_same_cells_of_every_stratum(
    folder: Path,
) -> None:
    first = draw_sample(folder, 60, seed=7)
    assert read_sample(folder) == first
    assert draw_sample(folder, 60, seed=7) == first
    assert draw_sample(folder, 60, seed=8) != first
    assert 55 <= len(first) <= 65
    assert {cell.form for cell in first} == {"measures", "procurement"}
    assert {cell.is_sure for cell in first} == {True, False}
    unsure = [cell for cell in first if not cell.is_sure]
    assert sum(cell.weight for cell in unsure) == pytest.approx(4)


def test_the_rates_are_what_people_say(folder: Path, made: Report) -> None:
    sample = draw_sample(folder, 60, seed=1)
    numbers = [cell for cell in sample if any(map(str.isdecimal, cell.text))]
    wrong, unreadable = numbers[0], numbers[1]
    for cell in sample[:-5] if sample[-5:] else sample:
        if cell not in (wrong, unreadable):
            check(folder, made, cell, "accept")
    check(folder, made, wrong, "edit", "999")
    check(folder, made, unreadable, "unreadable")
    certificate = certify(folder)
    cells, figures, columns = (table.rates[0] for table in certificate.tables)
    assert (cells.wrong, figures.wrong, columns.wrong) == (1, 1, 0)
    assert cells.low < cells.share < cells.high  # type: ignore[operator]
    left = [cell for cell in sample[-5:] if cell not in (wrong, unreadable)]
    assert certificate.open == len(left)
    assert cells.checked == len(sample) - 1 - len(left)
    page = (folder / "certificate.html").read_text(encoding="utf-8")
    assert "999" in page
    assert wrong.id in page
    assert "มานี" in page
    groups = [rate.group for rate in certificate.tables[0].rates]
    assert groups == ["", "measures", "procurement", "text-layer"]


def test_what_was_read_otherwise_since_is_open_again(
    folder: Path, made: Report
) -> None:
    sample = draw_sample(folder, 20, seed=1)
    for cell in sample:
        check(folder, made, cell, "accept")
    assert certify(folder).open == 0
    file = folder / "reports" / f"{made.report_id}.json"
    content = json.loads(file.read_bytes())
    for record in content["measures"]:
        for item in record["fields"]["measure"]["items"]:
            item["raw"] += "ใหม่"
    file.write_text(json.dumps(content), encoding="utf-8")
    renamed = [cell for cell in sample if ":measure:" in cell.id]
    assert renamed
    assert certify(folder).open == len(renamed)


def test_the_commands_say_what_they_did(folder: Path) -> None:
    missing = run_here("certify", folder)
    assert missing.returncode == 2
    assert "raingan sample" in missing.stderr
    assert "cells" in run_here("sample", folder, "--size", "20").stdout
    done = run_here("certify", folder)
    assert "not decided" in done.stdout
    assert "certificate.html" in done.stdout


def test_the_interval_is_wilsons() -> None:
    # R. G. Newcombe, 1998, table I: 81 of 263 is 0.2553 to 0.3662.
    low, high = wilson(81 / 263, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_a_cell_that_stands_for_more_counts_for_more() -> None:
    def one(weight: float, verdict: str) -> CheckedCell:
        is_sure = weight > 1
        cell = SampledCell("x", "", "ก", "", "scan", is_sure, False, weight)
        return CheckedCell(cell, verdict, "ก", False)  # type: ignore[arg-type]

    cells = [one(4.5, "right"), one(1.0, "wrong"), one(4.5, "open")]
    rate = rate_of(cells, lambda cell: cell.verdict == "wrong")
    assert (rate.share, rate.wrong, rate.checked) == (0.1, 1, 2)
