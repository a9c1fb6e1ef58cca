"""The districts of Thailand, what local bodies in them are called, and which name a misread one stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import geothai
from rapidfuzz.distance import OSA

SUBDISTRICT_BODY = "องค์การบริหารส่วนตำบล"
PROVINCE_BODY = "องค์การบริหารส่วนจังหวัด"
TOWNS = ("เทศบาลเมือง", "เทศบาลนคร")
BANGKOK = "กรุงเทพมหานคร"
CAPITAL = "เมือง"
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Area:
    """A district (in Bangkok without its เขต) and the subdistricts in it, name to DOPA code."""

    district: str
    district_code: str
    province: str
    province_code: str
    subdistricts: Mapping[str, str] = field(hash=False)

    @property
    def short(self) -> str:
        """A capital district's name without its เมือง, as in เมืองสงขลา; otherwise the name."""
        return self.district.removeprefix(CAPITAL) if self.capital else self.district

    @property
    def capital(self) -> bool:
        """Whether people may call it just เมือง."""
        return self.district_code.endswith("01") and self.district.startswith(CAPITAL)

    @property
    def names(self) -> frozenset[str]:
        """What a local body in it may be called after."""
        return frozenset((*self.subdistricts, self.district, self.short))

    def rank(self, kind: str, name: str) -> int:
        """How well a body of this kind and name fits here: 0 well, 1 less, 2 unproved.

        A subdistrict body bears its subdistrict's name by law. Towns and cities mostly bear their district's.
        """
        own, inside = name in (self.district, self.short), name in self.subdistricts
        if kind == SUBDISTRICT_BODY:
            return 0 if inside else 2
        if kind in TOWNS:
            return 0 if own else 1 if inside else 2
        return 0 if own or inside else 2


@cache
def areas() -> tuple[Area, ...]:
    """Every district of the country, by code."""
    return tuple(
        Area(
            d.name_th.removeprefix("เขต") if p.name_th == BANGKOK else d.name_th,
            d.code,
            p.name_th,
            p.code,
            {s.name_th.partition(" (")[0]: s.code for s in geothai.subdistricts(d.code)},
        )
        for p in geothai.provinces()
        for d in geothai.districts(p.code)
    )


@cache
def provinces() -> Mapping[str, str]:
    """Every province, name to DOPA code."""
    return {p.name_th: p.code for p in geothai.provinces()}


@cache
def district_names() -> frozenset[str]:
    """Every name of a district, and เมือง, which a capital district may be called."""
    return frozenset(area.district for area in areas()) | {CAPITAL}


@cache
def country() -> frozenset[str]:
    """Every name of a place that a local body may bear."""
    return frozenset().union(*(area.names for area in areas()))


def longest(text: str, start: int, names: Collection[str]) -> str:
    """The longest of the names that stands in the text at `start`, or nothing."""
    pieces = (text[start:end] for end in range(min(len(text), start + LONGEST), start + 1, -1))
    return next((piece for piece in pieces if piece in names), "")


def slip(read: str, name: str) -> int | None:
    """How many characters were misread if `read` stands for `name`; None if too many to believe."""
    allowed = 2 if len(name) >= 7 else 1 if len(name) >= 4 else 0
    errors = int(OSA.distance(read, name, score_cutoff=allowed))
    return errors if errors <= allowed else None


def nearest(read: str, names: Iterable[str]) -> str:
    """The one name that `read` is a misreading of; nothing if there is none, or no single best."""
    found = sorted((errors, name) for name in set(names) if (errors := slip(read, name)) is not None)
    alone = len(found) == 1 or (len(found) > 1 and found[0][0] < found[1][0])
    return found[0][1] if alone else ""
