"""Glyphs become lines: grouped by baseline, each diacritic kept with its letter (a sort by x displaces Thai ones)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from statistics import median

from extractor.model import Box, Glyph, Line, as_seen, printed_count
from extractor.model.page_coordinates import ACROSS
from extractor.tables.letter_order import is_leader, ordered
from extractor.tables.letters import is_diacritic
from extractor.tables.line_gaps import spelled
from extractor.tables.raised_figures import with_raised_figures

# All of these are shares of the type size.
# Baselines nearer than this are one line: lines of Thai print are at least one size apart.
_SAME_LINE = 0.3
# A diacritic may be set up to half a size higher than its letter, and so much further by rounding.
_DIACRITIC_LIFT = 0.6
# How far a line reaches above and below its baseline.
_ASCENT = 0.9
_DESCENT = 0.25

# Degrees to level of print that runs up the page.
_UPWARDS = 90


def lines_of(glyphs: Sequence[Glyph], page_no: int) -> tuple[Line, ...]:
    """Put glyphs together to lines.

    Args:
        glyphs: The glyphs of a cell, or of a page, in content-stream order.
        page_no: Their page, 1-based.

    Returns:
        The lines from top to bottom, each with the box of its print; none that is blank. Lines that run up or down
        the page come last.
    """
    lines = _level_lines(
        [glyph for glyph in glyphs if not glyph.runs_across], page_no
    )
    for turn in ACROSS:
        turned = [_leveled(glyph) for glyph in glyphs if glyph.turn == turn]
        lines += [
            _turned_back(line, turn) for line in _level_lines(turned, page_no)
        ]
    return tuple(lines)


def _level_lines(glyphs: Sequence[Glyph], page_no: int) -> list[Line]:
    """The lines of glyphs that run from left to right."""
    rows = _glyphs_by_baseline(glyphs)
    lines = [
        _line(rows[baseline], baseline, page_no) for baseline in sorted(rows)
    ]
    return [line for line in lines if line.text.strip()]


def _leveled(glyph: Glyph) -> Glyph:
    """A glyph that runs up or down the page as if the page were turned for it: see `Glyph.turn`."""
    top = glyph.baseline - glyph.size
    size = glyph.x1 - glyph.x0
    if glyph.turn == _UPWARDS:
        start, end, foot = -glyph.baseline, -top, glyph.x1
    else:
        start, end, foot = top, glyph.baseline, -glyph.x0
    return replace(
        glyph, x0=start, x1=end, baseline=foot - _DESCENT * size, size=size
    )


def _turned_back(line: Line, turn: int) -> Line:
    """A line that was read as level, with its box on the page as it is."""
    if line.box is None:
        return line
    left, right, top, bottom = (
        line.box.x0,
        line.box.x1,
        line.box.top,
        line.box.bottom,
    )
    if turn == _UPWARDS:
        return replace(line, box=Box(top, -right, bottom, -left))
    return replace(line, box=Box(-bottom, left, -top, right))


def _glyphs_by_baseline(glyphs: Sequence[Glyph]) -> dict[float, list[Glyph]]:
    """Glyphs by line; those of rare baselines (diacritics set higher, superscripts) go to the common one nearby."""
    common = _common_baselines(glyphs)
    rows: dict[float, list[Glyph]] = {baseline: [] for baseline in common}
    nearest: dict[float, float] = {}
    for glyph in glyphs:
        own = glyph.baseline
        if common and own not in nearest:
            nearest[own] = min(common, key=lambda known: abs(known - own))
        baseline = _baseline_for(glyph, nearest.get(own))
        rows.setdefault(baseline, []).append(glyph)
    return with_raised_figures(rows)


def _common_baselines(glyphs: Sequence[Glyph]) -> list[float]:
    """A baseline for each line, the one with the most letters."""
    if not glyphs:
        return []
    letters = [glyph for glyph in glyphs if not is_diacritic(glyph)]
    counts = Counter(round(letter.baseline, 1) for letter in letters)
    size = median(glyph.size for glyph in glyphs)
    common: list[float] = []
    for baseline, _ in counts.most_common():
        if all(abs(baseline - known) > _SAME_LINE * size for known in common):
            common.append(baseline)
    return common


def _baseline_for(glyph: Glyph, nearest: float | None) -> float:
    """The common baseline that a glyph belongs to, the nearest one; its own where a diacritic is near none."""
    own = glyph.baseline
    if nearest is not None and (
        not is_diacritic(glyph)
        or abs(nearest - own) <= _DIACRITIC_LIFT * glyph.size
    ):
        return nearest
    return round(own, 1)


def _line(glyphs: Sequence[Glyph], baseline: float, page_no: int) -> Line:
    letters = ordered(glyphs)
    text, fonts = spelled(letters)
    shown = list(chain.from_iterable(letters))
    size = max(glyph.size for glyph in shown)
    visible = [glyph for glyph in shown if not glyph.text.isspace()] or shown
    left = min(glyph.x0 for glyph in visible)
    right = max(glyph.x1 for glyph in visible)
    top = baseline - _ASCENT * size
    bottom = baseline + _DESCENT * size
    box = Box(left, top, right, bottom)
    printed = printed_count("".join(glyph.text for glyph in glyphs))
    doubled = printed - printed_count(text)
    is_filled_in = doubled > 0 and sum(map(is_leader, glyphs)) > sum(
        map(is_leader, shown)
    )
    line = Line(
        text,
        page_no,
        box,
        fonts,
        doubled=doubled,
        glyphs=tuple(shown),
        is_filled_in=is_filled_in,
    )
    return as_seen(line, controls=False)
