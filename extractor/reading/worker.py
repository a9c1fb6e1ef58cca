"""Runs an OCR engine in a process of its own: one that crashes or hangs costs a page, not the run.

Parent and child speak pickles over pipes. The child says first what engine it is, or why it cannot be; then it answers
each list of strips with a list of readings, or with an error. It ends when its input does.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from threading import Timer
from typing import IO, Any

from extractor.errors import NotInstalledError, OcrError, RainganError, UsageError
from extractor.options import Options
from extractor.reading.ocr import Engine, Reading, Strip

GROUP = "raingan.engines"
# Seconds for an engine to load its model.
_START = 60.0


class Worker:
    """An engine that runs elsewhere. Raises NotInstalledError or UsageError where it cannot be had."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self.name, self.version, self.settings = self._start()

    def read(self, strips: Sequence[Strip]) -> list[Reading]:
        """Read lines. Raises OcrError where the engine crashes, hangs or fails; it is started anew afterwards."""
        if self._process is None:
            self._start()
        answer = self._ask(list(strips), self._options.ocr_timeout)
        return _checked(answer, len(strips))

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
        command = [sys.executable, "-m", "extractor.reading.worker", self._options.model_dump_json()]
        # Lines are short: threads inside an engine would only wait for each other.
        path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": path}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        try:
            said: tuple[str, str, str] = self._ask(None, _START)
        except RainganError:
            self.close()
            raise
        return said

    def _ask(self, question: Any, seconds: float) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise _failed("not started")
        timer = Timer(seconds, process.kill)
        timer.start()
        try:
            if question is not None:
                _send(process.stdin, question)
            answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            hung = not timer.is_alive()
            self.close()
            raise _failed(
                f"no answer within {seconds:.0f} s" if hung else f"it ended with code {process.returncode}"
            ) from None
        finally:
            timer.cancel()
        if isinstance(answer, RainganError):
            raise answer
        return answer


def _checked(answer: Any, count: int) -> list[Reading]:
    """What an engine answered, if it is a reading for each line."""
    if not isinstance(answer, list) or len(answer) != count:
        raise _failed(f"{len(answer) if isinstance(answer, list) else 'no'} readings for {count} lines")
    found = []
    for reading in answer:
        if not (isinstance(reading, Reading) and isinstance(reading.text, str)):
            raise _failed(f"a {type(reading).__name__} for a reading")
        if len(reading.confidences) != len(reading.text):
            raise _failed(f"{len(reading.confidences)} confidences for {len(reading.text)} characters")
        found.append(Reading(reading.text, tuple(round(float(sure), 2) for sure in reading.confidences)))
    return found


def _failed(why: str) -> OcrError:
    return OcrError(
        f"ตัวอ่าน OCR ทำงานไม่สำเร็จ ({why}) กรุณาลองใหม่ หรือเลือกตัวอ่านอื่นด้วย --engine",
        f"The OCR engine failed ({why}). Try again, or choose another one with --engine.",
    )


def load(options: Options) -> Engine:
    """The engine that the options name, in this process. Raises UsageError and what the engine raises."""
    known = {point.name: point for point in entry_points(group=GROUP)}
    if options.engine not in known:
        names = ", ".join(sorted(known))
        raise UsageError(
            f"ไม่มีตัวอ่าน OCR ชื่อ {options.engine} ที่มีคือ {names}",
            f"There is no OCR engine {options.engine}. There are: {names}",
        )
    engine: Engine = known[options.engine].load()(options)
    return engine


def _send(pipe: IO[bytes], thing: Any) -> None:
    pickle.dump(thing, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _serve(options: Options, source: IO[bytes], sink: IO[bytes]) -> None:
    try:
        engine = load(options)
    except RainganError as error:
        return _send(sink, error)
    except ImportError as error:
        return _send(sink, _missing(options.engine, error))
    except Exception as error:
        return _send(sink, _failed(f"{type(error).__name__}: {error}"[:200]))
    _send(sink, (engine.name, engine.version, engine.settings))
    with contextlib.suppress(EOFError):
        while True:
            _send(sink, _answer(engine, pickle.load(source)))


def _answer(engine: Engine, strips: list[Strip]) -> list[Reading] | RainganError:
    try:
        return engine.read(strips)
    except RainganError as error:
        return error
    except Exception as error:  # whatever a foreign engine raises costs the page
        return _failed(f"{type(error).__name__}: {error}"[:200])


def _missing(engine: str, error: ImportError) -> RainganError:
    if not isinstance(error, ModuleNotFoundError):  # a library that is there and cannot be loaded
        return NotInstalledError(
            f"เรียกใช้ตัวอ่าน OCR {engine} ไม่ได้ ({error}) กรุณาติดตั้งใหม่",
            f"The OCR engine {engine} cannot be loaded ({error}). Install it anew.",
        )
    return NotInstalledError(
        f"ตัวอ่าน OCR {engine} ต้องใช้ {error.name} ซึ่งยังไม่ได้ติดตั้ง กรุณาเรียก pip install {error.name}",
        f"The OCR engine {engine} needs {error.name}, which is not installed. Run: pip install {error.name}",
    )


if __name__ == "__main__":
    # What an engine prints must not get among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(Options.model_validate_json(sys.argv[1]), sys.stdin.buffer, answers)
