"""Pieces of print of pictures: what belongs to letters keeps them together, and a dash alone is a piece."""

from __future__ import annotations

from extractor.model import Box, Page, PageTransform
from extractor.tables.alignment.letter_pieces import pieces_of_letters

FEET, HEIGHT, WIDTH, STEP = 100.0, 6.0, 5.0, 6.0


def letters(x: float, count: int, feet: float = FEET) -> list[Box]:
    return [
        Box(x + STEP * i, feet - HEIGHT, x + STEP * i + WIDTH, feet)
        for i in range(count)
    ]


def places(standing: list[Box], *others: Box) -> list[tuple[float, float]]:
    page = Page(
        1,
        PageTransform(0, 600, 800),
        letters=tuple(standing),
        other_print=others,
    )
    return sorted((piece.x0, piece.x1) for piece in pieces_of_letters(page))


def test_a_letter_of_two_low_parts_parts_no_word() -> None:
    """ะ is two strokes, each lower than a letter: และเผยแพร่."""
    parts = [
        Box(82, FEET - 6, 86, FEET - 4),
        Box(82, FEET - 2.5, 86, FEET - 0.5),
    ]
    assert places([*letters(51, 5), *letters(88, 5)], *parts) == [(51, 117)]
    assert len(places([*letters(51, 5), *letters(88, 5)])) == 2


def test_dots_lead_on_to_what_follows() -> None:
    """ต.ค. ๒๕๖๖: after the dot there is no more than a word space."""
    dot = Box(81, FEET - 1.2, 82.2, FEET)
    assert places([*letters(51, 5), *letters(86, 4)], dot) == [(51, 109)]


def test_marks_above_a_gap_do_not_close_it() -> None:
    mark = Box(82, FEET - 11, 86, FEET - 8)
    assert len(places([*letters(51, 5), *letters(88, 5)], mark)) == 2


def test_letters_that_touch_are_print() -> None:
    joined = Box(81, FEET - HEIGHT, 111, FEET)
    assert places(letters(51, 5), joined) == [(51, 111)]


def test_a_dash_alone_is_a_piece_on_the_line_of_its_row() -> None:
    dash = Box(300, FEET - 3.5, 303, FEET - 2.5)
    page = Page(
        1,
        PageTransform(0, 600, 800),
        letters=tuple(letters(51, 9)),
        other_print=(dash,),
    )
    row, alone = sorted(pieces_of_letters(page), key=lambda piece: piece.x0)
    assert (alone.x0, alone.x1) == (300, 303)
    assert abs(alone.baseline - row.baseline) < 0.2 * HEIGHT


def test_a_vowel_above_its_letter_is_no_dash() -> None:
    vowel = Box(63, FEET - HEIGHT - 2, 67, FEET - HEIGHT - 0.7)
    assert places(letters(51, 9), vowel) == [(51, 104)]


def test_high_marks_over_a_short_word_are_no_line_of_their_own() -> None:
    """The vowel and the tone of ที่ touch, as high as a letter: วันที่ has but three of these below it."""
    marks = Box(64, FEET - 14, 68, FEET - 9)
    assert places([*letters(51, 3), *letters(151, 9), marks]) == [
        (51, 68),
        (151, 204),
    ]
