"""What an OCR engine is: pictures of lines go in, their text comes out with a confidence for each character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.errors import OcrError
from extractor.model import Alternative
from extractor.model.image import LineImage

# Characters of a foreign library's error that a message quotes.
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class RecognizedLine:
    """What an engine read on one line.

    Attributes:
        text: The text as printed; empty where nothing was read.
        confidences: For each character of `text` how likely it is right, 0 to 1.
        alternatives: What else may stand in places of `text`.
    """

    text: str
    confidences: tuple[float, ...]
    alternatives: tuple[Alternative, ...] = ()


class Engine(Protocol):
    """An OCR engine; docs/engines.md shows how to write one.

    Attributes:
        name: What `--engine` calls it.
        version: Version of the program or the model.
        settings: Whatever else its readings depend on. With name and version it is the key of the cache.
    """

    name: str
    version: str
    settings: str

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read the lines of a page.

        Args:
            line_images: Pictures of one printed line each; there may be none.

        Returns:
            One RecognizedLine for each picture, in their order.

        Raises:
            OcrError: The engine failed; the page is lost, the others are read.
        """
        ...


def engine_failed(why: str) -> OcrError:
    """Make the error of an engine that could not do its work.

    Args:
        why: The reason, in a few English words.

    Returns:
        The error, to be raised.
    """
    return OcrError("ocr-failed/engine", why=why)


def short_description(error: Exception) -> str:
    """Describe an error of any library in one short text.

    Args:
        error: The error.

    Returns:
        Its class and what it says, cut off after 200 characters.

    >>> short_description(ValueError("no such glyph"))
    'ValueError: no such glyph'
    """
    return f"{type(error).__name__}: {error}"[:_LONGEST_QUOTE]
