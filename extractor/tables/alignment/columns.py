"""Which white parts columns: where a run's columns begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import inf
from statistics import median

from extractor.tables.alignment.headers import RunHeader
from extractor.tables.alignment.page_print import (
    Piece,
    PrintLine,
    pieces_in,
    reach_of,
)
from extractor.tables.alignment.piece_parts import part_pieces
from extractor.tables.alignment.row_marks import RowMark
from extractor.tables.alignment.runs import Run
from extractor.tables.alignment.white_gaps import FEWEST_GAPS, Gap
from extractor.tables.finders.grid_lines import NEAR, grouped_by_position
from normalizer import arabic

# Of the marks that run along rows, so many are parted at the side of a column.
_BREAK_SHARE = 0.6
# Of a table's lines, so many may have print on both sides of a gap that no mark shows.
_PARTED_SHARE = 0.2
# Of a table's lines, so many may cross the sides of its columns: words that are too long, sections.
_CROSSING_SHARE = 0.3
# In widths of a letter: sides and middles that differ by less are aligned.
_ALIGNED = 0.35
# Of a column's pieces, so many are aligned.
_ALIGNED_SHARE = 0.4
# Of what stands in a column of numbers of items, so much is numbers: the rest are words of cells that are no lists.
_MARKER_SHARE = 0.8
# Of a gap's width, the part left of the boundary: words run over to the right rather than to the left.
_LEFT_SHARE = 0.6
# So many numbers that count on are those of rows.
_FEWEST_NUMBERS = 3
# In widths of a letter: words of one line stand no further apart.
_WORD_SPACE = 1.2
# Of the pieces of a column, so many may have their last words in another one that nothing names.
_FEW_WORDS = 0.5
_SIGN = re.compile(r"[-–—/&+:]")
_BARE_NUMBER = re.compile(r"[0-9๐-๙]{1,3}")
# What stands before an item: its number, or a bullet.
MARKER = re.compile(r"[(]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]*|[-–•*\uf0b7]")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a run.

    Attributes:
        edges: The x of their boundaries on the first page in points, from left to right.
    """

    edges: tuple[float, ...]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.edges) - 1

    def of(self, piece: Piece) -> int:
        """The column of a piece.

        Args:
            piece: The piece, where it would stand on the first page.

        Returns:
            The column (0-based) in which most of it stands.
        """
        begins_in = bisect_right(self.edges, piece.x0) - 1
        if 0 <= begins_in < len(self) and piece.x1 <= self.edges[begins_in + 1]:
            return begins_in  # as nearly all do, for which this is asked again and again
        shares = [
            min(piece.x1, right) - max(piece.x0, left)
            for left, right in self.sides()
        ]
        return shares.index(max(shares))

    def over(self, piece: Piece, slack: float) -> tuple[int, int]:
        """The columns that a piece stands in.

        Args:
            piece: The piece.
            slack: Points by which it may stand in a column without being counted.

        Returns:
            The first one, and the one after the last.
        """
        held = []
        for column, (left, right) in enumerate(self.sides()):
            if min(piece.x1, right) - max(piece.x0, left) > slack:
                held.append(column)
        if not held:
            column = self.of(piece)
            return column, column + 1
        return held[0], held[-1] + 1

    def held_by(self, lines: Iterable[PrintLine]) -> set[int]:
        """The columns that lines have print in.

        Args:
            lines: The lines, where they would stand on the first page.

        Returns:
            The columns (0-based).
        """
        return set(map(self.of, pieces_in(lines)))

    def sides(self) -> list[tuple[float, float]]:
        """The left and right side of each column.

        Returns:
            Their x on the first page in points, from left to right.
        """
        return list(zip(self.edges, self.edges[1:], strict=False))


def columns_of(run: Run, header: RunHeader) -> Columns:
    """Find the columns of a run.

    Args:
        run: The run.
        header: Its header.

    Returns:
        Its columns; those that hold nothing but the numbers of items belong to the text that follows.
    """
    lines = run.lines
    left, right = reach_of(pieces_in(lines))
    drawn = _edges_of_marks(run, header, left, right)
    edges = drawn or [_boundary(gap) for gap in run.gaps.known()]
    columns = Columns((left - 1.0, *edges, right + 1.0))
    part_pieces(run, columns.edges)
    if drawn:
        return columns
    titles = run.parts[0].lines[: header.lines]
    body = header.body_of(run)
    if titles and body:
        columns = _without_signs(columns, titles, body)
        columns = _without_halves(columns, titles, body)
        space = _WORD_SPACE * run.parts[0].block.page.letter_width
        columns = _without_last_words(columns, titles, body, space)
    return _without_marker_columns(columns, titles, body)


def _boundary(gap: Gap) -> float:
    """Where in a gap the boundary stands: nearer to the column on its right."""
    return gap.left + _LEFT_SHARE * gap.width


def _edges_of_marks(
    run: Run, header: RunHeader, left: float, right: float
) -> list[float]:
    """The boundaries at which the marks of rows are parted, if they are drawn cell by cell and fit the print."""
    of_rows: list[RowMark] = []
    every: list[RowMark] = []
    for part, count in zip(run.parts, header.lines_by_part, strict=True):
        marks = [mark.moved(-part.shift) for mark in part.block.page.marks]
        head = part.lines[count - 1].waist if count else -inf
        every += marks
        of_rows += [mark for mark in marks if mark.box.top > head]
    edges = _common_ends(of_rows)
    if len(edges) < FEWEST_GAPS:
        edges = _common_breaks(every)
    edges = [edge for edge in edges if left + NEAR < edge < right - NEAR]
    lines = run.lines
    unmarked = [
        gap
        for gap in run.gaps.known()
        if not any(gap.left - NEAR < edge < gap.right + NEAR for edge in edges)
    ]
    if len(edges) < FEWEST_GAPS or any(
        _parts_lines(gap, edges, lines) for gap in unmarked
    ):
        return []
    crossing = sum(
        any(_is_cut(piece, edges) for piece in line.pieces) for line in lines
    )
    return edges if crossing <= _CROSSING_SHARE * len(lines) else []


def _ends_of(mark: RowMark) -> tuple[float, ...]:
    return (*mark.breaks, mark.box.x0, mark.box.x1)


def _common_ends(marks: Sequence[RowMark]) -> list[float]:
    """The x at which most of the marks that reach there are parted, or end beside a cell that is merged over rows."""
    common = []
    ends = list(chain.from_iterable(map(_ends_of, marks)))
    for group in grouped_by_position(ends, float):
        x = median(group)
        beside = sum(
            mark.box.x0 - NEAR <= x <= mark.box.x1 + NEAR for mark in marks
        )
        if len(group) >= max(2, _BREAK_SHARE * beside):
            common.append(x)
    return common


def _common_breaks(marks: Sequence[RowMark]) -> list[float]:
    """The x at which most of all marks are parted."""
    breaks = list(chain.from_iterable(mark.breaks for mark in marks))
    groups = grouped_by_position(breaks, float)
    return [
        median(group)
        for group in groups
        if len(group) >= max(2, _BREAK_SHARE * len(marks))
    ]


def _parts_lines(
    gap: Gap, edges: Sequence[float], lines: Sequence[PrintLine]
) -> bool:
    """Whether lines have print on both sides of a gap inside of the column that it stands in: it parts columns."""
    left = max((edge for edge in edges if edge < gap.left), default=-inf)
    right = min((edge for edge in edges if edge > gap.right), default=inf)
    count = 0
    for line in lines:
        sides = {
            piece.middle < gap.left
            for piece in line.pieces
            if left < piece.middle < right
        }
        count += len(sides) == 2
    return count > _PARTED_SHARE * len(lines)


def _is_cut(piece: Piece, edges: Sequence[float]) -> bool:
    return any(
        piece.x0 + NEAR < edge < piece.x1 - NEAR and not _is_space(piece, edge)
        for edge in edges
    )


def _is_space(piece: Piece, x: float) -> bool:
    return any(left - NEAR <= x <= right + NEAR for left, right in piece.spaces)


def _without_marker_columns(
    columns: Columns, header: Sequence[PrintLine], body: Sequence[PrintLine]
) -> Columns:
    """Columns, without those that hold nothing but numbers of items or bullets and have no header of their own."""
    headed = columns.held_by(header)
    texts: dict[int, list[str]] = {column: [] for column in range(len(columns))}
    for line in body:
        for piece in line.pieces:
            texts[columns.of(piece)].append(piece.text.strip())
    edges = list(columns.edges)
    for column in range(len(columns) - 1):
        is_headed = column in headed if header else column == 0
        markers = sum(bool(MARKER.fullmatch(text)) for text in texts[column])
        if column == 0 and count_on(texts[0]):
            continue
        if not is_headed and markers >= (
            _MARKER_SHARE if header else 1.0
        ) * len(texts[column]):
            edges.remove(columns.edges[column + 1])
    return Columns(tuple(edges))


def count_on(texts: Sequence[str]) -> bool:
    """Whether texts are the numbers of rows: nothing but a number each, one more than the one before.

    Args:
        texts: What stands in a column, from top to bottom.

    Returns:
        Whether they are, but for one.
    """
    numbers = [
        int(arabic(text)) for text in texts if _BARE_NUMBER.fullmatch(text)
    ]
    steps = sum(number == before + 1 for before, number in pairwise(numbers))
    return (
        len(numbers) >= max(_FEWEST_NUMBERS, len(texts) - 1)
        and steps >= len(numbers) - 2
        and steps >= 2
    )


def _without_signs(
    columns: Columns, header: Sequence[PrintLine], body: Sequence[PrintLine]
) -> Columns:
    """Columns, without those that hold but a sign between two words of a header: ชาย / หญิง names one column."""
    filled = columns.held_by(body)
    signs = Counter[int]()
    for piece in pieces_in(header):
        is_sign = _SIGN.fullmatch(piece.text.strip()) is not None
        signs[columns.of(piece)] += 1 if is_sign else -len(body)
    between = range(1, len(columns) - 1)
    joined = {
        columns.edges[side]
        for column in between
        if signs[column] > 0 and column not in filled
        for side in (column, column + 1)
    }
    return Columns(tuple(x for x in columns.edges if x not in joined))


def _without_halves(
    columns: Columns, header: Sequence[PrintLine], body: Sequence[PrintLine]
) -> Columns:
    """Columns, without boundaries between a header and what stands below it, set at other places of one column."""
    headed = columns.held_by(header)
    filled = columns.held_by(body)
    edges = list(columns.edges)
    joined = -1
    for column in range(len(columns) - 1):
        pair = {column, column + 1}
        are_halves = (
            len(pair & headed) == 1
            and len(pair & filled) == 1
            and pair <= headed | filled
        )
        if are_halves and joined != column:
            edges.remove(columns.edges[column + 1])
            joined = column + 1
    return Columns(tuple(edges))


def _without_last_words(
    columns: Columns,
    header: Sequence[PrintLine],
    body: Sequence[PrintLine],
    space: float,
) -> Columns:
    """Columns, without those that nothing names and that hold but the last words of a few lines of the column before.

    In wide print the spaces of one long line may be where all other lines of its column have ended.
    """
    headed = columns.held_by(header)
    edges = list(columns.edges)
    counts = Counter(columns.of(piece) for piece in pieces_in(body))
    apart = set()
    for line in body:
        apart.add(columns.of(line.pieces[0]))
        for before, piece in pairwise(line.pieces):
            column = columns.of(piece)
            if columns.of(before) < column - 1 or piece.x0 - before.x1 > space:
                apart.add(column)
    for column in range(1, len(columns)):
        are_few = counts[column] <= _FEW_WORDS * counts[column - 1]
        if column not in headed | apart and counts[column] and are_few:
            edges.remove(columns.edges[column])
    return Columns(tuple(edges))


def count_aligned(
    columns: Columns, lines: Iterable[PrintLine], letter_width: float
) -> int:
    """Count the columns whose print is aligned: at its left side, its right side, or its middle.

    Args:
        columns: The columns.
        lines: Their lines.
        letter_width: How wide letters are, in points.

    Returns:
        How many are.
    """
    pieces: dict[int, list[Piece]] = {
        column: [] for column in range(len(columns))
    }
    for line in lines:
        for piece in line.pieces:
            pieces[columns.of(piece)].append(piece)
    return sum(
        _is_aligned(of_column, _ALIGNED * letter_width)
        for of_column in pieces.values()
    )


def _is_aligned(pieces: Sequence[Piece], near: float) -> bool:
    if len(pieces) < 2:
        return False
    sides = (
        [piece.x0 for piece in pieces],
        [piece.x1 for piece in pieces],
        [piece.middle for piece in pieces],
    )
    return any(
        _most_alike(places, near) >= max(2, _ALIGNED_SHARE * len(pieces))
        for places in sides
    )


def _most_alike(places: Sequence[float], near: float) -> int:
    return max(
        sum(abs(other - place) <= near for other in places)
        for place in set(places)
    )
