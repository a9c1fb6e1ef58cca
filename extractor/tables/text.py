"""Glyphs become lines: grouped by baseline, kept in content-stream order (a sort by x displaces Thai marks)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from extractor.model import Box, Glyph, Line
from normalizer.thai import MARK

# Shares of the type size. Lines of Thai print are at least one size apart; a mark may be set up to half of one higher.
_SAME_LINE = 0.3
_MARK_LINE = 0.6
_SPACE = 0.22
_BACK = 0.5
_SAME_PLACE = 0.12
_ASCENT, _DESCENT = 0.9, 0.25
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
    ink = [glyph for glyph in ordered if not glyph.text.isspace()] or ordered
    box = Box(
        min(glyph.x0 for glyph in ink),
        baseline - _ASCENT * size,
        max(glyph.x1 for glyph in ink),
        baseline + _DESCENT * size,
    )
    return Line(text, page_no, box, fonts)


def _ordered(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Stream order within each stretch that was set in one go; stretches by where they begin."""
    stretches: list[list[Glyph]] = []
    torn: list[Glyph] = []
    for glyph in glyphs:
        last = stretches[-1][-1] if stretches else None
        if last and _overprinted(glyph, last):
            continue
        if is_mark(glyph) and (last is None or abs(glyph.x0 - last.x1) > glyph.size):
            torn.append(glyph)
        elif last and last.text.isspace() and glyph.x0 < last.x0 and glyph.x1 <= last.x0 + _BACK * glyph.size:
            stretches[-1].insert(-1, glyph)  # set in a second font after the space that follows it
        elif last and glyph.x0 >= last.x0 - _BACK * glyph.size:
            stretches[-1].append(glyph)
        else:
            stretches.append([glyph])
    stretches.sort(key=lambda stretch: stretch[0].x0)
    ordered = [glyph for stretch in _distinct(stretches) for glyph in stretch]
    for mark in torn:
        ordered.insert(_after_base(ordered, mark), mark)
    return ordered


def _overprinted(glyph: Glyph, last: Glyph) -> bool:
    """The same glyph set twice at (nearly) one place: fake bold."""
    return glyph.text == last.text and abs(glyph.x0 - last.x0) < _SAME_PLACE * glyph.size and glyph.x1 > glyph.x0


def _distinct(stretches: Sequence[list[Glyph]]) -> Iterator[list[Glyph]]:
    seen: list[Glyph] = []
    for stretch in stretches:
        text = [glyph.text for glyph in stretch]
        if seen and [glyph.text for glyph in seen] == text and _overprinted(stretch[0], seen[0]):
            continue
        seen = stretch
        yield stretch


def _after_base(glyphs: Sequence[Glyph], mark: Glyph) -> int:
    middle = (mark.x0 + mark.x1) / 2
    before = [i for i, glyph in enumerate(glyphs) if glyph.x0 <= middle and not is_mark(glyph)]
    return before[-1] + 1 if before else 0


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
