"""What an OCR engine is: pictures of lines go in, their text comes out with a confidence for each character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.model import Alternative
from extractor.reading.picture import Pixels


@dataclass(frozen=True, eq=False)
class Strip:
    """The picture of one line: `pixels` are rows x columns of 8-bit grey (0 black, 255 paper).

    Letters stand on row `baseline` and are `height` pixels high (as บ is).
    """

    pixels: Pixels
    baseline: float
    height: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine read, how likely (0 to 1) each of its characters is right, and what else may stand there."""

    text: str
    confidences: tuple[float, ...]
    alternatives: tuple[Alternative, ...] = ()


class Engine(Protocol):
    """An OCR engine. `name`, `version` and `settings` together say what it would read: they key the cache."""

    name: str
    version: str
    settings: str

    def read(self, strips: Sequence[Strip]) -> list[Reading]:
        """Read lines; one Reading each, in order. Raises OcrError where the engine fails."""
        ...
