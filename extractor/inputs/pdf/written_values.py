"""What form fields and notes say whose look a file leaves to the reader: it is laid out as readers do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from pdfminer.layout import LTChar
from pdfminer.pdfcolor import PREDEFINED_COLORSPACE
from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.pdftypes import list_value, resolve1
from pdfminer.utils import Matrix, decode_text, mult_matrix

from extractor.inputs.pdf.names import literal_name
from normalizer.thai import MARK_CHARACTERS

# Bits of a field's flags (ISO 32000-1, tables 228 and 230): its text has lines, or is a password.
_MULTILINE = 1 << 12
_PASSWORD = 1 << 13
# Fields that say a text.
_SAYING = ("Tx", "Ch")
# A field may be the child of another; deeper than this a file is damaged.
_DEEPEST = 16
_FONT_SIZE = re.compile(r"(-?[\d.]+)\s+Tf")
# Points: size of the type where the file leaves it open, and how far it stands from the sides, as Acrobat has both.
_USUAL_SIZE = 12.0
_PADDING = 2.0
# Shares of the size: how far apart lines stand, where their feet are below the top, and above the middle of a line.
_PITCH = 1.15
_ASCENT = 0.9
_ABOVE_FOOT = 0.35
# How wide letters of Helvetica are, and narrow signs and spaces.
_WIDE = 0.55
_NARROW = 0.28
_NARROW_SIGNS = frozenset(" .,:;'|!-()/")
# Shares of the room that is left beside a text which begins at its left, stands in its middle, or ends at its right.
_LEFT_OVER = {1: 0.5, 2: 1.0}


class WrittenValue(NamedTuple):
    """What a field or a note says.

    Attributes:
        lines: Its lines.
        room: Its sides in points of the page: left, lower, right, upper.
        size: How large its type is, in points.
        has_lines: Whether it begins at the top of its room; else it stands in the middle.
        left_over: Which share of the room beside a line stands before it.
        is_always_shown: Whether readers show it whatever look the file has.
    """

    lines: tuple[str, ...]
    room: tuple[float, float, float, float]
    size: float
    has_lines: bool
    left_over: float
    is_always_shown: bool

    def is_said_by(self, text: str) -> bool:
        """Whether a text says the same, whatever the order of its marks.

        Args:
            text: What the look of the field says.

        Returns:
            Whether its letters and figures are the same.
        """
        return _letters("".join(self.lines)) == _letters(text)


def written_value(
    annotation: Mapping[str, Any], form: Mapping[str, Any]
) -> WrittenValue | None:
    """What an annotation says by itself.

    Args:
        annotation: Its dictionary, as pdfminer has it.
        form: The document's interactive form (ISO 32000-1, 12.7.2); empty where it has none.

    Returns:
        What it says; None where it is no field of text and no note, or says nothing.
    """
    is_field = literal_name(annotation.get("Subtype")) == "Widget"
    entries = dict(form) | _inherited(annotation)
    flags = resolve1(entries.get("Ff", 0)) if is_field else _MULTILINE
    text = _value(entries) if is_field else _string(annotation.get("Contents"))
    room = _room(annotation)
    is_secret = isinstance(flags, int) and bool(flags & _PASSWORD)
    if room is None or is_secret or not text.strip():
        return None
    has_lines = isinstance(flags, int) and bool(flags & _MULTILINE)
    return WrittenValue(
        lines=tuple(text.splitlines()),
        room=room,
        size=_font_size(entries) or _usual_size(room, has_lines=has_lines),
        has_lines=has_lines,
        left_over=_LEFT_OVER.get(resolve1(entries.get("Q", 0)), 0.0),
        is_always_shown=is_field
        and bool(resolve1(form.get("NeedAppearances"))),
    )


def _inherited(annotation: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of a field, with those of the fields above it."""
    entries: dict[str, Any] = {}
    for level in islice(_levels(annotation), _DEEPEST):
        entries = dict(level) | entries
    return entries


def _levels(annotation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    level: Any = annotation
    while isinstance(level, dict):
        yield level
        level = resolve1(level.get("Parent"))


def _value(entries: Mapping[str, Any]) -> str:
    """What a field of text says; of a choice, as the options show it."""
    if literal_name(entries.get("FT")) not in _SAYING:
        return ""
    value = resolve1(entries.get("V"))
    chosen = [
        _string(part)
        for part in (value if isinstance(value, list) else [value])
    ]
    options = resolve1(entries.get("Opt"))
    shown = dict(_shown_options(options if isinstance(options, list) else []))
    return "\n".join(shown.get(text, text) for text in chosen)


def _shown_options(options: list[Any]) -> Iterator[tuple[str, str]]:
    for option in map(resolve1, options):
        # What is exported, and what is shown.
        if isinstance(option, list) and len(option) == 2:
            yield _string(option[0]), _string(option[1])


def _room(
    annotation: Mapping[str, Any],
) -> tuple[float, float, float, float] | None:
    try:
        left, lower, right, upper = (
            float(resolve1(side)) for side in list_value(annotation.get("Rect"))
        )
    except (TypeError, ValueError):
        return None
    return (
        min(left, right),
        min(lower, upper),
        max(left, right),
        max(lower, upper),
    )


def _font_size(entries: Mapping[str, Any]) -> float:
    """The size that the default appearance asks for; 0 where it leaves it open."""
    sizes = _FONT_SIZE.findall(_string(entries.get("DA")))
    return abs(float(sizes[-1])) if sizes and sizes[-1].strip("-.") else 0.0


def _usual_size(
    room: tuple[float, float, float, float], *, has_lines: bool
) -> float:
    _, lower, _, upper = room
    return (
        _USUAL_SIZE
        if has_lines
        else min(_USUAL_SIZE, max(1.0, (upper - lower) / _PITCH))
    )


def glyphs_of(
    value: WrittenValue, ctm: Matrix, state: PDFGraphicState
) -> Iterator[LTChar]:
    """Lay a value out.

    Args:
        value: The value.
        ctm: From the page's coordinates to those of the page as displayed.
        state: The graphics state that a page begins with: black.

    Yields:
        Its glyphs, pressed into its room; a line is never wrapped.
    """
    left, lower, right, upper = value.room
    middle = (lower + upper) / 2 - _ABOVE_FOOT * value.size
    foot = (
        upper - _PADDING - _ASCENT * value.size if value.has_lines else middle
    )
    width = max(1.0, right - left - 2 * _PADDING)
    for line in value.lines:
        needed = sum(map(_width, line))
        size = min(value.size, width / needed) if needed else value.size
        x = left + _PADDING + value.left_over * (width - needed * size)
        for character in line:
            matrix = mult_matrix((1.0, 0.0, 0.0, 1.0, x, foot), ctm)
            yield _glyph(character, matrix, size, state)
            x += _width(character) * size
        foot -= _PITCH * value.size


def _width(character: str) -> float:
    """How wide a letter is, as a share of the size."""
    if character in MARK_CHARACTERS:
        return 0.0
    return _NARROW if character in _NARROW_SIGNS else _WIDE


class _ReaderFont:
    """The font that a reader shows a value in, as far as pdfminer asks for it."""

    fontname = "Helvetica"

    def is_vertical(self) -> bool:
        return False

    def get_descent(self) -> float:
        return -0.2


_READER_FONT: Any = _ReaderFont()


def _glyph(
    character: str, matrix: Matrix, size: float, state: PDFGraphicState
) -> LTChar:
    space = PREDEFINED_COLORSPACE["DeviceGray"]
    return LTChar(
        matrix,
        _READER_FONT,
        size,
        1.0,
        0.0,
        character,
        _width(character),
        0.0,
        space,
        state,
    )


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]


def _string(value: Any) -> str:
    value = resolve1(value)
    return decode_text(value) if isinstance(value, bytes) else ""
