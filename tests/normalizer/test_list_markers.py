"""List markers as printed and as OCR reads them, and the numbers that they must have had."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import (
    blurred_marker_at,
    likeliest_numbers,
    marker_at,
    named_marker_at,
)

PRINTED = {
    "๑. จัดทำ": (1, "."),
    "(๒) จัดทำ": (2, "()"),
    "3) จัดทำ": (3, ")"),
    "1.2 จัดทำ": (2, "1."),
    "ข้อ ๔ จัดทำ": (4, "ข้อ"),
    "• จัดทำ": (None, "•"),
    "- จัดทำ": (None, "-"),
}
BLURRED = {"1, จัดทำ": 1, "2 จัดทำ": 2, "l. จัดทำ": 0}


@pytest.mark.parametrize(("text", "meant"), PRINTED.items())
def test_a_marker_is_known_by_its_number_and_style(
    text: str, meant: tuple[int | None, str]
) -> None:
    marker = marker_at(text)
    assert marker
    assert (marker.number, marker.style) == meant
    assert text == marker.printed + "จัดทำ"


@pytest.mark.parametrize("text", ["จัดทำ", "(1. จัดทำ", "1,250 บาท", "", "2566"])
def test_what_is_no_marker_is_none(text: str) -> None:
    assert marker_at(text) is None


def test_only_numbered_markers_are_named() -> None:
    named = named_marker_at("มาตรการที่ ๒ การเปิดเผย")
    assert named
    assert named.number == 2
    assert named_marker_at("• จัดทำ") is None
    assert named_marker_at("จัดทำ") is None


@pytest.mark.parametrize(("text", "number"), BLURRED.items())
def test_a_misread_marker_is_known(text: str, number: int) -> None:
    marker = blurred_marker_at(text)
    assert marker
    assert (marker.number, marker.style) == (number, ".")


def test_an_abbreviation_is_no_misread_marker() -> None:
    assert blurred_marker_at("น. จัดทำ") is None


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ([], []),
        ([1], [1]),
        ([1, 2, 0, 4], [1, 2, 3, 4]),
        ([1, 7, 3], [1, 2, 3]),
        ([3, 4, 5], [3, 4, 5]),
        ([1, 8, 9, 10], [7, 8, 9, 10]),
        ([1, 2, 3, 4, 9, 10, 11, 12], [1, 2, 3, 4, 9, 10, 11, 12]),
    ],
)
def test_numbers_count_up(read: list[int], meant: list[int]) -> None:
    assert likeliest_numbers(read) == meant


@given(st.lists(st.integers(0, 6), max_size=4))
def test_no_other_numbers_are_cheaper(read: list[int]) -> None:
    numbers = likeliest_numbers(read)
    assert len(numbers) == len(read)
    assert all(earlier < later for earlier, later in pairwise(numbers))
    others = product(range(1, 7), repeat=len(read))
    rising = [
        other
        for other in others
        if all(earlier < later for earlier, later in pairwise(other))
    ]
    assert all(
        cost(read, numbers) <= cost(read, list(other)) for other in rising
    )


def cost(read: list[int], numbers: list[int]) -> float:
    """One for a misread number, three wherever numbers are left out."""
    misread = sum(
        got != meant for got, meant in zip(read, numbers, strict=True)
    )
    return misread + 3 * sum(
        later - earlier > 1 for earlier, later in pairwise(numbers)
    )
