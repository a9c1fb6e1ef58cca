"""Public bodies other than local ones, which are known by their whole names: offices, departments, schools and such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.report.identity.cues import (
    AT_BODY,
    AT_OFFICE,
    COVER_LINES,
    NEXT_LINE,
    OFFICE,
    PLACE_PREFIX,
    YEARLY,
)
from extractor.report.identity.gazetteer import BANGKOK
from extractor.report.identity.unspaced_text import join_wrapped, without_spaces

_IN_HEADING = re.compile(
    rf"โปร่งใส[\u0e01-\u0e4d]{{0,40}}?ของ((?:{OFFICE})[\u0e01-\u0e4d]{{1,60}}?)(?={YEARLY})"
)
_NAME = re.compile(r"(?:[\u0e01-\u0e4d0-9 ()]|\.(?!\.)){5,100}")
_NAME_ENDS = re.compile(
    rf"(?<!ที่ว่าการ)(?<!ปกครอง)\s(?:{PLACE_PREFIX}|{YEARLY}|{BANGKOK})"
)


def office_on_cover(cover: Sequence[str]) -> tuple[str, str] | None:
    """Find the line of the cover that begins like the name of an office.

    Args:
        cover: The lines of the front matter.

    Returns:
        The word that its name begins with, and the name; None where there is none. Bangkok's stands alone on a line.

    >>> office_on_cover(["รายงานผล", "ที่ว่าการอำเภอเชียงคาน จังหวัดเลย"])
    ('ที่ว่าการอำเภอ', 'ที่ว่าการอำเภอเชียงคาน')
    """
    lines = [
        " ".join(line.split()) for line in cover[:COVER_LINES] if line.strip()
    ]
    for line, following in pairwise([*lines, ""]):
        unspaced = without_spaces(line)
        office = AT_OFFICE.match(unspaced)
        if not office or AT_BODY.search(unspaced):
            continue
        whole = _unwrapped(line, following)
        if _NAME.fullmatch(whole):
            name, *_ = _NAME_ENDS.split(whole, maxsplit=1)
            return office.group(), name.strip()
    if BANGKOK in map(without_spaces, lines):
        return BANGKOK, BANGKOK
    return None


def _unwrapped(line: str, following: str) -> str:
    """A line with the next one, where that goes on with it."""
    if not following or NEXT_LINE.match(without_spaces(following)):
        return line
    return join_wrapped(line, following)


def office_in_heading(text: str) -> tuple[str, str] | None:
    """Find the office that a heading names as the report's.

    Args:
        text: The text, without white space.

    Returns:
        The word that its name begins with, and the name; None where there is none.

    >>> office_in_heading("มาตรการส่งเสริมความโปร่งใสของโรงพยาบาลเลยประจำปีงบประมาณ2566")
    ('โรงพยาบาล', 'โรงพยาบาลเลย')
    """
    heading = _IN_HEADING.search(text)
    if not heading or AT_BODY.search(heading[1]):
        return None
    name = heading[1]
    office = AT_OFFICE.match(name)
    return (office.group(), name) if office else None
