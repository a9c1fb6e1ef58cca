"""The OCR engine of a run: in a process of its own, unless it is ours, with a cache before it."""

from __future__ import annotations

import atexit

from extractor.ocr.base import Engine
from extractor.ocr.cache import CachedEngine, cache_file
from extractor.ocr.subprocess_client import SubprocessEngine
from extractor.ocr.subprocess_server import load
from extractor.options import Options

# Engines that crash or hang no more than the rest of this program does; a process of theirs takes time to start.
_OURS = frozenset({"reader", "null"})

_running: dict[Options, Engine] = {}


def engine_for(options: Options) -> Engine:
    """The engine that the options ask for, started once. Raises NotInstalledError, UsageError or OcrError."""
    engine = _started(options.model_copy(update={"password": None}))
    return engine if options.no_cache else CachedEngine(engine, cache_file())


def _started(options: Options) -> Engine:
    """The one that runs; an engine that other options ask for takes its place."""
    if options not in _running:
        stop()
        ours = options.engine in _OURS and not options.second_opinion
        _running[options] = load(options) if ours else SubprocessEngine(options)
    return _running[options]


@atexit.register
def stop() -> None:
    """Stop the engine that runs."""
    while _running:
        engine = _running.popitem()[1]
        if isinstance(engine, SubprocessEngine):
            engine.close()
