"""What a table of a dataset is: its columns and their types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

# What the JSON of a report, or of a part of it, holds.
Content = Mapping[str, Any]
# `decimal` is an amount as it is printed, exact; its words, where words are printed instead, are no amount.
Kind = Literal["string", "integer", "number", "decimal", "date", "boolean"]

# What stands before the text of a CSV cell that a spreadsheet would take for a formula otherwise.
QUOTE = "'"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name, snake_case English.
        thai: What it holds, in Thai: its title in workbooks.
        english: What it holds, in English.
        kind: The type of its values.
        required: Whether it is never empty.
        values: The only values that it may have; empty: any.
        long: Whether its texts may fill lines: a workbook gives it room.
    """

    name: str
    thai: str
    english: str
    kind: Kind = "string"
    required: bool = False
    values: tuple[str, ...] = ()
    long: bool = False


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table.

    Attributes:
        thai: What a row of it is, in Thai.
        english: What it holds, in English.
        columns: Its columns, in order.
    """

    thai: str
    english: str
    columns: tuple[Column, ...]

    def columns_of(self, kind: Kind) -> list[str]:
        """Name the columns of one type.

        Args:
            kind: The type.

        Returns:
            Their names, in order.
        """
        return [column.name for column in self.columns if column.kind == kind]


def sql_name(table: str) -> str:
    """Name a table as SQL has it.

    Args:
        table: Its name, such as `plan-results`.

    Returns:
        The name without hyphens.

    >>> sql_name("plan-results")
    'plan_results'
    """
    return table.replace("-", "_")
