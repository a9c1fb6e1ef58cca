"""An engine that reads nothing: for tables without text, and to try the rest of the path."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.options import EngineOptions


class NullEngine:
    """Reads every line as empty."""

    name = "null"
    version = "1"
    settings = ""

    def __init__(self, options: EngineOptions) -> None:
        """Take the options, which every engine is made with; none matters."""

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read nothing.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One empty reading a line.
        """
        empty = RecognizedLine("", ())
        return [empty] * len(line_images)
