"""Some rows of a table: what exporters are given, without a library where that is enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.dataset.cell_rows import Row
from extractor.dataset.schema import column_names, schemas

if TYPE_CHECKING:
    import pandas as pd

# What makes values of the type that a column says.
_CONVERSIONS = {"integer": int, "number": float}


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows of a table, in order.

    Attributes:
        table: Name of the table.
        rows: The rows by column name; what is no column of the table is left out.
    """

    table: str
    rows: Sequence[Row]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def column(self, name: str) -> list[Any]:
        """Give the values of a column.

        Args:
            name: Its name.

        Returns:
            A value a row; None where it is not known.
        """
        return [row.get(name) for row in self.rows]

    def values(self) -> Iterator[tuple[Any, ...]]:
        """Give the rows as values.

        Yields:
            A row's values in the order of the table's columns: texts, whole numbers, floats, exact amounts, truth
            values, or None where something is not known.
        """
        columns = [
            (column.name, _CONVERSIONS.get(column.kind))
            for column in schemas()[self.table].columns
        ]
        for row in self.rows:
            yield tuple(
                _converted(row.get(name), convert) for name, convert in columns
            )

    def records(self) -> Iterator[Row]:
        """Give the rows by the names of their columns.

        Yields:
            A row; every column of the table is there.
        """
        names = column_names(self.table)
        for values in self.values():
            yield dict(zip(names, values, strict=True))

    def frame(self) -> pd.DataFrame:
        """Give the rows as pandas has them.

        Returns:
            A frame in the table's columns; whole numbers are nullable integers, amounts exact, among them the words
            that stand in place of an amount, days ISO texts.
        """
        import pandas as pd  # slow to import

        schema = schemas()[self.table]
        data = pd.DataFrame(
            list(self.rows), columns=list(column_names(self.table))
        )
        integers = dict.fromkeys(schema.columns_of("integer"), "Int64")
        numbers = dict.fromkeys(schema.columns_of("number"), "float64")
        return data.astype({**integers, **numbers})


def _converted(value: Any, convert: type[int] | type[float] | None) -> Any:
    return value if convert is None or value is None else convert(value)
