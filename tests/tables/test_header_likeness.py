"""How alike headers and wordings are: the same as by its definition, in a fraction of the room."""

from __future__ import annotations

import tracemalloc
from collections import defaultdict
from math import log

import pytest

from extractor.forms import every
from extractor.tables.columns.header_likeness import Wordings
from extractor.tables.columns.letter_groups import head_weights

# Bytes; a table of every group of letters by every wording took 70 MB in each worker.
MOST_BYTES = 20 << 20
HEADERS = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "วงเงิน (บาท)", "xyz"]


def test_wordings_take_little_room() -> None:
    Wordings(every())  # loads what repairs them
    tracemalloc.start()
    try:
        Wordings(every())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_BYTES


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_as_alike_as_its_groups_of_letters_say(header: str) -> None:
    wordings = Wordings(every())
    found = wordings.likenesses(header)
    fields_with = defaultdict[str, set[str]](set)
    for wording in wordings.wordings:
        for group in head_weights(wording.text):
            fields_with[group].add(wording.field)
    count = len({wording.field for wording in wordings.wordings})
    rarity = {
        group: log((1 + count) / len(fields))
        for group, fields in fields_with.items()
    }
    usual = sum(rarity.values()) / len(rarity)
    weights = head_weights(header.replace(" ", ""))
    length = sum(
        weight * rarity.get(group, usual) for group, weight in weights.items()
    )
    expected = defaultdict[tuple[str, str], float](float)
    for wording in wordings.wordings:
        groups = head_weights(wording.text).keys()
        common = groups & weights.keys()
        said = sum(rarity[g] for g in common) / sum(rarity[g] for g in groups)
        covered = sum(weights[g] * rarity[g] for g in common) / length
        key = wording.form, wording.field
        expected[key] = max(expected[key], said**0.6 * covered**0.4)
    assert found == pytest.approx(expected)
