"""A capital I with which a Latin word begins is told from a small i by its ink."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.first_letters import with_dotless_capitals
from extractor.ocr.reader.seen_line import SeenLine
from tests.helpers.printed_strips import FACES, clean_strip


def mended(printed: str, read: str, face: str, dpi: int, chance: float) -> str:
    """What is made of a reading where the net thought of I so much in all frames."""
    strip = clean_strip(printed, face, dpi)
    (frames,) = shared_reader().frames([strip])
    frames[:, ALPHABET.index("I") + 1] = np.log(chance)
    reading = RecognizedLine(read, (0.98,) * len(read))
    return with_dotless_capitals(SeenLine(strip, frames), reading).text


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", FACES)
def test_a_word_begins_with_the_letter_that_is_printed(
    face: str, dpi: int
) -> None:
    small, capital = "(integrity pact)", "(Integrity pact)"
    assert mended(capital, small, face, dpi, 0.2) == capital
    assert mended(small, small, face, dpi, 0.2) == small


def test_of_what_the_net_did_not_think_nothing_is_made() -> None:
    small, capital = "ข้อตกลง (integrity)", "ข้อตกลง (Integrity)"
    assert mended(capital, small, FACES[0], 300, 0.01) == small
