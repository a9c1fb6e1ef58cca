"""The machines of a Ray cluster: each reads files within the limits of workers here, and may go away at any time."""

from __future__ import annotations

import logging
import socket
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractor.batch.fingerprint import fingerprint
from extractor.batch.machine_memory import memory_of_worker
from extractor.batch.pool import (
    POLL_SECONDS,
    QUEUED_PER_WORKER,
    done_alone,
    noted_interrupts,
    worker_pool,
)
from extractor.batch.tasks import Outcome, Task, failed_outcome, read_task
from extractor.errors import (
    CrashError,
    NotInstalledError,
    ReportError,
    UsageError,
)
from extractor.inputs.source import open_source
from extractor.options import BatchOptions, Options
from extractor.storage import is_remote, is_url

if TYPE_CHECKING:
    from pebble import ProcessPool

# Of a file: what became of it, or the limit that it broke.
Result = Outcome | ReportError

# How often a file is given to another machine, where that which read it went away.
_RETRIES = 5
# Seconds that a cluster may take to answer.
_CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read on another machine.

    Attributes:
        task: The file.
        content: Its bytes; None where each machine reaches its store by itself.
        options: How to read it.
        batch: The limits.
        made_by: Fingerprint of the raingan that sends it.
    """

    task: Task
    content: bytes | None
    options: Options
    batch: BatchOptions
    made_by: str


def read_on_cluster(
    tasks: Iterable[Task], options: Options, batch: BatchOptions
) -> Iterator[tuple[Task, Result]]:
    """Read files on the machines of a cluster.

    Args:
        tasks: The files.
        options: How to read them.
        batch: Address of the cluster, and the limits.

    Yields:
        Each task with its outcome, or with the limit that it broke, as they are ready.

    Raises:
        UsageError: There is no such cluster, or its machines hold another raingan.
        NotInstalledError: Ray is not installed.
        KeyboardInterrupt: The run is interrupted.
    """
    remaining = iter(tasks)
    made_by = fingerprint(options)
    waiting = dict[Any, Task]()
    with (
        _cluster(batch.ray or "auto") as ray,
        noted_interrupts() as interrupted,
    ):
        remote_read = ray.remote(num_cpus=1, max_retries=_RETRIES)(read_order)
        while True:
            for task in islice(remaining, _free_places(ray, len(waiting))):
                try:
                    content = _content_to_send(task)
                except ReportError as error:
                    yield task, failed_outcome(task, error, 0)
                    continue
                order = Order(task, content, options, batch, made_by)
                waiting[remote_read.remote(order)] = task
            if not waiting:
                return
            ready, _ = ray.wait(list(waiting), timeout=POLL_SECONDS)
            for reference in ready:
                yield waiting.pop(reference), _result(ray, reference)
            if interrupted.is_set():
                raise KeyboardInterrupt


def _free_places(ray: Any, waiting: int) -> int:
    """How many files more the cluster takes; machines may have come or gone."""
    cores = max(1, int(ray.cluster_resources().get("CPU", 0)))
    return max(0, QUEUED_PER_WORKER * cores - waiting)


def _content_to_send(task: Task) -> bytes | None:
    return (
        None if is_remote(task.path) else open_source(task.path, task.name).data
    )


@contextmanager
def _cluster(address: str) -> Iterator[Any]:
    """Ray, connected; a connection that was there before stays."""
    try:
        import ray
    except ImportError:
        raise NotInstalledError("not-installed/ray") from None
    was_connected = ray.is_initialized()
    try:
        _check_answers(address)
        ray.init(
            address,
            ignore_reinit_error=True,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(
            "usage/no-cluster", address=address, reason=error
        ) from None
    try:
        yield ray
    finally:
        if not was_connected:
            ray.shutdown()


def _check_answers(address: str) -> None:
    """Raises OSError or ValueError where nobody is at HOST:PORT: Ray itself would go on trying for minutes."""
    where = urlsplit(address if is_url(address) else f"//{address}")
    if where.port:
        socket.create_connection(
            (where.hostname or "", where.port), _CONNECT_SECONDS
        ).close()


def _result(ray: Any, reference: Any) -> Result:
    try:
        result: Result | UsageError = ray.get(reference)
    # Each machine that was given the file went away.
    except ray.exceptions.RayError as error:
        return CrashError(how=type(error).__name__)
    if isinstance(result, UsageError):
        raise result
    return result


def read_order(order: Order) -> Result | UsageError:
    """Read a file on a machine of the cluster.

    Args:
        order: The file, and how to read it.

    Returns:
        Its outcome, or the limit that it broke; UsageError where this machine holds another raingan, or where an
        option makes no sense.
    """
    if fingerprint(order.options) != order.made_by:
        return UsageError("usage/other-version")
    try:
        if order.content is None:
            return _read_limited(order, order.task)
        with tempfile.NamedTemporaryFile(suffix=order.task.path.suffix) as file:
            file.write(order.content)
            file.flush()
            result = _read_limited(
                order, replace(order.task, path=Path(file.name))
            )
    except UsageError as error:
        return error
    # The machine that sent it knows the file by its own path.
    return (
        replace(result, task=order.task)
        if isinstance(result, Outcome)
        else result
    )


def _read_limited(order: Order, task: Task) -> Result:
    pool = _own_pool(memory_of_worker(order.batch))
    work = partial(read_task, task, order.options)
    return done_alone(pool, work, order.batch.timeout, order.batch)


@cache
def _own_pool(memory: int) -> ProcessPool:
    """A process of Ray's own that is reused for file after file has a worker beside it for as long as it lives."""
    return worker_pool(1, memory)
