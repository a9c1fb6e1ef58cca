"""Worker processes: each reads a file at a time, may take so much time and memory, and costs that file if it dies."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from itertools import islice

from pebble import ProcessExpired, ProcessPool

from extractor.batch.tasks import Outcome, Task, no_memory, read
from extractor.errors import CrashError, MemoryLimitError, ReportError, TimeLimitError
from extractor.options import GARBAGE, BatchOptions, Options

# A worker is replaced after so many files: what libraries leak does not add up.
_FILES = 200
# Files that wait for each worker: enough that none is idle, few enough to stop at once.
WAITING = 2
# Seconds between two looks whether the run that a worker belongs to is still there, or whether it is interrupted.
LOOK = 1.0
_MB = 1 << 20
# The exit code of a process that the kernel ended (SIGKILL), as it does where memory is short.
_KILLED = -9


def read_some(
    tasks: Iterable[Task], options: Options, batch: BatchOptions
) -> Iterator[tuple[Task, Outcome | ReportError]]:
    """Each task with its outcome, or with the limit that it broke, as they are ready. Raises UsageError."""
    left, waiting = iter(tasks), dict[Future[Outcome], Task]()
    with interrupts() as interrupted, worker_pool(batch.workers, batch.memory) as pool:
        try:
            while True:
                for task in islice(left, WAITING * batch.workers - len(waiting)):
                    waiting[pool.schedule(read, (task, options), timeout=batch.timeout)] = task
                if not waiting:
                    return
                for future in wait(waiting, LOOK, FIRST_COMPLETED).done:
                    yield waiting.pop(future), outcome_of(future, batch)
                if interrupted.is_set():
                    raise KeyboardInterrupt
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # at the end nobody works any more; after an error nobody shall


def worker_pool(workers: int, memory: int | None) -> ProcessPool:
    """So many processes, each of which may hold so many megabytes; they end with this one."""
    return ProcessPool(
        workers,
        max_tasks=_FILES,
        initializer=_start,
        initargs=(os.getpid(), memory),
        context=multiprocessing.get_context("spawn"),
    )


@contextmanager
def interrupts() -> Iterator[threading.Event]:
    """Notes an interrupt instead of raising it anywhere, also where a lock of the pool would be held for ever."""
    interrupted = threading.Event()
    if threading.current_thread() is not threading.main_thread():  # signals are for that one
        yield interrupted
        return
    heeded = [each for each in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(each) != signal.SIG_IGN]
    earlier = {each: signal.signal(each, lambda *_: interrupted.set()) for each in heeded}
    try:
        yield interrupted
    finally:
        for each, handler in earlier.items():
            signal.signal(each, handler)


def outcome_of(future: Future[Outcome], batch: BatchOptions) -> Outcome | ReportError:
    """What a worker gives, or the limit that its file broke. Raises UsageError."""
    try:
        outcome = future.result()
    except TimeoutError:
        return TimeLimitError(
            f"อ่านไฟล์นี้ไม่เสร็จภายใน {batch.timeout:g} วินาที กรุณาให้เวลาเพิ่มด้วย --timeout แล้วเรียกใหม่",
            f"Reading this file took more than {batch.timeout:g} seconds. Give it more with --timeout and run again.",
        )
    except ProcessExpired as error:
        return no_memory() if error.exitcode == _KILLED else crashed(error.exitcode)
    except MemoryError:  # there was too little left to tell of it
        return no_memory()
    return no_memory() if MemoryLimitError.code in outcome.codes else outcome


def crashed(how: object) -> CrashError:
    """The process that read a file is gone, with this code."""
    return CrashError(
        f"โปรเซสที่อ่านไฟล์นี้หยุดทำงาน (รหัส {how}) กรุณาแจ้งผู้พัฒนาพร้อมไฟล์นี้",
        f"The process that read this file crashed (code {how}). Please report it together with the file.",
    )


def _start(parent: int, memory: int | None) -> None:
    """What a worker does first: it loads what reads files, watches the run that it belongs to, and is limited."""
    import extractor.pipeline  # noqa: F401  # so that no file is charged for it

    gc.set_threshold(*GARBAGE)
    os.environ["OPENCV_FOR_THREADS_NUM"] = "1"  # workers are as many as cores already
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if memory:
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (memory * _MB, memory * _MB))


def _end_with(parent: int) -> None:
    """End when the run is gone, however that happened: nobody waits for the outcome."""
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(1)
