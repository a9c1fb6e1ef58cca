"""The lines of a cell become items: numbered, bulleted, or one; a lead sentence before the first is item 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.line_wrapping import LineWrapping
from extractor.model import Line
from normalizer import Marker, blurred_marker_at, likeliest_numbers, marker_at
from normalizer.thai import CONSONANT, DIGIT, LEADING_VOWEL, LETTER

# How a sentence ends that a list follows.
_LEAD = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|โดย|โดยการ|ประกอบด้วย|:)\s*$")
_MONTH = "(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)|[ก-ฮ]{1,2}\\.[ก-ฮ]{1,2}\\."
_RANGE_START = re.compile(rf"(?:[0-9{DIGIT}]|{_MONTH}(?:คม|ยน|พันธ์)?)\s*(?:น\.)?\s*$")
_RANGE_END = re.compile(rf"\s*[-–]\s*(?:[0-9{DIGIT}]|{_MONTH})")
# 4) may have lost the space before it; 4. without one is the end of a number or an abbreviation.
_INLINE_NUMBER = re.compile(rf"(?<=\s)(?=\(?[0-9{DIGIT}]{{1,2}}[.)]\s)|(?<=[{LETTER}])(?=[0-9{DIGIT}]{{1,2}}\)\s)")
_INLINE_BULLET = re.compile(rf"(?<=\s)(?=[-•]\s+[{CONSONANT}{LEADING_VOWEL}])")


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item before its text is repaired: its number (0 = lead), the marker as printed, its lines without it."""

    number: int
    marker: Marker | None
    lines: tuple[Line, ...]


def split_items(lines: Sequence[Line], wrapping: LineWrapping) -> list[RawItem]:
    """The items of a cell in order. Markers inside a sentence, and of another style than the first, are text."""
    lines = _unfolded(lines)
    heads = _heads(lines, wrapping)
    if not heads:
        return [RawItem(1, None, tuple(lines))] if lines else []
    first = min(heads)
    pieces = [RawItem(0, None, tuple(lines[:first]))] if first else []
    starts = sorted(heads)
    for start, end, number in zip(starts, [*starts[1:], len(lines)], _numbers(starts, heads, lines), strict=True):
        pieces.append(RawItem(number, heads[start], _unmarked(lines[start:end], heads[start])))
    return pieces


def _numbers(starts: Sequence[int], heads: dict[int, Marker], lines: Sequence[Line]) -> list[int]:
    """The items' numbers: as printed, or counted; where OCR read them, as they most likely count up."""
    read = [heads[start].number for start in starts]
    if lines[0].confidences and all(number is not None for number in read):
        return likeliest_numbers([number or 0 for number in read])
    return [number or count for count, number in enumerate(read, 1)]


def marker_of(line: Line) -> Marker | None:
    """The list marker that a line begins with, also one that OCR may have misread."""
    return marker_at(line.text) or (blurred_marker_at(line.text) if line.confidences else None)


def _heads(lines: Sequence[Line], wrapping: LineWrapping) -> dict[int, Marker]:
    """Index of each line that begins an item -> its marker."""
    markers = {i: marker for i, line in enumerate(lines) if (marker := marker_of(line))}
    heads: dict[int, Marker] = {}
    last: Marker | None = None
    for i, marker in markers.items():
        if _begins_item(i, marker, last, lines, markers, wrapping):
            heads[i] = last = marker
    return heads


def _begins_item(
    i: int,
    marker: Marker,
    last: Marker | None,
    lines: Sequence[Line],
    markers: dict[int, Marker],
    wrapping: LineWrapping,
) -> bool:
    paragraph = i == 0 or lines[i].starts or (lines[i].starts is None and wrapping.breaks(lines[i - 1], lines[i]))
    if lines[i].confidences and not _stands_for_item(marker, last, lines[i], paragraph=bool(paragraph)):
        return False
    if last is None:
        if i == 0 and not marker.is_dotted:
            return True
        return _opens_list(i, marker, lines, markers, bool(paragraph))
    if marker.style != last.style:
        return False
    if marker.number is None:
        return bool(paragraph) or not _is_range(lines[i - 1].text, lines[i].text)
    return bool(paragraph or lines[i].confidences) or (last.number is not None and marker.number == last.number + 1)


def _stands_for_item(marker: Marker, last: Marker | None, line: Line, *, paragraph: bool) -> bool:
    """Whether what OCR read may be a marker: without its stop or its number it must open a paragraph or count on."""
    if marker == marker_at(line.text) or (marker.number and not marker.printed.strip().isdecimal()):
        return True
    counts_on = last is not None and last.number is not None and marker.number == last.number + 1
    return paragraph and (counts_on or not marker.number)


def _opens_list(i: int, marker: Marker, lines: Sequence[Line], markers: dict[int, Marker], paragraph: bool) -> bool:
    """Whether a marker begins a list: others go on from it, or it stands after a lead sentence."""
    later = [other for j, other in markers.items() if j > i and other.style == marker.style]
    led = i > 0 and bool(_LEAD.search(lines[i - 1].text))
    if marker.number is None:
        return led or (paragraph and bool(later))
    following = any(other.number == 2 for other in later)
    if marker.number == 0:
        return i == 0 and bool(later)
    # A lone 14.5 at the start of a line is an amount.
    return marker.number == 1 and (following or (not marker.is_dotted and (paragraph or led)))


def _is_range(above: str, line: str) -> bool:
    """Whether the dash that a line begins with stands between two numbers or months: ตุลาคม 2565 - กันยายน 2566."""
    return bool(_RANGE_START.search(above) and _RANGE_END.match(line))


def _unmarked(lines: Sequence[Line], marker: Marker) -> tuple[Line, ...]:
    return (without_start(lines[0], len(marker.printed)), *lines[1:])


def without_start(line: Line, length: int) -> Line:
    """The line without its first characters; its font runs and confidences are cut alike, its alternatives dropped."""
    fonts, skip = [], length
    for font, count in line.fonts:
        cut = min(skip, count)
        skip -= cut
        if count > cut:
            fonts.append((font, count - cut))
    rest = line.confidences[length:]
    return replace(line, text=line.text[length:], fonts=tuple(fonts), confidences=rest, alternatives=())


def _unfolded(lines: Sequence[Line]) -> list[Line]:
    """A transcript's paragraph may hold several items on one line: each gets a line of its own."""
    return [part for line in lines for part in (_parts(line) if line.starts is not None else (line,))]


def _parts(line: Line) -> Iterator[Line]:
    starts = [0]
    first = marker_at(line.text)
    expected = first.number + 1 if first and first.number is not None else 1
    if first and first.number is None:
        starts += [match.start() for match in _INLINE_BULLET.finditer(line.text) if match.start() >= len(first.printed)]
    else:
        for match in _INLINE_NUMBER.finditer(line.text):
            marker = marker_at(line.text[match.start() :])
            if marker and marker.number == expected:
                starts.append(match.start())
                expected += 1
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        yield replace(line, text=line.text[start:end].rstrip(), starts=line.starts if start == 0 else True)
