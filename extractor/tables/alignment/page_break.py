"""Whether the foot of a page cut the last row of a part, by what its marks, its numbers and the next page say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.model import Colour
from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import (
    RunHeader,
    fill_behind,
    mark_edges,
)
from extractor.tables.alignment.row_marks import are_like_colours
from extractor.tables.alignment.rows import RunRows
from extractor.tables.alignment.runs import Part, Run

# Of the columns that rows usually begin in, so many begin in the first line of a page where a row begins there.
_COLUMNS_OF_START = 0.8
# In line pitches: the middles of cells that are set amid their row differ by no more.
_OFF_MIDDLE = 0.3
# In line pitches: with so much room left on its page a row is not cut.
_ROOM = 2.5


def breaks_of(
    run: Run, columns: Columns, header: RunHeader, rows: RunRows
) -> list[bool]:
    """Tell for each part of a run whether its last row goes on.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.
        rows: Its rows.

    Returns:
        Whether the page cut the row, a part each; never of the last one.
    """
    usual = _usual_columns_of_starts(run, columns, rows)
    lowest = max(part.lines[-1].baseline for part in run.parts)
    cuts = []
    for number, (part, following) in enumerate(pairwise(run.parts), 1):
        first = header.lines_by_part[number]
        begins_anew = _begins_with_row(following, columns, first, rows, number)
        cuts.append(
            _is_cut(part, following, first, rows)
            and not _has_room(part, lowest)
            and not begins_anew
        )
        if cuts[-1] and not rows.marks:
            line = (
                following.lines[first] if first < len(following.lines) else None
            )
            begun = columns.held_by([line]) if line else set()
            cuts[-1] = len(begun) < _COLUMNS_OF_START * usual
    return [*cuts, False]


def _begins_with_row(
    part: Part, columns: Columns, first: int, rows: RunRows, number: int
) -> bool:
    """Whether a page begins with a title between rows, or with a row whose cells are set amid its height, all there."""
    if rows.sections and first in rows.sections[number]:
        return True
    ends = [start for start in rows.starts[number] if start > first]
    lines = part.lines[first : ends[0] if ends else len(part.lines)]
    if len(columns.held_by(lines)) < len(columns) or len(
        columns.held_by(lines[:1])
    ) == len(columns):
        return False
    middles = []
    for column in range(len(columns)):
        ys = [
            line.baseline for line in lines if column in columns.held_by([line])
        ]
        middles.append((ys[0] + ys[-1]) / 2)
    return max(middles) - min(middles) <= _OFF_MIDDLE * part.block.page.pitch


def _is_cut(part: Part, following: Part, first: int, rows: RunRows) -> bool:
    """Whether the marks of a page leave its last row open."""
    last = part.lines[-1].waist
    rules = [mark for mark in part.block.page.marks if not mark.is_fill]
    if len(rules) >= 2 and rows.marks:
        return not any(y > last for y in mark_edges(part))
    fill = _colour_behind(part, len(part.lines) - 1)
    next_fill = (
        _colour_behind(following, first)
        if first < len(following.lines)
        else None
    )
    are_filled = (
        any(mark.is_fill for mark in part.block.page.marks) and rows.marks
    )
    return are_like_colours(fill, next_fill) if are_filled else True


def _colour_behind(part: Part, index: int) -> Colour | None:
    """The colour of the fill behind a line."""
    fill = fill_behind(part, part.lines[index])
    return fill.colour if fill else None


def _has_room(part: Part, lowest: float) -> bool:
    return lowest - part.lines[-1].baseline > _ROOM * part.block.page.pitch


def _usual_columns_of_starts(
    run: Run, columns: Columns, rows: RunRows
) -> float:
    """In how many columns the first line of a row usually has print."""
    counts: list[int] = []
    for part, starts in zip(run.parts, rows.starts, strict=True):
        counts += _columns_begun(part, starts, columns)
    in_order = sorted(counts)
    return in_order[len(in_order) // 2] if in_order else len(columns)


def _columns_begun(
    part: Part, starts: Sequence[int], columns: Columns
) -> list[int]:
    lines = [
        part.lines[start] for start in starts[1:] if start < len(part.lines)
    ]
    return [len(columns.held_by([line])) for line in lines]
