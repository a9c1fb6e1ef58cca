"""A file to be read, and what became of it: what goes to a worker and what comes back."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from extractor.errors import (
    MemoryLimitError,
    NoTextError,
    RainganError,
    ReportError,
    UsageError,
    is_out_of_memory,
)
from extractor.inputs.source import check_file, open_source
from extractor.model import Problem, Report, Source, SourceKind, report_id
from extractor.options import Options
from extractor.storage import file_sha256

# Characters of an error that nobody foresaw that are shown.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read.

    Attributes:
        path: Where it is.
        name: Its name relative to the input root.
        sha256: Hash of its content; empty where it cannot be read.
        place: Counts files of one name, from 1, in the order of names.
        copy_no: Counts files of one stem (whatever its capitals) and content, from 1, in the order of names.
    """

    path: Path
    name: str
    sha256: str
    place: int = 1
    copy_no: int = 1

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others of a run."""
        return self.name, self.place

    @property
    def report_id(self) -> str:
        """That of the report which it becomes, if it stays as it is."""
        return report_id(self.name, self.sha256, self.copy_no)


class HasCodes(Protocol):
    """What became of a file, whatever it is read for."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of what was found wrong with it, each once."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        task: The file.
        sha256: Hash of what was read, which may have changed since the task was made.
        report_id: Id of its report.
        status: The report's status.
        codes: Codes of the report's problems, each once, sorted.
        measures: How many records the report has.
        seconds: How long it took.
        content: The bytes of the report's JSON file.
    """

    task: Task
    sha256: str
    report_id: str
    status: str
    codes: tuple[str, ...]
    measures: int
    seconds: float
    content: bytes


def tasks_of(files: Sequence[tuple[Path, str]]) -> Iterator[Task]:
    """Make tasks of files; each is read once for its hash.

    Args:
        files: Paths and names, sorted by name.

    Yields:
        A task a file, in the same order.
    """
    names = Counter[str]()
    ids = Counter[str]()
    for path, name in files:
        task = Task(path, name, _digest_or_nothing(path))
        names[name] += 1
        as_file = _as_disks_compare(task.report_id)
        ids[as_file] += 1
        yield replace(task, place=names[name], copy_no=ids[as_file])


def _as_disks_compare(name: str) -> str:
    """The same text for names that are one file on some disks: those of macOS and Windows pass over capitals."""
    return unicodedata.normalize("NFC", name).casefold()


def _digest_or_nothing(path: Path) -> str:
    try:
        check_file(path)
        return file_sha256(path)
    except (OSError, ReportError):
        return ""


def read_task(task: Task, options: Options) -> Outcome:
    """Read a file. Whatever goes wrong with it is told in its outcome.

    Args:
        task: The file.
        options: How to read it.

    Returns:
        What became of it.

    Raises:
        UsageError: An option makes no sense, which is no file's fault.
    """
    from extractor.pipeline import read_report

    begun = time.monotonic()
    try:
        report = read_report(open_source(task.path, task.name), options)
    except UsageError:
        raise
    # One file's fault, whatever it is, costs that file only.
    except Exception as error:
        return failed_outcome(
            task, as_raingan_error(error), time.monotonic() - begun
        )
    return _outcome(task, report, time.monotonic() - begun)


def failed_outcome(task: Task, error: RainganError, seconds: float) -> Outcome:
    """Say of a file that it gave no report.

    Args:
        task: The file.
        error: Why.
        seconds: How long that took.

    Returns:
        Its outcome: a report without records, whose one problem is the error.
    """
    source = Source(
        task.path, task.name, _digest_or_nothing(task.path), "pdf", b""
    )
    problems = (problem_of(error),)
    return _outcome(
        task, Report(source, _kind_told_by(error), problems=problems), seconds
    )


def problem_of(error: RainganError) -> Problem:
    """Tell an error as the problem of the report that a file does not give.

    Args:
        error: Why it gives none.

    Returns:
        The problem.
    """
    return Problem(
        error.code,
        "error",
        error.message_th,
        error.message_en,
        page_no=error.page_no,
    )


def _kind_told_by(error: RainganError) -> SourceKind:
    """Where the text of a file stands that could not be read, as far as the error tells."""
    if not isinstance(error, NoTextError):
        return ""
    return "scan" if type(error) is NoTextError else "text-layer"


def _outcome(task: Task, report: Report, seconds: float) -> Outcome:
    from extractor.dataset.report_json import json_of

    report = replace(report, copy_no=task.copy_no)
    codes = {problem.code for problem in report.problems}
    return Outcome(
        task=task,
        sha256=report.source.sha256,
        report_id=report.report_id,
        status=report.status,
        codes=tuple(sorted(codes)),
        measures=len(report.records),
        seconds=seconds,
        content=json_of(report),
    )


def as_raingan_error(error: Exception) -> RainganError:
    """Put an error of any library as one that people are told of.

    Args:
        error: What was raised while a file was read.

    Returns:
        The error itself where it is one of ours; what was refused memory as that; others as one that nobody foresaw.
    """
    if is_out_of_memory(error):
        return MemoryLimitError()
    if isinstance(error, RainganError):
        return error
    what = f"{type(error).__name__}: {error}"[:_SHOWN]
    return ReportError("internal-error/file", what=what)
