"""A word of a scan that runs over the side of its cell stays whole; neighbours that are full stay apart."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.components import Components
from extractor.imaging.overflow import components_of_cells
from extractor.imaging.rulings import find_rulings, without_rulings
from extractor.model import Page
from extractor.tables.finders import find_tables
from tests.imaging.test_rulings import picture_of

XS = [60, 260, 460, 660]
YS = [80, 230, 380, 530, 680]
HIGH = 20
WIDE = 12
STEP = 15
# Pixels of a letter.
LETTER = 3 * 2 * (WIDE + 1 + HIGH + 1 - 6)


def counts(
    *texts: tuple[float, float, int], in_parts: tuple[int, int] | None = None
) -> list[list[int]]:
    """How many letters each cell has.

    Texts are a row (1.5: half down it), an x, and how many letters stand there; a row and an x are of a letter in two
    low parts, as ะ is.
    """
    image = Image.new("L", (1170, 830), 255)
    draw = ImageDraw.Draw(image)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=0, width=3)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=0, width=3)
    for row, start, letters in texts:
        for place in range(letters):
            left = start + STEP * place
            top = YS[int(row)] + 20 + row % 1 * (YS[1] - YS[0])
            draw.rectangle(
                (left, top, left + WIDE, top + HIGH), outline=0, width=3
            )
    if in_parts:
        row, left = in_parts
        for top in (YS[row] + 20, YS[row] + 20 + HIGH - 8):
            draw.rectangle(
                (left, top, left + WIDE, top + 8), outline=0, width=3
            )
    picture = picture_of(image)
    rulings, streaks = find_rulings(picture)
    components = Components(
        picture, without_rulings(picture, [*rulings, *streaks])
    )
    (table,) = find_tables(Page(1, picture.transform, rulings=tuple(rulings)))
    areas = [
        cell.fragments[0].box for cell in table.cells if cell.fragments[0].box
    ]
    ids = components_of_cells(components, areas, components.outside(areas))
    sizes = [round(float(np.sum(components.area[own])) / LETTER) for own in ids]
    return [sizes[3 * row : 3 * row + 3] for row in range(4)]


# Two rows of full cells that tell where lines of each column begin.
FULL = tuple((row, x + 84, 6) for row in (0, 3) for x in XS[:-1])


@pytest.mark.parametrize("shift", [0, 3, 5, 8, 10, 13])
def test_a_word_that_runs_over_its_cell_stays_whole(shift: int) -> None:
    over = XS[1] - 10 * STEP + 40 + shift
    assert counts(*FULL, (1, over, 10))[1] == [10, 0, 0]


@pytest.mark.parametrize("gap", [5, 6])
def test_a_word_whose_stem_goes_with_the_ruling_stays_whole(gap: int) -> None:
    """The stem of an า stood where the ruling runs, and was erased with it."""
    before = XS[1] - gap - WIDE - 6 * STEP
    found = counts(*FULL, (1, before, 7), (1, XS[1] + gap, 3))
    assert found[1] == [10, 0, 0]


@pytest.mark.parametrize("gap", [5, 6])
def test_a_word_whose_letter_before_the_ruling_is_in_parts_stays_whole(
    gap: int,
) -> None:
    """No letter of full height touches the ruling from within, but that right behind it does."""
    before = XS[1] - gap - WIDE
    found = counts(
        *FULL,
        (1, before - 6 * STEP, 6),
        (1, XS[1] + gap, 3),
        in_parts=(1, before),
    )
    assert found[1] == [10, 0, 0]


@pytest.mark.parametrize("behind", [7, 8])
def test_a_word_whose_letter_stands_under_the_ruling_stays_whole(
    behind: int,
) -> None:
    """Parts of it are left before the ruling, and the next letter begins as far behind it as the letter was wide."""
    before = XS[1] - 4 - WIDE
    found = counts(
        *FULL,
        (1, before - 6 * STEP, 6),
        (1, XS[1] + behind, 3),
        in_parts=(1, before),
    )
    assert found[1] == [10, 0, 0]


def test_a_full_cell_that_ends_with_a_letter_in_parts_takes_nothing() -> None:
    found = counts(
        *FULL,
        (1, XS[1] - 6 - WIDE - 6 * STEP, 6),
        (1, XS[1] + 9, 3),
        in_parts=(1, XS[1] - 6 - WIDE),
    )
    assert found[1] == [7, 3, 0]


def test_what_stands_behind_an_overflowing_word_is_not_taken() -> None:
    found = counts(*FULL, (1, XS[0] + 8, 14), (1, XS[1] + 84, 5))
    assert found[1] == [14, 5, 0]


@pytest.mark.parametrize("gap", [5, 6, 8])
def test_full_neighbours_stay_apart(gap: int) -> None:
    left = XS[1] - 12 * STEP + STEP - WIDE - gap
    starts = [(row, XS[1] + gap, 12) for row in range(4)]
    found = counts(*starts, *((row, left, 12) for row in (1, 2)))
    assert found[1:3] == [[12, 12, 0], [12, 12, 0]]


def test_other_lines_of_a_cell_tell_where_they_begin() -> None:
    left = XS[1] - 12 * STEP + STEP - WIDE - 5
    lines = [(1 + share, XS[1] + 5, 8) for share in (0.3, 0.6)]
    found = counts(*lines, (1, left, 12), (1, XS[1] + 5, 4))
    assert found[1] == [12, 20, 0]


def test_words_of_several_cells_each_wider_than_its_own_stay_where_they_stand() -> (
    None
):
    found = counts(*FULL, (1, XS[0] - 20, 42))
    assert min(found[1]) >= 11


@pytest.mark.parametrize("letters", [1, 2, 12])
def test_figures_set_flush_right_are_no_words_that_run_over(
    letters: int,
) -> None:
    """Spreadsheets leave a point between a number and the ruling, and as much behind that."""
    rows = [(row, letters + (row == 3) - (row == 0)) for row in range(4)]
    numbers = [
        (row, XS[1] - count * STEP + STEP - WIDE - 5, count)
        for row, count in rows
    ]
    names = [(row, XS[1] + 5, 12) for row in range(4)]
    found = counts(*numbers, *names)
    assert [row[:2] for row in found] == [[count, 12] for _, count in rows]


@pytest.mark.parametrize("shift", [0, 5, 8, 10, 13])
@pytest.mark.parametrize("beyond", [1, 2, 5])
def test_a_word_that_runs_over_the_table_stays_whole(
    shift: int, beyond: int
) -> None:
    start = XS[2] + 8 + shift
    assert counts(*FULL, (1, start, 12 + beyond))[1] == [0, 0, 12 + beyond]


@pytest.mark.parametrize("gap", [16, 40])
def test_print_in_the_margin_is_no_part_of_the_table(gap: int) -> None:
    start = XS[3] - 12 * STEP + STEP - WIDE - 5
    notes = [(1 + share, XS[3] + gap, 8) for share in (0, 0.3, 0.6)]
    assert counts(*FULL, (1, start, 12), *notes)[1] == [0, 0, 12]


def test_lines_that_begin_at_the_side_of_the_table_are_no_part_of_it() -> None:
    start = XS[3] - 12 * STEP + STEP - WIDE - 4
    notes = [(1 + share, XS[3] + 5, 8) for share in (0, 0.3, 0.6)]
    assert counts(*FULL, (1, start, 12), *notes)[1] == [0, 0, 12]


def test_a_word_of_the_margin_that_touches_the_table_stays_there() -> None:
    assert counts(*FULL, (1, XS[3] - 5, 8))[1] == [0, 0, 0]
