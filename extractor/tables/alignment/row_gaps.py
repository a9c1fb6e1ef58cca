"""The white between columns as the rows alone leave it, where words of the header hang over narrow columns."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables.alignment.columns import count_on
from extractor.tables.alignment.headers import RunHeader
from extractor.tables.alignment.page_print import PrintLine, pieces_in
from extractor.tables.alignment.runs import Run
from extractor.tables.alignment.white_gaps import WhiteGaps

# So many of the lines with the most pieces are tried as the first one to count gaps from.
_MOST_SEEDS = 4


def find_gaps_of_rows(run: Run, header: RunHeader) -> None:
    """Let a run have the gaps that its rows leave, where its header tells of more columns than were found.

    A header is printed again on each page: words of it that hang over the white beside a narrow column (ลำดับ above
    numbers) hide a column that every row shows.

    Args:
        run: The run; its gaps are changed.
        header: Its header.
    """
    told = _count_columns(run.parts[0].lines[: header.lines])
    known = len(run.gaps.known()) + 1
    body = header.body_of(run)
    if (
        not header.lines
        or not body
        or (told <= known and not _begins_with_numbers(body))
    ):
        return
    gaps = _gaps_of(body, run)
    found = len(gaps.known()) + 1
    if known < found <= max(told, known + _parts_numbers(body, gaps)):
        run.gaps = gaps


def _begins_with_numbers(lines: Sequence[PrintLine]) -> bool:
    """Whether the lines of several pieces begin with numbers that count on, as those do with which rows begin."""
    firsts = [
        line.pieces[0].text.strip() for line in lines if len(line.pieces) > 1
    ]
    return count_on([text for text in firsts if text.isdecimal()])


def _parts_numbers(lines: Sequence[PrintLine], gaps: WhiteGaps) -> bool:
    """Whether nothing but numbers that count on stands on the left of the first gap."""
    end = gaps.known()[0].left
    return count_on(
        [piece.text.strip() for piece in pieces_in(lines) if piece.x1 <= end]
    )


def _count_columns(lines: Sequence[PrintLine]) -> int:
    """How many columns the pieces of a header tell of: those over several columns tell of none."""
    columns: list[tuple[float, float]] = []
    for line in reversed(lines):
        for piece in line.pieces:
            below = [
                column
                for column in columns
                if column[0] < piece.x1 and piece.x0 < column[1]
            ]
            if len(below) > 1:
                continue
            left = min(piece.x0, *(x for x, _ in below)) if below else piece.x0
            right = max(piece.x1, *(x for _, x in below)) if below else piece.x1
            columns = [column for column in columns if column not in below]
            columns.append((left, right))
    return len(columns)


def _gaps_of(lines: Sequence[PrintLine], run: Run) -> WhiteGaps:
    """The most gaps that lines leave white, counted from one of those that have most pieces."""
    seeds = sorted(
        range(len(lines)), key=lambda index: -len(lines[index].pieces)
    )[:_MOST_SEEDS]
    best = run.gaps
    for seed in seeds:
        gaps = WhiteGaps.around(
            lines, seed, run.parts[0].block.page.letter_width
        )
        if len(gaps.known()) > len(best.known()):
            best = gaps
    return best
