"""Glyphs become lines: grouped by baseline, each mark kept with its letter (a sort by x displaces Thai marks)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from extractor.model import Box, Glyph, Line, ink
from normalizer.thai import MARK

# Shares of the type size. Lines of Thai print are at least one size apart; a mark may be set up to half of one higher.
_SAME_LINE = 0.3
_MARK_LINE = 0.6
_SPACE = 0.22
_JUMP, _STEP = 0.5, 0.2
_SAME_PLACE = 0.12
_ASCENT, _DESCENT = 0.9, 0.25
Letter = list[Glyph]

_MARK = re.compile(f"[{MARK}\uf700-\uf70e\uf710-\uf71a\uf884-\uf899\uf89b-\uf89d]")


def is_mark(glyph: Glyph) -> bool:
    """Whether the glyph stands above or below the letter before it, also as a private-use code point."""
    return bool(_MARK.match(glyph.text))


def lines_of(glyphs: Sequence[Glyph], page_no: int) -> tuple[Line, ...]:
    """The lines from top to bottom, each with the box of its ink."""
    rows = _rows(glyphs)
    lines = (_line(rows[baseline], baseline, page_no) for baseline in sorted(rows))
    return tuple(line for line in lines if line.text.strip())


def _rows(glyphs: Sequence[Glyph]) -> dict[float, list[Glyph]]:
    """Glyphs by baseline; rare baselines (marks set higher, superscripts) go to the common one nearby."""
    letters = Counter(round(glyph.baseline, 1) for glyph in glyphs if not is_mark(glyph))
    anchors: list[float] = []
    size = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    for baseline, _ in letters.most_common():
        if all(abs(baseline - anchor) > _SAME_LINE * size for anchor in anchors):
            anchors.append(baseline)
    rows: dict[float, list[Glyph]] = {anchor: [] for anchor in anchors}
    for glyph in glyphs:
        row = min(anchors, key=lambda anchor: abs(anchor - glyph.baseline), default=None)
        near = row is not None and (not is_mark(glyph) or abs(row - glyph.baseline) <= _MARK_LINE * glyph.size)
        rows.setdefault(row if row is not None and near else round(glyph.baseline, 1), []).append(glyph)
    return rows


def _line(glyphs: Sequence[Glyph], baseline: float, page_no: int) -> Line:
    ordered = _ordered(glyphs)
    text, fonts = _spelled(ordered)
    size = max(glyph.size for glyph in ordered)
    shown = [glyph for glyph in ordered if not glyph.text.isspace()] or ordered
    box = Box(
        min(glyph.x0 for glyph in shown),
        baseline - _ASCENT * size,
        max(glyph.x1 for glyph in shown),
        baseline + _DESCENT * size,
    )
    return Line(text, page_no, box, fonts, doubled=sum(ink(glyph.text) for glyph in glyphs) - ink(text))


def _ordered(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters as they were set, each with the marks that follow it in the stream.

    Sorting marks would put them behind the next letter. A stretch that was set later, a second font's punctuation
    or another part of the line, goes into the gap that was left for it; where there is none, behind.
    """
    letters, torn = _letters(glyphs)
    line: list[Letter] = []
    for stretch in _stretches(letters):
        fresh = [letter for letter in stretch if not any(_overprinted(letter, other) for other in line)]
        apart = not any(_overlap(letter, other) for letter in fresh for other in line)
        line = sorted([*line, *fresh], key=_start) if apart else [*line, *fresh]
    ordered = [glyph for letter in line for glyph in letter]
    for mark in torn:
        ordered.insert(_after_letter(ordered, mark), mark)
    return ordered


def _letters(glyphs: Sequence[Glyph]) -> tuple[list[Letter], list[Glyph]]:
    """Letters with their marks, and the marks that stand near no letter before them."""
    letters: list[Letter] = []
    torn: list[Glyph] = []
    for glyph in glyphs:
        if not is_mark(glyph):
            letters.append([glyph])
        elif letters and abs(glyph.x0 - letters[-1][-1].x1) <= glyph.size:
            letters[-1].append(glyph)
        else:
            torn.append(glyph)
    return letters, torn


def _stretches(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters set in one go, until a jump back; after a step back a letter goes before those that it steps over."""
    stretch: list[Letter] = []
    for letter in letters:
        back = _start(stretch[-1]) - _start(letter) if stretch else 0.0
        if back > _JUMP * letter[0].size:
            yield stretch
            stretch = []
        at = len(stretch)
        while back > _STEP * letter[0].size and at and _start(stretch[at - 1]) > _start(letter):
            at -= 1
        if not (stretch and _overprinted(letter, stretch[-1])):
            stretch.insert(at, letter)
    if stretch:
        yield stretch


def _start(letter: Letter) -> float:
    return letter[0].x0


def _overprinted(letter: Letter, other: Letter) -> bool:
    """Set twice at (nearly) one place: fake bold."""
    near = abs(_start(letter) - _start(other)) < _SAME_PLACE * letter[0].size
    return near and [glyph.text for glyph in letter] == [glyph.text for glyph in other]


def _overlap(letter: Letter, other: Letter) -> bool:
    rim = _SAME_PLACE * letter[0].size
    return letter[0].x0 + rim < other[0].x1 and other[0].x0 + rim < letter[0].x1


def _after_letter(ordered: Sequence[Glyph], mark: Glyph) -> int:
    middle = (mark.x0 + mark.x1) / 2
    return next(
        (
            i + 1
            for i in reversed(range(len(ordered)))
            if not is_mark(ordered[i]) and ordered[i].x0 + _SAME_PLACE * mark.size < middle
        ),
        0,
    )


def _spelled(glyphs: Sequence[Glyph]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The text, with a space where a gap shows one, and its (font, length) runs."""
    wide = _gap(glyphs)
    pieces = [(glyphs[0].text, glyphs[0].font)] if glyphs else []
    for before, glyph in pairwise(glyphs):
        bare = not (before.text.isspace() or glyph.text.isspace() or is_mark(glyph))
        pieces.append((" " * (bare and glyph.x0 - before.x1 > wide) + glyph.text, glyph.font))
    runs = groupby(pieces, key=lambda piece: piece[1])
    fonts = tuple((font, sum(len(text) for text, _ in run)) for font, run in runs)
    return "".join(text for text, _ in pieces), fonts


def _gap(glyphs: Sequence[Glyph]) -> float:
    """From how wide a gap (points) a space is read; in letter-spaced lines every gap is wide."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs) if not is_mark(after)]
    size = max((glyph.size for glyph in glyphs), default=0.0)
    return max(_SPACE * size, 2 * median(gaps)) if gaps else size
