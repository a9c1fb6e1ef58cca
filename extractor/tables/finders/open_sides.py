"""Sides of tables that no ruling closes: at the page's edge, and where a producer draws no outer rulings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from extractor.tables.finders.grid_lines import (
    NEAR,
    GridLine,
    crosses,
    grouped_by_position,
)

# So many column rulings must end together: two may be the sides of a frame.
_FEWEST_COLUMN_LINES = 3
# So many column rulings end together within a table where a row ends that no ruling closes.
_FEWEST_LOOSE_ENDS = 2
# So many row rulings must end together, by how many column rulings link them. Without outer columns a table still has
# two rulings that cross its rows; an arrow of a diagram meets one.
_FEWEST_ROW_LINES_WITH_TWO_COLUMN_LINES = 3
_FEWEST_ROW_LINES_WITH_MORE_COLUMN_LINES = 2
# So many row lines from one edge of the page to the other are a table's, where any column line crosses them; so near
# (points) to an edge they reach it: the edge of what was scanned wanders, and paper is dark there.
_FEWEST_CUT_ROW_LINES = 3
_PAGE_EDGE = 12.0

_Ends = Callable[[GridLine], float]
_Outermost = Callable[[list[float]], float]
# The two ends of a line, and which of several lines' ends is the outermost.
_BOTH_ENDS: tuple[tuple[_Ends, _Outermost], ...] = (
    (attrgetter("start"), min),
    (attrgetter("end"), max),
)


def missing_column_lines(
    rows: Sequence[GridLine],
    columns: Sequence[GridLine],
    page_width: float | None = None,
) -> list[GridLine]:
    """Close tables that are open to the left or right: where row rulings end together and no stroke closes them.

    Row rulings alone are underlines: they count where column rulings cross them. Where a scan cut off the outer column
    rulings, the rows run to the edges of the page.

    Args:
        rows: The row lines of a page.
        columns: Its column lines.
        page_width: The width of the page in points; None where it is not known.

    Returns:
        The column lines that are missing.
    """
    crossed = [row for row in rows if _crosses_any(row, columns)]
    missing: list[GridLine] = []
    for end_of, outermost in _BOTH_ENDS:
        for run in grouped_by_position(crossed, end_of):
            for linked in _linked_rows(run, columns):
                ends = [end_of(row) for row in linked]
                missing += _closing_column(
                    linked, columns, outermost(ends), page_width
                )
    return missing


def _are_cut(
    rows: Sequence[GridLine],
    columns: Sequence[GridLine],
    page_width: float | None,
) -> bool:
    """Whether several row lines run to an edge of the page, as in a table that was cut off there.

    At their other end they reach the other edge, or a column line.
    """
    if page_width is None or len(rows) < _FEWEST_CUT_ROW_LINES:
        return False
    from_edge = all(row.start <= _PAGE_EDGE for row in rows)
    to_edge = all(row.end >= page_width - _PAGE_EDGE for row in rows)
    if not (from_edge or to_edge):
        return False
    from_column = _is_closed(
        columns, rows[0].start, rows[0].position, rows[-1].position
    )
    to_column = _is_closed(
        columns, rows[0].end, rows[0].position, rows[-1].position
    )
    return (from_edge or from_column) and (to_edge or to_column)


def missing_row_lines(
    columns: Sequence[GridLine], rows: Sequence[GridLine]
) -> list[GridLine]:
    """Close tables that the page cut: where column rulings end together and no stroke closes them.

    Args:
        columns: The column lines of a page.
        rows: Its row lines.

    Returns:
        The row lines that are missing.
    """
    missing: list[GridLine] = []
    for end_of, outermost in _BOTH_ENDS:
        for run in grouped_by_position(columns, end_of):
            ends = [end_of(column) for column in run]
            missing += _closing_row(run, rows, outermost(ends))
    return missing


def missing_lines_inside(
    columns: Sequence[GridLine], rows: Sequence[GridLine]
) -> list[GridLine]:
    """Part rows that nothing but the ends of column lines part: those of a title or a total over several columns.

    Args:
        columns: The column lines of a page.
        rows: Its row lines.

    Returns:
        The row lines that are missing, from one outer column line to the other.
    """
    missing: list[GridLine] = []
    for end_of, outermost in _BOTH_ENDS:
        for run in grouped_by_position(columns, end_of):
            position = outermost([end_of(column) for column in run])
            loose = [
                column
                for column in run
                if not any(_ends_at(row, column, position) for row in rows)
            ]
            sides = [
                column.position
                for column in columns
                if _runs_past(column, position)
            ]
            if len({column.position for column in loose}) < _FEWEST_LOOSE_ENDS:
                continue
            places = [column.position for column in loose]
            first, last = min(places), max(places)
            left = max((x for x in sides if x < first), default=None)
            right = min((x for x in sides if x > last), default=None)
            is_between = [
                x
                for x in sides
                if left is not None and right is not None and left < x < right
            ]
            if left is not None and right is not None and not is_between:
                linked = _linked_sides(sides, columns, position)
                missing.append(
                    GridLine(False, position, min(linked), max(linked))
                )
    return missing


def _linked_sides(
    sides: Sequence[float], columns: Sequence[GridLine], position: float
) -> list[float]:
    """The column lines that run past a height, of the table in which those are that are as high as one another."""
    passing = [
        column
        for column in columns
        if column.position in sides and _runs_past(column, position)
    ]
    highest = max(passing, key=lambda column: column.end - column.start)
    return [
        column.position
        for column in passing
        if column.start < highest.end and highest.start < column.end
    ]


def _ends_at(row: GridLine, column: GridLine, y: float) -> bool:
    is_near = abs(row.position - y) <= 2 * NEAR
    return is_near and _is_over(row, column)


def _meets(row: GridLine, column: GridLine) -> bool:
    is_beside = column.start - NEAR <= row.position <= column.end + NEAR
    return is_beside and _is_over(row, column)


def _is_over(row: GridLine, column: GridLine) -> bool:
    return row.start - NEAR <= column.position <= row.end + NEAR


def _runs_past(column: GridLine, y: float) -> bool:
    return column.start < y - 2 * NEAR and y + 2 * NEAR < column.end


def _crosses_any(row: GridLine, columns: Sequence[GridLine]) -> bool:
    return any(crosses(row, column) for column in columns)


def _linked_rows(
    run: Sequence[GridLine], columns: Sequence[GridLine]
) -> Iterator[list[GridLine]]:
    """Row lines of one table: a column line leads from each to the next."""
    linked: list[GridLine] = []
    for row in sorted(run, key=attrgetter("position")):
        if linked and not _are_linked(linked[-1], row, columns):
            yield linked
            linked = []
        linked.append(row)
    yield linked


def _are_linked(
    above: GridLine, below: GridLine, columns: Sequence[GridLine]
) -> bool:
    """Whether a column line leads from one row line to another, be it their side: no other crosses a title's row."""
    return any(
        _meets(above, column) and _meets(below, column) for column in columns
    )


def _closing_column(
    linked: Sequence[GridLine],
    columns: Sequence[GridLine],
    position: float,
    page_width: float | None,
) -> Iterator[GridLine]:
    """The column line that closes some rows at `position`, if they are a table's and no stroke is there."""
    crossing = [
        column for column in columns if _crosses_several(column, linked)
    ]
    is_cut_table = bool(crossing) and _are_cut(linked, columns, page_width)
    if not is_cut_table and not _are_rows_of_table(linked, crossing):
        return
    start = min(row.position for row in linked)
    end = max(row.position for row in linked)
    if _is_closed(columns, position, start, end):
        return
    top = min(column.start for column in crossing)
    bottom = max(column.end for column in crossing)
    yield GridLine(True, position, min(start, top), max(end, bottom))


def _are_rows_of_table(
    rows: Sequence[GridLine], crossing: Sequence[GridLine]
) -> bool:
    """Whether row lines, and the column lines that cross several of them, are enough for a table."""
    if len(crossing) < 2:
        return False
    if len(crossing) == 2:
        return len(rows) >= _FEWEST_ROW_LINES_WITH_TWO_COLUMN_LINES
    return len(rows) >= _FEWEST_ROW_LINES_WITH_MORE_COLUMN_LINES


def _crosses_several(column: GridLine, rows: Sequence[GridLine]) -> bool:
    return [crosses(row, column) for row in rows].count(True) > 1


def _closing_row(
    run: Sequence[GridLine], rows: Sequence[GridLine], position: float
) -> Iterator[GridLine]:
    """The row lines that close some columns at `position`, if they are a table's, where no stroke is there.

    All columns are open where the page cut a row; some of them where it cut cells that are merged over rows.
    """
    if len(run) < _FEWEST_COLUMN_LINES:
        return
    sides = sorted(column.position for column in run)
    start = sides[0]
    end = sides[-1]
    if not _is_closed(rows, position, start, end):
        yield GridLine(False, position, start, end)
        return
    for left, right in pairwise(sides):
        if not _is_closed(rows, position, left, right):
            yield GridLine(False, position, left, right)


def _is_closed(
    lines: Sequence[GridLine], position: float, start: float, end: float
) -> bool:
    """Whether lines run along most of the way from `start` to `end` near `position`."""
    covered = 0.0
    for line in lines:
        if abs(line.position - position) <= 2 * NEAR:
            shared_start = max(line.start, start)
            shared_end = min(line.end, end)
            covered += max(0.0, shared_end - shared_start)
    return covered > (end - start) / 2
