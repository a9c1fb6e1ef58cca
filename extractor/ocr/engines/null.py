"""An engine that reads nothing: for tables without text, and to try the rest of the path."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.options import Options


class NullEngine:
    """Reads every line as empty."""

    name, version, settings = "null", "1", ""

    def __init__(self, options: Options) -> None:
        """Take the options that every engine takes, and use none."""

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """One empty reading a line."""
        return [RecognizedLine("", ()) for _ in strips]
