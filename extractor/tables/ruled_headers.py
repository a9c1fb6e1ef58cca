"""Headers of several rows whose cells show on a ground of their own, over rows that are found by their print alone.

What is aligned tells the columns, but not which names of a header stand over several of them; its sides do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model import Box, Cell, Table


def with_ruled_headers(
    tables: Sequence[Table], headers: Sequence[Table]
) -> list[Table]:
    """Give tables of a page the headers that stand on their top.

    Args:
        tables: Tables found by their print, their cells empty.
        headers: Grids that are headers alone, their cells empty.

    Returns:
        The tables; those that have as many columns as a header on them, at the same places, have its cells.
    """
    return [_with_header(table, headers) for table in tables]


def _with_header(table: Table, headers: Sequence[Table]) -> Table:
    for header in headers:
        above = _rows_above(table, header)
        if 0 < above < table.rows and _have_same_columns(table, header):
            return _joined(table, above, header)
    return table


def _rows_above(table: Table, header: Table) -> int:
    """How many rows of a table stand on the ground of a header."""
    foot = _box(header).bottom
    return len({cell.row for cell in table.cells if _middle(cell) < foot})


def _have_same_columns(table: Table, header: Table) -> bool:
    """Whether the middle of each column of a table lies in the same column of a header."""
    if table.cols != header.cols or not table.column_edges:
        return False
    middles = [
        (left + right) / 2 for left, right in pairwise(table.column_edges)
    ]
    sides = pairwise(header.column_edges)
    return all(
        left < middle < right
        for middle, (left, right) in zip(middles, sides, strict=True)
    )


def _joined(table: Table, above: int, header: Table) -> Table:
    """A table with the cells of a header in place of its first rows."""
    added = header.rows - above
    cells = [*header.cells, *_below(table, above, added)]
    (page_no, box), (_, ground) = table.boxes[0], header.boxes[0]
    return replace(
        table,
        cells=tuple(cells),
        rows=table.rows + added,
        boxes=((page_no, box.around(ground)),),
        repeated_rows=0,
    )


def _below(table: Table, above: int, added: int) -> Iterator[Cell]:
    """The cells of a table below its first rows, these being so many more."""
    for cell in table.cells:
        end = cell.row + cell.rowspan
        if end > above:
            first = max(cell.row, above)
            yield replace(cell, row=first + added, rowspan=end - first)


def _middle(cell: Cell) -> float:
    box = cell.fragments[0].box
    assert box is not None  # a table of a page has a box for each cell
    return (box.top + box.bottom) / 2


def _box(table: Table) -> Box:
    return table.boxes[0][1]
