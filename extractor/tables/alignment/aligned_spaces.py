"""Columns that stand so near to one another that their print looks like one: word spaces at the same place tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables.alignment.columns import MARKER, Columns
from extractor.tables.alignment.headers import RunHeader
from extractor.tables.alignment.page_print import Piece
from extractor.tables.alignment.piece_parts import part_pieces, parted_piece
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
_AMOUNT = re.compile(r"(?:.* )?(?:[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?(?:\.?-)?|-)")


def with_aligned_spaces(run: Run, columns: Columns, header: RunHeader) -> Columns:
    """Find the columns that only a word space parts from the next one, as amounts are that end where names begin.

    Args:
        run: The run; its pieces are parted where a word space stands at the boundary of columns.
        columns: Its columns so far.
        header: Its header.

    Returns:
        The columns with those.
    """
    body = header.body_of(run)
    width = run.parts[0].block.page.letter_width
    edges = list(columns.edges)
    for column in range(len(columns)):
        pieces = [piece for line in body for piece in line.pieces if columns.of(piece) == column]
        edge = _aligned_space(pieces, width)
        if edge is not None:
            edges.append(edge)
    if len(edges) == len(columns.edges):
        return columns
    columns = Columns(tuple(sorted(edges)))
    part_pieces(run, columns.edges)
    return columns


def _aligned_space(pieces: Sequence[Piece], width: float) -> float | None:
    """The x of a boundary inside of a column: where amounts end, a space on, words begin."""
    spaced = [(space, piece) for piece in pieces for space in piece.spaces]
    if len(spaced) < _FEWEST_SPACED:
        return None
    near = _ALIGNED * width
    best: list[tuple[tuple[float, float], Piece]] = []
    for (_, x), _ in spaced:
        aligned = [pair for pair in spaced if abs(pair[0][1] - x) <= near]
        best = max(best, aligned, key=len)
    start = best[0][0][1]
    begun = sum(abs(piece.x0 - start) <= near for piece in pieces)
    if len(best) < max(_FEWEST_SPACED, _SPACED_SHARE * (len(best) + begun)):
        return None
    crossing = sum(piece.x0 < start - near and start + near < piece.x1 for piece in pieces) - len(best)
    if crossing > _CROSSING_SHARE * len(pieces):
        return None
    before = [parted_piece(piece, [(space[0] + space[1]) / 2])[0].text.strip() for space, piece in best]
    amounts = sum(bool(_AMOUNT.fullmatch(text)) for text in before)
    if amounts < _AMOUNT_SHARE * len(before) or all(MARKER.fullmatch(text) for text in before):
        return None
    return start - min(space[1] - space[0] for space, _ in best) / 2
