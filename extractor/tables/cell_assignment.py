"""Glyphs go into the cells that they stand in; what stands in none becomes running text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain

from extractor.model import TEXT_LAYER, Box, Cell, Glyph, Line, Page, PageContent, Table, ink, rows_between
from extractor.tables.header_matching import is_header, row_texts
from extractor.tables.text_lines import is_mark, lines_of

# The part of a glyph that says where it stands: this share of its size above the baseline.
_WAIST = 0.25
# Letters of one word stand nearer than this share of the size; cells keep more between them (padding and ruling).
_TIGHT = 0.1

# Points: a line that the page cut stands this far beyond the end of the column rulings at most.
_REACH = 10.0

Place = tuple[int, int]


def fill(page: Page, tables: Sequence[Table]) -> PageContent:
    """Put a page's glyphs into its tables. Tables that hold no data (frames, boxes) dissolve into running text."""
    homes = _homes(page.glyphs, tables)
    filled = [_filled(table, number, homes, page) for number, table in enumerate(tables)]
    trimmed = [_trimmed(table) for table in filled]
    if trimmed != filled:
        return fill(page, [_emptied(table) for table in trimmed])
    kept = [number for number, table in enumerate(filled) if _holds_data(table)]
    free = [glyph for index, glyph in enumerate(page.glyphs) if index not in homes or homes[index][0] not in kept]
    tables = tuple(filled[number] for number in kept)
    printed = sum(ink(glyph.text) for glyph in page.glyphs)
    return PageContent(
        page.number, tables, lines_of(free, page.number), page.transform, page.notes, TEXT_LAYER, printed
    )


def fill_lines(
    page: Page, tables: Sequence[Table], inside: Sequence[Sequence[tuple[Line, ...]]], free: Sequence[Line]
) -> PageContent:
    """Put lines into the tables that they were cut from: `inside` are those of each table's cells, `free` the rest."""
    filled = [
        replace(table, cells=tuple(_with(cell, found) for cell, found in zip(table.cells, lines, strict=True)))
        for table, lines in zip(tables, inside, strict=True)
    ]
    kept = tuple(table for table in map(_trimmed, filled) if _holds_data(table))
    placed = {id(line) for table in kept for cell in table.cells for line in cell.lines}
    lines = [line for lines in inside for found in lines for line in found if id(line) not in placed]
    printed = sum(ink(line.text) for line in (*chain(*chain(*inside)), *free))
    outside = tuple(sorted([*lines, *free], key=_place_of))
    return PageContent(page.number, kept, outside, page.transform, page.notes, printed=printed)


def _place_of(line: Line) -> tuple[float, float]:
    return (line.box.top, line.box.x0) if line.box else (0.0, 0.0)


def areas(table: Table) -> list[Box]:
    """Where the text of each cell may stand: its box, and where the table is open, a little beyond."""
    whole = table.boxes[0][1]
    above, below = _REACH * table.open_top, _REACH * table.open_bottom
    found = []
    for cell in table.cells:
        box = cell.fragments[0].box or whole
        top = box.top - above * (box.top <= whole.top)
        found.append(replace(box, top=top, bottom=box.bottom + below * (box.bottom >= whole.bottom)))
    return found


def _homes(glyphs: Sequence[Glyph], tables: Sequence[Table]) -> dict[int, Place]:
    """Glyph index -> (table index, cell index). A word that runs over a ruling goes where most of it stands."""
    finders = [_Finder(table) for table in tables]
    homes: dict[int, Place] = {}
    for run in _runs(glyphs):
        letters = [index for index in run if not is_mark(glyphs[index])] or run
        votes = Counter(_place(glyphs[index], finders) for index in letters)
        place = votes.most_common(1)[0][0] if votes else None
        if place is not None:
            homes.update(dict.fromkeys(run, place))
    return homes


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """Indices of the glyphs that are set on to one another; aslant print stands in no cell."""
    run: list[int] = []
    for index, glyph in enumerate(glyphs):
        if run and not (run[-1] == index - 1 and _set_on(glyph, glyphs[index - 1])):
            yield run
            run = []
        if not glyph.aslant:
            run.append(index)
    if run:
        yield run


def _place(glyph: Glyph, finders: Sequence[_Finder]) -> Place | None:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - _WAIST * glyph.size
    places = ((number, finder.find(x, y)) for number, finder in enumerate(finders))
    return next(((number, cell) for number, cell in places if cell is not None), None)


def _set_on(glyph: Glyph, before: Glyph) -> bool:
    """Whether a glyph is a mark of the letter before, or follows it without a gap: a long word runs over its cell."""
    if is_mark(glyph):
        return abs(glyph.baseline - before.baseline) < glyph.size and abs(glyph.x0 - before.x1) < glyph.size
    return abs(glyph.baseline - before.baseline) < 1 and abs(glyph.x0 - before.x1) < _TIGHT * glyph.size


class _Finder:
    """Which cell of a table holds a point."""

    def __init__(self, table: Table) -> None:
        self._boxes = areas(table)
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


def _holds_data(table: Table) -> bool:
    """Whether a table is more than a frame around other things.

    It has text in two rows and, where there are several, two columns; or it is a single row, the rest of a table
    that began a page before.
    """
    filled = [cell for cell in table.cells if not cell.blank]
    rows, cols = ({getattr(cell, place) for cell in filled} for place in ("row", "col"))
    if table.rows == 1:
        return len(cols) >= 2 or (len(cols) == 1 and table.cols >= 3 and table.open_top)
    return len(rows) >= 2 and len(cols) >= min(2, table.cols)


def _filled(table: Table, number: int, homes: dict[int, Place], page: Page) -> Table:
    inside: dict[int, list[Glyph]] = defaultdict(list)
    for index, place in homes.items():
        if place[0] == number:
            inside[place[1]].append(page.glyphs[index])
    cells = tuple(_with_lines(cell, inside[index], page.number) for index, cell in enumerate(table.cells))
    return replace(table, cells=cells)


def _with_lines(cell: Cell, glyphs: Sequence[Glyph], page_no: int) -> Cell:
    return _with(cell, lines_of(glyphs, page_no))


def _with(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    return replace(cell, fragments=(replace(cell.fragments[0], lines=lines),))


def _trimmed(table: Table) -> Table:
    """Without the stubs of column rulings that the page cut: an open first or last row that is no row of the table."""
    first = int(table.open_top and table.rows > 1 and (_is_blank(table, 0) or is_header(row_texts(table, 1))))
    last = table.rows - int(table.open_bottom and table.rows > 1 and _is_blank(table, table.rows - 1))
    if (first, last) == (0, table.rows) or first >= last:
        return table
    kept = rows_between(table, first, last)
    boxes = [cell.fragments[0].box for cell in kept.cells]
    return replace(
        kept,
        boxes=((table.page_first, reduce(Box.around, [box for box in boxes if box])),),
        open_top=table.open_top and not first,
        open_bottom=table.open_bottom and last == table.rows,
    )


def _is_blank(table: Table, row: int) -> bool:
    return all(cell.blank for cell in table.cells if cell.row <= row < cell.row + cell.rowspan)


def _emptied(table: Table) -> Table:
    return replace(table, cells=tuple(_with_lines(cell, (), table.page_first) for cell in table.cells))
