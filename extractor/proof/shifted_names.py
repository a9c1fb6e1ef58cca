"""Fonts whose every glyph is called by the name of another one, a few letters or a few glyphs off.

A table of letters (ToUnicode) that counts from the wrong letter calls ก by ข, 1 by 2 and the space by `!`; one that
counts from the wrong glyph calls each by its neighbour in the font. Hardly a letter of such a line is read as it is
said, so that nothing tells which glyph drew which of them, until the names are counted back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import mean

from rapidfuzz import fuzz

from extractor.proof.letters import owned_letters
from extractor.proof.printed_lines import Key, glyph_count

# By how many letters, or glyphs, names may be off.
_FARTHEST = 3
_DISTANCES = [*range(-_FARTHEST, 0), *range(1, _FARTHEST + 1)]
# rapidfuzz.ratio (0 to 100) of what is said to what is read: 10 to 43 of names that are off, 61 to 99 once they are
# counted back (the lower where ActualText names some clusters), by another distance 32 at most.
_UNLIKE = 50.0
_ALIKE = 55.0
# How much liker counting back must make them.
_LEAST_RISE = 15.0
# Letters that must have been read of a font.
_FEWEST_LETTERS = 20

# The glyphs of a line, and what was read of it, in one spelling.
ReadLine = tuple[Sequence[Key], str]
# What a glyph is called once names are counted back.
_Renaming = Mapping[Key, str]


def shifted_names(
    lines: Iterable[ReadLine], keys: Iterable[Key]
) -> dict[Key, str]:
    """Tell what the glyphs of fonts are whose names are all off alike.

    Args:
        lines: Lines that were looked at: their glyphs, and what was read.
        keys: All glyphs of the document.

    Returns:
        What the glyphs of such fonts are, a blank one a space; nothing of other fonts.

    >>> keys = [((0, ord(letter)), chr(ord(letter) + 1)) for letter in "กองคลังและกองช่างของเทศบาล"]
    >>> names = shifted_names([(keys, "กองคลังและกองช่างของเทศบาล")], keys)
    >>> "".join(names[key] for key in keys)
    'กองคลังและกองช่างของเทศบาล'
    """
    of_font: defaultdict[int, list[ReadLine]] = defaultdict(list)
    for glyphs, reading in lines:
        fonts = {font for (font, *_), _ in glyphs}
        if len(fonts) == 1:
            of_font[fonts.pop()].append((glyphs, reading))
    every = dict.fromkeys(keys)
    told: dict[Key, str] = {}
    for font, read in of_font.items():
        told |= _counted_back(read, [key for key in every if key[0][0] == font])
    return told


def _counted_back(lines: Sequence[ReadLine], keys: Sequence[Key]) -> _Renaming:
    """The names of a font, counted back until its lines say what was read; none where they do so as they are."""
    is_enough = sum(len(reading) for _, reading in lines) >= _FEWEST_LETTERS
    as_said = _likeness(lines, {}) if is_enough else _UNLIKE
    if as_said >= _UNLIKE:
        return {}
    for renamings in (_by_letters(keys), _by_glyphs(keys)):
        best = max(renamings, key=lambda names: _likeness(lines, names))
        if _likeness(lines, best) >= max(_ALIKE, as_said + _LEAST_RISE):
            return best
    return {}


def _by_letters(keys: Sequence[Key]) -> Iterator[_Renaming]:
    for distance in _DISTANCES:
        yield {key: _other_letters(key[1], distance) for key in keys}


def _by_glyphs(keys: Sequence[Key]) -> Iterator[_Renaming]:
    """In many fonts glyphs stand in the order of letters, but not all of them."""
    in_order = sorted(key for key in keys if glyph_count(key) == 1)
    for distance in _DISTANCES:
        yield {
            key: in_order[place + distance][1]
            for place, key in enumerate(in_order)
            if 0 <= place + distance < len(in_order)
        }


def _other_letters(text: str, distance: int) -> str:
    letters = [chr(max(0, ord(letter) + distance)) for letter in text]
    return "".join(letter for letter in letters if letter.isprintable())


def _likeness(lines: Iterable[ReadLine], names: _Renaming) -> float:
    """How like lines are to what was read of them, 0 to 100."""
    return mean(
        fuzz.ratio(_spelled(keys, names), reading) for keys, reading in lines
    )


def _spelled(keys: Iterable[Key], names: _Renaming) -> str:
    texts = (names.get(key, key[1]) for key in keys)
    return "".join(letter for letter, _ in owned_letters(texts))
