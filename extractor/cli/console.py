"""What the command shows: a progress bar, a closing table, or one JSON object a line for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import rich.console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

if TYPE_CHECKING:
    from extractor.api import Dataset
    from extractor.batch.run import Progress as Steps
    from extractor.batch.table_files import TableFolder
    from extractor.cli.doctor import Finding


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
        """A bar on a terminal, plain lines in a pipe, nothing when quiet."""
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        shown = self._err.is_terminal and not (self._quiet or self._json)
        with Progress(*columns, console=self._err, transient=True, disable=not shown) as bar:
            yield Watch(self, bar, told=not (shown or self._quiet))

    def tell(self, steps: Steps) -> None:
        """A file was read: an object for machines, or a line with how fast the run is and how long it will be."""
        if not (entry := steps.latest):
            return
        told = {"report_id": entry.report_id, "status": entry.status, "measures": entry.measures, "codes": entry.codes}
        if self._json:
            self.log("file", source_file=entry.name, **told, seconds=round(steps.seconds, 3))
            return
        place = f"[{steps.kept + steps.done}/{steps.total}]"
        left = f"{steps.rate:.1f}/s, {timedelta(seconds=round(steps.left))}"
        self._err.out(f"{place} {entry.name} {' '.join((entry.status, *entry.codes))} ({left})", highlight=False)

    def summary(self, dataset: Dataset, kept: int, seconds: float) -> None:
        """What a run read, and which files failed, with what to do."""
        counts = dataset.counts
        if self._json:
            told = {"failed": dataset.failed, "unchanged": kept, "seconds": round(seconds, 2)}
            self.log("done", **told, folder=dataset.where, **counts)
            return
        self._failures(dataset.failures)
        if self._quiet:
            return
        titles = ("ไฟล์\nfiles", "มาตรการ\nmeasures", "ข้อ\nitems", "แก้ไข\ncorrections", "ข้อสังเกต\nproblems")
        more = ("ไม่สำเร็จ\nfailed", "มีอยู่แล้ว\nunchanged", "วินาที\nseconds")
        table = Table(*titles, *more, title=f"raingan → {escape(dataset.where)}")
        table.add_row(*(f"{count:,}" for count in counts.values()), str(dataset.failed), f"{kept:,}", f"{seconds:.1f}")
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

    def __init__(self, console: Console, bar: Progress, *, told: bool) -> None:
        self._console, self._bar, self._told = console, bar, told
        self._task = bar.add_task("", total=None)
        self.kept = 0

    def begin(self, position: int, total: int, name: str) -> None:
        """A file's turn has come."""
        self._bar.update(self._task, completed=position, total=total, description=escape(name))

    def step(self, steps: Steps) -> None:
        """The run has got so far."""
        self.kept = steps.kept
        name = escape(steps.latest.name) if steps.latest else ""
        self._bar.update(self._task, completed=steps.kept + steps.done, total=steps.total, description=name)
        if self._told:
            self._console.tell(steps)
