"""Who reported, for which year: read off the cover, weighed against the text, proved by the names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.model import Identity, Problem, Severity
from extractor.report.identity import gazetteer
from extractor.report.identity import locations as places
from extractor.report.identity.agencies import COVER_LINES, LOCAL_BODIES, PATTAYA, Agency, find_agency
from extractor.report.identity.fiscal_year import find_year
from extractor.report.identity.gazetteer import PROVINCE_BODY, SUBDISTRICT_BODY
from extractor.report.identity.locations import Hints, Place, Stream
from extractor.report.identity.titles import find_title

_PATTAYA_PLACE = Hints({"บางละมุง": 0}, {"ชลบุรี": 0})
# Characters behind an agency's name in which its place is said.
_BEHIND = 60
_NATIONAL = ("กรม", "กระทรวง")


def identify(cover: Sequence[str], body: Sequence[str]) -> tuple[Identity, tuple[Problem, ...]]:
    """Read the identity of a report, and what is doubtful about it.

    `cover` are the lines of the front matter, `body` is all other text, headings first; both normalised.
    """
    front, rest = places.stream(cover[:COVER_LINES]), places.stream((*cover[COVER_LINES:], *body))
    stated = places.hints(front)
    agency, others = find_agency(front, rest, stated, cover)
    stated = stated.over(agency.place)
    place = _place(agency, stated, rest)
    year, headed = find_year(front, rest)
    identity = _identity(find_title(cover, body), year, agency, place)
    problems = (*_of_agency(agency, others, place), *_of_year(year, headed), *_of_place(identity, place, stated))
    problems = (*problems, *_of_body(identity, rest))
    return identity, problems


def _identity(title: str, year: int | None, agency: Agency, place: Place) -> Identity:
    area = place.area
    subdistrict = agency.name if area and agency.local and agency.name in area.subdistricts else ""
    return Identity(
        title=title,
        fiscal_year_be=year,
        agency=agency.full,
        agency_type=agency.kind,
        subdistrict=subdistrict,
        district=area.district if area else "",
        province=place.province,
        subdistrict_code=area.subdistricts[subdistrict] if area and subdistrict else "",
        district_code=area.district_code if area else "",
        province_code=gazetteer.provinces().get(place.province, ""),
    )


def _place(agency: Agency, stated: Hints, rest: Stream) -> Place:
    if agency.kind == PATTAYA:
        return places.settle(_PATTAYA_PLACE, "", "", rest)
    if agency.kind != PROVINCE_BODY:
        return places.settle(stated, agency.kind, agency.name if agency.local else "", rest)
    if agency.name not in gazetteer.provinces():
        return replace(places.settle(stated, "", "", rest), area=None)
    seats = [fit for fit in places.fits(Hints(provinces=stated.provinces)) if fit.area.province == agency.name]
    rivals = () if seats else tuple(f"จังหวัด{read}" for read in (agency.name, *stated.provinces))
    return Place(agency.name, corrected=seats[0].corrected if seats else (), rivals=rivals)


def _of_agency(agency: Agency, others: Sequence[Agency], place: Place) -> Iterator[Problem]:
    if not agency.kind:
        yield _problem(
            "agency-not-found",
            "ไม่พบชื่อหน่วยงาน โปรดเปิดดูหน้าปกแล้วกรอกชื่อหน่วยงานเอง",
            "The agency's name was not found: look at the cover and fill it in.",
        )
    for other in others[:3]:
        yield _problem(
            "agency-disagrees",
            f"ชื่อหน่วยงานไม่ตรงกัน: ใช้ “{agency.full}” (พบ {agency.count} แห่ง) แต่พบ “{other.full}” "
            f"{other.count} แห่ง โปรดตรวจกับหน้าปกและหัวเรื่อง",
            f"The names of the agency disagree: took {agency.full} (named {agency.count}x), but {other.full} is named "
            f"{other.count}x. Check the cover and the heading.",
        )
    if agency.misread:
        yield _corrected(agency.misread, agency.full)
    elif agency.kind == SUBDISTRICT_BODY and place.area and agency.name not in place.area.subdistricts:
        yield _problem(
            "agency-unproved",
            f"ไม่มีตำบลชื่อ “{agency.name}” ในอำเภอ{place.area.district} โปรดตรวจชื่อหน่วยงานกับหน้าปก",
            f"District {place.area.district} has no subdistrict {agency.name}: check the agency's name on the cover.",
            "info",
        )


def _of_year(year: int | None, headed: int | None) -> Iterator[Problem]:
    if year is None:
        yield _problem(
            "year-not-found",
            "ไม่พบปีงบประมาณของรายงาน โปรดเปิดดูหน้าปกแล้วกรอกปีงบประมาณเอง",
            "The fiscal year was not found: look at the cover and fill it in.",
        )
    elif headed and headed != year:
        yield _problem(
            "year-disagrees",
            f"ปีงบประมาณไม่ตรงกัน: ใช้ {year} แต่หัวเรื่องเหนือตารางเป็น {headed} โปรดตรวจว่าปีใดถูกต้อง",
            f"The years disagree: took {year}, but the heading above the table says {headed}. Check which is right.",
        )


def _of_place(identity: Identity, place: Place, stated: Hints) -> Iterator[Problem]:
    yield from (_corrected(read, name) for read, name in place.corrected)
    name = f"อำเภอ{identity.district} จังหวัด{identity.province}"
    if place.rivals:
        took_th, took_en = (f"ใช้ {name} ", f"Took {name}. ") if identity.district else ("", "")
        listed = " / ".join(place.rivals[:5]) + (" / …" if len(place.rivals) > 5 else "")
        yield _problem(
            "place-ambiguous",
            f"สถานที่ไม่ชัดเจน: {listed} {took_th}โปรดตรวจอำเภอและจังหวัดกับหน้าปก",
            f"The place is not clear: {listed}. {took_en}Check district and province against the cover.",
        )
    elif not identity.province and not identity.agency_type.startswith(_NATIONAL):
        yield _problem(
            "province-not-found",
            "ไม่พบชื่อจังหวัด โปรดเปิดดูหน้าปกแล้วกรอกอำเภอและจังหวัดเอง",
            "The province was not found: look at the cover and fill in district and province.",
        )
    elif not identity.district and identity.agency_type in LOCAL_BODIES - {PROVINCE_BODY}:
        yield _problem(
            "district-not-found",
            "ไม่พบชื่ออำเภอ และชื่อหน่วยงานก็บอกไม่ได้ โปรดเปิดดูหน้าปกแล้วกรอกอำเภอเอง",
            "No district is stated and the agency's name does not tell: look at the cover and fill it in.",
        )
    elif identity.district and not stated.districts:
        yield _problem(
            "place-derived",
            f"รายงานไม่ได้ระบุอำเภอ ได้ {name} จากชื่อหน่วยงาน โปรดยืนยัน",
            f"No district is stated; {name} follows from the agency's name. Please confirm.",
            "info",
        )


def _of_body(identity: Identity, rest: Stream) -> Iterator[Problem]:
    """A place behind the agency's name in the body that is not the cover's."""
    # Only what stands right behind the name: another place may be spoken of further on.
    named = re.escape(identity.agency) + r"(?=อำเภอ|อ\.|จังหวัด|จ\.)"
    names = re.finditer(named, rest.text) if identity.agency else ()
    behind = [places.hints(rest, name.end(), name.end() + _BEHIND) for name in names]
    for prefix, known, told in (
        ("จังหวัด", identity.province, [hints.provinces for hints in behind]),
        ("อำเภอ", identity.district, [hints.districts for hints in behind]),
    ):
        sure = [{name for name, penalty in readings.items() if not penalty} for readings in told]
        others = sorted({min(names) for names in sure if names and known not in names})
        if known and others:
            yield _problem(
                "place-disagrees",
                f"สถานที่ไม่ตรงกัน: ใช้ {prefix}{known} แต่ในเนื้อหาเป็น {prefix}{others[0]} โปรดตรวจกับหน้าปก",
                f"The places disagree: took {prefix}{known}, but the body says {prefix}{others[0]}. Check the cover.",
            )


def _corrected(read: str, name: str) -> Problem:
    return _problem(
        "name-corrected",
        f"แก้ชื่อที่อ่านผิดจาก “{read}” เป็น “{name}” ตามทะเบียนชื่อสถานที่ โปรดตรวจกับต้นฉบับ",
        f"A misread name was put right: {read} to {name}, as places are registered. Check it against the source.",
        "info",
    )


def _problem(code: str, thai: str, english: str, severity: Severity = "warning") -> Problem:
    return Problem(code, severity, thai, english)
