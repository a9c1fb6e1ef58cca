"""Worker processes: each reads a file at a time, may take so much time and memory, and costs that file if it dies."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from extractor.batch.given_back import and_give_back
from extractor.batch.machine_memory import memory_of_worker
from extractor.batch.tasks import HasCodes, Task
from extractor.batch.worker_context import (
    ONE_THREAD,
    become,
    end_with_run,
    worker_context,
)
from extractor.errors import (
    CrashError,
    MemoryLimitError,
    NoWorkersError,
    ReportError,
    TimeLimitError,
)
from extractor.garbage import GC_THRESHOLDS
from extractor.options import LimitOptions, WorkerOptions

# Files after which a worker is replaced: what libraries leak does not add up.
_FILES_PER_WORKER = 200
# Files that wait for each worker: enough that none is idle, few enough to stop at once.
QUEUED_PER_WORKER = 2
# Seconds between two looks whether the run that a worker belongs to is still there, or whether it is interrupted.
POLL_SECONDS = 1.0
_BYTES_PER_MEGABYTE = 1 << 20
# The exit code of a process that the kernel ended (SIGKILL), as it does where memory is short.
_KILLED = -9

Read = TypeVar("Read", bound=HasCodes)


def read_in_workers(
    tasks: Iterable[Task], read: Callable[[Task], Read], workers: WorkerOptions
) -> Iterator[tuple[Task, Read | ReportError]]:
    """Read files in processes of their own.

    Args:
        tasks: The files.
        read: What reads one: a function of a module, so that it can be sent there.
        workers: How many processes, and the limits of each.

    Yields:
        Each task with what was read, or with the limit that it broke, as they are ready.

    Raises:
        UsageError: An option makes no sense.
        NoWorkersError: No process can begin.
        KeyboardInterrupt: The run is interrupted.
    """
    remaining: Iterable[Task] = tasks
    with noted_interrupts() as interrupted:
        while True:
            left = yield from _read_in_pool(
                remaining, read, workers, interrupted
            )
            if left is None:
                return
            remaining = left


def _read_in_pool(
    tasks: Iterable[Task],
    read: Callable[[Task], Read],
    workers: WorkerOptions,
    interrupted: threading.Event,
) -> Generator[tuple[Task, Read | ReportError], None, Iterable[Task] | None]:
    """Read files in a pool until it breaks; gives the files that are left then, or None: all were read.

    A pool breaks where a worker that has no file is ended, as the kernel does where memory is short.
    """
    remaining = iter(tasks)
    waiting = dict[Future[Read], Task]()
    most_waiting = QUEUED_PER_WORKER * workers.workers
    told = 0
    with worker_pool(workers.workers, memory_of_worker(workers)) as pool:
        try:
            while True:
                for task in islice(remaining, most_waiting - len(waiting)):
                    future = scheduled(
                        pool, partial(read, task), workers.timeout
                    )
                    waiting[future] = task
                if not waiting:
                    return None
                for future in wait(waiting, POLL_SECONDS, FIRST_COMPLETED).done:
                    result = result_of(future, workers)
                    yield waiting.pop(future), result
                    told += 1
                if interrupted.is_set():
                    raise KeyboardInterrupt
                if not pool.active:
                    raise NoWorkersError
        except NoWorkersError:
            # Without a single file that was read, another pool would fare no better.
            if not told:
                raise
            return chain(waiting.values(), remaining)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # at the end nobody works any more; after an error nobody shall


def scheduled(
    pool: ProcessPool, work: Callable[[], Read], seconds: float
) -> Future[Read]:
    """Give a pool something to do.

    Args:
        pool: The pool.
        work: What to do: a function of a module, so that it can be sent there, with its arguments.
        seconds: How long it may take.

    Returns:
        What `result_of` takes.

    Raises:
        NoWorkersError: The pool is broken.
    """
    try:
        future: Future[Read] = pool.schedule(
            and_give_back, (work,), timeout=seconds
        )
    # It could not begin, or broke before.
    except (OSError, RuntimeError) as error:
        raise NoWorkersError from error
    return future


def worker_pool(workers: int, memory: int) -> ProcessPool:
    """Make processes that end with this one.

    Args:
        workers: How many.
        memory: Megabytes that each may hold.

    Returns:
        The pool; its processes start with the first task.

    Raises:
        NoWorkersError: The system refuses what they need.
    """
    try:
        return ProcessPool(
            workers,
            max_tasks=_FILES_PER_WORKER,
            initializer=_start_worker,
            initargs=(dict(os.environ), memory),
            context=worker_context(),
        )
    except (OSError, EOFError) as error:
        raise NoWorkersError from error


@contextmanager
def noted_interrupts() -> Iterator[threading.Event]:
    """Note an interrupt instead of raising it anywhere, also where a lock of the pool would be held for ever.

    Yields:
        An event that is set once SIGINT or SIGTERM came.
    """
    interrupted = threading.Event()
    # Signals are for that one.
    if threading.current_thread() is not threading.main_thread():
        yield interrupted
        return
    earlier = {}
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:
            earlier[number] = signal.signal(
                number, lambda *_: interrupted.set()
            )
    try:
        yield interrupted
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def done_alone(
    pool: ProcessPool,
    work: Callable[[], Read],
    seconds: float,
    limits: LimitOptions,
) -> Read | ReportError:
    """Let a pool do one thing, and wait for it.

    Args:
        pool: The pool.
        work: What to do: a function of a module, so that it can be sent there, with its arguments.
        seconds: How long it may take.
        limits: The limits of the worker.

    Returns:
        What was read, or the limit that it broke.

    Raises:
        UsageError: An option makes no sense.
        NoWorkersError: The pool is broken.
    """
    future = scheduled(pool, work, seconds)
    while not wait((future,), POLL_SECONDS).done:
        if not pool.active:
            raise NoWorkersError
    return result_of(future, limits)


def result_of(future: Future[Read], limits: LimitOptions) -> Read | ReportError:
    """Tell what became of a file that a worker read.

    Args:
        future: What the pool gave for it.
        limits: The limits of the worker.

    Returns:
        What was read, or the limit that it broke.

    Raises:
        UsageError: An option makes no sense.
        NoWorkersError: The pool broke before it was read.
    """
    try:
        read = future.result()
    except BrokenProcessPool as error:
        raise NoWorkersError from error
    except TimeoutError:
        return TimeLimitError(seconds=limits.timeout)
    except ProcessExpired as error:
        return (
            MemoryLimitError()
            if error.exitcode == _KILLED
            else CrashError(how=error.exitcode)
        )
    except MemoryError:  # there was too little left to tell of it
        return MemoryLimitError()
    return MemoryLimitError() if MemoryLimitError.code in read.codes else read


def _start_worker(environment: dict[str, str], memory: int) -> None:
    """What a worker does first: it loads what reads files, watches the run that it belongs to, and is limited."""
    become(environment | ONE_THREAD)
    import extractor.batch.loaded  # noqa: F401  # so that no file is charged for it

    gc.set_threshold(*GC_THRESHOLDS)
    threading.Thread(target=end_with_run, daemon=True).start()
    with suppress(ImportError):  # Windows has no such limits
        import resource

        most_bytes = memory * _BYTES_PER_MEGABYTE
        _, allowed = resource.getrlimit(resource.RLIMIT_DATA)
        if allowed != resource.RLIM_INFINITY:
            most_bytes = min(most_bytes, allowed)
        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
