"""An engine's answers are checked, whoever wrote it: plain Python in, plain Python out."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

from extractor.errors import RainganError
from extractor.model import Alternative
from extractor.model.image import LineImage
from extractor.ocr.base import (
    Engine,
    RecognizedLine,
    engine_failed,
    short_description,
)

# Decimals that are kept: more say nothing, and texts of numbers grow with them.
_CONFIDENCE_DECIMALS = 2
_ODDS_DECIMALS = 1


class ValidatedEngine:
    """An engine that answers with well-formed readings, or raises a RainganError."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine whose answers are checked."""
        self._engine = engine
        self.name = engine.name
        self.version = engine.version
        self.settings = engine.settings

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines and check the answer.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One reading a line, made of Python's own types: an engine may give numpy's.

        Raises:
            OcrError: The engine failed in any way, or its answer is malformed.
            RainganError: What the engine raised of this kind.
        """
        try:
            answer = self._engine.read(line_images)
            return _validated(answer, len(line_images))
        except RainganError:
            raise
        # Whatever a foreign engine raises costs the page.
        except Exception as error:
            raise engine_failed(short_description(error)) from error


def _validated(answer: Any, line_count: int) -> list[RecognizedLine]:
    """What an engine answered, if it is a reading for each line."""
    if not isinstance(answer, list):
        raise engine_failed(f"no readings for {line_count} lines")
    if len(answer) != line_count:
        raise engine_failed(f"{len(answer)} readings for {line_count} lines")
    return [_validated_line(reading) for reading in answer]


def _validated_line(reading: Any) -> RecognizedLine:
    """A reading, if it has a text and a confidence for each of its characters."""
    if not (
        isinstance(reading, RecognizedLine) and isinstance(reading.text, str)
    ):
        raise engine_failed(f"a {type(reading).__name__} for a reading")
    if len(reading.confidences) != len(reading.text):
        raise engine_failed(
            f"{len(reading.confidences)} confidences for {len(reading.text)} characters"
        )
    text = str(reading.text)
    confidences = tuple(
        round(float(confidence), _CONFIDENCE_DECIMALS)
        for confidence in reading.confidences
    )
    if not all(0 <= confidence <= 1 for confidence in confidences):
        raise engine_failed("a confidence that is not between 0 and 1")
    alternatives = tuple(
        _validated_alternative(alternative, text)
        for alternative in reading.alternatives
    )
    return RecognizedLine(text, confidences, alternatives)


def _validated_alternative(alternative: Alternative, text: str) -> Alternative:
    """An alternative, if its place is in the text and its odds are a number."""
    plain = Alternative(
        start=int(alternative.start),
        end=int(alternative.end),
        text=str(alternative.text),
        odds=round(float(alternative.odds), _ODDS_DECIMALS),
    )
    if not (
        0 <= plain.start <= plain.end <= len(text) and isfinite(plain.odds)
    ):
        raise engine_failed("an alternative that is not in the text")
    return plain
