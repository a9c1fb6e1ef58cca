"""A figure that stands twice and was read once is put in, by the likeness of its ink to the one beside it."""

from __future__ import annotations

import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.doubled_figures import with_doubled_figure
from tests.helpers.printed_strips import clean_strip


def reading(text: str) -> RecognizedLine:
    return RecognizedLine(text, (0.9,) * len(text))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("402,118.75", "402,18.75"),
        ("11,006,752.33", "1,006,752.33"),
        ("200,144", "20,144"),
        ("๑๑,๙๐๒", "๑,๙๐๒"),
    ],
)
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_second_of_two_like_figures_is_put_in(
    printed: str, read: str, dpi: int
) -> None:
    strip = clean_strip(printed, dpi=dpi)
    found = with_doubled_figure(strip, reading(read))
    assert found.text == printed
    assert len(found.confidences) == len(printed)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("402,138.75", "402,18.75"),  # another figure is lacking
        ("402,118.75", "402,8.75"),  # two are
        ("402,118.75", "402118.75"),  # no figure is
        ("41,3000", "41,300"),  # it would make a group of four
        ("402,118.75", "402,118.75"),
    ],
)
def test_what_ink_does_not_tell_stays(printed: str, read: str) -> None:
    assert with_doubled_figure(clean_strip(printed), reading(read)).text == read
