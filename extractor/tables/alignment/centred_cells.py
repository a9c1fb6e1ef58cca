"""Cells merged over rows that no line tells of: their print stands amid the rows, where others begin at their tops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import ROW_STEP, mark_edges
from extractor.tables.alignment.page_print import PrintLine
from extractor.tables.alignment.runs import Part

# In line pitches: the middle of such a cell's print stands no further from that of its rows.
_OFF_MIDDLE = 0.55
# In line pitches: print that begins no further below the first line of its row is set from the top.
_AT_TOP = 0.4
# In line pitches: print of one line stands no further apart.
_ON_LINE = 0.12
# Of the columns, so few hold such cells side by side.
_MERGED_SHARE = 1 / 3
# Of all cells, so many are set from the top where one that is not tells.
_TOP_SHARE = 0.8
_MOST_ROWS = 3


def lines_below_straddling(
    part: Part, columns: Columns, first: int
) -> set[int]:
    """The lines with which rows begin right below print of a cell that is merged over them and the rows above.

    Args:
        part: The part of a run.
        columns: Its columns.
        first: The index of the first line below the header.

    Returns:
        Their indices: the print of all their columns stands a row's step below what is above, but for that of a few
        other columns, which stands amid this white.
    """
    return {
        index
        for index in range(first + 1, len(part.lines))
        if _is_below_straddling(part, columns, first, index)
    }


def _is_below_straddling(
    part: Part, columns: Columns, first: int, index: int
) -> bool:
    lines = part.lines
    line = lines[index]
    pitch = part.block.page.pitch
    held = columns.held_by([line])
    near = [
        other
        for other in lines[first:index]
        if other.baseline > line.baseline - ROW_STEP * pitch
    ]
    between = columns.held_by(near)
    if not between or 0 in between or 0 not in held or between & held:
        return False
    if (
        len(between) > max(1, _MERGED_SHARE * len(columns))
        or len(held) <= len(columns) / 2
    ):
        return False
    above = [
        other
        for other in lines[first:index]
        if columns.held_by([other]) - between
    ]
    if not above:
        return False
    middle = (above[-1].baseline + line.baseline) / 2
    runs = [
        _run_around(part, columns, column, line.baseline) for column in between
    ]
    return all(
        abs((run[0] + run[1]) / 2 - middle) <= _OFF_MIDDLE * pitch
        for run in runs
    )


def _run_around(
    part: Part, columns: Columns, column: int, y: float
) -> tuple[float, float]:
    """The first and last baseline of the print of a column right above and below a height."""
    step = ROW_STEP * part.block.page.pitch
    ys = [
        line.baseline
        for line in part.lines
        if column in columns.held_by([line])
    ]
    above = [place for place in ys if place < y]
    top = bottom = above[-1]
    for place in reversed(above):
        top = place if top - place < step else top
    for place in ys:
        bottom = place if 0 < place - bottom < step else bottom
    return top, bottom


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of a row, and the index of the first one."""

    start: int
    lines: Sequence[PrintLine]

    @property
    def top(self) -> float:
        """The first baseline."""
        return self.lines[0].baseline

    @property
    def bottom(self) -> float:
        """The last baseline."""
        return self.lines[-1].baseline


def centred_over(
    part: Part, columns: Columns, starts: Sequence[int], sections: Sequence[int]
) -> dict[int, set[int]]:
    """Find the cells without lines that are merged over rows of a part.

    Args:
        part: The part.
        columns: Its columns.
        starts: The indices of the lines with which rows below the header begin.
        sections: Those of titles between rows.

    Returns:
        For boundaries between rows, by the index of the line below, the columns (0-based) of cells that go on there.
    """
    over: dict[int, set[int]] = {}
    if not starts:
        return over
    if any(
        part.lines[start - 1].waist < y < part.lines[start].waist
        for start in starts[1:]
        for y in mark_edges(part)
    ):
        return over
    ends = [*starts[1:], len(part.lines)]
    rows = [
        _Row(start, part.lines[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    groups = _groups_between(rows, frozenset(sections))
    if not _are_set_from_top(rows, columns, part.block.page.pitch):
        return over
    for column in range(1, len(columns)):
        for group in groups:
            for row in _merged_rows(
                group, columns, column, part.block.page.pitch
            ):
                over.setdefault(row.start, set()).add(column)
    return over


def _groups_between(
    rows: Sequence[_Row], sections: frozenset[int]
) -> list[list[_Row]]:
    """Rows that follow one another without a title between them."""
    groups: list[list[_Row]] = [[]]
    for row in rows:
        if row.start in sections:
            groups.append([])
        else:
            groups[-1].append(row)
    return groups


def _baselines(
    rows: Sequence[_Row], columns: Columns, column: int
) -> list[float]:
    return [
        line.baseline
        for row in rows
        for line in row.lines
        if column in columns.held_by([line])
    ]


def _are_set_from_top(
    rows: Sequence[_Row], columns: Columns, pitch: float
) -> bool:
    """Whether most cells begin with their row."""
    begins = []
    for column in range(len(columns)):
        begins += [
            ys[0] - row.top
            for row in rows
            if (ys := _baselines([row], columns, column))
        ]
    at_top = sum(below <= _AT_TOP * pitch for below in begins)
    return at_top >= _TOP_SHARE * len(begins)


def _merged_rows(
    rows: Sequence[_Row], columns: Columns, column: int, pitch: float
) -> Iterator[_Row]:
    """The rows that a cell of a column goes on in which begins further up."""
    index = 0
    while index < len(rows):
        span = next(
            (
                span
                for span in range(2, _MOST_ROWS + 1)
                if _is_merged(
                    rows[index : index + span], span, columns, column, pitch
                )
            ),
            1,
        )
        yield from rows[index + 1 : index + span]
        index += span


def _is_merged(
    rows: Sequence[_Row], span: int, columns: Columns, column: int, pitch: float
) -> bool:
    """Whether the only print of a column in some rows stands amid them, and at the top of none."""
    if len(rows) < span:
        return False
    ys = _baselines(rows, columns, column)
    if not ys or any(abs(ys[0] - row.top) <= _ON_LINE * pitch for row in rows):
        return False
    is_one = all(
        below - above < ROW_STEP * pitch for above, below in pairwise(ys)
    )
    middle = (rows[0].top + rows[-1].bottom) / 2
    return is_one and abs((ys[0] + ys[-1]) / 2 - middle) <= _OFF_MIDDLE * pitch
