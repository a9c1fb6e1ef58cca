"""Page numbers, running heads and feet, which belong to no table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.tables.alignment.page_print import PagePrint, PrintLine

# Points between the heights at which a running head stands on two pages (see extractor.model.running_heads).
_SAME_HEIGHT = 8.0
# So many lines at the top and at the foot of a page may be furniture.
_MOST_LINES = 3
# In line pitches: a page number stands this far from other print.
_APART = 1.3
# A watermark stands in so many columns, so often in each; it has so many characters.
_FEWEST_IN_COLUMN = 2
_SHORTEST_WATERMARK = 12
# Points between the left sides of its repetitions.
_SAME_PLACE = 6.0
_PAGE = "(?:หน้า(?:ที่)?|Page)"
_COUNTED = r"\s*[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?"
_PAGE_NUMBER = re.compile(rf"[-–(\s]*{_PAGE}?{_COUNTED}[-–)\s]*")
_NAMED_PAGE = re.compile(f"{_PAGE}{_COUNTED}")
_CHANGING = re.compile(r"[0-9๐-๙\s]+")


def without_furniture(pages: Sequence[PagePrint]) -> list[PagePrint]:
    """Leave out what pages have at their head and foot.

    Args:
        pages: The print of pages of one document, in order.

    Returns:
        The pages without page numbers, without lines of one piece that stand at the same height on two pages, and
        without watermarks that are set level all over a page.
    """
    pages = [_without_watermarks(page) for page in pages]
    places: Counter[tuple[str, int]] = Counter()
    for page in pages:
        places.update({_place(line) for line in (*_head(page), *_foot(page))})
    return [replace(page, lines=_kept(page, places)) for page in pages]


def _without_watermarks(page: PagePrint) -> PagePrint:
    """A page without long pieces that say the same in several columns, time and again."""
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for line in page.lines:
        for piece in line.pieces:
            places[piece.text.strip()][round(piece.x0 / _SAME_PLACE)] += 1
    marks = {
        text for text, counts in places.items() if _is_watermark(text, counts)
    }
    if not marks:
        return page
    lines = []
    for line in page.lines:
        kept = tuple(
            piece for piece in line.pieces if piece.text.strip() not in marks
        )
        if kept:
            lines.append(replace(line, pieces=kept))
    return replace(page, lines=tuple(lines))


def _is_watermark(text: str, counts: Counter[int]) -> bool:
    repeated = [
        count for count in counts.values() if count >= _FEWEST_IN_COLUMN
    ]
    return (
        len(text) >= _SHORTEST_WATERMARK and len(repeated) >= _FEWEST_IN_COLUMN
    )


def _kept(
    page: PagePrint, places: Counter[tuple[str, int]]
) -> tuple[PrintLine, ...]:
    lines = list(page.lines)
    first = 0
    for line in _head(page):
        if not _is_furniture(page, line, places):
            break
        first += 1
    last = len(lines)
    for line in reversed(_foot(page)):
        if last <= first or not _is_furniture(page, line, places):
            break
        last -= 1
    return tuple(lines[first:last])


def _head(page: PagePrint) -> list[PrintLine]:
    """The lines of one piece at the top of a page."""
    head: list[PrintLine] = []
    for line in page.lines[:_MOST_LINES]:
        if len(line.pieces) > 1:
            return _apart_from(line, head, page.pitch)
        head.append(line)
    return head


def _foot(page: PagePrint) -> list[PrintLine]:
    """The lines of one piece at the foot of a page, from top to bottom."""
    foot: list[PrintLine] = []
    for line in reversed(page.lines[-_MOST_LINES:]):
        if len(line.pieces) > 1:
            return _apart_from(line, foot, page.pitch)
        foot.insert(0, line)
    return foot


def _apart_from(
    row: PrintLine, lines: list[PrintLine], pitch: float
) -> list[PrintLine]:
    """Those of some lines that are not set so near to a row of several pieces that they belong to it, or say a page."""
    return [
        line
        for line in lines
        if abs(line.baseline - row.baseline) >= _APART * pitch
        or _NAMED_PAGE.fullmatch(line.text.strip())
    ]


def _is_furniture(
    page: PagePrint, line: PrintLine, places: Counter[tuple[str, int]]
) -> bool:
    is_number = bool(_PAGE_NUMBER.fullmatch(line.text)) and _stands_apart(
        page, line
    )
    if is_number:
        return True
    text, place = _place(line)
    return bool(text) and sum(places[text, place + by] for by in (-1, 0, 1)) > 1


def _place(line: PrintLine) -> tuple[str, int]:
    """What a line says but for digits, and about where."""
    return _CHANGING.sub("", line.text), round(line.baseline / _SAME_HEIGHT)


def _stands_apart(page: PagePrint, line: PrintLine) -> bool:
    others = [
        abs(other.baseline - line.baseline)
        for other in page.lines
        if other is not line
    ]
    return not others or min(others) >= _APART * page.pitch
