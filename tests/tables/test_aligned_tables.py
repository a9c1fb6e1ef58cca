"""Tables without a grid: lines between rows only, shaded rows, no lines at all; and pages that hold none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pytest

from extractor.model import Page, PageContent, Ruling, Table
from extractor.tables.page_tables import pages_with_tables
from extractor.tables.stitching import stitch
from tests.helpers.bare_tables import Made, Style, random_style, table_document
from tests.helpers.pages_without_tables import KINDS, page_without_table

LOOKS = ("rules", "segments", "zebra", "filled-header", "bare")
# Rows of made tables that come out right, cell for cell, of all rows of a look.
LEAST_RIGHT = 0.8
LEAST_RIGHT_WITH_TITLES = 0.9


def some_or_many(few: range, many: range) -> pytest.MarkDecorator:
    """Seeds: few in the quick tests, many in the long ones."""
    return pytest.mark.parametrize(
        "seeds",
        [few, pytest.param(many, marks=pytest.mark.long)],
        ids=["some", "many"],
    )


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows_of(tables: Sequence[Table]) -> list[tuple[str, ...]]:
    return [
        tuple(squeezed(cell.text) if cell else "" for cell in row)
        for table in tables
        for row in table.grid()
    ]


def read(made: Made) -> list[Table]:
    return stitch(pages_with_tables(made.pages))


def plain_style(seed: int, look: str) -> Style:
    """A style as most producers set tables: rows from the top, whole on their page."""
    return replace(
        random_style(seed, look),
        centred_rows=False,
        splits_rows=False,
        sections=False,
        overflow=False,
        is_numbered=True,
    )


def share_right(styles: Iterable[Style]) -> float:
    """The share of rows of made tables that come out right, cell for cell."""
    right = 0
    count = 0
    for style in styles:
        made = table_document(style)
        found = rows_of(read(made))
        count += len(made.rows)
        right += sum(tuple(map(squeezed, row)) in found for row in made.rows)
    return right / count


@some_or_many(range(3), range(8))
@pytest.mark.parametrize("look", LOOKS)
def test_plain_tables_come_out_row_for_row(look: str, seeds: range) -> None:
    assert share_right(plain_style(seed, look) for seed in seeds) >= 0.98


@some_or_many(range(100, 104), range(100, 108))
@pytest.mark.parametrize("look", LOOKS)
def test_tables_of_all_styles_come_out_mostly(look: str, seeds: range) -> None:
    assert (
        share_right(
            replace(random_style(seed, look), sections=False) for seed in seeds
        )
        >= LEAST_RIGHT
    )


@pytest.mark.parametrize("look", LOOKS)
def test_titles_between_rows_are_rows_of_one_cell(look: str) -> None:
    styles = [
        replace(plain_style(seed, look), sections=True, rows=11)
        for seed in range(200, 203)
    ]
    assert share_right(styles) >= LEAST_RIGHT_WITH_TITLES


@pytest.mark.parametrize("look", LOOKS)
def test_margins_may_be_mirrored_by_two_centimetres(look: str) -> None:
    for seed in range(300, 302):
        made = table_document(
            replace(
                plain_style(seed, look),
                shifts=(-27.0, 27.0),
                rows=11,
                repeats_header=False,
            )
        )
        tables = read(made)
        assert len(made.pages) == 1 or len(tables) == 1
        assert {table.cols for table in tables} == {len(made.header)}


def test_an_unfilled_header_is_no_part_of_the_unfilled_row_below() -> None:
    styles = [
        replace(plain_style(seed, "zebra"), look="zebra-bare-header")
        for seed in range(400, 403)
    ]
    assert share_right(styles) >= 0.95


@some_or_many(range(2), range(20))
@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_pages_without_tables_hold_none(kind: int, seeds: range) -> None:
    for turn in seeds:
        of_pages = [
            kind + len(KINDS) * (turn + 1000 * number) for number in range(3)
        ]
        pages = [
            page_without_table(seed, number + 1)
            for number, seed in enumerate(of_pages)
        ]
        assert [
            page.page_no for page in pages_with_tables(pages) if page.tables
        ] == []


@some_or_many(range(3), range(10))
def test_every_character_of_a_page_is_kept(seeds: range) -> None:
    for seed in seeds:
        made = table_document(random_style(seed))
        for page, content in zip(
            made.pages, pages_with_tables(made.pages), strict=True
        ):
            printed = sorted(
                squeezed("".join(glyph.text for glyph in page.glyphs))
            )
            assert (
                sorted(
                    squeezed(
                        "".join(line.text for line in content.every_line())
                    )
                )
                == printed
            )


def test_the_strategy_is_recorded() -> None:
    made = table_document(plain_style(1, "bare"))
    assert {
        table.strategy
        for content in pages_with_tables(made.pages)
        for table in content.tables
    } == {"alignment"}


def test_rulings_that_make_a_grid_count_first() -> None:
    made = table_document(plain_style(2, "segments"))
    gridded = [with_columns(page) for page in made.pages]
    tables = [
        table
        for content in pages_with_tables(gridded)
        for table in content.tables
    ]
    assert {table.strategy for table in tables} == {"rulings"}


def with_columns(page: Page) -> Page:
    """A page whose row lines are crossed by column lines where their parts meet."""
    top = min(ruling.top for ruling in page.rulings)
    bottom = max(ruling.bottom for ruling in page.rulings)
    xs = {ruling.x0 for ruling in page.rulings} | {
        ruling.x1 for ruling in page.rulings
    }
    return replace(
        page,
        rulings=(
            *page.rulings,
            *(Ruling(x, top, x, bottom) for x in sorted(xs)),
        ),
    )


def test_pages_of_prose_wait_for_the_next_one_only() -> None:
    taken: list[int] = []

    def pages() -> Iterator[Page]:
        for number in range(1, 6):
            taken.append(number)
            yield page_without_table(len(KINDS) * number, number)

    contents = pages_with_tables(pages())
    first: PageContent = next(contents)
    assert (first.page_no, taken) == (1, [1, 2])
