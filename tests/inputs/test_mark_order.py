"""Marks that a program draws before their letters stand on these all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.inputs.pdf.mark_order import behind_their_letters
from extractor.model import Glyph
from normalizer.thai import MARK_CHARACTERS

WIDTH, SIZE = 5.0, 10.0
WORDS = "ผู้มีสิทธิได้รับเงินครบทุกราย ตรวจนับ 26 ครั้ง"


def set_in_type(text: str, mark_at: float = 1.0) -> list[Glyph]:
    """Letters side by side, each mark at a share of the width of the letter before it."""
    glyphs: list[Glyph] = []
    pen = 0.0
    for character in text:
        if character in MARK_CHARACTERS:
            x = pen - (1 - mark_at) * WIDTH
            glyphs.append(Glyph(character, x, x, 100.0, SIZE, "F"))
        else:
            glyphs.append(Glyph(character, pen, pen + WIDTH, 100.0, SIZE, "F"))
            pen += WIDTH
    return glyphs


def marks_first(glyphs: list[Glyph]) -> list[Glyph]:
    """The same glyphs, the marks of each letter drawn before it."""
    ordered: list[Glyph] = []
    base = 0
    for glyph in glyphs:
        if glyph.text in MARK_CHARACTERS:
            ordered.insert(len(ordered) - 1 if base else len(ordered), glyph)
        else:
            ordered.append(glyph)
            base += 1
    return ordered


@pytest.mark.parametrize("mark_at", [0.6, 0.9, 1.0])
def test_marks_drawn_first_follow_their_letters(mark_at: float) -> None:
    glyphs = set_in_type(WORDS, mark_at)
    drawn = marks_first(glyphs)
    assert "".join(glyph.text for glyph in drawn) != WORDS
    assert behind_their_letters(drawn) == glyphs


def test_the_last_mark_of_a_cell_is_not_taken_by_print_that_begins_under_it() -> (
    None
):
    """Text that runs over into the next cell ends amid the number there."""
    glyphs = set_in_type("ปีใหม่")
    number = Glyph(
        "1", glyphs[-1].x0 - 3.0, glyphs[-1].x0 + 1.0, 100.0, SIZE, "F"
    )
    letter = replace(number, text="ก")
    assert behind_their_letters([*glyphs, number]) == [*glyphs, number]
    assert behind_their_letters([*glyphs, letter]) == [*glyphs, letter]


@given(
    text=st.text("กขคงนรลุูิี่้เแาำ 123", max_size=30),
    mark_at=st.floats(0.0, 1.1),
)
def test_marks_drawn_behind_their_letters_stay_there(
    text: str, mark_at: float
) -> None:
    glyphs = set_in_type(text, mark_at)
    assert behind_their_letters(glyphs) == glyphs
