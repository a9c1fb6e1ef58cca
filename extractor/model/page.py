"""What a reader hands on: sources, pages, glyphs and strokes.

Coordinates are PDF points (1/72 inch), origin top-left of the page as displayed, y grows downwards; page numbers are
1-based. Transcripts have pages only where the header repeats, and no boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin
from pathlib import Path
from typing import Literal

Format = Literal["pdf", "picture", "html", "markdown", "tabbed"]


@dataclass(frozen=True, slots=True)
class Source:
    """An input file. `name` is relative to the input root with `/` separators; `sha256` is of the bytes read."""

    path: Path
    name: str
    sha256: str
    format: Format
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top-left: x0 < x1, top < bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight stroke of a table, axis-parallel, in points; a thin rectangle counts as one."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a text layer, in content-stream order. `baseline` is the y of its foot, `size` in points.

    `aslant` print runs neither along nor across the page.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    aslant: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an engine may have misread: characters `start` to `end` (exclusive) of a line's text may be `text`.

    `odds` (natural logarithm): how much likelier that is than what was read; mostly below 0.
    """

    start: int
    end: int
    text: str
    odds: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, as read: nothing repaired, a trailing space kept.

    `fonts` are (font name, number of characters) runs over `text`. `starts` is True where the source itself says
    that a paragraph begins here (a transcript's `<p>`), False where it says that none does, None where it is silent.
    `confidences` (0 to 1, one a character) are an OCR engine's; empty where no engine read the line. `alternatives` are
    what else the engine thought of. `doubled` counts letters that are set twice at one place, and stand in it once.
    """

    text: str
    page_no: int
    box: Box | None = None
    fonts: tuple[tuple[str, int], ...] = ()
    starts: bool | None = None
    confidences: tuple[float, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    doubled: int = 0


def ink(text: str) -> int:
    """How many characters of a text are printed: all but white space."""
    return sum(not character.isspace() for character in text)


def joined(lines: Sequence[Line]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Lines as one raw text, joined by newlines, with its font runs; a newline counts with the run before it."""
    runs: list[tuple[str, int]] = []
    for i, line in enumerate(lines):
        if i:
            runs.append((runs[-1][0] if runs else "", 1))
        runs += line.fonts or [("", len(line.text))]
    return "\n".join(line.text for line in lines), tuple(runs)


@dataclass(frozen=True, slots=True)
class PageTransform:
    """How a page as displayed, `width` x `height` points, is turned to be read.

    First `degrees` clockwise (0, 90, 180 or 270), then `skew` degrees counter-clockwise about its middle, on paper
    large enough to hold it.
    """

    degrees: int
    width: float
    height: float
    skew: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page when it is turned, in points."""
        width, height = self._quartered
        sine, cosine = abs(sin(radians(self.skew))), cos(radians(self.skew))
        return width * cosine + height * sine, width * sine + height * cosine

    @property
    def is_none(self) -> bool:
        """Whether the page is read as it is displayed."""
        return not self.degrees and not self.skew

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as displayed comes to stand; origin top-left on both."""
        width, height = self.width, self.height
        x, y = {90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}.get(self.degrees, (x, y))
        return _leant(x, y, self._quartered, self.size, self.skew)

    def back(self, box: Box) -> Box:
        """The smallest box of the page as displayed that holds a box of the turned page."""
        there = PageTransform(-self.degrees % 360, *self._quartered)
        corners = ((x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom))
        level = (_leant(x, y, self.size, self._quartered, -self.skew) for x, y in corners)
        xs, ys = zip(*(there.point(x, y) for x, y in level), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def _quartered(self) -> tuple[float, float]:
        return (self.height, self.width) if self.degrees in (90, 270) else (self.width, self.height)


def _leant(
    x: float, y: float, size: tuple[float, float], onto: tuple[float, float], degrees: float
) -> tuple[float, float]:
    """A point of paper of one size, turned about its middle by `degrees` counter-clockwise, on paper of another."""
    if not degrees:
        return x, y
    sine, cosine = sin(radians(degrees)), cos(radians(degrees))
    x, y = x - size[0] / 2, y - size[1] / 2
    return x * cosine + y * sine + onto[0] / 2, y * cosine - x * sine + onto[1] / 2


@dataclass(frozen=True, slots=True)
class Origin:
    """How the text of a page was come by: `read_by` an engine, or `text-layer`, or `transcript`.

    `reason` is a code of why a text layer was set aside (empty: it was believed), `dpi` the resolution of the picture
    that an engine read.
    """

    read_by: str
    reason: str = ""
    dpi: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a reader hands it on, turned to be read: glyphs in content-stream order, and strokes; in points.

    `pictured` is the share of its area (0 to 1) that its largest picture covers, `hidden` the number of glyphs that
    are set but not shown. `notes` are codes of what went wrong in reading it.
    """

    number: int
    transform: PageTransform
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    pictured: float = 0.0
    hidden: int = 0
    notes: tuple[str, ...] = ()
