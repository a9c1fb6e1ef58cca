"""Fonts that map the full stop to a letter: 1ศ for 1., 98ศ75 for 98.75, พศศศ for พ.ศ. Which, `FontCensus` tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizer.changes import Change
from normalizer.rules.rule import Context, Rule
from normalizer.thai import CONSONANT, DIGIT, LETTER


def _find_lost(text: str, context: Context) -> Iterator[Change]:
    letter_of_font = dict(context.config.full_stops)
    start = 0
    for font, length in context.fonts:
        letter = letter_of_font.get(font)
        if letter:
            yield from _in_run(text, start, start + length, letter)
        start += length


def _in_run(text: str, start: int, end: int, letter: str) -> Iterator[Change]:
    for match in _with_full_stops(letter).finditer(text, start, end):
        initials = match["initials"]
        meant = (
            "".join(f"{initial}." for initial in initials[::2])
            if initials
            else "."
        )
        yield Change("full-stop-lost", "repair", match.span(), match[0], meant)


@cache
def _with_full_stops(letter: str) -> re.Pattern[str]:
    """The letter behind a figure where no other follows, and letters each of which it stands behind: พศศศ, ตศคศ."""
    initials = f"(?<![{LETTER}])(?P<initials>(?:[{CONSONANT}]{letter}){{2,}})(?![{LETTER}])"
    return re.compile(f"(?<=[0-9{DIGIT}]){letter}(?![{LETTER}])|{initials}")


FULL_STOP_LOST = Rule("full-stop-lost", "repair", _find_lost)
