"""Row lines that are no rulings: arrows and bars that are drawn through the cells of a row.

In a development plan they say in which months a project runs. A ruling goes through the whole table, or from one column
line to another beside cells that are merged over rows, and then something is printed above and below it. A stroke that
is drawn through cells ends inside of one, or has a head, and it runs through blank cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extractor.model import Box, Page
from extractor.tables.finders.grid_lines import NEAR, GridLine
from extractor.tables.letter_boxes import LetterBoxes

# Points by which a ruling may miss the column line at which it ends; the tip of an arrow mostly stops shorter.
_EXACT = 1.2
# Of a table's width, the share that strokes in line cover where they are one broken ruling.
_WHOLE_SHARE = 0.8
# Points: the head of an arrow is no longer and no higher than this.
_LARGEST_HEAD = 20.0
# Points from a head to the end of its stroke, at most: in a picture its tip is taken for a part of the stroke.
_NEAR_END = 6.0
# Points by which a head sticks out above and below its stroke.
_HEAD_STICKS_OUT = 1.0
# Letters that follow at once, within so many of its heights, tell that it is one of a line of print.
_FOLLOWED = 3.0
_FEWEST_FOLLOWING = 2
# A line that is a ruling parts blank cells of fewer columns: a row has print in some of so many.
_FEWEST_BLANK_COLUMNS = 3
# Beside a stroke through blank cells so many hold print, of one project; beside a ruling most are cut by it, too.
_FEWEST_UNCUT_COLUMNS = 2
# Points: what is nearer to a line than this is part of it, as the head of an arrow is; print stands further away.
_BESIDE_LINE = 2.5
# So many components of a picture are print; fewer may be heads of arrows.
_FEWEST_LETTERS_OF_PICTURE = 3
# Pages with more pairs of row and column lines are drawings.
_MOST_PAIRS = 400_000


def without_drawn_strokes(
    lines: Sequence[GridLine], page: Page
) -> list[GridLine]:
    """Leave out the row lines that are drawn through cells.

    Args:
        lines: The grid lines that the page's strokes make.
        page: The page: its letters and drawings tell.

    Returns:
        The others, in the same order.
    """
    rows = [line for line in lines if not line.is_column]
    columns = [line for line in lines if line.is_column]
    if len(rows) * len(columns) > _MOST_PAIRS:
        return list(lines)
    judge = _Judge(rows, columns, page)
    return [
        line for line in lines if line.is_column or not judge.is_drawn(line)
    ]


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A row line in its table.

    Attributes:
        row: The line.
        positions: The x of the column lines that run on above and below it, from the left of the table to its right.
    """

    row: GridLine
    positions: tuple[float, ...]

    @property
    def left(self) -> float:
        return self.positions[0]

    @property
    def right(self) -> float:
        return self.positions[-1]

    def cut_columns(self) -> Iterator[tuple[float, float]]:
        """The sides of each column that the line runs through."""
        for left, right in pairwise(self.positions):
            if min(right, self.row.end) - max(left, self.row.start) > NEAR:
                yield left, right

    def uncut_columns(self) -> Iterator[tuple[float, float]]:
        """The sides of each column where the line does not run."""
        for left, right in pairwise(self.positions):
            if min(right, self.row.end) - max(left, self.row.start) <= NEAR:
                yield left, right

    def neighbours(self) -> Iterator[tuple[float, float]]:
        """The sides of the columns where the line does not run, next to where it does."""
        before = [
            pair
            for pair in pairwise(self.positions)
            if pair[1] <= self.row.start + NEAR
        ]
        after = [
            pair
            for pair in pairwise(self.positions)
            if pair[0] >= self.row.end - NEAR
        ]
        yield from before[-1:]
        yield from after[:1]


class _Judge:
    """Tells rulings from what is drawn, by the lines, letters and drawings of one page."""

    def __init__(
        self, rows: Sequence[GridLine], columns: Sequence[GridLine], page: Page
    ) -> None:
        self._rows = rows
        self._columns = sorted(columns, key=attrgetter("position"))
        self._letters = LetterBoxes(page)
        self._heads = list(_possible_heads(page))

    def is_drawn(self, row: GridLine) -> bool:
        """Whether a row line is drawn through cells, and no ruling."""
        crossing = self._crossing(row)
        if len(crossing.positions) < 2 or self._is_whole(crossing):
            return False
        if self._has_head(row):
            return True
        if not self._letters:  # nothing tells which cells are blank
            return False
        above = self._has_print(crossing, above=True)
        below = self._has_print(crossing, above=False)
        if above and below:
            return False
        misses = [self._miss(end, crossing) for end in (row.start, row.end)]
        if max(misses) > NEAR:
            return True
        if above or below:
            return False
        if max(misses) > _EXACT:
            return True
        if self._uncut_print(crossing) < _FEWEST_UNCUT_COLUMNS:
            return False
        return (
            self._has_blank_neighbour(crossing)
            or self._columns_met(row) > _FEWEST_BLANK_COLUMNS
        )

    def _crossing(self, row: GridLine) -> _Crossing:
        """The column lines through a row's y that row lines link with those that it meets."""
        y = row.position
        running_on = [
            line
            for line in self._columns
            if line.start < y - NEAR and y + NEAR < line.end
        ]
        first = 0
        end = len(running_on)
        for index, (one, other) in enumerate(pairwise(running_on)):
            if self._are_linked(one, other):
                continue
            if other.position <= row.start + NEAR:
                first = index + 1
            elif one.position >= row.end - NEAR:
                end = min(end, index + 1)
        return _Crossing(
            row, tuple(line.position for line in running_on[first:end])
        )

    def _are_linked(self, one: GridLine, other: GridLine) -> bool:
        """Whether a row line leads from one column line to the next."""
        top = max(one.start, other.start) - NEAR
        bottom = min(one.end, other.end) + NEAR
        for row in self._rows:
            reaches = (
                row.start <= one.position + NEAR
                and row.end >= other.position - NEAR
            )
            if reaches and top <= row.position <= bottom:
                return True
        return False

    def _is_whole(self, crossing: _Crossing) -> bool:
        """Whether a line, alone or with others in line, goes through the whole table, or runs outside of it."""
        left = crossing.left
        right = crossing.right
        if crossing.row.end <= left or crossing.row.start >= right:
            return True
        in_line = [
            row
            for row in self._rows
            if abs(row.position - crossing.row.position) <= NEAR
        ]
        parts = [row for row in in_line if row.end > left and row.start < right]
        if not parts:  # it only touches the linked columns from outside, and runs through no cell of theirs
            return True
        starts = min(row.start for row in parts)
        ends = max(row.end for row in parts)
        if starts > left + NEAR or ends < right - NEAR:
            return False
        covered = sum(
            min(row.end, right) - max(row.start, left) for row in parts
        )
        return covered >= _WHOLE_SHARE * (right - left)

    def _has_head(self, row: GridLine) -> bool:
        """Whether something small that sticks out on both sides stands at an end of a line, as a head does."""
        for head in self._heads:
            is_around = (
                head.top + _HEAD_STICKS_OUT
                < row.position
                < head.bottom - _HEAD_STICKS_OUT
            )
            meets_start = (
                head.x0 - _NEAR_END <= row.start <= head.x1 + _NEAR_END
            )
            meets_end = head.x0 - _NEAR_END <= row.end <= head.x1 + _NEAR_END
            if is_around and (
                (meets_start and not self._print_goes_on(head, -1))
                or (meets_end and not self._print_goes_on(head, 1))
            ):
                return True
        return False

    def _print_goes_on(self, head: Box, direction: int) -> bool:
        """Whether letters follow what may be a head, away from its stroke: a merged cell's first letter is none."""
        room = _FOLLOWED * head.height
        x0, x1 = (
            (head.x1, head.x1 + room)
            if direction > 0
            else (head.x0 - room, head.x0)
        )
        letters = self._letters.count_in(x0, head.top, x1, head.bottom)
        return letters >= _FEWEST_FOLLOWING

    def _has_print(self, crossing: _Crossing, *, above: bool) -> bool:
        """Whether anything is printed in the cells above, or below, a line."""
        y = crossing.row.position
        count = 0
        for left, right in crossing.cut_columns():
            next_y = self._next_row(left, right, y, above=above)
            top = min(y, next_y) + _BESIDE_LINE
            bottom = max(y, next_y) - _BESIDE_LINE
            count += self._letters.count_in(left, top, right, bottom)
        return count >= (
            1 if self._letters.are_sure else _FEWEST_LETTERS_OF_PICTURE
        )

    def _next_row(
        self, left: float, right: float, y: float, *, above: bool
    ) -> float:
        """The y of the next row line above, or below, that runs through a column."""
        middle = (left + right) / 2
        through = [
            row.position for row in self._rows if row.start <= middle <= row.end
        ]
        if above:
            return max(
                (position for position in through if position < y - NEAR),
                default=y,
            )
        return min(
            (position for position in through if position > y + NEAR), default=y
        )

    def _miss(self, end: float, crossing: _Crossing) -> float:
        """By how many points an end of a line misses the nearest column line; 0 where it leaves the table."""
        if not crossing.left < end < crossing.right:
            return 0.0
        y = crossing.row.position
        touching = [
            line.position
            for line in self._columns
            if line.start - NEAR <= y <= line.end + NEAR
        ]
        return min(abs(position - end) for position in touching)

    def _columns_met(self, row: GridLine) -> int:
        """How many column lines a row line meets or crosses."""
        count = 0
        for line in self._columns:
            is_within = row.start - NEAR <= line.position <= row.end + NEAR
            count += (
                is_within
                and line.start - NEAR <= row.position <= line.end + NEAR
            )
        return count

    def _uncut_print(self, crossing: _Crossing) -> int:
        """How many cells beside a line hold print: those of a project whose months the line runs through."""
        return sum(
            self._is_printed(sides, crossing.row.position)
            for sides in crossing.uncut_columns()
        )

    def _has_blank_neighbour(self, crossing: _Crossing) -> bool:
        """Whether a cell beside a line is blank, which nobody merges over rows beside blank ones."""
        return not all(
            self._is_printed(sides, crossing.row.position)
            for sides in crossing.neighbours()
        )

    def _is_printed(self, sides: tuple[float, float], y: float) -> bool:
        """Whether the cell of a column that goes on above and below a line holds print."""
        left, right = sides
        top = self._next_row(left, right, y, above=True)
        bottom = self._next_row(left, right, y, above=False)
        return self._letters.any_in(Box(left, top, right, bottom))


def _possible_heads(page: Page) -> Iterator[Box]:
    """What may be the head of an arrow: a small filled shape, or leaning strokes."""
    for drawing in page.drawings:
        box = drawing.box
        is_shape = drawing.kind == "stroke" or not drawing.is_rectangle
        if is_shape and max(box.width, box.height) <= _LARGEST_HEAD:
            yield box
