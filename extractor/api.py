"""What a notebook imports: one report, many reports as a dataset, or the tables of any document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from extractor import forms
from extractor.batch.kept_tables import (
    earlier_tables,
    failed_reports,
    give_up_tables,
    keep_tables,
    source_of_tables,
)
from extractor.batch.ledger import LEDGER_FILE, Ledger, recorded_digests
from extractor.batch.ledger_rows import Entry
from extractor.batch.lock import is_locked
from extractor.batch.notices import Notice, notices_of
from extractor.batch.run import OnProgress, Progress, opened_dataset, run_batch
from extractor.dataset.decision_log import decisions_sha256
from extractor.dataset.exporters import EXPORTERS
from extractor.dataset.reader import (
    DatasetReader,
    listed_reports,
    named_report,
)
from extractor.dataset.schema import schemas
from extractor.dataset.staging import check_writable
from extractor.errors import AlteredError, BusyError, NotInstalledError
from extractor.forms.declaration import forms_at
from extractor.inputs.discovery import find_files
from extractor.inputs.source import open_source
from extractor.model import Form, Report, Source
from extractor.options import IN_PLACE, BatchOptions, LimitOptions, Options
from extractor.storage import local_mirror, open_location

if TYPE_CHECKING:
    import pandas as pd

    from extractor.dataset.written_tables import WrittenTables
    from extractor.tables.cell_text import TableText

PathLike = str | Path
FailOn = Literal["error", "new-error", "warning", "never"]
# The engine that every installation has.
_USUAL_ENGINE = "reader"
_USUAL_LIMITS = LimitOptions.model_validate({})
OnNotice = Callable[[Notice], None]


@dataclass(frozen=True, slots=True)
class ReadReport(Report):
    """A report with its data as pandas frames, in the columns of the dataset's CSV files.

    Attributes:
        added_forms: The forms that were given to read it, beside those that are built in.
    """

    added_forms: tuple[Form, ...] = ()

    def records_frame(self, form: str) -> pd.DataFrame:
        """Give its records of a form, typed.

        Args:
            form: Name of the form, such as `procurement`.

        Returns:
            One row a record, in the columns of the form's CSV file: amounts are numbers (`Float64`; words that stand in
            their place are in the column behind), days are days, all else that is no count is text. Without rows where
            the report has none of the form.

        Raises:
            KeyError: There is no such form.
        """
        data = self.frame(form)
        with forms.registered_forms(self.added_forms):
            return _typed_records(data, form)

    def measures_frame(self) -> pd.DataFrame:
        """Give its measures.

        Returns:
            One row a measure.
        """
        return self.frame("measures")

    def items_frame(self) -> pd.DataFrame:
        """Give the items of its cells.

        Returns:
            One row an item.
        """
        return self.frame("items")

    def corrections_frame(self) -> pd.DataFrame:
        """Give the changes made to its text, or suggested.

        Returns:
            One row a change.
        """
        return self.frame("corrections")

    def problems_frame(self) -> pd.DataFrame:
        """Give what was found about it.

        Returns:
            One row a finding.
        """
        return self.frame("problems")

    def frame(self, table: str) -> pd.DataFrame:
        """Give its rows of any table of the dataset.

        Args:
            table: Name of the table, such as `reports`, or the name of a form.

        Returns:
            Its rows.

        Raises:
            KeyError: There is no such table.
        """
        from extractor.dataset.report_json import content_of
        from extractor.dataset.rows import table_rows
        from extractor.dataset.table_part import TablePart

        with forms.registered_forms(self.added_forms):
            rows = table_rows(content_of(self))
            return TablePart(table, rows[table]).frame()


@dataclass(frozen=True)
class Dataset:
    """What a run wrote.

    Attributes:
        folder: Where it lies on this machine.
        where: The same, as it was named: a path or a URL.
        entries: The files that it is made of.
        counts: How many rows each table has; a table that is not written for want of rows is left out.
        statuses: How many reports are `ok`, have `warnings`, and `failed`.
        failures: The rows of problems.csv that say why a file gave no report.
        added_forms: The forms that were given to read them, beside those that are built in.
        notices: What the run has to say of what earlier runs left; no part of what the dataset is.
        newly_failed: Ids of the reports that failed, and had not when a run came to its end last.
    """

    folder: Path
    where: str
    entries: tuple[Entry, ...]
    counts: dict[str, int]
    statuses: Counter[str]
    failures: list[dict[Any, Any]]
    added_forms: tuple[Form, ...] = ()
    notices: tuple[Notice, ...] = field(default=(), compare=False)
    newly_failed: frozenset[str] = field(default=frozenset(), compare=False)

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Every table whole, by its name, in the columns of the CSV files; those of forms without records, too."""
        import pandas as pd

        from extractor.dataset.build import table_parts

        reports = _reader(self.folder, self.entries)
        with forms.registered_forms(self.added_forms):
            parts = list(table_parts(reports))
        whole = dict[str, pd.DataFrame]()
        for table in parts[0]:
            of_table = [part[table].frame() for part in parts]
            whole[table] = pd.concat(of_table, ignore_index=True)
        return whole

    def records_frame(self, form: str) -> pd.DataFrame:
        """Give the records of a form, typed.

        Args:
            form: Name of the form, such as `procurement`.

        Returns:
            One row a record, as `ReadReport.records_frame` has it.

        Raises:
            KeyError: There is no such form.
        """
        with forms.registered_forms(self.added_forms):
            return _typed_records(self.frames[form], form)

    @property
    def failed(self) -> int:
        """How many files could not be read."""
        return self.statuses["failed"]

    def worse_than(self, fail_on: FailOn) -> bool:
        """Say whether the dataset is worse than a user accepts.

        Args:
            fail_on: `error`: no file may fail; `new-error`: none that had not failed before; `warning`: none may have
                warnings either; `never`: all is accepted.

        Returns:
            True where a report has a status that is not accepted.
        """
        if fail_on == "never":
            return False
        if fail_on == "new-error":
            return bool(self.newly_failed)
        if fail_on == "warning" and self.statuses["warnings"]:
            return True
        return self.failed > 0

    @property
    def lacking(self) -> bool:
        """Whether a file failed because something is not installed."""
        return any(
            NotInstalledError.code in entry.codes for entry in self.entries
        )


def extract(path: PathLike, **options: Any) -> ReadReport:
    """Read one report.

    Args:
        path: A PDF, a picture file or a transcript, or its URL.
        **options: Those of `extractor.options.Options`.

    Returns:
        The report.

    Raises:
        ReportError: The file gives no report.
        UsageError: There is no such file.
        pydantic.ValidationError: There is no such option, or it cannot have this value.
    """
    from extractor.pipeline import read_report

    settings = Options(**options)
    report = read_report(_source(path), settings)
    parts = {part.name: getattr(report, part.name) for part in fields(Report)}
    return ReadReport(**parts, added_forms=settings.forms)


def _ignore(told: Progress | Notice) -> None:
    """Tell nobody."""
    del told


def extract_folder(
    paths: PathLike | Iterable[PathLike],
    out: PathLike,
    *,
    batch: BatchOptions = IN_PLACE,
    on_progress: OnProgress = _ignore,
    **options: Any,
) -> Dataset:
    """Read reports and write their dataset.

    A file that cannot be read becomes a row with status `failed`; the others are written. Files that an earlier run
    read in the same way are not read again.

    Args:
        paths: Files, folders (searched through), globs or URLs.
        out: Folder for the dataset, or its URL.
        batch: How to go through many files, and in which formats to write.
        on_progress: Called at the beginning, and after each file.
        **options: Those of `extractor.options.Options`.

    Returns:
        What was written.

    Raises:
        UsageError: There is no such file, or another run writes into the folder.
        OutputError: The folder cannot be written.
        NotInstalledError: A library is missing.
        pydantic.ValidationError: There is no such option, or it cannot have this value.
    """
    settings = Options(**options)
    _check_installed(settings, batch)
    files = find_files(_places(paths))
    with (
        forms.registered_forms(settings.forms),
        local_mirror(out) as folder,
        opened_dataset(folder) as ledger,
    ):
        check_writable(folder, schemas())
        read = run_batch(files, folder, ledger, settings, batch, on_progress)
        made_of = source_of_tables(
            read.entries, settings, batch.formats, decisions_sha256(folder)
        )
        before = earlier_tables(ledger, folder)
        written = before.written
        if not before.are_made_of(made_of):
            give_up_tables(ledger, before)
            written = _write_tables(folder, read.entries, batch.formats)
            keep_tables(ledger, folder, made_of, written)
    notices = notices_of(("tables-restored", before.altered))
    return Dataset(
        folder,
        str(out),
        read.entries,
        written.counts,
        written.statuses,
        written.failures,
        settings.forms,
        (*read.notices, *notices),
        failed_reports(written) - before.failed,
    )


def _check_installed(options: Options, batch: BatchOptions) -> None:
    """See that what is asked for is there, which is loaded only where that is not certain."""
    if any(EXPORTERS[name].extra for name in batch.formats):
        from extractor.dataset.build import check_formats

        check_formats(batch.formats)
    if options.engine != _USUAL_ENGINE or options.second_opinion:
        from extractor.ocr.registry import check_engine

        check_engine(options)


def _write_tables(
    folder: Path, entries: Sequence[Entry], formats: Sequence[str]
) -> WrittenTables:
    """Write the tables of a dataset, and take away the reports that it has no more."""
    # A run that changes nothing needs it not.
    from extractor.dataset.build import write_tables

    earlier = {listed.file for listed in listed_reports(folder)}
    written = write_tables(folder, _reader(folder, entries), formats)
    for stale in earlier - {entry.report_file for entry in entries}:
        (folder / stale).unlink(missing_ok=True)
    return written


def _reader(folder: Path, entries: Sequence[Entry]) -> DatasetReader:
    """Reads reports of which it is known how they were written."""
    digests = {entry.report_file: entry.digest for entry in entries}
    return DatasetReader(
        folder, [entry.report_id for entry in entries], digests
    )


def export(
    folder: PathLike,
    to: str,
    added_forms: PathLike | Iterable[Form] = (),
    *,
    on_notice: OnNotice = _ignore,
) -> dict[str, int]:
    """Write a dataset in another format, or into a database.

    Args:
        folder: The dataset's folder.
        to: Name of a format (csv, xlsx, ckan, docling, page-xml, parquet, duckdb, or one that is registered), or URL of
            a database.
        added_forms: The forms that it was read with, or the folder of their TOML files.
        on_notice: Called with what there is to say of the dataset.

    Returns:
        How many rows each table has; a table that is not written for want of rows is left out.

    Raises:
        UsageError: There is no dataset, or no such format.
        AlteredError: A file of the dataset is not as it was written.
        OutputError: It cannot be written.
        NotInstalledError: A library is missing.
    """
    from extractor.dataset.build import export_dataset

    place = Path(folder)
    DatasetReader.of(place)  # nothing is made where there is no dataset
    with (
        forms.registered_forms(_given_forms(added_forms)),
        opened_dataset(place) as ledger,
    ):
        return export_dataset(_proved(place, ledger, on_notice), to).counts


def audit_dataset(
    folder: PathLike,
    sources: Sequence[PathLike] = (),
    password: str | None = None,
    added_forms: PathLike | Iterable[Form] = (),
    *,
    on_notice: OnNotice = _ignore,
    limits: LimitOptions = _USUAL_LIMITS,
) -> Path:
    """Write a dataset as a page to look at.

    Args:
        folder: The dataset's folder.
        sources: The files that were read, or folders of them, for pictures of their pages; may be empty.
        password: Password of encrypted PDFs.
        added_forms: The forms that it was read with, or the folder of their TOML files.
        on_notice: Called with what there is to say of the dataset, and of pages that cannot be shown.

        limits: What the pictures of a file's pages may take: their process has these limits.

    Returns:
        The page: `audit.html` in the dataset's folder. A page that cannot be made a picture is named in it, and why.

    Raises:
        UsageError: There is no dataset, another version wrote it, or there is no such source.
        AlteredError: A file of the dataset is not as it was written.
        OutputError: The folder cannot be written.
    """
    from extractor.audit.page import write_audit_page
    from extractor.batch.page_images import PageImageWorker

    place = Path(folder)
    DatasetReader.of(place)
    places = [Path(source) for source in sources]
    with (
        forms.registered_forms(_given_forms(added_forms)),
        opened_dataset(place) as ledger,
        PageImageWorker(places, password, limits) as page_images,
    ):
        dataset = _proved(place, ledger, on_notice)
        page = write_audit_page(dataset, page_images)
        if sources:
            for notice in _of_pages(place, page_images.not_shown):
                on_notice(notice)
    return page


def _of_pages(folder: Path, not_shown: Mapping[str, str]) -> Iterator[Notice]:
    """Say of which files no pages are shown, and why; a transcript has none."""
    files = dict[str, list[str]]()
    for report in listed_reports(folder):
        why = not_shown.get(report.source_sha256)
        if why and report.has_pages:
            files.setdefault(why, []).append(report.source_file)
    yield from notices_of(*files.items())


def report_content(
    folder: PathLike, name: str, *, on_notice: OnNotice = _ignore
) -> Mapping[str, Any]:
    """Read the JSON of one report of a dataset; nothing is written.

    Args:
        folder: The dataset's folder.
        name: The report's id or source file, or how one of them begins.
        on_notice: Called with what there is to say of the dataset.

    Returns:
        What its JSON holds.

    Raises:
        UsageError: There is no dataset, no report is named so, or more than one.
        AlteredError: A file of the dataset is not as it was written.
        BusyError: It is not, and a run writes into the folder.
    """
    place = Path(folder)
    digests = recorded_digests(place)
    reader = DatasetReader.of(place, digests)
    if not digests:
        on_notice(Notice("not-recorded", (LEDGER_FILE,)))
    try:
        return named_report(reader, name)
    except AlteredError:
        if is_locked(place):  # it was written anew meanwhile
            raise BusyError(folder=place) from None
        raise


def _proved(folder: Path, ledger: Ledger, on_notice: OnNotice) -> DatasetReader:
    """A dataset's reader that believes nothing which was altered, where its ledger tells how it was written."""
    digests = ledger.digests()
    if not digests:
        on_notice(Notice("not-recorded", (LEDGER_FILE,)))
    return DatasetReader.of(folder, digests)


def tables(path: PathLike, **options: Any) -> list[TableText]:
    """Read every table of a document, stitched over pages, its text repaired.

    Args:
        path: A PDF, a picture file or a transcript, or its URL.
        **options: Those of `extractor.options.Options`.

    Returns:
        Its tables, in order.

    Raises:
        ReportError: The file cannot be read.
        UsageError: There is no such file.
        pydantic.ValidationError: There is no such option, or it cannot have this value.
    """
    from extractor.batch.table_reading import read_tables

    tables, _ = read_tables(_source(path), Options(**options))
    return tables


def _typed_records(data: pd.DataFrame, form: str) -> pd.DataFrame:
    """Rows of a form's table in its types; no table but a form's has them."""
    from extractor.dataset.rows import typed_frame

    if form not in {known.name for known in forms.every()}:
        raise KeyError(form)
    return typed_frame(form, data)


def _given_forms(added: PathLike | Iterable[Form]) -> tuple[Form, ...]:
    """Forms, or those of the files that a path names."""
    return tuple(
        forms_at(Path(added)) if isinstance(added, str | Path) else added
    )


def _source(path: PathLike) -> Source:
    """The first file that a path or a URL names."""
    (file, name), *_ = find_files([open_location(path)])
    return open_source(file, name)


def _places(paths: PathLike | Iterable[PathLike]) -> list[Path]:
    if isinstance(paths, str | Path):
        return [open_location(paths)]
    return [open_location(path) for path in paths]
