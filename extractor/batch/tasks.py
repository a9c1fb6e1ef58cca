"""A file to be read, and what became of it: what goes to a worker and what comes back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import MemoryLimitError, NoTextError, RainganError, ReportError, UsageError
from extractor.inputs.discovery import check_file, open_source
from extractor.model import Problem, Report, Source, SourceKind, report_id
from extractor.options import Options
from extractor.storage import file_sha256

# What a library says that was refused memory, where it does not raise MemoryError.
_NO_MEMORY = ("Insufficient memory", "bad allocation", "bad_alloc", "allocate memory")


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read: its path, its name relative to the input root, its content's hash (empty: cannot be read).

    `place` counts files of one name, `copy_no` those of one stem and content, in the order of names.
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file, in short, and the bytes of its JSON file; `sha256` is of what was read."""

    task: Task
    sha256: str
    report_id: str
    status: str
    codes: tuple[str, ...]
    measures: int
    seconds: float
    content: bytes


def tasks_of(files: Sequence[tuple[Path, str]]) -> Iterator[Task]:
    """The tasks of (path, name) pairs that are sorted by name; each file is read once for its hash."""
    names, ids = Counter[str](), Counter[str]()
    for path, name in files:
        task = Task(path, name, _hash(path))
        names[name] += 1
        ids[task.report_id] += 1
        yield replace(task, place=names[name], copy_no=ids[task.report_id])


def _hash(path: Path) -> str:
    try:
        check_file(path)
        return file_sha256(path)
    except (OSError, ReportError):
        return ""


def read(task: Task, options: Options) -> Outcome:
    """Read a file. Whatever goes wrong with it is told in its outcome. Raises UsageError, which is no file's fault."""
    from extractor.pipeline import read_report

    begun = time.monotonic()
    try:
        report = read_report(open_source(task.path, task.name), options)
    except UsageError:
        raise
    except Exception as error:  # one file's fault, whatever it is, costs that file only
        return failed(task, known(error), time.monotonic() - begun)
    return _outcome(task, report, time.monotonic() - begun)


def failed(task: Task, error: RainganError, seconds: float) -> Outcome:
    """The outcome of a file that gave no report."""
    kind: SourceKind = "scan" if type(error) is NoTextError else "text-layer" if isinstance(error, NoTextError) else ""
    problem = Problem(error.code, "error", error.message_th, error.message_en, page_no=error.page_no)
    source = Source(task.path, task.name, _hash(task.path), "pdf", b"")
    return _outcome(task, Report(source, kind, problems=(problem,)), seconds)


def _outcome(task: Task, report: Report, seconds: float) -> Outcome:
    from extractor.dataset.report_json import content_of, to_json

    report = replace(report, copy_no=task.copy_no)
    return Outcome(
        task=task,
        sha256=report.source.sha256,
        report_id=report.report_id,
        status=report.status,
        codes=tuple(sorted({problem.code for problem in report.problems})),
        measures=len(report.measures),
        seconds=seconds,
        content=to_json(content_of(report)),
    )


def known(error: Exception) -> RainganError:
    """An error of any library as one of ours."""
    if isinstance(error, MemoryError) or any(sign in str(error) for sign in _NO_MEMORY):
        return no_memory()
    return error if isinstance(error, RainganError) else unexpected(error)


def no_memory() -> MemoryLimitError:
    """Memory was refused."""
    return MemoryLimitError(
        "ไฟล์นี้ต้องใช้หน่วยความจำเกินที่มีหรือที่กำหนดด้วย --memory กรุณาเพิ่มแล้วเรียกใหม่",
        "This file takes more memory than there is, or than --memory allows. Give more and run again.",
    )


def unexpected(error: Exception) -> ReportError:
    """A fault that no stage foresaw, as an error of the file that it came up in."""
    what = f"{type(error).__name__}: {error}"[:200]
    return ReportError(
        f"อ่านไฟล์นี้ไม่สำเร็จด้วยเหตุที่ไม่คาดไว้ ({what}) กรุณาแจ้งผู้พัฒนาพร้อมไฟล์นี้",
        f"Reading this file failed unexpectedly ({what}). Please report it together with the file.",
    )
