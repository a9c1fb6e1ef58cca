"""A run over many files: what is still to be read is read, and each report is written as soon as it is there."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.dispatch import read_all
from extractor.batch.fingerprint import fingerprint
from extractor.batch.ledger import LEDGER_FILE, Ledger
from extractor.batch.ledger_rows import Entry
from extractor.batch.lock import locked
from extractor.batch.notices import Notice, notices_of
from extractor.batch.other_reports import at_known_places, other_reports
from extractor.batch.tasks import Outcome, Task, tasks_of
from extractor.dataset.staging import remove_leftovers, write_atomically
from extractor.errors import (
    CrashError,
    EncryptedError,
    MemoryLimitError,
    NotInstalledError,
    OcrError,
    OutputError,
    TimeLimitError,
    UnreadableError,
)
from extractor.options import BatchOptions, Options
from extractor.storage import has_sha256

# What broke a limit is read again only where the limits are others.
_LIMITED = {TimeLimitError.code, MemoryLimitError.code, CrashError.code}
# What may go better in the next run, though neither the file nor the program has changed.
_WORTH_ANOTHER_TRY = {
    UnreadableError.code,
    OcrError.code,
    NotInstalledError.code,
    EncryptedError.code,
}
# Lower bound of durations and rates that are divided by.
_TINY = 1e-3


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        total: How many files there are.
        kept: How many of them an earlier run has read.
        done: How many this run has read so far.
        latest: The latest of these; None: none yet.
        seconds: How long the latest took.
        running: Seconds since the run began.
        unchanged: At the beginning, what is known of the files that an earlier run has read.
    """

    total: int
    kept: int
    done: int = 0
    latest: Entry | None = None
    seconds: float = 0.0
    running: float = 0.0
    unchanged: tuple[Entry, ...] = ()

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.done / max(self.running, _TINY)

    @property
    def left(self) -> float:
        """Seconds that the run will take still."""
        remaining = self.total - self.kept - self.done
        return remaining / max(self.rate, _TINY)


OnProgress = Callable[[Progress], None]


@contextmanager
def opened_dataset(folder: Path) -> Iterator[Ledger]:
    """Open a folder that no other run writes into.

    Args:
        folder: A dataset's folder; what is missing of it is made, what a killed run left is taken away.

    Yields:
        Its ledger.

    Raises:
        BusyError: Another run writes into it.
        OutputError: It cannot be written.
    """
    reports = folder / "reports"
    with locked(folder), Ledger(folder) as ledger:
        try:
            reports.mkdir(exist_ok=True)
            remove_leftovers(folder)
            remove_leftovers(reports)
            remove_leftovers(folder / "audit")
        except OSError as error:
            raise OutputError.of(folder, error) from error
        yield ledger


@dataclass(frozen=True, slots=True)
class Read:
    """What a run read, or kept of earlier runs.

    Attributes:
        entries: The files that the dataset is made of, in order.
        notices: What there is to say of the results of earlier runs.
    """

    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...]


def run_batch(
    files: Sequence[tuple[Path, str]],
    folder: Path,
    ledger: Ledger,
    options: Options,
    batch: BatchOptions,
    on_progress: OnProgress,
) -> Read:
    """Read files, and write each report as soon as it is there.

    Args:
        files: Paths and names, sorted by name.
        folder: The dataset's folder.
        ledger: Its ledger, open.
        options: How to read.
        batch: How to go through many files.
        on_progress: Called at the beginning, and after each file.

    Returns:
        What the dataset is made of now.

    Raises:
        UsageError: An option makes no sense.
        OutputError: A report cannot be written.
        AlteredError: A report of an earlier run is not as it was written, and its source is not given.
    """
    made_by = fingerprint(options)
    earlier = ledger.entries()
    given = at_known_places(tasks_of(files), earlier.values())
    tasks = {task.key: task for task in given}
    others = other_reports(folder, earlier, list(tasks.values()))
    others.check(folder, made_by, prune=batch.prune)
    ledger.forget(others.to_forget(prune=batch.prune))
    remaining, restored = _not_done(tasks, earlier, folder, made_by, batch)
    unchanged = _unchanged(tasks, remaining, earlier)
    kept = len(unchanged)
    begun = time.monotonic()
    on_progress(Progress(len(tasks), kept, unchanged=unchanged))
    with closing(read_all(remaining, options, batch)) as outcomes:
        for done, outcome in enumerate(outcomes, 1):
            entry = _entry(outcome, made_by, batch.limits)
            write_atomically(folder / entry.report_file, outcome.content)
            ledger.record(entry)
            running = time.monotonic() - begun
            on_progress(
                Progress(
                    len(tasks), kept, done, entry, outcome.seconds, running
                )
            )
    notices = notices_of(
        *_of_ledger(ledger),
        ("result-restored", restored),
        others.told(prune=batch.prune),
    )
    return Read(tuple(ledger.entries().values()), tuple(notices))


def _unchanged(
    tasks: Mapping[tuple[str, int], Task],
    remaining: Sequence[Task],
    earlier: Mapping[tuple[str, int], Entry],
) -> tuple[Entry, ...]:
    read_again = {task.key for task in remaining}
    return tuple(earlier[key] for key in tasks if key not in read_again)


def _of_ledger(ledger: Ledger) -> Iterator[tuple[str, Sequence[str]]]:
    if ledger.condition == "damaged":
        yield "ledger-restored", [LEDGER_FILE]
    if ledger.condition == "other-version":
        yield "ledger-restored/other-version", [LEDGER_FILE]


def _not_done(
    tasks: Mapping[tuple[str, int], Task],
    earlier: Mapping[tuple[str, int], Entry],
    folder: Path,
    made_by: str,
    batch: BatchOptions,
) -> tuple[list[Task], list[str]]:
    """The files that no earlier run read in this way, or whose report is not as it was written; these reports."""
    remaining = list[Task]()
    restored = list[str]()
    for key, task in tasks.items():
        entry = earlier.get(key)
        if entry is None or not _is_valid(entry, task, made_by, batch.limits):
            remaining.append(task)
        elif not has_sha256(folder / entry.report_file, entry.digest):
            remaining.append(task)
            restored.append(entry.report_file)
    return remaining, restored


def _is_valid(entry: Entry, task: Task, made_by: str, limits: str) -> bool:
    """Whether an earlier run read this very file in this very way, and trying again would change nothing."""
    is_same = (
        entry.sha256 == task.sha256
        and entry.made_by == made_by
        and entry.report_id == task.report_id
    )
    if not is_same or _WORTH_ANOTHER_TRY.intersection(entry.codes):
        return False
    return not entry.limits or entry.limits == limits


def _entry(outcome: Outcome, made_by: str, limits: str) -> Entry:
    is_limited = bool(_LIMITED.intersection(outcome.codes))
    return Entry(
        name=outcome.task.name,
        place=outcome.task.place,
        sha256=outcome.sha256,
        made_by=made_by,
        limits=limits if is_limited else "",
        report_id=outcome.report_id,
        status=outcome.status,
        codes=outcome.codes,
        measures=outcome.measures,
        digest=hashlib.sha256(outcome.content).hexdigest(),
    )
