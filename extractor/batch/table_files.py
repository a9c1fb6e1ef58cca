"""Any document's tables as files: one CSV a table, their boxes as JSON, and pictures where asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, astuple, dataclass, field, fields
from pathlib import Path
from typing import Any

from extractor.batch.lock import locked
from extractor.batch.table_reading import read_tables
from extractor.batch.tasks import as_raingan_error
from extractor.dataset.exporters.csv_files import to_csv
from extractor.dataset.json_file import to_json
from extractor.dataset.staging import Staging, remove_leftovers
from extractor.dataset.table_json import table_content
from extractor.errors import (
    NoTableError,
    NotInstalledError,
    OutputError,
    RainganError,
    UsageError,
)
from extractor.inputs.attached_files import attached_reports, is_attached
from extractor.inputs.backends import open_rasters
from extractor.inputs.discovery import find_files
from extractor.inputs.source import open_source
from extractor.messages import Severity
from extractor.model import Problem, Source, Strategy, report_id
from extractor.ocr.registry import check_engine
from extractor.options import Options
from extractor.storage import local_mirror, open_location
from extractor.tables.cell_text import TableText

# Called before each document: its position from 0, how many there are, and its name.
OnFile = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row of tables.csv.

    Attributes:
        source_file: The document, relative to the input root.
        file: The table's CSV, relative to the output folder.
        page_first: The page (1-based) where it begins.
        page_last: The page where it ends.
        rows: How many rows it has.
        columns: How many columns it has.
        strategy: How it was found: `rulings`, `alignment`, or `declared` by its source.
    """

    source_file: str
    file: str
    page_first: int
    page_last: int
    rows: int
    columns: int
    strategy: Strategy


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """A row of problems.csv.

    Attributes:
        source_file: The document, relative to the input root.
        severity: `error` where it gave no table.
        code: What is the matter.
        message_th: The same in Thai, with what to do.
        message_en: The same in English.
    """

    source_file: str
    severity: Severity
    code: str
    message_th: str
    message_en: str


_Row = IndexRow | DocumentProblem


@dataclass(slots=True)
class TableFolder:
    """What was written.

    Attributes:
        where: The folder, as it was named.
        index: The tables.
        problems: What was the matter with documents.
    """

    where: str
    index: list[IndexRow] = field(default_factory=list)
    problems: list[DocumentProblem] = field(default_factory=list)

    @property
    def failures(self) -> list[dict[str, Any]]:
        """A row for each file that gave no table or could not be read."""
        return [
            asdict(problem)
            for problem in self.problems
            if problem.severity == "error"
        ]

    @property
    def lacking(self) -> bool:
        """Whether a file failed because something is not installed."""
        return any(
            row["code"] == NotInstalledError.code for row in self.failures
        )


def write_table_files(
    paths: Iterable[Path],
    out: str | Path,
    options: Options,
    *,
    draw: bool,
    on_file: OnFile,
) -> TableFolder:
    """Write `tables.csv` (an index) and, a document each, `<name>-<hash>/table-001.csv` and `tables.json`.

    Args:
        paths: Documents, folders of them, globs, or places of stores.
        out: Folder for the result, or its URL.
        options: How to read.
        draw: Whether to write pictures of the pages with the cells drawn over, too.
        on_file: Called before each document.

    Returns:
        What was written; a document that cannot be read becomes a row of `problems.csv`.

    Raises:
        UsageError: There is no such document, or an option makes no sense.
        BusyError: Another run writes into the folder.
        OutputError: The folder cannot be written.
    """
    check_engine(options)
    files = find_files(paths)
    result = TableFolder(str(open_location(out)))
    with (
        local_mirror(out) as folder,
        _alone(folder),
        Staging(folder) as staging,
    ):
        writer = _DocumentWriter(staging, options, draw=draw)
        for position, (path, name) in enumerate(files):
            on_file(position, len(files), name)
            try:
                _write_document(open_source(path, name), writer, result)
            except (OutputError, UsageError):
                raise
            except Exception as error:  # one file's fault, whatever it is, costs that file only
                result.problems.append(
                    _failure(path, name, as_raingan_error(error))
                )
        staging.add("tables.csv", _csv_of(result.index, IndexRow))
        staging.add("problems.csv", _csv_of(result.problems, DocumentProblem))
    return result


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs away, and take away what a killed one left."""
    with locked(folder):
        try:
            for place in (folder, *folder.glob("*/")):
                remove_leftovers(place)
        except OSError as error:
            raise OutputError.of(folder, error) from error
        yield


def _write_document(
    source: Source, writer: _DocumentWriter, result: TableFolder
) -> None:
    tables, verdict = read_tables(source, writer.options)
    if verdict:
        severity: Severity = "warning" if tables else "error"
        result.problems.append(_problem(source.name, verdict, severity))
    elif not tables:
        raise NoTableError("no-table/any-document")
    result.index += writer.write(source, tables)


class _DocumentWriter:
    """Writes the tables of one document after the other."""

    def __init__(
        self, staging: Staging, options: Options, *, draw: bool
    ) -> None:
        self.options = options
        self._staging = staging
        self._draw = draw

    def write(
        self, source: Source, tables: Sequence[TableText]
    ) -> list[IndexRow]:
        """Write all files of a document.

        Args:
            source: The document.
            tables: Its tables.

        Returns:
            A row of the index a table.
        """
        folder = report_id(source.name, source.sha256)
        rows = list(self._write_tables(source, tables, folder))
        content = [
            table_content(text.table, paired=text.paired) for text in tables
        ]
        self._staging.add(f"{folder}/tables.json", to_json(content))
        if self._draw:
            self._write_pictures(source, tables, folder)
        return rows

    def _write_tables(
        self, source: Source, tables: Sequence[TableText], folder: str
    ) -> Iterator[IndexRow]:
        for number, text in enumerate(tables, 1):
            table = text.table
            file = f"{folder}/table-{number:03}.csv"
            names = [f"column_{col}" for col in range(1, table.cols + 1)]
            self._staging.add(file, to_csv(names, text.rows))
            yield IndexRow(
                source_file=source.name,
                file=file,
                page_first=table.page_first,
                page_last=table.page_last,
                rows=table.rows,
                columns=table.cols,
                strategy=table.strategy,
            )

    def _write_pictures(
        self, source: Source, tables: Sequence[TableText], folder: str
    ) -> None:
        from extractor.imaging.cell_drawing import draw_tables

        rasters = open_rasters(source, self.options.password)
        if rasters is None:
            return
        drawn_tables = [text.table for text in tables]
        with closing(rasters) as pages:
            for page_no, picture in draw_tables(pages.preview, drawn_tables):
                self._staging.add(f"{folder}/page-{page_no:03}.png", picture)


def _failure(path: Path, name: str, error: RainganError) -> DocumentProblem:
    """Why a document gave no table; that is no fault of the cover of a portfolio, nor of what is attached to a file."""
    if isinstance(error, NoTableError):
        names = [file.name for file in attached_reports(path.read_bytes())]
        if names:
            return _told(
                name,
                Problem.of(
                    "reports-attached",
                    names=" / ".join(names),
                    count=len(names),
                ),
            )
        if is_attached(name):
            return _told(name, Problem.of("nothing-attached"))
    return _problem(name, error, "error")


def _told(name: str, problem: Problem) -> DocumentProblem:
    return DocumentProblem(
        name,
        problem.severity,
        problem.code,
        problem.message_th,
        problem.message_en,
    )


def _csv_of(rows: Sequence[_Row], kind: type[_Row]) -> bytes:
    columns = [column.name for column in fields(kind)]
    return to_csv(columns, [astuple(row) for row in rows])


def _problem(
    name: str, error: RainganError, severity: Severity
) -> DocumentProblem:
    return DocumentProblem(
        name, severity, error.code, error.message_th, error.message_en
    )
