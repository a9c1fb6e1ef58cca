"""Words by which the parts of a cover and a heading are told; patterns for text without white space.

Thai runs words together, so nothing marks a name's end: it is where a known place ends, where the name stands alone
on a line, or where what always follows (อำเภอ, ประจำปี, …) begins.
"""

from __future__ import annotations

import re

from extractor.report.identity.gazetteer import (
    BANGKOK,
    CITY,
    PROVINCE_BODY,
    SUBDISTRICT_BODY,
    TOWN,
)

# Lines of the front matter that are its cover.
COVER_LINES = 120
# Texts of the body among which the heading stands.
HEADING_LINES = 60
PATTAYA = "เมืองพัทยา"
_KIND_BY_ABBREVIATION = {
    "อบต": SUBDISTRICT_BODY,
    "อบจ": PROVINCE_BODY,
    "ทต": "เทศบาลตำบล",
    "ทม": TOWN,
    "ทน": CITY,
}
# The kinds of local bodies: each is named by its kind and a place.
LOCAL_BODIES = frozenset((*_KIND_BY_ABBREVIATION.values(), PATTAYA))

# The kinds of local bodies as they are printed. Scans lose the tone mark of ส่วน and take its ว for อ.
BODY = r"เทศบาล(?:ตำบล|เมือง|นคร)|องค์?การบริหารส่?[วอ]น(?:ตำบล|จังหวัด)|อบ[ตจ]\.|(?<!ก)ท[ตมน]\.|(?<!เทศบาล)เมืองพัทยา"
# What the names of other public bodies begin with.
OFFICE = (
    r"ที่ว่าการอำเภอ|ที่ทำการปกครอง|สำนักงาน|กรม(?!การ)|กระทรวง|มหาวิทยาลัย|โรงพยาบาล|โรงเรียน|วิทยาลัย|สถาบัน|ศูนย์"
    r"|การไฟฟ้า|การประปา|การท่าเรือ|การเคหะ|การรถไฟ|องค์การ(?!บริหารส)|ศาล|เรือนจำ|ธนาคาร|กองทุน"
)
PLACE_PREFIX = r"อำเภอ|จังหวัด|ตำบล|[ตอจ]\."
# What the year of a report begins with.
YEARLY = r"ประจำปี|ประจำงบ|ปีงบ|พ\.ศ\."
_MONTHS = r"มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
# What the first line behind a name begins with.
NEXT_LINE = re.compile(
    rf"{PLACE_PREFIX}|เขต|ประจำ|{YEARLY}|{BODY}|{OFFICE}|{_MONTHS}|{BANGKOK}|รายงาน|มาตรการ|จัดทำ|โดย|งาน|กอง|ฝ่าย"
    r"|สำนัก|โทร|เสนอ|วันที่|เรื่อง|[^\u0e00-\u0e7f]"
)
AT_BODY = re.compile(BODY)
AT_OFFICE = re.compile(OFFICE)
AT_PLACE = re.compile(PLACE_PREFIX)
AT_YEAR = re.compile(YEARLY)
# A word of every title of such a report.
INTEGRITY = "โปร่งใส"


def cue_kind(keyword: str) -> str:
    """The kind of local body that a keyword names.

    Args:
        keyword: What `AT_BODY` matched.

    Returns:
        The kind as it is spelt, such as องค์การบริหารส่วนตำบล.

    >>> cue_kind("อบต."), cue_kind("องคการบริหารสวนจังหวัด")
    ('องค์การบริหารส่วนตำบล', 'องค์การบริหารส่วนจังหวัด')
    """
    if keyword.startswith("องค"):
        return PROVINCE_BODY if keyword.endswith("จังหวัด") else SUBDISTRICT_BODY
    return _KIND_BY_ABBREVIATION.get(keyword.rstrip("."), keyword)
