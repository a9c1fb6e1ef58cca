"""Corners of ruled tables that no ruling closes, and that hold print: a producer drew the sides of all other cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from operator import attrgetter

from extractor.model import Box, Cell, Fragment, Table
from extractor.tables.letter_boxes import LetterBoxes


def with_open_corners(table: Table, letters: LetterBoxes) -> Table:
    """Give a table the cells of its corners that hold print, though rulings close two of their sides alone.

    Args:
        table: A table of one page, its cells empty.
        letters: Where letters stand on the page.

    Returns:
        The table with those cells; the same where all corners are closed, or blank as that of a cross table.
    """
    added = [
        Cell(row, col, 1, 1, (Fragment(table.page_first, box),))
        for row, col, box in _open_corners(table)
        if letters.any_in(box)
    ]
    if not added:
        return table
    cells = sorted((*table.cells, *added), key=attrgetter("row", "col"))
    return replace(table, cells=tuple(cells))


def _open_corners(table: Table) -> Iterator[tuple[int, int, Box]]:
    """The place and the box of each corner without a cell whose row and column have cells everywhere else."""
    grid = table.grid()
    for row, col in product({0, table.rows - 1}, {0, table.cols - 1}):
        in_row = [cell for cell in grid[row] if cell]
        in_col = [cells[col] for cells in grid]
        is_alone = len(in_row) == table.cols - 1 and in_col.count(None) == 1
        of_row = [_box(cell) for cell in in_row if cell.rowspan == 1]
        of_col = [_box(cell) for cell in in_col if cell and cell.colspan == 1]
        if grid[row][col] is None and is_alone and of_row and of_col:
            yield (
                row,
                col,
                Box(
                    of_col[0].x0, of_row[0].top, of_col[0].x1, of_row[0].bottom
                ),
            )


def _box(cell: Cell) -> Box:
    box = cell.fragments[0].box
    assert box is not None  # a table of rulings has a box for each cell
    return box
