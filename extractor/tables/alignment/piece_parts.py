"""Pieces of print are parted at word spaces that turn out to be the white between columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.tables.alignment.page_print import Piece, PrintLine, pieces_in
from extractor.tables.alignment.runs import Run

# In widths of a letter: words that begin nearer to one another are aligned; so many others tell.
_ALIGNED = 0.2
_FEWEST_ALIGNED = 3
# In widths of a letter: what runs over a boundary without a space further than a word that is too long is a title.
_OVERFLOW = 3.5


def part_pieces(run: Run, edges: Sequence[float]) -> None:
    """Let the pieces of a run end at the boundaries of columns where spaces stand.

    Args:
        run: The run; its parts are changed.
        edges: The x of the boundaries on its first page, in points.
    """
    known = _starts_of_words(run)
    for number, part in enumerate(run.parts):
        width = part.block.page.letter_width
        lines = []
        for line in part.lines:
            is_whole = len(line.pieces) == 1 and not _begins_as_others(
                line.pieces[0], edges, known, width
            )
            lines.append(line if is_whole else _parted_line(line, edges))
        run.parts[number] = replace(part, lines=tuple(lines))


def _starts_of_words(run: Run) -> list[float]:
    """Where pieces of lines of several begin."""
    of_several = [line for line in run.lines if len(line.pieces) > 1]
    return [piece.x0 for piece in pieces_in(of_several)]


def _begins_as_others(
    piece: Piece, edges: Sequence[float], starts: Sequence[float], width: float
) -> bool:
    """Whether a word of a piece that stands alone on its line begins beyond each boundary where others do: no title."""
    spaces = [piece.spaces[number] for number in _spaces_at(piece, edges)]
    crossed = [
        edge for edge in edges if piece.x0 < edge < piece.x1 - _OVERFLOW * width
    ]
    if any(
        not any(left <= edge <= right for left, right in spaces)
        for edge in crossed
    ):
        return False
    return all(
        sum(abs(start - x) <= _ALIGNED * width for start in starts)
        >= _FEWEST_ALIGNED
        for _, x in spaces
    )


def _parted_line(line: PrintLine, edges: Sequence[float]) -> PrintLine:
    """A line whose pieces end where columns do, if a space stands there."""
    spaced = [piece for piece in line.pieces if piece.spaces]
    if not any(_edges_under(piece, edges) for piece in spaced):
        return line
    pieces: list[Piece] = []
    for piece in line.pieces:
        pieces += parted_piece(piece, _edges_under(piece, edges))
    return replace(line, pieces=tuple(pieces))


def _edges_under(piece: Piece, edges: Sequence[float]) -> list[float]:
    return [edge for edge in edges if piece.goes_over(edge)]


def parted_piece(piece: Piece, edges: Sequence[float]) -> list[Piece]:
    """Part a piece at the word spaces that stand at boundaries.

    Args:
        piece: The piece.
        edges: The x of the boundaries, in points.

    Returns:
        Its parts, from left to right; itself where no space stands at one.
    """
    cuts = _spaces_at(piece, edges)
    return list(_parts(piece, cuts)) if cuts else [piece]


def _spaces_at(piece: Piece, edges: Sequence[float]) -> list[int]:
    """The numbers of the word spaces of a piece that stand at boundaries."""
    return [
        number
        for number, (left, right) in enumerate(piece.spaces)
        if any(left <= edge <= right for edge in edges)
    ]


def _parts(piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, len(piece.spaces)]
    for start, end in zip(starts, ends, strict=True):
        yield replace(
            piece,
            x0=piece.x0 if start == 0 else piece.spaces[start - 1][1],
            x1=piece.x1 if end == len(piece.spaces) else piece.spaces[end][0],
            text=_words_between(piece, start, end),
            spaces=piece.spaces[start:end],
        )


def _words_between(piece: Piece, start: int, end: int) -> str:
    """The words of a piece from one of its stretches to another; all of it where its white does not tell them apart.

    In a picture there is white around the points of 2 มี.ค. 2568, too: as many as part its words are the widest.
    """
    words = piece.text.split(" ")
    if len(words) > len(piece.spaces) + 1:
        return piece.text
    parting = word_spaces(piece)
    first = sum(number < start for number in parting)
    last = sum(number < end for number in parting)
    return " ".join(words[first : last + 1])


def word_spaces(piece: Piece) -> list[int]:
    """Tell which of the white inside a piece parts its words: as much as its text has spaces, the widest.

    Args:
        piece: The piece.

    Returns:
        The numbers of its word spaces, ascending; of all its white where its text is not known.
    """
    numbers = range(len(piece.spaces))
    if not piece.text:
        return list(numbers)
    widths = [right - left for left, right in piece.spaces]
    widest = sorted(numbers, key=lambda number: -widths[number])
    return sorted(widest[: piece.text.count(" ")])
