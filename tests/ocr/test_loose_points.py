"""Specks behind figures are no points; points are, however unsure they were read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.loose_points import without_loose_points
from extractor.ocr.reader.seen_line import SeenLine
from tests.helpers.printed_strips import FACES, clean_strip


def unsure(text: str) -> RecognizedLine:
    return RecognizedLine(text, (0.6,) * len(text))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", FACES)
def test_points_on_the_line_of_the_figures_stay(face: str, dpi: int) -> None:
    for text in ("2. พิจารณาทุน 39.", "๓. ซ่อมถนน ๑๒."):
        strip = clean_strip(text, face, dpi)
        (frames,) = shared_reader().frames([strip])
        assert (
            without_loose_points(SeenLine(strip, frames), unsure(text)).text
            == text
        )


@pytest.mark.parametrize("face", FACES)
def test_a_speck_above_it_is_no_point(face: str) -> None:
    strip = clean_strip("2. พิจารณาทุน 39.", face, 200)
    pixels = strip.pixels.copy()
    columns = np.flatnonzero((pixels < 128).any(axis=0))
    point = slice(columns[np.flatnonzero(np.diff(columns) > 1)[-1] + 1], None)
    raised = round(0.25 * strip.height)
    pixels[:, point] = np.roll(pixels[:, point], -raised, axis=0)
    dirty = replace(strip, pixels=pixels)
    text = "2. พิจารณาทุน 39."
    (frames,) = shared_reader().frames([dirty])
    read = without_loose_points(SeenLine(dirty, frames), unsure(text)).text
    assert read == text.removesuffix(".")
