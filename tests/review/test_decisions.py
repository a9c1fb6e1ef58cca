"""Decisions stick: they are kept line by line, and every table is made of the reports and of them."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor.api import export
from extractor.dataset.decided import decided, field_text
from extractor.dataset.decision_log import (
    DECISIONS_FILE,
    append_decisions,
    read_decisions,
)
from extractor.dataset.decisions import (
    Decision,
    in_effect,
    new_decision,
    text_sha256,
)
from extractor.dataset.reader import DatasetReader
from extractor.dataset.rows import table_rows
from extractor.dataset.stored_records import records_of
from extractor.dataset.text_places import raw_texts_of_row, text_places
from extractor.forms import load
from extractor.model import ColumnMatch, Report
from normalizer import Change, replay
from tests.helpers.command import run_here
from tests.helpers.files import ROOT, read_csv
from tests.helpers.made_reports import (
    known_table,
    measures,
    purchases,
    record,
    report,
    unknown_table,
)
from tests.review.datasets import decide, written

PROCESSES, EACH = 4, 25


@pytest.fixture
def made() -> Report:
    other = unknown_table(
        [["ตัวชี้วัด", "คะแนน"], ["การใช้งบประมาณ", "๙๐.๕"]], number=3
    )
    table, records = measures(number=2)
    return report("แผน.pdf", purchases(), (table, records), (other, []))


@pytest.fixture
def folder(tmp_path: Path, made: Report) -> Path:
    return written(tmp_path / "out", made)


def rebuilt(folder: Path, table: str) -> list[dict[str, str]]:
    export(folder, "csv")
    return read_csv(folder / f"{table}.csv")


def row(rows: list[dict[str, str]], ending: str) -> dict[str, str]:
    return next(one for one in rows if one["id"].endswith(ending))


def codes(folder: Path) -> list[str]:
    return [one["code"] for one in rebuilt(folder, "problems")]


def test_an_edit_stands_in_every_table_and_on_record(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":2.1:methods:1", "edit", "แจ้งเวียน ๒ ครั้ง")
    measures_rows = rebuilt(folder, "measures")
    assert (
        row(measures_rows, ":2.1")["methods"] == "1. แจ้งเวียน ๒ ครั้ง\n2. จัดประชุม"
    )
    item = row(read_csv(folder / "items.csv"), ":2.1:methods:1")
    assert (item["text"], item["confidence"]) == ("แจ้งเวียน ๒ ครั้ง", "1.0")
    rules = [
        (one["rule"], one["before"], one["after"])
        for one in read_csv(folder / "corrections.csv")
        if one["id"].startswith(item["id"])
    ]
    assert ("reviewer", "", "เวียน ๒ ครั้ง") in rules


def test_the_changes_of_a_text_give_it_still(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":2.1:methods:1", "edit", "ประกาศ แจ้งทั้งหมด")
    content = DatasetReader.of(folder).content(made.report_id)
    item = content["measures"][0]["fields"]["methods"]["items"][0]
    changes = [Change.from_json(change) for change in item["changes"]]
    assert replay(item["raw"], changes) == item["text"] == "ประกาศ แจ้งทั้งหมด"


def test_an_edited_amount_is_a_number_again(folder: Path, made: Report) -> None:
    decide(folder, made, ":1.2:budget:1", "edit", "3,000.25 บาท")
    bought = row(rebuilt(folder, "procurement"), ":1.2")
    assert (bought["budget"], bought["budget_printed"]) == (
        "3000.25",
        "3,000.25 บาท",
    )


def test_an_edited_period_has_its_days(folder: Path, made: Report) -> None:
    decide(folder, made, ":2.1:period:1", "edit", "ตุลาคม 2565 - กันยายน 2566")
    measure = row(rebuilt(folder, "measures"), ":2.1")
    days = (measure["period_start"], measure["period_end"])
    assert days == ("2022-10-01", "2023-09-30")


def test_what_was_read_in_no_cell_can_be_written(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":1.2:bidders:1", "edit", "ร้านหมึกดี 100 บาท")
    bought = row(rebuilt(folder, "procurement"), ":1.2")
    assert bought["bidders"] == "ร้านหมึกดี 100"


def test_a_cell_of_no_form_is_decided_too(folder: Path, made: Report) -> None:
    decide(folder, made, ":t3:r1:c2", "edit", "95.5")
    cell = row(rebuilt(folder, "cells"), ":t3:r1:c2")
    assert cell["text"] == "95.5"


def test_what_is_accepted_is_sure(tmp_path: Path) -> None:
    table, records = measures(rows=1)
    unsure = replace(records[0].items["outcomes"][0], confidence=0.4)
    records[0].items["outcomes"] = (unsure,)
    made = report("ก.pdf", (table, records))
    folder = written(tmp_path / "out", made)
    assert read_csv(folder / "measures.csv")[0]["needs_review"] == "true"
    for field in records[0].items:
        for at in range(1, len(records[0].items[field]) + 1):
            decide(folder, made, f":1.1:{field}:{at}", "accept")
    measure = rebuilt(folder, "measures")[0]
    assert (measure["confidence"], measure["needs_review"]) == ("1.0", "false")


def test_what_nobody_can_read_is_told(folder: Path, made: Report) -> None:
    decide(folder, made, ":2.2:results:1", "unreadable")
    measure = row(rebuilt(folder, "measures"), ":2.2")
    assert (measure["confidence"], measure["needs_review"]) == ("0.0", "true")
    assert "cell-unreadable" in codes(folder)


def test_an_undone_decision_does_not_count_and_can_be_redone(
    folder: Path, made: Report
) -> None:
    first = decide(folder, made, ":2.1:outcomes:1", "edit", "ดี")
    undo = decide(folder, made, ":2.1:outcomes:1", "undo", undoes=first.id)
    assert row(rebuilt(folder, "measures"), ":2.1")["outcomes"] == "โปร่งใส"
    decide(folder, made, ":2.1:outcomes:1", "undo", undoes=undo.id)
    assert row(rebuilt(folder, "measures"), ":2.1")["outcomes"] == "ดี"


def test_a_row_that_is_no_record_goes_and_is_told(
    folder: Path, made: Report
) -> None:
    record = DatasetReader.of(folder).as_read(made.report_id)["measures"][1]
    row_decision(folder, made, record, "exclude-row", reason="หัวตารางซ้ำ")
    assert len(rebuilt(folder, "measures")) == 1
    assert "row-excluded" in codes(folder)
    assert read_csv(folder / "reports.csv")[0]["measures"] == "1"


def test_a_row_goes_on_from_the_one_above(folder: Path, made: Report) -> None:
    record = DatasetReader.of(folder).as_read(made.report_id)["measures"][1]
    row_decision(folder, made, record, "join-row")
    (measure,) = rebuilt(folder, "measures")
    assert measure["measure"] == "มาตรการ 1 มาตรการ 2"
    assert measure["methods"].count("\n") == 3
    assert measure["methods"].endswith("4. จัดประชุม")


def row_decision(
    folder: Path,
    made: Report,
    record: dict[str, object],
    kind: str,
    **more: str,
) -> None:
    raw = text_sha256(*raw_texts_of_row(record))
    about = {"report_id": made.report_id, "row": record["id"]}
    decision = new_decision(kind, raw_sha256=raw, who="มานี", **about, **more)  # type: ignore[arg-type]
    append_decisions(folder, [decision])


def test_a_column_that_holds_another_field(folder: Path, made: Report) -> None:
    name_column(folder, made, 1, "results", "outcomes")
    measure = row(rebuilt(folder, "measures"), ":2.1")
    assert (measure["results"], measure["outcomes"]) == ("โปร่งใส", "แจ้งแล้ว 1")


def name_column(
    folder: Path, made: Report, table_at: int, field: str, after: str
) -> None:
    """Say of the first column that was taken for a field that it is another one."""
    content = DatasetReader.of(folder).as_read(made.report_id)
    table = content["tables"][table_at]
    column = next(one for one in table["columns"] if one["field"] == field)
    decision = new_decision(
        "column-is-field",
        report_id=made.report_id,
        row=table["id"],
        cell=f"{table['id']}:c{column['column']}",
        raw_sha256=text_sha256(column["header"]),
        before=field,
        after=after,
        who="มานี",
    )
    append_decisions(folder, [decision])


def test_a_column_that_is_what_it_was_taken_for_stays(
    folder: Path, made: Report
) -> None:
    name_column(folder, made, 1, "results", "results")
    assert row(rebuilt(folder, "measures"), ":2.1")["results"] == "แจ้งแล้ว 1"


def test_a_column_can_be_no_field_and_one_that_was_none_a_field(
    folder: Path, made: Report
) -> None:
    name_column(folder, made, 1, "results", "")
    measure = row(rebuilt(folder, "measures"), ":2.1")
    assert measure["results"] == ""
    texts = [cell["text"] for cell in read_csv(folder / "cells.csv")]
    assert "แจ้งแล้ว 1" in texts


def test_a_column_of_a_group_leaves_the_others_there(tmp_path: Path) -> None:
    form = load("action-plan")
    texts = {"ปี 2566": "20,000", "ปี 2567": "30,000"}
    one = record(form, {"project": "อบรม", "budget_by_year": texts})
    names = [name for name in form.field_names if name != "budget_by_year"]
    matches = [
        ColumnMatch(col, name, name, why=("header",), margin=9.0)
        for col, name in enumerate(names)
    ]
    matches += [
        ColumnMatch(
            len(names) + at, key, "budget_by_year", key, ("header",), 9.0
        )
        for at, key in enumerate(texts)
    ]
    made = report("ก.pdf", (known_table(form, [one], matches=matches), [one]))
    folder = written(tmp_path / "out", made)
    (other,) = [name for name in names if name == "project"]
    name_column(folder, made, 0, "budget_by_year", other)
    planned = row(rebuilt(folder, "action-plan"), ":1.1")
    assert planned[other] == "20,000"
    assert planned["budget_by_year"] == "ปี 2567: 30000\nปี 2566: อบรม"


def test_a_new_reading_keeps_what_is_unchanged_and_tells_the_rest(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":2.1:methods:2", "edit", "จัดประชุมใหญ่")
    decide(folder, made, ":2.1:results:1", "edit", "ครบ")
    file = folder / "reports" / f"{made.report_id}.json"
    content = json.loads(file.read_bytes())
    content["measures"][0]["fields"]["results"]["items"][0]["raw"] = "อื่น"
    file.write_text(json.dumps(content), encoding="utf-8")
    measure = row(rebuilt(folder, "measures"), ":2.1")
    assert measure["methods"].endswith("2. จัดประชุมใหญ่")
    assert measure["results"] == "แจ้งแล้ว 1"
    assert "decision-stale" in codes(folder)


def test_a_decision_goes_with_its_text_where_rows_are_counted_anew(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":2.2:results:1", "edit", "แจ้งครบแล้ว")
    file = folder / "reports" / f"{made.report_id}.json"
    renamed = file.read_text(encoding="utf-8").replace(":2.2", ":2.7")
    file.write_text(renamed, encoding="utf-8")
    assert row(rebuilt(folder, "measures"), ":2.7")["results"] == "แจ้งครบแล้ว"
    assert "decision-stale" not in codes(folder)


def test_a_damaged_line_is_told_and_stays(folder: Path, made: Report) -> None:
    decide(folder, made, ":2.1:outcomes:1", "edit", "ดี")
    file = folder / DECISIONS_FILE
    damaged = b'{"id": "cut o'
    file.write_bytes(file.read_bytes() + damaged)
    decide(folder, made, ":2.2:outcomes:1", "edit", "ดีมาก")
    assert damaged in file.read_bytes()
    assert len(read_decisions(folder).decisions) == 2
    assert [line.number for line in read_decisions(folder).damaged] == [2]
    assert "decision-damaged" in codes(folder)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "delete-all"},
        {"who": ""},
        {"after": "\x00"},
        {"raw_sha256": "abc"},
        {"when": "yesterday"},
        {"more": "things"},
    ],
)
def test_what_is_no_decision_is_refused(wrong: dict[str, str]) -> None:
    right = {
        "kind": "accept",
        "report_id": "ก-1",
        "row": "ก-1:1.1",
        "raw_sha256": "0" * 64,
        "who": "มานี",
        "id": "0" * 32,
        "when": "2026-01-31T08:15:00Z",
    }
    Decision(**right)  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Decision(**{**right, **wrong})  # type: ignore[arg-type]


def _append_many(folder: str, who: str) -> None:
    for at in range(EACH):
        decision = new_decision(
            "accept",
            report_id="ก-1",
            row=f"ก-1:1.{at}",
            raw_sha256="0" * 64,
            who=who,
        )
        append_decisions(Path(folder), [decision])


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=_append_many, args=(str(tmp_path), f"คน {at}"))
        for at in range(PROCESSES)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    log = read_decisions(tmp_path)
    assert len(log.decisions) == PROCESSES * EACH
    assert not log.damaged


def test_undoing_an_undone_undo() -> None:
    about = {"report_id": "ก-1", "row": "ก-1:1.1", "raw_sha256": "0" * 64}
    first = new_decision("accept", who="มานี", **about)
    undo = new_decision("undo", who="มานี", undoes=first.id, **about)
    redo = new_decision("undo", who="มานี", undoes=undo.id, **about)
    assert in_effect([first]) == [first]
    assert in_effect([first, undo]) == []
    assert in_effect([first, undo, redo]) == [first]


def test_the_text_of_every_field_of_the_samples_follows_from_its_items() -> (
    None
):
    reader = DatasetReader.of(ROOT / "outputs")
    for content in reader:
        for form, one in records_of(content):
            for field in form.fields:
                holder = one["fields"][field.name]
                made = {
                    field_text(field, holder["items"], bulleted=bulleted)
                    for bulleted in (False, True)
                }
                assert holder["text"] in made


def test_a_report_without_decisions_is_as_it_was_read(made: Report) -> None:
    content = {"report": {"report_id": made.report_id}}
    assert decided(content, []) is content


def test_a_table_is_not_needed_to_join_its_first_row(tmp_path: Path) -> None:
    table, records = measures(rows=1)
    made = report("ก.pdf", (known_table(records[0].form, records), records))
    del table
    folder = written(tmp_path / "out", made)
    record = DatasetReader.of(folder).as_read(made.report_id)["measures"][0]
    row_decision(folder, made, record, "join-row")
    assert len(rebuilt(folder, "measures")) == 1


def test_decisions_are_listed_with_what_became_of_them(
    folder: Path, made: Report
) -> None:
    decide(folder, made, ":2.1:outcomes:1", "edit", "ดี")
    decide(folder, made, ":2.1:outcomes:1", "edit", "ดีมาก", reason="ตามภาพ")
    undone = decide(folder, made, ":2.2:outcomes:1", "edit", "พอใช้")
    decide(folder, made, ":2.2:outcomes:1", "undo", undoes=undone.id)
    decide(folder, made, ":2.2:methods:1", "accept", raw_sha256="0" * 64)
    listed = run_here("decisions", folder).stdout.splitlines()
    states = [line.split("  ")[0] for line in listed]
    assert states == ["replaced", "holds", "undone", "undo", "stale"]
    assert "มานี" in listed[1]
    assert "โปร่งใส → ดีมาก" in listed[1]
    assert "(ตามภาพ)" in listed[1]


def test_the_decisions_of_two_people_become_one_and_conflicts_are_named(
    folder: Path, made: Report, tmp_path: Path
) -> None:
    other = tmp_path / "copy"
    shutil.copytree(folder, other)
    decide(folder, made, ":2.1:outcomes:1", "edit", "ดี")
    decide(folder, made, ":2.1:results:1", "edit", "ครบ")
    decide(other, made, ":2.1:outcomes:1", "edit", "เลว", who="ปิติ")
    decide(other, made, ":2.1:results:1", "edit", "ครบ", who="ปิติ")
    decide(other, made, ":2.2:results:1", "edit", "ไม่ครบ", who="ปิติ")
    done = run_here("decisions", folder, "--merge", other, "--rebuild")
    assert done.returncode == 3
    assert "2 added, 1 conflicts" in done.stdout
    assert "มานี: edit ดี  ≠  ปิติ: edit เลว" in done.stdout
    rows = read_csv(folder / "measures.csv")
    assert row(rows, ":2.1")["outcomes"] == "ดี"
    assert row(rows, ":2.2")["results"] == "ไม่ครบ"
    again = run_here("decisions", folder, "--merge", other)
    assert "0 added, 1 conflicts" in again.stdout


def test_decisions_are_exported(
    folder: Path, made: Report, tmp_path: Path
) -> None:
    decide(folder, made, ":2.1:methods:1", "edit", "แจ้งเวียน")
    decide(folder, made, ":2.1:methods:2", "accept")
    decide(folder, made, ":2.1:results:1", "unreadable")
    csv, pairs = tmp_path / "d.csv", tmp_path / "d.jsonl"
    run_here("decisions", folder, "--csv", csv, "--pairs", pairs)
    assert [one["kind"] for one in read_csv(csv)] == [
        "edit",
        "accept",
        "unreadable",
    ]
    told = [json.loads(line) for line in pairs.read_text().splitlines()]
    assert [(one["raw"], one["text"]) for one in told] == [
        ("เเจ้ง", "แจ้งเวียน"),
        ("จัดประชุม", "จัดประชุม"),
    ]


def test_a_decision_changes_nothing_else_in_the_samples() -> None:
    reader = DatasetReader.of(ROOT / "outputs")
    for report_id in reader.report_ids:
        content = reader.as_read(report_id)
        # What is read with little confidence is told, and no longer once it is accepted.
        place = next(
            one
            for one in text_places(content)
            if one.item and one.item["confidence"] > 0.95
        )
        accepted = new_decision(
            "accept",
            report_id=report_id,
            row=place.row_id,
            cell=place.id,
            field=place.field,
            raw_sha256=text_sha256(place.raw),
            before=place.text,
            who="มานี",
        )
        before = table_rows(content)
        after = table_rows(decided(reader.as_read(report_id), [accepted]))
        for table, rows in before.items():
            for old, new in zip(rows, after[table], strict=True):
                names = [name for name in old if old[name] != new[name]]
                assert set(names) <= {"confidence", "needs_review"}, (
                    table,
                    names,
                )
