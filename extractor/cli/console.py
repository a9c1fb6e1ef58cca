"""What a run shows: a progress bar, a closing table, or one JSON object a line for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import rich.console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as ProgressBar
from rich.table import Column, Table

from extractor import messages
from extractor.cli.streams import json_line
from extractor.version import VERSION

if TYPE_CHECKING:
    from extractor.api import Dataset
    from extractor.batch.ledger_rows import Entry
    from extractor.batch.notices import Notice
    from extractor.batch.run import Progress
    from extractor.batch.table_files import TableFolder
    from extractor.cli.doctor import Finding


class Console:
    """Prints for a person on a terminal, in plain lines in a pipe, or as JSON lines; errors even when quiet."""

    def __init__(self, *, quiet: bool = False, json_log: bool = False) -> None:
        self._quiet = quiet
        self._json = json_log
        self._out = rich.console.Console()
        self._err = rich.console.Console(stderr=True)

    def log(self, event: str, **values: Any) -> None:
        """Print one JSON object on stderr.

        Args:
            event: What happened.
            **values: What else is told of it.
        """
        self._err.out(json_line(event, **values), highlight=False)

    def print_start(self, command: str, folder: str) -> None:
        """Tell machines that a command begins; a person knows what was typed.

        Args:
            command: Its name.
            folder: Where its result goes, as it was named.
        """
        if self._json:
            self.log("start", command=command, version=VERSION, folder=folder)

    def print_unchanged(self, progress: Progress) -> None:
        """Tell machines of the files that an earlier run read, and that are not read again.

        Args:
            progress: How far the run is at its beginning.
        """
        if self._json:
            for position, entry in enumerate(progress.unchanged, 1):
                self.log("unchanged", **_told(entry, position, progress.total))

    @contextmanager
    def progress(self) -> Iterator[ProgressView]:
        """Follow a run: by a bar on a terminal, by plain lines in a pipe, not at all when quiet.

        Yields:
            What is to be told how far the run is.
        """
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
        )
        has_bar = self._err.is_terminal and not (self._quiet or self._json)
        has_lines = not (has_bar or self._quiet)
        with ProgressBar(
            *columns, console=self._err, transient=True, disable=not has_bar
        ) as bar:
            yield ProgressView(self, bar, has_lines=has_lines)

    def print_file(self, progress: Progress) -> None:
        """Tell of the latest file: an object for machines, or a line with how fast the run is and how long it will be.

        Args:
            progress: How far the run is; nothing is told before its first file.
        """
        entry = progress.latest
        if not entry:
            return
        if self._json:
            place = progress.kept + progress.done
            told = _told(entry, place, progress.total)
            self.log("file", **told, seconds=round(progress.seconds, 3))
            return
        position = f"[{progress.kept + progress.done}/{progress.total}]"
        result = " ".join((entry.status, *entry.codes))
        left = timedelta(seconds=round(progress.left))
        self._err.out(
            f"{position} {entry.name} {result} ({progress.rate:.1f}/s, {left})",
            highlight=False,
        )

    def print_dataset(
        self, dataset: Dataset, kept: int, seconds: float
    ) -> None:
        """Tell what a run read, and which files failed, with what to do.

        Args:
            dataset: What it wrote.
            kept: How many files an earlier run has read.
            seconds: How long the run took.
        """
        for notice in dataset.notices:
            self.print_notice(notice)
        if self._json:
            self.log(
                "done",
                failed=dataset.failed,
                newly_failed=len(dataset.newly_failed),
                unchanged=kept,
                seconds=round(seconds, 2),
                folder=dataset.where,
                **dataset.counts,
            )
            return
        self._print_failures(dataset.failures)
        if self._quiet:
            return
        columns = (Column(), Column(justify="right"))
        table = Table(*columns, show_header=False)
        for title, count in _closing_rows(dataset, kept, seconds):
            table.add_row(title, count)
        self._out.print(
            f"raingan → {escape(dataset.where)}",
            highlight=False,
            soft_wrap=True,
        )
        self._out.print(table)

    def print_notice(self, notice: Notice) -> None:
        """Tell something of a dataset; when quiet, only what wants a look.

        Args:
            notice: What there is to say.
        """
        texts = {
            language: notice.message(language)
            for language in messages.shown_languages()
        }
        if self._json:
            by_language = {
                f"message_{language}": text for language, text in texts.items()
            }
            self.log(
                "notice",
                code=notice.code,
                severity=notice.severity,
                files=notice.files,
                **by_language,
            )
            return
        if self._quiet and notice.severity == "info":
            return
        for text in dict.fromkeys(texts.values()):
            self._err.print(
                f"[yellow]![/] {escape(text)}",
                highlight=False,
                soft_wrap=True,
            )

    def print_tables(self, result: TableFolder) -> None:
        """Tell how many tables were written where, and which files gave none.

        Args:
            result: What was written.
        """
        count = len(result.index)
        if self._json:
            self.log(
                "done",
                tables=count,
                failed=len(result.failures),
                folder=result.where,
            )
            return
        self._print_failures(result.failures)
        if not self._quiet:
            self._out.print(
                f"{count} ตาราง/tables → {escape(result.where)}",
                highlight=False,
            )

    def print_findings(self, findings: Sequence[Finding], remedy: str) -> None:
        """Tell what is installed and what is not.

        Args:
            findings: What was looked for.
            remedy: The command that mends it; empty where nothing is to be mended.
        """
        for finding in findings:
            colour = "red" if finding.is_fault else "yellow"
            mark = "[green]✓[/]" if finding.ok else f"[{colour}]✗[/]"
            self._out.print(
                f"{mark} {escape(finding.what)}: {escape(finding.detail)}",
                highlight=False,
            )
        if remedy:
            self._out.print(
                f"\nแก้ด้วยคำสั่งนี้ / mend it with:\n  {escape(remedy)}",
                highlight=False,
                soft_wrap=True,
            )

    def _print_failures(self, rows: Sequence[dict[Any, Any]]) -> None:
        for row in rows:
            name = escape(str(row["source_file"]))
            self._err.print(
                f"[red]✗[/] {name} [bold]{row['code']}[/]",
                highlight=False,
                soft_wrap=True,
            )
            for text in _texts(row):
                self._err.print(
                    f"  {escape(text)}", highlight=False, soft_wrap=True
                )


class ProgressView:
    """Follows a run file by file.

    Attributes:
        kept: How many files an earlier run has read.
    """

    def __init__(
        self, console: Console, bar: ProgressBar, *, has_lines: bool
    ) -> None:
        self._console = console
        self._bar = bar
        self._has_lines = has_lines
        self._task = bar.add_task("", total=None)
        self.kept = 0

    def show_file(self, position: int, total: int, name: str) -> None:
        """Show that a file was read.

        Args:
            position: How many files are done, this one among them.
            total: How many there are.
            name: Its name.
        """
        self._bar.update(
            self._task,
            completed=position,
            total=total,
            description=escape(name),
        )

    def show_run(self, progress: Progress) -> None:
        """Show how far a run is.

        Args:
            progress: How far it is.
        """
        self.kept = progress.kept
        name = escape(progress.latest.name) if progress.latest else ""
        self._bar.update(
            self._task,
            completed=progress.kept + progress.done,
            total=progress.total,
            description=name,
        )
        if self._has_lines:
            self._console.print_unchanged(progress)
            self._console.print_file(progress)


def _told(entry: Entry, position: int, total: int) -> dict[str, Any]:
    """What machines are told of a file, and which of how many it is."""
    return {
        "source_file": entry.name,
        "report_id": entry.report_id,
        "status": entry.status,
        "records": entry.measures,
        "codes": entry.codes,
        "position": position,
        "total": total,
    }


def _texts(row: dict[Any, Any]) -> list[str]:
    """What a row of problems.csv says in the languages that are shown; English stands in for those that it lacks."""
    texts = [
        row.get(f"message_{language}", row["message_en"])
        for language in messages.shown_languages()
    ]
    return list(dict.fromkeys(str(text) for text in texts))


def _closing_rows(
    dataset: Dataset, kept: int, seconds: float
) -> Iterator[tuple[str, str]]:
    """The closing table: how many rows each table of the dataset has, in their order, then what is said of the run."""
    # Reads all forms, which other commands need not wait for.
    from extractor.dataset.schema import schemas

    described = schemas()
    for name, count in dataset.counts.items():
        yield f"{described[name].thai} / {name}", f"{count:,}"
    yield "ไม่สำเร็จ / failed", f"{dataset.failed:,}"
    yield "มีอยู่แล้ว / unchanged", f"{kept:,}"
    yield "วินาที / seconds", f"{seconds:.1f}"
