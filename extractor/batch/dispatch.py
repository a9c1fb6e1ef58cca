"""Every file is read somewhere: in this process, in workers beside it, or on a cluster; what broke a limit, twice."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from operator import attrgetter

from extractor.batch.tasks import Outcome, Task, failed_outcome, read_task
from extractor.options import BatchOptions, Options
from extractor.storage import is_remote


def read_all(
    tasks: Sequence[Task], options: Options, batch: BatchOptions
) -> Generator[Outcome, None, None]:
    """Read files. Those that broke a limit are tried once more, alone, when all others are done.

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
    if not (batch.workers or batch.ray):
        for task in tasks:
            yield read_task(task, options)
        return
    if batch.ray:
        from extractor.batch.ray_cluster import (
            read_on_cluster as read_elsewhere,
        )
    else:
        # A run without workers loads nothing of theirs.
        from extractor.batch.pool import read_in_workers as read_elsewhere
    needed = min(batch.workers, max(1, len(tasks)))
    first_try = batch.model_copy(update={"workers": needed})
    second_try = batch.model_copy(update={"workers": 1})
    limited = list[Task]()
    # Large files come first, so that in the end no worker is left alone with one.
    for task, result in read_elsewhere(
        sorted(tasks, key=_size, reverse=True), options, first_try
    ):
        if isinstance(result, Outcome):
            yield result
        else:
            limited.append(task)
    for task in sorted(limited, key=attrgetter("name")):
        for _, result in read_elsewhere([task], options, second_try):
            yield (
                result
                if isinstance(result, Outcome)
                else failed_outcome(task, result, batch.timeout)
            )


def _size(task: Task) -> int:
    """Bytes of a file; 0 where its store would have to be asked, or where it is gone."""
    if is_remote(task.path):
        return 0
    with suppress(OSError):
        return task.path.stat().st_size
    return 0
