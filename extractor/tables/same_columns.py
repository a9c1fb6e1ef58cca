"""Do the columns of two pages stand at the same places? Margins that differ move all of them alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractor.model import Table

# Points: column boundaries of one table wander this far from page to page, in portions of rounding and borders.
_WANDERING = 4.0
# Points: two centimetres and rounding; so far margins mirrored for binding differ, and scans lie.
_FARTHEST = 58.0


def common_shift(above: Table, below: Table) -> float | None:
    """How far all columns of a table stand to the right of those of another one.

    Args:
        above: A table.
        below: One with as many columns.

    Returns:
        Points, negative to the left; None where the columns are others, or stand too far away.
    """
    distances = [
        two - one
        for one, two in zip(above.column_edges, below.column_edges, strict=True)
    ]
    if not distances:
        return 0.0  # a transcript's
    shift = median(distances)
    if abs(shift) > _FARTHEST or any(
        abs(distance - shift) > _WANDERING for distance in distances
    ):
        return None
    return shift


def are_scaled(above: Table, below: Table) -> bool:
    """Whether the columns of a table are those of another one, made larger or smaller, as a pasted picture is.

    Args:
        above: A table.
        below: One with as many columns.

    Returns:
        Whether they are.
    """
    if not above.column_edges or not below.column_edges:
        return False
    left, right = above.column_edges[0], above.column_edges[-1]
    scale = (below.column_edges[-1] - below.column_edges[0]) / max(
        right - left, _WANDERING
    )
    placed = [
        below.column_edges[0] + (x - left) * scale for x in above.column_edges
    ]
    return all(
        abs(one - two) <= _WANDERING
        for one, two in zip(placed, below.column_edges, strict=True)
    )


def with_columns_of(above: Table, below: Table) -> Table:
    """A table whose cells are all merged over columns of another one, in the columns of that.

    Args:
        above: The table before, with the finer columns.
        below: The table, such as a row of totals alone on its page.

    Returns:
        The table with its cells merged over the columns of `above`; unchanged where a boundary of its columns is none
        there.
    """
    if (
        below.cols >= above.cols
        or not above.column_edges
        or not below.column_edges
    ):
        return below
    shift = below.column_edges[0] - above.column_edges[0]
    edges = [
        _edge_near(x - shift, above.column_edges) for x in below.column_edges
    ]
    places = [edge for edge in edges if edge is not None]
    ends_alike = places and places[0] == 0 and places[-1] == above.cols
    if (
        abs(shift) > _FARTHEST
        or len(set(places)) != len(edges)
        or not ends_alike
    ):
        return below
    cells = []
    for cell in below.cells:
        start = places[cell.col]
        end = places[cell.col + cell.colspan]
        cells.append(replace(cell, col=start, colspan=end - start))
    shifted = tuple(x + shift for x in above.column_edges)
    return replace(
        below, cells=tuple(cells), cols=above.cols, column_edges=shifted
    )


def _edge_near(x: float, edges: Sequence[float]) -> int | None:
    """The index of the boundary that stands at x, or None."""
    for index, edge in enumerate(edges):
        if abs(edge - x) <= _WANDERING:
            return index
    return None
