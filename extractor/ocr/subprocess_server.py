"""The process in which an OCR engine runs: it answers each list of strips with a list of readings, or with an error.

Pickles come in by stdin and go out by what was stdout. It says first what engine it is, or why it cannot be, and ends
when its input does.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from math import isfinite
from typing import IO, Any

from extractor.errors import NotInstalledError, OcrError, RainganError, UsageError
from extractor.model import Alternative
from extractor.model.image import LineImage
from extractor.ocr.base import Engine, RecognizedLine
from extractor.ocr.second_opinion import SecondOpinionEngine
from extractor.options import Options

_GROUP = "raingan.engines"
# Who is asked for a second opinion.
_SECOND = "tesseract"


def failed(why: str) -> OcrError:
    """The engine could not do its work."""
    return OcrError(
        f"ตัวอ่าน OCR ทำงานไม่สำเร็จ ({why}) กรุณาลองใหม่ หรือเลือกตัวอ่านอื่นด้วย --engine",
        f"The OCR engine failed ({why}). Try again, or choose another one with --engine.",
    )


def told(error: Exception) -> str:
    """An error of any library, in short."""
    return f"{type(error).__name__}: {error}"[:200]


def load(options: Options) -> Engine:
    """The engine that the options name, in this process. Raises NotInstalledError, UsageError or OcrError."""
    try:
        return ValidatedEngine(_made(options))
    except RainganError:
        raise
    except ImportError as error:
        lacking = _SECOND if options.second_opinion and error.name == "tesserocr" else options.engine
        raise _missing(lacking, error) from error
    except Exception as error:
        raise failed(told(error)) from error


def _made(options: Options) -> Engine:
    known = {point.name: point for point in entry_points(group=_GROUP)}
    if options.engine not in known:
        names = ", ".join(sorted(known))
        raise UsageError(
            f"ไม่มีตัวอ่าน OCR ชื่อ {options.engine} ที่มีคือ {names}",
            f"There is no OCR engine {options.engine}. There are: {names}",
        )
    engine: Engine = known[options.engine].load()(options)
    if not options.second_opinion or options.engine == _SECOND:
        return engine
    second: Engine = known[_SECOND].load()(options)
    return SecondOpinionEngine(engine, second)


class ValidatedEngine:
    """An engine whose answers are readings in plain Python, or a RainganError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name, self.version, self.settings = engine.name, engine.version, engine.settings

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines. Raises OcrError, or what RainganError else the engine raises."""
        try:
            return _checked(self._engine.read(strips), len(strips))
        except RainganError:
            raise
        except Exception as error:  # whatever a foreign engine raises costs the page
            raise failed(told(error)) from error


def send(pipe: IO[bytes], thing: Any) -> None:
    """Hand a thing on at once."""
    pickle.dump(thing, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _serve(options: Options, source: IO[bytes], sink: IO[bytes]) -> None:
    try:
        engine = load(options)
    except RainganError as error:
        return send(sink, error)
    send(sink, (engine.name, engine.version, engine.settings))
    with contextlib.suppress(EOFError):
        while True:
            send(sink, _answer(engine, pickle.load(source)))


def _answer(engine: Engine, strips: list[LineImage]) -> list[RecognizedLine] | RainganError:
    try:
        return engine.read(strips)
    except RainganError as error:
        return error


def _checked(answer: Any, count: int) -> list[RecognizedLine]:
    """What an engine answered, if it is a reading for each line."""
    if not isinstance(answer, list) or len(answer) != count:
        raise failed(f"{len(answer) if isinstance(answer, list) else 'no'} readings for {count} lines")
    found = []
    for reading in answer:
        if not (isinstance(reading, RecognizedLine) and isinstance(reading.text, str)):
            raise failed(f"a {type(reading).__name__} for a reading")
        if len(reading.confidences) != len(reading.text):
            raise failed(f"{len(reading.confidences)} confidences for {len(reading.text)} characters")
        found.append(_plain(reading))
    return found


def _plain(reading: RecognizedLine) -> RecognizedLine:
    """A reading in plain Python, if its numbers make sense."""
    text, sure = str(reading.text), tuple(round(float(sure), 2) for sure in reading.confidences)
    if not all(0 <= value <= 1 for value in sure):
        raise failed("a confidence that is not between 0 and 1")
    others = tuple(
        Alternative(int(other.start), int(other.end), str(other.text), round(float(other.odds), 1))
        for other in reading.alternatives
    )
    if not all(0 <= other.start <= other.end <= len(text) and isfinite(other.odds) for other in others):
        raise failed("an alternative that is not in the text")
    return RecognizedLine(text, sure, others)


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
