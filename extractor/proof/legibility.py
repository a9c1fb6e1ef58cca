"""Whether print told what a page says of whose text layer many characters were not known."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.model import UNKNOWN_LETTER, Line, PageContent
from extractor.proof.letters import one_spelling

# Of a page's letters, the share that may be unknown still, and the share that may stand in lines of which something
# else was read than they say now: more, and the page is better read as a picture.
_MOST_UNKNOWN = 0.02
_MOST_UNLIKE = 0.2


def is_legible(page: PageContent) -> bool:
    """Whether print told what a page says.

    Args:
        page: The page, proved.

    Returns:
        Whether few of its characters are unknown, and few of its lines say something else than was read.
    """
    lines = list(page.every_line())
    count = _letters(lines)
    unknown = sum(line.text.count(UNKNOWN_LETTER) for line in lines)
    unlike = _letters(line for line in lines if _is_unlike(line))
    return unknown <= _MOST_UNKNOWN * count and unlike <= _MOST_UNLIKE * count


def _letters(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _is_unlike(line: Line) -> bool:
    return line.proved is False and one_spelling(line.text) != line.reading
