"""What is asked of a report's JSON is what is written: a key that a writer adds is asked for from then on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from extractor.dataset.report_shape import has_shape
from tests.helpers.files import ROOT

REPORTS = sorted((ROOT / "outputs" / "reports").glob("*.json"))
# What is not told of everything: docs/dataset.md says of what.
NOT_ALWAYS = {
    "read_by",
    "drawn",
    "key",
    "name",
    "value",
    "paired",
    "line_boxes",
}
# Objects whose keys are names of forms and their fields, not of a shape.
NAMES_OF_FORMS = ("fields",)


def places(content: Any, of: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Every object of some JSON with each of its keys, one of each kind."""
    if isinstance(content, list):
        for element in content[:1]:
            yield from places(element, of)
    elif isinstance(content, dict):
        for key, value in list(content.items()):
            if of not in NAMES_OF_FORMS:
                yield content, key
            yield from places(value, key)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_is_written_has_the_shape_and_lacks_it_without_any_key(
    path: Path,
) -> None:
    content = json.loads(path.read_bytes())
    assert has_shape(content)
    forms = set(content["report"]["form"].split(";"))
    for holder, key in places(content):
        if key in NOT_ALWAYS | forms:
            continue
        value = holder.pop(key)
        assert not has_shape(content), key
        holder[key] = value


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [1], {"report": 1}])
def test_what_is_no_report_has_not_the_shape(value: Any) -> None:
    assert not has_shape(value)
    (path, *_) = REPORTS
    content = json.loads(path.read_bytes())
    for name in ("report", "tables", "problems", "measures"):
        altered = deepcopy({**content, name: value})
        if value != []:
            assert not has_shape(altered), name


@pytest.mark.parametrize("path", REPORTS[:1], ids=lambda path: path.stem)
def test_a_value_of_another_kind_is_none(path: Path) -> None:
    content = json.loads(path.read_bytes())
    forms = set(content["report"]["form"].split(";"))
    for holder, key in places(content):
        if key in NOT_ALWAYS | forms:
            continue
        value = holder[key]
        holder[key] = {"a": 1} if isinstance(value, list) else [{}]
        assert not has_shape(content), key
        holder[key] = value
