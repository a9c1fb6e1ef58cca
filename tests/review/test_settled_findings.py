"""Findings that a person settled are not open any more in problems.csv; what the text says stays told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.api import export
from extractor.dataset.decision_log import append_decisions
from extractor.dataset.decisions import new_decision, text_sha256
from extractor.dataset.reader import DatasetReader
from extractor.model import ColumnMatch, Problem, Report, column_name
from tests.helpers.files import read_csv
from tests.helpers.made_reports import known_table, measures, report
from tests.review.datasets import decide, written


def unsure(field: str, confidence: float, number: int = 1) -> Problem:
    return Problem.of(
        "low-confidence",
        page_no=1,
        form="measures",
        record_number=number,
        field=field,
        confidence=confidence,
        text="…",
    )


@pytest.fixture(params=["ผู้รับผิดชอบ", ""], ids=["header", "no header"])
def made(request: pytest.FixtureRequest) -> Report:
    """Two texts of the first measure are unsure, one of the second; the column of units was guessed."""
    units: str = request.param
    _, records = measures(rows=2)
    for row, field, confidence in (
        (0, "results", 0.4),
        (0, "outcomes", 0.6),
        (1, "results", 0.5),
    ):
        (text,) = records[row].items[field]
        records[row].items[field] = (replace(text, confidence=confidence),)
    form = records[0].form
    matches = [
        ColumnMatch(
            col,
            units if field.name == "responsible" else field.title_th,
            field.name,
            why=("contents",),
            margin=0.5,
            guessed=field.name == "responsible",
        )
        for col, field in enumerate(form.fields)
    ]
    guess = Problem.of(
        "column-guessed",
        page_no=1,
        form="measures",
        field="responsible",
        header=column_name(units, 3),
        taken_thai="ก",
        taken_english="a",
        other_thai="ข",
        other_english="b",
    )
    cut = Problem.of(
        "unlikely-number",
        page_no=1,
        form="measures",
        record_number=1,
        field="results",
        number="140%",
    )
    problems = (unsure("results", 0.4), unsure("results", 0.5, 2), guess, cut)
    made = report(
        "ก.pdf", (known_table(form, records, matches=matches), records)
    )
    return replace(made, problems=problems)


@pytest.fixture
def folder(tmp_path: Path, made: Report) -> Path:
    return written(tmp_path / "out", made)


def told(folder: Path, code: str) -> list[tuple[str, str]]:
    """The findings of a code: the record's number and the field."""
    export(folder, "csv")
    return [
        (one["record_number"], one["field"])
        for one in read_csv(folder / "problems.csv")
        if one["code"] == code
    ]


def test_what_somebody_accepted_is_unsure_no_more(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":1.2:results:1", "accept")
    assert told(folder, "low-confidence") == [("1", "results")]
    assert told(folder, "unlikely-number") == [("1", "results")]
    (row,) = read_csv(folder / "reports.csv")
    assert row["problems"] == "3"


def test_where_another_text_of_the_row_is_unsure_that_is_told(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":1.1:results:1", "edit", "แจ้งแล้ว")
    assert told(folder, "low-confidence")[0] == ("1", "outcomes")
    decide(folder, made, ":1.1:outcomes:1", "accept")
    assert told(folder, "low-confidence") == [("2", "results")]
    assert told(folder, "unlikely-number") == [("1", "results")]


def ids(folder: Path) -> dict[str, str]:
    """The findings about cells, by their ids: what they are about."""
    export(folder, "csv")
    return {
        one["id"]: one["record_number"] + one["field"]
        for one in read_csv(folder / "problems.csv")
    }


def test_what_stays_open_keeps_its_name(folder: Path, made: Report) -> None:
    before = ids(folder)
    assert len(before) == 4
    decide(folder, made, ":1.1:results:1", "accept")
    decide(folder, made, ":1.1:outcomes:1", "accept")
    after = ids(folder)
    assert len(after) == 3
    assert after.items() <= before.items()


def test_undone_it_is_open_again(folder: Path, made: Report) -> None:
    said = decide(folder, made, ":1.2:results:1", "accept")
    values = said.model_dump(include={"report_id", "row", "cell", "raw_sha256"})
    append_decisions(
        folder, [new_decision("undo", undoes=said.id, who="มานี", **values)]
    )
    assert ("2", "results") in told(folder, "low-confidence")


def test_what_nobody_can_read_is_told_once(folder: Path, made: Report) -> None:
    decide(folder, made, ":1.2:results:1", "unreadable")
    assert ("2", "results") not in told(folder, "low-confidence")
    assert told(folder, "cell-unreadable") == [("2", "results")]


def test_a_column_that_somebody_named_is_guessed_no_more(
    folder: Path, made: Report
) -> None:
    assert told(folder, "column-guessed") == [("", "responsible")]
    table = DatasetReader.of(folder).as_read(made.report_id)["tables"][0]
    (column,) = [one for one in table["columns"] if one["guessed"]]
    named = new_decision(
        "column-is-field",
        report_id=made.report_id,
        row=table["id"],
        cell=f"{table['id']}:c{column['column']}",
        raw_sha256=text_sha256(column["header"]),
        before="responsible",
        after="responsible",
        who="มานี",
    )
    append_decisions(folder, [named])
    assert told(folder, "column-guessed") == []
    (row,) = read_csv(folder / "reports.csv")
    assert (row["problems"], row["status"]) == ("3", "ok")
