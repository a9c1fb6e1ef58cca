"""The damages that PDF text layers do to Thai and that can be mended for certain: as printed -> as meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalizer import Config, FontCensus, explain, normalize

SEED = Path(__file__).parents[2] / "samples" / "pru-yai-2566--seed.txt"

SPACED_MARKS = {
    "ที ่": "ที่",
    "ตั ้ง": "ตั้ง",
    "ป ี": "ปี",
    "ก ลุ ่ม": "ก ลุ่ม",
    "ประชาส ั มพ ั นธ ์": "ประชาสัมพันธ์",
    "กร ุ งเทพ": "กรุงเทพ",
    "เร ื ่อง": "เรื่อง",
    "ก  ่อน": "ก่อน",
}
SPACED_SARA_AM = {
    "จ ำนวน": "จำนวน",
    "ด ำเนินการ": "ดำเนินการ",
    "น ้ำ": "น้ำ",
    "น้ ำ": "น้ำ",
    "ประจ ำปี": "ประจำปี",
    "ถ้อยค  ำ": "ถ้อยคำ",
    "อ ำเภอ": "อำเภอ",
}
DECOMPOSED = {
    "จ\u0e4d\u0e32นวน": "จำนวน",
    "น\u0e49\u0e4d\u0e32": "น้ำ",
    "น\u0e4d\u0e49\u0e32": "น้ำ",
    "จ\u0e4d \u0e32นวน": "จำนวน",
    "ค \u0e4d\u0e32": "คำ",
    "ซ้\u0e4d\u0e32ๆ": "ซ้ำๆ",
    "นำ้": "น้ำ",
    "ยำ่": "ย่ำ",
}
LIBRE_OFFICE = {
    "ดำาเนินการ": "ดำเนินการ",
    "จำานวน": "จำนวน",
    "น้ำา": "น้ำ",
    "ประจำาปี": "ประจำปี",
}
DOUBLED = {
    "หน้้า": "หน้า",
    "ที่่": "ที่",
    "กลุุ่ม": "กลุ่ม",
    "ปีี": "ปี",
    "ศูนย์์": "ศูนย์",
    "ที่ี่": "ที่",
    "ทำำ": "ทำ",
}
OUT_OF_ORDER = {
    "ท่ี": "ที่",
    "ผู้": "ผู้",
    "กลุ่ม": "กลุ่ม",
    "เร่ือง": "เรื่อง",
    "สิทธ์ิ": "สิทธิ์",
}
INVISIBLE = {
    "กอง\u200bคลัง": "กองคลัง",
    "ผล\u00adงาน": "ผลงาน",
    "ก\u200cข\u200dค\u2060ง": "กขคง",
    "\ufeffรายงาน": "รายงาน",
    "พ.ศ.\u00a02566": "พ.ศ. 2566",
    "ที\u200b่": "ที่",
    "กอง\u00a0\u00a0คลัง": "กอง คลัง",
}
TWO_SARA_E = {
    "เเละ": "และ",
    "เเผนงาน": "แผนงาน",
    "เเม่เเตง": "แม่แตง",
    "เ\u200bเละ": "และ",
}
SEVERAL_AT_ONCE = {
    "เเละด \u0e4d\u0e32เนินการ": "และดำเนินการ",
    "น\uf70b\uf711\u0e32": "น้ำ",
    "กลุ \uf70aม": "กลุ่ม",
    "ท\uf70a\uf702": "ที่",
    "ป\uf702งบประมาณ พ.ศ. ๒๕๖๖": "ปีงบประมาณ พ.ศ. 2566",
    "จ\u200b ำนวน ๑๒ คน": "จำนวน 12 คน",
}

CERTAIN = {
    **SPACED_MARKS,
    **SPACED_SARA_AM,
    **DECOMPOSED,
    **LIBRE_OFFICE,
    **DOUBLED,
    **OUT_OF_ORDER,
    **INVISIBLE,
    **TWO_SARA_E,
    **SEVERAL_AT_ONCE,
}

# One font per system; each code point and the character that it draws.
WINDOWS = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู"
MAC = "ัิีึื็่่่้้้๊๊๊๋๋๋์์์ํญฺุูฐ"
PRIVATE_USE = [*zip(map(chr, range(0xF700, 0xF71B)), WINDOWS, strict=True)]
PRIVATE_USE += [*zip(map(chr, range(0xF884, 0xF89F)), MAC, strict=True)]

HEALTHY = [
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "น้ำซ้ำค่ำย่ำจ้ำม่ำ",
    "ต่าง ๆ เป็นต้น ฯลฯ กรุงเทพฯ",
    "ก.พ. - มิ.ย. 2567 งบประมาณ 1,234.50 บาท",
    "“อ้าง” ‘อ้าง’ (ก) [ข] 50% A/B e-Service https://www.nacc.go.th",
    "ฤๅษี ฦๅชา ทฤษฎี ญาณ ฐาน",
    "พุทฺธํ ธมฺมํ สงฺฆํ",
    "เก๋ไก๋ โต๊ะ ตุ๊กตุ๊ก เปรี๊ยะ ก็ คึกคัก สิทธิ์ พันธุ์",
    "ตาม อำเภอ และ อำนาจ",
    "เอาใจใส่ เสมอ แล้ว โดยเฉพาะ",
    "\uf0a3 ใช่ \uf0fe ไม่ใช่",
]

# As a font that shows every า as ำ prints it.
SWAPPED = {
    "ตรำด": "ตราด",
    "สมำชิกสภำ": "สมาชิกสภา",
    "ล ำดับ": "ลำดับ",
    "จ ำนวนประชำกร": "จำนวนประชากร",
    "งำนกำรเงิน": "งานการเงิน",
    "ต่ ำท ำ": "ต่ำทำ",
    "หน้ำที่": "หน้าที่",
}


@pytest.mark.parametrize(("printed", "meant"), CERTAIN.items(), ids=ascii)
def test_damage_is_mended(printed: str, meant: str) -> None:
    assert normalize(printed) == meant


@pytest.mark.parametrize(("private", "meant"), PRIVATE_USE, ids=ascii)
def test_private_use_code_points_become_what_they_draw(
    private: str, meant: str
) -> None:
    assert normalize(f"ก{private}น", Config(misread=False)) == f"ก{meant}น"


@pytest.mark.parametrize("text", HEALTHY)
def test_healthy_text_stays_as_printed(text: str) -> None:
    assert explain(text).changes == ()


@pytest.mark.parametrize(("printed", "meant"), SWAPPED.items())
def test_a_font_that_swaps_sara_aa_is_read_right(
    printed: str, meant: str
) -> None:
    config = Config(swapped_fonts=frozenset({"TH SarabunIT๙"}))
    assert (
        explain(printed, config, [("TH SarabunIT๙", len(printed))]).text
        == meant
    )


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("เพิ่มเป็น 24 ตาราง\nเมตรต่อคน", "เพิ่มเป็น 24 ตารางเมตรต่อคน"),
        ("เพิ่มขึ้นตั้งแต่เดือนกุมภา\nพันธ์", "เพิ่มขึ้นตั้งแต่เดือนกุมภาพันธ์"),
        ("ใช้สุ\nนัขตรวจค้น", "ใช้สุนัขตรวจค้น"),
    ],
)
def test_a_line_that_ends_within_a_word_ended_without_a_space(
    printed: str, meant: str
) -> None:
    assert normalize(printed) == meant


def test_only_the_swapped_font_of_a_line_is_mended() -> None:
    fonts = [("bad", len("ตรำด ")), ("good", len("ทำงาน "))]
    config = Config(swapped_fonts=frozenset({"bad"}))
    assert explain("ตรำด ทำงาน ", config, fonts).text == "ตราด ทำงาน"


def test_every_repair_says_what_it_did() -> None:
    (change,) = explain("ดำาเนินการ").changes
    assert (change.kind, change.before, change.after, change.span) == (
        "repair",
        "ำา",
        "ำ",
        (1, 3),
    )


def test_a_healthy_font_is_not_taken_for_a_swapped_one() -> None:
    assert census({"healthy": lines()}) == set()


def test_a_swapped_font_is_told_from_a_healthy_one_in_the_same_file() -> None:
    bad = [
        line.replace("ำ", "\0").replace("า", "ำ").replace("\0", " ำ")
        for line in lines()
    ]
    assert census({"healthy": lines(), "swapped": bad}) == {"swapped"}


def test_a_few_letters_say_nothing_about_a_font() -> None:
    assert census({"title": ["ตำรวจทำงานประจำ"]}) == set()


def census(fonts: dict[str, list[str]]) -> frozenset[str]:
    found = FontCensus()
    for font, texts in fonts.items():
        for text in texts:
            found.add(text, [(font, len(text))])
    return found.swapped()


def lines() -> list[str]:
    return SEED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ผ้้บริหารเทศบาล", "ผู้บริหารเทศบาล"),
        ("ค่่มือ", "คู่มือ"),
        ("หน้้าที่", "หน้าที่"),
        ("ด้้วย", "ด้วย"),
        ("ผ้้รับจ้้าง", "ผู้รับจ้าง"),
    ],
)
def test_a_doubled_tone_is_the_vowel_that_a_font_maps_to_it_or_fake_bold(
    raw: str, expected: str
) -> None:
    assert normalize(raw) == expected


def test_a_suggestion_is_made_once() -> None:
    assert [change.status for change in explain("กก าม").changes] == [
        "suggested"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "ฮันนี่พอสซั่ม",
        "ออร์นิโธพอด",
        "แกรนด์ดัชชีทัสกานี",
        "มิเชลไมยอร์",
        "เล่นที่โรงแรมฮันนี่พอสซั่ม",
    ],
)
def test_a_foreign_name_is_no_misread_word(name: str) -> None:
    assert normalize(name) == name
