"""Cells that are merged over rows: a line or the side of a fill between two rows leaves out their columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from extractor.tables.alignment.begun_anew import columns_begun_at
from extractor.tables.alignment.centred_cells import centred_over
from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import (
    MarkEdge,
    edges_of_marks,
    mark_edges,
)
from extractor.tables.alignment.rows import RunRows
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.finders.grid_lines import NEAR

# In line pitches: a line that closes the last row of a page stands no further below its last line of print.
_CLOSING_STEP = 3.0


@dataclass(frozen=True, slots=True)
class MergedCells:
    """The columns whose cells go on over the boundaries between the rows of a part.

    Attributes:
        over: For each boundary between two rows, by the index of the line below it, the columns (0-based).
        at_foot: The columns that the line at the foot of the last row leaves out; none where there is no such line.
    """

    over: dict[int, frozenset[int]]
    at_foot: frozenset[int]


def merged_cells_of(
    run: Run, columns: Columns, rows: RunRows
) -> list[MergedCells]:
    """Find the cells that are merged over rows.

    Args:
        run: The run.
        columns: Its columns.
        rows: Its rows; those that begin with a number of their own go on with no cell of numbers, though the line
            above them, faded, does not reach there.

    Returns:
        What goes on over the boundaries of each part.
    """
    edges = [_edges_along_rows(part) for part in run.parts]
    known = _columns_under(list(chain.from_iterable(edges)), columns)
    left_out = [
        _left_out(part, of_part, columns, known, of_rows, numbered)
        for part, of_part, of_rows, numbered in zip(
            run.parts, edges, rows.starts, rows.numbered, strict=True
        )
    ]
    untold = _without_untold(run, columns, left_out)
    found = []
    for number, (part, over) in enumerate(
        zip(run.parts, left_out, strict=True)
    ):
        centred = centred_over(
            part, columns, rows.starts[number], rows.sections[number]
        )
        last = part.lines[-1].waist
        foot = _between(
            edges[number], last, last + _CLOSING_STEP * part.block.page.pitch
        )
        found.append(
            MergedCells(
                {
                    start: merged | centred.get(start, set())
                    for start, merged in over.items()
                },
                known - _columns_under(foot, columns, known) - untold,
            )
        )
    return found


def _left_out(
    part: Part,
    edges: Sequence[MarkEdge],
    columns: Columns,
    known: frozenset[int],
    starts: Sequence[int],
    numbered: Collection[int],
) -> dict[int, frozenset[int]]:
    """The columns that the lines above the rows of a part leave out, by the index of the first line of the row."""
    over = {}
    for start in filter(None, starts):
        above, below = part.lines[start - 1].waist, part.lines[start].waist
        over[start] = known - _columns_under(
            _between(edges, above, below), columns, known
        )
        if start in numbered:
            over[start] -= {0}
    return over


def _without_untold(
    run: Run, columns: Columns, left_out: Sequence[dict[int, frozenset[int]]]
) -> set[int]:
    """Take columns off the rows that begin in them where lines do not tell of them; return those of no merged cell."""
    untold: set[int] = set()
    for part, over in zip(run.parts, left_out, strict=True):
        untold |= _begun_in_merged(part, columns, over)
    for part, over in zip(run.parts, left_out, strict=True):
        for start in over:
            over[start] -= untold & columns.held_by([part.lines[start]])
    return untold.difference(*chain.from_iterable(map(dict.values, left_out)))


def _begun_in_merged(
    part: Part, columns: Columns, over: Mapping[int, frozenset[int]]
) -> set[int]:
    """The columns in which a cell begins with a row, though no line above it reaches there, and the cell had print.

    Lines that are drawn under some columns only do not tell of the others.
    """
    begun: set[int] = set()
    filled: set[int] = set()
    top = 0
    for start, merged in over.items():
        filled |= columns.held_by(part.lines[top:start])
        fresh = columns_begun_at(
            part.lines, start, columns, part.block.page.pitch
        ).fresh
        begun |= fresh & merged & filled
        filled &= merged - begun
        top = start
    return begun


def _edges_along_rows(part: Part) -> list[MarkEdge]:
    """The lines and sides of fills at the heights at which these run along most of a part."""
    heights = mark_edges(part)
    return [
        edge
        for edge in edges_of_marks(part)
        if any(abs(edge.y - y) <= NEAR for y in heights)
    ]


def _between(
    edges: Sequence[MarkEdge], above: float, below: float
) -> list[MarkEdge]:
    return [edge for edge in edges if above < edge.y < below]


def _columns_under(
    edges: Sequence[MarkEdge],
    columns: Columns,
    otherwise: frozenset[int] = frozenset(),
) -> frozenset[int]:
    """The columns along which edges run; `otherwise` where there are no edges."""
    if not edges:
        return otherwise
    found = set()
    for column, (left, right) in enumerate(columns.sides()):
        middle = (left + right) / 2
        if any(edge.x0 <= middle <= edge.x1 for edge in edges):
            found.add(column)
    return frozenset(found)
