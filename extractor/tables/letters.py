"""Letters as a reader of Thai sees them: each with the marks above and below it, wherever a font sets those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractor.model import Glyph
from normalizer.thai import MARK, SARA_AM

# A letter, and what is set on it: the marks that follow it in the stream.
Letter = list[Glyph]

# Thai diacritics, and the private-use code points that Windows and Mac fonts have for raised and shifted ones.
_DIACRITIC = re.compile(
    f"[{MARK}\uf700-\uf70e\uf710-\uf71a\uf884-\uf899\uf89b-\uf89d]"
)
# What may stand for a mark where the glyph takes no room: it is not known, no character at all, a font lost it to a
# space, or it is the first half of sara am and says all of it.
_NO_CHARACTERS = "\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
# What has no width parts no letter from its marks.
_NO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_MARK_WITHOUT_ROOM = re.compile(
    f"[\ufffd {SARA_AM}{_NO_CHARACTERS}{_NO_WIDTH}]|\\(cid:"
)
# Share of the size: what is narrower takes no room.
_NO_ROOM = 0.02
# Shares of the size of a line: smaller print stands off it by more than the first where it is raised or lowered, print
# as large by more than the second; WeasyPrint and others set raised figures nearly as large as the rest.
_SMALLER = 0.9
_OFF_LINE_SMALL = 0.1
_OFF_LINE = 0.25
# Share of the size: letters nearer than this stand at one place.
_SAME_PLACE = 0.12


def is_diacritic(glyph: Glyph) -> bool:
    """Whether a glyph stands above or below the letter before it.

    Args:
        glyph: The glyph, such as ่ or a private-use code point for it.

    Returns:
        Whether it does.
    """
    return _is_diacritic(glyph.text)


# Asked a dozen times for each glyph; a document has some hundred different ones.
@lru_cache(maxsize=4096)
def _is_diacritic(text: str) -> bool:
    return bool(_DIACRITIC.match(text))


def without_diacritics(
    word: Sequence[int], glyphs: Sequence[Glyph]
) -> Sequence[int]:
    """The glyphs of a word that stand on the line themselves.

    Args:
        word: Indices of its glyphs.
        glyphs: The glyphs of the page.

    Returns:
        The indices of the others than diacritics; all where it has nothing else.
    """
    return [index for index in word if not is_diacritic(glyphs[index])] or word


def is_set_on(glyph: Glyph) -> bool:
    """Whether a glyph belongs to the letter before it: a diacritic, or what takes no room and may have been one.

    Args:
        glyph: The glyph.

    Returns:
        Whether it does.

    >>> is_set_on(Glyph(" ", 20.0, 20.0, 100.0, 16.0, "Sarabun")), is_set_on(Glyph(" ", 20.0, 24.0, 100.0, 16.0, ""))
    (True, False)
    """
    if is_diacritic(glyph):
        return True
    return not takes_room(glyph) and bool(_MARK_WITHOUT_ROOM.match(glyph.text))


def takes_room(glyph: Glyph) -> bool:
    """Whether a glyph has a width.

    Args:
        glyph: The glyph.

    Returns:
        Whether it has.
    """
    return glyph.x1 - glyph.x0 > _NO_ROOM * glyph.size


def is_off_line(glyph: Glyph, foot: float, size: float) -> bool:
    """Whether a glyph is raised or lowered: it stands off the foot of its line, smaller print less so.

    Args:
        glyph: The glyph, such as the ² of `ม.²`; no diacritic.
        foot: The baseline of its line, in points.
        size: The size of the print of the line, in points.

    Returns:
        Whether it is.

    >>> is_off_line(Glyph("2", 20.0, 24.0, 95.0, 9.0, "Sarabun"), 100.0, 16.0)
    True
    """
    least = _OFF_LINE_SMALL if glyph.size < _SMALLER * size else _OFF_LINE
    return abs(foot - glyph.baseline) > least * size


def letters_of(glyphs: Iterable[Glyph]) -> tuple[list[Letter], list[Glyph]]:
    """Part glyphs into letters.

    Args:
        glyphs: Glyphs of one line, in content-stream order.

    Returns:
        The letters, each with its marks, and the marks that stand near no letter before them.
    """
    letters: list[Letter] = []
    astray: list[Glyph] = []
    for glyph in glyphs:
        if not is_set_on(glyph):
            letters.append([glyph])
        elif letters and _stands_near(glyph, letters[-1]):
            letters[-1].append(glyph)
        elif is_diacritic(glyph):
            astray.append(glyph)
        else:
            letters.append([glyph])
    return letters, astray


def _stands_near(mark: Glyph, letter: Letter) -> bool:
    end_of_letter = letter[-1].x1
    return abs(mark.x0 - end_of_letter) <= mark.size


def start(letter: Letter) -> float:
    """Where a letter begins.

    Args:
        letter: The letter.

    Returns:
        The left end of its base, in points: a mark may be set further left.
    """
    return letter[0].x0


def end(letter: Letter) -> float:
    """Where a letter ends: a mark may be set far left of its right end.

    Args:
        letter: The letter.

    Returns:
        The right end, in points, of the glyph that reaches furthest.
    """
    if len(letter) == 1:  # most are, and this is asked for every one
        return letter[0].x1
    return max(glyph.x1 for glyph in letter)


def is_space(letter: Letter) -> bool:
    """Whether a letter is white space.

    Args:
        letter: The letter.

    Returns:
        Whether it is.
    """
    return letter[0].text.isspace()


def is_overprint(letter: Letter, earlier: Letter) -> bool:
    """Whether a letter is set twice at (nearly) one place: fake bold.

    Args:
        letter: The letter.
        earlier: Another one.

    Returns:
        Whether both are the same at one place.
    """
    distance = abs(start(letter) - start(earlier))
    if distance >= _SAME_PLACE * letter[0].size:
        return False
    return _text_of(letter) == _text_of(earlier)


def _text_of(letter: Letter) -> list[str]:
    return [glyph.text for glyph in letter]


def give_back(
    letters: Sequence[Letter], astray: Iterable[Glyph]
) -> list[Letter]:
    """Give marks that were set apart from their letters back to them.

    Args:
        letters: The letters of a line, from left to right.
        astray: The marks.

    Returns:
        The letters; a mark goes to the last one that begins left of its middle.
    """
    whole = [list(letter) for letter in letters]
    for mark in astray:
        place = _letter_under(whole, mark)
        if place is None:
            whole.insert(0, [mark])
        else:
            whole[place].append(mark)
    return whole


def _letter_under(letters: Sequence[Letter], mark: Glyph) -> int | None:
    """The index of the last letter that begins left of a mark's middle."""
    middle = (mark.x0 + mark.x1) / 2
    rim = _SAME_PLACE * mark.size
    for place in range(len(letters) - 1, -1, -1):
        base = letters[place][0]
        if not is_diacritic(base) and base.x0 + rim < middle:
            return place
    return None
