"""Spaces that take no room: where a file says between all words that there is one, and prints the next letter on it.

MuPDF's Story draws zero-width spaces, which tell it where Thai lines may be broken, as spaces, and goes back before the
next letter. Within a line the letter on such a space tells; at a line's end nothing stands behind it, so that it may be
one as well as an author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.model import Glyph

# Share of a space's width: a letter that begins before it stands on the space.
_ON_SPACE = 0.3
# So many spaces of a page are printed over, and this share of those within its lines: those at the ends of lines tell
# nothing.
_FEWEST = 5
_MOSTLY = 0.2
# Points by which glyphs of one line differ in height, or in what is their start but for rounding.
_SAME = 1.0


def without_unsure_ends(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out the spaces at the ends of lines of a page whose spaces are printed over.

    Args:
        glyphs: The glyphs of a page, in content-stream order.

    Returns:
        The others, in the same order; all of a page with spaces as authors write them.
    """
    within = list(_within_lines(glyphs))
    over = sum(within)
    if over < _FEWEST or over < _MOSTLY * len(within):
        return list(glyphs)
    return [
        glyph
        for glyph, following in pairwise([*glyphs, None])
        if glyph is not None
        and (not glyph.text.isspace() or _goes_on(glyph, following))
    ]


def _within_lines(glyphs: Sequence[Glyph]) -> Iterator[bool]:
    """Of each space that a letter of its line follows, whether that stands on it."""
    for glyph, following in pairwise(glyphs):
        if glyph.text.isspace() and _goes_on(glyph, following):
            on_space = glyph.x0 + _ON_SPACE * (glyph.x1 - glyph.x0)
            yield following.x0 < on_space and not following.text.isspace()


def _goes_on(space: Glyph, following: Glyph | None) -> bool:
    """Whether a glyph follows a space in its line."""
    if following is None or space.turn or following.turn:
        return bool(space.turn)
    return (
        abs(following.baseline - space.baseline) <= _SAME
        and space.x0 - _SAME <= following.x0 <= space.x1 + space.size
    )
