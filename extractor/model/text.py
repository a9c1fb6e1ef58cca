"""Printed text as it was read: glyphs of a text layer, and lines with what is known of each of their characters.

Coordinates are PDF points (1/72 inch), origin top-left of the page, y grows downwards; page numbers are 1-based.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.model.page_coordinates import Box

# Red, green and blue, 0 to 1.
Colour = tuple[float, float, float]
# Why print that shows is no text of the page: somebody struck it out, or it is a watermark or a stamp.
AsideReason = Literal["struck-out", "watermark"]
# A stretch of characters set in one font: its name (empty: not known) and how many they are.
FontRun = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a text layer, in content-stream order.

    Attributes:
        text: The character; several where one glyph draws them; U+FFFD where it is not known.
        x0: Left end in points.
        x1: Right end in points.
        baseline: The y of its foot in points.
        size: Height in points.
        font: Name of its font.
        aslant: Whether it runs neither along nor across the page, as watermarks do.
        turn: Degrees clockwise (0, 90, 180, 270) by which it must be turned to run from left to right; of a glyph that
            runs up or down the page, `x0` and `x1` are its sides, `baseline` its lowest y, and `size` its extent in y.
        ink: What colour it has on white paper; None where that is not known.
        is_stamp: Whether the file itself calls it a watermark or a stamp.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    aslant: bool = False
    turn: int = 0
    ink: Colour | None = None
    is_stamp: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an engine may have misread.

    Attributes:
        start: Index of the first character of the line that may be another.
        end: Index after the last one.
        text: What may stand there instead.
        odds: Natural logarithm of how much likelier that is than what was read; mostly below 0.
    """

    start: int
    end: int
    text: str
    odds: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, as read: nothing repaired, a trailing space kept.

    Attributes:
        text: Its raw text.
        page_no: Its page, 1-based.
        box: Where its print stands, in points; None in a transcript.
        fonts: Runs over `text`; empty where fonts are not known.
        starts_paragraph: True where the source itself says that a paragraph begins here (a transcript's `<p>`), False
            where it says that none does, None where it is silent.
        confidences: An OCR engine's, 0 to 1, one a character; empty where no engine read the line.
        alternatives: What else the engine thought of.
        doubled: How many letters are set twice at one place; they stand in `text` once.
    """

    text: str
    page_no: int
    box: Box | None = None
    fonts: tuple[FontRun, ...] = ()
    starts_paragraph: bool | None = None
    confidences: tuple[float, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    doubled: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """Print that shows, but is no text of any cell: it is kept, and told.

    Attributes:
        reason: Why.
        line: Its text and place.
    """

    reason: AsideReason
    line: Line


def printed_count(text: str) -> int:
    """How many characters of a text are printed: all but white space.

    Args:
        text: Any text.

    Returns:
        Their number.

    >>> printed_count("ตลอดปี งบประมาณ")
    14
    """
    return sum(not character.isspace() for character in text)


def joined_lines(lines: Sequence[Line]) -> tuple[str, tuple[FontRun, ...]]:
    r"""Lines as one raw text.

    Args:
        lines: Lines that belong together, in reading order.

    Returns:
        Their texts joined by newlines, and its font runs; a newline counts with the run before it.

    >>> joined_lines([Line("กอง", 1, fonts=(("Sarabun", 3),)), Line("คลัง", 1)])
    ('กอง\nคลัง', (('Sarabun', 3), ('Sarabun', 1), ('', 4)))
    """
    runs: list[FontRun] = []
    for number, line in enumerate(lines):
        if number > 0:
            font_before = runs[-1][0] if runs else ""
            runs.append((font_before, 1))
        runs += line.fonts or [("", len(line.text))]
    text = "\n".join(line.text for line in lines)
    return text, tuple(runs)
