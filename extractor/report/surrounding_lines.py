"""What a report says outside its tables: above the first one who reports, elsewhere remarks and page furniture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from extractor.model import Box, Line, PageContent, Table

# A sheet (1-based), whether it is its second page, and a y in points: places in the order in which they are read.
_Place = tuple[int, bool, float]
# The x of the white between two pages on a sheet, by its number; None where it holds one page.
_Gutters = Mapping[int, float | None]


@dataclass(frozen=True, slots=True)
class SurroundingLines:
    """The lines that stand in no table.

    Attributes:
        front_matter: Those above the report's first table, in order.
        left_over: Those below and beside it, in order.
    """

    front_matter: tuple[Line, ...]
    left_over: tuple[Line, ...]


def lines_around(
    page_contents: Sequence[PageContent], first_table: Table
) -> SurroundingLines:
    """Tell the lines above a report's first table from all others that stand in no table.

    Args:
        page_contents: The pages, in order.
        first_table: The report's first table, stitched.

    Returns:
        The lines.
    """
    front_matter: list[Line] = []
    left_over: list[Line] = []
    start = _start(first_table, _gutters(page_contents))
    for page_content in page_contents:
        for line in page_content.lines:
            if _top(line, page_content) < start:
                front_matter.append(line)
            else:
                left_over.append(line)
    return SurroundingLines(tuple(front_matter), tuple(left_over))


def titles_of(
    tables: Sequence[Table], page_contents: Sequence[PageContent]
) -> tuple[tuple[Line, ...], ...]:
    """Find what stands above each table: its title, and for the first one the cover of the report.

    Args:
        tables: The tables, stitched, in order.
        page_contents: The pages, in order.

    Returns:
        For each table, the lines on its page that stand above it and below the table before; for the first table also
        those of the pages before.
    """
    gutters = _gutters(page_contents)
    titles: list[tuple[Line, ...]] = []
    before: Table | None = None
    for table in tables:
        start = _start(table, gutters)
        lines: list[Line] = []
        for page_content in page_contents:
            if page_content.page_no == table.page_first or (
                before is None and page_content.page_no < table.page_first
            ):
                above = [
                    line
                    for line in page_content.lines
                    if _top(line, page_content) < start
                ]
                lines += [
                    line
                    for line in above
                    if before is None
                    or _is_title(line, page_content, before, start)
                ]
        titles.append(tuple(lines))
        before = table
    return tuple(titles)


def _is_title(
    line: Line, page_content: PageContent, before: Table, start: _Place
) -> bool:
    """Whether a line above a table stands on the same page, below the table before; lines without boxes do not."""
    if line.box is None or not before.boxes:
        return False
    place = _top(line, page_content)
    end = _end(before, {page_content.page_no: page_content.gutter})
    return place[:2] == start[:2] and place >= end


def _gutters(page_contents: Iterable[PageContent]) -> dict[int, float | None]:
    """The gutter of each sheet, by its number (1-based)."""
    return {content.page_no: content.gutter for content in page_contents}


def _top(line: Line, page_content: PageContent) -> _Place:
    """Where a line begins; one without a box stands above all tables of its page."""
    if line.box is None:
        return page_content.page_no, False, -inf
    return _place(
        page_content.page_no, line.box, line.box.top, page_content.gutter
    )


def _start(table: Table, gutters: _Gutters) -> _Place:
    """Where a table begins; one without a box stands below all lines of its page."""
    if not table.boxes:
        return table.page_first, True, inf
    page_no, box = table.boxes[0]
    return _place(page_no, box, box.top, gutters.get(page_no))


def _end(table: Table, gutters: _Gutters) -> _Place:
    """Where a table that has a box ends."""
    page_no, box = table.boxes[-1]
    return _place(page_no, box, box.bottom, gutters.get(page_no))


def _place(page_no: int, box: Box, y: float, gutter: float | None) -> _Place:
    is_right = gutter is not None and (box.x0 + box.x1) / 2 > gutter
    return page_no, is_right, y
