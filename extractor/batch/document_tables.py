"""The tables of one document as files, as a worker makes them: rows of the index, CSV, JSON, and pictures of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.batch.table_reading import read_tables
from extractor.batch.tasks import Task, as_raingan_error
from extractor.dataset.exporters.csv_files import to_csv
from extractor.dataset.json_file import to_json
from extractor.dataset.table_json import table_content
from extractor.errors import (
    BrokenFileError,
    NoTableError,
    RainganError,
    UsageError,
)
from extractor.inputs.attached_files import attached_reports, is_attached
from extractor.inputs.backends import open_rasters
from extractor.inputs.source import open_source
from extractor.messages import Severity
from extractor.model import Problem, Source, Strategy, report_id
from extractor.options import Options
from extractor.tables.cell_text import TableText

if TYPE_CHECKING:
    from PIL import Image


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


@dataclass(frozen=True, slots=True)
class DocumentTables:
    """What became of a document.

    Attributes:
        task: The document.
        index: A row a table, in order.
        files: The files to write by their paths below the output folder.
        problems: What was the matter with it.
    """

    task: Task
    index: tuple[IndexRow, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[DocumentProblem, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of its problems."""
        return tuple(problem.code for problem in self.problems)


def read_document_tables(
    task: Task, options: Options, *, draw: bool
) -> DocumentTables:
    """Read the tables of a document. Whatever goes wrong with it is told in what comes back.

    Args:
        task: The document.
        options: How to read it.
        draw: Whether to make pictures of its pages with the cells drawn over, too.

    Returns:
        What became of it.

    Raises:
        UsageError: An option makes no sense, which is no file's fault.
    """
    try:
        return _read(task, options, draw=draw)
    except UsageError:
        raise
    # One file's fault, whatever it is, costs that file only.
    except Exception as error:
        return without_tables(task, as_raingan_error(error), 0.0)


def without_tables(
    task: Task, error: RainganError, seconds: float
) -> DocumentTables:
    """Say of a document that it gave no table.

    Args:
        task: The document.
        error: Why; that is no fault of the cover of a portfolio, nor of what is attached to a file.
        seconds: How long that took.

    Returns:
        What became of it.
    """
    del seconds
    if isinstance(error, NoTableError):
        names = [file.name for file in attached_reports(task.path.read_bytes())]
        if names:
            return _told(
                task,
                Problem.of(
                    "reports-attached",
                    names=" / ".join(names),
                    count=len(names),
                ),
            )
        if is_attached(task.name):
            return _told(task, Problem.of("nothing-attached"))
    return DocumentTables(task, problems=(_problem(task.name, error, "error"),))


def _read(task: Task, options: Options, *, draw: bool) -> DocumentTables:
    source = open_source(task.path, task.name)
    tables, verdict = read_tables(source, options)
    problems = list[DocumentProblem]()
    if verdict:
        severity: Severity = "warning" if tables else "error"
        problems.append(_problem(source.name, verdict, severity))
    elif not tables:
        raise NoTableError("no-table/any-document")
    folder = report_id(source.name, source.sha256)
    index = tuple(_index(source, tables, folder))
    files = list(_files(tables, index, folder))
    if draw:
        pictures = _Pictures(source, options.password)
        files += pictures.drawn(tables, folder)
        problems += pictures.problems
    return DocumentTables(task, index, tuple(files), tuple(problems))


def _index(
    source: Source, tables: Sequence[TableText], folder: str
) -> Iterator[IndexRow]:
    for number, text in enumerate(tables, 1):
        table = text.table
        yield IndexRow(
            source_file=source.name,
            file=f"{folder}/table-{number:03}.csv",
            page_first=table.page_first,
            page_last=table.page_last,
            rows=table.rows,
            columns=table.cols,
            strategy=table.strategy,
        )


def _files(
    tables: Sequence[TableText], index: Sequence[IndexRow], folder: str
) -> Iterator[tuple[str, bytes]]:
    for text, row in zip(tables, index, strict=True):
        names = [f"column_{col}" for col in range(1, text.table.cols + 1)]
        yield row.file, to_csv(names, text.rows)
    content = [table_content(text.table, paired=text.paired) for text in tables]
    yield f"{folder}/tables.json", to_json(content)


class _Pictures:
    """Draws pages with the cells of their tables.

    Attributes:
        problems: A row for each page that cannot be made a picture; its tables are written all the same.
    """

    def __init__(self, source: Source, password: str | None) -> None:
        self.problems: list[DocumentProblem] = []
        self._source = source
        self._password = password

    def drawn(
        self, tables: Sequence[TableText], folder: str
    ) -> Iterator[tuple[str, bytes]]:
        """The picture of every page that holds a cell, and where it is to be written."""
        from extractor.imaging.cell_drawing import draw_tables

        rasters = open_rasters(self._source, self._password)
        if rasters is None:
            return

        def preview(page_no: int, scale: float) -> Image.Image | None:
            try:
                return rasters.preview(page_no, scale)
            except BrokenFileError as error:
                self._tell(page_no, error)
                return None

        with closing(rasters):
            for page_no, picture in draw_tables(
                preview, [text.table for text in tables]
            ):
                yield f"{folder}/page-{page_no:03}.png", picture

    def _tell(self, page_no: int, error: BrokenFileError) -> None:
        problem = Problem.of("page-not-drawn", page=page_no, why=str(error))
        self.problems.append(_row(self._source.name, problem))


def _told(task: Task, problem: Problem) -> DocumentTables:
    return DocumentTables(task, problems=(_row(task.name, problem),))


def _row(name: str, problem: Problem) -> DocumentProblem:
    return DocumentProblem(
        name,
        problem.severity,
        problem.code,
        problem.message_th,
        problem.message_en,
    )


def _problem(
    name: str, error: RainganError, severity: Severity
) -> DocumentProblem:
    return DocumentProblem(
        name, severity, error.code, error.message_th, error.message_en
    )
