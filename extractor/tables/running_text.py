"""Text around tables: running heads and feet, and titles that part one table from the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from extractor.model import Box, Line, PageContent, Table

# Points: a line that reaches so far over a table's border stands beside the table still.
_OVERLAP = 4.0
# Characters: page numbers and stray marks are lines up to this long; a longer one between two tables parts them.
_LONGEST_FURNITURE = 12
_CHANGING = re.compile(r"[0-9๐-๙\s]+")
# What a title says of a table that goes on: ตาราง … (ต่อ).
_CONTINUED = "(ต่อ)"


def running_lines(page_contents: Iterable[PageContent]) -> set[str]:
    """The lines that stand on more than one page: running heads and feet.

    Args:
        page_contents: All pages of a document.

    Returns:
        Their texts, without what changes from page to page (digits), and without white space.
    """
    pages = Counter[str]()
    for page_content in page_contents:
        pages.update({_unchanging(line) for line in page_content.lines})
    return {text for text, count in pages.items() if count > 1}


def title_below(page_content: PageContent, table: Table, running: Collection[str]) -> bool:
    """Whether running text stands between a table and the end of its page.

    Args:
        page_content: The page.
        table: The last table of the page.
        running: The document's running heads and feet, see `running_lines`: they part nothing.

    Returns:
        Whether it does, and none of it says that the table goes on.
    """
    if not table.boxes or table.open_bottom:
        return False  # the page cut it: what shows beyond are halves of cut letters
    _, box = table.boxes[-1]
    return _parts([line for line in page_content.lines if _is_below(line.box, box)], running)


def title_above(page_content: PageContent, table: Table, running: Collection[str]) -> bool:
    """Whether running text stands between the beginning of a page and its first table.

    Args:
        page_content: The page.
        table: The first table of the page.
        running: The document's running heads and feet, see `running_lines`: they part nothing.

    Returns:
        Whether it does, and none of it says that the table goes on.
    """
    if not table.boxes or table.open_top:
        return False  # the page cut it: what shows beyond are halves of cut letters
    _, box = table.boxes[0]
    return _parts([line for line in page_content.lines if _is_above(line.box, box)], running)


def _is_below(line: Box | None, table: Box) -> bool:
    return line is not None and line.top >= table.bottom - _OVERLAP


def _is_above(line: Box | None, table: Box) -> bool:
    return line is not None and line.bottom <= table.top + _OVERLAP


def _parts(lines: Iterable[Line], running: Collection[str]) -> bool:
    """Whether lines between two tables are more than page furniture, and do not say that the table goes on."""
    long = [line for line in lines if len(line.text.strip()) > _LONGEST_FURNITURE]
    titles = [line.text for line in long if _unchanging(line) not in running]
    return bool(titles) and not any(_CONTINUED in title for title in titles)


def _unchanging(line: Line) -> str:
    """A line without what changes from page to page."""
    return _CHANGING.sub("", line.text)
