"""Where a report comes from: the district that fits what the text states and what the agency is called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from extractor.report.identity.gazetteer import (
    BANGKOK,
    CAPITAL,
    LONGEST,
    Area,
    areas,
    district_names,
    longest,
    provinces,
    slip,
)

_MENTIONS = 500
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DISTRICT = re.compile(r"อำเภอ|(?<!ผ)อ\.")
_PROVINCE = re.compile(r"จังหวัด|จ\.")
_WARD = re.compile("เขต")
_NAME_ENDS = re.compile(r"อำเภอ|จังหวัด|ประจำ|ปีงบ|เทศบาล|องค์การ|กรุงเทพ|[อจ]\.|[^\u0e01-\u0e4d-]|[ฯๆ]")


@dataclass(frozen=True, slots=True)
class Stream:
    """Lines run together without whitespace, since a wrap or a stray space may stand in mid-word.

    `breaks` are the offsets in `text` where a line begins or ends, `gaps` those where any whitespace stood. A space
    between two digits is kept: there it keeps two numbers apart.
    """

    text: str
    breaks: frozenset[int]
    gaps: frozenset[int]


def stream(lines: Iterable[str]) -> Stream:
    """Run lines together; Thai digits become Arabic."""
    words: list[str] = []
    at, breaks, gaps = 0, {0}, {0}
    for line in (part for text in lines for part in text.translate(_DIGITS).splitlines()):
        for word in line.split():
            word = f" {word}" if words and words[-1][-1].isdigit() and word[0].isdigit() else word
            words.append(word)
            at += len(word)
            gaps.add(at)
        breaks.add(at)
    return Stream("".join(words), frozenset(breaks), frozenset(gaps))


@dataclass(frozen=True, slots=True)
class Hints:
    """What a text says after อำเภอ and จังหวัด: each possible reading and its penalty, 0 where a known name ends."""

    districts: Mapping[str, float] = field(default_factory=dict)
    provinces: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is stated."""
        return bool(self.districts or self.provinces)

    def over(self, other: Hints) -> Hints:
        """These hints, completed by others where they are silent."""
        return Hints(self.districts or other.districts, self.provinces or other.provinces)


def hints(text: Stream, start: int = 0, end: int | None = None) -> Hints:
    """Read the districts and provinces that a stretch of text states."""
    stop = len(text.text) if end is None else end
    districts = _readings(text, _DISTRICT, district_names(), start, stop)
    stated = _readings(text, _PROVINCE, provinces(), start, stop)
    if stated or BANGKOK not in text.text[start:stop]:
        return Hints(districts, stated)
    return Hints(districts or _readings(text, _WARD, district_names(), start, stop), {BANGKOK: 0})


def _readings(text: Stream, marker: re.Pattern[str], known: Collection[str], start: int, stop: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for match in islice(marker.finditer(text.text, start, stop), _MENTIONS):
        for reading, penalty in _after(text, match.end(), known).items():
            found[reading] = min(penalty, found.get(reading, penalty))
    return found


def _after(text: Stream, start: int, known: Collection[str]) -> dict[str, float]:
    """A known name that ends where a word ends is sure; a shorter one yields to a misreading of a longer one."""
    stop = _NAME_ENDS.search(text.text, start, start + LONGEST)
    end = stop.start() if stop else min(len(text.text), start + LONGEST)
    name = longest(text.text, start, known)
    if name and (start + len(name) >= end or start + len(name) in text.gaps):
        return {name: 0}
    gap = next((at for at in range(start + 1, end) if at in text.gaps), end)
    found = {name: 2.5, text.text[start:gap]: 0, text.text[start:end]: 0}
    return {reading: penalty for reading, penalty in found.items() if reading}


@dataclass(frozen=True, slots=True)
class Fit:
    """A district that what is stated may mean: at what cost, reading what (as printed) as what."""

    cost: float
    area: Area
    corrected: tuple[tuple[str, str], ...] = ()


@cache
def _everywhere() -> tuple[Fit, ...]:
    return tuple(Fit(0, area) for area in areas())


def fits(stated: Hints) -> tuple[Fit, ...]:
    """The districts that fit best what is stated: all of them where nothing is."""
    found = [fit for area in areas() if (fit := _fit(stated, area))] if stated else _everywhere()
    least = min((fit.cost for fit in found), default=0)
    return tuple(fit for fit in found if fit.cost == least)


def _fit(stated: Hints, area: Area) -> Fit | None:
    called = (area.district, CAPITAL) if area.capital else (area.district,)
    cost, corrected = 0.0, []
    for read, names in ((stated.districts, called), (stated.provinces, (area.province,))):
        best = min(_costs(read, names), default=None)
        if read and best is None:
            return None
        if best:
            cost += best[0]
            corrected.append(best[1:])
    return Fit(cost, area, tuple(pair for pair in corrected if pair[0] != pair[1]))


def _costs(read: Mapping[str, float], names: Iterable[str]) -> list[tuple[float, str, str]]:
    pairs = ((more, reading, name, slip(reading, name)) for reading, more in read.items() for name in names)
    return [(errors + more, reading, name) for more, reading, name, errors in pairs if errors is not None]


@dataclass(frozen=True, slots=True)
class Place:
    """The place found: a district, or at least a province. `rivals` are places that fit as well, or statements torn."""

    province: str = ""
    area: Area | None = None
    corrected: tuple[tuple[str, str], ...] = ()
    rivals: tuple[str, ...] = ()


def settle(stated: Hints, kind: str, name: str, body: Stream) -> Place:
    """Find the place from what is stated, then from the name, and last from the places that the body mentions."""
    found = fits(stated)
    if not found:
        return _torn(stated, kind, name)
    best = _ranked(found, kind, name, proved=not stated.districts)
    best = _mentioned(best, body) if len(best) > 1 else best
    if len(best) == 1:
        return Place(best[0].area.province, best[0].area, best[0].corrected)
    whole = {fit.area.province for fit in best or found}
    rivals = tuple(f"อำเภอ{fit.area.district} จังหวัด{fit.area.province}" for fit in best)
    return Place(whole.pop() if len(whole) == 1 else "", None, (), rivals)


def _ranked(found: Iterable[Fit], kind: str, name: str, *, proved: bool) -> list[Fit]:
    ranks = [(fit.area.rank(kind, name), fit) for fit in found]
    least = min((rank for rank, _ in ranks), default=2)
    return [] if proved and least == 2 else [fit for rank, fit in ranks if rank == least]


def _mentioned(best: list[Fit], body: Stream) -> list[Fit]:
    said = hints(body)
    kept = [fit for fit in best if fit.area.district in said.districts] or [
        fit for fit in best if fit.area.province in said.provinces
    ]
    return kept if len(kept) == 1 else best


def _torn(stated: Hints, kind: str, name: str) -> Place:
    """The district stated is not in the province stated, or one of them cannot be read: believe the provable one."""
    sides = (Hints(stated.districts), Hints(provinces=stated.provinces))
    proved = [_ranked(fits(side), kind, name, proved=True) for side in sides]
    alone = {found[0].area.district_code: found[0] for found in proved if len(found) == 1}
    rivals = (*(f"อำเภอ{read}" for read in stated.districts), *(f"จังหวัด{read}" for read in stated.provinces))
    if len(alone) == 1:
        fit = next(iter(alone.values()))
        return Place(fit.area.province, fit.area, fit.corrected, rivals)
    named = [read for read in stated.provinces if read in provinces()]
    return Place(named[0] if len(named) == 1 else "", None, (), rivals)
