"""The tables as Parquet files: exact text, typed columns."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from extractor.dataset.schema import schemas
from extractor.dataset.staging import Staging

_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


class ParquetFiles:
    """An exporter: one Parquet file a table, one row group a part."""

    def __init__(self, staging: Staging) -> None:
        self._files = dict[str, parquet.ParquetWriter]()
        for table in schemas():
            path = staging.part_of(f"{table}.parquet")
            schema = arrow_schema(table)
            self._files[table] = parquet.ParquetWriter(path, schema)

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table.

        Args:
            table: Name of the table.
            data: Its next rows.

        Raises:
            OSError: It cannot be written.
        """
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
        fields.append(pa.field(column.name, arrow_type, nullable=not column.required))
    return pa.schema(fields)


def arrow_table(table: str, data: pd.DataFrame) -> pa.Table:
    """Make an Arrow table of a frame.

    Args:
        table: Name of the table that the frame is a part of.
        data: Rows in its columns; days are ISO texts, empty where they are not known.

    Returns:
        The same rows, days as dates.
    """
    typed = data.copy()
    for name in schemas()[table].columns_of("date"):
        known = data[name].replace("", None)
        days = pd.to_datetime(known).dt.date
        typed[name] = days
    schema = arrow_schema(table)
    return pa.Table.from_pandas(typed, schema, preserve_index=False)
