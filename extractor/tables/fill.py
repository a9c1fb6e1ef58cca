"""Glyphs go into the cells that they stand in; what stands in none becomes running text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.model import Box, Cell, Fragment, Glyph, Page, Sheet, Table
from extractor.tables.text import is_mark, lines_of

# The part of a glyph that says where it stands: this share of its size above the baseline.
_WAIST = 0.25
# Letters of one word stand nearer than this share of the size; cells keep more between them (padding and ruling).
_TIGHT = 0.1

Place = tuple[int, int]


def fill(page: Page, tables: Sequence[Table]) -> Sheet:
    """Put a page's glyphs into its tables. Tables that hold no data (frames, boxes) dissolve into running text."""
    homes = _homes(page.glyphs, tables)
    kept, free = [], set()
    for number, table in enumerate(tables):
        if _holds_data(table, {place[1] for place in homes.values() if place[0] == number}):
            kept.append(number)
    for index in range(len(page.glyphs)):
        if index not in homes or homes[index][0] not in kept:
            free.add(index)
    lines = lines_of([page.glyphs[index] for index in sorted(free)], page.number)
    return Sheet(page.number, tuple(_filled(tables[number], number, homes, page) for number in kept), lines)


def _homes(glyphs: Sequence[Glyph], tables: Sequence[Table]) -> dict[int, Place]:
    """Glyph index -> (table index, cell index). What is set on to a glyph goes where that went."""
    finders = [_Finder(table) for table in tables]
    homes: dict[int, Place] = {}
    for index, glyph in enumerate(glyphs):
        if index and _set_on(glyph, glyphs[index - 1]):
            if index - 1 in homes:
                homes[index] = homes[index - 1]
            continue
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - _WAIST * glyph.size
        for number, finder in enumerate(finders):
            cell = finder.find(x, y)
            if cell is not None:
                homes[index] = (number, cell)
    return homes


def _set_on(glyph: Glyph, before: Glyph) -> bool:
    """Whether a glyph is a mark of the letter before, or follows it without a gap: a long word runs over its cell."""
    if is_mark(glyph):
        return abs(glyph.baseline - before.baseline) < glyph.size and abs(glyph.x0 - before.x1) < glyph.size
    if glyph.text.isspace() or before.text.isspace():
        return False
    return abs(glyph.baseline - before.baseline) < 1 and abs(glyph.x0 - before.x1) < _TIGHT * glyph.size


class _Finder:
    """Which cell of a table holds a point."""

    def __init__(self, table: Table) -> None:
        boxes = [cell.fragments[0].box for cell in table.cells]
        self._boxes: list[Box] = [box for box in boxes if box is not None]
        self._tops = sorted({box.top for box in self._boxes})
        self._bands: dict[int, list[int]] = defaultdict(list)
        for index, box in enumerate(self._boxes):
            for band, top in enumerate(self._tops):
                if box.top <= top < box.bottom:
                    self._bands[band].append(index)

    def find(self, x: float, y: float) -> int | None:
        """The index of the cell around (x, y), or None."""
        for index in self._bands[bisect_right(self._tops, y) - 1]:
            box = self._boxes[index]
            if box.x0 <= x < box.x1 and box.top <= y < box.bottom:
                return index
        return None


def _holds_data(table: Table, filled: set[int]) -> bool:
    """Whether a table is more than a frame around other things.

    It has text in two rows and, where there are several, two columns; or it is a single row, the rest of a table
    that began a page before.
    """
    rows = {table.cells[index].row for index in filled}
    cols = {table.cells[index].col for index in filled}
    enough = min(2, table.cols)
    return len(cols) >= enough and (len(rows) >= 2 or (table.rows == 1 and table.cols >= 3))


def _filled(table: Table, number: int, homes: dict[int, Place], page: Page) -> Table:
    inside: dict[int, list[Glyph]] = defaultdict(list)
    for index, place in homes.items():
        if place[0] == number:
            inside[place[1]].append(page.glyphs[index])
    cells = tuple(_with_lines(cell, inside[index], page.number) for index, cell in enumerate(table.cells))
    return replace(table, cells=cells)


def _with_lines(cell: Cell, glyphs: Sequence[Glyph], page_no: int) -> Cell:
    fragment = Fragment(page_no, cell.fragments[0].box, lines_of(glyphs, page_no))
    return replace(cell, fragments=(fragment,))
