"""The OCR engine of a run: in a process of its own, with a cache before it."""

from __future__ import annotations

import atexit

from extractor.options import Options
from extractor.reading.cache import Cached, cache_file
from extractor.reading.ocr import Engine
from extractor.reading.worker import Worker

_running: dict[Options, Worker] = {}


def engine_for(options: Options) -> Engine:
    """The engine that the options ask for, started once. Raises NotInstalledError, UsageError or OcrError."""
    worker = _worker(options.model_copy(update={"password": None}))
    return worker if options.no_cache else Cached(worker, cache_file())


def _worker(options: Options) -> Worker:
    """The one that runs; an engine that other options ask for takes its place."""
    if options not in _running:
        stop()
        _running[options] = Worker(options)
    return _running[options]


@atexit.register
def stop() -> None:
    """Stop the engine that runs."""
    while _running:
        _running.popitem()[1].close()
