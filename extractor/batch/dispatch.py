"""Every file is read somewhere: in this process, in workers beside it, or on a cluster; what broke a limit, twice."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress

from extractor.batch.tasks import Outcome, Task, failed, read
from extractor.options import BatchOptions, Options
from extractor.storage import is_remote


def read_all(tasks: Sequence[Task], options: Options, batch: BatchOptions) -> Generator[Outcome, None, None]:
    """Outcomes as they are ready. Files that broke a limit are tried once more, alone, when all others are done.

    Raises UsageError, which is no file's fault, and NotInstalledError.
    """
    if not (batch.workers or batch.ray):
        yield from (read(task, options) for task in tasks)
        return
    if batch.ray:
        from extractor.batch.ray_cluster import read_some
    else:
        from extractor.batch.pool import read_some  # a run without workers loads nothing of theirs
    poison = list[Task]()
    batch = batch.model_copy(update={"workers": min(batch.workers, max(1, len(tasks)))})
    for task, found in read_some(sorted(tasks, key=_size, reverse=True), options, batch):
        if isinstance(found, Outcome):
            yield found
        else:
            poison.append(task)
    alone = batch.model_copy(update={"workers": 1})
    for task in sorted(poison, key=lambda task: task.name):
        for _, found in read_some([task], options, alone):
            yield found if isinstance(found, Outcome) else failed(task, found, batch.timeout)


def _size(task: Task) -> int:
    """Bytes of a file. Large ones come first, so that in the end no worker is left alone with one."""
    with suppress(OSError):
        return 0 if is_remote(task.path) else task.path.stat().st_size
    return 0
