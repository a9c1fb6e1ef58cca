"""The districts of Thailand, what local bodies in them are called, and which name a misread one stands for.

Names and codes are those of the Department of Provincial Administration (DOPA), by the package geothai.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import geothai
from rapidfuzz.distance import OSA

SUBDISTRICT_BODY = "องค์การบริหารส่วนตำบล"
PROVINCE_BODY = "องค์การบริหารส่วนจังหวัด"
TOWN = "เทศบาลเมือง"
CITY = "เทศบาลนคร"
BANGKOK = "กรุงเทพมหานคร"
# What the name of most capital districts begins with, and what people call them for short.
CAPITAL = "เมือง"
# Characters: no name of a place is longer.
LONGEST_NAME = 30
# How well a body fits a district (see `Area.rank`), best first.
WELL_PROVED = 0
LESS_PROVED = 1
UNPROVED = 2
# A name of so many characters at least may have two of them misread …
_TWO_ERRORS_FROM = 7
# … and one of so many, one: shorter names are too like each other.
_ONE_ERROR_FROM = 4


@dataclass(frozen=True, slots=True)
class Area:
    """A district and the subdistricts in it.

    Attributes:
        district: The district's name without อำเภอ or เขต, such as เมืองสงขลา.
        district_code: Its code, 4 digits.
        province: The province's name without จังหวัด.
        province_code: Its code, 2 digits.
        subdistricts: Codes (6 digits) of the district's subdistricts by their names without ตำบล or แขวง.
    """

    district: str
    district_code: str
    province: str
    province_code: str
    subdistricts: Mapping[str, str] = field(hash=False)

    @property
    def short(self) -> str:
        """A capital district's name without its เมือง, as in เมืองสงขลา; otherwise the name."""
        return (
            self.district.removeprefix(CAPITAL)
            if self.is_capital
            else self.district
        )

    @property
    def is_capital(self) -> bool:
        """Whether people may call it just เมือง."""
        return self.district_code.endswith("01") and self.district.startswith(
            CAPITAL
        )

    @property
    def names(self) -> frozenset[str]:
        """What a local body in it may be called after."""
        return frozenset((*self.subdistricts, self.district, self.short))

    def rank(self, kind: str, name: str) -> int:
        """How well a body of this kind and name fits here.

        A subdistrict body bears its subdistrict's name by law. Towns and cities mostly bear their district's.

        Args:
            kind: What kind of body, such as เทศบาลตำบล.
            name: Its name without that word.

        Returns:
            `WELL_PROVED`, `LESS_PROVED` or `UNPROVED`: the lower, the better.
        """
        is_district = name in (self.district, self.short)
        is_subdistrict = name in self.subdistricts
        if kind == SUBDISTRICT_BODY:
            return WELL_PROVED if is_subdistrict else UNPROVED
        if is_district:
            return WELL_PROVED
        if is_subdistrict:
            return LESS_PROVED if kind in (TOWN, CITY) else WELL_PROVED
        return UNPROVED


@cache
def districts() -> tuple[Area, ...]:
    """Every district of the country.

    Returns:
        928 districts, by code.
    """
    areas: list[Area] = []
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            name = district.name_th
            if province.name_th == BANGKOK:
                name = name.removeprefix("เขต")
            subdistricts = {
                subdistrict.name_th.partition(" (")[0]: subdistrict.code
                for subdistrict in geothai.subdistricts(district.code)
            }
            areas.append(
                Area(
                    name,
                    district.code,
                    province.name_th,
                    province.code,
                    subdistricts,
                )
            )
    return tuple(areas)


@cache
def province_codes() -> Mapping[str, str]:
    """Every province.

    Returns:
        Code (2 digits) by name without จังหวัด.
    """
    return {province.name_th: province.code for province in geothai.provinces()}


@cache
def district_names() -> frozenset[str]:
    """Every name of a district.

    Returns:
        Names without อำเภอ, and เมือง, which a capital district may be called.
    """
    return frozenset(area.district for area in districts()) | {CAPITAL}


@cache
def local_names() -> frozenset[str]:
    """Every name of a place that a local body may bear.

    Returns:
        Names of subdistricts and districts without their prefixes.
    """
    return frozenset[str]().union(*(area.names for area in districts()))


def longest_name_at(text: str, start: int, names: Collection[str]) -> str:
    """The longest name that stands at a place of a text.

    Args:
        text: A text without white space.
        start: Offset in it.
        names: The names to look for; those of one character are not found.

    Returns:
        The name; empty where none stands there.

    >>> longest_name_at("อำเภอเมืองเลยจังหวัดเลย", 5, ["เมือง", "เมืองเลย"])
    'เมืองเลย'
    """
    for end in range(min(len(text), start + LONGEST_NAME), start + 1, -1):
        if text[start:end] in names:
            return text[start:end]
    return ""


# The normalizer mends names of places, too (normalizer.rules.names), but asks another question: which of all names of
# the country a running text begins with, told by costs of OCR's confusions. Here few names are possible, for what else
# the report states rules out the rest, and an error of any make counts one. Either in the other's place would correct
# names that it now leaves alone.
def misread_characters(read: str, name: str) -> int | None:
    """Count the characters that were misread if a word stands for a name.

    Args:
        read: The word as read.
        name: The name.

    Returns:
        Characters inserted, left out, exchanged or swapped with their neighbour (optimal string alignment); None where
        they are too many to believe.

    >>> misread_characters("นครราชสืมา", "นครราชสีมา"), misread_characters("เลข", "เลย")
    (1, None)
    """
    allowed = 0
    if len(name) >= _TWO_ERRORS_FROM:
        allowed = 2
    elif len(name) >= _ONE_ERROR_FROM:
        allowed = 1
    errors = int(OSA.distance(read, name, score_cutoff=allowed))
    return errors if errors <= allowed else None


def closest_name(read: str, names: Iterable[str]) -> str:
    """Find the one name that a word is a misreading of.

    Args:
        read: The word as read.
        names: The names that it may stand for.

    Returns:
        The name; empty where there is none, or no single best.

    >>> closest_name("เชียงคาม", ["เชียงคาน", "ปากชม"])
    'เชียงคาน'
    """
    candidates: list[tuple[int, str]] = []
    for name in set(names):
        errors = misread_characters(read, name)
        if errors is not None:
            candidates.append((errors, name))
    candidates.sort()
    if not candidates:
        return ""
    (fewest, best), *runners_up = candidates
    if runners_up and runners_up[0][0] == fewest:
        return ""
    return best
