"""The tables as Parquet files: exact text, typed columns."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from extractor.dataset.schema import TABLES
from extractor.dataset.staging import Staging

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


class ParquetFiles:
    """Takes the tables a part after the other: a file each, a row group a part."""

    def __init__(self, staging: Staging) -> None:
        self._files = {
            name: parquet.ParquetWriter(staging.place(f"{name}.parquet"), schema_of(name)) for name in TABLES
        }

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table."""
        self._files[table].write_table(arrow(table, data))

    def close(self) -> None:
        """All is written."""
        for file in self._files.values():
            file.close()


def schema_of(table: str) -> pa.Schema:
    """A table's columns as Arrow has them."""
    return pa.schema([pa.field(c.name, _TYPES[c.kind], nullable=not c.required) for c in TABLES[table].columns])


def arrow(table: str, data: pd.DataFrame) -> pa.Table:
    """A frame as an Arrow table, dates as dates."""
    dates = [column.name for column in TABLES[table].columns if column.kind == "date"]
    typed = data.assign(**{name: pd.to_datetime(data[name].replace("", None)).dt.date for name in dates})
    return pa.Table.from_pandas(typed, schema_of(table), preserve_index=False)
