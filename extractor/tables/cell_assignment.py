"""Glyphs go into the cells that they stand in; what stands in none becomes running text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain

from extractor.model import (
    TEXT_LAYER,
    Box,
    Cell,
    Glyph,
    Line,
    Page,
    PageContent,
    Table,
    printed_count,
    rows_between,
)
from extractor.tables.cell_words import words_of
from extractor.tables.columns.header_likeness import names_columns
from extractor.tables.columns.header_rows import row_texts
from extractor.tables.drawn_cells import with_drawings
from extractor.tables.letters import without_diacritics
from extractor.tables.line_room import with_told_spaces
from extractor.tables.overhanging_words import (
    PlacedWord,
    with_overhanging_words,
)
from extractor.tables.page_parts import in_turn
from extractor.tables.text_lines import lines_of

# Share of its size above the baseline: the part of a glyph that says in which cell it stands.
_WAIST = 0.25
# Share of its size by which print that begins at the left side of a cell is set off from that, at most.
_INDENT = 0.6
# Points: a line that the page cut stands this far beyond the end of the column rulings at most.
_REACH = 10.0
# A single row that the page before began is the rest of a table if it has this many columns.
_FEWEST_COLUMNS_OF_REST = 3

# So many lines of running heads stand above it at most.
_MOST_HEADS = 2

# Index of a table, and of one of its cells.
CellPlace = tuple[int, int]


def assign_glyphs(page: Page, tables: Sequence[Table]) -> PageContent:
    """Put a page's glyphs into its tables.

    Args:
        page: The page, with its glyphs.
        tables: Its tables, their cells empty.

    Returns:
        The page's content; tables that hold no data (frames, boxes) are dissolved into its running text.
    """
    cell_of_glyph = _cell_of_each_glyph(page.glyphs, tables)
    filled = _filled_tables(tables, cell_of_glyph, page)
    trimmed = [_trimmed(table) for table in filled]
    if trimmed != filled:
        return assign_glyphs(page, [_emptied(table) for table in trimmed])
    baselines = [glyph.baseline for glyph in page.glyphs]
    kept = [
        number
        for number, table in enumerate(filled)
        if _holds_data(table) or _is_last_row(filled, page, baselines)
    ]
    free = []
    for index, glyph in enumerate(page.glyphs):
        if index not in cell_of_glyph or cell_of_glyph[index][0] not in kept:
            free.append(glyph)
    printed = printed_count("".join(glyph.text for glyph in page.glyphs))
    return PageContent(
        page_no=page.number,
        tables=tuple(with_drawings(filled[number], page) for number in kept),
        lines=tuple(_free_lines(free, page)),
        transform=page.transform,
        notes=page.notes,
        origin=TEXT_LAYER,
        printed=printed + _printed_aside(page),
        gutter=page.gutter,
        hidden_texts=page.hidden_texts,
        ink=page.ink,
        annotations=page.annotations,
        pictures=sum(drawing.kind == "picture" for drawing in page.drawings),
        set_aside=page.set_aside,
    )


def _free_lines(glyphs: Iterable[Glyph], page: Page) -> Iterator[Line]:
    """The lines of running text, those of the left one of two pages first."""
    for part in in_turn(
        glyphs, page.gutter, lambda glyph: (glyph.x0, glyph.x1)
    ):
        yield from lines_of(part, page.number)


def assign_lines(
    page: Page,
    tables: Sequence[Table],
    inside: Sequence[Sequence[tuple[Line, ...]]],
    free: Sequence[Line],
) -> PageContent:
    """Put lines that an engine read into the tables that they were cut from.

    Args:
        page: The page.
        tables: Its tables, their cells empty.
        inside: For each table, the lines of each of its cells, in the order of the cells.
        free: The lines that stand in no cell.

    Returns:
        The page's content; the lines of tables that hold no data stand among its running text, from top to bottom.
    """
    kept = []
    baselines = [line.box.bottom for line in free if line.box]
    for table, lines_by_cell in zip(tables, inside, strict=True):
        trimmed = _trimmed(_with_cell_lines(table, lines_by_cell))
        if _holds_data(trimmed) or (
            len(tables) == 1 and _is_last_row([trimmed], page, baselines)
        ):
            kept.append(with_drawings(trimmed, page))
    every_line = list(chain.from_iterable(chain.from_iterable(inside)))
    in_cells = _identities_of_lines(kept)
    outside = [line for line in every_line if id(line) not in in_cells]
    running_text: list[Line] = []
    for part in in_turn([*outside, *free], page.gutter, _sides):
        running_text += sorted(part, key=_top_left)
    printed = sum(printed_count(line.raw) for line in chain(every_line, free))
    return PageContent(
        page_no=page.number,
        tables=tuple(kept),
        lines=tuple(running_text),
        transform=page.transform,
        notes=page.notes,
        printed=printed + _printed_aside(page),
        gutter=page.gutter,
        set_aside=page.set_aside,
    )


def _printed_aside(page: Page) -> int:
    """How many characters are printed on a page that are no text of it."""
    return sum(printed_count(print_.line.raw) for print_ in page.set_aside)


def _sides(line: Line) -> tuple[float, float]:
    return (line.box.x0, line.box.x1) if line.box else (0.0, 0.0)


def _with_cell_lines(
    table: Table, lines_by_cell: Sequence[tuple[Line, ...]]
) -> Table:
    cells = [
        _with_lines(cell, lines)
        for cell, lines in zip(table.cells, lines_by_cell, strict=True)
    ]
    return replace(table, cells=tuple(cells))


def _identities_of_lines(tables: Iterable[Table]) -> set[int]:
    """The lines of tables, by identity: the same text may stand in two places."""
    identities: set[int] = set()
    for table in tables:
        for cell in table.cells:
            identities.update(map(id, cell.lines))
    return identities


def _top_left(line: Line) -> tuple[float, float]:
    return (line.box.top, line.box.x0) if line.box else (0.0, 0.0)


def text_areas(table: Table) -> list[Box]:
    """Where the text of each cell of a table may stand.

    Args:
        table: A table of one page, with its boxes.

    Returns:
        A box a cell, in points: its own, and where the table is open, a little beyond.
    """
    whole = table.boxes[0][1]
    boxes = []
    for cell in table.cells:
        box = cell.fragments[0].box or whole
        if table.open_top and box.top <= whole.top:
            box = replace(box, top=box.top - _REACH)
        if table.open_bottom and box.bottom >= whole.bottom:
            box = replace(box, bottom=box.bottom + _REACH)
        boxes.append(box)
    return boxes


def _cell_of_each_glyph(
    glyphs: Sequence[Glyph], tables: Sequence[Table]
) -> dict[int, CellPlace]:
    """The place of each glyph (by its index) that stands in a cell.

    A word that runs over a ruling goes where most of it stands, or where it begins at the left side of a cell; one that
    hangs over a space behind goes with the word before.
    """
    areas_by_table = [_TableAreas(table) for table in tables]
    places = [_place_of(glyph, areas_by_table) for glyph in glyphs]

    def sides_of(index: int) -> tuple[float, float] | None:
        place = places[index]
        return areas_by_table[place[0]].sides(place[1]) if place else None

    words: list[PlacedWord] = []
    for word in words_of(glyphs, sides_of):
        letters = without_diacritics(word, glyphs)
        votes = Counter(places[index] for index in letters)
        ((place, _),) = votes.most_common(1)
        first = next(
            (index for index in letters if glyphs[index].text.strip()),
            letters[0],
        )
        sides = sides_of(first)
        if (
            place != places[first]
            and sides
            and glyphs[first].x0 - sides[0] <= _INDENT * glyphs[first].size
        ):
            place = places[first]
        words.append((word, place))
    cell_of_glyph: dict[int, CellPlace] = {}
    for overhanging, place in with_overhanging_words(
        words, glyphs, lambda place: areas_by_table[place[0]].sides(place[1])
    ):
        if place is not None:
            cell_of_glyph.update(dict.fromkeys(overhanging, place))
    return cell_of_glyph


def _place_of(
    glyph: Glyph, areas_by_table: Sequence[_TableAreas]
) -> CellPlace | None:
    x = (glyph.x0 + glyph.x1) / 2
    y = glyph.baseline - _WAIST * glyph.size
    for number, table_areas in enumerate(areas_by_table):
        cell = table_areas.cell_at(x, y)
        if cell is not None:
            return number, cell
    return None


class _TableAreas:
    """Where the text of a table's cells may stand, by bands: from the top of one area to the next top."""

    def __init__(self, table: Table) -> None:
        self._areas = text_areas(table)
        self._tops = sorted({area.top for area in self._areas})
        self._bands: dict[int, list[int]] = defaultdict(list)
        for index, area in enumerate(self._areas):
            for band, top in enumerate(self._tops):
                if area.top <= top < area.bottom:
                    self._bands[band].append(index)

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell around a point, or None."""
        for index in self._bands[bisect_right(self._tops, y) - 1]:
            area = self._areas[index]
            if area.x0 <= x < area.x1 and area.top <= y < area.bottom:
                return index
        return None

    def sides(self, cell: int) -> tuple[float, float]:
        """The left and the right side of a cell, by its index."""
        return self._areas[cell].x0, self._areas[cell].x1


def _holds_data(table: Table) -> bool:
    """Whether a table is more than a frame around other things.

    It has text in two rows and, where there are several, two columns; or it is a single row, the rest of a table
    that began a page before.
    """
    rows = {cell.row for cell in table.cells if not cell.blank}
    cols = {cell.col for cell in table.cells if not cell.blank}
    if table.rows == 1:
        is_rest = (
            len(cols) == 1
            and table.cols >= _FEWEST_COLUMNS_OF_REST
            and table.open_top
        )
        return len(cols) >= 2 or is_rest
    return len(rows) >= 2 and len(cols) >= min(2, table.cols)


def _is_last_row(
    tables: Sequence[Table], page: Page, baselines: Iterable[float]
) -> bool:
    """Whether a page begins with a single row, closed on all sides, of which one cell is filled.

    That is the rest of a row which the page before began, where nothing but heads is printed above.
    """
    if page.number == 1 or len(tables) != 1 or tables[0].rows > 1:
        return False
    (table,) = tables
    filled = [cell for cell in table.cells if not cell.blank]
    heads = {round(y) for y in baselines if y <= table.boxes[0][1].top}
    return (
        len(filled) == 1
        and table.cols >= _FEWEST_COLUMNS_OF_REST
        and len(heads) <= _MOST_HEADS
    )


def _filled_tables(
    tables: Sequence[Table], cell_of_glyph: Mapping[int, CellPlace], page: Page
) -> list[Table]:
    glyphs_by_place: dict[CellPlace, list[Glyph]] = defaultdict(list)
    for index, place in cell_of_glyph.items():
        glyphs_by_place[place].append(page.glyphs[index])
    filled = []
    for number, table in enumerate(tables):
        cells = []
        for index, cell in enumerate(table.cells):
            lines = lines_of(glyphs_by_place[number, index], page.number)
            cells.append(_with_lines(cell, lines))
        filled.append(with_told_spaces(replace(table, cells=tuple(cells))))
    return filled


def _with_lines(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    """A cell of one page with its lines."""
    fragment = replace(cell.fragments[0], lines=lines)
    return replace(cell, fragments=(fragment,))


def _trimmed(table: Table) -> Table:
    """Without the stubs of column rulings that the page cut: an open first or last row that is no row of the table."""
    if table.rows <= 1:
        return table
    cuts_first = table.open_top and (
        _is_blank(table, 0) or names_columns(row_texts(table, 1))
    )
    cuts_last = table.open_bottom and _is_blank(table, table.rows - 1)
    first = 1 if cuts_first else 0
    last = table.rows - 1 if cuts_last else table.rows
    if first >= last or not (cuts_first or cuts_last):
        return table
    kept = rows_between(table, first, last)
    boxes = [cell.fragments[0].box for cell in kept.cells]
    whole = reduce(Box.around, [box for box in boxes if box])
    return replace(
        kept,
        boxes=((table.page_first, whole),),
        open_top=table.open_top and not cuts_first,
        open_bottom=table.open_bottom and not cuts_last,
    )


def _is_blank(table: Table, row: int) -> bool:
    return all(
        cell.blank
        for cell in table.cells
        if cell.row <= row < cell.row + cell.rowspan
    )


def _emptied(table: Table) -> Table:
    return replace(
        table, cells=tuple(_with_lines(cell, ()) for cell in table.cells)
    )
