"""Glyphs that were set on to one another in one look, as one line of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.model import Box, Glyph, Line

# Shares of the type size: baselines nearer than this are one line's, letters further apart than this are not one run's.
_SAME_LINE = 0.3
_FARTHEST = 2.0
# A gap wider than this share of the size is a space.
_SPACE = 0.22
# How far a line reaches above and below its baseline.
_ASCENT = 0.9
_DESCENT = 0.25


def glyph_runs_of(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Part glyphs where a line ends, or another one begins.

    Args:
        glyphs: Glyphs in content-stream order.

    Yields:
        Those of each stretch of a line.
    """
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(glyph, run[-1]):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _goes_on(glyph: Glyph, before: Glyph) -> bool:
    drop = abs(glyph.baseline - before.baseline)
    if glyph.aslant or before.aslant:
        return glyph.aslant == before.aslant and drop < _FARTHEST * glyph.size
    return (
        drop < _SAME_LINE * glyph.size
        and abs(glyph.x0 - before.x1) < _FARTHEST * glyph.size
    )


def line_of_run(run: Sequence[Glyph], page_no: int) -> Line:
    """A run as a line.

    Args:
        run: Its glyphs in the order in which they were set; not empty.
        page_no: Their page, 1-based.

    Returns:
        The line, with the box of its print.
    """
    text = run[0].text
    for before, glyph in pairwise(run):
        is_apart = (
            not glyph.aslant and glyph.x0 - before.x1 > _SPACE * glyph.size
        )
        has_space = before.text.isspace() or glyph.text.isspace()
        text += f" {glyph.text}" if is_apart and not has_space else glyph.text
    box = Box(
        x0=min(glyph.x0 for glyph in run),
        top=min(glyph.baseline - _ASCENT * glyph.size for glyph in run),
        x1=max(glyph.x1 for glyph in run),
        bottom=max(glyph.baseline + _DESCENT * glyph.size for glyph in run),
    )
    return Line(text, page_no, box)
