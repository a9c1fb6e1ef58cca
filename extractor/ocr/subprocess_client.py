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
from extractor.ocr.base import RecognizedLine
from extractor.ocr.subprocess_server import failed, send, told
from extractor.options import Options

# Seconds for an engine to load its model.
_START = 60.0


class SubprocessEngine:
    """An engine that runs elsewhere. Raises NotInstalledError, UsageError or OcrError where it cannot be had."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._lost: tuple[str, str] | None = None
        self.name, self.version, self.settings = self._start()

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines. Raises OcrError where the engine crashes, hangs or fails; it is started anew afterwards."""
        if self._process is None:
            self._start_again()
        readings: list[RecognizedLine] = self._ask(list(strips), self._options.ocr_timeout)
        return readings

    def close(self) -> None:
        """Stop the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with contextlib.suppress(OSError):
                        pipe.close()
            process.wait()

    def _start(self) -> tuple[str, str, str]:
        command = [sys.executable, "-m", "extractor.ocr.subprocess_server", self._options.model_dump_json()]
        # Lines are short: threads inside an engine would only wait for each other.
        path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": path}
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
            said: tuple[str, str, str] = self._ask(None, _START)
        except OSError as error:
            raise failed(told(error)) from None
        except RainganError:
            self.close()
            raise
        return said

    def _start_again(self) -> None:
        """Raises OcrError: an engine that was there costs pages, not the run, whatever it lacks now."""
        if self._lost:
            raise OcrError(*self._lost)
        started = time.monotonic()
        try:
            self._start()
        except RainganError as error:
            said = error.message_th, error.message_en
            if time.monotonic() - started >= _START:  # each further page would wait as long
                self._lost = said
            raise OcrError(*said) from None

    def _ask(self, question: Any, seconds: float) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise failed("not started")
        with _killed_after(seconds, process) as hung:
            try:
                if question is not None:
                    send(process.stdin, question)
                answer = pickle.load(process.stdout)
            except BaseException as error:
                # Also where the user interrupts: what comes later would be taken for the next page's lines.
                self.close()
                if not isinstance(error, Exception):
                    raise
                why = f"no answer within {seconds:.0f} s" if hung.is_set() else _ended(error, process.returncode)
                raise failed(why) from None
        if isinstance(answer, RainganError):
            raise answer
        return answer


@contextlib.contextmanager
def _killed_after(seconds: float, process: subprocess.Popen[bytes]) -> Iterator[Event]:
    """Kills a process that takes longer; the event tells it from one that ends by itself."""
    hung = Event()

    def kill() -> None:
        hung.set()
        process.kill()

    timer = Timer(seconds, kill)
    timer.start()
    try:
        yield hung
    finally:
        timer.cancel()


def _ended(error: Exception, code: int) -> str:
    """What an answer that did not come tells of its process; one that came may be impossible to put together."""
    ended = isinstance(error, (EOFError, OSError, pickle.UnpicklingError))
    return f"it ended with code {code}" if ended else told(error)
