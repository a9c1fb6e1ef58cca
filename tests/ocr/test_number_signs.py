"""Signs between figures that were not read surely are those whose ink is printed."""

from __future__ import annotations

import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.number_signs import with_printed_signs
from tests.helpers.printed_strips import FACES, clean_strip


def read_as(text: str, sure: float = 0.9) -> RecognizedLine:
    return RecognizedLine(text, (sure,) * len(text))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("13.78", "13:78"),
        ("13.78", "13,78"),
        ("-2.25", "-2:25"),
        ("17,850.00", "17.850.00"),
        ("17,850.00", "17:850:00"),
    ],
)
def test_signs_are_those_of_the_ink_or_stay(
    printed: str, read: str, face: str, dpi: int
) -> None:
    """Coarse ink may not tell; at 200 dots an inch and more it does."""
    strip = clean_strip(printed, face, dpi)
    mended = with_printed_signs(strip, read_as(read)).text
    assert all(
        one in (sign, before)
        for one, sign, before in zip(mended, printed, read, strict=True)
    )
    if dpi >= 300:
        assert mended == printed


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("dpi", [90, 120, 150])
def test_a_comma_without_tail_parts_no_thousands(face: str, dpi: int) -> None:
    """A point of few dots is higher than wide; before two figures it is no comma."""
    strip = clean_strip("๒๖.๘๙", face, dpi)
    assert with_printed_signs(strip, read_as("๒๖,๘๙")).text == "๒๖.๘๙"


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("printed", ["13:45", "13.45", "1,250,000", "2,500.75"])
def test_signs_that_were_read_right_stay(printed: str, face: str) -> None:
    for dpi in (120, 150, 200, 300):
        strip = clean_strip(printed, face, dpi)
        assert with_printed_signs(strip, read_as(printed)).text == printed


@pytest.mark.parametrize(
    ("read", "sure"),
    [("13:78", 0.99), ("13:7", 0.9), ("ก:78", 0.9), ("13:", 0.5)],
)
def test_what_is_sure_or_is_not_what_is_printed_stays(
    read: str, sure: float
) -> None:
    strip = clean_strip("13.78")
    assert with_printed_signs(strip, read_as(read, sure)).text == read
