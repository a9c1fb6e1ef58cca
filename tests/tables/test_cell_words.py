"""Full neighbours get a cell each, and a text that runs over its cell stays whole."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.helpers.pdfs import (
    LETTER,
    SIZE,
    cells_of,
    clipped,
    columns,
    rules,
    words,
)

XS = columns(3, 60.0)
YS = [100.0, 120.0, 140.0]


def row(*texts: tuple[str, float]) -> list[str]:
    """The second row of a table whose cells are 60 points wide, each text from an x of its own."""
    header = b"".join(
        words(text, x + 3, 112)
        for text, x in zip(("ที่", "ราคา", "ผล"), XS, strict=False)
    )
    body = b"".join(words(text, x, 132) for text, x in texts)
    ((_, found),) = cells_of(rules(XS, YS) + header + body)
    return found


@pytest.mark.parametrize("jump", [0.2, 0.5, 0.9])
def test_full_neighbours_have_a_cell_each(jump: float) -> None:
    text = "ปี หนึ่ง ก "  # nine letters and a space after each: 45 points
    start = XS[0] + 60 - 9 * LETTER - 0.2
    assert row((text, start), ("ปี สอง", XS[1] + jump)) == [
        "ปี หนึ่ง ก",
        "ปี สอง",
        "",
    ]


def test_three_full_neighbours_have_a_cell_each() -> None:
    texts = [
        ("กกกกก ขขขขข ", x + 0.4 * place) for place, x in enumerate(XS[:3])
    ]
    assert row(*texts) == ["กกกกก ขขขขข"] * 3


def test_numbers_set_against_each_other_have_a_cell_each() -> None:
    left = ("1,250.50", XS[1] - 8 * LETTER - 0.2)
    assert row(left, ("3,400.25", XS[1] + 0.2)) == ["1,250.50", "3,400.25", ""]


def test_abbreviations_set_against_each_other_have_a_cell_each() -> None:
    left = ("ก.ค.", XS[1] - 4 * LETTER - 0.1)
    right = ("ส.ค.", XS[1] + 0.2)
    assert row(left, right) == ["ก.ค.", "ส.ค.", ""]


def test_full_neighbours_whose_letters_overlap_have_a_cell_each() -> None:
    left = ("กองกลาง", XS[1] - 7 * LETTER + 0.4)
    assert row(left, ("กองการ", XS[1] - 0.4)) == ["กองกลาง", "กองการ", ""]


def test_a_first_letter_that_its_cell_cuts_is_taken() -> None:
    cut = clipped(XS[1], 121, XS[2], 139, words("กองช่าง", XS[1] - 2, 132))
    ((_, found),) = cells_of(
        rules(XS, YS)
        + words("ที่", XS[0] + 3, 112)
        + words("งาน", XS[1] + 3, 112)
        + words("1", XS[0] + 3, 132)
        + cut
    )
    assert found[:2] == ["1", "กองช่าง"]


def test_a_number_that_overflows_ends_where_the_words_of_the_next_column_begin() -> (
    None
):
    ys = [100.0, 120.0, 140.0, 160.0, 180.0]
    header = b"".join(
        words(text, x + 3, 112)
        for text, x in zip(("งบ", "ผล", "ที่"), XS, strict=False)
    )
    body = b"".join(
        words("1,250,500.50", XS[0] + 3, y + 12)
        + words("แล้ว", XS[1] + 3, y + 12)
        for y in ys[1:4]
    )
    ((_, *found),) = cells_of(rules(XS, ys) + header + body)
    assert found == [["1,250,500.50", "แล้ว", ""]] * 3


@pytest.mark.parametrize("start", [1.0, 3.0, 5.0])
def test_a_text_that_runs_over_its_cell_stays_whole(start: float) -> None:
    assert row(("กองคลัง ร่วมกับ สำนักปลัด", XS[0] + start)) == [
        "กองคลัง ร่วมกับ สำนักปลัด",
        "",
        "",
    ]


def test_a_text_of_which_most_stands_in_the_next_cells_stays_where_it_begins() -> (
    None
):
    text = "กองคลังร่วมกับสำนักปลัดเทศบาลตำบล"
    assert row((text, XS[0] + 3)) == [text, "", ""]


def test_a_text_that_runs_out_of_its_table_stays_in_it() -> None:
    text = "กองคลังร่วมกับสำนักปลัดเทศบาลตำบล"
    assert row(("๑", XS[0] + 3), (text, XS[2] + 3)) == ["1", "", text]


def test_a_text_whose_space_falls_on_the_ruling_stays_whole() -> None:
    for offset in range(int(SIZE)):
        start = XS[1] - 9 * LETTER - offset / 2
        assert row(("กองคลังกอง สำนักปลัด", start))[1:] in (
            ["กองคลังกอง สำนักปลัด", ""],
            ["", ""],
        )


def hanging(first: float, word: str, start: float) -> list[list[str]]:
    """Three rows below a header, of words that are set one by one: in the first, one more word follows `ระยะที่`."""
    ys = [100.0, 120.0, 140.0, 160.0, 180.0]
    header = b"".join(
        words(text, x + 3, 112)
        for text, x in zip(("ที่", "ราคา", "ผล"), XS, strict=False)
    )
    below = [
        b"".join(words("กอง", x + 3, y) for x in XS[:3]) for y in (152, 172)
    ]
    body = (
        words("ระยะที่", first, 132)
        + words(word, start, 132)
        + words("ผล", XS[2] + 3, 132)
    )
    ((_, *rows),) = cells_of(rules(XS, ys) + header + body + b"".join(below))
    return rows


# Letters of `ระยะที่` that take room.
ROOM = 5


@pytest.mark.parametrize(
    ("over", "space"),
    [(-2.0, 0.2), (-1.0, 0.2), (2.0, 0.3), (3.0, 0.45), (6.0, 0.3)],
)
def test_a_word_that_hangs_over_goes_with_the_word_before(
    over: float, space: float
) -> None:
    end = XS[1] + over
    found = hanging(end - ROOM * LETTER, "4", end + space * SIZE)
    assert found == [
        ["ระยะที่ 4", "", "ผล"],
        ["กอง", "กอง", "กอง"],
        ["กอง", "กอง", "กอง"],
    ]


def test_wide_headers_centred_over_narrow_figures_stay_in_their_columns() -> (
    None
):
    """`ปี 2567` fills its column, a space behind `ปี 2566`; the figures below begin further right."""
    rows = [["ปี ๒๕๖๗"] * 3, ["๙๐"] * 3, ["๗๐"] * 3]
    wide = 6.2 * LETTER
    xs = [60 + place * (wide + 0.3 * SIZE) for place in range(4)]
    content = rules(xs, [100.0, 120.0, 140.0, 160.0])
    for y, row_of_texts in zip((112, 132, 152), rows, strict=True):
        for (left, right), text in zip(pairwise(xs), row_of_texts, strict=True):
            room = LETTER * len(text.replace("ี", ""))
            content += words(text, (left + right - room) / 2, y)
    assert cells_of(content) == [
        [["ปี 2567"] * 3, ["90"] * 3, ["70"] * 3],
    ]


def test_a_word_where_the_lines_of_its_column_begin_stays_there() -> None:
    end = XS[1] - 0.5
    assert hanging(end - ROOM * LETTER, "4", XS[1] + 3)[0] == [
        "ระยะที่",
        "4",
        "ผล",
    ]
