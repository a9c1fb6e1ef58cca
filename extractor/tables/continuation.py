"""Whether a table goes on with that of the page before, and whether its first row goes on with the last one there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rapidfuzz import fuzz

from extractor.model import Cell, Joint, PageContent, Table, rows_between
from extractor.model.running_heads import RunningHeads
from extractor.tables.columns.header_likeness import names_columns
from extractor.tables.columns.header_rows import count_titles, header_of, row_texts, squeezed
from extractor.tables.form_matching import layout_of
from extractor.tables.titles_between import title_above, title_below
from normalizer import arabic, blurred_marker_at, marker_at, named_marker_at

# Points: column boundaries of one table wander this far from page to page, in portions of rounding and borders.
_WANDERING = 4.0
# rapidfuzz.ratio (0 to 100) of two printings of one header row.
_SAME_HEADER = 90.0
# The mean and the least of its cells where OCR read them: headers cut in half gave 64 to 81, rows of data below 25.
_SAME_HEADER_READ = 65.0
_LEAST_SAME_READ = 40.0
# A row is the rest of one where so many cells are missing that every other of so many rows fills.
_FEWEST_MISSING = 2
_FEWEST_ROWS_TO_TELL = 3
# So much of a header cell is left where its last lines are cut.
_LEAST_OF_CUT = 0.5
_BARE_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,4}\s*")


@dataclass(frozen=True, slots=True)
class TableStart:
    """What the part of a table on its first page says about all of it.

    Attributes:
        header_rows: How many rows at the top are header.
        key: The column (0-based) that names the rows.
        is_known: Whether the table is of a form that is known.
    """

    header_rows: int
    key: int
    is_known: bool

    @classmethod
    def of(cls, table: Table) -> TableStart:
        """Look at the first part of a table.

        Args:
            table: The part, its cells filled.

        Returns:
            What it says.
        """
        layout = layout_of(table)
        if layout is None:
            return cls(header_of(table).rows, 0, is_known=False)
        return cls(layout.header_rows, layout.key, is_known=True)


def goes_on(
    above: Table, start: TableStart, below: Table, before: PageContent, after: PageContent, heads: RunningHeads
) -> bool:
    """Whether a table goes on with another one.

    Args:
        above: The last table before, stitched so far.
        start: How it starts.
        below: The first table of a page.
        before: The page where `above` ends.
        after: The page of `below`.
        heads: The document's running heads and feet.

    Returns:
        Whether it does.
    """
    if below.page_first != above.page_last + 1 or below.cols != above.cols:
        return False
    is_parted = title_below(before, above, heads) or title_above(after, below, heads)
    header_rows = count_repeated_rows(above, start, below)
    if header_rows:
        return not is_parted or _numbers_go_on(above, start, rows_between(below, header_rows, below.rows))
    if is_parted or names_columns(row_texts(below, 0)):
        return False
    return all(abs(one - two) <= _WANDERING for one, two in zip(above.column_edges, below.column_edges, strict=True))


def with_columns_of(above: Table, below: Table) -> Table:
    """A table whose cells are all merged over columns of another one, in the columns of that.

    Args:
        above: The table before, with the finer columns.
        below: The table, such as a row of totals alone on its page.

    Returns:
        The table with its cells merged over the columns of `above`; unchanged where a boundary of its columns is none
        there.
    """
    edges = [_edge_near(x, above.column_edges) for x in below.column_edges]
    places = [edge for edge in edges if edge is not None]
    ends_alike = places and places[0] == 0 and places[-1] == above.cols
    if below.cols >= above.cols or len(set(places)) != len(edges) or not ends_alike:
        return below
    cells = []
    for cell in below.cells:
        start = places[cell.col]
        end = places[cell.col + cell.colspan]
        cells.append(replace(cell, col=start, colspan=end - start))
    return replace(below, cells=tuple(cells), cols=above.cols, column_edges=above.column_edges)


def _edge_near(x: float, edges: Sequence[float]) -> int | None:
    """The index of the boundary that stands at x, or None."""
    for index, edge in enumerate(edges):
        if abs(edge - x) <= _WANDERING:
            return index
    return None


def count_repeated_rows(above: Table, start: TableStart, below: Table) -> int:
    """How many rows at the top of a table say the header of another one again.

    Args:
        above: The table before.
        start: How it starts.
        below: The table.

    Returns:
        The rows of the header, with its titles or without; 0 where it does not stand there.
    """
    skipped = count_titles(below)
    for titles in range(start.header_rows):
        rows = start.header_rows - titles
        for first in sorted({0, skipped}):
            if first + rows <= below.rows and _are_same_rows(above, titles, below, first, rows):
                return first + rows
    return 0


def _are_same_rows(above: Table, row_above: int, below: Table, row: int, count: int) -> bool:
    return all(_is_same_row(above, row_above + further, below, row + further) for further in range(count))


def joint_of(above: Table, start: TableStart, below: Table, *, is_cut: bool) -> Joint:
    """From what it follows that the first row of a table goes on with the last row of the one before.

    Args:
        above: The table before.
        start: How it starts.
        below: The table, without the header that it repeats; at least one row.
        is_cut: Whether the page cut the rulings of both.

    Returns:
        The reason; empty where the row begins anew.
    """
    keys = _keys(above, start)
    first = row_texts(below, 0)
    key = first[start.key]
    if not keys or _names_a_row(key, below) or _stands_apart(above, below):
        return ""
    if not key.strip():
        return "no-name"
    if any(_number(text) is not None for text in keys):
        return "no-number"
    return _joint_of_unnumbered(above, start, below, is_cut=is_cut)


def _joint_of_unnumbered(above: Table, start: TableStart, below: Table, *, is_cut: bool) -> Joint:
    """The same where rows have no numbers: items of the other cells tell, cells that are missing, or cut rulings."""
    last = row_texts(above, above.rows - 1)
    first = row_texts(below, 0)
    numbers = _item_numbers(first)
    if numbers and min(numbers) == 1:
        return ""
    if numbers or any(map(_list_goes_on, last, first)):
        return "items-go-on"
    if len(_missing_cells(above, start, first)) >= _FEWEST_MISSING:
        return "cells-missing"
    return "rulings-cut" if is_cut else ""


def _list_goes_on(text: str, below: str) -> bool:
    """Whether the first item that begins in a cell counts on from the last one of the cell above."""
    numbers_above = _line_numbers(text)
    numbers_below = _line_numbers(below)
    return bool(numbers_above and numbers_below) and numbers_below[0] == numbers_above[-1] + 1


def _line_numbers(text: str) -> list[int]:
    """The numbers of the items with which lines of a cell begin."""
    return _item_numbers(text.split("\n"))


def _missing_cells(above: Table, start: TableStart, first: Sequence[str]) -> list[int]:
    """The columns that are blank in `first`, though every row above fills them with a cell of its own."""
    rows = range(start.header_rows, above.rows)
    if len(rows) < _FEWEST_ROWS_TO_TELL:
        return []
    texts = [row_texts(above, row) for row in rows]
    merged = {cell.col for cell in above.cells if cell.row + cell.rowspan == above.rows and _may_be_merged(cell)}
    blank = [col for col, text in enumerate(first) if not text.strip() and col not in merged]
    return [col for col in blank if all(row[col].strip() for row in texts)]


def _may_be_merged(cell: Cell) -> bool:
    """Whether a cell at the end of a page may go on below by itself: it is merged over rows, or the page cut it."""
    return cell.rowspan > 1 or any(fragment.is_cut for fragment in cell.fragments)


def _stands_apart(above: Table, below: Table) -> bool:
    """Whether the first row is made of other cells than the last one above: a title or a total over several columns."""
    merged = [cell for cell in below.cells if cell.row == 0 and cell.colspan > 1 and not cell.blank]
    last = {(cell.col, cell.colspan) for cell in above.cells if cell.row + cell.rowspan == above.rows}
    return any((cell.col, cell.colspan) not in last for cell in merged)


def _names_a_row(key: str, table: Table) -> bool:
    """Whether a row has a number of its own, perhaps a misread one."""
    return _number(key) is not None or (_was_read(table) and blurred_marker_at(key) is not None)


def _item_numbers(texts: Sequence[str]) -> list[int]:
    """The numbers of the items with which the cells of a row begin."""
    markers = [marker_at(text) for text in texts]
    return [marker.number for marker in markers if marker and marker.number is not None]


def _numbers_go_on(above: Table, start: TableStart, below: Table) -> bool:
    """Whether the row numbers of `above` go on in `below`, or its last row does."""
    if not start.is_known or not below.rows:
        return False
    key = row_texts(below, 0)[start.key]
    if not key.strip():
        return True
    if _was_read(below):
        return blurred_marker_at(key) is not None
    numbers = [number for number in map(_number, _keys(above, start)) if number is not None]
    return bool(numbers) and _number(key) == numbers[-1] + 1


def _is_same_row(above: Table, row_above: int, below: Table, row: int) -> bool:
    """The same wording again; cells of a continued header may be blank."""
    pairs = []
    for text, again in zip(row_texts(above, row_above), row_texts(below, row), strict=True):
        if again.strip():
            pairs.append((squeezed(text), squeezed(again)))
    if len(pairs) < max(2, above.cols / 2):
        return False
    if _was_read(below):
        ratios = [fuzz.ratio(text, again) for text, again in pairs]
        return sum(ratios) / len(ratios) >= _SAME_HEADER_READ and min(ratios) >= _LEAST_SAME_READ
    return all(_is_printed_again(text, again) for text, again in pairs)


def _is_printed_again(text: str, again: str) -> bool:
    """Whether a header cell says the same; a producer may cut its last lines where the repeated row is too low."""
    is_cut = text.startswith(again) and len(again) >= _LEAST_OF_CUT * len(text)
    return is_cut or fuzz.ratio(text, again) >= _SAME_HEADER


def _was_read(table: Table) -> bool:
    """Whether OCR read the table: its numbers are not sure."""
    lines = chain.from_iterable(cell.lines for cell in table.cells)
    return any(line.confidences for line in lines)


def _keys(above: Table, start: TableStart) -> list[str]:
    """The texts of the column that names the rows, below the header."""
    cells = [row[start.key] for row in above.grid()[start.header_rows :]]
    return [cell.text for cell in cells if cell]


def _number(text: str) -> int | None:
    """The number that a row is named by: a bare one, or a list marker's."""
    if _BARE_NUMBER.fullmatch(text):
        return int(arabic(text))
    marker = named_marker_at(text)
    return marker.number if marker else None
