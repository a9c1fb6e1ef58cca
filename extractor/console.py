"""What the command shows: a progress bar, a closing table, or one JSON object a line for machines."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import rich.console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

if TYPE_CHECKING:
    from extractor.api import Dataset
    from extractor.doctor import Finding
    from extractor.model import Report
    from extractor.tablefolder import TableFolder


class Console:
    """Prints for a person on a terminal, in plain lines in a pipe, or as JSON lines; errors even when quiet."""

    def __init__(self, *, quiet: bool = False, json_log: bool = False) -> None:
        self._quiet, self._json = quiet, json_log
        self._out = rich.console.Console()
        self._err = rich.console.Console(stderr=True)

    def log(self, event: str, **fields: Any) -> None:
        """One JSON line on stderr."""
        self._err.out(json.dumps({"event": event, **fields}, ensure_ascii=False), highlight=False)

    @contextmanager
    def progress(self) -> Iterator[Watch]:
        """A bar with the file in work; nothing where nobody looks."""
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        shown = self._err.is_terminal and not (self._quiet or self._json)
        with Progress(*columns, console=self._err, transient=True, disable=not shown) as bar:
            yield Watch(self, bar, self._json)

    def summary(self, dataset: Dataset, seconds: float) -> None:
        """What a run read, and which files failed, with what to do."""
        frames = dataset.frames
        counts = {name: len(frames[name]) for name in ("reports", "measures", "items", "corrections", "problems")}
        if self._json:
            self.log("done", failed=dataset.failed, seconds=round(seconds, 2), folder=str(dataset.folder), **counts)
            return
        self._failures(frames["problems"].query("severity == 'error'").to_dict("records"))
        if self._quiet:
            return
        titles = ("ไฟล์\nfiles", "มาตรการ\nmeasures", "ข้อ\nitems", "แก้ไข\ncorrections", "ข้อสังเกต\nproblems")
        table = Table(*titles, "ไม่สำเร็จ\nfailed", "วินาที\nseconds", title=f"raingan → {escape(str(dataset.folder))}")
        table.add_row(*(f"{count:,}" for count in counts.values()), str(dataset.failed), f"{seconds:.1f}")
        self._out.print(table)

    def tables_summary(self, result: TableFolder) -> None:
        """How many tables were written where."""
        if self._json:
            self.log("done", tables=result.tables, failed=result.failed, folder=str(result.folder))
            return
        self._failures(result.failures)
        if not self._quiet:
            self._out.print(f"{result.tables} ตาราง/tables → {escape(str(result.folder))}", highlight=False)

    def doctor(self, findings: Sequence[Finding], remedy: str) -> None:
        """What is installed and what is not."""
        for finding in findings:
            mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
            self._out.print(f"{mark} {escape(finding.what)}: {escape(finding.detail)}", highlight=False)
        if remedy:
            self._out.print(f"\nแก้ด้วยคำสั่งนี้ / mend it with:\n  {escape(remedy)}", highlight=False, soft_wrap=True)

    def _failures(self, rows: Sequence[dict[Any, Any]]) -> None:
        for row in rows:
            self._err.print(
                f"[red]✗[/] {escape(str(row['source_file']))} [bold]{row['code']}[/]", highlight=False, soft_wrap=True
            )
            self._err.print(
                f"  {escape(str(row['message_th']))}\n  {escape(str(row['message_en']))}",
                highlight=False,
                soft_wrap=True,
            )


class Watch:
    """Follows a run file by file."""

    def __init__(self, console: Console, bar: Progress, json_log: bool) -> None:
        self._console, self._bar, self._json = console, bar, json_log
        self._task = bar.add_task("", total=None)
        self._started = time.monotonic()

    def begin(self, position: int, total: int, name: str) -> None:
        """A file's turn has come."""
        self._started = time.monotonic()
        self._bar.update(self._task, completed=position, total=total, description=escape(name))

    def end(self, report: Report) -> None:
        """A report was read, or failed."""
        if self._json:
            self._console.log(
                "file",
                source_file=report.source.name,
                report_id=report.report_id,
                status=report.status,
                measures=len(report.measures),
                codes=sorted({problem.code for problem in report.problems}),
                seconds=round(time.monotonic() - self._started, 3),
            )
