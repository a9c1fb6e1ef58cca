"""What an input backend hands on: pages, with glyphs and strokes, or with the tables that the source declares.

Coordinates are PDF points (1/72 inch), origin top-left of the page turned to be read, y grows downwards; page numbers
are 1-based. Transcripts have pages only where the header repeats, and no boxes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.model.ink import Ink
from extractor.model.page_coordinates import Box, PageTransform
from extractor.model.table import Table
from extractor.model.text import Colour, Glyph, HiddenText, Line, SetAside


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight stroke of a table, axis-parallel, in points; a thin rectangle counts as one.

    Attributes:
        x0: Left end.
        top: Upper end.
        x1: Right end, x0 <= x1.
        bottom: Lower end, top <= bottom.
        colour: What it is drawn in; None where that is not known.
        shows: Whether it can be told from what it is drawn on: white on paper cannot.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour | None = None
    shows: bool = True


# What is drawn: a stroke that leans, a filled shape, a picture. Strokes along an axis are handed on as rulings.
DrawingKind = Literal["stroke", "fill", "picture"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn on a page that is neither print nor a stroke along an axis.

    Attributes:
        kind: What it is.
        x0: The x of where a stroke begins, or of one corner.
        y0: The y there.
        x1: The x of where a stroke ends, or of the opposite corner.
        y1: The y there.
        colour: What it is filled with; None where that is not known, as of a pattern, or does not matter.
        is_rectangle: Whether it fills all of its box.
    """

    kind: DrawingKind
    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour | None = None
    is_rectangle: bool = True

    @property
    def box(self) -> Box:
        """The box around it, in points."""
        return Box(
            x0=min(self.x0, self.x1),
            top=min(self.y0, self.y1),
            x1=max(self.x0, self.x1),
            bottom=max(self.y0, self.y1),
        )


@dataclass(frozen=True, slots=True)
class DeclaredContent:
    """What is on a page whose source itself says what is a table (a transcript's `<table>`).

    Attributes:
        tables: Its tables from top to bottom, their cells filled.
        lines: The lines that stand in none of them.
        printed: How many characters, white space aside, the page has.
    """

    tables: tuple[Table, ...]
    lines: tuple[Line, ...]
    printed: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page as an input backend hands it on, turned to be read.

    Attributes:
        number: Page number, 1-based.
        transform: How the page was turned; None where its size is not known.
        glyphs: Its text layer in content-stream order.
        rulings: Its strokes along an axis.
        drawings: What else is drawn on it, in the order in which it is painted.
        letters: Where its letters stand, as far as a picture tells; empty where it has glyphs.
        other_print: What else of its print a picture shows: dots, parts of letters, letters that touch.
        pictured: The share of its area (0 to 1) that its largest picture covers.
        hidden: How many of its glyphs an earlier OCR laid under its picture, or set without showing them.
        guessed: How many of its glyphs stand for letters that the file does not tell: what they say is a guess.
        hidden_texts: What else stands in the file and is not shown; none of it is among the glyphs.
        ink: What is drawn on it that may be print and is no glyph.
        annotations: How many notes, form fields and stamps show on it.
        notes: Codes of what went wrong in reading it.
        declared: Its content, where the source says itself what is a table; None where tables are to be found.
        gutter: The x of the white between two pages that stand side by side on this sheet; None where one does.
        set_aside: Print that shows and is not among its glyphs, for it is no text of the page.
    """

    number: int
    transform: PageTransform | None
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    letters: tuple[Box, ...] = ()
    other_print: tuple[Box, ...] = ()
    pictured: float = 0.0
    hidden: int = 0
    guessed: int = 0
    hidden_texts: tuple[HiddenText, ...] = ()
    ink: tuple[Ink, ...] = ()
    annotations: int = 0
    notes: tuple[str, ...] = ()
    declared: DeclaredContent | None = None
    gutter: float | None = None
    set_aside: tuple[SetAside, ...] = ()
