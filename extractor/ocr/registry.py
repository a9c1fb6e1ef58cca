"""Which OCR engines there are, and the one of a run: made, checked, in a process of its own, with a cache before it.

An engine is an entry point of the group `raingan.engines`: a callable that takes the options and gives an
extractor.ocr.base.Engine. docs/engines.md shows how to add one.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

from extractor.errors import NotInstalledError, RainganError, UsageError
from extractor.ocr.base import Engine, engine_failed, short_description
from extractor.ocr.cache import CachedEngine, cache_file
from extractor.ocr.second_opinion import SecondOpinionEngine
from extractor.ocr.subprocess_client import SubprocessEngine
from extractor.ocr.validated_engine import ValidatedEngine
from extractor.options import Options

_ENTRY_POINT_GROUP = "raingan.engines"
# Engines that crash or hang no more than the rest of this program does; a process of theirs takes time to start.
_IN_PROCESS = frozenset({"reader", "null"})
# Who is asked for a second opinion, and the module that it needs.
_SECOND_ENGINE = "tesseract"
_SECOND_MODULE = "tesserocr"

# At most one: the engine that runs, by the options that asked for it.
_running: dict[Options, Engine] = {}


def engine_for(options: Options) -> Engine:
    """Get the engine that the options ask for; it is started once and used again for equal options.

    Args:
        options: Which engine, its own options, and whether the cache is used.

    Returns:
        The engine; at most one runs, and another one takes its place.

    Raises:
        NotInstalledError: A package or a model is missing.
        UsageError: There is no such engine, or its options make no sense.
        OcrError: The engine cannot be started.
    """
    engine = _running_engine(options.model_copy(update={"password": None}))
    if options.no_cache:
        return engine
    return CachedEngine(engine, cache_file())


def installed_engines() -> dict[str, EntryPoint]:
    """Find the engines that are installed, those of other packages too.

    Returns:
        Entry point by engine name; nothing is imported.
    """
    return {
        point.name: point for point in entry_points(group=_ENTRY_POINT_GROUP)
    }


def check_engine(options: Options) -> None:
    """See that the engine which options ask for can be had: better told before the first file than of each.

    An engine that lacks more than a package says so in `check_options`, if it has that, which loads nothing.

    Args:
        options: Which engine, and whether a second opinion is wanted.

    Raises:
        NotInstalledError: A package or a model is missing.
        UsageError: There is no such engine, or its options make no sense.
    """
    if options.engine in _IN_PROCESS and not options.second_opinion:
        return
    try:
        engines = _loaded(options)
    except ImportError as error:
        raise _missing(options, error) from error
    for engine in engines:
        check = getattr(engine, "check_options", None)
        if check:
            check(options)


def make_engine(options: Options) -> Engine:
    """Make the engine that the options name, in this process.

    Args:
        options: Which engine, whether a second opinion is wanted, and their own options.

    Returns:
        The engine; its answers are checked.

    Raises:
        NotInstalledError: A package or a model is missing.
        UsageError: There is no such engine, or its options make no sense.
        OcrError: The engine cannot be made for another reason.
    """
    try:
        return ValidatedEngine(_made(options))
    except RainganError:
        raise
    except ImportError as error:
        raise _missing(options, error) from error
    except Exception as error:
        raise engine_failed(short_description(error)) from error


def _made(options: Options) -> Engine:
    engine, *second_engine = [make(options) for make in _loaded(options)]
    return (
        SecondOpinionEngine(engine, *second_engine) if second_engine else engine
    )


def _loaded(options: Options) -> list[Callable[[Options], Engine]]:
    """What makes the engine, and where a second opinion is wanted, what makes the one that gives it."""
    installed = installed_engines()
    if options.engine not in installed:
        names = ", ".join(sorted(installed))
        raise UsageError(
            "usage/unknown-engine", engine=options.engine, names=names
        )
    wanted = [options.engine]
    if options.second_opinion and options.engine != _SECOND_ENGINE:
        wanted.append(_SECOND_ENGINE)
    return [installed[name].load() for name in wanted]


def _missing(options: Options, error: ImportError) -> NotInstalledError:
    """Say which engine cannot be imported."""
    second_lacks = options.second_opinion and error.name == _SECOND_MODULE
    return _not_importable(
        _SECOND_ENGINE if second_lacks else options.engine, error
    )


def _not_importable(engine: str, error: ImportError) -> NotInstalledError:
    if isinstance(error, ModuleNotFoundError):
        return NotInstalledError(
            "not-installed/engine-package",
            engine=engine,
            package=str(error.name),
        )
    # A library that is there and cannot be loaded.
    return NotInstalledError(
        "not-installed/engine-broken", engine=engine, why=str(error)
    )


def _running_engine(options: Options) -> Engine:
    """The one that runs; an engine that other options ask for takes its place."""
    if options not in _running:
        stop_engine()
        in_process = (
            options.engine in _IN_PROCESS and not options.second_opinion
        )
        _running[options] = (
            make_engine(options) if in_process else SubprocessEngine(options)
        )
    return _running[options]


@atexit.register
def stop_engine() -> None:
    """Stop the engine that runs, if one does; also called when the program ends."""
    while _running:
        _, engine = _running.popitem()
        if isinstance(engine, SubprocessEngine):
            engine.close()
