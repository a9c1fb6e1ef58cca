"""Which gaps between the letters of a line are spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, pairwise
from operator import itemgetter
from statistics import median

from extractor.model import (
    UNKNOWN_LETTER,
    FontRun,
    Glyph,
    Line,
    as_seen,
    writable,
)
from extractor.tables.letters import (
    Letter,
    end,
    is_diacritic,
    is_off_line,
    is_space,
    start,
    takes_room,
)

# A gap wider than those between letters by this share of the width of the usual letter is a space. In 40 families of
# Thai fonts the space is 0.32 (Kanit, bold) to 1.0 of it; kerning reaches 0.15.
_SPACE = 0.31
# Share of the size: how wide the usual letter is where the file does not say so; in those fonts 0.51 to 0.77.
_USUAL_WIDTH = 0.6
# Share of the size: no space is narrower, though figures may be.
_NARROWEST_SPACE = 0.12
# Share of the size: letters are spaced by less than this, so that a gap of it is a space in any line.
_SURE_SPACE = 1.0
# In letter-spaced lines every gap is wide: a space is wider than the median gap by this factor.
_WIDER_THAN_USUAL = 2
# Where one gap of so many is less than this share of the narrowest space, letters are not spaced.
_SET_CLOSE = 3
_AS_NOTHING = 0.3
# Share of the size: a raised figure is set on to the letter before it, though some programs leave a gap below this.
_SET_ON = 0.35
_FIGURE = re.compile("[0-9๐-๙.,%]")
# Texts of glyphs that are remembered: all of most documents.
_REMEMBERED = 1 << 12


def spelled(letters: Sequence[Letter]) -> tuple[str, tuple[FontRun, ...]]:
    """The text of a line.

    Args:
        letters: Its letters, in order.

    Returns:
        Their text, with a space where a gap shows one, and its (font, length) runs.
    """
    pieces: list[tuple[str, str]] = []
    for letter, is_apart in zip(
        letters, [False, *_parted(letters)], strict=False
    ):
        if is_apart:
            pieces.append((letter[0].font, " "))
        pieces += [(glyph.font, shown_text(glyph)) for glyph in letter]
    runs = [
        (font, sum(len(text) for _, text in run))
        for font, run in groupby(pieces, key=itemgetter(0))
    ]
    return "".join(text for _, text in pieces), tuple(runs)


def shown_text(glyph: Glyph) -> str:
    """What a glyph of a text layer shows.

    Args:
        glyph: The glyph, such as one of `ก`.

    Returns:
        Its text, writable; U+FFFD where it takes room and the file says that it is a control character.
    """
    if (
        takes_room(glyph)
        and unicodedata.category(glyph.text[0]) == "Cc"
        and not glyph.text.isspace()
    ):
        return UNKNOWN_LETTER
    return writable(glyph.text)


def placed_glyphs(line: Line) -> Iterator[tuple[int, int, Glyph]]:
    """Where the glyphs of a line stand in its text.

    Args:
        line: A line of a text layer, as seen.

    Yields:
        Where what each glyph shows begins and ends; at one place where it shows nothing.
    """
    behind = 0
    for glyph in line.glyphs:
        text = _text_as_seen(shown_text(glyph))
        place = line.text.index(text, behind)
        behind = place + len(text)
        yield place, behind, glyph


@lru_cache(maxsize=_REMEMBERED)
def _text_as_seen(text: str) -> str:
    """What a glyph shows, as it stands in the text of its line."""
    return as_seen(Line(text, page_no=1), controls=False).text


def _parted(letters: Sequence[Letter]) -> Iterator[bool]:
    """Whether a space is missing between a letter and the next one."""
    pairs = list(pairwise(letters))
    gaps = [_gap(*pair) for pair in pairs]
    are_figures = [all(map(_is_figure, pair)) for pair in pairs]
    space = _space_width(letters, gaps)
    between_figures = (
        min(space, _space_between_figures(letters))
        if any(are_figures)
        else space
    )
    for (before, letter), gap, is_number in zip(
        pairs, gaps, are_figures, strict=True
    ):
        least = between_figures if is_number else space
        may_part = not (
            is_diacritic(letter[0])
            or before[-1].text.isspace()
            or is_space(letter)
        )
        yield may_part and (
            _is_mark_beside(before, letter)
            or (gap > least and not _is_set_on(before, letter))
        )


def _is_mark_beside(before: Letter, letter: Letter) -> bool:
    """Whether one of two figures is raised or lowered, as the mark of a footnote beside an amount."""
    are_digits = before[0].text.isdigit() and letter[0].text.isdigit()
    return are_digits and _are_off_line(before, letter)


def _is_set_on(before: Letter, letter: Letter) -> bool:
    """Whether a raised figure stands behind a letter that it is set on, as in ม.²."""
    size = before[0].size
    return (
        bool(_FIGURE.match(letter[0].text))
        and letter[0].baseline < before[0].baseline
        and _are_off_line(before, letter)
        and _gap(before, letter) < _SET_ON * size
    )


def _are_off_line(before: Letter, letter: Letter) -> bool:
    """Whether one of two letters is raised or lowered, measured by the larger one."""
    smaller, larger = sorted(
        (before[0], letter[0]), key=lambda glyph: glyph.size
    )
    return is_off_line(smaller, larger.baseline, larger.size)


def _gap(before: Letter, letter: Letter) -> float:
    return start(letter) - end(before) - letter[0].room_struck_out


def _is_figure(letter: Letter) -> bool:
    return bool(_FIGURE.match(letter[0].text))


def _space_width(letters: Sequence[Letter], gaps: Sequence[float]) -> float:
    """From how wide a gap (points) a space is read, given those between the letters of a line."""
    if not gaps:
        return _SURE_SPACE * _size(letters)
    least = _least_space(letters)
    usual = _usual_gap(gaps, least)
    return max(
        least,
        min(
            max(usual + least, _WIDER_THAN_USUAL * usual),
            _SURE_SPACE * _size(letters),
        ),
    )


def _usual_gap(gaps: Sequence[float], least: float) -> float:
    """How far the letters of words stand apart (points).

    Of a short line, such as the end of a cell (`กว่า 5 ปี`), every other gap may be a space: where a share of them is
    as good as nothing, letters are not spaced.
    """
    narrow = sorted(gaps)[len(gaps) // _SET_CLOSE]
    return max(0.0, narrow if narrow < _AS_NOTHING * least else median(gaps))


def _space_between_figures(letters: Sequence[Letter]) -> float:
    """From how wide a gap two figures are two numbers: figures alone are not letter-spaced."""
    if not any(takes_room(letter[0]) for letter in letters):
        # The file does not say how wide they are.
        return _SURE_SPACE * _size(letters)
    gaps = [
        _gap(before, letter)
        for before, letter in pairwise(letters)
        if not (_is_figure(before) or _is_figure(letter))
    ]
    usual = max(0.0, median(gaps)) if gaps else 0.0
    return max(usual + _least_space(letters), _WIDER_THAN_USUAL * usual)


def _least_space(letters: Sequence[Letter]) -> float:
    """How wide (points) a space is at least, by the width of the line's usual letter."""
    bases = [letter[0] for letter in letters if not is_space(letter)]
    widths = [base.x1 - base.x0 for base in bases if takes_room(base)]
    usual = median(widths) if widths else _USUAL_WIDTH * _size(letters)
    return max(_SPACE * usual, _NARROWEST_SPACE * _size(letters))


def _size(letters: Sequence[Letter]) -> float:
    return max(glyph.size for glyph in chain.from_iterable(letters))
