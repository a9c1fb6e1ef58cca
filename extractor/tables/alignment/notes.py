"""What stands below the last row of a table on its page and is none of its: notes, sources, the lines under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import ROW_STEP, RunHeader, mark_edges
from extractor.tables.alignment.page_print import PrintLine, pieces_in
from extractor.tables.alignment.runs import Part, Run

# Lines at the foot of a part that may be a note.
_MOST_LINES = 4
# In widths of a letter: what begins further from all other print stands in no column.
_ALIGNED = 0.35
# Shares by which the size of a note differs, and the white above it from that between rows.
_OTHER_SIZE = 0.06
_FURTHER = 1.15


def leave_out_notes(run: Run, columns: Columns, header: RunHeader) -> None:
    """Let the parts of a run end with their last row.

    Args:
        run: The run; parts are changed where a note stands below their rows.
        columns: Its columns.
        header: Its header.
    """
    body = header.body_of(run)
    for number, part in enumerate(run.parts):
        first = header.lines_by_part[number]
        is_last = number == len(run.parts) - 1
        for index in range(
            max(first + 1, len(part.lines) - _MOST_LINES), len(part.lines)
        ):
            if _is_note(part, index, columns, body, is_last=is_last):
                block = replace(part.block, last=part.block.first + index - 1)
                run.parts[number] = replace(
                    part, block=block, lines=part.lines[:index]
                )
                break


def _is_note(
    part: Part,
    index: int,
    columns: Columns,
    body: Sequence[PrintLine],
    *,
    is_last: bool,
) -> bool:
    """Whether lines of one piece stand from a line on, the first one apart from the rows and set otherwise."""
    lines = part.lines[index:]
    above, line = part.lines[index - 1], part.lines[index]
    if any(len(below.pieces) > 1 for below in lines) or not _is_parted(
        part, above, line
    ):
        return False
    piece = line.pieces[0]
    if any(edge > line.waist for edge in mark_edges(part)):
        return False
    others = [other for other in pieces_in(body) if other is not piece]
    size = median(other.height for other in others) if others else piece.height
    if abs(piece.height - size) > _OTHER_SIZE * size:
        return True
    if not is_last:
        return False
    start, end = columns.over(piece, part.block.page.letter_width)
    near = _ALIGNED * part.block.page.letter_width
    is_aligned = any(abs(other.x0 - piece.x0) <= near for other in others)
    return end - start > 1 or not is_aligned or _is_far(part, index)


def _is_parted(part: Part, above: PrintLine, line: PrintLine) -> bool:
    is_step = line.baseline - above.baseline >= ROW_STEP * part.block.page.pitch
    return is_step or any(
        above.waist < y < line.waist for y in mark_edges(part)
    )


def _is_far(part: Part, index: int) -> bool:
    """Whether more white stands above a line than between any rows of its part."""
    steps = [
        below.baseline - above.baseline
        for above, below in pairwise(part.lines[: index + 1])
    ]
    return len(steps) > 1 and steps[-1] > _FURTHER * max(steps[:-1])
