"""How worker processes begin: on Linux as forks of a server that has loaded, once for all, what reads files."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import RLock
from pathlib import Path

_SERVED = "extractor.batch.loaded"
# What OpenCV and OpenBLAS look at, once, when they are loaded.
ONE_THREAD = {"OPENCV_FOR_THREADS_NUM": "1", "OPENBLAS_NUM_THREADS": "1"}


def worker_context() -> BaseContext:
    """Choose how workers begin, and start the server that they are forks of, where that is safe.

    Returns:
        What processes are made with. Where there is no fork without threads in between (macOS, Windows), each loads
        for itself what reads files.
    """
    if sys.platform != "linux":
        return _keeping_locks(multiprocessing.get_context("spawn"))
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_SERVED])
    with _environment_of_server():
        forkserver.ensure_running()
    return _keeping_locks(context)


def _keeping_locks(context: BaseContext) -> BaseContext:
    """Let locks live as long as what they were made with.

    A pool of pebble 5.2 lets go of its locks before it stops its workers, and one that is just about to begin then
    ends with a traceback on the terminal.
    """
    keeping, locks = copy(context), list[RLock]()

    def kept_lock() -> RLock:
        locks.append(context.RLock())
        return locks[-1]

    keeping.RLock = kept_lock  # type: ignore[method-assign]
    return keeping


@contextmanager
def _environment_of_server() -> Iterator[None]:
    """Let the server find the modules that this process finds; by itself it would look into the folder it is in.

    No thread may run where a process is forked, and workers are as many as cores already.
    """
    kept = dict(os.environ)
    os.environ["PYTHONPATH"] = os.pathsep.join(
        str(Path(folder).absolute()) for folder in sys.path
    )
    os.environ["PYTHONSAFEPATH"] = "1"
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        become(kept)


def become(environment: Mapping[str, str]) -> None:
    """Take over the environment of another process: a server keeps that which it was started with.

    Args:
        environment: All variables of it.
    """
    os.environ.clear()
    os.environ.update(environment)


def end_with_run() -> None:
    """Wait until the process that this one works for is gone, however that happened, and end: nobody needs it."""
    run = multiprocessing.parent_process()
    if run is not None:
        run.join()
        os._exit(1)
