"""The tables as Parquet files: exact text, typed columns."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from extractor.dataset.amounts import PRECISION, SCALE, with_typed_amounts
from extractor.dataset.schema import schemas
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart

_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "decimal": pa.decimal128(PRECISION, SCALE),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


class ParquetFiles:
    """An exporter: one Parquet file a table, one row group a part."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._files = dict[str, parquet.ParquetWriter]()

    def add(self, part: TablePart) -> None:
        """Write a part of a table.

        Args:
            part: Its next rows.

        Raises:
            OSError: It cannot be written.
        """
        table, data = part.table, part.frame()
        if table not in self._files:
            path = self._staging.part_of(f"{table}.parquet")
            self._files[table] = parquet.ParquetWriter(
                path, arrow_schema(table)
            )
        self._files[table].write_table(arrow_table(table, data))

    def close(self) -> None:
        """Finish."""
        for file in self._files.values():
            file.close()


def arrow_schema(table: str) -> pa.Schema:
    """Describe a table's columns as Arrow does.

    Args:
        table: Name of the table.

    Returns:
        The columns' names and types, in order.
    """
    fields = list[pa.Field]()
    for column in schemas()[table].columns:
        arrow_type = _ARROW_TYPES[column.kind]
        fields.append(
            pa.field(column.name, arrow_type, nullable=not column.required)
        )
    return pa.schema(fields)


def arrow_table(table: str, data: pd.DataFrame) -> pa.Table:
    """Make an Arrow table of a frame.

    Args:
        table: Name of the table that the frame is a part of.
        data: Rows in its columns; days are ISO texts, empty where they are not known.

    Returns:
        The same rows, days as dates, amounts as decimals; words that stand in place of an amount are left out.
    """
    table_schema = schemas()[table]
    typed = with_typed_amounts(data, table_schema.columns_of("decimal"))
    for name in table_schema.columns_of("date"):
        known = data[name].replace("", None)
        days = pd.to_datetime(known).dt.date
        typed[name] = days
    schema = arrow_schema(table)
    return pa.Table.from_pandas(typed, schema, preserve_index=False)
