"""Tables of single pages become one table: repeated headers dropped, rows that a page break split joined again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model import Cell, Joint, Line, PageContent, Table, rows_between
from extractor.model.running_heads import running_heads
from extractor.tables.continuation import TableStart, count_repeated_rows, goes_on, joint_of, with_columns_of


def stitch(page_contents: Iterable[PageContent]) -> list[Table]:
    """Put the tables of a document together.

    Args:
        page_contents: The pages, in order.

    Returns:
        All tables in order, each whole; every fragment of a cell keeps its page and box.
    """
    page_contents = list(page_contents)
    heads = running_heads(page_contents)
    tables: list[Table] = []
    start: TableStart | None = None
    before: PageContent | None = None
    for page_content in page_contents:
        for position, table in enumerate(page_content.tables):
            may_go_on = position == 0 and before is not None and before.tables
            if may_go_on and before and start:
                below = with_columns_of(tables[-1], table)
                if goes_on(tables[-1], start, below, before, page_content, heads):
                    tables[-1] = _appended(tables[-1], start, below)
                    continue
            tables.append(table)
            start = TableStart.of(table)
        before = page_content
    return tables


def _appended(above: Table, start: TableStart, below: Table) -> Table:
    """A table with the part of the next page, which goes on with it."""
    header_rows = count_repeated_rows(above, start, below)
    repeated = _lines_of_rows(below, header_rows)
    below = rows_between(below, header_rows, below.rows)
    is_cut = above.open_bottom and (below.open_top or header_rows > 0)
    joint = joint_of(above, start, below, is_cut=is_cut) if below.rows else ""
    first_row = above.rows - 1 if joint else above.rows
    return replace(
        above,
        cells=tuple(_joined_cells(above, below, first_row, joint)),
        rows=first_row + below.rows,
        page_last=below.page_last,
        boxes=above.boxes + below.boxes,
        open_bottom=below.open_bottom,
        repeated=above.repeated + repeated,
    )


def _lines_of_rows(table: Table, count: int) -> tuple[Line, ...]:
    """The lines of the first rows of a table."""
    lines: list[Line] = []
    for cell in rows_between(table, 0, count).cells:
        lines += cell.lines
    return tuple(lines)


def _joined_cells(above: Table, below: Table, first_row: int, joint: Joint) -> list[Cell]:
    """The cells of both parts; row 0 of `below` becomes `first_row`, which is the last one of `above` at a joint."""
    cells = list(above.cells)
    for cell in below.cells:
        over = _index_of_cell_over(cells, above.rows, cell.col) if cell.row == 0 else None
        if over is not None and (joint or _is_merged(above, cells[over], cell)):
            cells[over] = _grown(cells[over], cell, first_row, joint or "merged")
        else:
            cells.append(replace(cell, row=cell.row + first_row))
    return cells


def _index_of_cell_over(cells: Sequence[Cell], rows: int, col: int) -> int | None:
    """The index of the cell that stands in column `col` of the last of `rows` rows."""
    for index, cell in enumerate(cells):
        is_last = cell.row + cell.rowspan == rows
        if is_last and cell.col <= col < cell.col + cell.colspan:
            return index
    return None


def _is_merged(above: Table, over: Cell, cell: Cell) -> bool:
    """Whether a cell merged over rows runs on over the page break.

    Nothing is printed in it a second time; or the page cut this cell, and closed others of its row.
    """
    spans_rows = over.rowspan > 1 or cell.rowspan > 1
    if spans_rows and cell.blank and not over.blank:
        return True
    return over.fragments[-1].is_cut and not above.open_bottom and over.colspan == cell.colspan


def _grown(over: Cell, cell: Cell, first_row: int, joint: Joint) -> Cell:
    """A cell that goes on with that of the next page."""
    rowspan = cell.row + first_row + cell.rowspan - over.row
    first, *more = cell.fragments
    fragments = (*over.fragments, replace(first, joined_by=joint), *more)
    return replace(over, rowspan=rowspan, fragments=fragments)
