"""Every file is read somewhere: in this process, in workers beside it, or on a cluster; what broke a limit, twice."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from functools import partial
from operator import attrgetter
from typing import TypeVar

from extractor.batch.tasks import (
    HasCodes,
    Outcome,
    Task,
    failed_outcome,
    read_task,
)
from extractor.errors import RainganError, ReportError
from extractor.options import BatchOptions, Options, WorkerOptions
from extractor.storage import is_remote

Read = TypeVar("Read", bound=HasCodes)
# Reads files elsewhere: each task comes back with what was read, or with the limit that it broke.
_Elsewhere = Callable[
    [Sequence[Task], WorkerOptions], Iterator[tuple[Task, Read | ReportError]]
]
# Says of a file that it gave nothing, and why, after so many seconds.
_Failed = Callable[[Task, RainganError, float], Read]


def read_all(
    tasks: Sequence[Task], options: Options, batch: BatchOptions
) -> Generator[Outcome, None, None]:
    """Read files into reports. Those that broke a limit are tried once more, alone, when all others are done.

    Args:
        tasks: The files.
        options: How to read them.
        batch: Where, and within which limits.

    Yields:
        What became of each file, as they are ready.

    Raises:
        UsageError: An option makes no sense, which is no file's fault.
        NotInstalledError: A cluster is asked for, and Ray is not installed.
    """
    if not batch.ray:
        read = partial(read_task, options=options)
        yield from work_through(tasks, read, failed_outcome, batch)
        return
    from extractor.batch.ray_cluster import read_on_cluster

    def on_cluster(
        some: Sequence[Task], workers: WorkerOptions
    ) -> Iterator[tuple[Task, Outcome | ReportError]]:
        limits = {"workers": workers.workers}
        return read_on_cluster(some, options, batch.model_copy(update=limits))

    yield from _with_second_try(tasks, on_cluster, failed_outcome, batch)


def work_through(
    tasks: Sequence[Task],
    read: Callable[[Task], Read],
    failed: _Failed[Read],
    workers: WorkerOptions,
) -> Generator[Read, None, None]:
    """Go through files on this machine, each with a second try alone where it broke a limit.

    Args:
        tasks: The files.
        read: What reads one; it is sent to workers, so that it must be a function of a module.
        failed: What says of a file that it broke a limit.
        workers: How many processes read, and the limits of each; of 0 this one reads, without limits.

    Yields:
        What became of each file, as they are ready.

    Raises:
        UsageError: An option makes no sense, which is no file's fault.
        KeyboardInterrupt: The run is interrupted.
    """
    if not workers.workers:
        yield from map(read, tasks)
        return
    # A run without workers loads nothing of theirs.
    from extractor.batch.pool import read_in_workers

    def in_workers(
        some: Sequence[Task], limits: WorkerOptions
    ) -> Iterator[tuple[Task, Read | ReportError]]:
        return read_in_workers(some, read, limits)

    yield from _with_second_try(tasks, in_workers, failed, workers)


def _with_second_try(
    tasks: Sequence[Task],
    read_elsewhere: _Elsewhere[Read],
    failed: _Failed[Read],
    workers: WorkerOptions,
) -> Generator[Read, None, None]:
    needed = min(workers.workers, max(1, len(tasks)))
    first_try = workers.model_copy(update={"workers": needed})
    second_try = workers.model_copy(update={"workers": 1})
    limited = list[Task]()
    # Large files come first, so that in the end no worker is left alone with one.
    for task, result in read_elsewhere(
        sorted(tasks, key=_size, reverse=True), first_try
    ):
        if isinstance(result, ReportError):
            limited.append(task)
        else:
            yield result
    for task in sorted(limited, key=attrgetter("name")):
        for _, result in read_elsewhere([task], second_try):
            yield (
                failed(task, result, workers.timeout)
                if isinstance(result, ReportError)
                else result
            )


def _size(task: Task) -> int:
    """Bytes of a file; 0 where its store would have to be asked, or where it is gone."""
    if is_remote(task.path):
        return 0
    with suppress(OSError):
        return task.path.stat().st_size
    return 0
