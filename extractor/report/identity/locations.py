"""Where a report comes from: the district that fits what the text states and what the agency is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractor.report.identity.gazetteer import (
    CAPITAL,
    UNPROVED,
    Area,
    districts,
    misread_characters,
    province_codes,
)
from extractor.report.identity.stated_locations import (
    StatedLocation,
    stated_location,
)
from extractor.report.identity.unspaced_text import UnspacedText


class NameCorrection(NamedTuple):
    """A name of a place that was misread.

    Attributes:
        read: The name as printed or read.
        name: The name as it is registered.
    """

    read: str
    name: str


@dataclass(frozen=True, slots=True)
class DistrictMatch:
    """A district that what is stated may mean.

    Attributes:
        cost: Misread characters (and penalties) that it takes.
        area: The district.
        corrections: The names that were misread then.
    """

    cost: float
    area: Area
    corrections: tuple[NameCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a report comes from.

    Attributes:
        province: The province's name; empty where it is not known.
        area: The district; None where it is not known.
        corrections: The names that were misread.
        rivals: Places that fit as well, or statements that contradict each other, as people read them.
    """

    province: str = ""
    area: Area | None = None
    corrections: tuple[NameCorrection, ...] = ()
    rivals: tuple[str, ...] = ()


def matching_districts(stated: StatedLocation) -> tuple[DistrictMatch, ...]:
    """The districts that fit best what is stated.

    Args:
        stated: What is stated.

    Returns:
        The districts of the least cost, by code; all of the country where nothing is stated, none where nothing fits.
    """
    if not stated:
        return _all_districts()
    possible = (_match(stated, area) for area in districts())
    matches = [match for match in possible if match]
    least = min((match.cost for match in matches), default=0)
    return tuple(match for match in matches if match.cost == least)


@cache
def _all_districts() -> tuple[DistrictMatch, ...]:
    return tuple(DistrictMatch(0, area) for area in districts())


def _match(stated: StatedLocation, area: Area) -> DistrictMatch | None:
    """What it takes that a district is meant; None where it cannot be."""
    district_names = (
        (area.district, CAPITAL) if area.is_capital else (area.district,)
    )
    cost = 0.0
    corrections: list[NameCorrection] = []
    for readings, names in (
        (stated.districts, district_names),
        (stated.provinces, (area.province,)),
    ):
        if not readings:
            continue
        best = _best_reading(readings, names)
        if best is None:
            return None
        cost_of_reading, correction = best
        cost += cost_of_reading
        if correction.read != correction.name:
            corrections.append(correction)
    return DistrictMatch(cost, area, tuple(corrections))


def _best_reading(
    readings: Mapping[str, float], names: Iterable[str]
) -> tuple[float, NameCorrection] | None:
    """The reading that stands for one of the names at the least cost, and that cost."""
    candidates: list[tuple[float, NameCorrection]] = []
    for name in names:
        for reading, penalty in readings.items():
            errors = misread_characters(reading, name)
            if errors is not None:
                candidates.append(
                    (errors + penalty, NameCorrection(reading, name))
                )
    return min(candidates, default=None)


def locate(
    stated: StatedLocation, kind: str, name: str, body: UnspacedText
) -> Location:
    """Find the place from what is stated, then from the agency's name, and last from the places that the body mentions.

    Args:
        stated: What the cover states, or what stands behind the agency's name.
        kind: What kind of agency it is, such as เทศบาลตำบล.
        name: Its name without that word; empty: the name tells nothing.
        body: All other text.

    Returns:
        The place, as far as it is known.
    """
    matches = matching_districts(stated)
    if not matches:
        return _locate_contradiction(stated, kind, name)
    best = _best_proved(
        matches, kind, name, must_be_proved=not stated.districts
    )
    if len(best) > 1:
        best = _narrowed_by(body, best)
    if len(best) == 1:
        (match,) = best
        return Location(match.area.province, match.area, match.corrections)
    rivals = tuple(
        f"อำเภอ{match.area.district} จังหวัด{match.area.province}"
        for match in best
    )
    provinces = {match.area.province for match in best or matches}
    return Location(_only(provinces), rivals=rivals)


def _only(names: Collection[str]) -> str:
    """The name, where there is just one."""
    return next(iter(names)) if len(names) == 1 else ""


def _best_proved(
    matches: Iterable[DistrictMatch],
    kind: str,
    name: str,
    *,
    must_be_proved: bool,
) -> Sequence[DistrictMatch]:
    """The districts that the agency's name fits best; none where it must prove them and does not."""
    by_rank: dict[int, list[DistrictMatch]] = {}
    for match in matches:
        by_rank.setdefault(match.area.rank(kind, name), []).append(match)
    best = min(by_rank, default=UNPROVED)
    if must_be_proved and best == UNPROVED:
        return ()
    return by_rank.get(best, ())


def _narrowed_by(
    body: UnspacedText, matches: Sequence[DistrictMatch]
) -> Sequence[DistrictMatch]:
    """The one district that a text states (or that lies in a province it states); all of them where not just one is."""
    stated = stated_location(body)
    narrowed = [
        match for match in matches if match.area.district in stated.districts
    ]
    if not narrowed:
        narrowed = [
            match
            for match in matches
            if match.area.province in stated.provinces
        ]
    return narrowed if len(narrowed) == 1 else matches


def _locate_contradiction(
    stated: StatedLocation, kind: str, name: str
) -> Location:
    """The district stated is not in the province stated, or one of them cannot be read: believe the provable one."""
    provable: dict[str, DistrictMatch] = {}
    for side in (
        StatedLocation(stated.districts),
        StatedLocation(provinces=stated.provinces),
    ):
        proved = _best_proved(
            matching_districts(side), kind, name, must_be_proved=True
        )
        if len(proved) == 1:
            (match,) = proved
            provable[match.area.district_code] = match
    districts = (f"อำเภอ{reading}" for reading in stated.districts)
    provinces = (f"จังหวัด{reading}" for reading in stated.provinces)
    rivals = (*districts, *provinces)
    if len(provable) == 1:
        (match,) = provable.values()
        return Location(
            match.area.province, match.area, match.corrections, rivals
        )
    known = [
        reading for reading in stated.provinces if reading in province_codes()
    ]
    return Location(_only(known), rivals=rivals)
