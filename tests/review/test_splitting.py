"""A row that is two is split; texts of a column that is another field become items as that field has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.api import export
from extractor.dataset.decision_log import append_decisions
from extractor.dataset.decisions import new_decision, text_sha256
from extractor.dataset.reader import DatasetReader
from extractor.dataset.text_places import raw_texts_of_row
from extractor.forms import load
from extractor.model import (
    Box,
    Fragment,
    Item,
    Line,
    Record,
    Report,
    raw_text,
)
from normalizer import Change, explain, replay
from tests.helpers.files import read_csv
from tests.helpers.made_reports import known_table, record, report
from tests.review.datasets import decide, written

HIGH = 12.0


def lines_at(*texts: str, page: int = 1, y: float = 100.0) -> list[Line]:
    """Lines below each other on a page."""
    return [
        Line(text, page, Box(10, y + at * HIGH, 90, y + (at + 1) * HIGH))
        for at, text in enumerate(texts)
    ]


def item_of(lines: Sequence[Line], number: int = 1, marker: str = "") -> Item:
    """An item of lines, on whatever pages they are."""
    explained = explain(raw_text(lines))
    parts = list[Fragment]()
    for page in sorted({line.page_no for line in lines}):
        on_page = tuple(line for line in lines if line.page_no == page)
        boxes = [line.box for line in on_page if line.box]
        box = Box(10, boxes[0].top, 90, boxes[-1].bottom)
        parts.append(Fragment(page, box, on_page))
    return Item(
        number=number,
        marker=marker,
        raw=raw_text(lines),
        text=explained.text,
        changes=explained.changes,
        fragments=tuple(parts),
        confidence=1.0,
    )


def of_form(**fields: list[Item]) -> Record:
    form = load("measures")
    made = record(form, {name: tuple(items) for name, items in fields.items()})
    pages = [
        part.page_no
        for items in fields.values()
        for item in items
        for part in item.fragments
    ]
    return replace(made, page_first=min(pages), page_last=max(pages))


def dataset(tmp_path: Path, *records: Record) -> tuple[Path, Report]:
    made = report("ก.pdf", (known_table(load("measures"), records), records))
    return written(tmp_path / "out", made), made


def split(folder: Path, made: Report, where: str) -> None:
    content = DatasetReader.of(folder).as_read(made.report_id)
    row = content["measures"][0]
    raw = text_sha256(*raw_texts_of_row(row))
    append_decisions(
        folder,
        [
            new_decision(
                "split-row",
                report_id=made.report_id,
                row=row["id"],
                raw_sha256=raw,
                after=where,
                who="มานี",
            )
        ],
    )


def measures_of(folder: Path) -> list[dict[str, str]]:
    export(folder, "csv")
    return read_csv(folder / "measures.csv")


def test_a_row_that_runs_over_a_page_becomes_two(tmp_path: Path) -> None:
    over = [*lines_at("ประกาศเจตนา"), *lines_at("ตรวจรับพัสดุ", page=2, y=50)]
    made = of_form(
        measure=[
            item_of(
                [
                    *lines_at("มาตรการที่หนึ่ง"),
                    *lines_at("มาตรการที่สอง", page=2, y=50),
                ]
            )
        ],
        results=[item_of(over)],
        outcomes=[item_of(lines_at("โปร่งใส"))],
    )
    folder, saved = dataset(tmp_path, made)
    split(folder, saved, "2:0")
    first, second = measures_of(folder)
    assert [first["measure"], second["measure"]] == [
        "มาตรการที่หนึ่ง",
        "มาตรการที่สอง",
    ]
    assert [first["results"], second["results"]] == ["ประกาศเจตนา", "ตรวจรับพัสดุ"]
    assert [first["outcomes"], second["outcomes"]] == ["โปร่งใส", ""]
    assert second["id"] == f"{first['id']}.2"
    assert [first["page_last"], second["page_first"]] == ["1", "2"]


def test_a_row_is_split_within_a_page_at_a_line_and_what_stands_beside_it(
    tmp_path: Path,
) -> None:
    made = of_form(
        measure=[item_of(lines_at("หนึ่ง", "ต่อหนึ่ง", "สอง"))],
        methods=[
            item_of(lines_at("ประชุม"), 1, "1. "),
            item_of(lines_at("แจ้ง", y=124.4), 1, "1. "),
        ],
    )
    folder, saved = dataset(tmp_path, made)
    split(folder, saved, "1:124")
    first, second = measures_of(folder)
    assert [first["methods"], second["methods"]] == ["ประชุม", "แจ้ง"]
    assert second["measure"] == "สอง"


def test_the_number_of_the_second_row_is_the_one_that_is_printed(
    tmp_path: Path,
) -> None:
    name = item_of(lines_at("จัดซื้อ", "๘. ประเมินความเสี่ยง"), 1, "๗. ")
    folder, saved = dataset(tmp_path, of_form(measure=[name]))
    split(folder, saved, "1:112")
    _, second = measures_of(folder)
    assert (second["measure"], second["measure_number"]) == (
        "ประเมินความเสี่ยง",
        "8",
    )


def test_parts_of_a_text_have_the_changes_that_made_them(
    tmp_path: Path,
) -> None:
    name = item_of(lines_at("จํานวน ๒ ครั้ง", "สํานักงาน ๓ แห่ง"))
    folder, saved = dataset(tmp_path, of_form(measure=[name]))
    split(folder, saved, "1:112")
    content = DatasetReader.of(folder).content(saved.report_id)
    for row in content["measures"]:
        (one,) = row["fields"]["measure"]["items"]
        changes = [Change.from_json(change) for change in one["changes"]]
        assert replay(one["raw"], changes) == one["text"]
    texts = [row["fields"]["measure"]["text"] for row in content["measures"]]
    assert texts == ["จำนวน 2 ครั้ง", "สำนักงาน 3 แห่ง"]


def test_a_place_below_which_nothing_stands_splits_nothing(
    tmp_path: Path,
) -> None:
    folder, saved = dataset(
        tmp_path, of_form(measure=[item_of(lines_at("หนึ่ง", "สอง"))])
    )
    split(folder, saved, "9:0")
    assert [row["measure"] for row in measures_of(folder)] == ["หนึ่งสอง"]


def test_every_letter_is_in_one_of_the_rows(tmp_path: Path) -> None:
    texts = ["หนึ่ง", "สอง สาม", "สี่"]
    made = of_form(
        measure=[item_of(lines_at("ก" * 3, "ข" * 3, "ค" * 3))],
        results=[item_of(lines_at(*texts, y=106))],
    )
    folder, saved = dataset(tmp_path, made)
    split(folder, saved, "1:112")
    rows = measures_of(folder)
    said = "".join(row["measure"] + row["results"] for row in rows)
    assert sorted(said.replace(" ", "")) == sorted(
        "".join(["กกกขขขคคค", *texts]).replace(" ", "")
    )


@pytest.mark.parametrize("where", ["", "page 2", "0:1", "2:-1", "2:1e9", "2:"])
def test_a_row_is_split_at_a_place_only(where: str) -> None:
    with pytest.raises(ValueError, match="PAGE:Y"):
        new_decision(
            "split-row",
            report_id="ก-1",
            row="ก-1:1.1",
            raw_sha256="0" * 64,
            after=where,
            who="มานี",
        )


def named(folder: Path, made: Report, field: str, after: str) -> None:
    content = DatasetReader.of(folder).as_read(made.report_id)
    (table,) = content["tables"]
    column = next(one for one in table["columns"] if one["field"] == field)
    append_decisions(
        folder,
        [
            new_decision(
                "column-is-field",
                report_id=made.report_id,
                row=table["id"],
                cell=f"{table['id']}:c{column['column']}",
                raw_sha256=text_sha256(column["header"]),
                before=field,
                after=after,
                who="มานี",
            )
        ],
    )


def test_the_steps_of_a_column_become_items(tmp_path: Path) -> None:
    steps = item_of(lines_at("๑. จัดประชุม", "ชี้แจงทุกกอง", "๒. แจ้งเวียนคู่มือ ๕ เล่ม"))
    folder, saved = dataset(
        tmp_path, of_form(measure=[item_of(lines_at("ก"))], period=[steps])
    )
    named(folder, saved, "period", "methods")
    (row,) = measures_of(folder)
    assert row["methods"] == "1. จัดประชุมชี้แจงทุกกอง\n2. แจ้งเวียนคู่มือ 5 เล่ม"
    items = [
        one
        for one in read_csv(folder / "items.csv")
        if one["field"] == "methods"
    ]
    assert [one["item_number"] for one in items] == ["1", "2"]
    assert len({one["id"] for one in items}) == 2


def test_the_units_of_a_column_become_items(tmp_path: Path) -> None:
    units = item_of(lines_at("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"))
    folder, saved = dataset(
        tmp_path, of_form(measure=[item_of(lines_at("ก"))], outcomes=[units])
    )
    named(folder, saved, "outcomes", "responsible")
    (row,) = measures_of(folder)
    assert row["responsible"] == "1. สำนักปลัดเทศบาล\n2. กองคลัง\n3. กองช่าง"


def test_a_text_that_was_decided_is_split_as_it_was_decided(
    tmp_path: Path,
) -> None:
    steps = item_of(lines_at("๑. จัดประชุม", "๒. แจ้งเวียน"))
    folder, saved = dataset(
        tmp_path, of_form(measure=[item_of(lines_at("ก"))], period=[steps])
    )
    decide(folder, saved, ":period:1", "edit", "1. จัดประชุม 2. แจ้งเวียนแล้ว")
    named(folder, saved, "period", "methods")
    (row,) = measures_of(folder)
    assert row["methods"] == "1. จัดประชุม\n2. แจ้งเวียนแล้ว"
