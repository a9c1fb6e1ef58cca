"""Figures and dashes that stand alone in a cell are read; brackets, letters and dirt are not made figures."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractor.model.image import PAPER, LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.lone_figures import (
    beside_figures,
    lone_figure,
    may_be_lone_figure,
)
from tests.helpers.printed_strips import FACES, clean_strip

NOTHING = RecognizedLine("", ())


def read_beside(strip: LineImage, first: RecognizedLine = NOTHING) -> str:
    """What is made of a line of which nothing was read, or another reading."""
    pictures = beside_figures(strip)
    return lone_figure(strip, first, shared_reader().read(pictures)).text


def bar(width: int, height: int) -> LineImage:
    """A stroke such as a pen's."""
    pixels = np.full((60, 30), PAPER, np.uint8)
    pixels[46 - height : 46, 12 : 12 + width] = 30
    blurred = cv2.GaussianBlur(pixels, (0, 0), 0.8).astype(np.uint8)
    return LineImage(blurred, 46.0, 26.0)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("printed", ["1", "11", "7", "๑", "-", "/"])
def test_what_stands_alone_is_read_beside_figures(
    printed: str, face: str, dpi: int
) -> None:
    strip = clean_strip(printed, face, dpi)
    assert read_beside(strip) == printed
    assert shared_reader().read([strip])[0].text == printed


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("printed", [")", "(", "]", "า", "|", "I", "ๆ"])
def test_what_is_no_figure_is_not_made_one(printed: str, face: str) -> None:
    for dpi in (150, 200, 300):
        assert read_beside(clean_strip(printed, face, dpi)) == ""


@pytest.mark.parametrize("height", [20, 30, 36])
@pytest.mark.parametrize("width", [2, 3, 5])
def test_strokes_of_pens_are_no_figures(width: int, height: int) -> None:
    assert read_beside(bar(width, height)) == ""


def test_only_what_says_next_to_nothing_is_read_again() -> None:
    assert may_be_lone_figure(NOTHING)
    assert may_be_lone_figure(RecognizedLine(")", (0.5,)))
    assert not may_be_lone_figure(RecognizedLine(")", (0.9,)))
    assert not may_be_lone_figure(RecognizedLine("2", (0.5,)))
    assert not may_be_lone_figure(RecognizedLine("กข)", (0.5,) * 3))
    assert beside_figures(clean_strip("จังหวัด")) == []
    blank = LineImage(np.full((40, 20), PAPER, np.uint8), 30.0, 20.0)
    assert beside_figures(blank) == []
