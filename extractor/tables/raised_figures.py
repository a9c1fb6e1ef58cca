"""Raised and lowered figures stand in the line of what they are set on: ม.², CO₂, the mark of a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from extractor.model import Glyph
from extractor.tables.letters import is_off_line

# Shares of the size of the line. Raised print is smaller: browsers set it at 0.83, word processors at 0.58; figures and
# signs, which WeasyPrint raises at 0.97, are told by their height alone.
_SMALLER = 0.9
_FIGURES = re.compile(r"[0-9๐-๙*†‡§()/,]+")
# How far above or below the foot of the line its own foot is; browsers and word processors raise by 0.33, lower by 0.2
# to 0.4.
_HIGHEST = 0.65
_LOWEST = 0.45
# How near to a letter of the line it stands.
_NEAR = 0.35
# Characters: what is longer is a line of its own.
_LONGEST = 4

Rows = Mapping[float, Sequence[Glyph]]


def with_raised_figures(rows: Rows) -> dict[float, list[Glyph]]:
    """Put raised figures into the lines that they belong to.

    Args:
        rows: Glyphs by the baseline of their line, in points.

    Returns:
        The same glyphs, those raised or lowered in the line of what they stand beside; no line is empty.
    """
    kept: dict[float, list[Glyph]] = {
        baseline: list(row) for baseline, row in rows.items()
    }
    largest = max(
        (glyph.size for row in rows.values() for glyph in row), default=0.0
    )
    for baseline in sorted(rows):
        # No line further off can hold it: of a page of small print most lines need not be gone through.
        near = [
            other
            for other in rows
            if -_LOWEST * largest <= other - baseline <= _HIGHEST * largest
        ]
        for run in list(_runs(kept[baseline])):
            home = _home(run, baseline, {other: kept[other] for other in near})
            if home is not None:
                kept[baseline] = [
                    glyph for glyph in kept[baseline] if glyph not in run
                ]
                kept[home] = _set_in(kept[home], run)
    return {baseline: row for baseline, row in kept.items() if row}


def _runs(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The stretches of a row that stand apart from each other."""
    run: list[Glyph] = []
    for glyph in row:
        if run and abs(glyph.x0 - run[-1].x1) > _NEAR * glyph.size:
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _home(run: Sequence[Glyph], baseline: float, rows: Rows) -> float | None:
    """The baseline of the line that a run is raised or lowered in."""
    visible = [glyph for glyph in run if not glyph.text.isspace()]
    if not 0 < len(visible) <= _LONGEST:
        return None
    for other, row in rows.items():
        if (
            other != baseline
            and row
            and _is_raised(visible, baseline, row, other)
        ):
            return other
    return None


def _is_raised(
    run: Sequence[Glyph], baseline: float, row: Sequence[Glyph], foot: float
) -> bool:
    beside = _beside(run, row)
    if not beside:
        return False
    size = median(glyph.size for glyph in beside)
    largest = max(glyph.size for glyph in run)
    if largest > _SMALLER * size and not (
        largest <= size
        and _FIGURES.fullmatch(_text(run))
        and all(is_off_line(glyph, foot, size) for glyph in run)
    ):
        return False
    return -_LOWEST * size <= foot - baseline <= _HIGHEST * size


def _text(run: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in run)


def _beside(run: Sequence[Glyph], row: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a row that a run begins behind or ends before; none where it stands over one."""
    left = min(glyph.x0 for glyph in run)
    right = max(glyph.x1 for glyph in run)
    near = []
    for glyph in row:
        reach = _NEAR * glyph.size
        is_over = glyph.x0 + reach < right and left < glyph.x1 - reach
        if is_over:
            return []
        if abs(left - glyph.x1) <= reach or abs(glyph.x0 - right) <= reach:
            near.append(glyph)
    return near


def _set_in(row: Sequence[Glyph], run: Sequence[Glyph]) -> list[Glyph]:
    """A row with a run in the place where it is to be read, so that the row remains as it was set."""
    left = min(glyph.x0 for glyph in run)
    for place in range(len(row), 0, -1):
        before = row[place - 1]
        if before.x0 <= left and before.x1 <= left + _NEAR * before.size:
            return [*row[:place], *run, *row[place:]]
    return [*run, *row]
