"""Who reported, for which year, as a reader of reports.csv would check it against the cover."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Identity
from extractor.report.identity.gazetteer import districts
from extractor.report.identity.identification import identify

PLAIN = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
YEARLY = "ประจำปีงบประมาณ พ.ศ. 2566"
PRU_YAI = (
    PLAIN,
    YEARLY,
    "เทศบาลตำบลปรุใหญ่",
    "อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา",
)

BRIEF = "รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
AIMED = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"
KO_YO = "องค์การบริหารส่วนตำบลเกาะยอ"
KO_YO_TITLE = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายใน" + KO_YO
)
KIN_PHEN = "องค์การบริหารส่วนตำบลหนองกินเพล"
MAE_RAENG_TITLE = (
    "รายงานผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
)
PHRAE_TITLE = (
    "รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
)
TAMBON, CHANGWAT = "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด"
THUNG_SONG = Identity(
    PLAIN,
    2564,
    "เทศบาลเมืองทุ่งสง",
    "เทศบาลเมือง",
    "",
    "ทุ่งสง",
    "นครศรีธรรมราช",
    "",
    "8009",
    "80",
)
SAKON = (
    AIMED + "ของเทศบาลนครสกลนคร",
    2567,
    "เทศบาลนครสกลนคร",
    "เทศบาลนคร",
    "",
    "เมืองสกลนคร",
    "สกลนคร",
    "",
    "4701",
    "47",
)
BUA_YAI = (
    "เทศบาลเมืองบัวใหญ่",
    "เทศบาลเมือง",
    "บัวใหญ่",
    "บัวใหญ่",
    "นครราชสีมา",
    "301201",
    "3012",
    "30",
)
CHIANG_KHAN = (
    "เทศบาลตำบลเชียงคาน",
    "เทศบาลตำบล",
    "เชียงคาน",
    "เชียงคาน",
    "เลย",
    "420301",
    "4203",
    "42",
)
EXPECTED = Identity(
    PLAIN,
    2566,
    PRU_YAI[2],
    "เทศบาลตำบล",
    "ปรุใหญ่",
    "เมืองนครราชสีมา",
    "นครราชสีมา",
    "300107",
    "3001",
    "30",
)
IDENTITIES = [
    Identity(BRIEF + "ภายในหน่วยงาน", 2565, *BUA_YAI),
    Identity(BRIEF + "ของเทศบาลตำบลเชียงคาน", 2563, *CHIANG_KHAN),
    Identity(
        KO_YO_TITLE,
        2566,
        KO_YO,
        TAMBON,
        "เกาะยอ",
        "เมืองสงขลา",
        "สงขลา",
        "900106",
        "9001",
        "90",
    ),
    Identity(
        MAE_RAENG_TITLE,
        2567,
        "เทศบาลตำบลแม่แรง",
        "เทศบาลตำบล",
        "แม่แรง",
        "ป่าซาง",
        "ลำพูน",
        "510603",
        "5106",
        "51",
    ),
    Identity(
        AIMED + "ภายในหน่วยงาน",
        2562,
        KIN_PHEN,
        TAMBON,
        "หนองกินเพล",
        "วารินชำราบ",
        "อุบลราชธานี",
        "341520",
        "3415",
        "34",
    ),
    Identity(
        PHRAE_TITLE,
        2568,
        "องค์การบริหารส่วนจังหวัดแพร่",
        CHANGWAT,
        "",
        "",
        "แพร่",
        "",
        "",
        "54",
    ),
    EXPECTED,
    Identity(*SAKON),
    THUNG_SONG,
]
each_report = pytest.mark.parametrize(
    "expected",
    IDENTITIES,
    ids=lambda one: f"{one.province_code}-{one.fiscal_year_be}",
)


def cover(one: Identity) -> list[str]:
    place = (
        f"อำเภอ{one.district} จังหวัด{one.province}"
        if one.district
        else f"จังหวัด{one.province}"
    )
    return [
        one.title,
        f"ประจำปีงบประมาณ พ.ศ. {one.fiscal_year_be}",
        one.agency,
        place,
    ]


def heading(one: Identity) -> str:
    return (
        f"{one.title}ของ{one.agency} ประจำปีงบประมาณ พ.ศ. {one.fiscal_year_be}"
    )


def codes(lines: list[str], body: list[str] | None = None) -> list[str]:
    return [problem.code for problem in identify(lines, body or [])[1]]


def found(lines: list[str], body: list[str] | None = None) -> Identity:
    return identify(lines, body or [])[0]


# ---- As reports are


@each_report
def test_a_cover_and_a_heading(expected: Identity) -> None:
    assert identify(cover(expected), [heading(expected)]) == (expected, ())


@each_report
def test_a_cover_alone(expected: Identity) -> None:
    assert identify(cover(expected), []) == (expected, ())


@each_report
def test_a_cover_printed_without_any_space(expected: Identity) -> None:
    lines = ["".join(line.split()) for line in cover(expected)]
    assert identify(lines, [heading(expected)]) == (expected, ())


@each_report
def test_a_heading_alone_with_a_word_of_the_province(
    expected: Identity,
) -> None:
    assert (
        found(
            [], [heading(expected), f"ประชาชนในจังหวัด{expected.province} พึงพอใจ"]
        )
        == expected
    )


@each_report
def test_thai_digits(expected: Identity) -> None:
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    assert (
        found([line.translate(digits) for line in cover(expected)]) == expected
    )


def test_lines_wrapped_in_mid_word() -> None:
    lines = [
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วย",
        "งาน",
        "ประจำปีงบประมาณ พ.ศ. 2566",
        "เทศบาลตำบลปรุ",
        "ใหญ่",
        "อำเภอเมืองนครราช",
        "สีมา จังหวัดนครราชสีมา",
    ]
    assert found(lines) == EXPECTED


def test_a_title_that_goes_on_with_the_agency_on_the_next_line() -> None:
    title = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของ"
    lines = [title, "เทศบาลนครสกลนคร", *cover(IDENTITIES[7])[1:]]
    assert found(lines).title == title + "เทศบาลนครสกลนคร"


def test_a_title_with_the_year_and_the_agency_on_its_own_line() -> None:
    assert found([f"{PLAIN} ประจำปีงบประมาณ พ.ศ. 2566"]).title == PLAIN
    assert found([f"{PLAIN} เทศบาลตำบลปรุใหญ่"]).title == PLAIN


def test_stray_spaces_of_a_scan() -> None:
    lines = [
        "รายงานผลการดำเนิน การตามมาตรการส่งเสริมคุณธรรมและความโปร่ง ใสภายในหน่วยงาน",
        "ประจำ ปีงบ ประมาณ พ.ศ. 25 66",
        "เทศบาล ตำบล ปรุ ใหญ่",
        "อำเภอ เมืองนคร ราชสีมา จังหวัด นครราช สีมา",
    ]
    assert found(lines, [heading(EXPECTED)]) == EXPECTED


def test_the_office_within_the_agency_and_its_telephone_are_not_its_name() -> (
    None
):
    lines = [*PRU_YAI, "งานนิติการ สำนักปลัดเทศบาล", "โทร. 0-4400-0000"]
    assert found(lines) == EXPECTED


# ---- Names


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("อบต.เกาะยอ", "องค์การบริหารส่วนตำบลเกาะยอ"),
        ("อบต. เกาะยอ", "องค์การบริหารส่วนตำบลเกาะยอ"),
        ("ทต.เกาะยอ", "เทศบาลตำบลเกาะยอ"),
        ("ทม.เขารูปช้าง", "เทศบาลเมืองเขารูปช้าง"),
        ("ทน.สงขลา", "เทศบาลนครสงขลา"),
        ("อบจ.สงขลา", "องค์การบริหารส่วนจังหวัดสงขลา"),
    ],
)
def test_abbreviations_are_written_out(short: str, full: str) -> None:
    assert found([PLAIN, YEARLY, short, "อ.เมืองสงขลา จ.สงขลา"]).agency == full


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        (
            f"{PLAIN}ของเทศบาลตำบลปรุใหญ่ประจำปีงบประมาณ พ.ศ. 2566",
            "เทศบาลตำบลปรุใหญ่",
        ),
        (
            "ความโปร่งใสภายในองค์การบริหารส่วนตำบลเกาะยอขององค์การบริหารส่วนตำบลเกาะยอ ประจำปี 2566",
            "องค์การบริหารส่วนตำบลเกาะยอ",
        ),
        (
            "ส่งเสริมความโปร่งใสภายในหน่วยงานของเทศบาลตำบลปรุใหญ่ดังนี้",
            "เทศบาลตำบลปรุใหญ่",
        ),
        (
            "ส่งเสริมความโปร่งใสของเทศบาลเมืองเมืองแกนพัฒนาประจำปีงบประมาณ พ.ศ. 2566",
            "เทศบาลเมืองเมืองแกนพัฒนา",
        ),
        (
            "ส่งเสริมความโปร่งใสของเทศบาลนครนครราชสีมาอำเภอเมืองนครราชสีมา",
            "เทศบาลนครนครราชสีมา",
        ),
    ],
)
def test_where_a_name_ends_in_running_text(sentence: str, agency: str) -> None:
    assert found([], [sentence]).agency == agency


@pytest.mark.parametrize(
    ("lines", "agency", "kind", "district", "province"),
    [
        (["เมืองพัทยา"], "เมืองพัทยา", "เมืองพัทยา", "บางละมุง", "ชลบุรี"),
        (["กรุงเทพมหานคร"], "กรุงเทพมหานคร", "กรุงเทพมหานคร", "", "กรุงเทพมหานคร"),
        (
            ["สำนักงานเขตบางรัก กรุงเทพมหานคร"],
            "สำนักงานเขตบางรัก",
            "สำนักงาน",
            "บางรัก",
            "กรุงเทพมหานคร",
        ),
        (
            ["ที่ว่าการอำเภอสะเดา", "จังหวัดสงขลา"],
            "ที่ว่าการอำเภอสะเดา",
            "ที่ว่าการอำเภอ",
            "สะเดา",
            "สงขลา",
        ),
        (
            ["สำนักงานคลังจังหวัดสงขลา"],
            "สำนักงานคลังจังหวัดสงขลา",
            "สำนักงาน",
            "",
            "สงขลา",
        ),
        (
            ["สำนักงานส่งเสริมการปกครอง", "ท้องถิ่นจังหวัดสงขลา"],
            "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดสงขลา",
            "สำนักงาน",
            "",
            "สงขลา",
        ),
        (
            ["โรงพยาบาลสะเดา อำเภอสะเดา จังหวัดสงขลา"],
            "โรงพยาบาลสะเดา",
            "โรงพยาบาล",
            "สะเดา",
            "สงขลา",
        ),
        (["กรมที่ดิน", "กระทรวงมหาดไทย"], "กรมที่ดิน", "กรม", "", ""),
        (["มหาวิทยาลัยสงขลานครินทร์"], "มหาวิทยาลัยสงขลานครินทร์", "มหาวิทยาลัย", "", ""),
    ],
)
def test_other_public_bodies(
    lines: list[str], agency: str, kind: str, district: str, province: str
) -> None:
    one = found([PLAIN, YEARLY, *lines])
    assert (one.agency, one.agency_type, one.district, one.province) == (
        agency,
        kind,
        district,
        province,
    )


def test_another_body_s_heading_without_a_cover() -> None:
    one = found([], [f"{PLAIN}ของโรงพยาบาลสะเดา {YEARLY}"])
    assert (one.title, one.agency, one.fiscal_year_be) == (
        PLAIN,
        "โรงพยาบาลสะเดา",
        2566,
    )


def test_a_town_with_an_old_name_keeps_it() -> None:
    lines = [PLAIN, YEARLY, "เทศบาลเมืองเมืองแกนพัฒนา", "อำเภอแม่แตง จังหวัดเชียงใหม่"]
    one, problems = identify(lines, [])
    assert (one.agency, one.subdistrict, one.district, problems) == (
        "เทศบาลเมืองเมืองแกนพัฒนา",
        "",
        "แม่แตง",
        (),
    )


def test_bodies_that_are_only_mentioned() -> None:
    visits = [
        "ศึกษาดูงานการจัดการขยะของเทศบาลตำบลถ้ำใหญ่ 3 ครั้ง",
        "ไปที่เทศบาลนครหาดใหญ่ อำเภอหาดใหญ่ จังหวัดสงขลา",
    ]
    assert identify(cover(THUNG_SONG), [heading(THUNG_SONG), *visits * 10]) == (
        THUNG_SONG,
        (),
    )


def test_bodies_that_a_law_lists_are_nobody_s_name() -> None:
    law = [
        "ระเบียบนี้ใช้แก่เทศบาลตำบลและเมืองพัทยาและองค์กรอื่น",
        "รวมถึงองค์การบริหารส่วนจังหวัดทุกแห่ง",
    ]
    assert found(law).agency == ""


def test_of_many_bodies_that_are_listed_none_is_the_author() -> None:
    bodies = (
        "เทศบาลตำบลวัดสิงห์",
        "เทศบาลตำบลถ้ำใหญ่",
        "เทศบาลตำบลปรุใหญ่",
        "เทศบาลตำบลเชียงคาน",
    )
    districts = [
        f"เขตเลือกตั้งที่ {number} {body} มีราษฎร 162,766 คน"
        for number, body in enumerate(bodies, 1)
    ]
    assert found([], districts * 3).agency == ""


def test_one_body_that_is_named_again_and_again_is_the_author() -> None:
    deeds = ["เทศบาลตำบลปรุใหญ่ได้จัดประชุม 2 ครั้ง"] * 9 + [
        "ศึกษาดูงานของเทศบาลตำบลถ้ำใหญ่ 1 ครั้ง"
    ]
    assert found([], deeds).agency == "เทศบาลตำบลปรุใหญ่"


def test_a_word_that_joins_names_is_no_part_of_one() -> None:
    one = found([PLAIN, "เทศบาลเมืองเมืองแกนพัฒนาและเทศบาลเมืองท่าใหม่", YEARLY])
    assert one.agency in ("เทศบาลเมืองเมืองแกนพัฒนา", "เทศบาลเมืองท่าใหม่")


def test_a_bare_abbreviation_is_no_name() -> None:
    cells = [
        "สำนักปลัด อบต.",
        "ทุกเดือน",
        "ปีงบประมาณ พ.ศ. 2566",
        "นายก อบต. ลงนามในประกาศ",
        "รับผิดชอบต่อหน้าที่",
    ]
    assert found([], cells * 5).agency == ""


# ---- Cover against text


def test_the_text_outweighs_a_misread_cover() -> None:
    text = [
        "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลปรุใหญ่ ประจำปีงบประมาณ พ.ศ. 2566",
        "ความโปร่งใสในการดำเนินงานของเทศบาลตำบลปรุใหญ่ ประจำปีงบประมาณ พ.ศ. 2566",
        "มาตรการในการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของเทศบาลตำบลปรุใหญ่ ดังนี้",
    ]
    one, problems = identify(
        [PLAIN, YEARLY, "เทศบาลตำบลปทุมใหญ่", PRU_YAI[3]], text
    )
    assert one == EXPECTED
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("agency-disagrees", "warning")
    ]
    for word in ("เทศบาลตำบลปรุใหญ่", "3", "เทศบาลตำบลปทุมใหญ่", "1"):
        assert word in problems[0].message_th and word in problems[0].message_en


@pytest.mark.parametrize(
    ("agency", "place", "corrected"),
    [
        (
            "เทศบาลตำบลปรุใหญ",
            PRU_YAI[3],
            [("เทศบาลตำบลปรุใหญ", "เทศบาลตำบลปรุใหญ่")],
        ),
        (
            "เทศบาลตำบลปรุใหญ่",
            "อำเภอเมืองนครราซสีมา จังหวัดนครราชสีมา",
            [("เมืองนครราซสีมา", "เมืองนครราชสีมา")],
        ),
        (
            "เทศบาลตำบลปรุใหญ่",
            "อำเภอเมืองนครราชสีมา จังหวัดนครราชสิมา",
            [("นครราชสิมา", "นครราชสีมา")],
        ),
    ],
)
def test_a_misread_name_is_put_right_and_reported(
    agency: str, place: str, corrected: list[tuple[str, str]]
) -> None:
    one, problems = identify([PLAIN, YEARLY, agency, place], [])
    assert one == EXPECTED
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("name-corrected", "info")
    ] * len(corrected)
    assert all(
        read in problem.message_th and name in problem.message_th
        for problem, (read, name) in zip(problems, corrected, strict=True)
    )


def test_a_name_printed_thrice_is_not_corrected() -> None:
    lines = [PLAIN, YEARLY, "เทศบาลตำบลปรุใหญ", PRU_YAI[3]]
    text = [
        f"{PLAIN}ของเทศบาลตำบลปรุใหญ {YEARLY}",
        "ความโปร่งใสของเทศบาลตำบลปรุใหญ",
    ]
    assert found(lines, text).agency == "เทศบาลตำบลปรุใหญ"


def test_a_subdistrict_body_that_bears_no_subdistrict_s_name() -> None:
    lines = [PLAIN, YEARLY, "องค์การบริหารส่วนตำบลท่าข้ามวังทอง", PRU_YAI[3]]
    assert (found(lines).agency, codes(lines)) == (
        "องค์การบริหารส่วนตำบลท่าข้ามวังทอง",
        ["agency-unproved"],
    )


# ---- Years


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ประจำปีงบประมาณ พ.ศ. 2566", 2566),
        ("ประจำปีงบประมาณ พ.ศ.2566", 2566),
        ("ประจำปีงบประมาณ (พ.ศ. 2566)", 2566),
        ("ปีงบประมาณ 2566", 2566),
        ("ประจำปี 2566", 2566),
        ("ประจำปีงบประมาณ 2023", 2566),
        ("ปี พ.ศ. 2566", 2566),
        ("รอบ 6 เดือน (ตุลาคม 2565 - มีนาคม 2566) ประจำปีงบประมาณ พ.ศ. 2566", 2566),
        ("ประจำปี 66", None),
        ("ตุลาคม 2566", None),
        ("ในรอบเดือน มกราคม 2567", 2567),
        ("ประจำเดือนตุลาคม พ.ศ. ๒๕๖๖", 2567),
        ("ประจำเดือนตุลาคม 2566 ถึงประจำเดือนมีนาคม 2567", 2567),
        ("ประจำเดือนกันยายน 2566 และประจำเดือนตุลาคม 2566", None),
        ("ภายในเดือนตุลาคม 2566", None),
        ("แผนปฏิบัติการ พ.ศ. 2566 - 2570", None),
        ("ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540", None),
    ],
)
def test_years_of_a_cover(line: str, year: int | None) -> None:
    lines = [PLAIN, line, *PRU_YAI[2:]]
    assert found(lines).fiscal_year_be == year
    assert codes(lines) == ([] if year else ["year-not-found"])


def test_laws_and_other_years_do_not_outvote_the_cover() -> None:
    text = [
        "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565",
        "ปีงบประมาณ พ.ศ. 2565",
    ]
    assert identify(list(PRU_YAI), text * 40) == (EXPECTED, ())


def test_a_heading_of_another_year() -> None:
    text = [f"{PLAIN}ของเทศบาลตำบลปรุใหญ่ ประจำปีงบประมาณ พ.ศ. 2565"]
    one, problems = identify(list(PRU_YAI), text)
    assert (one.fiscal_year_be, [problem.code for problem in problems]) == (
        2566,
        ["year-disagrees"],
    )
    assert "2566" in problems[0].message_th and "2565" in problems[0].message_th
    assert codes([*PRU_YAI, *text]) == ["year-disagrees"]


# ---- Places


@pytest.mark.parametrize(
    "place",
    [
        "อำเภอเมือง จังหวัดนครราชสีมา",
        "อ.เมือง จ.นครราชสีมา",
        "อำเภอเมืองนครราชสีมา",
        "จังหวัดนครราชสีมา",
    ],
)
def test_what_is_left_out_of_a_place_is_derived(place: str) -> None:
    assert found([*PRU_YAI[:3], place]) == EXPECTED


def test_a_place_derived_from_the_name_alone_says_so() -> None:
    assert codes(list(PRU_YAI[:3])) == ["place-derived"]


def test_a_name_that_many_places_bear() -> None:
    lines = [PLAIN, YEARLY, "องค์การบริหารส่วนตำบลหนองบัว"]
    one = found(lines)
    assert (one.agency, one.district, one.province) == (
        "องค์การบริหารส่วนตำบลหนองบัว",
        "",
        "",
    )
    assert codes(lines) == ["place-ambiguous"]


def test_the_text_may_tell_which_of_many() -> None:
    lines = [PLAIN, YEARLY, "องค์การบริหารส่วนตำบลหนองบัว"]
    assert (
        found(lines, ["ถนนสายหลักของอำเภอบ้านค่าย จังหวัดระยอง"]).district
        == "บ้านค่าย"
    )


def test_a_district_name_that_five_provinces_share() -> None:
    lines = [PLAIN, YEARLY, "องค์การบริหารส่วนตำบลช้างทอง", "อำเภอเฉลิมพระเกียรติ"]
    assert found(lines).province == "นครราชสีมา"


def test_a_district_and_a_province_that_do_not_go_together() -> None:
    lines = [
        PLAIN,
        YEARLY,
        "องค์การบริหารส่วนตำบลสำนักแต้ว",
        "อำเภอสะเดา จังหวัดเชียงใหม่",
    ]
    assert (found(lines).province, codes(lines)) == (
        "สงขลา",
        ["place-ambiguous"],
    )


def test_an_unknown_town_in_a_known_province() -> None:
    assert codes([PLAIN, YEARLY, "เทศบาลเมืองเมืองแกนพัฒนา", "จังหวัดเชียงใหม่"]) == [
        "district-not-found"
    ]


def test_nothing_to_read() -> None:
    one, problems = identify([], [])
    assert one == Identity()
    assert [problem.code for problem in problems] == [
        "agency-not-found",
        "year-not-found",
        "province-not-found",
    ]
    assert {problem.severity for problem in problems} == {"warning"}
    assert all(
        "โปรด" in problem.message_th and "look" in problem.message_en
        for problem in problems
    )


# ---- Any place, any text

SAMPLE = [
    (area, name)
    for area in districts()
    if area.province_code != "10"
    for name in area.subdistricts
][::97]


@pytest.mark.parametrize(
    "kind", ["เทศบาลตำบล", "เทศบาลเมือง", "องค์การบริหารส่วนตำบล"]
)
def test_places_all_over_the_country(kind: str) -> None:
    for area, name in SAMPLE:
        agency, place = (
            kind + name,
            f"อำเภอ{area.district} จังหวัด{area.province}",
        )
        text = f"{PLAIN}ของ{agency} {place} {YEARLY}"
        wrapped = [PLAIN, YEARLY, agency[:-2], agency[-2:], place]
        for lines, body in (
            ([PLAIN, YEARLY, agency, place], []),
            (["".join(text.split())], []),
            (wrapped, []),
            ([], [text]),
        ):
            one = found(lines, body)
            assert (
                one.agency,
                one.subdistrict,
                one.district,
                one.province,
            ) == (
                agency,
                name,
                area.district,
                area.province,
            )
            assert one.subdistrict_code == area.subdistricts[name]


PIECES = st.sampled_from(
    f"{PLAIN}|รายงาน|โปร่งใส|ของ|เทศบาลตำบล|อบต.|องค์การบริหารส่วนจังหวัด|เมืองพัทยา|สำนักงาน|ปรุใหญ่|หนองบัว|อำเภอ|เมือง|จังหวัด"
    "|แพร่|เลย|กรุงเทพมหานคร|ประจำปี|งบประมาณ|พ.ศ.|2566|2565|๒๕๖๖|1|-|.| |\n|ใ|่|ก".split(
        "|"
    )
)
LINES = st.lists(
    st.text(max_size=40) | st.lists(PIECES, max_size=8).map("".join), max_size=8
)


@given(LINES, LINES)
def test_any_text_gives_an_identity(lines: list[str], body: list[str]) -> None:
    one, problems = identify(lines, body)
    assert bool(one.agency) == (
        "agency-not-found" not in {problem.code for problem in problems}
    )
    assert (one.fiscal_year_be is None) == (
        "year-not-found" in {problem.code for problem in problems}
    )
    assert not one.subdistrict or one.district_code == one.subdistrict_code[:4]
    assert not one.district or one.province_code == one.district_code[:2]


@pytest.mark.parametrize(
    "piece",
    [
        "เทศบาลตำบลองค์การบริหารส่วนตำบล",
        "อำเภอ",
        "รายงาน",
        "ประจำปี",
        "โปร่งใสของสำนักงาน",
        " ",
        "ก",
    ],
)
def test_a_million_characters_take_seconds_at_most(piece: str) -> None:
    start = time.process_time()
    identify([piece * 1000], [piece * (1_000_000 // len(piece))])
    assert time.process_time() - start < 10
