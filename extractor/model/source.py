"""Where data comes from: an input file, and how the text of each of its pages was come by."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

# Name of an input format, such as `pdf`: one that a backend of `extractor.inputs.backends` declares.
Format = str


@dataclass(frozen=True, slots=True)
class Source:
    """An input file, read into memory.

    Attributes:
        path: Where it was read from.
        name: Its path relative to the input root, with `/` separators.
        sha256: Hex digest of the bytes read.
        format: Name of its format, as its content says.
        data: The bytes.
    """

    path: Path
    name: str
    sha256: str
    format: Format
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """How the text of a page was come by.

    Attributes:
        read_by: Name and version of an OCR engine, or `text-layer`, or `transcript`.
        reason: Code of why a text layer was set aside; empty where it was believed.
        dpi: Dots an inch of the picture that an engine read; None where none did.
        pictures: Name and version of the engine that read pictures on a page of text; empty where none did.
    """

    read_by: str
    reason: str = ""
    dpi: float | None = None
    pictures: str = ""
