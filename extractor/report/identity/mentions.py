"""Where a report names local bodies: its own, and others in passing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from extractor.report.identity.cues import (
    AT_BODY,
    AT_PLACE,
    AT_YEAR,
    BODY,
    INTEGRITY,
    NEXT_LINE,
    PATTAYA,
    PLACE_PREFIX,
    YEARLY,
    cue_kind,
)
from extractor.report.identity.gazetteer import (
    PROVINCE_BODY,
    longest_name_at,
    province_codes,
)
from extractor.report.identity.stated_locations import (
    StatedLocation,
    stated_location,
)
from extractor.report.identity.unspaced_text import UnspacedText

# More mentions than this are not looked at: a text of any length takes a bounded time.
_MOST_MENTIONS = 2000
# What a mention weighs at the start of a line of the cover, …
_WEIGHT_ALONE = 3.5
# … where the report names its author, …
_WEIGHT_AUTHOR = 2.0
# … and anywhere else.
_WEIGHT_PASSING = 0.5
# Characters before a mention in which a heading stands that speaks of the author.
_HEADING_REACH = 150
# Characters behind a mention's keyword in which its name ends.
_NAME_REACH = 45
# Characters behind a mention in which its place is said.
_PLACE_REACH = 90
# Characters of a name that no place bears, where its end is certain.
_SHORTEST_UNKNOWN = 2
_LONGEST_UNKNOWN = 30
# A known name of so many characters is believed wherever it stands.
_TELLING_LENGTH = 3
# Characters of what ends a name that are enough to see what it is.
_CLOSER_LENGTH = 7
_OWNED = ("ของ", "ภายใน", "สำนักงาน", "ที่ทำการ")
_NAME_ENDS = re.compile(
    rf"{PLACE_PREFIX}|{YEARLY}|(?:ของ|ภายใน)?(?:{BODY})|[^\u0e01-\u0e4d-]|[ฯๆ]"
)
# How a sentence goes on behind a name, and what no name holds.
_GOES_ON = re.compile(
    r"ใน|ได้|ดัง|จึง|โดย|และ|มี|ที่|ซึ่ง|เพื่อ|นำ|ต่อ|ตาม|เป็น|ทั้ง|กับ|ร่วม|ไป|จะ|เรื่อง|มา|ของ|ว่า|พบ|จัด|ดำเนิน|กำหนด|ทุก|ให้|ณ"
)
# What joins a name to the next one.
_JOINING_WORD = re.compile(r"(?:และ|หรือ|กับ)$")
_NO_NAME = re.compile(
    r"ได้|จัดทำ|ดำเนินการ|รายงาน|มาตรการ|โปร่งใส|หน่วยงาน|ประชา|กำหนด|เพื่อ"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a local body.

    Attributes:
        kind: Its kind, such as เทศบาลตำบล.
        name: Its name without that word; empty for เมืองพัทยา.
        weight: How much it says for being who reported.
        is_author: Whether the report speaks there of who made it.
        location: The place that is stated right behind.
    """

    kind: str
    name: str
    weight: float
    is_author: bool
    location: StatedLocation


@dataclass(frozen=True, slots=True)
class _NameEnd:
    """Where at the latest a name ends, and what ends it (a line's end: a newline); empty: that is not certain."""

    offset: int
    closer: str


def mentions_in(
    text: UnspacedText,
    names: Collection[str],
    heard: Collection[str],
    *,
    is_front: bool,
) -> Iterator[Mention]:
    """Find the local bodies that a text names.

    Args:
        text: The cover, or all other text.
        names: Names that a local body may bear.
        heard: Names that bodies bear on the cover.
        is_front: Whether the text is the cover.

    Yields:
        The mentions in order.
    """
    done = 0
    for keyword in islice(AT_BODY.finditer(text.text), _MOST_MENTIONS):
        kind = cue_kind(keyword.group())
        start = keyword.end()
        is_author = _is_of_author(text, keyword, done, is_front=is_front)
        name = ""
        if kind != PATTAYA:
            end = _name_end(text, start)
            is_closed = is_author and _is_closed(
                text, start, end, is_front=is_front
            )
            known = bearable_names(kind, names)
            name = _name_at(
                text, start, end.offset, known, heard, is_closed=is_closed
            )
        done = start + len(name)
        if name or kind == PATTAYA:
            is_alone = is_front and keyword.start() in text.line_breaks
            weight = _weight(is_alone=is_alone, is_author=is_author)
            location = _location_behind(text, done)
            yield Mention(kind, name, weight, is_author, location)


def _weight(*, is_alone: bool, is_author: bool) -> float:
    if is_alone:
        return _WEIGHT_ALONE
    return _WEIGHT_AUTHOR if is_author else _WEIGHT_PASSING


def _is_of_author(
    text: UnspacedText, keyword: re.Match[str], done: int, *, is_front: bool
) -> bool:
    """Whether the report speaks of its own author: on the cover, or in a heading, which also names the year."""
    start = keyword.start()
    heading_start = max(done, start - _HEADING_REACH)
    before = text.text[heading_start:start]
    if INTEGRITY in before:
        return True
    closer = _name_end(text, keyword.end()).closer
    if AT_YEAR.match(closer):
        return True
    return is_front and (start in text.word_breaks or before.endswith(_OWNED))


def _is_closed(
    text: UnspacedText, start: int, end: _NameEnd, *, is_front: bool
) -> bool:
    """Whether it is certain where a name ends: in running text a cell may end behind a bare อบต. and the next begin."""
    if not end.closer:
        return False
    return is_front or not any(
        offset in text.line_breaks for offset in range(start, end.offset)
    )


def bearable_names(kind: str, names: Collection[str]) -> Collection[str]:
    """The names that a body of a kind may bear.

    Args:
        kind: The kind, such as องค์การบริหารส่วนจังหวัด.
        names: Names of districts and subdistricts.

    Returns:
        Those names; provinces where it is a province's body, none for เมืองพัทยา.
    """
    if kind == PROVINCE_BODY:
        return province_codes()
    return () if kind == PATTAYA else names


def _name_end(text: UnspacedText, start: int) -> _NameEnd:
    length = len(text.text)
    end = min(start + _NAME_REACH, length)
    stop = _NAME_ENDS.search(text.text, start, end)
    if stop:
        end = stop.start()
    line_breaks = [
        offset
        for offset in range(start + 1, end + 1)
        if offset in text.line_breaks
    ]
    for offset in line_breaks:
        if NEXT_LINE.match(text.text, offset):
            closer = text.text[offset : offset + _CLOSER_LENGTH]
            return _NameEnd(offset, closer)
    if stop:
        return _NameEnd(end, stop.group())
    if end == length:
        return _NameEnd(end, "\n")
    if line_breaks:
        return _NameEnd(line_breaks[0], "\n")
    return _NameEnd(end, "")


def _name_at(
    text: UnspacedText,
    start: int,
    end: int,
    known: Collection[str],
    heard: Collection[str],
    *,
    is_closed: bool,
) -> str:
    """The name that begins at `start` and ends at `end` at the latest; empty where none is sure."""
    known_name = longest_name_at(text.text, start, known)
    heard_name = longest_name_at(text.text, start, heard)
    if heard_name and len(heard_name) >= len(known_name):
        return heard_name
    behind = start + len(known_name)
    if known_name and (
        behind >= end
        or behind in text.word_breaks
        or _GOES_ON.match(text.text, behind)
    ):
        return known_name
    whole = _JOINING_WORD.sub("", text.text[start:end])
    if is_closed and _may_be_name(whole):
        return whole
    return known_name if len(known_name) >= _TELLING_LENGTH else ""


def _may_be_name(text: str) -> bool:
    """Whether a text may be a name that no place bears."""
    has_length = _SHORTEST_UNKNOWN <= len(text) <= _LONGEST_UNKNOWN
    return has_length and not _NO_NAME.search(text)


def _location_behind(text: UnspacedText, start: int) -> StatedLocation:
    """The place that is stated right behind a name; nothing where something else follows."""
    if not AT_PLACE.match(text.text, start):
        return StatedLocation()
    end = start + _PLACE_REACH
    next_body = AT_BODY.search(text.text, start, end)
    if next_body:
        end = next_body.start()
    return stated_location(text, start, end)
