"""What most rows of a table have, so that a row without it is an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.model import Cell
from extractor.report.table_columns import FieldColumns
from extractor.report.table_rows import Row
from normalizer import named_marker_at

# Share of the rows that have a thing, from which on a row without it is an exception.
_MOSTLY = 0.5
# Full rows that a table must have before one that is not full is an exception.
_FEWEST_FULL = 2


@dataclass(frozen=True, slots=True)
class RowHabits:
    """What most rows of a table have, so that a row without it is an exception.

    Attributes:
        counted: Whether they have a number in the column for it.
        numbered: Whether their names begin with a number.
        full: Whether they fill more than half of the columns.
    """

    counted: bool
    numbered: bool
    full: bool

    @classmethod
    def of(cls, rows: Iterable[Row], columns: FieldColumns) -> RowHabits:
        """Learn them.

        Args:
            rows: The rows of a table.
            columns: Its columns.

        Returns:
            The habits.
        """
        named = [row for row in rows if row.has_own(columns.label)]
        several = [row for row in named if len(row.printed) > 1]
        counted = sum(row.has_own_ordinal for row in several)
        numbered = sum(is_numbered(row.cells[columns.label]) for row in several)
        full = sum(
            len(row.printed) > _MOSTLY * (columns.count - len(columns.groups))
            for row in named
        )
        return cls(
            counted=counted > _MOSTLY * len(several),
            numbered=numbered > _MOSTLY * len(several),
            full=full >= max(_FEWEST_FULL, _MOSTLY * len(named)),
        )

    @property
    def are_strict(self) -> bool:
        """Whether a row that holds but a text without a number is hardly a record."""
        return self.counted or self.numbered or self.full


def is_numbered(cell: Cell | None) -> bool:
    """Whether the text of a cell begins with a number such as `๑.` or `มาตรการที่ ๑`.

    Args:
        cell: The cell, or None.

    Returns:
        Whether it does.
    """
    return cell is not None and named_marker_at(cell.text) is not None
