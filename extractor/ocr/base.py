"""What an OCR engine is: pictures of lines go in, their text comes out with a confidence for each character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.model import Alternative
from extractor.model.image import LineImage


@dataclass(frozen=True, slots=True)
class RecognizedLine:
    """What an engine read, how likely (0 to 1) each of its characters is right, and what else may stand there."""

    text: str
    confidences: tuple[float, ...]
    alternatives: tuple[Alternative, ...] = ()


class Engine(Protocol):
    """An OCR engine. `name`, `version` and `settings` together say what it would read: they key the cache."""

    name: str
    version: str
    settings: str

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines; one RecognizedLine each, in order. Raises OcrError where the engine fails."""
        ...
