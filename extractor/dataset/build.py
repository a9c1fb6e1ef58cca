"""The dataset's tables are made of the reports' JSON, a few reports at a time, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from extractor.checks.across_reports import compare
from extractor.dataset.data_package import descriptor
from extractor.dataset.exporters.csv_files import CsvFiles
from extractor.dataset.report_json import with_findings
from extractor.dataset.rows import frame, rows_of
from extractor.dataset.schema import TABLES
from extractor.dataset.staging import Staging
from extractor.errors import NotInstalledError, OutputError, UsageError
from extractor.storage import is_url

if TYPE_CHECKING:
    import pandas as pd

    from extractor.dataset.provenance import Content
    from extractor.dataset.reader import DatasetReader

# Reports whose rows are in memory together.
_CHUNK = 50


class Reports(Protocol):
    """What the JSON of reports holds, one after the other, as often as it is asked for."""

    def __iter__(self) -> Iterator[Content]:
        """From the first one on."""


def chunks(reports: Reports) -> Iterator[dict[str, pd.DataFrame]]:
    """Frames of every table, those of a few reports after the other; one at least.

    The reports are gone through twice: what they say of each other comes first.
    """
    found = compare(reports)
    left, first = iter(reports), True
    while (some := list(islice(left, _CHUNK))) or first:
        rows = [rows_of(with_findings(content, found.get(content["report"]["report_id"], ()))) for content in some]
        yield {table: frame(table, (row for found in rows for row in found[table])) for table in TABLES}
        first = False


class Exporter(Protocol):
    """A format: takes the tables, a part after the other, in the order of their rows."""

    def add(self, table: str, data: pd.DataFrame) -> None:
        """Write a part of a table. Raises OSError."""

    def close(self) -> None:
        """All is written. Raises OSError."""


def _excel(staging: Staging) -> Exporter:
    from extractor.dataset.exporters.workbook import ExcelWorkbook

    return ExcelWorkbook(staging.place("dataset.xlsx"), staging.room())


def _parquet(staging: Staging) -> Exporter:
    from extractor.dataset.exporters.parquet import ParquetFiles

    return ParquetFiles(staging)


def _duckdb(staging: Staging) -> Exporter:
    from extractor.dataset.exporters.duckdb_file import DuckDatabase

    return DuckDatabase(staging.place("dataset.duckdb"))


# Each loads its library where it is asked for: most take longer to load than a report to write.
SINKS: dict[str, Callable[[Staging], Exporter]] = {
    "csv": CsvFiles,
    "xlsx": _excel,
    "parquet": _parquet,
    "duckdb": _duckdb,
}


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows each table has, how many reports each status, and the rows that say why a file gave no report."""

    counts: dict[str, int]
    statuses: Counter[str]
    failures: list[dict[Any, Any]]


def write_tables(folder: Path, reports: Reports, formats: Sequence[str]) -> Written:
    """Write the tables of these reports in these formats; they appear together.

    Raises OutputError, and NotInstalledError where a format's library is missing.
    """
    with Staging(folder) as staging:
        try:
            written = fill([_made(name, staging) for name in formats], reports)
            if "csv" in formats:
                staging.add("datapackage.json", descriptor())
        except OSError as error:
            raise OutputError.of(folder, error) from error
    return written


def fill(sinks: Sequence[Exporter], reports: Reports) -> Written:
    """Hand the tables of these reports to sinks. Raises what they raise."""
    written = Written(dict.fromkeys(TABLES, 0), Counter(), [])
    for part in chunks(reports):
        for table, data in part.items():
            written.counts[table] += len(data)
            for sink in sinks:
                sink.add(table, data)
        written.statuses.update(part["reports"]["status"])
        written.failures.extend(part["problems"].query("severity == 'error'").to_dict("records"))
    for sink in sinks:
        sink.close()
    return written


def _database(address: str) -> Exporter:
    from extractor.dataset.exporters.sql_database import Database

    return Database(address)


def export(reports: DatasetReader, target: str) -> Written:
    """Write the tables of a dataset's reports in a format beside them, or into a database.

    Raises UsageError, OutputError, and NotInstalledError where a library is missing.
    """
    if target in SINKS:
        return write_tables(reports.folder, reports, [target])
    if is_url(target):
        return fill([_with_library("sql", lambda: _database(target))], reports)
    raise UsageError(
        f"ไม่รู้จัก {target} กรุณาใช้ {', '.join(SINKS)} หรือที่อยู่ฐานข้อมูล เช่น postgresql://…",
        f"There is no target {target}. Give one of {', '.join(SINKS)}, or a database such as postgresql://…",
    )


def _made(name: str, staging: Staging) -> Exporter:
    return _with_library(name, lambda: SINKS[name](staging))


def _with_library(extra: str, make: Callable[[], Exporter]) -> Exporter:
    try:
        return make()
    except ModuleNotFoundError as error:
        raise NotInstalledError(
            f"ต้องใช้ {error.name} ซึ่งยังไม่ได้ติดตั้ง กรุณาเรียก pip install 'raingan[{extra}]'",
            f"This needs {error.name}, which is not installed. Run: pip install 'raingan[{extra}]'",
        ) from None
