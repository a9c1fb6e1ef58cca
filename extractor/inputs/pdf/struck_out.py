"""Print that was struck out: a level stroke runs through the middle of its letters, from their first to their last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from extractor.inputs.pdf.print_runs import glyph_runs_of, line_of_run
from extractor.inputs.pdf.strike_finder import DrawnStroke, StrikeFinder
from extractor.model import Glyph, Ruling, SetAside

# Of the type size, the share within which the two strokes of a double one stand.
_DOUBLE = 0.5
# Of the type size: baselines that differ by less are one line's.
_SAME_LINE = 0.5
# Points: ends nearer than this are the same.
_SAME_END = 1.5


@dataclass(frozen=True, slots=True)
class StruckPrint:
    """Print of a page, told from what was struck out of it.

    Attributes:
        glyphs: What is left.
        rulings: The strokes that strike nothing out.
        set_aside: What was struck out.
    """

    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    set_aside: tuple[SetAside, ...]


def without_struck_out(
    glyphs: Sequence[Glyph], rulings: Sequence[Ruling], page_no: int
) -> StruckPrint:
    """Set struck-out print aside.

    Args:
        glyphs: The glyphs of a page, in content-stream order.
        rulings: Its strokes along an axis.
        page_no: The page, 1-based.

    Returns:
        Both without what was struck out, and without the strokes that did it; and what was struck out, line by line.
    """
    finder = StrikeFinder(glyphs, rulings)
    struck: set[int] = set()
    strokes: list[DrawnStroke] = []
    for stroke in finder.strokes():
        indices = finder.struck_by(stroke)
        if indices:
            struck.update(indices)
            strokes.append(stroke)
    if not struck:
        return StruckPrint(tuple(glyphs), tuple(rulings), ())
    reach = _DOUBLE * max(glyphs[index].size for index in struck)
    runs = glyph_runs_of(
        glyphs[index] for index in sorted(struck) if glyphs[index].text
    )
    lines = [line_of_run(run, page_no) for run in runs]
    return StruckPrint(
        glyphs=tuple(_left(glyphs, struck)),
        rulings=tuple(
            ruling
            for ruling in rulings
            if not any(_belongs_to(ruling, stroke, reach) for stroke in strokes)
        ),
        set_aside=tuple(
            SetAside("struck-out", line) for line in lines if line.text.strip()
        ),
    )


def _left(glyphs: Sequence[Glyph], struck: Set[int]) -> Iterator[Glyph]:
    """The glyphs that are left; those behind struck-out print know of it, so that 1,~~5~~900 stays one amount."""
    run: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        if index in struck:
            run.append(glyph)
            continue
        yield (
            replace(glyph, room_struck_out=_room(run, glyph)) if run else glyph
        )
        run = []


def _room(run: Sequence[Glyph], glyph: Glyph) -> float:
    """The width of struck-out print before a glyph, on its line."""
    before = [
        other
        for other in run
        if abs(other.baseline - glyph.baseline) < _SAME_LINE * glyph.size
    ]
    before = [other for other in before if other.x1 <= glyph.x0 + _SAME_END]
    if not before:
        return 0.0
    return max(other.x1 for other in before) - min(other.x0 for other in before)


def _belongs_to(ruling: Ruling, stroke: DrawnStroke, reach: float) -> bool:
    """Whether a ruling is part of a stroke that strikes print out, or the other stroke of a double one."""
    has_same_ends = (
        abs(ruling.x0 - stroke.x0) < _SAME_END
        and abs(ruling.x1 - stroke.x1) < _SAME_END
    )
    y = (ruling.top + ruling.bottom) / 2
    return any(ruling is part for part in stroke.parts) or (
        has_same_ends and abs(y - stroke.y) < reach
    )
