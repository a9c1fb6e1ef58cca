"""Marks that a file does not name and a reader overlooks, told by the words of the lines in which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from extractor.proof.letters import signs_of
from extractor.proof.printed_lines import Key, PrintedLine, glyph_count
from extractor.proof.wording import SURE_WORDS, wording_gain

# Lines by whose words a glyph is weighed at most.
MOST_WEIGHED = 12
# What a glyph may be which the file does not name, and what a span of glyphs may lack.
_MARKS = "่้๊๋์็ัิีึืุูํ"
_CLUSTERS = (*_MARKS, *map("".join, product("ัิีึืุู", "่้๊๋")))


def lacks_one(key: Key) -> bool:
    """Whether a span of glyphs says one letter less than it has glyphs.

    Args:
        key: What it draws and says.

    Returns:
        Whether it does: cairo gives the first letter of some clusters for all of them.

    >>> lacks_one(((0, 15, 35), "ี")), lacks_one(((0, 15), "ี"))
    (True, False)
    """
    count = glyph_count(key)
    return count > 1 and len(signs_of([key[1]])) == count - 1


def told_by_words(
    key: Key,
    lines: Sequence[PrintedLine],
    mends: Mapping[Key, str],
    *,
    known: str = "",
    read: str = "",
    has_more: bool = False,
) -> str | None:
    """What a glyph is that sets a mark on a letter.

    Args:
        key: What it draws and says.
        lines: Lines in which it stands.
        mends: What other glyphs say instead of what the file says.
        known: What it is for sure, before the mark that is looked for.
        read: What it was read as; empty where it was overlooked.
        has_more: Whether it surely is more than is known, by how high it reaches.

    Returns:
        What makes by far the likeliest words; what was read, where nothing does; None where neither tells.
    """
    weighed = lines[:MOST_WEIGHED]
    without = [printed.text_with({**mends, key: known}) for printed in weighed]
    gains = {} if has_more else {known: 0.0}
    for mark in (known + mark for mark in (_MARKS if known else _CLUSTERS)):
        texts = [printed.text_with({**mends, key: mark}) for printed in weighed]
        gains[mark] = sum(map(wording_gain, without, texts))
    best, second = sorted(gains, key=lambda mark: -gains[mark])[:2]
    against = read if read in gains and read != best else second
    return best if gains[best] - gains[against] > SURE_WORDS else read or None
