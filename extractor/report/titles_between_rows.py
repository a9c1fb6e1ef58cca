"""Titles that stand between the rows of a table: which of them the rows below stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor.model import Cell
from normalizer import arabic, compared

# The cells of one title: one merged over the columns, perhaps with its number in a cell before.
Title = tuple[Cell, ...]

# What a title is numbered with: its digits and letters say how deep it stands, not which one it is.
_NUMBERING = re.compile(
    r"[(]?(?:[0-9]+(?P<further>(?:\.[0-9]+)*)[.)]?|[ก-ฮA-Z][.)])"
)
_DIGITS = re.compile("[0-9]+")
_WHITE_SPACE = re.compile(r"\s+")
# Characters that titles of one level begin with alike, where they have no number.
_ALIKE = 5
# How a title that is repeated on the next page ends.
_CONTINUED = re.compile(r"[(]?ต่อ[)]?$")
# What stands for a number in the shape of a title.
_NUMBER = "#"


def under(
    titles: Sequence[Title], title: Title, *, directly_below: bool
) -> tuple[Title, ...]:
    """The titles that rows stand under once another title was read.

    Args:
        titles: Those that stood above so far, the widest first.
        title: The next one.
        directly_below: Whether no row stands between it and the last of `titles`.

    Returns:
        The titles, the widest first: it replaces that which it is like; one that is like none is a level deeper where
        it stands directly below another, else it replaces them all. One that is said again changes nothing.
    """
    if any(
        _letters(above) == _CONTINUED.sub("", _letters(title))
        for above in titles
    ):
        return tuple(titles)
    for level in reversed(range(len(titles))):
        if _are_alike(titles[level], title):
            return (*titles[:level], title)
    return (*titles, title) if directly_below else (title,)


def _are_alike(one: Title, other: Title) -> bool:
    """Whether two titles are of one level: numbered in one way, or they begin alike."""
    shared = list(
        takewhile(
            lambda pair: pair[0] == pair[1],
            zip(_shape(one), _shape(other), strict=False),
        )
    )
    return (_NUMBER, _NUMBER) in shared or len(shared) >= _ALIKE


def _shape(title: Title) -> str:
    """The letters of a title; `#` for each number, after how deep the first is."""
    letters = _letters(title)
    numbering = _NUMBERING.match(letters)
    if numbering is None:
        return _DIGITS.sub(_NUMBER, letters)
    depth = (numbering["further"] or "").count(".")
    return f"{depth}{_NUMBER}{letters[numbering.end() :]}"


def _letters(title: Title) -> str:
    """A title without white space, its digits Arabic."""
    text = compared("".join(cell.text for cell in title))
    return _WHITE_SPACE.sub("", arabic(text))
