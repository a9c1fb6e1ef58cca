"""The machines of a Ray cluster: each reads files within the limits of workers here, and may go away at any time."""

from __future__ import annotations

import logging
import socket
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractor.batch.fingerprint import made_by
from extractor.batch.pool import LOOK, WAITING, crashed, interrupts, outcome_of, worker_pool
from extractor.batch.tasks import Outcome, Task, failed, read
from extractor.errors import NotInstalledError, ReportError, UsageError
from extractor.inputs.source import open_source
from extractor.options import BatchOptions, Options
from extractor.storage import is_remote, is_url

if TYPE_CHECKING:
    from pebble import ProcessPool

# How often a file is given to another machine, where that which read it went away.
_RETRIES = 5
# Seconds that a cluster may take to be there.
_KNOCK = 10


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read elsewhere: its bytes, or None where each machine reaches its store by itself."""

    task: Task
    content: bytes | None
    options: Options
    batch: BatchOptions
    made_by: str


def read_some(
    tasks: Iterable[Task], options: Options, batch: BatchOptions
) -> Iterator[tuple[Task, Outcome | ReportError]]:
    """Each task with its outcome, or with the limit that it broke, as they are ready.

    Raises UsageError where there is no such cluster, or where its machines hold another raingan.
    """
    left, maker = iter(tasks), made_by(options)
    with _cluster(batch.ray or "auto") as ray, interrupts() as interrupted:
        there = ray.remote(num_cpus=1, max_retries=_RETRIES)(read_there)
        waiting = dict[Any, Task]()
        while True:
            room = WAITING * max(1, int(ray.cluster_resources().get("CPU", 0))) - len(waiting)
            for task in islice(left, max(0, room)):
                try:
                    content = None if is_remote(task.path) else open_source(task.path, task.name).data
                except ReportError as error:
                    yield task, failed(task, error, 0)
                    continue
                waiting[there.remote(Order(task, content, options, batch, maker))] = task
            if not waiting:
                return
            for done in ray.wait(list(waiting), timeout=LOOK)[0]:
                yield waiting.pop(done), _outcome(ray, done)
            if interrupted.is_set():
                raise KeyboardInterrupt


@contextmanager
def _cluster(address: str) -> Iterator[Any]:
    """Ray, connected; a connection that was there before stays."""
    try:
        import ray
    except ImportError:
        raise NotInstalledError(
            "--ray ต้องใช้ Ray กรุณาเรียก pip install 'raingan[ray]'", "--ray needs Ray. Run: pip install 'raingan[ray]'"
        ) from None
    was_there = ray.is_initialized()
    try:
        _knock(address)
        ray.init(address, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(
            f"ติดต่อคลัสเตอร์ Ray ที่ {address} ไม่ได้ กรุณาตรวจที่อยู่ หรือเริ่มด้วย ray start --head ({error})",
            f"There is no Ray cluster at {address}. Check the address, or start one: ray start --head ({error})",
        ) from None
    try:
        yield ray
    finally:
        if not was_there:
            ray.shutdown()


def _knock(address: str) -> None:
    """Raises OSError or ValueError where nobody is at HOST:PORT: Ray itself would go on trying for minutes."""
    where = urlsplit(address if is_url(address) else f"//{address}")
    if where.port:
        socket.create_connection((where.hostname or "", where.port), _KNOCK).close()


def _outcome(ray: Any, done: Any) -> Outcome | ReportError:
    try:
        found: Outcome | ReportError | UsageError = ray.get(done)
    except ray.exceptions.RayError as error:  # each machine that was given the file went away
        return crashed(type(error).__name__)
    if isinstance(found, UsageError):
        raise found
    return found


def read_there(order: Order) -> Outcome | ReportError | UsageError:
    """What a machine of the cluster does with a file."""
    if made_by(order.options) != order.made_by:
        return UsageError(
            "เครื่องในคลัสเตอร์ใช้ raingan คนละรุ่น กรุณาติดตั้งรุ่นเดียวกันทุกเครื่อง",
            "A machine of the cluster holds another raingan. Install the same version on each.",
        )
    try:
        if order.content is None:
            return _read_limited(order, order.task)
        with tempfile.NamedTemporaryFile(suffix=order.task.path.suffix) as file:
            file.write(order.content)
            file.flush()
            found = _read_limited(order, replace(order.task, path=Path(file.name)))
        return replace(found, task=order.task) if isinstance(found, Outcome) else found
    except UsageError as error:
        return error


def _read_limited(order: Order, task: Task) -> Outcome | ReportError:
    future = _own_pool(order.batch.memory).schedule(read, (task, order.options), timeout=order.batch.timeout)
    return outcome_of(future, order.batch)


@cache
def _own_pool(memory: int | None) -> ProcessPool:
    """A process of Ray's own that is reused for file after file has a worker beside it for as long as it lives."""
    return worker_pool(1, memory)
