"""The lines of a cell become items: numbered, bulleted, or one; a lead sentence before the first is item 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.line_wrapping import LineWrapping
from extractor.model import Line
from extractor.model.thai_calendar import MONTH_STEMS
from extractor.report.inline_items import LEAD, unfolded
from extractor.report.line_parts import without_start
from normalizer import Marker, blurred_marker_at, likeliest_numbers, marker_at
from normalizer.thai import DIGIT

# The number of the item after the first.
_SECOND = 2
_MONTH = f"(?:{'|'.join(MONTH_STEMS)})|[ก-ฮ]{{1,2}}\\.[ก-ฮ]{{1,2}}\\."
_RANGE_START = re.compile(
    rf"(?:[0-9{DIGIT}]|{_MONTH}(?:คม|ยน|พันธ์)?)\s*(?:น\.)?\s*$"
)
_DASHES = ("-", "‐", "‑", "–", "—")
# A number with its sign against it; and one with which a line ends, whatever the distance.
_NEGATIVE = re.compile(rf"\s*[-‐‑–—][0-9{DIGIT}]")
_NEGATIVE_ALONE = re.compile(
    rf"\s*[-‐‑–—]\s?[0-9{DIGIT}][0-9{DIGIT},.]*\s*(?:%|บาท)?\s*"
)
_RANGE_END = re.compile(rf"\s*[-‐‑–]\s*(?:[0-9{DIGIT}]|{_MONTH})")


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item before its text is repaired.

    Attributes:
        number: Its number in the cell; 0 is a lead sentence before the first.
        marker: The list marker that it begins with, or None.
        lines: Its lines, without the marker.
    """

    number: int
    marker: Marker | None
    lines: tuple[Line, ...]


def split_items(lines: Sequence[Line], wrapping: LineWrapping) -> list[RawItem]:
    """Split a cell into its items. Markers inside a sentence, and of another style than the first, are text.

    Args:
        lines: The lines of the cell, in reading order.
        wrapping: How wide the lines of its column are.

    Returns:
        The items in order; a cell without markers is one item, one without lines has none.

    >>> lines = [Line("ดำเนินการดังนี้", 1), Line("๑. ประชุม", 1), Line("๒. แจ้งเวียน", 1)]
    >>> [(item.number, item.lines[0].text) for item in split_items(lines, LineWrapping(lines))]
    [(0, 'ดำเนินการดังนี้'), (1, 'ประชุม'), (2, 'แจ้งเวียน')]
    """
    cell = _Cell(unfolded(lines), wrapping)
    markers = cell.item_markers()
    if not markers:
        return [RawItem(1, None, tuple(cell.lines))] if cell.lines else []
    starts = list(markers)
    numbers = _numbers(
        list(markers.values()), was_read=bool(cell.lines[0].confidences)
    )
    lead = cell.lines[: starts[0]]
    items = [RawItem(0, None, tuple(lead))] if lead else []
    for (start, end), number in zip(
        pairwise([*starts, len(cell.lines)]), numbers, strict=True
    ):
        marker = markers[start]
        first = without_start(cell.lines[start], len(marker.printed))
        items.append(
            RawItem(number, marker, (first, *cell.lines[start + 1 : end]))
        )
    return items


def marker_of(line: Line) -> Marker | None:
    """The list marker that a line begins with.

    Args:
        line: The line, such as `๒) แจ้งเวียน`.

    Returns:
        The marker, also one that OCR may have misread where an engine read the line; or None.
    """
    marker = marker_at(line.text)
    if not line.confidences:
        return marker
    marker = marker or blurred_marker_at(line.text)
    if marker and marker.style in _DASHES:
        # In many faces no dash is told from another by its length.
        return replace(marker, style=_DASHES[0])
    return marker


def _numbers(markers: Sequence[Marker], *, was_read: bool) -> list[int]:
    """The items' numbers: as printed, or counted; where OCR read them, as they most likely count up."""
    printed = [marker.number for marker in markers]
    if was_read and None not in printed:
        return likeliest_numbers([number or 0 for number in printed])
    return [number or count for count, number in enumerate(printed, 1)]


class _Cell:
    """The lines of a cell, and the markers that they begin with."""

    def __init__(self, lines: Sequence[Line], wrapping: LineWrapping) -> None:
        self.lines = lines
        self._wrapping = wrapping
        markers: dict[int, Marker] = {}
        for index, line in enumerate(lines):
            marker = marker_of(line)
            if marker:
                markers[index] = marker
        signs = _minus_signs(markers, lines)
        self._markers = {
            index: marker
            for index, marker in markers.items()
            if index not in signs
        }
        self._has_bare_first = self._takes_bare_first()
        if any(line.confidences for line in lines):
            self._markers = dict(
                sorted({**self._markers, **dict(self._lost_markers())}.items())
            )

    def _takes_bare_first(self) -> bool:
        """Whether OCR lost the stop of the first number alone: `1 ประชุม` above `2. แจ้งเวียน`; it is of their style."""
        first = self._markers.get(0)
        if first is None or first.number != 1 or not _is_bare(first):
            return False
        following = next(
            (
                marker
                for index, marker in self._markers.items()
                if index and marker.number and not _is_bare(marker)
            ),
            None,
        )
        if following is None or following.number != _SECOND:
            return False
        self._markers[0] = replace(first, style=following.style)
        return True

    def _lost_markers(self) -> Iterator[tuple[int, Marker]]:
        """The markers that OCR lost: between 1. and 3. one line alone begins a paragraph; 2. has a line before it."""
        numbered = [
            (index, marker)
            for index, marker in self._markers.items()
            if marker.number
        ]
        for (index, marker), (next_index, following) in pairwise(numbered):
            if (
                marker.style == following.style
                and following.number == (marker.number or 0) + 2
            ):
                between = [
                    place
                    for place in range(index + 1, next_index)
                    if place not in self._markers
                ]
                opening = [
                    place for place in between if self._opens_paragraph(place)
                ]
                if len(opening) == 1:
                    yield (
                        opening[0],
                        Marker("", following.number - 1, following.style),
                    )
        if not numbered:
            return
        first, marker = numbered[0]
        follows_lead = first > 0 and bool(
            LEAD.search(self.lines[first - 1].text)
        )
        is_counted_on = any(
            following.number == _SECOND + 1
            for following in self._later_of_style(first, marker)
        )
        if (
            first > 0
            and marker.number == _SECOND
            and is_counted_on
            and not follows_lead
            and 0 not in self._markers
        ):
            yield 0, Marker("", 1, marker.style)

    def item_markers(self) -> dict[int, Marker]:
        """The marker of each line that begins an item, by the line's index, in order."""
        items: dict[int, Marker] = {}
        last: Marker | None = None
        for index, marker in self._markers.items():
            if self._begins_item(index, marker, last):
                items[index] = marker
                last = marker
        return items

    def _begins_item(
        self, index: int, marker: Marker, last: Marker | None
    ) -> bool:
        line = self.lines[index]
        opens_paragraph = self._opens_paragraph(index)
        is_bare_first = index == 0 and self._has_bare_first
        if (
            line.confidences
            and not is_bare_first
            and not _stands_for_item(
                marker, last, line, opens_paragraph=opens_paragraph
            )
        ):
            return False
        if last is None:
            is_first_line = index == 0 and not marker.is_dotted
            return is_first_line or self._opens_list(
                index, marker, opens_paragraph=opens_paragraph
            )
        if marker.style != last.style:
            return False
        if marker.number is None:
            return opens_paragraph or not _is_range(
                self.lines[index - 1].text, line.text
            )
        return (
            opens_paragraph
            or bool(line.confidences)
            or _counts_on(marker, last)
        )

    def _opens_paragraph(self, index: int) -> bool:
        """Whether a line begins a paragraph: its source says so, or the line above was broken on purpose."""
        if index == 0:
            return True
        line = self.lines[index]
        if line.starts_paragraph is not None:
            return line.starts_paragraph
        return self._wrapping.breaks(self.lines[index - 1], line)

    def _opens_list(
        self, index: int, marker: Marker, *, opens_paragraph: bool
    ) -> bool:
        """Whether a marker begins a list: others go on from it, or it stands after a lead sentence."""
        later = self._later_of_style(index, marker)
        follows_lead = index > 0 and bool(
            LEAD.search(self.lines[index - 1].text)
        )
        if marker.number is None:
            return follows_lead or (opens_paragraph and bool(later))
        if marker.number == 0:
            return index == 0 and bool(later)
        if marker.number != 1:
            return False
        if any(following.number == 2 for following in later):
            return True
        # A lone 14.5 at the start of a line is an amount.
        return not marker.is_dotted and (opens_paragraph or follows_lead)

    def _later_of_style(self, index: int, marker: Marker) -> list[Marker]:
        later = (
            candidate
            for position, candidate in self._markers.items()
            if position > index
        )
        return [
            candidate for candidate in later if candidate.style == marker.style
        ]


def _minus_signs(
    markers: Mapping[int, Marker], lines: Sequence[Line]
) -> set[int]:
    """The lines whose dash is the sign of a number, and no bullet.

    It stands against the number, or the line says nothing else. Where the same dash begins lines without a number, or
    several that say what is counted, it is a bullet: `-๓ ครั้ง` below `-ประชุม`.
    """
    dashes = {
        index: marker
        for index, marker in markers.items()
        if marker.style in _DASHES
    }
    signs = {index for index in dashes if _NEGATIVE.match(lines[index].text)}
    are_numbers = all(
        _NEGATIVE_ALONE.fullmatch(lines[index].text) for index in dashes
    )
    if are_numbers:
        return set(dashes)
    return signs if len(dashes) == len(signs) == 1 else set()


def _stands_for_item(
    marker: Marker, last: Marker | None, line: Line, *, opens_paragraph: bool
) -> bool:
    """Whether what OCR read may be a marker: without its stop or its number it must open a paragraph or count on."""
    if marker == marker_at(line.text) or (
        marker.number and not _is_bare(marker)
    ):
        return True
    return opens_paragraph and (
        not marker.number or (last is not None and _counts_on(marker, last))
    )


def _is_bare(marker: Marker) -> bool:
    """Whether a number is all that was read of a marker."""
    return marker.printed.strip().isdecimal()


def _counts_on(marker: Marker, last: Marker) -> bool:
    return last.number is not None and marker.number == last.number + 1


def _is_range(above: str, line: str) -> bool:
    """Whether the dash that a line begins with stands between two numbers or months: ตุลาคม 2565 - กันยายน 2566."""
    return bool(_RANGE_START.search(above) and _RANGE_END.match(line))
