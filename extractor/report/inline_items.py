"""Items that begin in the middle of a line get a line of their own.

Of a transcript's paragraphs and of printed lines alike a number begins an item where it counts on from the item before;
in print it must be the only one that does, for a sentence may name other items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractor.model import Line
from extractor.report.line_parts import part_of_line
from normalizer import Marker, marker_at
from normalizer.thai import CONSONANT, DIGIT, LEADING_VOWEL, LETTER

# 4) may have lost the space before it; 4. without one is the end of a number or an abbreviation.
_INLINE_NUMBER = re.compile(
    rf"(?<=\s)(?=\(?[0-9{DIGIT}]{{1,2}}[.)]\s)|(?<=[{LETTER}])(?=[0-9{DIGIT}]{{1,2}}\)\s)"
)
_INLINE_BULLET = re.compile(rf"(?<=\s)(?=[-•]\s+[{CONSONANT}{LEADING_VOWEL}])")
# A printed number may stand against the word behind it, too, but that is a word.
_PRINTED_NUMBER = re.compile(
    rf"(?:(?<=\s)(?=\(?[0-9{DIGIT}]{{1,2}}\s?[.)])|(?<=[{LETTER}])(?=[0-9{DIGIT}]{{1,2}}\)))"
    rf"(?=\(?[0-9{DIGIT}]+\s?[.)]\s*[{CONSONANT}{LEADING_VOWEL}A-Za-z])"
)
# What it is the number of may stand on the line below.
_NUMBER_AT_END = re.compile(rf"\s\(?[0-9{DIGIT}]{{1,2}}\s?[.)]\s*$")
# As many letters of that line tell whether it is a word.
_FIRST_LETTERS = 8
# How a sentence ends that a list follows.
LEAD = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|โดย|โดยการ|ประกอบด้วย|:)\s*$")
# What names an item instead of beginning it stands before its number.
_NAMES_ITEM = re.compile(
    r"(?:ข้อ|ข้อที่|ลำดับ|ลำดับที่|และ|หรือ|ถึง|กับ|ตาม|จาก|ใน|มาตรา|หมวด|ครั้งที่|ที่|ระดับ|แบบ|จำนวน|ภาค|ชั้น|หมู่|เลขที่|[-–—/,(])\s*$"
)


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """Give each item that begins within a line a line of its own.

    Args:
        lines: The lines of a cell, in reading order.

    Returns:
        The lines; each that was parted as several, of which those after the first begin paragraphs.

    >>> [line.text for line in unfolded([Line("๑) ประชุม ๒) แจ้งเวียน", 1)])]
    ['๑) ประชุม ', '๒) แจ้งเวียน']
    """
    begun = _Begun.of(lines)
    result: list[Line] = []
    for index, line in enumerate(lines):
        if line.starts_paragraph is None:
            starts = list(_printed_starts(index, line, begun))
            result += _parts(line, starts)
        else:
            result += _items_of_paragraph(line)
    return result


@dataclass
class _Begun:
    """The markers with which lines begin, by their index, and the last one of an item so far."""

    at_starts: dict[int, Marker]
    last: Marker | None = None
    texts: Sequence[str] = field(default_factory=list)
    paragraphs: frozenset[int] = frozenset()

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Begun:
        markers = {
            index: marker_at(line.text) for index, line in enumerate(lines)
        }
        return cls(
            {
                index: marker
                for index, marker in markers.items()
                if marker and marker.number is not None
            },
            texts=[line.text for line in lines],
            paragraphs=frozenset(
                index
                for index, line in enumerate(lines)
                if line.starts_paragraph
            ),
        )

    def going_on_behind(self, index: int) -> str:
        """What a number at the end of a line stands before: the line below, unless a paragraph begins there."""
        below = index + 1
        if (
            below >= len(self.texts)
            or below in self.paragraphs
            or not _NUMBER_AT_END.search(self.texts[index])
        ):
            return ""
        return " " + self.texts[below][:_FIRST_LETTERS].lstrip()

    def begins_line(self, number: int, style: str) -> bool:
        """Whether a line begins with a number."""
        return any(
            marker.number == number and marker.style == style
            for marker in self.at_starts.values()
        )

    def is_counted_on(self, index: int, start: int, marker: Marker) -> bool:
        """Whether the next number begins a line, or stands within one, behind a place."""
        following = (marker.number or 0) + 1
        if self.begins_line(following, marker.style):
            return True
        texts = [self.texts[index][start + 1 :], *self.texts[index + 1 :]]
        return any(
            found.number == following and found.style == marker.style
            for text in texts
            for _, found in _printed_markers(text)
        )


def _printed_starts(index: int, line: Line, begun: _Begun) -> Iterator[int]:
    """Where in a printed line further items begin."""
    own = begun.at_starts.get(index)
    if own is not None and (
        begun.last is None or begun.last.style == own.style
    ):
        begun.last = own
    text = line.text + begun.going_on_behind(index)
    for start, marker in _printed_markers(text):
        if start and _begins_item(index, start, marker, begun):
            begun.last = marker
            yield start


def _printed_markers(text: str) -> Iterator[tuple[int, Marker]]:
    """The markers within a line, with their places."""
    for match in _PRINTED_NUMBER.finditer(text):
        marker = marker_at(text[match.start() :])
        if (
            marker
            and marker.number
            and not marker.is_dotted
            and not _NAMES_ITEM.search(text[: match.start()])
        ):
            yield match.start(), marker


def _begins_item(index: int, start: int, marker: Marker, begun: _Begun) -> bool:
    """Whether a marker within a line counts on from the item before, or begins a list that goes on."""
    if begun.begins_line(marker.number or 0, marker.style):
        return False
    if begun.last is None:
        follows_lead = LEAD.search(begun.texts[index][:start])
        return (
            marker.number == 1
            and bool(follows_lead)
            and begun.is_counted_on(index, start, marker)
        )
    return (
        marker.style == begun.last.style
        and marker.number == (begun.last.number or 0) + 1
    )


def _parts(line: Line, starts: Sequence[int]) -> Iterator[Line]:
    """A printed line, parted; those after the first begin a paragraph."""
    if not starts:
        yield line
        return
    for start, end in pairwise([0, *starts, len(line.text)]):
        part = part_of_line(line, start, end)
        yield replace(part, starts_paragraph=True) if start else part


def _items_of_paragraph(line: Line) -> Iterator[Line]:
    """A line an item; those after the first begin a paragraph, too."""
    for start, end in pairwise([0, *_inline_starts(line.text), len(line.text)]):
        text = line.text[start:end].rstrip()
        starts_paragraph = line.starts_paragraph or start > 0
        yield replace(line, text=text, starts_paragraph=starts_paragraph)


def _inline_starts(text: str) -> list[int]:
    """Where in a paragraph further items begin: bullets, if it begins with one, else numbers that count on."""
    first = marker_at(text)
    if first and first.number is None:
        starts = [match.start() for match in _INLINE_BULLET.finditer(text)]
        return [start for start in starts if start >= len(first.printed)]
    expected = first.number + 1 if first and first.number is not None else 1
    starts = []
    for match in _INLINE_NUMBER.finditer(text):
        marker = marker_at(text[match.start() :])
        if marker and marker.number == expected:
            starts.append(match.start())
            expected += 1
    return starts
