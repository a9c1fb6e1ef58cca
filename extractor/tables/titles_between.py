"""Titles and sentences around tables: what parts one table from the next, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Line, PageContent, Table
from extractor.model.running_heads import RunningHeads
from normalizer import marker_at

# Points: a line that reaches so far over a table's border stands beside the table still.
_OVERLAP = 4.0
# Characters: page numbers and stray marks are lines up to this long; a longer one between two tables parts them.
_LONGEST_FURNITURE = 12
# What a title says of a table that goes on: ตาราง … (ต่อ).
_CONTINUED = re.compile(r"\(\s*ต่อ\s*\)")
# A short line that is a title all the same: ตารางที่ ๒.
_NUMBERED_TABLE = re.compile(r"\s*ตาราง(?:ที่)?\s*[0-9๐-๙]")
# How notes below a table begin: with a mark set on to the text (1ข้อมูล, *ข้อมูล), or a word that says what they are.
_NOTE = re.compile(
    r"\s*(?:[*†‡]+|[¹²³]|[0-9๐-๙]{1,2}\s*(?![0-9๐-๙.)/\s])|หมายเหตุ|ที่มา|แหล่งที่มา|แหล่งข้อมูล)"
)
# Share of a line's height: what stands so close below a note goes on with it.
_CLOSE = 0.6
# How captions of pictures begin.
_CAPTION = re.compile(r"\s*(?:ประมวล)?(?:ภาพ|รูป|แผนที่)")
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the lines around the tables of a document.

    Attributes:
        heads: The running heads and feet: they part nothing.
        titles: What stands above the first part of the table before, without white space: said again it parts nothing.
    """

    heads: RunningHeads
    titles: frozenset[str]


def titles_above(page_content: PageContent, table: Table) -> frozenset[str]:
    """What stands above a table on its page.

    Args:
        page_content: The page.
        table: A table of it.

    Returns:
        The lines without white space.
    """
    return frozenset(
        _squeezed(line) for line in _lines_above(page_content, table)
    )


def are_parted(
    above: Table,
    below: Table,
    pages: Sequence[PageContent],
    around: Surroundings,
) -> bool:
    """Whether running text stands between two tables.

    Args:
        above: The table before.
        below: The first table of a later page.
        pages: The page where `above` ends, those between, and that of `below`.
        around: What is known of the lines around tables.

    Returns:
        Whether it does, and none of it says that the table goes on.
    """
    first, *between, last = pages
    titles = [
        *_without_notes(_lines_below(first, above), around),
        *_lines_above(last, below),
    ]
    for page in between:
        titles += [line for line in page.lines if not _CAPTION.match(line.text)]
    said = [line for line in titles if _parts(line, around)]
    return bool(said) and not any(_CONTINUED.search(line.text) for line in said)


def _parts(line: Line, around: Surroundings) -> bool:
    """Whether a line between two tables is more than page furniture, or a title said again."""
    text = line.text.strip()
    is_title = (
        len(text) > _LONGEST_FURNITURE
        or _NUMBERED_TABLE.match(text) is not None
    )
    return (
        is_title
        and line not in around.heads
        and _squeezed(line) not in around.titles
    )


def _squeezed(line: Line) -> str:
    return _WHITE_SPACE.sub("", line.text)


def _lines_below(page_content: PageContent, table: Table) -> list[Line]:
    """The lines between a table and the end of its page, from top to bottom."""
    boxes = [
        box for page_no, box in table.boxes if page_no == page_content.page_no
    ]
    if not boxes or table.open_bottom:
        return []  # the page cut it: what shows beyond are halves of cut letters
    lines = [
        line
        for line in page_content.lines
        if line.box and line.box.top >= boxes[-1].bottom - _OVERLAP
    ]
    return sorted(lines, key=_top)


def _lines_above(page_content: PageContent, table: Table) -> list[Line]:
    """The lines between the beginning of a page and its first table."""
    boxes = [
        box for page_no, box in table.boxes if page_no == page_content.page_no
    ]
    if not boxes or table.open_top:
        return []  # the page cut it: what shows beyond are halves of cut letters
    return [
        line
        for line in page_content.lines
        if line.box and line.box.bottom <= boxes[0].top + _OVERLAP
    ]


def _top(line: Line) -> float:
    return line.box.top if line.box else 0.0


def _without_notes(
    lines: Iterable[Line], around: Surroundings
) -> Iterator[Line]:
    """The lines below a table but for its notes: each begins with a mark, its further lines stand close below."""
    above: Line | None = None
    for line in lines:
        begins = _NOTE.match(line.text) is not None and line not in around.heads
        if begins or (above is not None and _stands_close(above, line)):
            above = line
        else:
            above = None
            yield line


def _stands_close(above: Line, line: Line) -> bool:
    """Whether a line goes on with a note: it stands less than a line below, and begins nothing."""
    if (
        above.box is None
        or line.box is None
        or _NUMBERED_TABLE.match(line.text)
        or marker_at(line.text)
    ):
        return False
    return line.box.top - above.box.bottom < _CLOSE * above.box.height
