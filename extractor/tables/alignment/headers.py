"""The header of a run: rows that say the same at the top of several pages, or that look different on the first one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from extractor.tables.alignment.amounts import are_amounts, is_amount
from extractor.tables.alignment.blocks import MOST_HEADER_LINES
from extractor.tables.alignment.page_print import (
    Piece,
    PrintLine,
    are_alike,
    pieces_in,
    reach_of,
)
from extractor.tables.alignment.row_marks import RowMark
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.columns.header_likeness import names_columns
from extractor.tables.finders.grid_lines import grouped_by_position

# In line pitches: a row begins after so large a step (rows of our files: 1.25 and more, lines with Latin up to 1.04).
ROW_STEP = 1.12

# Of the usual pitch of a page, the least that lines of its cells may have.
_LEAST_PITCH = 0.7
# A header that is said again has so many lines at most: several rows of narrow cells, each set amid its height.
_MOST_REPEATED_LINES = 16
# What row numbers and the markers of list items begin with where they count from one.
_NUMBER = re.compile("[0-9๐-๙]+")
_FIRST_NUMBER = re.compile(r"[(]?(?:1|๑)(?![0-9๐-๙,])")
# So many columns of amounts tell of the words above them.
_FEWEST_AMOUNT_COLUMNS = 2

HeaderEvidence = Literal["", "repeated", "mark", "font", "step", "number"]


@dataclass(frozen=True, slots=True)
class RunHeader:
    """The header of a run.

    Attributes:
        evidence: From what it is known; empty where no header is.
        lines_by_part: How many lines it fills at the top of each part.
    """

    evidence: HeaderEvidence
    lines_by_part: tuple[int, ...]

    @property
    def lines(self) -> int:
        """How many lines it fills at the top of the first part."""
        return self.lines_by_part[0]

    def body_of(self, run: Run) -> list[PrintLine]:
        """The lines below the header.

        Args:
            run: The run whose header it is.

        Returns:
            Those of all parts, in order.
        """
        body: list[PrintLine] = []
        for part, first in zip(run.parts, self.lines_by_part, strict=True):
            body += part.lines[first:]
        return body


def run_header_of(run: Run) -> RunHeader:
    """Find the header of a run.

    Args:
        run: The run.

    Returns:
        Its header.
    """
    first = run.parts[0]
    others = run.parts[1:]
    common = [_common_lines(first.lines, part.lines) for part in others]
    copies = [_is_copy(first.lines, part.lines) for part in others]
    # A page that is printed twice says its rows again, too, and not how many lines above them are a header.
    repeated = Counter(
        count
        for count, is_copy in zip(common, copies, strict=True)
        if count and not is_copy
    )
    if repeated:
        most = max(repeated.items(), key=lambda item: (item[1], -item[0]))[0]
        alone = _of_first_part(run)
        lines = (
            most
            if not alone[1] or alone[1] >= most
            else max(alone[1], min(repeated))
        )
        return RunHeader(
            "repeated", (lines, *(min(count, lines) for count in common))
        )
    evidence, count = _of_first_part(run)
    return RunHeader(
        evidence, (count, *(count if is_copy else 0 for is_copy in copies))
    )


def _is_copy(first: Sequence[PrintLine], lines: Sequence[PrintLine]) -> bool:
    """Whether two parts say the same from their first lines to their last."""
    return len(first) == len(lines) and not any(
        _count_on(one, other) or not are_alike(one, other)
        for one, other in zip(first, lines, strict=True)
    )


def _common_lines(
    first: Sequence[PrintLine], lines: Sequence[PrintLine]
) -> int:
    """How many lines at the top of two parts are the same."""
    count = 0
    for one, other in zip(first[:_MOST_REPEATED_LINES], lines, strict=False):
        if not are_alike(one, other) or _count_on(one, other):
            break
        count += 1
    return count


def _count_on(one: PrintLine, other: PrintLine) -> bool:
    """Whether two lines say different numbers, as rows do that are worded alike."""
    return _NUMBER.findall(one.text) != _NUMBER.findall(other.text)


def _of_first_part(run: Run) -> tuple[HeaderEvidence, int]:
    """The header of the first part by its marks, its font, or the step below it."""
    part = run.parts[0]
    lines = part.lines
    by_mark = _above_mark(run)
    by_font = min(len(lines), _in_other_font(run.lines))
    if by_mark and not _is_above_fill(part, by_mark):
        if by_font and _is_row_between(run, by_font, by_mark):
            return "font", by_font
        return "mark", by_mark
    is_alone = len(run.parts) > 1 and len(lines) <= MOST_HEADER_LINES
    if is_alone and all(fill_behind(part, line) for line in lines):
        return "mark", len(lines)
    if by_font:
        return "font", by_font
    above = _above_first_number(lines)
    if by_mark and names_columns([piece.text for piece in lines[0].pieces]):
        return "mark", 1
    if by_mark:
        return "mark", min(by_mark, above or by_mark)
    for index in range(1, min(len(lines), MOST_HEADER_LINES + 1)):
        step = lines[index].baseline - lines[index - 1].baseline
        if step >= ROW_STEP * part.block.page.pitch and not _names_groups(
            run, index
        ):
            return "step", index
    above = above or _names_above_lists(lines) or words_above_amounts(lines)
    return ("number", above) if above else ("", 0)


def _is_row_between(run: Run, count: int, by_mark: int) -> bool:
    """Whether a row, set further apart, stands between the first lines and the first mark: lines close rows alone.

    Names of columns below a title, or below the names of groups, are none.
    """
    part = run.parts[0]
    between = part.lines[count:by_mark]
    if _names_groups(run, count) or any(
        names_columns([piece.text for piece in line.pieces]) for line in between
    ):
        return False
    if not between:
        return False
    step, *inside = (
        line.baseline - above.baseline
        for above, line in pairwise(part.lines[count - 1 : by_mark])
    )
    # where most rows are of one line, the page's pitch is the step from row to row
    pitch = part.block.page.pitch
    lines = [inner for inner in inside if inner >= _LEAST_PITCH * pitch]
    return step >= ROW_STEP * min([pitch, *lines])


def _names_groups(run: Run, count: int) -> bool:
    """Whether the first lines name groups of columns, no more: fewer pieces than half of the columns, side by side."""
    pieces = pieces_in(run.parts[0].lines[:count])
    return len(pieces) > 1 and len(pieces) < (len(run.gaps.known()) + 1) / 2


def _above_first_number(lines: Sequence[PrintLine]) -> int:
    """How many lines stand above the one that begins with number one."""
    for index, line in enumerate(lines[: MOST_HEADER_LINES + 1]):
        if _FIRST_NUMBER.match(line.pieces[0].text.strip()):
            return index
    return 0


def _names_above_lists(lines: Sequence[PrintLine]) -> int:
    """How many lines stand above the first one with item 1 of a list, where one of them names columns."""
    for index, line in enumerate(lines[: MOST_HEADER_LINES + 1]):
        if any(
            _FIRST_NUMBER.match(piece.text.strip()) for piece in line.pieces
        ):
            is_named = any(
                names_columns([piece.text for piece in above.pieces])
                for above in lines[:index]
            )
            return index if is_named else 0
    return 0


def words_above_amounts(lines: Sequence[PrintLine]) -> int:
    """How many lines of words stand above columns of amounts.

    Args:
        lines: The lines of a part.

    Returns:
        Their number; 0 where no two columns have words above nothing but amounts.
    """
    for index, line in enumerate(lines[: MOST_HEADER_LINES + 1]):
        if any(is_amount(piece.text) for piece in line.pieces):
            above = pieces_in(lines[:index])
            below = pieces_in(lines[index:])
            named = sum(_names_amounts(piece, below) for piece in above)
            return index if named >= _FEWEST_AMOUNT_COLUMNS else 0
    return 0


def _names_amounts(words: Piece, below: Sequence[Piece]) -> bool:
    """Whether nearly all that stands below a piece is amounts."""
    return are_amounts(
        [
            piece.text
            for piece in below
            if piece.x0 < words.x1 and words.x0 < piece.x1
        ]
    )


def fill_behind(part: Part, line: PrintLine) -> RowMark | None:
    """Find the fill that a line stands on.

    Args:
        part: The part of a run.
        line: A line of it.

    Returns:
        The lowest of the fills behind it; None where there is none.
    """
    marks = part.block.page.marks
    behind = [
        mark
        for mark in marks
        if mark.is_fill and mark.box.top < line.waist < mark.box.bottom
    ]
    return behind[-1] if behind else None


def _is_above_fill(part: Part, count: int) -> bool:
    """Whether the first lines stand above a fill, not on one: a row, too, where every other one is filled."""
    lines = part.lines
    return (
        not fill_behind(part, lines[0])
        and count < len(lines)
        and fill_behind(part, lines[count]) is not None
    )


def _above_mark(run: Run) -> int:
    """How many lines of the first part stand above the first mark between lines, or on a fill of their own.

    A mark between names of groups of columns and those of the columns is none.
    """
    part = run.parts[0]
    for y in mark_edges(part):
        above = sum(line.waist < y for line in part.lines)
        if above >= len(part.lines):
            return 0
        if above and not _names_groups(run, above):
            return above if above <= MOST_HEADER_LINES else 0
    return 0


@dataclass(frozen=True, slots=True)
class MarkEdge:
    """A line, or the upper or lower side of a fill, where it would stand on the first page.

    Attributes:
        y: Its height in points.
        x0: Its left end.
        x1: Its right end.
    """

    y: float
    x0: float
    x1: float


def mark_edges(part: Part) -> list[float]:
    """The y of the lines and of the sides of fills that run along most of a part.

    Args:
        part: The part of a run.

    Returns:
        They, from top to bottom. Those at the same height count as one: they are parted by cells merged over rows.
    """
    left, right = reach_of(pieces_in(part.lines))
    edges: list[float] = []
    for level in grouped_by_position(edges_of_marks(part), attrgetter("y")):
        if _covered(level, left, right) >= (right - left) / 2:
            edges += [edge.y for edge in level]
    return edges


def _covered(edges: Iterable[MarkEdge], left: float, right: float) -> float:
    """How much edges cover of the stretch between two sides, in points; what several cover counts once."""
    covered = 0.0
    reached = left
    for edge in sorted(edges, key=attrgetter("x0")):
        start = max(edge.x0, reached)
        reached = max(reached, min(edge.x1, right))
        covered += max(0.0, reached - start)
    return covered


def edges_of_marks(part: Part) -> list[MarkEdge]:
    """Gather the lines of a part's page, and the sides of its fills.

    Args:
        part: The part of a run.

    Returns:
        They, whatever their length, in any order.
    """
    edges = []
    for mark in part.block.page.marks:
        ys = (
            (mark.box.top, mark.box.bottom) if mark.is_fill else (mark.box.top,)
        )
        edges += [
            MarkEdge(y, mark.box.x0 - part.shift, mark.box.x1 - part.shift)
            for y in ys
        ]
    return edges


def _in_other_font(lines: Sequence[PrintLine]) -> int:
    """How many lines at the top are set in a font that the rest is not set in."""
    if len(lines) < 2 or not all(piece.font for piece in lines[0].pieces):
        return 0
    own = _fonts(lines[:1])
    count = 1
    while count < len(lines) and _fonts(lines[count : count + 1]) <= own:
        count += 1
    rest = _fonts(lines[count:])
    is_other = bool(rest) and not own & common_fonts(lines[count:])
    return count if is_other and count <= MOST_HEADER_LINES else 0


def _fonts(lines: Iterable[PrintLine]) -> set[str]:
    return {piece.font for piece in pieces_in(lines)}


def common_fonts(lines: Iterable[PrintLine]) -> set[str]:
    """The fonts that lines are usually set in.

    Args:
        lines: The lines.

    Returns:
        Those of more than a tenth of the pieces.
    """
    counts = Counter(piece.font for piece in pieces_in(lines))
    total = sum(counts.values())
    return {font for font, count in counts.items() if count > total / 10}
