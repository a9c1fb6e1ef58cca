"""The tables in one DuckDB file, with keys and two views."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from extractor.dataset.exporters.parquet import arrow
from extractor.dataset.schema import TABLES, TableSchema

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "boolean": "BOOLEAN"}
_VIEWS = (
    # The latest year that an agency reported on; of two reports for it the one whose file comes last.
    """CREATE VIEW latest_reports AS
    SELECT * FROM reports WHERE agency <> ''
    QUALIFY row_number() OVER (
        PARTITION BY agency, district, province ORDER BY fiscal_year_be DESC NULLS LAST, source_file DESC
    ) = 1""",
    """CREATE VIEW items_of_reports AS
    SELECT items.*, reports.* EXCLUDE (report_id, confidence), reports.confidence AS report_confidence
    FROM items JOIN reports USING (report_id)""",
)


class DuckDatabase:
    """Takes the tables a part after the other."""

    def __init__(self, path: Path) -> None:
        path.unlink()  # DuckDB wants to make it itself
        self._database = duckdb.connect(path)
        for name, table in TABLES.items():
            self._database.execute(f"CREATE TABLE {name} ({', '.join(_columns(name, table))})")

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table."""
        self._database.register("part", arrow(table, data))
        self._database.execute(f"INSERT INTO {table} SELECT * FROM part")
        self._database.unregister("part")

    def close(self) -> None:
        """All is written."""
        for view in _VIEWS:
            self._database.execute(view)
        self._database.close()


def _columns(name: str, table: TableSchema) -> list[str]:
    columns = [f"{c.name} {_TYPES[c.kind]}{' NOT NULL' if c.required else ''}" for c in table.columns]
    key = "PRIMARY KEY (report_id)" if name == "reports" else "FOREIGN KEY (report_id) REFERENCES reports (report_id)"
    return [*columns, key]
