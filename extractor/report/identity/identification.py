"""Who reported, for which year: read off the cover, weighed against the text, proved by the names of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.model import Identity, Problem
from extractor.report.identity.agencies import Agency, find_agency
from extractor.report.identity.cues import COVER_LINES, PATTAYA
from extractor.report.identity.findings import IdentityEvidence, findings_of
from extractor.report.identity.fiscal_year import find_year
from extractor.report.identity.gazetteer import PROVINCE_BODY, province_codes
from extractor.report.identity.locations import (
    Location,
    locate,
    matching_districts,
)
from extractor.report.identity.stated_locations import (
    StatedLocation,
    stated_location,
)
from extractor.report.identity.titles import find_title
from extractor.report.identity.unspaced_text import UnspacedText, run_together

# Where เมืองพัทยา lies, which is no district (พระราชบัญญัติระเบียบบริหารราชการเมืองพัทยา พ.ศ. 2542).
_LOCATION_OF_PATTAYA = StatedLocation({"บางละมุง": 0}, {"ชลบุรี": 0})


def identify(
    cover: Sequence[str], body: Sequence[str]
) -> tuple[Identity, tuple[Problem, ...]]:
    """Read who reported for which year, and what is doubtful about it.

    Args:
        cover: The lines of the front matter, repaired.
        body: All other texts, repaired, headings first.

    Returns:
        The identity, and the findings about it.

    >>> cover = ["ประจำปีงบประมาณ พ.ศ. 2563", "เทศบาลตำบลเชียงคาน", "อำเภอเชียงคาน จังหวัดเลย"]
    >>> identity, problems = identify(cover, [])
    >>> identity.agency, identity.fiscal_year_be, identity.district_code, problems
    ('เทศบาลตำบลเชียงคาน', 2563, '4203', ())
    """
    front_text = run_together(cover[:COVER_LINES])
    body_text = run_together((*cover[COVER_LINES:], *body))
    stated = stated_location(front_text)
    agency, rival_agencies = find_agency(front_text, body_text, stated, cover)
    stated = stated.completed_by(agency.location)
    location = _location_of(agency, stated, body_text)
    year, rival_year = find_year(front_text, body_text)
    title = find_title(cover, body)
    identity = _identity(title, year, agency, location)
    evidence = IdentityEvidence(
        agency=agency,
        rival_agencies=rival_agencies,
        stated=stated,
        location=location,
        rival_year=rival_year,
        body=body_text,
    )
    return identity, tuple(findings_of(identity, evidence))


def _identity(
    title: str, year: int | None, agency: Agency, location: Location
) -> Identity:
    identity = Identity(
        title=title,
        fiscal_year_be=year,
        agency=agency.full_name,
        agency_type=agency.kind,
        province=location.province,
        province_code=province_codes().get(location.province, ""),
    )
    area = location.area
    if not area:
        return identity
    identity = replace(
        identity, district=area.district, district_code=area.district_code
    )
    if not agency.is_local or agency.name not in area.subdistricts:
        return identity
    return replace(
        identity,
        subdistrict=agency.name,
        subdistrict_code=area.subdistricts[agency.name],
    )


def _location_of(
    agency: Agency, stated: StatedLocation, body: UnspacedText
) -> Location:
    if agency.kind == PATTAYA:
        return locate(_LOCATION_OF_PATTAYA, "", "", body)
    if agency.kind != PROVINCE_BODY:
        return locate(
            stated, agency.kind, agency.name if agency.is_local else "", body
        )
    if agency.name not in province_codes():
        return replace(locate(stated, "", "", body), area=None)
    return _location_of_province_body(agency.name, stated)


def _location_of_province_body(
    province: str, stated: StatedLocation
) -> Location:
    """A province's body is of the province that it is called after, whatever is stated; a contradiction is told."""
    matches = matching_districts(StatedLocation(provinces=stated.provinces))
    agreeing = [match for match in matches if match.area.province == province]
    if agreeing:
        return Location(province, corrections=agreeing[0].corrections)
    rivals = tuple(f"จังหวัด{name}" for name in (province, *stated.provinces))
    return Location(province, rivals=rivals)
