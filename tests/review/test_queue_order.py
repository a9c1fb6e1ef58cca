"""What makes a text come early: odd words, marks where none can stand, text that its page cuts off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractor.dataset.reader import DatasetReader
from extractor.dataset.text_places import text_places
from extractor.review.likelihood import likely_right
from extractor.review.queue_cells import FOUND, REST, queued_cells
from tests.helpers.made_reports import measures, report
from tests.review.datasets import written


def read(
    text: str, confidence: float = 0.98, *changes: Any, by: str = "reader"
) -> dict[str, Any]:
    """What the JSON of a report holds of a text."""
    return {
        "text": text,
        "confidence": confidence,
        "changes": [
            {"rule": rule, "kind": kind, "confidence": sure}
            for rule, kind, sure in changes
        ],
        "fragments": [{"page_no": 1, "read_by": by}],
    }


@pytest.mark.parametrize(
    ("odd", "even"),
    [
        ("โรงเรียนผูสูงอายุ", "โรงเรียนผู้สูงอายุ"),
        ("งบประมาณ 412.380 บาท", "งบประมาณ 412,380 บาท"),
        (".สำนักปลัด", "สำนักปลัด"),
        ("ติดป้ายเตือน 60 จด", "ติดป้ายเตือน 60 จุด"),
        ("ซ่อมลิงก์เสีย 64 จุด ธ์", "ซ่อมลิงก์เสีย 64 จุด"),
    ],
)
def test_of_texts_read_as_surely_the_odd_one_is_less_likely_right(
    odd: str, even: str
) -> None:
    assert likely_right(read(odd)) < likely_right(read(even))


def test_less_sure_is_less_likely_right_and_so_is_what_was_mended() -> None:
    text = "ประชุมคณะทำงาน 4 ครั้ง"
    assert likely_right(read(text, 0.5)) < likely_right(read(text, 0.99))
    mended = read(text, 0.98, ("misread-word", "spelling", 1.0))
    assert likely_right(mended) < likely_right(read(text))
    assert 0 < likely_right(read("", 0.0)) < 1


def test_where_a_line_ends_tells_nothing_of_the_letters_of_a_text_layer() -> (
    None
):
    text = "ประชุมคณะทำงาน"
    space = read(text, 0.9, ("line-break", "join", 0.9), by="text-layer")
    letter = read(text, 0.99, ("lost-tone", "repair", 0.99), by="text-layer")
    sure = read(text, 1.0, by="text-layer")
    assert likely_right(letter) < likely_right(space) < likely_right(sure) == 1


def tiers(folder: Path, **values: Any) -> dict[str, int]:
    """The tiers of the cells of a report that is changed so, by the ends of their ids."""
    table, records = measures(rows=2)
    written(folder, report("ก.pdf", (table, records)))
    reader = DatasetReader.of(folder)
    content = {**reader.as_read(reader.report_ids[0]), **values}
    return {
        cell.id.partition(":")[2]: cell.tier for cell in queued_cells(content)
    }


def boxes(folder: Path) -> dict[str, list[float]]:
    """The boxes of the texts of the same report."""
    tiers(folder)
    reader = DatasetReader.of(folder)
    content = reader.as_read(reader.report_ids[0])
    return {
        place.id.partition(":")[2]: place.item["fragments"][0]["box"]
        for place in text_places(content)
        if place.item
    }


def test_what_goes_on_hidden_right_below_is_looked_at(tmp_path: Path) -> None:
    left, _, right, bottom = boxes(tmp_path)["1.2:results:1"]
    hidden = {
        "page_no": 1,
        "box": [left, bottom + 1, right, bottom + 11],
        "text": "และแจ้งเวียน",
        "reason": "covered",
    }
    told = tiers(tmp_path, hidden_texts=[hidden])
    assert told["1.2:results:1"] == FOUND
    assert told["1.1:measure:1"] == REST
    other = {**hidden, "page_no": 2}
    assert set(tiers(tmp_path, hidden_texts=[other]).values()) == {REST}


def problem(code: str, severity: str) -> dict[str, Any]:
    return {
        "code": code,
        "severity": severity,
        "page_no": 1,
        "form": "measures",
        "record_number": 2,
        "field": "results",
    }


@pytest.mark.parametrize(
    ("code", "severity", "tier"),
    [
        ("cell-text-cut", "warning", FOUND),
        ("unlikely-number", "info", FOUND),
        ("method-without-result", "info", REST),
        ("result-repeated", "warning", REST),
    ],
)
def test_findings_about_reading_come_early_those_about_what_was_done_do_not(
    tmp_path: Path, code: str, severity: str, tier: int
) -> None:
    told = tiers(tmp_path, problems=[problem(code, severity)])
    assert told["1.2:results:1"] == tier
