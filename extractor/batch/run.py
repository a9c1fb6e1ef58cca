"""A run over many files: what is still to be read is read, and each report is written as soon as it is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.dispatch import read_all
from extractor.batch.fingerprint import made_by
from extractor.batch.ledger import Entry, Ledger, locked
from extractor.batch.tasks import Outcome, Task, tasks_of
from extractor.dataset.staging import put, remove
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

# What broke a limit is read again only where the limits are others.
_LIMITED = {TimeLimitError.code, MemoryLimitError.code, CrashError.code}
# What may go better in the next run, though neither the file nor the program has changed.
_AGAIN = {UnreadableError.code, OcrError.code, NotInstalledError.code, EncryptedError.code}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: of `total` files `done` are read and `kept` were by an earlier run; the latest one, if any.

    `seconds` are those that the latest took, `running` those since the run began.
    """

    total: int
    kept: int
    done: int = 0
    latest: Entry | None = None
    seconds: float = 0.0
    running: float = 0.0

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.done / max(self.running, 1e-3)

    @property
    def left(self) -> float:
        """Seconds that the run will take still."""
        return (self.total - self.kept - self.done) / max(self.rate, 1e-3)


OnProgress = Callable[[Progress], None]


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """The ledger of a folder that no other run writes into. Raises BusyError and OutputError."""
    with locked(folder), Ledger(folder) as ledger:
        try:
            (folder / "reports").mkdir(exist_ok=True)
            for part in (*folder.glob(".*.part"), *folder.glob("reports/.*.part")):  # left by a run that was killed
                remove(part)
        except OSError as error:
            raise OutputError.of(folder, error) from error
        yield ledger


def run(
    files: Sequence[tuple[Path, str]],
    folder: Path,
    ledger: Ledger,
    options: Options,
    batch: BatchOptions,
    on_progress: OnProgress,
) -> list[Entry]:
    """Read what is still to be read; gives the entries of all reports in the order of their files' names.

    Raises UsageError and OutputError.
    """
    maker, earlier = made_by(options), ledger.entries()
    tasks = {task.key: task for task in tasks_of(files)}
    if batch.prune:
        ledger.forget(earlier.keys() - tasks.keys())
    left = [t for t in tasks.values() if not _is_done(t, earlier.get(t.key), maker, batch.limits, folder)]
    total, kept = len(tasks), len(tasks) - len(left)
    begun = time.monotonic()
    on_progress(Progress(total, kept))
    with closing(read_all(left, options, batch)) as outcomes:
        for done, outcome in enumerate(outcomes, 1):
            entry = _entry(outcome, maker, batch.limits)
            put(folder / "reports" / f"{entry.report_id}.json", outcome.content)
            ledger.record(entry)
            on_progress(Progress(total, kept, done, entry, outcome.seconds, time.monotonic() - begun))
    return list(ledger.entries().values())


def _is_done(task: Task, entry: Entry | None, maker: str, limits: str, folder: Path) -> bool:
    """Whether an earlier run read this very file in this very way, and its report is still there."""
    if entry is None or (entry.sha256, entry.made_by, entry.report_id) != (task.sha256, maker, task.report_id):
        return False
    if _AGAIN.intersection(entry.codes) or (entry.limits and entry.limits != limits):
        return False
    file = folder / "reports" / f"{entry.report_id}.json"
    return file.is_file() and file.stat().st_size == entry.size


def _entry(outcome: Outcome, maker: str, limits: str) -> Entry:
    return Entry(
        name=outcome.task.name,
        place=outcome.task.place,
        sha256=outcome.sha256,
        made_by=maker,
        limits=limits if _LIMITED.intersection(outcome.codes) else "",
        report_id=outcome.report_id,
        status=outcome.status,
        codes=outcome.codes,
        measures=outcome.measures,
        size=len(outcome.content),
    )
