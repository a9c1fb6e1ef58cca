"""Titles and sentences around tables: what parts one table from the next."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.model import Box, Line, PageContent, Table
from extractor.model.running_heads import RunningHeads

# Points: a line that reaches so far over a table's border stands beside the table still.
_OVERLAP = 4.0
# Characters: page numbers and stray marks are lines up to this long; a longer one between two tables parts them.
_LONGEST_FURNITURE = 12
# What a title says of a table that goes on: ตาราง … (ต่อ).
_CONTINUED = "(ต่อ)"


def title_below(page_content: PageContent, table: Table, heads: RunningHeads) -> bool:
    """Whether running text stands between a table and the end of its page.

    Args:
        page_content: The page.
        table: The last table of the page.
        heads: The document's running heads and feet: they part nothing.

    Returns:
        Whether it does, and none of it says that the table goes on.
    """
    if not table.boxes or table.open_bottom:
        return False  # the page cut it: what shows beyond are halves of cut letters
    _, box = table.boxes[-1]
    below = [line for line in page_content.lines if _is_below(line.box, box)]
    return _parts(below, heads)


def title_above(page_content: PageContent, table: Table, heads: RunningHeads) -> bool:
    """Whether running text stands between the beginning of a page and its first table.

    Args:
        page_content: The page.
        table: The first table of the page.
        heads: The document's running heads and feet: they part nothing.

    Returns:
        Whether it does, and none of it says that the table goes on.
    """
    if not table.boxes or table.open_top:
        return False  # the page cut it: what shows beyond are halves of cut letters
    _, box = table.boxes[0]
    above = [line for line in page_content.lines if _is_above(line.box, box)]
    return _parts(above, heads)


def _is_below(line: Box | None, table: Box) -> bool:
    return line is not None and line.top >= table.bottom - _OVERLAP


def _is_above(line: Box | None, table: Box) -> bool:
    return line is not None and line.bottom <= table.top + _OVERLAP


def _parts(lines: Iterable[Line], heads: RunningHeads) -> bool:
    """Whether lines between two tables are more than page furniture, and do not say that the table goes on."""
    titles = []
    for line in lines:
        is_long = len(line.text.strip()) > _LONGEST_FURNITURE
        if is_long and line not in heads:
            titles.append(line.text)
    says_continued = any(_CONTINUED in title for title in titles)
    return bool(titles) and not says_continued
