"""A slash between figures is told from a 1 by the slant of its stroke."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.seen_line import SeenLine
from extractor.ocr.reader.slashes import with_slashes, with_unread_slashes
from tests.helpers.printed_strips import FACES, clean_strip

SLANTED = ("Loma-Oblique.ttf", "Garuda-Oblique.ttf", "Laksaman-Italic.ttf")


def mended(
    printed: str, read: str, face: str, dpi: int = 300, chance: float = 0.1
) -> str:
    """What is made of a reading where the net thought of a slash so much in all frames."""
    strip = clean_strip(printed, face, dpi)
    (frames,) = shared_reader().frames([strip])
    frames[:, ALPHABET.index("/") + 1] = np.log(chance)
    reading = RecognizedLine(read, (0.98,) * len(read))
    return with_slashes(SeenLine(strip, frames), reading).text


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "read"),
    [("318 / 1,908,000", "318 1 1,908,000"), ("8 / 21,400", "81 21,400")],
)
def test_strokes_that_slant_are_slashes(
    printed: str, read: str, face: str, dpi: int
) -> None:
    assert mended(printed, read, face, dpi) == printed


@pytest.mark.parametrize("face", (*FACES, *SLANTED))
@pytest.mark.parametrize("printed", ["318 1 1,908,000", "1,711 11", "1"])
def test_upright_strokes_and_those_of_slanted_faces_stay(
    printed: str, face: str
) -> None:
    for dpi in (120, 150, 200, 300):
        assert mended(printed, printed, face, dpi) == printed


def test_of_what_the_net_did_not_think_nothing_is_made() -> None:
    read = "318 1 1,908,000"
    assert mended("318 / 1,908,000", read, FACES[0], chance=0.01) == read


@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize("face", ["Kinnari.ttf", "Loma.ttf", "Garuda.ttf"])
def test_a_slash_that_was_not_read_is_put_in_where_its_stroke_is(
    face: str, dpi: int
) -> None:
    """Between a point and a letter whose mark it touches the net thought of one, but saw a narrower word."""
    printed = "(ลบ.ม./วิ)"
    for read in (printed.replace("/", ""), printed):
        assert put_in(printed, read, face, dpi) == printed


@pytest.mark.parametrize("printed", ["27 ก.ค. 2567", "ร้อยละ 71.17%", "ไม่มี 1"])
def test_strokes_of_other_signs_are_no_slashes(printed: str) -> None:
    for face in (*FACES, *SLANTED):
        assert put_in(printed, printed, face, 200, chance=0.04) == printed


def put_in(
    printed: str, read: str, face: str, dpi: int, chance: float = 0.1
) -> str:
    """A reading with the slashes that the net thought of so much in all frames."""
    strip = clean_strip(printed, face, dpi)
    (frames,) = shared_reader().frames([strip])
    frames[:, ALPHABET.index("/") + 1] = np.log(chance)
    reading = RecognizedLine(read, (0.98,) * len(read))
    return with_unread_slashes(SeenLine(strip, frames), reading).text
