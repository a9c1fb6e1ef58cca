"""Whether a table goes on with that of the page before, and whether its first row goes on with the last one there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from rapidfuzz import fuzz

from extractor.model import Joint, Layout, PageContent, Table, rows_between
from extractor.model.running_heads import RunningHeads
from extractor.tables.header_matching import layout_of, row_texts, squeezed
from extractor.tables.titles_between import title_above, title_below
from normalizer import arabic, blurred_marker_at, marker_at, named_marker_at

# Points: column boundaries of one table wander this far from page to page, in portions of rounding and borders.
_WANDERING = 4.0
# rapidfuzz.ratio (0 to 100) of two printings of one header row.
_SAME_HEADER = 90.0
# The same where OCR read them.
_SAME_HEADER_READ = 70.0
_BARE_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,4}\s*")


def goes_on(above: Table, below: Table, before: PageContent, after: PageContent, heads: RunningHeads) -> bool:
    """Whether a table goes on with another one.

    Args:
        above: The last table before, stitched so far.
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
    header_rows = count_repeated_rows(above, below)
    if header_rows:
        return not is_parted or _numbers_go_on(above, rows_between(below, header_rows, below.rows))
    if is_parted or layout_of(below):
        return False
    return all(abs(one - two) <= _WANDERING for one, two in zip(above.column_edges, below.column_edges, strict=True))


def count_repeated_rows(above: Table, below: Table) -> int:
    """How many rows at the top of a table say the header of another one again.

    Args:
        above: The table before.
        below: The table.

    Returns:
        The rows of the header; 0 where it does not stand there.
    """
    layout = layout_of(above)
    rows = layout.header_rows if layout else 1
    if rows > below.rows:
        return 0
    return rows if all(_is_same_row(above, below, row) for row in range(rows)) else 0


def joint_of(above: Table, below: Table, *, is_cut: bool) -> Joint:
    """From what it follows that the first row of a table goes on with the last row of the one before.

    Args:
        above: The table before.
        below: The table, without the header that it repeats; at least one row.
        is_cut: Whether the page cut the rulings of both.

    Returns:
        The reason; empty where the row begins anew.
    """
    layout = layout_of(above)
    keys = _keys(above, layout)
    first = row_texts(below, 0)
    key = first[layout.key if layout else 0]
    if not keys or _names_a_row(key, below):
        return ""
    if not key.strip():
        return "no-name"
    if any(_number(text) is not None for text in keys):
        return "no-number"
    # Rows without numbers: the items of the other cells tell, else that the page cut the rulings.
    numbers = _item_numbers(first)
    if numbers:
        return "items-go-on" if min(numbers) > 1 else ""
    return "rulings-cut" if is_cut else ""


def _names_a_row(key: str, table: Table) -> bool:
    """Whether a row has a number of its own, perhaps a misread one."""
    return _number(key) is not None or (_was_read(table) and blurred_marker_at(key) is not None)


def _item_numbers(texts: Sequence[str]) -> list[int]:
    """The numbers of the items with which the cells of a row begin."""
    markers = [marker_at(text) for text in texts]
    return [marker.number for marker in markers if marker and marker.number is not None]


def _numbers_go_on(above: Table, below: Table) -> bool:
    """Whether the row numbers of `above` go on in `below`, or its last row does."""
    layout = layout_of(above)
    if not layout or not below.rows:
        return False
    key = row_texts(below, 0)[layout.key]
    if not key.strip():
        return True
    if _was_read(below):
        return blurred_marker_at(key) is not None
    numbers = [number for number in map(_number, _keys(above, layout)) if number is not None]
    return bool(numbers) and _number(key) == numbers[-1] + 1


def _is_same_row(above: Table, below: Table, row: int) -> bool:
    """The same wording again; cells of a continued header may be blank."""
    pairs = []
    for text, again in zip(row_texts(above, row), row_texts(below, row), strict=True):
        if again.strip():
            pairs.append((squeezed(text), squeezed(again)))
    if len(pairs) < max(2, above.cols / 2):
        return False
    least = _SAME_HEADER_READ if _was_read(below) else _SAME_HEADER
    return all(fuzz.ratio(text, again) >= least for text, again in pairs)


def _was_read(table: Table) -> bool:
    """Whether OCR read the table: its numbers are not sure."""
    lines = chain.from_iterable(cell.lines for cell in table.cells)
    return any(line.confidences for line in lines)


def _keys(table: Table, layout: Layout | None) -> list[str]:
    """The texts of the column that names the rows, below the header."""
    col = layout.key if layout else 0
    start = layout.header_rows if layout else 0
    cells = [row[col] for row in table.grid()[start:]]
    return [cell.text for cell in cells if cell]


def _number(text: str) -> int | None:
    """The number that a row is named by: a bare one, or a list marker's."""
    if _BARE_NUMBER.fullmatch(text):
        return int(arabic(text))
    marker = named_marker_at(text)
    return marker.number if marker else None
