"""The print of a page in pieces: stretches that were set in one go, without a gap wider than a word space."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import attrgetter
from statistics import fmean, median

from rapidfuzz import fuzz

from extractor.model import Glyph, Page
from extractor.tables.alignment.row_marks import RowMark, row_marks_of
from extractor.tables.letters import is_diacritic
from extractor.tables.page_parts import parts_of

# In widths of a letter: a wider gap parts pieces. Word spaces of Thai faces are 0.4 to 0.6 of their letters' width.
PIECE_GAP = 0.85
# A step back of this begins another piece.
_STEP_BACK = 0.5
# A wider gap inside a piece is a word space.
WORD_GAP = 0.25
# Shares of a glyph's height: baselines nearer than this are one line's.
_SAME_LINE = 0.3
# Points: letters are this wide where a page has none.
_USUAL_WIDTH = 6.0
# In line pitches: further steps do not tell how far apart lines are set.
_LARGEST_STEP = 2.5
# rapidfuzz.ratio (0 to 100) of two printings of a line.
_SAME_TEXT = 88.0
# Share of a glyph's height above the baseline: the part of a line that says on which side of a mark it stands; low
# rows are drawn so near that their print's feet reach over the mark below.
_WAIST = 0.25
# Points by which pieces of a header stand elsewhere on another page, its shift aside.
_SAME_PLACE = 4.0
_LETTER = re.compile("[ก-ฮA-Za-z0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of print of one line.

    Attributes:
        x0: Left end in points.
        x1: Right end.
        baseline: The y of its foot.
        height: How high its glyphs are.
        text: What it says; empty where only a picture tells of it.
        font: The font of most of it; empty where that is not known.
        spaces: The word spaces inside it, as (left, right).
    """

    x0: float
    x1: float
    baseline: float
    height: float
    text: str = ""
    font: str = ""
    spaces: tuple[tuple[float, float], ...] = ()

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.x0 + self.x1) / 2

    def goes_over(self, x: float) -> bool:
        """Whether it stands on both sides of a place.

        Args:
            x: The place in points.

        Returns:
            Whether print stands left and right of it.
        """
        return self.x0 < x < self.x1


@dataclass(frozen=True, slots=True)
class PrintLine:
    """The pieces of a page that stand on one baseline.

    Attributes:
        baseline: The y of it in points.
        pieces: They, from left to right.
    """

    baseline: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What the line says, pieces parted by spaces."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def waist(self) -> float:
        """The y that says on which side of a mark the line stands."""
        return self.baseline - _WAIST * max(
            piece.height for piece in self.pieces
        )

    def moved(self, shift: float) -> PrintLine:
        """The line somewhere else.

        Args:
            shift: Points to the right.

        Returns:
            The line there.
        """
        if not shift:
            return self
        return replace(
            self, pieces=tuple(_moved(piece, shift) for piece in self.pieces)
        )


def pieces_in(lines: Iterable[PrintLine]) -> list[Piece]:
    """The pieces of lines.

    Args:
        lines: Lines, from the top.

    Returns:
        Their pieces, line by line, each from left to right.
    """
    return list(chain.from_iterable(line.pieces for line in lines))


def reach_of(pieces: Iterable[Piece]) -> tuple[float, float]:
    """How far print reaches to both sides.

    Args:
        pieces: At least one piece.

    Returns:
        The x of the first one's left end and of the last one's right end, in points.
    """
    starts, ends = zip(*((piece.x0, piece.x1) for piece in pieces), strict=True)
    return min(starts), max(ends)


@dataclass(frozen=True, slots=True)
class PagePrint:
    """What is printed on a page, as far as the search for tables needs it.

    Attributes:
        number: The page, 1-based.
        lines: Its lines from top to bottom.
        marks: Its rules and fills that run along rows.
        letter_width: How wide its letters are, in points; the unit of widths.
        pitch: How far apart the lines of a cell are set; the unit of heights.
        left: Where the page begins on its sheet, in points: its print is placed as if it stood alone.
    """

    number: int
    lines: tuple[PrintLine, ...]
    marks: tuple[RowMark, ...]
    letter_width: float
    pitch: float
    left: float = 0.0

    @classmethod
    def of(cls, page: Page) -> PagePrint:
        """Gather the print of a page.

        Args:
            page: The page, with its glyphs.

        Returns:
            Its print; aslant and turned print is left out.
        """
        return cls.of_pieces(page, pieces_of(page), letter_width_of(page))

    @classmethod
    def of_pieces(
        cls, page: Page, pieces: Sequence[Piece], letter_width: float
    ) -> PagePrint:
        """Gather the print of a page whose pieces are known.

        Args:
            page: The page, with its rulings and drawings.
            pieces: Its pieces in any order.
            letter_width: How wide its letters are, in points.

        Returns:
            Its print.
        """
        lines = tuple(_lines(pieces))
        pitch = _line_pitch(lines)
        return cls(page.number, lines, row_marks_of(page), letter_width, pitch)

    def begun_at(self, left: float) -> PagePrint:
        """The print of the right page of a sheet, placed as that of a page of its own.

        Args:
            left: Where the page begins, in points.

        Returns:
            Its print further left.
        """
        if not left:
            return self
        lines = tuple(line.moved(-left) for line in self.lines)
        return replace(
            self,
            lines=lines,
            marks=tuple(mark.moved(-left) for mark in self.marks),
            left=left,
        )


def prints_of(
    page: Page, print_of: Callable[[Page], PagePrint]
) -> list[PagePrint]:
    """Gather the print of a sheet, page by page.

    Args:
        page: A page, with its gutter where it holds two.
        print_of: What gathers the print of one of them.

    Returns:
        The print of the page, or of both.
    """
    left, *right = parts_of(page)
    prints = [print_of(left)]
    for part in right:
        half = (
            part.transform.size[0] / 2 if part.transform else page.gutter or 0.0
        )
        prints.append(print_of(part).begun_at(half))
    return prints


def pieces_of(page: Page) -> list[Piece]:
    """Gather the pieces of print of a page.

    Args:
        page: The page, with its glyphs.

    Returns:
        They, in the order in which they were set; aslant and turned print is left out.
    """
    level = _level_glyphs(page)
    width = _letter_width(level)
    size = median(glyph.size for glyph in level) if level else 1.0
    return list(_pieces(level, width, size))


def letter_width_of(page: Page) -> float:
    """Measure the letters of a page.

    Args:
        page: The page, with its glyphs.

    Returns:
        How wide they usually are, in points.
    """
    return _letter_width(_level_glyphs(page))


def are_alike(one: PrintLine, other: PrintLine) -> bool:
    """Whether two lines say the same at the same place, as those of a header that is printed again.

    Args:
        one: A line.
        other: A line of another page, where it would stand on the first one.

    Returns:
        Whether they do; of pictures, whether their pieces stand alike.
    """
    text = one.text.strip()
    other_text = other.text.strip()
    if text or other_text:
        stands_alike = abs(one.pieces[0].x0 - other.pieces[0].x0) <= _SAME_PLACE
        return stands_alike and fuzz.ratio(text, other_text) >= _SAME_TEXT
    if len(one.pieces) != len(other.pieces):
        return False
    return all(
        _is_same_place(*pair)
        for pair in zip(one.pieces, other.pieces, strict=True)
    )


def _is_same_place(one: Piece, other: Piece) -> bool:
    return (
        abs(one.x0 - other.x0) <= _SAME_PLACE
        and abs(one.x1 - other.x1) <= _SAME_PLACE
    )


def _level_glyphs(page: Page) -> list[Glyph]:
    return [
        glyph
        for glyph in page.glyphs
        if not glyph.aslant and not glyph.turn and glyph.text.strip()
    ]


def _letter_width(glyphs: Iterable[Glyph]) -> float:
    widths = [
        glyph.x1 - glyph.x0 for glyph in glyphs if _LETTER.match(glyph.text)
    ]
    return median(widths) if widths else _USUAL_WIDTH


def _pieces(
    glyphs: Iterable[Glyph], width: float, size: float
) -> Iterator[Piece]:
    """Stretches of glyphs that follow one another in the stream and on the page; in larger type gaps are wider, too."""
    stretch: list[Glyph] = []
    letter: Glyph | None = None
    for glyph in glyphs:
        if is_diacritic(glyph):
            if stretch:
                stretch.append(glyph)
            continue
        if letter and not _goes_on(
            letter, glyph, width * max(1.0, glyph.size / size)
        ):
            yield _piece(stretch, width)
            stretch = []
        stretch.append(glyph)
        letter = glyph
    if stretch:
        yield _piece(stretch, width)


def _goes_on(before: Glyph, glyph: Glyph, width: float) -> bool:
    gap = glyph.x0 - before.x1
    is_on_line = (
        abs(glyph.baseline - before.baseline) <= _SAME_LINE * before.size
    )
    return (
        is_on_line
        and -_STEP_BACK * width - (before.x1 - before.x0)
        < gap
        <= PIECE_GAP * width
    )


def _piece(stretch: Sequence[Glyph], width: float) -> Piece:
    letters = [glyph for glyph in stretch if not is_diacritic(glyph)] or list(
        stretch
    )
    spaces = []
    for before, glyph in pairwise(letters):
        if glyph.x0 - before.x1 >= WORD_GAP * width:
            spaces.append((before.x1, glyph.x0))
    return Piece(
        x0=min(glyph.x0 for glyph in letters),
        x1=max(glyph.x1 for glyph in letters),
        baseline=median(glyph.baseline for glyph in letters),
        height=median(glyph.size for glyph in letters),
        text=_text(stretch, width),
        font=letters[len(letters) // 2].font,
        spaces=tuple(spaces),
    )


def _text(stretch: Sequence[Glyph], width: float) -> str:
    parts = [stretch[0].text]
    for before, glyph in pairwise(stretch):
        needs_space = (
            not is_diacritic(glyph) and glyph.x0 - before.x1 >= WORD_GAP * width
        )
        parts.append(f" {glyph.text}" if needs_space else glyph.text)
    return "".join(parts)


def _moved(piece: Piece, shift: float) -> Piece:
    spaces = tuple(
        (left + shift, right + shift) for left, right in piece.spaces
    )
    return replace(
        piece, x0=piece.x0 + shift, x1=piece.x1 + shift, spaces=spaces
    )


def _lines(pieces: Iterable[Piece]) -> Iterator[PrintLine]:
    """Pieces by baseline, from top to bottom."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=attrgetter("baseline")):
        if (
            line
            and piece.baseline - line[0].baseline > _SAME_LINE * piece.height
        ):
            yield _line(line)
            line = []
        line.append(piece)
    if line:
        yield _line(line)


def _line(pieces: Iterable[Piece]) -> PrintLine:
    in_order = tuple(sorted(pieces, key=attrgetter("x0")))
    return PrintLine(median(piece.baseline for piece in in_order), in_order)


def _line_pitch(lines: Sequence[PrintLine]) -> float:
    """The usual step from a piece to the next one below it."""
    steps = []
    heights = []
    for index, line in enumerate(lines):
        for piece in line.pieces:
            heights.append(piece.height)
            below = _next_below(piece, lines[index + 1 :])
            if (
                below is not None
                and below - piece.baseline <= _LARGEST_STEP * piece.height
            ):
                steps.append(below - piece.baseline)
    if not heights:
        return 2 * _USUAL_WIDTH
    return _usual(steps) if steps else median(heights)


def _next_below(piece: Piece, lines: Sequence[PrintLine]) -> float | None:
    """The baseline of the next line with print under a piece."""
    for line in lines[:8]:
        if any(
            other.x0 < piece.x1 and piece.x0 < other.x1 for other in line.pieces
        ):
            return line.baseline
    return None


def _usual(steps: Sequence[float]) -> float:
    """The mean of the steps that most others are near to: producers round the places of lines, up and down."""
    most: list[float] = []
    for step in sorted(set(steps)):
        most = max(
            most,
            [other for other in steps if abs(other - step) <= 0.05 * step],
            key=len,
        )
    return fmean(most)
