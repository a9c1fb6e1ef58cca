"""Tables found in more ways than one: a finder from outside the package finds what has no rulings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractor.model import (
    Box,
    Cell,
    Fragment,
    Glyph,
    Page,
    PageTransform,
    Table,
)
from extractor.tables.finders import find_tables, registered_finder
from tests.helpers.pdfs import (
    HEIGHT,
    WIDTH,
    cells_of,
    columns,
    fill,
    table,
    tops,
)

ROWS = [["ที่", "รายการ", "ราคา"], ["๑", "กระดาษ", "๑๒๐"], ["๒", "หมึก", "๓๕๐"]]
READ = [["ที่", "รายการ", "ราคา"], ["1", "กระดาษ", "120"], ["2", "หมึก", "350"]]
TOP = 100.0
# Points: print this far apart stands in two columns.
GAP = 30.0
LEADING = 18.0


def find_table_of_gaps(page: Page) -> list[Table]:
    """A toy finder: print that stands in columns at the same places on every line is a table without rulings."""
    baselines = sorted({glyph.baseline for glyph in page.glyphs})
    starts = [
        _starts([glyph for glyph in page.glyphs if glyph.baseline == baseline])
        for baseline in baselines
    ]
    if (
        len(starts) < 2
        or len(starts[0]) < 2
        or any(line != starts[0] for line in starts)
    ):
        return []
    xs = [*starts[0], max(glyph.x1 for glyph in page.glyphs)]
    ys = [baseline - LEADING / 2 for baseline in baselines]
    ys.append(ys[-1] + LEADING)
    return [_table(page.number, xs, ys)]


def _starts(glyphs: Sequence[Glyph]) -> list[float]:
    """Where a line's columns begin."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.x0)
    starts = [ordered[0].x0]
    for before, glyph in pairwise(ordered):
        if glyph.x0 - before.x1 > GAP:
            starts.append(glyph.x0)
    return starts


def _table(page_no: int, xs: Sequence[float], ys: Sequence[float]) -> Table:
    cells = []
    for row in range(len(ys) - 1):
        for col in range(len(xs) - 1):
            box = Box(xs[col], ys[row], xs[col + 1], ys[row + 1])
            cells.append(Cell(row, col, fragments=(Fragment(page_no, box),)))
    whole = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Table(
        tuple(cells),
        len(ys) - 1,
        len(xs) - 1,
        page_no,
        page_no,
        tuple(xs),
        ((page_no, whole),),
    )


# Two columns without rulings are none of our own finders' tables: prose and signatures stand so, too.
BARE_ROWS = [row[:2] for row in ROWS]
BARE = fill(BARE_ROWS, columns(2), tops(BARE_ROWS, TOP))


def test_a_table_without_rulings_is_found_by_a_finder_from_outside() -> None:
    assert cells_of(BARE) == []
    with registered_finder(find_table_of_gaps):
        assert cells_of(BARE) == [[row[:2] for row in READ]]
    assert cells_of(BARE) == []


def test_what_an_earlier_finder_finds_counts() -> None:
    with registered_finder(find_table_of_gaps):
        assert cells_of(table(ROWS, TOP)) == [READ]


def test_tables_of_all_finders_stand_from_top_to_bottom() -> None:
    with registered_finder(
        lambda page: [
            _table(page.number, [0, 100], [top, top + 50]) for top in (300, 0)
        ]
    ):
        found = find_tables(Page(1, PageTransform(0, WIDTH, HEIGHT)))
    assert [found_table.boxes[0][1].top for found_table in found] == [0, 300]


@pytest.mark.parametrize("first", [True, False])
def test_a_finder_may_be_asked_first(first: bool) -> None:
    taller = _table(1, [0, 100, 700], [0, TOP + 200])
    with registered_finder(lambda _: [taller], first=first):
        found = cells_of(table(ROWS, TOP))
    assert (found == [READ]) is not first
