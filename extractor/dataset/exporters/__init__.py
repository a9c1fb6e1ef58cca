"""The formats that a dataset can be written in: one table, which loads no library.

Another format is a class that is an `Exporter` in a file of its own, and a line of `EXPORTERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from extractor.dataset.table_part import TablePart
    from extractor.dataset.table_schema import Content


class Exporter(Protocol):
    """A format that is being written: it takes the tables in parts, each table's parts in the order of its rows."""

    def add(self, part: TablePart) -> None:
        """Write a part of a table.

        Args:
            part: Its next rows; may be none.

        Raises:
            OSError: It cannot be written.
        """

    def close(self) -> None:
        """Finish: all parts were given.

        Raises:
            OSError: It cannot be written.
        """


@runtime_checkable
class ReportExporter(Exporter, Protocol):
    """A format that is given the reports whole, too: the places of all texts on their pages."""

    def add_report(self, content: Content) -> None:
        """Write a report.

        Args:
            content: What its JSON holds, as people decided it, with the findings beside other reports.

        Raises:
            OSError: It cannot be written.
        """


@dataclass(frozen=True, slots=True)
class ExporterEntry:
    """Where a format's exporter is found.

    Attributes:
        extra: The extra of this package that its libraries come with; empty: they are always there.
        path: `module:Class`; it is loaded only when the format is written, for most libraries load slowly.
    """

    extra: str
    path: str

    def load(self) -> Callable[[Any], Exporter]:
        """Load the class.

        Returns:
            The class; it takes the `Staging` of the dataset's folder, a database's the URL.

        Raises:
            ModuleNotFoundError: A library that it needs is not installed.
        """
        loaded: Callable[[Any], Exporter] = resolve_name(self.path)
        return loaded


EXPORTERS: dict[str, ExporterEntry] = {
    "csv": ExporterEntry("", "extractor.dataset.exporters.csv_files:CsvFiles"),
    "xlsx": ExporterEntry(
        "", "extractor.dataset.exporters.workbook:ExcelWorkbook"
    ),
    "ckan": ExporterEntry(
        "", "extractor.dataset.exporters.ckan_record:CkanRecord"
    ),
    "docling": ExporterEntry(
        "", "extractor.dataset.exporters.docling_documents:DoclingDocuments"
    ),
    "page-xml": ExporterEntry(
        "", "extractor.dataset.exporters.page_xml:PageXml"
    ),
    "parquet": ExporterEntry(
        "parquet", "extractor.dataset.exporters.parquet:ParquetFiles"
    ),
    "duckdb": ExporterEntry(
        "duckdb", "extractor.dataset.exporters.duckdb_file:DuckDatabase"
    ),
}
# What `raingan export --to` takes besides: the URL of a database.
DATABASE = ExporterEntry(
    "sql", "extractor.dataset.exporters.sql_database:SqlDatabase"
)


@contextmanager
def registered_exporter(name: str, entry: ExporterEntry) -> Iterator[None]:
    """Let one more format be written while a block runs.

    Args:
        name: Its name, as `--format` and `--to` take it; an exporter of that name is hidden meanwhile.
        entry: Where its exporter is found.

    Yields:
        Nothing.
    """
    before = dict(EXPORTERS)
    EXPORTERS[name] = entry
    try:
        yield
    finally:
        EXPORTERS.clear()
        EXPORTERS.update(before)
