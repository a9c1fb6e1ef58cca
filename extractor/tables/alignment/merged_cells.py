"""Cells that are merged over rows: a line or the side of a fill between two rows leaves out their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

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
    found = []
    for number, (part, of_part) in enumerate(
        zip(run.parts, edges, strict=True)
    ):
        of_rows, titles = rows.starts[number], rows.sections[number]
        over = {}
        centred = centred_over(part, columns, of_rows, titles)
        for start in of_rows:
            if start:
                above, below = (
                    part.lines[start - 1].waist,
                    part.lines[start].waist,
                )
                over[start] = known - _columns_under(
                    _between(of_part, above, below), columns, known
                )
                if start in rows.numbered[number]:
                    over[start] -= {0}
                over[start] |= centred.get(start, set())
        last = part.lines[-1].waist
        foot = _between(
            of_part, last, last + _CLOSING_STEP * part.block.page.pitch
        )
        found.append(
            MergedCells(over, known - _columns_under(foot, columns, known))
        )
    return found


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
