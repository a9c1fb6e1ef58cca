"""The process in which an OCR engine runs: it answers each list of line images with readings, or with an error.

Pickles come in by stdin and go out by what was stdout. It says first what engine it is, or why it cannot be, and ends
when its input does.
"""

from __future__ import annotations

import os
import sys
from typing import IO

from extractor.errors import RainganError
from extractor.model.image import LineImage
from extractor.ocr.base import Engine, RecognizedLine
from extractor.ocr.registry import make_engine
from extractor.ocr.subprocess_pipe import receive, send
from extractor.options import Options

_STDOUT = 1
_STDERR = 2


def serve(options: Options, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Make an engine and answer until no more requests come.

    Args:
        options: Which engine, and its options.
        requests: Lists of line images, pickled.
        answers: Takes the engine's (name, version, settings) or the error why it cannot be made, then a list of
            readings or an error for each request, pickled.
    """
    try:
        engine = make_engine(options)
    except RainganError as error:
        send(answers, error)
        return
    send(answers, (engine.name, engine.version, engine.settings))
    while True:
        try:
            line_images = receive(requests)
        except EOFError:
            return
        send(answers, _answer(engine, line_images))


def _answer(
    engine: Engine, line_images: list[LineImage]
) -> list[RecognizedLine] | RainganError:
    try:
        return engine.read(line_images)
    except RainganError as error:
        return error


def _main() -> None:
    # What an engine prints must not get among the answers.
    answers = os.fdopen(os.dup(_STDOUT), "wb")
    os.dup2(_STDERR, _STDOUT)
    serve(Options.model_validate_json(sys.argv[1]), sys.stdin.buffer, answers)


if __name__ == "__main__":
    _main()
