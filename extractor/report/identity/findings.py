"""What is doubtful about who reported, for which year and from where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model import Identity, Problem
from extractor.report.identity.agencies import Agency
from extractor.report.identity.cues import LOCAL_BODIES
from extractor.report.identity.gazetteer import PROVINCE_BODY, SUBDISTRICT_BODY
from extractor.report.identity.locations import Location, NameCorrection
from extractor.report.identity.stated_locations import (
    StatedLocation,
    stated_location,
)
from extractor.report.identity.unspaced_text import UnspacedText

# Characters behind an agency's name in which its place is said.
_PLACE_REACH = 60
# Agencies, and places, that messages list.
_AGENCIES_SHOWN = 3
_PLACES_SHOWN = 5
# Kinds of bodies that are of no province begin with these.
_NATIONAL = ("กรม", "กระทรวง")


@dataclass(frozen=True, slots=True)
class IdentityEvidence:
    """What an identity was decided by.

    Attributes:
        agency: Who reported.
        rival_agencies: Whom else the report names as its author.
        stated: The place that is stated.
        location: The place that was found.
        rival_year: Another fiscal year (Buddhist era) that a heading names, or None.
        body: All text but the cover.
    """

    agency: Agency
    rival_agencies: Sequence[Agency]
    stated: StatedLocation
    location: Location
    rival_year: int | None
    body: UnspacedText


def findings_of(
    identity: Identity, evidence: IdentityEvidence
) -> Iterator[Problem]:
    """Tell what is doubtful about an identity.

    Args:
        identity: Who reported, for which year.
        evidence: What that was decided by.

    Yields:
        The findings about the agency, the year, and the place.
    """
    yield from _of_agency(
        evidence.agency, evidence.rival_agencies, evidence.location
    )
    yield from _of_year(identity.fiscal_year_be, evidence.rival_year)
    yield from _of_corrections(evidence.location.corrections)
    if problem := _of_place(identity, evidence.location, evidence.stated):
        yield problem
    yield from _of_body(identity, evidence.body)


def _of_agency(
    agency: Agency, rivals: Sequence[Agency], location: Location
) -> Iterator[Problem]:
    if not agency.kind:
        yield Problem.of("agency-not-found")
    for rival in rivals[:_AGENCIES_SHOWN]:
        yield Problem.of(
            "agency-disagrees",
            agency=agency.full_name,
            count=agency.count,
            other=rival.full_name,
            other_count=rival.count,
        )
    if agency.misread:
        yield Problem.of(
            "name-corrected", read=agency.misread, name=agency.full_name
        )
    elif (
        agency.kind == SUBDISTRICT_BODY
        and location.area
        and agency.name not in location.area.subdistricts
    ):
        yield Problem.of(
            "agency-unproved", name=agency.name, district=location.area.district
        )


def _of_year(year: int | None, rival_year: int | None) -> Iterator[Problem]:
    if year is None:
        yield Problem.of("year-not-found")
    elif rival_year and rival_year != year:
        yield Problem.of("year-disagrees", year=year, heading_year=rival_year)


def _of_corrections(corrections: Sequence[NameCorrection]) -> Iterator[Problem]:
    for correction in corrections:
        yield Problem.of(
            "name-corrected", read=correction.read, name=correction.name
        )


def _of_place(
    identity: Identity, location: Location, stated: StatedLocation
) -> Problem | None:
    """The one thing that is doubtful about the place, if any is."""
    place = f"อำเภอ{identity.district} จังหวัด{identity.province}"
    if location.rivals:
        rivals = " / ".join(location.rivals[:_PLACES_SHOWN])
        if len(location.rivals) > _PLACES_SHOWN:
            rivals += " / …"
        if identity.district:
            return Problem.of(
                "place-ambiguous/taken", rivals=rivals, place=place
            )
        return Problem.of("place-ambiguous", rivals=rivals)
    if not identity.province and not identity.agency_type.startswith(_NATIONAL):
        return Problem.of("province-not-found")
    if not identity.district:
        has_district = (
            identity.agency_type in LOCAL_BODIES
            and identity.agency_type != PROVINCE_BODY
        )
        return Problem.of("district-not-found") if has_district else None
    return (
        None if stated.districts else Problem.of("place-derived", place=place)
    )


def _of_body(identity: Identity, body: UnspacedText) -> Iterator[Problem]:
    """A place behind the agency's name in the body that is not the cover's."""
    if not identity.agency:
        return
    # Only what stands right behind the name: another place may be spoken of further on.
    agency = re.escape(identity.agency) + r"(?=อำเภอ|อ\.|จังหวัด|จ\.)"
    name_ends = [match.end() for match in re.finditer(agency, body.text)]
    behind = [
        stated_location(body, end, end + _PLACE_REACH) for end in name_ends
    ]
    provinces = [stated.provinces for stated in behind]
    districts = [stated.districts for stated in behind]
    yield from _other_names("จังหวัด", identity.province, provinces)
    yield from _other_names("อำเภอ", identity.district, districts)


def _other_names(
    prefix: str, name: str, statements: Sequence[Mapping[str, float]]
) -> Iterator[Problem]:
    """A name (in alphabetical order the first) that is surely stated where another one is expected."""
    if not name:
        return
    contradictions: list[str] = []
    for readings in statements:
        sure = [reading for reading, penalty in readings.items() if not penalty]
        if sure and name not in sure:
            contradictions.append(min(sure))
    if contradictions:
        other_name = min(contradictions)
        yield Problem.of(
            "place-disagrees",
            place=f"{prefix}{name}",
            other=f"{prefix}{other_name}",
        )
