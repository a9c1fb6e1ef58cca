"""The public body that made a report, found among all that it names.

Thai runs words together, so nothing marks a name's end: it is where a known place ends, where the name stands alone
on a line, or where what always follows (อำเภอ, ประจำปี, …) begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from extractor.report.identity import gazetteer
from extractor.report.identity import locations as places
from extractor.report.identity.gazetteer import BANGKOK, PROVINCE_BODY, SUBDISTRICT_BODY, TOWNS
from extractor.report.identity.locations import Hints, Stream

COVER_LINES, HEADING_LINES, _MENTIONS = 120, 60, 2000
# What a mention weighs: at the start of a cover line, where the report names its author, anywhere else.
_ALONE, _AUTHOR, _PASSING, _ENOUGH = 3.5, 2.0, 0.5, 1.5
PATTAYA = "เมืองพัทยา"
_ABBREVIATED = {"อบต": SUBDISTRICT_BODY, "อบจ": PROVINCE_BODY, "ทต": "เทศบาลตำบล", "ทม": TOWNS[0], "ทน": TOWNS[1]}
LOCAL_BODIES = {*_ABBREVIATED.values(), PATTAYA}
_OWNED = ("ของ", "ภายใน", "สำนักงาน", "ที่ทำการ")

# Scans lose the tone mark of ส่วน and take its ว for อ.
BODY = r"เทศบาล(?:ตำบล|เมือง|นคร)|องค์?การบริหารส่?[วอ]น(?:ตำบล|จังหวัด)|อบ[ตจ]\.|(?<!ก)ท[ตมน]\.|(?<!เทศบาล)เมืองพัทยา"
OFFICE = (
    r"ที่ว่าการอำเภอ|ที่ทำการปกครอง|สำนักงาน|กรม(?!การ)|กระทรวง|มหาวิทยาลัย|โรงพยาบาล|โรงเรียน|วิทยาลัย|สถาบัน|ศูนย์"
    r"|การไฟฟ้า|การประปา|การท่าเรือ|การเคหะ|การรถไฟ|องค์การ(?!บริหารส)|ศาล|เรือนจำ|ธนาคาร|กองทุน"
)
_PLACE = r"อำเภอ|จังหวัด|ตำบล|[ตอจ]\."
YEARLY = r"ประจำปี|ประจำงบ|ปีงบ|พ\.ศ\."
_MONTHS = r"มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
AGENCY, _AT_PLACE, _AT_YEAR, AT_OFFICE = (re.compile(part) for part in (BODY, _PLACE, YEARLY, OFFICE))
_STOP = re.compile(rf"{_PLACE}|{YEARLY}|(?:ของ|ภายใน)?(?:{BODY})|[^\u0e01-\u0e4d-]|[ฯๆ]")
_NEXT_LINE = re.compile(
    rf"{_PLACE}|เขต|ประจำ|{YEARLY}|{BODY}|{OFFICE}|{_MONTHS}|{BANGKOK}|รายงาน|มาตรการ|จัดทำ|โดย|งาน|กอง|ฝ่าย"
    r"|สำนัก|โทร|เสนอ|วันที่|เรื่อง|[^\u0e00-\u0e7f]"
)
# How a sentence goes on behind a name, and what no name holds.
_GOES_ON = re.compile(
    r"ใน|ได้|ดัง|จึง|โดย|และ|มี|ที่|ซึ่ง|เพื่อ|นำ|ต่อ|ตาม|เป็น|ทั้ง|กับ|ร่วม|ไป|จะ|เรื่อง|มา|ของ|ว่า|พบ|จัด|ดำเนิน|กำหนด|ทุก|ให้|ณ"
)
_NO_NAME = re.compile(r"ได้|จัดทำ|ดำเนินการ|รายงาน|มาตรการ|โปร่งใส|หน่วยงาน|ประชา|กำหนด|เพื่อ")
_OFFICE_HEADING = re.compile(rf"โปร่งใส[\u0e01-\u0e4d]{{0,40}}?ของ((?:{OFFICE})[\u0e01-\u0e4d]{{1,60}}?)(?={YEARLY})")
_OFFICE_NAME = re.compile(r"(?:[\u0e01-\u0e4d0-9 ()]|\.(?!\.)){5,100}")
_OFFICE_ENDS = re.compile(rf"(?<!ที่ว่าการ)(?<!ปกครอง)\s(?:{_PLACE}|{YEARLY}|{BANGKOK})")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a local body; `author` where the report speaks of who made it; `place` if stated right behind."""

    kind: str
    name: str
    weight: float
    author: bool
    place: Hints


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that may have reported: a kind and a place's name, or an office by its whole name (`local` False)."""

    kind: str = ""
    name: str = ""
    count: int = 0
    weight: float = 0
    author: bool = False
    place: Hints = field(default_factory=Hints)
    misread: str = ""

    @property
    def local(self) -> bool:
        """Whether it is named by its kind and a place."""
        return self.kind in LOCAL_BODIES

    @property
    def full(self) -> str:
        """The full name."""
        return self.kind + self.name if self.local else self.name


def find_agency(front: Stream, rest: Stream, stated: Hints, cover: Sequence[str]) -> tuple[Agency, list[Agency]]:
    """Who reported, and whom else the report names as its author."""
    names = frozenset[str]().union(*(fit.area.names for fit in places.fits(stated))) or gazetteer.country()
    own = tuple(_mentions(front, names, frozenset(), front=True))
    heard = frozenset(mention.name for mention in own)
    local = _tally((*own, *_mentions(rest, names, heard, front=False)), names)
    author = next((agency for agency in local if agency.author), None)
    covered = any(mention.author for mention in own)
    best = (author if covered else _office(cover) or author) or _office_of_heading(front, rest)
    best = best or next((agency for agency in local if agency.weight >= _ENOUGH), Agency())
    best = _mended(best, names) if stated or best.kind == PROVINCE_BODY else best
    return best, [agency for agency in local if agency.author and agency.full not in (best.full, best.misread)]


def _mentions(text: Stream, names: Collection[str], heard: Collection[str], *, front: bool) -> Iterator[Mention]:
    done = 0
    for match in islice(AGENCY.finditer(text.text), _MENTIONS):
        kind, at = _kind(match.group()), match.end()
        end, closer = (at, "") if kind == PATTAYA else _closing(text, at)
        author = _of_author(text, max(done, match.start() - 150), match.start(), at, front=front)
        # In running text a cell may end behind a bare อบต. and the next begin.
        torn = not front and any(place in text.breaks for place in range(at, end))
        name = _name(text, at, end, _bearable(kind, names), heard, closed=author and bool(closer) and not torn)
        done = at + len(name)
        if name or kind == PATTAYA:
            alone = front and match.start() in text.breaks
            weight = _ALONE if alone else _AUTHOR if author else _PASSING
            yield Mention(kind, name, weight, author, _place_behind(text, done))


def _of_author(text: Stream, since: int, start: int, end: int, *, front: bool) -> bool:
    """Whether the report speaks of its own author: on the cover, or in a heading, which also names the year."""
    before = text.text[since:start]
    titled = "โปร่งใส" in before or bool(_AT_YEAR.match(_closing(text, end)[1]))
    return titled or (front and (start in text.gaps or before.endswith(_OWNED)))


def _kind(keyword: str) -> str:
    if keyword.startswith("องค"):
        return PROVINCE_BODY if keyword.endswith("จังหวัด") else SUBDISTRICT_BODY
    return _ABBREVIATED.get(keyword.rstrip("."), keyword)


def _bearable(kind: str, names: Collection[str]) -> Collection[str]:
    """The names that a body of this kind may bear."""
    return gazetteer.provinces() if kind == PROVINCE_BODY else () if kind == PATTAYA else names


def _closing(text: Stream, start: int) -> tuple[int, str]:
    """Where at the latest a name from `start` ends, and what ends it: nothing if that is not certain."""
    stop = _STOP.search(text.text, start, start + 45)
    end = stop.start() if stop else min(start + 45, len(text.text))
    breaks = [at for at in range(start + 1, end + 1) if at in text.breaks]
    for at in breaks:
        if _NEXT_LINE.match(text.text, at):
            return at, text.text[at : at + 7]
    if stop:
        return end, stop.group()
    return (breaks[0], "\n") if breaks and end < len(text.text) else (end, "\n" if end == len(text.text) else "")


def _name(text: Stream, start: int, end: int, known: Collection[str], heard: Collection[str], *, closed: bool) -> str:
    found, before = gazetteer.longest(text.text, start, known), gazetteer.longest(text.text, start, heard)
    if before and len(before) >= len(found):
        return before
    behind, whole = start + len(found), text.text[start:end]
    if found and (behind >= end or behind in text.gaps or _GOES_ON.match(text.text, behind)):
        return found
    if closed and 2 <= len(whole) <= 30 and not _NO_NAME.search(whole):
        return whole
    return found if len(found) > 2 else ""


def _place_behind(text: Stream, at: int) -> Hints:
    if not _AT_PLACE.match(text.text, at):
        return Hints()
    other = AGENCY.search(text.text, at, at + 90)
    return places.hints(text, at, other.start() if other else at + 90)


def _tally(mentions: Iterable[Mention], names: Collection[str]) -> list[Agency]:
    """Each body named, the weightiest first; being named after a place that fits counts double."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.kind, mention.name), []).append(mention)
    agencies = (_weighed(kind, name, group, names) for (kind, name), group in groups.items())
    return sorted(agencies, key=lambda agency: -agency.weight)


def _weighed(kind: str, name: str, group: list[Mention], names: Collection[str]) -> Agency:
    author = sum(mention.weight for mention in group if mention.author)
    passing = sum(mention.weight for mention in group if not mention.author)
    # A town may bear an old name that is no district's, so a lack of proof says nothing against it.
    proved = kind in (*TOWNS, PATTAYA) or name in _bearable(kind, names)
    weight = (min(author, 12) + min(passing, 2)) * (2 if proved else 1)
    place = next((mention.place for mention in group if mention.place), Hints())
    return Agency(kind, name, len(group), weight, author > 0, place)


def _mended(agency: Agency, names: Collection[str]) -> Agency:
    """The agency with a misread name put right, where just one place near by is called nearly so."""
    known = _bearable(agency.kind, names)
    # What is printed the same thrice was hardly misread: a body may bear a name that no place bears any more.
    doubtful = agency.kind == PROVINCE_BODY or agency.count < 3
    if not agency.local or not doubtful or agency.name in known or agency.name in gazetteer.country():
        return agency
    better = gazetteer.nearest(agency.name, known)
    return replace(agency, name=better, misread=agency.kind + agency.name) if better else agency


def _office(cover: Sequence[str]) -> Agency | None:
    """Any other public body: the line of the cover that begins like one."""
    lines = [" ".join(line.split()) for line in cover[:COVER_LINES] if line.strip()]
    for line, after in zip(lines, (*lines[1:], ""), strict=False):
        found = AT_OFFICE.match(squeezed(line))
        whole = line if not after or _NEXT_LINE.match(squeezed(after)) else joined(line, after)
        if found and _OFFICE_NAME.fullmatch(whole) and not AGENCY.search(squeezed(line)):
            return Agency(found.group(), _OFFICE_ENDS.split(whole, maxsplit=1)[0].strip(), 1)
    return Agency(BANGKOK, BANGKOK, 1) if BANGKOK in map(squeezed, lines) else None


def _office_of_heading(front: Stream, rest: Stream) -> Agency | None:
    heading = _OFFICE_HEADING.search(front.text + rest.text[:20000])
    kind = AT_OFFICE.match(heading[1]) if heading else None
    if not heading or not kind or AGENCY.search(heading[1]):
        return None
    return Agency(kind.group(), heading[1], 1, place=places.hints(places.stream([heading[1]])))


def joined(head: str, tail: str) -> str:
    """A wrapped line and the next: Thai wraps in mid-sentence and mid-word, Latin and figures where a space was."""
    thai = "\u0e01" <= head[-1:] <= "\u0e4d" and "\u0e01" <= tail[:1] <= "\u0e4d"
    return head + tail if thai or not head else f"{head} {tail}"


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
