"""What a notebook imports: one report, many reports as a dataset, or the tables of any document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from extractor.batch.ledger import Entry
from extractor.batch.run import OnProgress, opened, run
from extractor.dataset.reader import DatasetReader, listed
from extractor.dataset.staging import check_places
from extractor.errors import NoTextError, NotInstalledError
from extractor.inputs.discovery import find_files, open_source
from extractor.model import Report, Source
from extractor.options import IN_PLACE, BatchOptions, Options
from extractor.storage import local_mirror, open_location

if TYPE_CHECKING:
    import pandas as pd

    from extractor.tables.cell_text import TableText

PathLike = str | Path
OnFile = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class ReadReport(Report):
    """A report with its data as pandas frames, in the columns of the dataset's CSV files."""

    def measures_frame(self) -> pd.DataFrame:
        """One row a measure."""
        return self._frame("measures")

    def items_frame(self) -> pd.DataFrame:
        """One row an item of a cell."""
        return self._frame("items")

    def corrections_frame(self) -> pd.DataFrame:
        """One row a change made to the text, or suggested."""
        return self._frame("corrections")

    def problems_frame(self) -> pd.DataFrame:
        """One row a finding."""
        return self._frame("problems")

    def _frame(self, table: str) -> pd.DataFrame:
        from extractor.dataset.report_json import content_of
        from extractor.dataset.rows import frame, rows_of

        return frame(table, rows_of(content_of(self))[table])


@dataclass(frozen=True)
class Dataset:
    """What a run wrote, and where (as it was named, and on this machine); `entries` are the files that it is made of.

    `counts` are the rows of each table, `statuses` how many reports are `ok`, have `warnings`, and `failed`, `failures`
    the rows of problems.csv that say why a file gave no report.
    """

    folder: Path
    where: str
    entries: tuple[Entry, ...]
    counts: dict[str, int]
    statuses: Counter[str]
    failures: list[dict[Any, Any]]

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Every table whole, in the columns of the CSV files."""
        import pandas as pd

        from extractor.dataset.build import chunks

        parts = list(chunks(DatasetReader(self.folder, [entry.report_id for entry in self.entries])))
        return {table: pd.concat([part[table] for part in parts], ignore_index=True) for table in parts[0]}

    @property
    def failed(self) -> int:
        """How many files could not be read."""
        return self.statuses["failed"]

    def worse_than(self, fail_on: Literal["error", "warning", "never"]) -> bool:
        """Whether a file failed, or where warnings count, has one."""
        found = {"error": ("failed",), "warning": ("failed", "warnings"), "never": ()}[fail_on]
        return any(self.statuses[status] for status in found)

    @property
    def lacking(self) -> bool:
        """Whether a file failed because something is not installed."""
        return any(NotInstalledError.code in entry.codes for entry in self.entries)


def extract(path: PathLike, **options: Any) -> ReadReport:
    """Read one report. Options are those of `extractor.options.Options`.

    Raises a ReportError where the file gives no report, UsageError where there is no such file.
    """
    from extractor.pipeline import read_report

    (file, name), *_ = find_files([open_location(path)])
    report = read_report(open_source(file, name), Options(**options))
    return ReadReport(**{part.name: getattr(report, part.name) for part in fields(Report)})


def extract_folder(
    paths: PathLike | Iterable[PathLike],
    out: PathLike,
    *,
    batch: BatchOptions = IN_PLACE,
    on_progress: OnProgress = lambda progress: None,
    **options: Any,
) -> Dataset:
    """Read reports (files, folders, globs) and write the dataset of the contract into `out`.

    A file that cannot be read becomes a row with status `failed`; the others are written. Files that an earlier run
    read in the same way are not read again. Raises UsageError and OutputError.
    """
    settings, files = Options(**options), find_files(_paths(paths))
    with local_mirror(out) as folder, opened(folder) as ledger:
        check_places(folder)
        entries = run(files, folder, ledger, settings, batch, on_progress)
        from extractor.dataset.build import write_tables  # pandas takes room that workers may need

        earlier = {report_id for report_id, _ in listed(folder)}
        written = write_tables(folder, DatasetReader(folder, [entry.report_id for entry in entries]), batch.formats)
        for stale in earlier - {entry.report_id for entry in entries}:
            (folder / "reports" / f"{stale}.json").unlink(missing_ok=True)
    return Dataset(folder, str(out), tuple(entries), written.counts, written.statuses, written.failures)


def export(folder: PathLike, to: str) -> dict[str, int]:
    """Make a format (csv, xlsx, parquet, duckdb) of a dataset's reports, or write them into a database by its URL.

    Gives how many rows each table has. Raises UsageError where there is no dataset, OutputError, NotInstalledError.
    """
    from extractor.dataset.build import export

    reports = DatasetReader.of(Path(folder))
    with opened(reports.folder):
        return export(reports, to).counts


def tables(path: PathLike, **options: Any) -> list[TableText]:
    """Every ruled table of a document, stitched over pages, its text repaired. Raises a ReportError or UsageError."""
    (file, name), *_ = find_files([Path(path)])
    return read_tables(open_source(file, name), Options(**options))[0]


def read_tables(source: Source, options: Options) -> tuple[list[TableText], NoTextError | None]:
    """The tables of a source, and why its text layer cannot be believed, if so. Raises a ReportError."""
    from extractor.document import read_document
    from extractor.model.page_coordinates import as_displayed
    from extractor.tables.cell_text import read_texts
    from extractor.tables.stitching import stitch

    document = read_document(source, options)
    # A single row that no other page goes on with is a frame or the grid of a chart.
    texts = [read_texts(table, document.mender) for table in stitch(document.sheets) if table.rows > 1]
    return as_displayed(texts, document.transforms), document.verdict


def _paths(paths: PathLike | Iterable[PathLike]) -> list[Path]:
    return [open_location(paths)] if isinstance(paths, str | Path) else [open_location(path) for path in paths]
