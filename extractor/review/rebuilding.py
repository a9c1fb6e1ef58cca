"""The tables of a dataset are made anew of its reports and of what people decided."""

from __future__ import annotations

from pathlib import Path

from extractor.batch.kept_tables import (
    earlier_tables,
    give_up_tables,
    keep_tables,
)
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
        AlteredError: A report is not as it was written.
        BusyError: A run is writing into it.
        OutputError: It cannot be written.
        NotInstalledError: The library of a format that it has is missing.
    """
    formats = [
        name for name, file in _FILES.items() if (folder / file).exists()
    ]
    with opened_dataset(folder) as ledger:
        digests = ledger.digests()
        reader = DatasetReader.of(folder, digests)
        if digests:
            give_up_tables(ledger, earlier_tables(ledger, folder))
        written = write_tables(folder, reader, formats)
        # Of a dataset whose ledger is gone nothing is known, of its tables neither. Others are made anew by the next
        # extraction, of all that it read then.
        if digests:
            keep_tables(ledger, folder, "", written)
    return written.counts
