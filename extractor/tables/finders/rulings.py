"""Rulings become tables of empty cells, also where a producer left the first or last row of a page open.

The geometry (joining strokes, crossing points, smallest rectangles) is pdfplumber's; what it lacks is added here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter

from extractor.model import Box, Cell, Fragment, Page, Table
from extractor.tables.finders.cards import with_cards_joined
from extractor.tables.finders.drawn_strokes import without_drawn_strokes
from extractor.tables.finders.filled_rows import lines_of_filled_rows
from extractor.tables.finders.grid_lines import (
    NEAR,
    THINNEST,
    GridLine,
    boundaries,
    grid_lines_of,
    without_hidden_rows,
)
from extractor.tables.finders.open_corners import with_open_corners
from extractor.tables.finders.open_sides import (
    missing_column_lines,
    missing_lines_inside,
    missing_row_lines,
)
from extractor.tables.finders.writing_lines import without_writing_lines
from extractor.tables.letter_boxes import LetterBoxes


def find_ruled_tables(page: Page) -> tuple[Table, ...]:
    """Find the tables that rulings make.

    Args:
        page: The page, with its rulings.

    Returns:
        The tables from top to bottom, their cells empty; a table inside a cell of another is left out.
    """
    seen = without_hidden_rows(page.rulings)
    rulings = without_writing_lines(seen, page)
    lines = without_drawn_strokes(grid_lines_of(rulings), page)
    rows = [line for line in lines if not line.is_column]
    columns = [line for line in lines if line.is_column]
    page_width = page.transform.size[0] if page.transform else None
    added_columns = missing_column_lines(rows, columns, page_width)
    inside = missing_lines_inside([*columns, *added_columns], rows)
    added_rows = missing_row_lines([*columns, *added_columns], [*rows, *inside])
    every_line = [*lines, *added_columns, *inside, *added_rows]
    groups = _cells_by_table(every_line)
    filled = lines_of_filled_rows(page, groups)
    if filled:
        groups = _cells_by_table([*every_line, *filled])
    letters = LetterBoxes(page)
    groups = with_cards_joined(groups, letters)
    tables = [_table(page.number, boxes, added_rows) for boxes in groups]
    every_cell = list(chain.from_iterable(groups))
    outer = [
        with_open_corners(table, letters)
        for table in tables
        if not _lies_in_any(table, every_cell)
    ]
    return tuple(sorted(outer, key=_top))


def _top(table: Table) -> float:
    _, box = table.boxes[0]
    return box.top


def _cells_by_table(lines: Iterable[GridLine]) -> list[list[Box]]:
    """The smallest rectangles that lines make, those that touch together."""
    # Takes as long to import as a report to read; transcripts have no lines.
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
    )

    edges = [line.as_edge() for line in lines]
    points = edges_to_intersections(edges, NEAR, NEAR)
    rectangles = intersections_to_cells(points)
    cells = [cell for cell in rectangles if _holds_text(Box(*cell))]
    groups = []
    for group in cells_to_tables(cells):
        groups.append([Box(*cell) for cell in group])
    return groups


def _holds_text(cell: Box) -> bool:
    return min(cell.width, cell.height) >= THINNEST


def _lies_in_any(table: Table, cells: Iterable[Box]) -> bool:
    """Whether a table lies inside a cell of another: a framed paragraph, which is part of that cell's text."""
    _, box = table.boxes[0]
    for cell in cells:
        is_same_size = cell.width == box.width and cell.height == box.height
        if cell.encloses(box) and not is_same_size:
            return True
    return False


def _table(
    page_no: int, boxes: Sequence[Box], added_rows: Sequence[GridLine]
) -> Table:
    """A table of cells, open where a row line had to be added."""
    sides_of_columns = chain.from_iterable((box.x0, box.x1) for box in boxes)
    sides_of_rows = chain.from_iterable((box.top, box.bottom) for box in boxes)
    xs = boundaries(sides_of_columns)
    ys = boundaries(sides_of_rows)
    whole = Box(xs[0], ys[0], xs[-1], ys[-1])
    added = [
        row for row in added_rows if row.start < whole.x1 and row.end > whole.x0
    ]
    in_order = sorted(boxes, key=attrgetter("top", "x0"))
    cells = [_cell(page_no, box, xs, ys, added) for box in in_order]
    return Table(
        cells=tuple(cells),
        rows=len(ys) - 1,
        cols=len(xs) - 1,
        page_first=page_no,
        page_last=page_no,
        column_edges=tuple(xs),
        boxes=((page_no, whole),),
        open_top=_is_open(whole.top, whole, added),
        open_bottom=_is_open(whole.bottom, whole, added),
    )


def _is_open(y: float, box: Box, added: Iterable[GridLine]) -> bool:
    """Whether most of a side of a box was closed by row lines that had to be added."""
    covered = 0.0
    for row in added:
        if abs(row.position - y) <= NEAR:
            covered += max(0.0, min(row.end, box.x1) - max(row.start, box.x0))
    return covered > box.width / 2


def _cell(
    page_no: int,
    box: Box,
    xs: Sequence[float],
    ys: Sequence[float],
    added: Sequence[GridLine],
) -> Cell:
    col = _nearest(xs, box.x0)
    row = _nearest(ys, box.top)
    end_col = _nearest(xs, box.x1)
    end_row = _nearest(ys, box.bottom)
    return Cell(
        row=row,
        col=col,
        rowspan=max(1, end_row - row),
        colspan=max(1, end_col - col),
        fragments=(
            Fragment(page_no, box, is_cut=_is_open(box.bottom, box, added)),
        ),
    )


def _nearest(boundaries: Sequence[float], value: float) -> int:
    """The index of the boundary that a side of a cell stands at."""
    distances = [abs(boundary - value) for boundary in boundaries]
    return distances.index(min(distances))
