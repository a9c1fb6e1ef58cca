"""The record of changes: as JSON and back, step by step, and whence a position came."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from normalizer import Change, explain, origin, replay, steps
from tests.normalizer.test_laws import TEXTS

CONTENT: dict[str, Any] = {
    "rule": "sara-am-lost",
    "kind": "repair",
    "span": [1, 3],
    "before": " า",
    "after": "ำ",
    "confidence": 0.9,
    "status": "suggested",
    "step": 2,
}


def test_a_change_is_rebuilt_from_json() -> None:
    change = Change.from_json(CONTENT)
    assert change == Change(
        "sara-am-lost", "repair", (1, 3), " า", "ำ", 0.9, "suggested", 2
    )
    assert isinstance(change.span, tuple)
    assert change.to_json() == CONTENT
    assert list(change.to_json()) == list(CONTENT)


def test_what_has_a_default_may_be_missing() -> None:
    short = {
        name: CONTENT[name]
        for name in ("rule", "kind", "span", "before", "after")
    }
    assert Change.from_json(short) == Change(
        "sara-am-lost", "repair", (1, 3), " า", "ำ"
    )


@pytest.mark.parametrize(
    "content", [{**CONTENT, "page": 1}, {"span": [0, 1], "rule": "nfc"}]
)
def test_what_is_no_change_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Change.from_json(content)


def test_a_change_without_a_place_is_refused() -> None:
    with pytest.raises(KeyError):
        Change.from_json({"rule": "nfc"})


@given(TEXTS)
def test_a_record_replays_once_it_was_json(text: str) -> None:
    explained = explain(text)
    written = json.dumps(
        [change.to_json() for change in explained.changes], ensure_ascii=False
    )
    changes = [Change.from_json(content) for content in json.loads(written)]
    assert tuple(changes) == explained.changes
    assert replay(text, changes) == explained.text


def test_changes_of_another_text_do_not_replay() -> None:
    changes = explain("สํานักงาน").changes
    with pytest.raises(ValueError, match="does not fit this text at 1"):
        replay("สำนักงาน", changes)


def test_a_position_is_traced_to_the_raw_text() -> None:
    raw = "จ านวน ๑๒ คน"
    explained = explain(raw)
    assert explained.text == "จำนวน 12 คน"
    assert [len(step) for step in steps(explained.changes)] == [1, 1]
    assert origin(explained.changes, explained.text.index("คน")) == raw.index(
        "คน"
    )
