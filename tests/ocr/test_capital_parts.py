"""An I that is but the last stem of an M is no letter: EMS is not EMIS."""

from __future__ import annotations

import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.capital_parts import with_every_capital
from tests.helpers.printed_strips import FACES, clean_strip

UNSURE = RecognizedLine("EMIS", (1.0, 1.0, 0.6, 1.0))
SURE = RecognizedLine("EMIS", (1.0, 1.0, 0.95, 1.0))


def said(*words: str) -> list[RecognizedLine]:
    return [RecognizedLine(word, (1.0,) * len(word)) for word in words]


OTHERS = said("EMIS", "EMS", "Evis", "Evs", "EMS", "EMS")
MOSTLY_LONGER = said("EMIS", "EMIS", "EMIS", "Evs", "EMS", "EMS")


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "first", "further", "read"),
    [
        ("EMS", UNSURE, OTHERS, "EMS"),
        ("EMS", SURE, OTHERS, "EMIS"),
        ("EMS", UNSURE, MOSTLY_LONGER, "EMIS"),
        ("EMIS", UNSURE, OTHERS, "EMIS"),
    ],
)
def test_an_i_counts_if_it_is_printed(
    printed: str,
    first: RecognizedLine,
    further: list[RecognizedLine],
    read: str,
    face: str,
) -> None:
    strip = clean_strip(printed, face, 200)
    assert with_every_capital(strip, first, further).text == read
