"""Titles between the rows of a run: one piece over several columns, or alone in a font that rows are not set in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import (
    ROW_STEP,
    RunHeader,
    common_fonts,
    mark_edges,
)
from extractor.tables.alignment.page_print import Piece, PrintLine, pieces_in
from extractor.tables.alignment.runs import Part, Run

# In widths of a letter: words run over into the next column no further; what does is merged over columns.
OVERFLOW = 3.5
# Columns at the left in which a title stands that is not merged: the one of numbers, the one of names.
_NAMING_COLUMNS = 2
# Of the columns, so many hold print in the line below such a title: a row begins there.
_COLUMNS_OF_ROW = 0.5
# Points: titles of one table begin nearer to one another.
_SAME_START = 3.0
# In line pitches: a title at the foot of a page stands no further below the last row.
_FARTHEST = 3.0
_MOST_LINES = 2


def sections_of(
    run: Run, columns: Columns, header: RunHeader
) -> list[list[int]]:
    """Find the titles between the rows of a run.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.

    Returns:
        For each part the indices of the lines that are titles.
    """
    fonts = common_fonts(header.body_of(run))
    found = []
    for part, first in zip(run.parts, header.lines_by_part, strict=True):
        lines = range(first, len(part.lines))
        found.append(
            [index for index in lines if _is_title(part, index, columns, fonts)]
        )
    return found


def take_outer_sections(run: Run, columns: Columns, header: RunHeader) -> None:
    """Let a run's parts hold the titles that stand alone at the foot of a page, or at the top of the next one.

    Args:
        run: The run; its parts are changed where lines beside them are set as titles inside are.
        columns: Its columns.
        header: Its header.
    """
    fonts = common_fonts(header.body_of(run))
    titles: list[PrintLine] = []
    for part, sections in zip(
        run.parts, sections_of(run, columns, header), strict=True
    ):
        in_other_font = [
            index
            for index in sections
            if part.lines[index].pieces[0].font not in fonts
        ]
        titles += [part.lines[index] for index in in_other_font]
    last = len(run.parts) - 1
    for number, part in enumerate(run.parts):
        block = part.block
        below = (
            0
            if number == last
            else _count_like(_lines_below(part), titles, part)
        )
        is_bare = number > 0 and not header.lines_by_part[number]
        above = _count_like(_lines_above(part), titles, part) if is_bare else 0
        if below or above:
            block = replace(
                block, first=block.first - above, last=block.last + below
            )
            run.parts[number] = Part.of(block, part.shift)


def _is_title(
    part: Part, index: int, columns: Columns, fonts: Iterable[str]
) -> bool:
    line = part.lines[index]
    if len(line.pieces) != 1:
        return False
    piece = line.pieces[0]
    width = part.block.page.letter_width
    start, end = columns.over(piece, OVERFLOW * width)
    begins_first = start == 0 or piece.x0 < columns.edges[1] - width
    if end - start >= 2 and (begins_first or _is_centred(piece, columns)):
        return True
    is_naming = end <= min(_NAMING_COLUMNS, len(columns) - 1) or _is_centred(
        piece, columns
    )
    return (
        is_naming
        and bool(piece.font)
        and piece.font not in fonts
        and _stands_alone(part, index, columns)
    )


def _is_centred(piece: Piece, columns: Columns) -> bool:
    middle = (columns.edges[0] + columns.edges[-1]) / 2
    return (
        abs(piece.middle - middle) < (columns.edges[-1] - columns.edges[0]) / 20
    )


def _stands_alone(part: Part, index: int, columns: Columns) -> bool:
    """Whether a line, with others of its font, is none of the row above, and a row begins below."""
    first, last = index, index
    while first > 0 and _is_like(part.lines[first - 1], part.lines[index]):
        first -= 1
    while last + 1 < len(part.lines) and _is_like(
        part.lines[last + 1], part.lines[index]
    ):
        last += 1
    if last - first >= _MOST_LINES or (first > 0 and _may_go_on(part, first)):
        return False
    if _is_of_row_above(part, first, last):
        return False
    if last + 1 == len(part.lines):
        return first == 0 or _are_parted(part, first - 1)
    held = columns.held_by([part.lines[last + 1]])
    return len(held) >= max(2, _COLUMNS_OF_ROW * len(columns))


def _is_of_row_above(part: Part, first: int, last: int) -> bool:
    """Whether a line is drawn below some lines of print and none above: a title is not parted from its rows alone.

    A Latin word such as `Multibeam` below the Thai ones of its cell is often set in thicker strokes.
    """
    if first == 0 or last + 1 >= len(part.lines):
        return False
    ruled = {mark.box.top for mark in part.block.page.marks if not mark.is_fill}
    ruled &= set(mark_edges(part))
    return _is_ruled_off(part, last, ruled) and not _is_ruled_off(
        part, first - 1, ruled
    )


def _is_ruled_off(part: Part, index: int, ruled: Iterable[float]) -> bool:
    """Whether one of some lines is drawn between a line of print and the next one."""
    above, below = part.lines[index].waist, part.lines[index + 1].waist
    return any(above < y < below for y in ruled)


def _may_go_on(part: Part, index: int) -> bool:
    """Whether a line is set right below another one, in a font in which words of rows are set, too."""
    of_several = [line for line in part.lines if len(line.pieces) > 1]
    fonts = {piece.font for piece in pieces_in(of_several)}
    return part.lines[index].pieces[0].font in fonts and not _are_parted(
        part, index - 1
    )


def _is_like(line: PrintLine, title: PrintLine) -> bool:
    """Whether a line is one piece, and begins where a title does, in the same font."""
    piece, other = line.pieces[0], title.pieces[0]
    is_same_font = piece.font == other.font
    return (
        len(line.pieces) == 1
        and is_same_font
        and abs(piece.x0 - other.x0) <= _SAME_START
    )


def _are_parted(part: Part, index: int) -> bool:
    """Whether a line is parted from the one below by white or by a mark."""
    above, below = part.lines[index], part.lines[index + 1]
    is_step = (
        below.baseline - above.baseline >= ROW_STEP * part.block.page.pitch
    )
    return is_step or any(
        above.waist < y < below.waist for y in mark_edges(part)
    )


def _lines_below(part: Part) -> list[PrintLine]:
    """The lines from a part to the foot of its page, from top to bottom."""
    return [
        line.moved(-part.shift)
        for line in part.block.page.lines[part.block.last + 1 :]
    ]


def _lines_above(part: Part) -> list[PrintLine]:
    """The lines from a part to the top of its page, from bottom to top."""
    return [
        line.moved(-part.shift)
        for line in reversed(part.block.page.lines[: part.block.first])
    ]


def _count_like(
    lines: Sequence[PrintLine], titles: Sequence[PrintLine], part: Part
) -> int:
    """How many lines beside a part are set as its titles are."""
    ends = part.lines[0].baseline, part.lines[-1].baseline
    near = _FARTHEST * part.block.page.pitch
    count = 0
    for line in lines[:_MOST_LINES]:
        is_near = min(abs(line.baseline - end) for end in ends) <= near
        is_known = any(_is_like(line, title) for title in titles)
        if not is_near or not is_known or not line.pieces[0].font:
            break
        count += 1
    return count
