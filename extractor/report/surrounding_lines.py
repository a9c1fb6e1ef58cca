"""What a report says outside its tables: above the first one who reports, elsewhere remarks and page furniture."""

from __future__ import annotations

from collections.abc import Iterable
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


def _is_above(line: Line, page_no: int, table: Table) -> bool:
    """Whether a line stands above a table; on its page, a line without a box does."""
    if page_no == table.page_first and line.box and table.boxes:
        _, table_box = table.boxes[0]
        return line.box.top < table_box.top
    return page_no <= table.page_first
