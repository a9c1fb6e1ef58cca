"""Nearly the same texts are found among many, and nothing else is."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checks.comparable_text import FEWEST_LETTERS, comparable
from extractor.checks.near_duplicates import ALIKE, copies
from tests.helpers.copied_texts import RESULTS, reworded

LETTERS = [comparable(text) for text in RESULTS]


def pairs(texts: list[str]) -> set[tuple[int, int]]:
    return {(copy.first, copy.later) for copy in copies(texts)}


def test_other_texts_are_no_copies() -> None:
    assert pairs(LETTERS) == set()


def test_spaces_numbers_and_marks_do_not_matter() -> None:
    assert comparable("จัดประชุม ๑๒ ครั้ง") == comparable("จดประชุม 3ครง.")


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.2])
def test_copies_are_found_however_reworded(share: float) -> None:
    chance = random.Random(1)
    others = [comparable(reworded(text, share, chance)) for text in RESULTS]
    found = pairs([*LETTERS, *others])
    expected = {(at, at + len(LETTERS)) for at in range(len(LETTERS))}
    assert found <= expected
    assert len(found) >= (1 if share < 0.2 else 0.8) * len(expected)


def test_texts_that_share_half_their_words_are_no_copies() -> None:
    half = [
        one[: len(one) // 2] + other[len(other) // 2 :]
        for one, other in pairwise(LETTERS)
    ]
    assert pairs([*LETTERS, *half]) == set()


def test_set_phrases_are_no_copies() -> None:
    assert pairs(["ดำเนินการแล้วเสร็จตามแผน"] * 5) == set()


def test_each_of_many_copies_is_in_a_pair() -> None:
    chance = random.Random(2)
    many = [comparable(reworded(RESULTS[0], 0.03, chance)) for _ in range(200)]
    assert {at for pair in pairs([*LETTERS[1:], *many]) for at in pair} == set(
        range(len(LETTERS) - 1, len(LETTERS) + 199)
    )


@given(
    st.lists(
        st.text(alphabet="กขคงจ", max_size=FEWEST_LETTERS * 2), max_size=12
    )
)
def test_pairs_are_ordered_distinct_and_alike(texts: list[str]) -> None:
    found = copies(texts)
    assert found == sorted(set(found))
    for copy in found:
        assert 0 <= copy.first < copy.later < len(texts)
        assert ALIKE <= copy.score <= 100
        assert (
            min(len(texts[copy.first]), len(texts[copy.later]))
            >= FEWEST_LETTERS
        )
