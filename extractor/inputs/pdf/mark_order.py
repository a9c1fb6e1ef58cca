"""Marks that a file draws before the letters on which they stand; a text layer is read in the order of its glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractor.model import Glyph
from normalizer.thai import MARK_CHARACTERS

# Share of a letter's width: a mark that is set on it has its origin in its right part, or as good as at its end.
_WAIST = 0.4
_BEYOND = 0.2
# Share of the size: a mark over another mark is set so much higher at most, and lines are set further apart.
_SAME_LINE = 0.5
_CONSONANT = re.compile("[ก-ฮ]")


def behind_their_letters(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Order glyphs so that marks follow the letters on which they stand.

    FOP draws ู ้ ผ for ผู้, each where it belongs; most programs draw a mark after its letter, at the end of that.

    Args:
        glyphs: The glyphs of a page, in content-stream order.

    Returns:
        The same, marks that stand on the letter that is drawn next behind it, in its line.
    """
    ordered: list[Glyph] = []
    waiting: list[Glyph] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if glyph.text and glyph.text in MARK_CHARACTERS:
            waiting.append(glyph)
            continue
        are_drawn_first = all(
            _stands_on(mark, glyph)
            and not (before and _stands_on(mark, before))
            for mark in waiting
        )
        if waiting and are_drawn_first:
            ordered.append(glyph)
            ordered += [
                replace(mark, baseline=glyph.baseline) for mark in waiting
            ]
        else:
            ordered += [*waiting, glyph]
        waiting = []
        before = glyph
    return ordered + waiting


def _stands_on(mark: Glyph, letter: Glyph) -> bool:
    return bool(_CONSONANT.match(letter.text)) and stands_over(mark, letter)


def stands_over(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark is set where it belongs to a letter, whatever the file says that both are.

    Args:
        mark: A glyph, such as the ู of `ผู้`.
        letter: Another of its line, such as the ผ.

    Returns:
        Whether its origin lies where marks of that letter have theirs.
    """
    width = letter.x1 - letter.x0
    is_level = (
        mark.turn == letter.turn == 0
        and mark.font == letter.font
        and abs(mark.baseline - letter.baseline) <= _SAME_LINE * letter.size
    )
    return (
        is_level
        and letter.x0 + _WAIST * width < mark.x0
        and mark.x1 <= letter.x1 + _BEYOND * width
    )
