"""Rows that are set no further apart than the lines of a cell, as TeX sets them: where cells begin anew, a row does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import ROW_STEP, RunHeader
from extractor.tables.alignment.page_print import PrintLine
from extractor.tables.alignment.runs import Part, Run
from normalizer import marker_at

# Of the usual columns, so many hold print in the line with which a row begins.
_COLUMNS_OF_ROW = 0.7
# So many rows tell, and of the lines in which cells begin anew, no more than this share may be none of them.
_FEWEST_ROWS = 2
# Columns: paragraphs of prose that is set in two or three columns begin level by chance.
_FEWEST_COLUMNS = 4
_MOST_STRAYS = 0.2


@dataclass(frozen=True, slots=True)
class ColumnsBegun:
    """What stands above the print of a line.

    Attributes:
        fresh: The columns (0-based) that have print in the line, white right above, and print further up.
        running: Those that have print right above.
        first: Those that have no print above.
    """

    fresh: frozenset[int]
    running: frozenset[int]
    first: frozenset[int]

    @property
    def every(self) -> frozenset[int]:
        """The columns that have print in the line."""
        return self.fresh | self.running | self.first


def columns_begun_at(
    lines: Sequence[PrintLine], index: int, columns: Columns, pitch: float
) -> ColumnsBegun:
    """Tell the columns that begin anew in a line from those that go on there.

    Args:
        lines: The lines of a part.
        index: The index of the line.
        columns: The columns.
        pitch: How far apart the lines of a cell are set, in points.

    Returns:
        The columns that have print there.
    """
    held = columns.held_by([lines[index]])
    near = [
        line
        for line in lines[:index]
        if line.baseline > lines[index].baseline - ROW_STEP * pitch
    ]
    running = held & columns.held_by(near)
    above = held & columns.held_by(lines[:index])
    return ColumnsBegun(
        frozenset(above - running), frozenset(running), frozenset(held - above)
    )


def rows_begun_anew(
    run: Run,
    columns: Columns,
    header: RunHeader,
    sections: Sequence[Sequence[int]],
) -> list[list[int]]:
    """Find the rows in whose first line some cell begins anew: below white of its column, or with item 1 of a list.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.
        sections: For each part the lines that are titles.

    Returns:
        For each part the indices of those lines; none where cells begin in other lines, too, as those do that are set
        amid the height of their rows.
    """
    found: list[list[int]] = []
    strays = 0
    for part, first, titles in zip(
        run.parts, header.lines_by_part, sections, strict=True
    ):
        usual = len(columns.held_by(part.lines[first:]))
        begun = [
            index
            for index in _lines_with_new_cells(part, columns, first)
            if not {index, index - 1} & set(titles)
        ]
        of_part = [
            index
            for index in begun
            if _may_begin_row(part.lines[index], columns, usual)
        ]
        strays += len(begun) - len(of_part)
        found.append(of_part)
    count = sum(map(len, found))
    is_sure = (
        len(columns) >= _FEWEST_COLUMNS
        and count >= _FEWEST_ROWS
        and strays <= _MOST_STRAYS * (count + strays)
    )
    return found if is_sure else [[] for _ in found]


def _lines_with_new_cells(
    part: Part, columns: Columns, first: int
) -> list[int]:
    """The lines of a part's body, but for the first one, in which cells begin anew."""
    body = part.lines[first:]
    pitch = part.block.page.pitch
    return [
        first + index
        for index in range(1, len(body))
        if columns_begun_at(body, index, columns, pitch).fresh
        or _begins_list(body[index])
    ]


def _begins_list(line: PrintLine) -> bool:
    """Whether some piece of a line is item 1 of a list."""
    markers = [marker_at(piece.text.strip()) for piece in line.pieces]
    return any(
        marker is not None and not marker.is_dotted and marker.number == 1
        for marker in markers
    )


def _may_begin_row(line: PrintLine, columns: Columns, usual: int) -> bool:
    held = columns.held_by([line])
    return 0 in held and len(held) >= max(2, _COLUMNS_OF_ROW * usual)
