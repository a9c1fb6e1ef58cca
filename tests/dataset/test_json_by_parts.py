"""A report's JSON is written a record at a time, and is the same as if it were written at once."""

from __future__ import annotations

import tracemalloc

from extractor import extract
from extractor.dataset.json_file import to_json, to_json_by_parts
from extractor.dataset.report_json import content_of, json_of
from tests.helpers.files import ROOT


def test_parts_are_written_as_the_whole_is() -> None:
    whole = {
        "none": [],
        "nothing": {},
        "few": [{"text": "บรรทัด\nแรก", "in": [1, [], {"a": None}]}, "ข"],
        "half of a pair": ["\ud800"],
        "text": "\n",
    }
    members = (
        (name, iter(content) if isinstance(content, list) else content)
        for name, content in whole.items()
    )
    assert to_json_by_parts(members) == to_json(whole)
    assert to_json_by_parts([]) == to_json({})


def test_a_report_is_written_as_it_is_told() -> None:
    report = extract(ROOT / "samples" / "pru-yai-2566--seed.txt")
    assert json_of(report) == to_json(content_of(report))


def test_writing_a_long_list_holds_little_more_than_what_is_written() -> None:
    element = {f"member {number}": number for number in range(40)}
    count = 2000
    written = len(to_json(element)) * count
    tracemalloc.start()
    try:
        members = [("all", (dict(element) for _ in range(count)))]
        assert len(to_json_by_parts(members)) > written
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2.5 * written
