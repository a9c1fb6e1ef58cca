"""The queue: the least certain first, what is asked for only, and up to date whatever happened to the dataset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.dataset.agency_cues import agency_of
from extractor.dataset.decision_log import append_decisions
from extractor.dataset.decisions import new_decision, text_sha256
from extractor.dataset.reader import DatasetReader
from extractor.dataset.text_places import raw_texts_of_row
from extractor.model import ColumnMatch, Report
from extractor.review.decision_index import index_decisions
from extractor.review.index import index_reports
from extractor.review.index_schema import connect
from extractor.review.queue import Filters, Queue
from normalizer import Change
from tests.helpers.made_reports import (
    known_table,
    measures,
    plan,
    purchases,
    report,
)
from tests.review.datasets import decide, written

ALL = Filters()


@pytest.fixture
def made() -> Report:
    """A report with a cell of each tier in its first table."""
    table, records = measures(rows=6)
    form = records[0].form
    (unsure,) = records[2].items["outcomes"]
    records[2].items["outcomes"] = (replace(unsure, confidence=0.3),)
    (less,) = records[3].items["results"]
    records[3].items["results"] = (replace(less, confidence=0.6),)
    (text,) = records[4].items["results"]
    change = Change(
        "spelling", "spelling", (0, 4), "แจ้ง", "แจง", 0.4, "suggested"
    )
    records[4].items["results"] = (replace(text, changes=(change,)),)
    matches = [
        ColumnMatch(
            col,
            field.title_th,
            field.name,
            why=("contents",),
            margin=0.5,
            guessed=field.name == "responsible",
        )
        for col, field in enumerate(form.fields)
    ]
    table = known_table(form, records, matches=matches)
    return report("ก.pdf", (table, records))


@pytest.fixture
def folder(tmp_path: Path, made: Report) -> Path:
    other = replace(report("ข.pdf", purchases(), plan(2), year=2567))
    return written(tmp_path / "out", made, other)


@contextmanager
def opened(folder: Path) -> Iterator[Queue]:
    connection = connect(folder)
    index_reports(connection, folder)
    index_decisions(connection, folder)
    yield Queue(connection)
    connection.close()


def order(queue: Queue, filters: Filters = ALL) -> list[str]:
    """The endings of the ids of all cells that are to be decided, in order."""
    cells = list[str]()
    cell = queue.first(filters)
    while cell:
        cells.append(cell.partition(":")[2])
        cell = queue.first(filters, cell)
    return cells


def test_the_least_certain_come_first_then_guesses_then_suggestions(
    folder: Path,
) -> None:
    with opened(folder) as queue:
        cells = order(queue)
        assert len(cells) == len(set(cells)) == queue.total(ALL)
    assert cells[:2] == ["1.3:outcomes:1", "1.4:results:1"]
    assert {cell.split(":")[1] for cell in cells[2:8]} == {"responsible"}
    assert cells[8] == "1.5:results:1"


def test_going_back_meets_what_was_decided_too(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":1.3:outcomes:1", "accept")
    with opened(folder) as queue:
        first = queue.first(ALL)
        assert first
        assert first.endswith(":1.4:results:1")
        back = queue.before(ALL, first)
        assert back
        assert back.endswith(":1.3:outcomes:1")
        assert queue.before(ALL, back) is None
        assert queue.decided(ALL) == 1


@pytest.mark.parametrize(
    ("filters", "forms"),
    [
        (Filters(form="procurement"), ["1"]),
        (Filters(year="2567"), ["1", "2"]),
        (Filters(year="2567", form="action-plan"), ["2"]),
        (Filters(agency="ปรุใหญ่", year="2567"), ["1", "2"]),
        (Filters(province="เลย"), []),
    ],
    ids=str,
)
def test_filters_let_through_what_is_asked_for(
    folder: Path, filters: Filters, forms: list[str]
) -> None:
    with opened(folder) as queue:
        cells = order(queue, filters)
        assert len(cells) == queue.total(filters)
    assert sorted({cell.split(".")[0] for cell in cells}) == forms


def test_cells_are_found_by_the_code_of_a_finding(folder: Path) -> None:
    with opened(folder) as queue:
        (code, *_) = queue.choices()["code"]
        assert order(queue, Filters(code=code))
        assert not order(queue, Filters(code="no-such-code"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ซื้อหมึก", 1),
        ("๑,๒๕๐.๕๐", 2),
        ("1250.50", 2),
        ("ซก", 0),
        ("ปี", 6),
        ('"', 0),
        ("แจ้งแล้ว 3", 1),
        ("%", 0),
        ("", 0),
        ("ไม่มีคำนี้", 0),
    ],
)
def test_texts_and_numbers_are_found(
    folder: Path, text: str, count: int
) -> None:
    with opened(folder) as queue:
        assert len(queue.search(text, ALL)) == count
        assert queue.search(text, Filters(province="เลย")) == []


def test_an_excluded_row_is_no_work_and_undone_it_is_again(
    folder: Path, made: Report
) -> None:
    record = DatasetReader.of(folder).as_read(made.report_id)["measures"][2]
    about = {"report_id": made.report_id, "row": record["id"], "who": "มานี"}
    raw = text_sha256(*raw_texts_of_row(record))
    excluded = new_decision("exclude-row", raw_sha256=raw, **about)
    append_decisions(folder, [excluded])
    with opened(folder) as queue:
        cells = order(queue, Filters(form="measures"))
        assert cells
        assert not [one for one in cells if one.startswith("1.3:")]
    undo = new_decision("undo", raw_sha256=raw, undoes=excluded.id, **about)
    append_decisions(folder, [undo])
    with opened(folder) as queue:
        assert order(queue)[0] == "1.3:outcomes:1"


def test_a_column_that_a_person_named_is_guessed_no_more(
    folder: Path, made: Report
) -> None:
    table = DatasetReader.of(folder).as_read(made.report_id)["tables"][0]
    (column,) = [one for one in table["columns"] if one["guessed"]]
    about = {
        "report_id": made.report_id,
        "row": table["id"],
        "cell": f"{table['id']}:c{column['column']}",
        "raw_sha256": text_sha256(column["header"]),
        "who": "มานี",
    }
    named = new_decision(
        "column-is-field", before="responsible", after="responsible", **about
    )
    append_decisions(folder, [named])
    with opened(folder) as queue:
        assert order(queue)[2] == "1.5:results:1"
    undo = new_decision("undo", undoes=named.id, **about)
    append_decisions(folder, [undo])
    with opened(folder) as queue:
        assert "responsible" in order(queue)[2]


def test_a_report_that_is_read_anew_is_indexed_anew(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":1.3:outcomes:1", "accept")
    decide(folder, made, ":1.4:results:1", "accept")
    with opened(folder) as queue:
        total = queue.total(ALL)
    file = folder / "reports" / f"{made.report_id}.json"
    content = json.loads(file.read_bytes())
    item = content["measures"][2]["fields"]["outcomes"]["items"][0]
    item.update(raw="อย่างอื่น", text="อย่างอื่น", changes=[])
    file.write_text(json.dumps(content), encoding="utf-8")
    with opened(folder) as queue:
        assert queue.total(ALL) == total
        assert queue.decided(ALL) == 1
        assert order(queue)[0] == "1.3:outcomes:1"
        assert len(queue.search("อย่างอื่น", ALL)) == 1


def test_an_index_that_is_damaged_is_made_anew(folder: Path) -> None:
    with opened(folder) as queue:
        total = queue.total(ALL)
    for file in (folder / ".raingan").glob("review.sqlite*"):
        file.write_bytes(b"no database" * 1000)
    with opened(folder) as queue:
        assert queue.total(ALL) == total


def test_a_dataset_that_was_cut_short_loses_its_reports(
    folder: Path, made: Report
) -> None:
    with opened(folder):
        pass
    written(folder, made)
    with opened(folder) as queue:
        assert {cell.split(":")[0][0] for cell in order(queue)} == {"1"}
        assert queue.choices()["form"] == ["measures"]


def test_a_column_named_for_an_agency_is_guessed_no_more_in_its_other_reports(
    tmp_path: Path, made: Report
) -> None:
    digest = "b" * 64
    source = replace(made.source, name="ข.pdf", sha256=digest)
    other = replace(made, source=source)
    folder = written(tmp_path / "out", made, other)
    table = DatasetReader.of(folder).as_read(made.report_id)["tables"][0]
    (column,) = [one for one in table["columns"] if one["guessed"]]
    about = {
        "report_id": made.report_id,
        "row": table["id"],
        "cell": f"{table['id']}:c{column['column']}",
        "raw_sha256": text_sha256(column["header"]),
        "who": "มานี",
    }

    def guessed() -> set[str]:
        with opened(folder) as queue:
            cells = order(queue)
            start = cells.index("1.5:results:1")
            return {cell for cell in cells[:start] if "responsible" in cell}

    assert guessed()
    named = new_decision(
        "column-is-field",
        before="responsible",
        after="responsible",
        agency=agency_of(
            {"agency": "เทศบาลตำบลปรุใหญ่", "province": "นครราชสีมา"}
        ),
        form="measures",
        **about,
    )
    append_decisions(folder, [named])
    assert not guessed()
    append_decisions(folder, [new_decision("undo", undoes=named.id, **about)])
    assert guessed()
