"""Rows whose cells are filled and not ruled, above or below a grid of rulings: headers and totals of some producers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.model import Box, Drawing, Glyph, Page
from extractor.tables.finders.grid_lines import NEAR, GridLine

# Points: a lower fill holds no line of text.
_LOWEST = 6.0
# Shares of red, green and blue: a lighter fill is paper.
_PAPER = 0.985
# Fills side by side: one alone may be a title's, or a frame's.
_FEWEST = 2
# Share of a table's width that they cover.
_WHOLE = 0.9


def lines_of_filled_rows(
    page: Page, tables: Iterable[Sequence[Box]]
) -> list[GridLine]:
    """The sides of filled cells that stand on a table, or hang from it, where no ruling closes them.

    jsPDF-AutoTable (theme `grid`) rules the body of a table and only fills the cells of its header and its totals; so
    do style sheets that put borders on `td` alone. Such cells stand in the columns of the body, from side to side.

    Args:
        page: The page, with its glyphs and drawings.
        tables: The cells of each table that rulings make, in points.

    Returns:
        The four sides of each such cell; none where fills only lie behind ruled cells.
    """
    fills = list(
        dict.fromkeys(
            drawing.box for drawing in page.drawings if _may_be_cell(drawing)
        )
    )
    if not fills:
        return []
    lines: list[GridLine] = []
    for table in tables:
        columns = sorted(
            {*(cell.x0 for cell in table), *(cell.x1 for cell in table)}
        )
        fitting = [
            fitted for fill in fills if (fitted := _in_columns(fill, columns))
        ]
        top = min(cell.top for cell in table)
        bottom = max(cell.bottom for cell in table)
        above = [fill for fill in fitting if fill.bottom <= top + NEAR]
        below = [fill for fill in fitting if fill.top >= bottom - NEAR]
        upwards = _rows_from(above, columns, top, is_upwards=True)
        downwards = _rows_from(below, columns, bottom, is_upwards=False)
        for cells in (upwards, downwards):
            lines += _sides(cells) if _are_printed(cells, page) else ()
    return lines


def _may_be_cell(drawing: Drawing) -> bool:
    if (
        drawing.kind != "fill"
        or not drawing.is_rectangle
        or drawing.box.height < _LOWEST
    ):
        return False
    return drawing.colour is not None and min(drawing.colour) < _PAPER


def _in_columns(fill: Box, columns: Sequence[float]) -> Box | None:
    """A fill with its sides set at column lines; None where it has others."""
    left = min(columns, key=lambda x: abs(x - fill.x0))
    right = min(columns, key=lambda x: abs(x - fill.x1))
    if (
        abs(left - fill.x0) > NEAR
        or abs(right - fill.x1) > NEAR
        or left == right
    ):
        return None
    return replace(fill, x0=left, x1=right)


def _rows_from(
    fills: Sequence[Box],
    columns: Sequence[float],
    y: float,
    *,
    is_upwards: bool,
) -> list[Box]:
    """The filled cells that stand on a side of a table, and those that stand on these."""
    found = [
        _attached(fill, y, is_upwards)
        for fill in fills
        if abs(_foot(fill, is_upwards) - y) <= NEAR
    ]
    covered = sum(cell.width for cell in found)
    if len(found) < _FEWEST or covered < _WHOLE * (columns[-1] - columns[0]):
        return []
    rest = [fill for fill in fills if abs(_foot(fill, is_upwards) - y) > NEAR]
    for cell in found:
        head = cell.top if is_upwards else cell.bottom
        further = [
            fill
            for fill in rest
            if abs(_foot(fill, is_upwards) - head) <= NEAR
            and _shares(fill, cell)
        ]
        # One that lies on two cells is one, drawn twice or not.
        rest = [fill for fill in rest if fill not in further]
        found += [_attached(fill, head, is_upwards) for fill in further]
    return found


def _foot(fill: Box, is_upwards: bool) -> float:
    return fill.bottom if is_upwards else fill.top


def _attached(fill: Box, y: float, is_upwards: bool) -> Box:
    return replace(fill, bottom=y) if is_upwards else replace(fill, top=y)


def _shares(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _are_printed(cells: Sequence[Box], page: Page) -> bool:
    """Whether several of the cells hold print, as a total and its amount do: else they are an ornament."""
    printed = [
        any(_holds(cell, glyph) for glyph in page.glyphs) for cell in cells
    ]
    return sum(printed) >= _FEWEST


def _holds(cell: Box, glyph: Glyph) -> bool:
    middle = (glyph.x0 + glyph.x1) / 2
    return (
        cell.x0 < middle < cell.x1 and cell.top < glyph.baseline < cell.bottom
    )


def _sides(cells: Iterable[Box]) -> Iterator[GridLine]:
    for cell in cells:
        yield GridLine(False, cell.top, cell.x0, cell.x1)
        yield GridLine(False, cell.bottom, cell.x0, cell.x1)
        yield GridLine(True, cell.x0, cell.top, cell.bottom)
        yield GridLine(True, cell.x1, cell.top, cell.bottom)
