"""The title of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.report.identity.cues import (
    AT_BODY,
    AT_OFFICE,
    BODY,
    COVER_LINES,
    HEADING_LINES,
    INTEGRITY,
    OFFICE,
    YEARLY,
)
from extractor.report.identity.gazetteer import BANGKOK
from extractor.report.identity.unspaced_text import join_wrapped, without_spaces

# Lines that a title takes at most.
_MOST_LINES = 5
# Characters of a line that are looked at.
_LONGEST_LINE = 600
_TITLE = re.compile(r"(?:สรุปผล|สรุป|แบบ)?(?:การ)?รายงาน")
# What the line behind a title begins with.
_NEXT_LINE = re.compile(
    rf"{YEARLY}|ปี[0-9]|อำเภอ|จังหวัด|เทศบาล|{BODY}|{OFFICE}|{BANGKOK}|รายงาน|[0-9]|รอบ[0-9]|ไตรมาส|ระหว่าง|ตั้งแต่"
)
# What ends a title within its line.
_TITLE_ENDS = re.compile(
    r"\s?(?:ป\s?ร\s?ะ\s?จ\s?ำ\s?(?:ปี|งบ)|ปี\s?งบ\s?ประมาณ|(?:ปี\s?)?พ\s?\.\s?ศ|ปี\s?[0-9]{4})"
    rf"|(?<!ของ)(?<!ภายใน)(?<!โดย)\s(?:{BODY})"
)
# A title that ends with one of these goes on with a name.
_UNFINISHED = ("ของ", "ภายใน", "โดย", "ส่วน", "เทศบาล", "องค์การบริหาร")


class _Title(NamedTuple):
    """A title, joined where it wraps, and whether anything said where it ends."""

    text: str
    is_ended: bool


def find_title(cover: Sequence[str], body: Sequence[str]) -> str:
    """Find a report's title: the cover's, or else the heading's without the agency behind it.

    Args:
        cover: The lines of the front matter.
        body: All other texts, headings first.

    Returns:
        The title; empty where none was found.

    >>> find_title(["รายงานผลการดำเนินการภายในหน่วย", "งาน", "ประจำปีงบประมาณ พ.ศ. 2566"], [])
    'รายงานผลการดำเนินการภายในหน่วยงาน'
    """
    title = _first_title(cover[:COVER_LINES]).text
    heading = _first_title(body[:HEADING_LINES])
    if not title:
        return _without_owner(heading)
    # A scan's stray spaces: the heading repeats the title and may have been read better.
    repeated = _beginning_like(title, heading.text) if " " in title else ""
    return min(title, repeated or title, key=len)


def _without_owner(heading: _Title) -> str:
    """A heading without the agency that it ends with; empty where it is no report's, or its end is not sure."""
    if not heading.is_ended or INTEGRITY not in without_spaces(heading.text):
        return ""
    before, _, owner = heading.text.rpartition("ของ")
    owner = without_spaces(owner)
    if AT_BODY.match(owner) or AT_OFFICE.match(owner):
        return before
    return heading.text


def _beginning_like(title: str, heading: str) -> str:
    """The shortest beginning of a heading that says what the title does, white space aside; empty where none does."""
    wanted = without_spaces(title)
    for length in range(len(title) + 1):
        if without_spaces(heading[:length]) == wanted:
            return heading[:length]
    return ""


def _first_title(texts: Sequence[str]) -> _Title:
    title = ""
    is_ended = False
    for line in _title_lines(texts):
        if title and (_TITLE_ENDS.search(title) or _ends_before(line, title)):
            is_ended = True
            break
        title = join_wrapped(title, line)
    end = _TITLE_ENDS.search(title)
    if end:
        title = title[: end.start()]
        is_ended = True
    return _Title(title.removesuffix("ประจำ").strip(), is_ended)


def _title_lines(texts: Sequence[str]) -> list[str]:
    """The first line that begins like a title, and those behind it that may belong to it."""
    lines: list[str] = []
    for text in texts:
        for line in text.splitlines():
            plain = " ".join(line.split())[:_LONGEST_LINE]
            if plain and (lines or _TITLE.match(without_spaces(plain))):
                lines.append(plain)
            if len(lines) == _MOST_LINES:
                return lines
    return lines


def _ends_before(line: str, title: str) -> bool:
    """Whether a title ends before a line: the line begins with something else, and the title is finished."""
    return bool(_NEXT_LINE.match(without_spaces(line))) and not without_spaces(title).endswith(_UNFINISHED)
