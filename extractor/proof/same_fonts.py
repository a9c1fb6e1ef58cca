"""Fonts that a file has several times, a subset a piece of text, are one: what one of them shows tells of all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractor.model import UNKNOWN_LETTER, Code, Glyph
from normalizer import without_private_use

_SUBSET = re.compile("[A-Z]{6}[+]")
# What a font draws by which number, and what its file says that it is.
_Letters = dict[tuple[int, ...], str]
# Of the glyphs of the smaller of two fonts, the share that the other must have, too, by the same numbers.
_SHARED = 0.5


def same_fonts(glyphs: Iterable[Glyph]) -> dict[int, int]:
    """Find the fonts of a document that are one: of one name, their glyphs numbered and named alike.

    PyMuPDF and programs that fill forms put a font of its own into the file with each piece of text. Subsets that
    number their glyphs anew disagree about what a number is.

    Args:
        glyphs: The glyphs of a document, with their codes.

    Returns:
        For each font, by its number, the number of the first one that it is the same as: itself mostly.

    >>> one, same = (Glyph("ก", 0, 5, 10, 12, "ABCDEF+Niramit", code=(font, 4)) for font in (0, 1))
    >>> other = Glyph("ข", 0, 5, 10, 12, "GHIJKL+Niramit", code=(2, 4))
    >>> same_fonts([one, same, other])
    {0: 0, 1: 0, 2: 2}
    """
    letters, names = _letters_of_fonts(glyphs)
    homes: dict[int, int] = {}
    groups: defaultdict[str, dict[int, _Letters]] = defaultdict(dict)
    for font, known in letters.items():
        alike = groups[names[font]]
        home = next(
            (
                other
                for other, theirs in alike.items()
                if _are_one(known, theirs)
            ),
            font,
        )
        homes[font] = home
        alike[home] = known | alike.get(home, {})
    return homes


def _letters_of_fonts(
    glyphs: Iterable[Glyph],
) -> tuple[dict[int, _Letters], dict[int, str]]:
    first: dict[Code, Glyph] = {}
    for glyph in glyphs:
        if glyph.code:
            first.setdefault(glyph.code, glyph)
    letters: defaultdict[int, _Letters] = defaultdict(dict)
    names: dict[int, str] = {}
    for (font, *numbers), glyph in first.items():
        letters[font][tuple(numbers)] = without_private_use(glyph.text)
        names.setdefault(font, _SUBSET.sub("", glyph.font))
    return letters, names


def _are_one(
    known: Mapping[tuple[int, ...], str], theirs: Mapping[tuple[int, ...], str]
) -> bool:
    """Whether what two fonts say of the numbers that both have agrees, and they have enough of them."""
    shared = known.keys() & theirs.keys()
    told = [
        (known[number], theirs[number])
        for number in shared
        if UNKNOWN_LETTER not in known[number] + theirs[number]
    ]
    agree = all(one == other for one, other in told)
    return (
        agree
        and bool(told)
        and len(shared) >= _SHARED * min(len(known), len(theirs))
    )
