"""Tables that stand side by side on one page: each is searched for as on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from rapidfuzz import fuzz

from extractor.tables.alignment.page_print import (
    PagePrint,
    Piece,
    PrintLine,
    reach_of,
)
from extractor.tables.alignment.row_marks import RowMark

# A header that stands twice on its lines has so many pieces each time at least: two are labels of a form.
_FEWEST_PIECES = 3
# Of the lines below a header, so many have a name on its left where it is one over columns of the same names.
_NAMED_SHARE = 0.4
# rapidfuzz.ratio (0 to 100) of both printings of a header's piece.
_SAME_TEXT = 90.0
# Points by which the steps from piece to piece of both printings differ.
_SAME_STEP = 6.0
# Marks of each table that tell; so many of them stand at heights where the other table has none.
_FEWEST_MARKS = 3
_FEWEST_OWN = 2
# Points between marks at one height; in widths of a letter the white between tables.
_LEVEL = 1.5
_WHITE = 1.0


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white between two tables: its sides, how far the right table is shifted, a line that stands in both."""

    left: float
    right: float
    shift: float
    index: int

    @property
    def middle(self) -> float:
        """The x between the tables."""
        return (self.left + self.right) / 2

    def beside(self, line: PrintLine, least: float) -> _Gutter | None:
        """What a line leaves of it; None where it leaves none."""
        left, right = self.left, self.right
        for piece in line.pieces:
            if piece.x1 <= left or right <= piece.x0:
                continue
            if piece.x0 - left < right - piece.x1:
                left = piece.x1
            else:
                right = piece.x0
        return (
            replace(self, left=left, right=right)
            if right - left >= least
            else None
        )


def tables_beside(page: PagePrint) -> list[PagePrint]:
    """Part a page between tables that stand side by side.

    Args:
        page: Its print.

    Returns:
        The page; or what stands on its left, titles and all that is above and below the tables included, and what
        stands on its right, placed as that of a page of its own.
    """
    for gutter in (*_gutters_of_headers(page), *_gutters_of_marks(page)):
        below, last = _along(page, gutter, range(gutter.index, len(page.lines)))
        whole, first = _along(page, below, range(gutter.index - 1, -1, -1))
        if last > gutter.index:
            return list(_parted(page, whole, min(first, gutter.index), last))
    return [page]


def _along(
    page: PagePrint, gutter: _Gutter, indices: Iterable[int]
) -> tuple[_Gutter, int]:
    """A gutter as line after line leaves it, and the last line that leaves any."""
    reached = gutter.index
    for index in indices:
        narrowed = gutter.beside(page.lines[index], _WHITE * page.letter_width)
        if narrowed is None:
            break
        gutter, reached = narrowed, index
    return gutter, reached


def _gutters_of_headers(page: PagePrint) -> Iterator[_Gutter]:
    """Where lines say all twice."""
    halves: list[tuple[Piece, Piece]] = []
    for index, line in enumerate(page.lines):
        pairs = _pairs_of_halves(line)
        if not pairs or not _are_shifted_alike([*halves, *pairs]):
            halves = []
        halves += pairs
        if len(halves) >= _FEWEST_PIECES and _are_shifted_alike(halves):
            first, second = zip(*halves, strict=True)
            end, begin = reach_of(first)[1], reach_of(second)[0]
            if end < begin and not _names_rows_of_both(page, halves, index):
                yield _Gutter(
                    end, begin, halves[0][1].x0 - halves[0][0].x0, index
                )


def _pairs_of_halves(line: PrintLine) -> list[tuple[Piece, Piece]]:
    """The pieces of a line with those that say the same further right, if each does."""
    half = len(line.pieces) // 2
    pairs = list(zip(line.pieces[:half], line.pieces[half:], strict=False))
    is_twice = len(line.pieces) == 2 * half and all(
        _say_same(*pair) for pair in pairs
    )
    return pairs if is_twice else []


def _are_shifted_alike(pairs: Sequence[tuple[Piece, Piece]]) -> bool:
    shifts = [other.x0 - piece.x0 for piece, other in pairs]
    return max(shifts) - min(shifts) <= _SAME_STEP


def _names_rows_of_both(
    page: PagePrint, halves: Sequence[tuple[Piece, Piece]], index: int
) -> bool:
    """Whether print on the left of both names the rows, as where a table has the same columns for each of two years."""
    first, second = zip(*halves, strict=True)
    left, end = reach_of(first)
    right, _ = reach_of(second)
    body = page.lines[index + 1 :]
    named = [line for line in body if _has_print(line, -inf, left)]
    named_right = [line for line in body if _has_print(line, end, right)]
    return len(named) >= _NAMED_SHARE * len(body) and not named_right


def _has_print(line: PrintLine, left: float, right: float) -> bool:
    return any(left < piece.middle < right for piece in line.pieces)


def _say_same(piece: Piece, other: Piece) -> bool:
    text = piece.text.strip()
    return bool(text) and fuzz.ratio(text, other.text.strip()) >= _SAME_TEXT


def _gutters_of_marks(page: PagePrint) -> Iterator[_Gutter]:
    """Where the marks of one table end and those of another begin, each at heights of its own."""
    marks = sorted(page.marks, key=lambda mark: mark.box.x0)
    end = max((mark.box.x1 for mark in marks[:1]), default=0.0)
    for number, mark in enumerate(marks):
        begin = mark.box.x0
        if begin > end + _WHITE * page.letter_width:
            left, right = marks[:number], marks[number:]
            if _stand_apart(left, right) and _stand_apart(right, left):
                first = _first_line_below(
                    page, max(map(_top_of, (left, right)))
                )
                yield _Gutter(end, begin, begin - marks[0].box.x0, first)
        end = max(end, mark.box.x1)


def _top_of(marks: Sequence[RowMark]) -> float:
    return min(mark.box.top for mark in marks)


def _first_line_below(page: PagePrint, y: float) -> int:
    lines = enumerate(page.lines)
    return next((index for index, line in lines if line.waist > y), 0)


def _stand_apart(marks: Sequence[RowMark], others: Sequence[RowMark]) -> bool:
    """Whether enough marks stand at heights where others do not."""
    own = sum(
        all(abs(mark.box.top - other.box.top) > _LEVEL for other in others)
        for mark in marks
    )
    return len(marks) >= _FEWEST_MARKS and own >= _FEWEST_OWN


def _parted(
    page: PagePrint, gutter: _Gutter, first: int, last: int
) -> Iterator[PagePrint]:
    """The print on the left of a gutter, with the lines above and below, and that on its right."""
    lines = page.lines
    x = gutter.middle
    left = [
        _pieces_of(line, x, is_left=True) for line in lines[first : last + 1]
    ]
    right = [
        _pieces_of(line, x, is_left=False) for line in lines[first : last + 1]
    ]
    yield replace(
        page,
        lines=(*lines[:first], *filter(None, left), *lines[last + 1 :]),
        marks=tuple(mark for mark in page.marks if mark.box.x0 < x),
    )
    yield replace(
        page,
        lines=tuple(line.moved(-gutter.shift) for line in right if line),
        marks=tuple(
            mark.moved(-gutter.shift) for mark in page.marks if mark.box.x1 > x
        ),
        left=page.left + gutter.shift,
    )


def _pieces_of(line: PrintLine, x: float, *, is_left: bool) -> PrintLine | None:
    """The part of a line on one side; None where nothing stands there."""
    pieces = tuple(
        piece for piece in line.pieces if (piece.middle < x) == is_left
    )
    return replace(line, pieces=pieces) if pieces else None
