"""What a report says outside its tables: above the first one who reports, elsewhere remarks and page furniture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.model import Line, PageContent, Table


@dataclass(frozen=True, slots=True)
class SurroundingLines:
    """The lines that stand in no table.

    Attributes:
        front_matter: Those above the report's first table, in order.
        left_over: Those below and beside it, in order.
    """

    front_matter: tuple[Line, ...]
    left_over: tuple[Line, ...]


def lines_around(page_contents: Iterable[PageContent], first_table: Table) -> SurroundingLines:
    """Tell the lines above a report's first table from all others that stand in no table.

    Args:
        page_contents: The pages, in order.
        first_table: The report's first table, stitched.

    Returns:
        The lines.
    """
    front_matter: list[Line] = []
    left_over: list[Line] = []
    for page_content in page_contents:
        for line in page_content.lines:
            if _is_above(line, page_content.page_no, first_table):
                front_matter.append(line)
            else:
                left_over.append(line)
    return SurroundingLines(tuple(front_matter), tuple(left_over))


def titles_of(tables: Sequence[Table], page_contents: Sequence[PageContent]) -> tuple[tuple[Line, ...], ...]:
    """Find what stands above each table: its title, and for the first one the cover of the report.

    Args:
        tables: The tables, stitched, in order.
        page_contents: The pages, in order.

    Returns:
        For each table, the lines on its page that stand above it and below the table before; for the first table also
        those of the pages before.
    """
    titles: list[tuple[Line, ...]] = []
    before: Table | None = None
    for table in tables:
        lines: list[Line] = []
        for page_content in page_contents:
            is_own_page = page_content.page_no == table.page_first
            if is_own_page or (before is None and page_content.page_no < table.page_first):
                lines += [line for line in page_content.lines if _is_between(line, before, table)]
        titles.append(tuple(lines))
        before = table
    return tuple(titles)


def _is_between(line: Line, above: Table | None, below: Table) -> bool:
    """Whether a line stands above one table and not above the one before it; without boxes, above the first one."""
    if not _is_above(line, line.page_no, below):
        return False
    if above is None:
        return True
    has_boxes = bool(line.box and above.boxes)
    if not has_boxes:
        return False
    if above.page_last < line.page_no:
        return True
    _, box_above = above.boxes[-1]
    return line.box is not None and line.box.top >= box_above.bottom


def _is_above(line: Line, page_no: int, table: Table) -> bool:
    """Whether a line stands above a table; on its page, a line without a box does."""
    if page_no == table.page_first and line.box and table.boxes:
        _, table_box = table.boxes[0]
        return line.box.top < table_box.top
    return page_no <= table.page_first
