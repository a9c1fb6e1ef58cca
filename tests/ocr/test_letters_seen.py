"""Letters that the net saw stand, though the model of letters, or their like, speak against them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.beam_search import decode

# Frames from one letter to the next.
_STEP = 5


def frames(letters: Sequence[dict[str, float]]) -> NDArray[np.float32]:
    """What a net would see: in every fifth frame the chances of some letters, else nothing."""
    seen = np.full((_STEP * len(letters) + 1, len(ALPHABET) + 1), 1e-6)
    seen[:, 0] = 1
    for place, chances in enumerate(letters):
        frame = seen[_STEP * place + 2]
        for letter, chance in chances.items():
            frame[ALPHABET.index(letter) + 1] = chance
        frame[0] = max(1e-6, 1 - sum(chances.values()))
    shares: NDArray[np.float64] = np.log(seen / seen.sum(axis=1, keepdims=True))
    return shares.astype(np.float32)


def sure(text: str) -> list[dict[str, float]]:
    return [{letter: 0.999} for letter in text]


def test_a_consonant_of_an_abbreviation_is_no_latin_letter() -> None:
    """No word begins with บพ: the model of letters would rather have บw."""
    seen = [*sure("บ"), {"พ": 0.974, "w": 0.025}, *sure(" 4420")]
    assert decode(frames(seen)).text == "บพ 4420"


def test_a_small_letter_alone_in_a_thai_word_is_none() -> None:
    seen = [*sure("ว่าง (ค"), {"u": 0.7, "น": 0.25}, *sure(")")]
    assert decode(frames(seen)).text == "ว่าง (คน)"


def test_a_latin_letter_that_the_net_saw_stays() -> None:
    seen = [*sure("ระบบ "), {"w": 0.9, "พ": 0.09}, *sure("iki")]
    assert decode(frames(seen)).text == "ระบบ wiki"


@pytest.mark.parametrize("word", ["leet Card", "leet"])
def test_a_letter_whose_chance_others_share_is_read(word: str) -> None:
    shared = {"F": 0.34, "R": 0.15, "P": 0.1, "H": 0.04}
    seen = [*sure("("), shared, *sure(word)]
    assert decode(frames(seen)).text == f"(F{word}"


def test_a_letter_that_may_be_a_speck_is_not_read() -> None:
    seen = [*sure("("), {"F": 0.34, "R": 0.1}, *sure("leet")]
    assert decode(frames(seen)).text == "(leet"
    seen = [*sure("ก"), {"F": 0.34, "R": 0.2, "P": 0.1}, *sure("ม")]
    assert decode(frames(seen)).text == "กม"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("วันที่ ", " ตุลาคม"),
        ("", " ตุลาคม ๒๕๖๖"),
        ("", ". จัดทำแผน"),
        ("จำนวน ", " คน"),
    ],
)
def test_a_ring_with_a_point_is_a_figure_where_a_number_stands(
    before: str, behind: str
) -> None:
    """In the ๑ of small print the coil is closed; what the model of letters knows of ๏ is that it begins lines."""
    seen = [*sure(before), {"๏": 0.9, "๑": 0.09}, *sure(behind)]
    assert decode(frames(seen)).text == f"{before}๑{behind}"


@pytest.mark.parametrize(
    ("chances", "read"),
    [
        ({"๏": 0.6, "๑": 0.3}, "๏"),
        ({"๏": 0.5, "๑": 0.49}, "๑"),
        ({"๏": 0.8, "©": 0.1, "๑": 0.05}, "๏"),
    ],
)
def test_a_ring_with_a_point_may_begin_a_paragraph(
    chances: dict[str, float], read: str
) -> None:
    seen = [chances, *sure(" จัดทำแผนการใช้จ่าย")]
    assert decode(frames(seen)).text == f"{read} จัดทำแผนการใช้จ่าย"


def test_a_word_does_not_begin_with_a_small_l_before_a_consonant() -> None:
    seen = [*sure("e-"), {"l": 0.7, "I": 0.29}, *sure("mport 5 lm")]
    assert decode(frames(seen)).text == "e-Import 5 lm"


def test_a_nought_at_the_end_of_capitals_is_one_too() -> None:
    seen = [*sure("COS"), {"0": 0.7, "O": 0.29}, *sure(" 2017")]
    assert decode(frames(seen)).text == "COSO 2017"
