"""Running heads and feet: lines that stand at the same height on several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extractor.model.table import PageContent
from extractor.model.text import Line

# Points between the tops of a head on two pages, at most: in scans of our corpora they wander by 4. In 105 documents
# all running heads stand so; of some 90 other lines that stand on several pages (signatures, sentences said again) only
# a few, which are titles repeated on the next page.
_SAME_HEIGHT = 8.0
# A line without a box (of a transcript) on so many pages is a running head.
_FEWEST_PAGES = 3
# What changes from page to page: white space, and the numbers of pages; years (of four digits) do not.
_CHANGING = re.compile(r"\s+|(?<![0-9๐-๙])[0-9๐-๙]{1,3}(?![0-9๐-๙])")
# Numbers that count tables and the like (ตารางที่ ๒) are no pages' (หน้าที่ ๒, แผ่นที่ ๒): they make another line of it.
_COUNTED = re.compile(r"(?<!หน้า)(?<!แผ่น)(?:ที่|ตาราง)\s*([0-9๐-๙]+)")


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """The running heads and feet of a document.

    Attributes:
        texts: What they say, without numbers of pages and white space.
    """

    texts: frozenset[str]

    def __contains__(self, line: Line) -> bool:
        """Whether a line is one of them."""
        return _unchanging(line.text) in self.texts


def running_heads(page_contents: Iterable[PageContent]) -> RunningHeads:
    """Find the lines, numbers of pages aside, that stand at the same height on two pages or more.

    Args:
        page_contents: The pages of a document; their lines outside of tables are looked at.

    Returns:
        The running heads and feet; of lines without boxes those on three pages or more.
    """
    lines_by_text: dict[str, list[Line]] = defaultdict(list)
    for page in page_contents:
        for line in page.lines:
            lines_by_text[_unchanging(line.text)].append(line)
    running_texts = [
        text for text, lines in lines_by_text.items() if _is_running(lines)
    ]
    return RunningHeads(frozenset(running_texts))


def _unchanging(text: str) -> str:
    """A line without what changes from page to page; what it counts stands at the end."""
    counted = _COUNTED.findall(text)
    return _CHANGING.sub("", text) + "|".join(counted)


def _is_running(lines: Iterable[Line]) -> bool:
    """Whether lines that say the same are a running head."""
    placed: list[tuple[float, int]] = []
    pages_without_box: set[int] = set()
    for line in lines:
        if line.box:
            placed.append((line.box.top, line.page_no))
        else:
            pages_without_box.add(line.page_no)
    for (top, page_no), (next_top, next_page_no) in pairwise(sorted(placed)):
        if page_no != next_page_no and next_top - top <= _SAME_HEIGHT:
            return True
    return len(pages_without_box) >= _FEWEST_PAGES
