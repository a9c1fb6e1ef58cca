"""The OCR engine of a run: in a process of its own, unless it is ours, with a cache before it."""

from __future__ import annotations

import atexit

from extractor.options import Options
from extractor.reading.cache import Cached, cache_file
from extractor.reading.child import load
from extractor.reading.ocr import Engine
from extractor.reading.worker import Worker

# Engines that crash or hang no more than the rest of this program does; a process of theirs takes time to start.
_OURS = frozenset({"reader", "null"})

_running: dict[Options, Engine] = {}


def engine_for(options: Options) -> Engine:
    """The engine that the options ask for, started once. Raises NotInstalledError, UsageError or OcrError."""
    engine = _started(options.model_copy(update={"password": None}))
    return engine if options.no_cache else Cached(engine, cache_file())


def _started(options: Options) -> Engine:
    """The one that runs; an engine that other options ask for takes its place."""
    if options not in _running:
        stop()
        ours = options.engine in _OURS and not options.second_opinion
        _running[options] = load(options) if ours else Worker(options)
    return _running[options]


@atexit.register
def stop() -> None:
    """Stop the engine that runs."""
    while _running:
        engine = _running.popitem()[1]
        if isinstance(engine, Worker):
            engine.close()
