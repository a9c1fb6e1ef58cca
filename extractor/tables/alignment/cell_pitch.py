"""How far apart the lines of a cell are set, where most rows are of one line: these tell how far apart rows are set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import ROW_STEP, RunHeader
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.alignment.sections import sections_of

# Shares by which steps differ that are one; so many of a column's steps are those between lines of cells at least.
_SAME_STEP = 0.04
_FEWEST_STEPS = 2
_LEAST_SHARE = 0.04
# In line pitches: lines of a cell stand no nearer to one another.
_LEAST_STEP = 0.5


def measure_lines_of_cells(
    run: Run, columns: Columns, header: RunHeader
) -> None:
    """Let the parts of a run know how far apart the lines of cells are set, where rows are set further apart.

    Args:
        run: The run; the unit of heights of its parts is changed where most steps are those from row to row.
        columns: Its columns.
        header: Its header.
    """
    pitch = _least_usual(run, columns, header)
    if pitch is None:
        return
    for number, part in enumerate(run.parts):
        if part.block.page.pitch >= ROW_STEP * pitch:
            run.parts[number] = _with_pitch(part, pitch)


def with_pitch_of_ruled_rows(
    run: Run, columns: Columns, header: RunHeader
) -> list[Part]:
    """Let ruled rows know how far apart lines are set in them, were it farther than lines are in most documents.

    Args:
        run: The ruled rows, a part each: no line of a part is known to begin a row.
        columns: Their columns.
        header: Their header.

    Returns:
        The parts, those with another unit of heights whose lines all stand farther apart than theirs.
    """
    pitch = _least_usual(run, columns, header)
    return [
        _with_pitch(part, pitch)
        if pitch and pitch > ROW_STEP * part.block.page.pitch
        else part
        for part in run.parts
    ]


def _least_usual(run: Run, columns: Columns, header: RunHeader) -> float | None:
    """The smallest step from line to line in columns that some others are like; None where there is none."""
    known = max(part.block.page.pitch for part in run.parts)
    steps = [
        step
        for step in _steps(run, columns, header)
        if step >= _LEAST_STEP * known
    ]
    least = max(_FEWEST_STEPS, _LEAST_SHARE * len(steps))
    for step in sorted(steps):
        alike = [
            other for other in steps if step <= other <= (1 + _SAME_STEP) * step
        ]
        if len(alike) >= least:
            return median(alike)
    return None


def _with_pitch(part: Part, pitch: float) -> Part:
    page = replace(part.block.page, pitch=pitch)
    return replace(part, block=replace(part.block, page=page))


def _steps(run: Run, columns: Columns, header: RunHeader) -> Iterator[float]:
    """How far lines stand below the ones above in their columns."""
    sections = sections_of(run, columns, header)
    for part, first, titles in zip(
        run.parts, header.lines_by_part, sections, strict=True
    ):
        above: dict[int, float] = {}
        for index in range(first, len(part.lines)):
            line = part.lines[index]
            if index in titles:
                above = {}
                continue
            for column in columns.held_by([line]):
                if column in above:
                    yield line.baseline - above[column]
                above[column] = line.baseline
