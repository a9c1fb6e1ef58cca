"""How high marks reach in print: a glyph that reaches higher than another one of its name draws a tone besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from extractor.model import Glyph
from extractor.proof.line_pictures import INK, LinePicture
from extractor.proof.printed_lines import Key
from extractor.tables.letters import takes_room
from normalizer.thai import VOWEL_MARK

# Shares of the size of the type: how much higher a tone reaches than the mark below it, at least. Other shapes of one
# mark, such as that left of the stem of ป, reach 0.05 higher at most (32 pairs in 30 files); tones add 0.2 to 0.3.
_LEAST_RISE = 0.12
# The share of a letter's width at its left that is not looked at: the marks of the letter before reach into it.
_SIDE = 0.15

# A mark, and how far above the line it reaches.
MarkTop = tuple[Key, float]


def mark_tops(picture: LinePicture) -> Iterator[MarkTop]:
    """Measure the marks of a line that stand alone at their letters, and are no tones.

    Args:
        picture: The line with its picture.

    Yields:
        Each with the height of the highest ink over its letter above the baseline, in sizes of the type.
    """
    drawn = picture.drawn
    is_ink = drawn.pixels < INK
    for letter, marks in _clusters(picture.printed.line.glyphs):
        if len(marks) != 1 or len(marks[0].code or ()) != 2:
            continue
        (mark,) = marks
        if mark.text not in VOWEL_MARK:
            continue
        width = letter.x1 - letter.x0
        first = max(0, picture.column_of(letter.x0 + _SIDE * width))
        rows = is_ink[:, first : picture.column_of(letter.x1)].any(axis=1)
        if rows.any() and mark.code:
            rise = drawn.baseline - int(rows.argmax())
            yield (mark.code, mark.text), rise / (drawn.scale * letter.size)


def taller_namesakes(tops: Iterable[MarkTop]) -> set[Key]:
    """Find marks that reach higher than another glyph of their font and name.

    Args:
        tops: Marks as they were measured, each as often as it was.

    Returns:
        Those that draw something more than they say: ํ้ of น้ำ is one glyph in some fonts, which programs call ํ.
    """
    measured: defaultdict[Key, list[float]] = defaultdict(list)
    for key, top in tops:
        measured[key].append(top)
    heights = {key: median(values) for key, values in measured.items()}
    lowest: dict[tuple[int, str], float] = {}
    for ((font, *_), text), height in heights.items():
        lowest[font, text] = min(height, lowest.get((font, text), height))
    return {
        key
        for key, height in heights.items()
        if height > lowest[key[0][0], key[1]] + _LEAST_RISE
    }


def _clusters(glyphs: Iterable[Glyph]) -> Iterator[tuple[Glyph, list[Glyph]]]:
    """The letters of a line that take room, each with what stands behind it and takes none."""
    letter: Glyph | None = None
    marks: list[Glyph] = []
    for glyph in glyphs:
        if not takes_room(glyph):
            marks.append(glyph)
            continue
        if letter:
            yield letter, marks
        letter, marks = glyph, []
    if letter:
        yield letter, marks
