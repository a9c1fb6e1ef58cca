"""Tables made at random are split over pages at random, and read as they were meant; two tables stay two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from tests.helpers.pdfs import HEIGHT, tables_of
from tests.helpers.random_tables import TableMaker, share_of_right_cells
from tests.helpers.split_pages import Printing, printed_pages

# Cells that must be right, of all.
RIGHT = 0.995
OTHER_TITLE = "ตารางที่ 5 ผลการดำเนินงานตามแผนพัฒนาท้องถิ่น"


def right_cells(seed: int) -> tuple[int, int]:
    """How many cells of a random table are right, of how many; those of a part that was not joined are wrong."""
    random = Random(seed)
    meant = TableMaker(random).table(rows=random.randint(5, 22))
    found = tables_of(*printed_pages(meant, Printing.at_random(random)))
    longest = max((table.rows for table in found), key=len, default=())
    return share_of_right_cells(longest, meant.texts())


@pytest.mark.parametrize(
    "seeds",
    [range(1000, 1005), pytest.param(range(300), marks=pytest.mark.long)],
    ids=["some", "many"],
)
def test_tables_split_over_pages_are_whole_again(seeds: range) -> None:
    counts = [right_cells(seed) for seed in seeds]
    right = sum(right for right, _ in counts)
    assert right >= RIGHT * sum(cells for _, cells in counts)


def pairs_of_tables(seeds: range) -> Iterator[int]:
    """How many tables are found where two of the same columns follow one another: with titles, or other headers."""
    for seed in seeds:
        random = Random(seed)
        maker = TableMaker(random)
        one = maker.table(rows=random.randint(2, 5))
        titled = seed % 2 == 0
        other = maker.like(one, rows=random.randint(2, 5), header=not titled)
        printing = replace(
            Printing.at_random(random),
            height=HEIGHT,
            cuts=False,
            between="",
            footnotes=frozenset(),
        )
        printing = replace(printing, title="again" if titled else "")
        says_the_same = (
            one.texts()[: one.header] == other.texts()[: other.header]
        )
        pages = [
            *printed_pages(one, printing),
            *printed_pages(other, printing, OTHER_TITLE),
        ]
        if len(pages) == 2 and (titled or not says_the_same):
            yield len(tables_of(*pages))


@pytest.mark.parametrize(
    "seeds",
    [range(1000, 1006), pytest.param(range(100), marks=pytest.mark.long)],
    ids=["some", "many"],
)
def test_two_tables_of_the_same_columns_stay_two(seeds: range) -> None:
    assert set(pairs_of_tables(seeds)) == {2}
