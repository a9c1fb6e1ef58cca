"""The title of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.report.identity.agencies import (
    AGENCY,
    AT_OFFICE,
    BODY,
    COVER_LINES,
    HEADING_LINES,
    OFFICE,
    YEARLY,
    joined,
    squeezed,
)
from extractor.report.identity.gazetteer import BANGKOK

_TITLE = re.compile(r"(?:สรุปผล|สรุป|แบบ)?(?:การ)?รายงาน")
_TITLE_ENDS = re.compile(
    rf"{YEARLY}|ปี[0-9]|อำเภอ|จังหวัด|เทศบาล|{BODY}|{OFFICE}|{BANGKOK}|รายงาน|[0-9]|รอบ[0-9]|ไตรมาส|ระหว่าง|ตั้งแต่"
)
_TITLE_CUT = re.compile(
    r"\s?(?:ป\s?ร\s?ะ\s?จ\s?ำ\s?(?:ปี|งบ)|ปี\s?งบ\s?ประมาณ|(?:ปี\s?)?พ\s?\.\s?ศ|ปี\s?[0-9]{4})"
    rf"|(?<!ของ)(?<!ภายใน)(?<!โดย)\s(?:{BODY})"
)


def find_title(cover: Sequence[str], body: Sequence[str]) -> str:
    """The cover's title, or else the heading's without the agency behind it."""
    title, _ = _titled(cover[:COVER_LINES])
    heading, ended = _titled(body[:HEADING_LINES])
    if not title:
        whole = heading if ended and "โปร่งใส" in squeezed(heading) else ""
        before, _, owner = whole.rpartition("ของ")
        return before if AGENCY.match(squeezed(owner)) or AT_OFFICE.match(squeezed(owner)) else whole
    # A scan's stray spaces: the heading repeats the title and may have been read better.
    lengths = range(len(title) + 1) if " " in title else ()
    same = next((heading[:at] for at in lengths if squeezed(heading[:at]) == squeezed(title)), title)
    return min(title, same, key=len)


def _titled(texts: Sequence[str]) -> tuple[str, bool]:
    """The first title in these lines, joined where it wraps, and whether anything said where it ends."""
    lines = [" ".join(line.split())[:600] for text in texts for line in text.splitlines() if line.strip()]
    first = next((at for at, line in enumerate(lines) if _TITLE.match(squeezed(line))), len(lines))
    title, ended = "", False
    for line in lines[first : first + 5]:
        if title and (_TITLE_CUT.search(title) or (_TITLE_ENDS.match(squeezed(line)) and not _dangles(title))):
            ended = True
            break
        title = joined(title, line)
    cut = _TITLE_CUT.search(title)
    return (title[: cut.start()] if cut else title).removesuffix("ประจำ").strip(), ended or bool(cut)


def _dangles(title: str) -> bool:
    return squeezed(title).endswith(("ของ", "ภายใน", "โดย", "ส่วน", "เทศบาล", "องค์การบริหาร"))
