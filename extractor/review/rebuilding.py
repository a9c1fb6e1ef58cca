"""The tables of a dataset are made anew of its reports and of what people decided."""

from __future__ import annotations

from pathlib import Path

from extractor.batch.run import opened_dataset
from extractor.dataset.build import write_tables
from extractor.dataset.reader import DatasetReader

# The file by which each format is known that stands in the folder itself.
_FILES = {
    "csv": "reports.csv",
    "xlsx": "dataset.xlsx",
    "parquet": "reports.parquet",
    "duckdb": "dataset.duckdb",
}


def rebuild_tables(folder: Path) -> dict[str, int]:
    """Make the tables of a dataset anew, in the formats that it has.

    Args:
        folder: Its folder.

    Returns:
        How many rows each table has.

    Raises:
        UsageError: There is no dataset.
        BusyError: A run is writing into it.
        OutputError: It cannot be written.
        NotInstalledError: The library of a format that it has is missing.
    """
    formats = [
        name for name, file in _FILES.items() if (folder / file).exists()
    ]
    reader = DatasetReader.of(folder)
    with opened_dataset(folder):
        return write_tables(folder, reader, formats).counts
