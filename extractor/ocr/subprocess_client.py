"""Runs an OCR engine in a process of its own: one that crashes or hangs costs a page, not the run."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from threading import Event, Timer
from typing import Any

from extractor.errors import OcrError, RainganError
from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine, engine_failed, short_description
from extractor.ocr.subprocess_pipe import receive, send
from extractor.options import Options

# Seconds for an engine to load its model.
_START_TIMEOUT = 60.0
# What shows that the process ended, not that its answer cannot be put together.
_ENDED = (EOFError, OSError, pickle.UnpicklingError)


class SubprocessEngine:
    """An engine that runs in another process, which is started at once, and anew after a crash."""

    def __init__(self, options: Options) -> None:
        """Start the process.

        Args:
            options: Which engine, its options, and the seconds that a page may take (`ocr_timeout`).

        Raises:
            NotInstalledError: A package or a model is missing.
            UsageError: There is no such engine, or its options make no sense.
            OcrError: The engine cannot be started.
        """
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        # Why it is not started any more, in Thai and English.
        self._given_up: tuple[str, str] | None = None
        self.name, self.version, self.settings = self._start()

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One reading a line.

        Raises:
            OcrError: The engine crashes, hangs or fails; it is started anew for the next page.
        """
        if self._process is None:
            self._restart()
        readings: list[RecognizedLine] = self._ask(
            list(line_images), self._options.ocr_timeout
        )
        return readings

    def close(self) -> None:
        """Stop the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def _start(self) -> tuple[str, str, str]:
        """Start the process; gives the engine's name, version and settings."""
        try:
            self._process = _started(self._options)
            identity: tuple[str, str, str] = self._ask(None, _START_TIMEOUT)
        except OSError as error:
            raise engine_failed(short_description(error)) from None
        except RainganError:
            self.close()
            raise
        return identity

    def _restart(self) -> None:
        """Raises OcrError: an engine that was there costs pages, not the run, whatever it lacks now."""
        if self._given_up:
            raise _not_restarted(*self._given_up)
        started = time.monotonic()
        try:
            self._start()
        except RainganError as error:
            # Each further page would wait as long.
            if time.monotonic() - started >= _START_TIMEOUT:
                self._given_up = (error.message_th, error.message_en)
            raise _not_restarted(error.message_th, error.message_en) from None

    def _ask(self, request: Any, seconds: float) -> Any:
        """Send a request, unless it is None, and wait for the answer; raises it where it is an error."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise engine_failed("not started")
        with _killed_after(seconds, process) as timed_out:
            try:
                if request is not None:
                    send(process.stdin, request)
                answer = receive(process.stdout)
            except BaseException as error:
                # Also where the user interrupts: what comes later would be taken for the next page's lines.
                self.close()
                if not isinstance(error, Exception):
                    raise
                if timed_out.is_set():
                    raise engine_failed(
                        f"no answer within {seconds:.0f} s"
                    ) from None
                raise engine_failed(
                    _why_no_answer(error, process.returncode)
                ) from None
        if isinstance(answer, RainganError):
            raise answer
        return answer


def _not_restarted(why_thai: str, why_english: str) -> OcrError:
    return OcrError(
        "ocr-failed/not-restarted", why_thai=why_thai, why_english=why_english
    )


def _started(options: Options) -> subprocess.Popen[bytes]:
    """The process, with the same modules in reach as this one."""
    command = [
        sys.executable,
        "-m",
        "extractor.ocr.subprocess_server",
        options.model_dump_json(),
    ]
    module_folders = [folder or os.getcwd() for folder in sys.path]  # noqa: PTH109
    environment = {
        **os.environ,
        # Lines are short: threads inside an engine would only wait for each other.
        "OMP_THREAD_LIMIT": "1",
        "PYTHONPATH": os.pathsep.join(module_folders),
    }
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


@contextlib.contextmanager
def _killed_after(
    seconds: float, process: subprocess.Popen[bytes]
) -> Iterator[Event]:
    """Kills a process that takes longer; the event tells it from one that ends by itself."""
    timed_out = Event()

    def kill() -> None:
        timed_out.set()
        process.kill()

    timer = Timer(seconds, kill)
    timer.start()
    try:
        yield timed_out
    finally:
        timer.cancel()


def _why_no_answer(error: Exception, exit_code: int) -> str:
    """What an answer that did not come says of its process; one that came may be impossible to put together."""
    if isinstance(error, _ENDED):
        return f"it ended with code {exit_code}"
    return short_description(error)
