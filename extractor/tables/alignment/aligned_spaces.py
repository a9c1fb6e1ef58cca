"""Columns that stand so near to one another that their print looks like one: word spaces at the same place tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.tables.alignment.columns import MARKER, Columns
from extractor.tables.alignment.headers import RunHeader
from extractor.tables.alignment.page_print import Piece
from extractor.tables.alignment.piece_parts import (
    part_pieces,
    parted_piece,
    word_spaces,
)
from extractor.tables.alignment.runs import Run

# In widths of a letter: words that begin nearer to one another are aligned.
_ALIGNED = 0.2
# Of the lines of a column, so many have a space at the boundary of two columns, and so many lines at least.
_SPACED_SHARE = 0.5
_FEWEST_SPACED = 4
# Of the lines of a column, so many may have print over such a boundary.
_CROSSING_SHARE = 0.06
# Of what stands before the spaces, so much is nothing but amounts: words are as long as they like.
_AMOUNT_SHARE = 0.8
# Amounts that stand alone before words, where further lines begin below those words: these have a column of their own.
_WHOLE_AMOUNT = re.compile(
    r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?(?:\.?-)?|[0-9๐-๙]{3,}|-"
)
_AMOUNT = re.compile(
    r"(?:.* )?(?:[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?(?:\.?-)?|-)"
)


class _Space(NamedTuple):
    """White inside of a column: its left and its right side in points, and what stands before it."""

    left: float
    right: float
    before: str


def with_aligned_spaces(
    run: Run, columns: Columns, header: RunHeader
) -> Columns:
    """Find the columns that only a word space parts from the next one, as amounts are that end where names begin.

    Args:
        run: The run; its pieces are parted where a word space stands at the boundary of columns.
        columns: Its columns so far.
        header: Its header.

    Returns:
        The columns with those.
    """
    width = run.parts[0].block.page.letter_width
    edges = list(columns.edges)
    for column in range(len(columns)):
        rows = []
        for line in header.body_of(run):
            pieces = [
                piece for piece in line.pieces if columns.of(piece) == column
            ]
            rows += [pieces] if pieces else []
        edge = _aligned_space(rows, width)
        if edge is not None:
            edges.append(edge)
    if len(edges) == len(columns.edges):
        return columns
    columns = Columns(tuple(sorted(edges)))
    part_pieces(run, columns.edges)
    return columns


def _aligned_space(
    rows: Sequence[Sequence[Piece]], width: float
) -> float | None:
    """The x of a boundary inside of a column, whose pieces are given by line: where amounts end, and words begin."""
    spaces: list[_Space] = []
    for pieces in rows:
        spaces += _spaces_of(pieces)
    if len(spaces) < _FEWEST_SPACED:
        return None
    near = _ALIGNED * width
    aligned = [
        [space for space in spaces if abs(space.right - known.right) <= near]
        for known in spaces
    ]
    best = max(
        (group for group in aligned if _follow_amounts(group)),
        key=len,
        default=[],
    )
    if not best:
        return None
    start = best[0].right
    begun = sum(abs(pieces[0].x0 - start) <= near for pieces in rows)
    is_usual = len(best) >= _SPACED_SHARE * (len(best) + begun)
    is_paragraph = begun >= len(best) and all(
        _WHOLE_AMOUNT.fullmatch(space.before.strip()) for space in best
    )
    if len(best) < _FEWEST_SPACED or not (is_usual or is_paragraph):
        return None
    crossing = sum(
        any(_runs_over(piece, start, near) for piece in pieces)
        for pieces in rows
    )
    if crossing > _CROSSING_SHARE * len(rows):
        return None
    return start - min(space.right - space.left for space in best) / 2


def _follow_amounts(spaces: Sequence[_Space]) -> bool:
    """Whether spaces stand behind amounts, instead of behind words or the numbers of items."""
    before = [space.before.strip() for space in spaces]
    amounts = sum(bool(_AMOUNT.fullmatch(text)) for text in before)
    return amounts >= _AMOUNT_SHARE * len(before) and not all(
        MARKER.fullmatch(text) for text in before
    )


def _spaces_of(pieces: Sequence[Piece]) -> Iterator[_Space]:
    """The word spaces inside of the pieces of a line, and the white between these."""
    for piece in pieces:
        # In a picture there is white amid 116.19, too.
        for number in word_spaces(piece):
            left, right = piece.spaces[number]
            before, *_ = parted_piece(piece, [(left + right) / 2])
            yield _Space(left, right, before.text)
    for piece, following in pairwise(pieces):
        if following.x0 > piece.x1:
            yield _Space(piece.x1, following.x0, piece.text)


def _runs_over(piece: Piece, x: float, near: float) -> bool:
    """Whether a piece has print on both sides of a place, and no space there."""
    has_space = any(abs(right - x) <= near for _, right in piece.spaces)
    return piece.x0 < x - near and x + near < piece.x1 and not has_space
