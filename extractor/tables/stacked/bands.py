"""Ruled rows with their print, cut at the column lines: what the rules for rows without lines read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model import Box, Page, Table
from extractor.tables.alignment.blocks import Block
from extractor.tables.alignment.cell_pitch import with_pitch_of_ruled_rows
from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import RunHeader
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.alignment.white_gaps import WhiteGaps
from extractor.tables.stacked.table_print import print_in_table

# Points by which the columns of a table differ in width from page to page.
_LIKE_WIDTHS = 3.0
# Points: a line that the page cut stands this far beyond the end of the column lines at most.
_REACH = 10.0


@dataclass(frozen=True, slots=True)
class RuledPage:
    """A page with the tables that rulings make.

    Attributes:
        page: The page, with its glyphs.
        tables: Its tables from top to bottom, their cells empty.
    """

    page: Page
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A ruled row whose cells are merged with no other.

    Attributes:
        place: The index of its page and of its table there.
        row: The row, 0-based.
        box: Where it is, in points.
        part: Its lines.
    """

    place: tuple[int, int]
    row: int
    box: Box
    part: Part

    @property
    def text(self) -> str:
        """What it says, in lines."""
        return "\n".join(line.text for line in self.part.lines)


@dataclass(slots=True)
class BandGroup:
    """The bands of tables that have the same columns, page after page.

    Attributes:
        columns: Their columns, where they stand on the first page.
        bands: The bands that may hold rows, in order.
        headed: Whether a ruled row stands above the first one.
    """

    columns: Columns
    bands: list[Band]
    headed: bool

    @property
    def run(self) -> Run:
        """Its bands as parts of one run."""
        return Run([band.part for band in self.bands], WhiteGaps(0.0))


def are_same_columns(one: Table, other: Table) -> bool:
    """Whether the columns of two tables are as wide as one another.

    Args:
        one: A table of one page.
        other: A table of another one.

    Returns:
        Whether each column is.
    """
    if one.cols != other.cols:
        return False
    left = one.column_edges[0]
    other_left = other.column_edges[0]
    pairs = zip(one.column_edges, other.column_edges, strict=True)
    return all(
        abs((edge - left) - (other_edge - other_left)) <= _LIKE_WIDTHS
        for edge, other_edge in pairs
    )


def reaching(table: Table) -> Table:
    """Let the last row of a table that no line closes hold print just below the ends of the column lines.

    Args:
        table: The table of one page, its cells empty.

    Returns:
        The table with a higher last row; as it is where a line closes it.
    """
    if not table.open_bottom:
        return table
    ((page_no, whole),) = table.boxes
    cells = []
    for cell in table.cells:
        (fragment,) = cell.fragments
        if fragment.box and cell.row + cell.rowspan == table.rows:
            box = replace(fragment.box, bottom=fragment.box.bottom + _REACH)
            cell = replace(cell, fragments=(replace(fragment, box=box),))
        cells.append(cell)
    return replace(
        table,
        cells=tuple(cells),
        boxes=((page_no, replace(whole, bottom=whole.bottom + _REACH)),),
    )


def band_groups_of(pages: Sequence[RuledPage]) -> Iterator[BandGroup]:
    """Gather the bands of tables that may go on with one another.

    Args:
        pages: Pages that follow one another.

    Yields:
        The groups that have bands.
    """
    groups: list[list[tuple[int, int]]] = []
    before: Table | None = None
    for page_index, ruled in enumerate(pages):
        for table_index, table in enumerate(ruled.tables):
            if before is None or not are_same_columns(before, table):
                groups.append([])
            groups[-1].append((page_index, table_index))
            before = table
    for places in groups:
        group = _group(pages, places)
        if group.bands:
            yield group


def _group(
    pages: Sequence[RuledPage], places: Sequence[tuple[int, int]]
) -> BandGroup:
    first = _table_at(pages, places[0])
    group = BandGroup(Columns(first.column_edges), [], headed=False)
    header = ""
    for place in places:
        table = _table_at(pages, place)
        shift = table.column_edges[0] - first.column_edges[0]
        of_table = list(_bands_of(pages[place[0]].page, table, place, shift))
        is_header_alone = len(of_table) > 1 and of_table[0].row == 0
        if is_header_alone and (
            place == places[0] or of_table[0].text == header
        ):
            header = of_table.pop(0).text
        group.headed = group.headed or bool(
            of_table and not group.bands and of_table[0].row > 0
        )
        group.bands += of_table
    if group.bands:
        no_header = RunHeader("", (0,) * len(group.bands))
        parts = with_pitch_of_ruled_rows(group.run, group.columns, no_header)
        group.bands = [
            replace(band, part=part)
            for band, part in zip(group.bands, parts, strict=True)
        ]
    return group


def _table_at(pages: Sequence[RuledPage], place: tuple[int, int]) -> Table:
    return pages[place[0]].tables[place[1]]


def _bands_of(
    page: Page, table: Table, place: tuple[int, int], shift: float
) -> Iterator[Band]:
    """The rows of a table whose cells are merged with no other, and that hold print."""
    table = reaching(table)
    rows = _plain_rows(table)
    if not rows:
        return
    table_print = print_in_table(page, table)
    for row, box in rows.items():
        lines = tuple(
            line
            for line in table_print.lines
            if box.top <= line.waist < box.bottom
        )
        if lines:
            of_band = replace(table_print, lines=lines)
            yield Band(
                place,
                row,
                box,
                Part.of(Block(of_band, 0, len(lines) - 1, ()), shift),
            )


def _plain_rows(table: Table) -> dict[int, Box]:
    """Where each row is that is made of one cell a column."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for cell in table.cells:
        box = cell.fragments[0].box
        if cell.rowspan == cell.colspan == 1 and box:
            boxes[cell.row].append(box)
    plain = {}
    for row, of_row in sorted(boxes.items()):
        if len(of_row) == table.cols:
            plain[row] = Box(
                of_row[0].x0, of_row[0].top, of_row[-1].x1, of_row[0].bottom
            )
    return plain
