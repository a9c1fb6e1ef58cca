"""What a file would give, told without a dataset: what it is, how its pages are read, its tables, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from extractor.batch.dispatch import work_through
from extractor.batch.table_files import OnFile
from extractor.batch.tasks import Task, as_raingan_error, problem_of
from extractor.dataset.report_json import content_of
from extractor.dataset.table_schema import Content
from extractor.document import Document, read_document
from extractor.errors import NotInstalledError, RainganError, UsageError
from extractor.inputs.discovery import find_files
from extractor.inputs.source import open_source
from extractor.model import (
    Origin,
    PageTransform,
    Report,
    ReportTable,
    Source,
)
from extractor.ocr.registry import check_engine
from extractor.options import Options, WorkerOptions
from extractor.pipeline import report_from

# Columns of reports.csv that are told of a file.
_OF_REPORT = (
    "status",
    "source_kind",
    "pages",
    "pages_ocr",
    "agency",
    "province",
    "fiscal_year_be",
    "confidence",
    "proved",
)
# What is told of a table, as a report's JSON has it; `why_not` and `nearest_form` of one of no known form.
_OF_TABLE = (
    "table_number",
    "title",
    "form",
    "nearest_form",
    "why_not",
    "page_first",
    "page_last",
    "rows",
    "cols",
    "strategy",
    "columns",
)
_Origins = Sequence[tuple[int, Origin, PageTransform | None]]


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What a file would give.

    Attributes:
        task: The file.
        content: What there is to tell of it, as JSON has it.
    """

    task: Task
    content: Content

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of what was found about it, each once."""
        problems = self.content["problems"]
        return tuple(dict.fromkeys(problem["code"] for problem in problems))

    @property
    def status(self) -> str:
        """`ok`, `warnings`, or `failed` where it gives no report."""
        return str(self.content["status"])

    @property
    def lacking(self) -> bool:
        """Whether it gives no report because something is not installed."""
        return NotInstalledError.code in self.codes


def check_files(
    paths: Iterable[Path],
    options: Options,
    workers: WorkerOptions,
    on_file: OnFile,
) -> list[FileCheck]:
    """Read files as a run would, and tell what they would give.

    Args:
        paths: Files, folders of them, globs, or places of stores.
        options: How to read.
        workers: In how many processes, and what each file may take.
        on_file: Called before the first file, and after each.

    Returns:
        What there is to tell of each, in the order of their names.

    Raises:
        UsageError: There is no such file, or an option makes no sense.
    """
    check_engine(options)
    tasks = [Task(path, name, sha256="") for path, name in find_files(paths)]
    read = partial(check_task, options=options)
    on_file(0, len(tasks), "")
    checks = dict[Task, FileCheck]()
    with closing(work_through(tasks, read, without_report, workers)) as ready:
        for check in ready:
            checks[check.task] = check
            on_file(len(checks), len(tasks), check.task.name)
    return [checks[task] for task in tasks]


def check_task(task: Task, options: Options) -> FileCheck:
    """Read a file. Whatever goes wrong with it is told in what comes back.

    Args:
        task: The file.
        options: How to read it.

    Returns:
        What it would give.

    Raises:
        UsageError: An option makes no sense, which is no file's fault.
    """
    try:
        return _checked(task, options)
    except UsageError:
        raise
    # One file's fault, whatever it is, costs that file only.
    except Exception as error:
        return without_report(task, as_raingan_error(error), 0.0)


def without_report(
    task: Task, error: RainganError, seconds: float
) -> FileCheck:
    """Say of a file that it cannot be read.

    Args:
        task: The file.
        error: Why.
        seconds: How long that took.

    Returns:
        What there is to tell of it.
    """
    del seconds
    source = Source(task.path, task.name, sha256="", format="", data=b"")
    return FileCheck(task, _content(_failed(source, error)))


def _checked(task: Task, options: Options) -> FileCheck:
    source = open_source(task.path, task.name)
    try:
        document = read_document(source, options)
    except UsageError:
        raise
    except Exception as error:
        return FileCheck(
            task, _content(_failed(source, as_raingan_error(error)))
        )
    try:
        report = report_from(source, document, options)
    except UsageError:
        raise
    except Exception as error:  # how its pages were read is told all the same
        report = _failed(source, as_raingan_error(error), document)
    return FileCheck(task, _content(report))


def _failed(
    source: Source, error: RainganError, document: Document | None = None
) -> Report:
    """The report that a file does not give: what is known of the file, and why."""
    pages = document.page_contents if document else ()
    return Report(
        source,
        document.kind if document else "",
        problems=(problem_of(error),),
        pages=len(pages),
        pages_ocr=document.pages_ocr if document else 0,
        origins=tuple(
            (page.page_no, page.origin, page.transform) for page in pages
        ),
    )


def _content(report: Report) -> Content:
    """What there is to tell of a report, without its texts."""
    whole = content_of(report)
    row = whole["report"]
    records = [record for form in report.forms for record in whole[form.name]]
    tables = [
        _table(table, content, records)
        for table, content in zip(report.tables, whole["tables"], strict=True)
    ]
    return {
        "source_file": row["source_file"],
        "format": report.source.format,
        **{name: row[name] for name in _OF_REPORT},
        "pages_read": list(_pages_read(report.origins)),
        "tables": tables,
        "problems": whole["problems"],
    }


def _pages_read(origins: _Origins) -> Iterator[Content]:
    """How pages were read, those that follow each other and were read alike together."""

    def how(
        of_page: tuple[int, Origin, PageTransform | None],
    ) -> tuple[str, str]:
        _, origin, _ = of_page
        return origin.read_by, origin.reason

    for (read_by, reason), group in groupby(origins, key=how):
        numbers = [page_no for page_no, _, _ in group]
        yield {
            "page_first": numbers[0],
            "page_last": numbers[-1],
            "read_by": read_by,
            "reason": reason,
        }


def _table(
    table: ReportTable, content: Content, records: Sequence[Content]
) -> Content:
    own = [
        record for record in records if record["table_number"] == table.number
    ]
    told = {name: content[name] for name in _OF_TABLE if name in content}
    layout = table.layout
    if layout is None:
        return told
    return {
        **told,
        "records": len(own),
        "needs_review": sum(record["needs_review"] for record in own),
        "least_confidence": min(
            (record["confidence"] for record in own), default=None
        ),
        "missing": list(layout.missing),
        "missing_required": [
            name for name in layout.missing if layout.form.field(name).required
        ],
    }
