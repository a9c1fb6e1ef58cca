"""Printed text as it was read: glyphs of a text layer, and lines with what is known of each of their characters.

Coordinates are PDF points (1/72 inch), origin top-left of the page, y grows downwards; page numbers are 1-based.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Literal

from extractor.model.page_coordinates import ACROSS, Box
from normalizer import unseen_places, unseen_rule

# What stands where a text layer does not say which letter a glyph is.
UNKNOWN_LETTER = "\ufffd"

# Red, green and blue, 0 to 1.
Colour = tuple[float, float, float]
# Why text that stands in a file is not seen on its page: its layer is off, something is painted over it, it has the
# colour of its ground, it is set to be invisible, a clip or the page's edge cuts it off, it is too small, or it leaves
# no ink.
HiddenReason = Literal[
    "layer-off",
    "covered",
    "pale",
    "invisible",
    "clipped",
    "outside-page",
    "too-small",
    "without-ink",
]

# Why print that shows is no text of the page: somebody struck it out, it is a watermark, a stamp, or a mark that refers
# to a note below the table.
AsideReason = Literal["struck-out", "watermark", "note-mark"]
# A stretch of characters set in one font: its name (empty: not known) and how many they are.
FontRun = tuple[str, int]
# What a text layer draws: which of the document's fonts, and which glyph of it; several glyphs where ActualText says
# in one text what they show.
Code = tuple[int, ...]
# What single glyphs of a document show, by their code.
GlyphNames = Mapping[Code, str]


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
        code: What the file draws there; None where that is not known, is not shown, or is no part of the page itself.
        colour: What colour it has on white paper; None where that is not known.
        is_stamp: Whether the file itself calls it a watermark or a stamp.
        room_struck_out: How many points of the gap before it struck-out print fills; they are no space.
        is_lacking: Whether it is the box that is drawn for a character that the font lacks, and the file does not say
            which: no letter, though it has ink.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    aslant: bool = False
    turn: int = 0
    code: Code | None = None
    colour: Colour | None = None
    is_stamp: bool = False
    room_struck_out: float = 0.0
    is_lacking: bool = False

    @property
    def runs_across(self) -> bool:
        """Whether it runs up or down the page."""
        return self.turn in ACROSS


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A line of text that a file has and its page does not show.

    Attributes:
        page_no: The page, 1-based.
        box: Where it stands, in points; it may lie outside the page.
        text: Its raw text.
        reason: Why it is not seen.
    """

    page_no: int
    box: Box
    text: str
    reason: HiddenReason


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
class Mend:
    """A place of a line where print shows something else than its source says: other letters, or nothing.

    Attributes:
        start: Index of the first character of the line that was put there.
        end: Index after the last one; `start` where nothing is printed.
        layer: What the source says there, such as the text layer.
    """

    start: int
    end: int
    layer: str

    @property
    def rule(self) -> str:
        """The rule of repair that takes out what does not show; empty where print shows other letters."""
        return unseen_rule(self.layer) if self.start == self.end else ""


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
        glyphs: Those of a text layer that make `text`, in its order, until the document is proved; then none.
        mends: Where `text` is what print shows and not what its source says, in order.
        proved: Whether print shows what `text` says; None where that was not looked at.
        reading: What was read on the picture of a line that is not proved, without spaces.
        ends_with_space: Whether its end leaves room for the next word, but not for a space before that.
        leaves_room: Whether its end leaves room for the first letter of the next line.
        is_full: Whether its end leaves no room for a space.
        is_filled_in: Whether it stands on a printed blank, which is drawn with it: print would not say the same.
    """

    text: str
    page_no: int
    box: Box | None = None
    fonts: tuple[FontRun, ...] = ()
    starts_paragraph: bool | None = None
    confidences: tuple[float, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    doubled: int = 0
    glyphs: tuple[Glyph, ...] = ()
    mends: tuple[Mend, ...] = ()
    proved: bool | None = None
    reading: str = ""
    ends_with_space: bool = False
    leaves_room: bool = False
    is_full: bool = False
    is_filled_in: bool = False

    @property
    def mends_by_print(self) -> tuple[Mend, ...]:
        """The mends of letters that print shows otherwise."""
        return tuple(mend for mend in self.mends if not mend.rule)

    @property
    def raw(self) -> str:
        """What its source says: `text` before print mended it."""
        raw = self.text
        for mend in reversed(self.mends):
            raw = raw[: mend.start] + mend.layer + raw[mend.end :]
        return raw


def as_seen(line: Line, *, controls: bool = True) -> Line:
    r"""Take what does not show out of the text of a line, so that all who read it see what a reader sees.

    Args:
        line: The line.
        controls: Whether control characters are taken out, too, and not only what has no width: where a text layer
            has them, they may stand for letters that are printed.

    Returns:
        The line; `raw` has what its source says.

    >>> line = as_seen(Line("๑\u200b. จัดทำ", 1))
    >>> line.text, line.raw == "๑\u200b. จัดทำ"
    ('๑. จัดทำ', True)
    """
    unseen = set(unseen_places(line.text, controls=controls))
    if not unseen or line.alternatives:
        return line
    places = _places_left(line, unseen)
    mends = list(
        zip(
            (mend.start for mend in line.mends),
            _moved_mends(line, places),
            strict=True,
        )
    )
    mends += [
        (place, Mend(places[place], places[place], line.text[place]))
        for place in unseen
    ]
    return replace(
        without_places(line, unseen),
        mends=tuple(mend for _, mend in sorted(mends, key=itemgetter(0))),
    )


def without_places(line: Line, left_out: Set[int]) -> Line:
    """A line without some of its characters.

    Args:
        line: The line.
        left_out: Indices of the characters that are left out.

    Returns:
        The rest, its font runs, confidences and mends as they were, without the mends of what is left out; its
        alternatives are dropped, its glyphs and its box are those of the line.

    >>> without_places(Line("วงเงิน 1,250*", 1), {12}).text
    'วงเงิน 1,250'
    """
    kept = [place for place in range(len(line.text)) if place not in left_out]
    return replace(
        line,
        text="".join(line.text[place] for place in kept),
        fonts=tuple(_font_runs(line.fonts, kept)),
        confidences=tuple(
            line.confidences[place]
            for place in kept
            if place < len(line.confidences)
        ),
        alternatives=(),
        mends=tuple(_moved_mends(line, _places_left(line, left_out))),
    )


def _places_left(line: Line, left_out: Set[int]) -> list[int]:
    """For each place of a line, and its end, how many characters before it are left."""
    places = [0]
    for place in range(len(line.text)):
        places.append(places[-1] + (place not in left_out))
    return places


def _moved_mends(line: Line, places: Sequence[int]) -> Iterator[Mend]:
    """The mends of a line where they stand in what is left of it, without those of what is left out."""
    for mend in line.mends:
        start, end = places[mend.start], places[mend.end]
        if start < end or mend.start == mend.end:
            yield replace(mend, start=start, end=end)


def _font_runs(
    fonts: Iterable[FontRun], kept: Iterable[int]
) -> Iterator[FontRun]:
    """Font runs over the characters that are left of a line."""
    names = [font for font, count in fonts for _ in range(count)]
    for font, run in groupby(
        names[place] for place in kept if place < len(names)
    ):
        yield font, len(list(run))


@dataclass(frozen=True, slots=True)
class SetAside:
    """Print that shows, but is no text of any cell: it is kept, and told.

    Attributes:
        reason: Why.
        line: Its text and place.
        note: Of the mark of a note, what the note says; else empty.
    """

    reason: AsideReason
    line: Line
    note: str = ""


# The control pictures, each so far behind its control character; those of delete and of a substitute.
_PICTURES = 0x2400
_DELETE = "\u2421"
_SUBSTITUTE = "\u241a"
# The last two code points of each plane are noncharacters, and these.
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_PLANE_END = 0xFFFE


def writable(text: str) -> str:
    r"""Stand signs in for what no file of text can hold: NUL, other control characters, noncharacters, half surrogates.

    Args:
        text: Any text.

    Returns:
        The text, as long as before, in which each of them is a control picture (U+2400 to U+2421): the normalizer takes
        these out, so that its record can be written, too. Those that are white space are spaces, but for tabs and line
        ends.

    >>> writable("กอง\x00คลัง\ud800")
    'กอง␀คลัง␚'
    """
    if text.isprintable():
        return text
    return "".join(map(_written, text))


def _written(character: str) -> str:
    code = ord(character)
    category = unicodedata.category(character)
    if category == "Cc" and character not in "\t\n\r":
        return _picture(code, is_space=character.isspace())
    is_noncharacter = code in _NONCHARACTERS or code & _PLANE_END == _PLANE_END
    return _SUBSTITUTE if category == "Cs" or is_noncharacter else character


def _picture(code: int, *, is_space: bool) -> str:
    """What stands for a control character: a space, or its picture; those above ASCII have none of their own."""
    if is_space:
        return " "
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _DELETE if code == ord("\x7f") else _SUBSTITUTE


def printed_count(text: str) -> int:
    """How many characters of a text are printed: all but white space.

    Args:
        text: Any text.

    Returns:
        Their number.

    >>> printed_count("ตลอดปี งบประมาณ")
    14
    """
    return len("".join(text.split()))


def are_proved(lines: Iterable[Line]) -> bool | None:
    """Whether print shows what lines say.

    Args:
        lines: Lines of a cell.

    Returns:
        True where each was proved, False where one says something else, None where one was not looked at, or none says
        anything.
    """
    states = {line.proved for line in lines if line.text.strip()}
    if False in states:
        return False
    return True if states == {True} else None


def raw_text(lines: Iterable[Line]) -> str:
    r"""What the source of lines says.

    Args:
        lines: Lines that belong together, in reading order.

    Returns:
        Their raw texts joined by newlines, as they were before print mended them.

    >>> raw_text([Line("ใช้", 1, mends=(Mend(2, 3, "ู"),)), Line("จ่าย", 1)])
    'ใชู
    จ่าย'
    """
    return "\n".join(line.raw for line in lines)


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
