"""Numbers keep all their figures, points and commas: the parts of their print are counted."""

from __future__ import annotations

import pytest

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.number_parts import lacks_parts, with_every_part
from tests.helpers.printed_strips import clean_strip, narrowed

NUMBERS = ["11,902,345.50", "95.53", "3,118,072.25", "01-3-00-1101-001"]


def reading(text: str) -> RecognizedLine:
    return RecognizedLine(text, (0.9,) * len(text))


def narrow(text: str, share: float) -> LineImage:
    """A number in narrow figures, set tight, at 150 dots an inch."""
    return narrowed(clean_strip(text, dpi=150), share)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("11,902,345.50", "1,902,345.50"),
        ("95.53", "9553"),
        ("2,750,000.00", "2750,000.00"),
        ("1101", "101"),
        ("๑๑,๙๐๒", "๑,๙๐๒"),
    ],
)
def test_what_was_passed_over_is_found(printed: str, read: str) -> None:
    strip = clean_strip(printed)
    assert lacks_parts(strip, reading(read))
    assert not lacks_parts(strip, reading(printed))
    others = [reading(read), reading(printed)]
    assert with_every_part(strip, reading(read), others).text == printed


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_minus_that_is_another_dash_when_read_again_is_the_same(
    dash: str,
) -> None:
    strip = clean_strip("-2.25")
    others = [reading("–2.25"), reading("−2.25")]
    read = with_every_part(strip, reading(f"{dash}225"), others)
    assert read.text == f"{dash}2.25"


def test_a_reading_with_other_figures_is_not_taken() -> None:
    strip = clean_strip("95.53")
    others = [reading("96.53"), reading("95 53")]
    assert with_every_part(strip, reading("9553"), others).text == "9553"


def test_figures_that_look_thai_where_they_are_set_wider_are_not() -> None:
    strip = clean_strip("11,900")
    assert (
        with_every_part(strip, reading("1,900"), [reading("11,9๐๐")]).text
        == "11,900"
    )


@pytest.mark.parametrize("text", ["ปี 2566", "12", "50%", "-"])
def test_what_is_no_number_alone_is_left(text: str) -> None:
    assert not lacks_parts(clean_strip("11,902,345.50"), reading(text))


@pytest.mark.parametrize("share", [0.75, 0.85, 1.0])
@pytest.mark.parametrize("number", NUMBERS)
def test_narrow_numbers_are_read_whole(number: str, share: float) -> None:
    (read,) = shared_reader().read([narrow(number, share)])
    assert read.text.strip() == number
