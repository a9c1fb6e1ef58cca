"""The dataset's tables are made of the reports' JSON, a few reports at a time, however many there are."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path

from extractor.dataset.cell_rows import Row
from extractor.dataset.data_package import data_package, described_tables
from extractor.dataset.exporters import (
    DATABASE,
    EXPORTERS,
    Exporter,
    ReportExporter,
)
from extractor.dataset.older_page import tell_whether_older
from extractor.dataset.reader import (
    DatasetReader,
    ReportContents,
    compared_contents,
)
from extractor.dataset.rows import table_rows
from extractor.dataset.schema import always_written, schemas
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Content
from extractor.dataset.written_tables import WrittenTables
from extractor.errors import NotInstalledError, OutputError, UsageError
from extractor.storage import is_url

# Reports whose rows are in memory together.
_REPORTS_TOGETHER = 50

# Names of the files that a table may have, without its own.
_SUFFIXES = (".csv", ".parquet")

Parts = dict[str, TablePart]


def table_parts(reports: ReportContents) -> Iterator[Parts]:
    """Make the tables of reports, in parts.

    Args:
        reports: The reports; they are gone through twice, for what they say of each other comes first.

    Yields:
        The rows of a few reports, by table; once at least, then without rows.
    """
    for together in _together(reports):
        yield _parts(together)


def _together(reports: ReportContents) -> Iterator[Sequence[Content]]:
    """A few reports after the other, with what they say of each other; once at least, then none."""
    contents = compared_contents(reports)
    yield list(islice(contents, _REPORTS_TOGETHER))
    while together := list(islice(contents, _REPORTS_TOGETHER)):
        yield together


def _parts(contents: Sequence[Content]) -> Parts:
    rows: dict[str, list[Row]] = {table: [] for table in schemas()}
    for content in contents:
        for table, of_report in table_rows(content).items():
            rows[table] += of_report
    return {
        table: TablePart(table, of_table) for table, of_table in rows.items()
    }


def check_formats(formats: Sequence[str]) -> None:
    """See that formats can be written: better told before hours of reading than after.

    Args:
        formats: Names of formats, of those in `EXPORTERS`.

    Raises:
        NotInstalledError: A format's library is missing.
    """
    for name in formats:
        if EXPORTERS[name].extra:
            with library_of(EXPORTERS[name].extra):
                EXPORTERS[name].load()


def write_tables(
    folder: Path, reports: ReportContents, formats: Sequence[str]
) -> WrittenTables:
    """Write the tables of reports as files; they appear together.

    Args:
        folder: The dataset's folder.
        reports: Its reports.
        formats: Names of formats, of those in `EXPORTERS`.

    Returns:
        What was written.

    Raises:
        OutputError: A file cannot be written.
        NotInstalledError: A format's library is missing.
    """
    with Staging(folder) as staging:
        try:
            exporters = [_file_exporter(name, staging) for name in formats]
            written = _write(exporters, reports)
            if "csv" in formats:
                staging.add(
                    "datapackage.json",
                    data_package(written.counts, written.words),
                )
                _remove_stale(folder, staging, written.counts)
            written.files = staging.names
        except OSError as error:
            raise OutputError.of(folder, error) from error
    try:
        tell_whether_older(folder)
    except OSError as error:
        raise OutputError.of(folder, error) from error
    return written


def _remove_stale(
    folder: Path, staging: Staging, current: Container[str]
) -> None:
    """Take away tables of an earlier run that this one has no rows for."""
    for table in described_tables(folder / "datapackage.json"):
        if table not in current:
            for suffix in _SUFFIXES:
                staging.remove(f"{table}{suffix}")


def export_dataset(reports: DatasetReader, target: str) -> WrittenTables:
    """Write the tables of a dataset's reports in a format beside them, or into a database.

    Args:
        reports: The dataset.
        target: Name of a format, or URL of a database.

    Returns:
        What was written.

    Raises:
        UsageError: There is no such target.
        OutputError: It cannot be written.
        NotInstalledError: A library is missing.
    """
    if target in EXPORTERS:
        return write_tables(reports.folder, reports, [target])
    if not is_url(target):
        raise UsageError(
            "usage/no-export-target",
            target=target,
            formats=", ".join(EXPORTERS),
        )
    with library_of(DATABASE.extra):
        database = DATABASE.load()(target)
    return _write([database], reports)


def _write(
    exporters: Sequence[Exporter], reports: ReportContents
) -> WrittenTables:
    written = WrittenTables()
    always = always_written()
    of_reports = [one for one in exporters if isinstance(one, ReportExporter)]
    for together in _together(reports):
        parts = _parts(together)
        for table, part in parts.items():
            if len(part) or table in always:
                for exporter in exporters:
                    exporter.add(part)
        for content, exporter in product(together, of_reports):
            exporter.add_report(content)
        written.count(parts)
    for exporter in exporters:
        exporter.close()
    return written


def _file_exporter(name: str, staging: Staging) -> Exporter:
    entry = EXPORTERS[name]
    with library_of(entry.extra):
        return entry.load()(staging)


@contextmanager
def library_of(extra: str) -> Iterator[None]:
    """Say which extra brings a library that is missing; one that every installation has, nobody brings.

    Args:
        extra: Name of the extra; empty: none brings it.

    Yields:
        Nothing.

    Raises:
        NotInstalledError: A library is missing.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if not extra:
            raise
        raise NotInstalledError(
            "not-installed/extra", module=error.name, extra=extra
        ) from None
