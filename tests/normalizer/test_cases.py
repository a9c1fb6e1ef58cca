"""Labelled texts, by where they come from: what they should become, by which rules, and the laws over each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalizer import Config, Explained, adapt_to, explain, normalize, replay

FOLDER = Path(__file__).parents[1] / "cases"
FAILING = "known-failures"


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*/*.yaml")):
        kind = path.parent.name
        marks = [pytest.mark.xfail(strict=True)] if kind == FAILING else []
        for number, case in enumerate(
            yaml.safe_load(path.read_text(encoding="utf-8")), 1
        ):
            yield pytest.param(
                case, id=f"{kind}/{path.stem}:{number}", marks=marks
            )


CASES = list(cases())
# The laws hold for what fails, too.
LAWFUL = [pytest.param(*case.values, id=case.id) for case in CASES]


def config_of(case: dict[str, Any]) -> Config:
    config = Config(**case.get("config", {}))
    return (
        replace(config, adaptation=adapt_to([*case["report"], case["raw"]]))
        if "report" in case
        else config
    )


def applied(explained: Explained) -> list[str]:
    return [
        change.rule
        for change in explained.changes
        if change.status == "applied"
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_text_becomes_what_it_should(case: dict[str, Any]) -> None:
    explained = explain(case["raw"], config_of(case))
    assert explained.text == case["expected"]
    assert set(case["rules"]) <= set(applied(explained))
    assert case["rules"] or not applied(explained)


@pytest.mark.parametrize("case", LAWFUL)
def test_the_laws_hold(case: dict[str, Any]) -> None:
    raw, config = case["raw"], config_of(case)
    explained = explain(raw, config)
    assert (
        replay(raw, explained.changes)
        == explained.text
        == normalize(raw, config)
    )
    assert normalize(explained.text, config) == explained.text
    assert bool(applied(explained)) == (explained.text != raw)
    if "report-year" not in applied(explained):
        assert values(explained.text) == values(raw)


def values(text: str) -> list[int]:
    return [unicodedata.decimal(char) for char in text if char.isdecimal()]
