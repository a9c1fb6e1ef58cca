"""The one best way to give each column a field of its own, and how much better it is than the next best.

The best matching of a bipartite graph by shortest augmenting paths: R. Jonker, A. Volgenant, A shortest augmenting path
algorithm for dense and sparse linear assignment problems, Computing 38 (1987), in the form of the Hungarian method.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
# A benefit that no sum of others outweighs: such a pair cannot be.
_IMPOSSIBLE = -1e6


@dataclass(frozen=True, slots=True)
class Choice:
    """What a column was given.

    Attributes:
        field: The index of its field, or None.
        margin: How much smaller the sum of benefits is at best where the column is given anything else.
        alternative: The index of the field that it has then, or None.
    """

    field: int | None
    margin: float
    alternative: int | None


def assign_fields(benefits: FloatArray) -> tuple[Choice, ...]:
    """Give columns fields, each at most one, so that the sum of benefits is largest.

    Args:
        benefits: Columns x fields: what it is worth to give the column that field, against giving neither anything.

    Returns:
        The choice of each column; those without a field have None.

    >>> [choice.field for choice in assign_fields(np.array([[3.0, 2.0], [2.5, -1.0]]))]
    [1, 0]
    """
    columns, fields = benefits.shape
    square = _with_nothing(benefits)
    given = best_matching(square)
    losses = _losses(square, given)
    return tuple(
        _choice(losses, given, column, fields) for column in range(columns)
    )


def best_sum(benefits: FloatArray) -> float:
    """The largest sum of benefits that giving fields to columns can have.

    Args:
        benefits: As for `assign_fields`.

    Returns:
        The sum.

    >>> best_sum(np.array([[3.0, 2.0], [2.5, -1.0]]))
    4.5
    """
    columns = len(benefits)
    or_nothing = _with_nothing(benefits)[:columns]
    given = best_matching(or_nothing)
    return float(or_nothing[np.arange(columns), given].sum())


def _with_nothing(benefits: FloatArray) -> FloatArray:
    """A square matrix in which each column may have nothing, and each field no column."""
    columns, fields = benefits.shape
    square = np.full((columns + fields, fields + columns), _IMPOSSIBLE)
    square[:columns, :fields] = benefits
    square[np.arange(columns), fields + np.arange(columns)] = 0.0
    square[columns + np.arange(fields), np.arange(fields)] = 0.0
    square[columns:, fields:] = 0.0
    return square


def best_matching(benefits: FloatArray) -> npt.NDArray[np.intp]:
    """Match the rows of a matrix with columns of their own, so that the sum is largest.

    Args:
        benefits: Rows x columns, at least as many.

    Returns:
        The column of each row.
    """
    rows, size = benefits.shape
    costs = np.zeros((rows + 1, size + 1))
    costs[1:, 1:] = -benefits
    row_potential = np.zeros(rows + 1)
    column_potential = np.zeros(size + 1)
    row_of = np.zeros(size + 1, dtype=np.intp)  # of each column; 0: none yet
    for row in range(1, rows + 1):
        row_of[0] = row
        column = 0
        shortest = np.full(size + 1, np.inf)
        before = np.zeros(size + 1, dtype=np.intp)
        is_used = np.zeros(size + 1, dtype=bool)
        while row_of[column]:
            is_used[column] = True
            from_row = row_of[column]
            reduced = (
                costs[from_row] - row_potential[from_row] - column_potential
            )
            is_shorter = ~is_used & (reduced < shortest)
            is_shorter[0] = False
            shortest[is_shorter] = reduced[is_shorter]
            before[is_shorter] = column
            open_lengths = np.where(is_used, np.inf, shortest)
            open_lengths[0] = np.inf
            nearest = int(open_lengths.argmin())
            length = open_lengths[nearest]
            row_potential[row_of[is_used]] += length
            column_potential[is_used] -= length
            shortest[~is_used] -= length
            column = nearest
        while column:
            row_of[column] = row_of[before[column]]
            column = int(before[column])
    columns = np.zeros(rows + 1, dtype=np.intp)
    columns[row_of[1:]] = np.arange(size)
    return columns[1:]


def _losses(benefits: FloatArray, given: npt.NDArray[np.intp]) -> FloatArray:
    """What the sum loses at best where row r takes what row s was given: rows x rows, by the shortest cycle.

    All shortest paths between rows that pass their columns on (R. W. Floyd, Algorithm 97, Communications of the ACM 5,
    1962); a best matching has no cycle that gains.
    """
    own = benefits[np.arange(len(given)), given]
    steps: FloatArray = own[:, None] - benefits[:, given]
    paths = steps.copy()
    for through in range(len(given)):
        np.minimum(
            paths, paths[:, through, None] + paths[None, through, :], out=paths
        )
    losses: FloatArray = steps + paths.T
    np.fill_diagonal(losses, np.inf)
    return losses


def _choice(
    losses: FloatArray, given: npt.NDArray[np.intp], column: int, fields: int
) -> Choice:
    second = int(losses[column].argmin())
    return Choice(
        field=_field(given[column], fields),
        margin=max(0.0, float(losses[column, second])),
        alternative=_field(given[second], fields),
    )


def _field(index: np.intp, fields: int) -> int | None:
    return int(index) if index < fields else None
