"""Gaps are measured between letters with their marks, whatever widths and places a font gives those."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Glyph
from extractor.tables.letters import is_diacritic
from extractor.tables.text_lines import lines_of

SIZE = 16.0
# Widths in Thai fonts, as shares of the size: the usual letter, and the space beside it.
LETTER = 0.42
MARKS = "ัิีึืุู่้์็"


def set_in_type(
    text: str,
    *,
    letter: float = LETTER,
    mark_at: float = 1.0,
    mark_width: float = 0.0,
    space: float = 0.2,
) -> list[Glyph]:
    """Glyphs of a text whose marks stand at a share of their letter's width, and step the pen nowhere."""
    glyphs: list[Glyph] = []
    pen = 0.0
    for character in text:
        if character == " ":  # no space is printed: the next word is set apart
            pen += space * SIZE
        elif is_diacritic(Glyph(character, 0, 0, 0, SIZE, "F")):
            x = pen - (1 - mark_at) * letter * SIZE
            glyphs.append(
                Glyph(character, x, x + mark_width * SIZE, 100.0, SIZE, "F")
            )
        else:
            glyphs.append(
                Glyph(character, pen, pen + letter * SIZE, 100.0, SIZE, "F")
            )
            pen += letter * SIZE
    return glyphs


def read(glyphs: list[Glyph]) -> str:
    return "\n".join(line.text for line in lines_of(glyphs, 1))


@pytest.mark.parametrize("mark_at", [0.0, 0.1, 0.5, 1.0])
@pytest.mark.parametrize("mark_width", [0.0, 0.3])
def test_marks_make_no_gaps(mark_at: float, mark_width: float) -> None:
    """Noto Looped Thai sets marks without width at the left end of their letter, others at its right end."""
    text = "ตรวจรับงานจ้าง ล่าช้า ค่าธรรมเนียม"
    assert (
        read(
            set_in_type(
                text, mark_at=mark_at, mark_width=mark_width * (mark_at < 1)
            )
        )
        == text
    )


@given(
    words=st.lists(
        st.text("กขคงจนรล", min_size=2, max_size=6), min_size=2, max_size=5
    ),
    mark=st.sampled_from(MARKS),
    mark_at=st.floats(0, 1),
    letter=st.floats(0.32, 0.75),
    share=st.floats(0.4, 1.0),
)
def test_words_set_apart_by_a_share_of_the_usual_letter_are_words(
    words: list[str], mark: str, mark_at: float, letter: float, share: float
) -> None:
    text = " ".join(word[0] + mark + word[1:] for word in words)
    assert (
        read(
            set_in_type(
                text, letter=letter, mark_at=mark_at, space=share * letter
            )
        )
        == text
    )


@given(spread=st.floats(0, 0.45), letter=st.floats(0.4, 0.75))
def test_letter_spacing_parts_no_word(spread: float, letter: float) -> None:
    """What is spread evenly is one word."""
    glyphs = set_in_type("ประกาศราคากลาง", letter=letter)
    shifted = [
        Glyph(
            glyph.text,
            glyph.x0 + place * spread * SIZE,
            glyph.x1 + place * spread * SIZE,
            100.0,
            SIZE,
            "F",
        )
        for place, glyph in enumerate(glyphs)
    ]
    assert read(shifted) == "ประกาศราคากลาง"


@pytest.mark.parametrize("text", ["กว่า 5 ปี", "8 - 9 ก.พ.", "รวม 3 คน"])
def test_short_lines_keep_their_spaces(text: str) -> None:
    """TeX draws no spaces; at the end of a cell every other gap may be one."""
    assert read(set_in_type(text, space=0.32)) == text


@pytest.mark.parametrize("gap", [0.25, 0.5, 0.9, 3.0])
def test_figures_side_by_side_stay_apart(gap: float) -> None:
    assert read(set_in_type("1 5", space=gap)) == "1 5"
    assert read(set_in_type("1 2 3", space=gap)) == "1 2 3"
    assert read(set_in_type("12 345", space=gap)) == "12 345"


def test_a_space_without_width_that_was_a_mark_stays_on_its_letter() -> None:
    """A font that lost the nikhahit of ำ to a space may set its า further left than that."""
    end = LETTER * SIZE
    glyphs = [
        Glyph("ด", 0, end, 100, SIZE, "F"),
        Glyph(" ", end + 4, end + 4, 100, SIZE, "F"),
        Glyph("า", end, 2 * end, 100, SIZE, "F"),
        Glyph("เ", 2 * end, 3 * end, 100, SIZE, "F"),
    ]
    assert read(glyphs) == "ด าเ"


def raised(text: str, x: float, up: float, share: float = 0.58) -> list[Glyph]:
    width = LETTER * SIZE * share
    return [
        Glyph(
            figure,
            x + place * width,
            x + (place + 1) * width,
            100 - up * SIZE,
            share * SIZE,
            "F",
        )
        for place, figure in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("up", "share"),
    [(0.33, 0.58), (0.56, 0.58), (0.35, 0.83), (0.48, 0.97), (-0.2, 0.58)],
)
def test_raised_and_lowered_figures_stay_in_their_line(
    up: float, share: float
) -> None:
    line = set_in_type("พื้นที่ 250 ม.")
    behind = max(glyph.x1 for glyph in line)
    assert read([*line, *raised("2", behind, up, share)]) == "พื้นที่ 250 ม.2"


def test_the_mark_of_a_footnote_stays_apart_from_the_amount_before_it() -> None:
    line = set_in_type("1,250,000")
    assert (
        read([*line, *raised("1", max(glyph.x1 for glyph in line), 0.5)])
        == "1,250,000 1"
    )


def test_a_raised_figure_that_overlaps_the_next_space_is_set_on() -> None:
    """Typst sets raised figures of some fonts further right than they take room."""
    line = set_in_type("250 ม.")
    behind = max(glyph.x1 for glyph in line)
    mark = raised("2", behind + 0.25 * SIZE, 0.48, 0.7)
    space = Glyph(" ", behind + 0.4 * SIZE, behind + 0.6 * SIZE, 100, SIZE, "F")
    rest = [
        replace(glyph, x0=glyph.x0 + space.x1, x1=glyph.x1 + space.x1)
        for glyph in set_in_type("แล้ว")
    ]
    assert read([*line, *mark, space, *rest]) == "250 ม.2 แล้ว"


def test_a_line_of_smaller_print_below_is_no_lowered_figure() -> None:
    line = set_in_type("1,250,000")
    assert read([*line, *raised("12", 0.0, -0.9)]) == "1,250,000\n12"


@pytest.mark.parametrize(
    "blank", ["................", "________________", "…………………………"]
)
@pytest.mark.parametrize("is_filled_first", [False, True])
def test_what_fills_in_a_blank_stands_in_it(
    blank: str, is_filled_first: bool
) -> None:
    template = set_in_type(f"ใช้เงิน {blank} บาท")
    dots = [glyph for glyph in template if glyph.text in blank]
    filling = [
        Glyph(
            glyph.text,
            glyph.x0 + dots[2].x0 + 1,
            glyph.x1 + dots[2].x0 + 1,
            99.0,
            SIZE,
            "G",
        )
        for glyph in set_in_type("5,000")
    ]
    printed = (
        [*filling, *template] if is_filled_first else [*template, *filling]
    )
    assert read(printed) == "ใช้เงิน 5,000 บาท"


def test_what_fills_in_a_blank_of_spaces_stands_in_it() -> None:
    spaces = [
        Glyph(" ", 60 + 4 * place, 64 + 4 * place, 100, SIZE, "F")
        for place in range(20)
    ]
    before, behind = set_in_type("ดำเนินการ"), set_in_type("ครั้ง")
    moved = [
        Glyph(glyph.text, glyph.x0 + 140, glyph.x1 + 140, 100, SIZE, "F")
        for glyph in behind
    ]
    filling = [
        Glyph(figure, x, x + 6, 100, SIZE, "F")
        for figure, x in (("1", 90), ("2", 96))
    ]
    assert (
        " ".join(read([*before, *spaces, *moved, *filling]).split())
        == "ดำเนินการ 12 ครั้ง"
    )


def test_a_blank_that_nobody_filled_in_stays() -> None:
    assert (
        read(set_in_type("ใช้เงิน ................ บาท"))
        == "ใช้เงิน ................ บาท"
    )
