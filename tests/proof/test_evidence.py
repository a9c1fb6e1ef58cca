"""What looks at lines tell of glyphs that are rare, that a file does not name, and that a reader overlooks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.model import (
    TEXT_LAYER,
    Box,
    Code,
    Glyph,
    Line,
    PageContent,
    PageTransform,
)
from extractor.proof.evidence import Evidence
from extractor.proof.looking import Look
from extractor.proof.printed_lines import PrintedLine, printed_lines
from extractor.proof.syllables import makes_no_syllable
from extractor.tables.text_lines import lines_of

MARKS = "ัิีึืุู่้๊๋์ํ"
UNNAMED = "\ufffd"
# One number for each letter that a font draws.
CODES = {
    letter: number
    for number, letter in enumerate(
        "กขคงจชซดตถทธนบปผพฟมยรลวศสหอฮะาเแใไฯ" + MARKS + "ญณฑaknor"
    )
}


def printed(
    prints: str,
    says: dict[str, str],
    font: str = "F",
    number: int = 0,
    rise: float = 0.0,
) -> PrintedLine:
    """A line that shows something, whose font says something else of some letters; marks stand so much higher."""
    glyphs = []
    x = 10.0
    for letter in prints:
        is_mark = letter in MARKS
        width = 0.0 if is_mark else 6.0
        code = (number, CODES[letter])
        glyphs.append(
            Glyph(
                says.get(letter, letter),
                x,
                x + width,
                100.0 - rise * is_mark,
                12.0,
                font,
                code=code,
            )
        )
        x += width
    page = PageContent(
        1,
        (),
        lines_of(glyphs, 1),
        transform=PageTransform(0, 600.0, 800.0),
        origin=TEXT_LAYER,
    )
    (line,) = printed_lines([page])
    return line


def evidence(
    looks: Sequence[tuple[str, str]], says: dict[str, str], *, sure: float = 1.0
) -> Evidence:
    """What is known once lines were read: what each prints, and what was read."""
    found = Evidence()
    found.add(
        Look(printed(prints, says), read, gap=20.0, confidence=sure)
        for prints, read in looks
    )
    return found


def mends(found: Evidence) -> dict[str, str]:
    """What is mended, by what it is said to be."""
    return {said: shown for (_, said), shown in found.mends().items()}


def test_a_mark_that_the_file_names_is_not_mended_away() -> None:
    """Our reader overlooks marks of some fonts: สิทธิ is a word, too."""
    found = evidence([("ผู้มีสิทธิ์", "ผู้มีสิทธิ")] * 6, {})
    assert mends(found) == {}


def test_a_mark_without_a_name_that_is_overlooked_is_told_by_words() -> None:
    lines = ["ลงพื้นที่", "ขั้นตอน", "ขึ้นทะเบียน", "ตั้งแต่", "ทั้งหมด"]
    looks = [(line, line.replace("้", "")) for line in lines]
    assert mends(evidence(looks, {"้": UNNAMED})) == {UNNAMED: "้"}


def test_a_mark_without_a_name_that_is_set_off_the_line_is_no_raised_figure() -> (
    None
):
    """Qt moves the tones of Noto Looped Thai by more than a quarter of their size, and names none of them."""
    says = {"่": UNNAMED}
    found = Evidence()
    found.add(
        Look(printed(line, says, rise=-3.3), line, gap=20.0)
        for line in ("เรื่องร้องเรียน", "เครื่องมือ")
    )
    assert mends(found) == {UNNAMED: "่"}


def test_a_mark_that_reaches_higher_than_its_namesake_draws_a_tone() -> None:
    """Cadson Demak's fonts draw ํ่ of ต่ำ by one glyph, which Chromium calls ํ; our reader overlooks the tick."""
    says = {"ํ": "ํ", "๋": "ํ"}  # ๋ stands for the glyph that draws more
    plain = printed("ดําเนินการ", says)
    higher = printed("จัดซื้อต๋ากว่าปีก่อน", says)
    found = Evidence()
    for line, top in ((plain, 0.85), (higher, 1.07)):
        (key,) = (key for key in line.keys if key[1] == "ํ")
        found.add([Look(line, line.text, tops=((key, top),))])
    assert mends(found) == {"ํ": "ํ่"}


def test_a_letter_without_a_name_is_what_it_shows_though_seen_once() -> None:
    assert mends(evidence([("กองช่าง", "กองช่าง")], {"อ": UNNAMED})) == {
        UNNAMED: "อ"
    }


@pytest.mark.parametrize("name", ["2", "K", "ก", "-"])
def test_a_mark_that_the_file_names_as_a_letter_with_room_is_told(
    name: str,
) -> None:
    """Ghostscript numbers the high tones of a font anew, and the numbers are taken for letters: น ำ 2 า for น้ำ."""
    lines = ["นํ้าใช", "ทะเบียนนํ้า", "สรรนํ้าให", "ครั้ง", "ทั้งหมด", "กําหนด", "ทํางาน"]
    looks = [(line, line.replace("ํ้า", "้ำ").replace("ํา", "ำ")) for line in lines]
    assert mends(evidence(looks, {"ํ": "ำ", "้": name})) == {name: "้"}


def test_a_figure_that_takes_room_stays_though_it_is_overlooked() -> None:
    """ห stands for what takes room and is called 2: no reading that lacks it makes a mark of it."""
    lines = ["กองหคลัง", "กองหชาง", "ประกาศห"]
    looks = [(line, line.replace("ห", "")) for line in lines]
    assert mends(evidence(looks, {"ห": "2"})) == {}


def test_latin_letters_that_are_read_as_one_are_no_other_letter() -> None:
    """A reader takes r and n, which touch, for m: neither of them is one."""
    look = Look(printed("nakorn", {}), "nakom", gap=6.8)
    shown = evidence([], {}).shown_in(look)
    assert "".join(shown[index] for index in sorted(shown)) == "nakorn"


@pytest.mark.parametrize("seen", ['"', "'", "*", "°"])
def test_a_figure_that_is_read_as_a_small_sign_is_a_raised_one(
    seen: str,
) -> None:
    """ห stands for a glyph of a raised figure, which Typst sets on the line and calls 1."""
    found = evidence([("ประมาณห", f"ประมาณ{seen}")], {"ห": "1"})
    (look,) = found.seen
    *_, shown = found.shown_in(look).values()
    assert shown == "¹"


def test_the_rare_one_of_two_swapped_letters_is_told_by_words() -> None:
    """A reader takes ถ for ก where they are alike: that another glyph shows ก, and is called ถ, tells."""
    swapped = {"ก": "ถ", "ถ": "ก"}
    found = evidence(
        [("กองการ", "กองการ"), ("การงาน", "การงาน"), ("ประกาศ", "ประกาศ")],
        swapped,
    )
    found.add(
        [Look(printed("ซ่อมแซมถนน", swapped), "ซ่อมแซมกนน", confidence=0.9)]
    )
    assert mends(found) == {"ถ": "ก", "ก": "ถ"}


def test_fonts_that_a_file_has_once_a_text_are_one() -> None:
    """PyMuPDF puts a font of its own into the file with each piece of text."""
    pieces = [
        printed(text, {}, f"ABCDE{'FGH'[n]}+Sarabun", n)
        for n, text in enumerate(("กองคลัง", "กองช่าง", "กองกลาง"))
    ]
    glyphs = [line.line for line in pieces]
    page = PageContent(
        1,
        (),
        tuple(glyphs),
        transform=PageTransform(0, 600.0, 800.0),
        origin=TEXT_LAYER,
    )
    assert {
        unit.key[0][0] for line in printed_lines([page]) for unit in line.units
    } == {0}


def test_marks_as_wide_as_letters_take_no_room() -> None:
    """In fonts of one width they stand over their letter with a width of their own."""
    glyphs = [
        Glyph("ใ", 10.0, 17.0, 100.0, 12.0, "TlwgTypo", code=(0, 1)),
        Glyph("ผู้", 16.9, 23.9, 100.0, 12.0, "TlwgTypo", code=(0, 2)),
        Glyph("ห", 17.0, 24.0, 100.0, 12.0, "TlwgTypo", code=(0, 3)),
    ]
    line = Line("ใผู้ห", 1, Box(10.0, 88.0, 24.0, 102.0), glyphs=tuple(glyphs))
    page = PageContent(
        1,
        (),
        (line,),
        transform=PageTransform(0, 600.0, 800.0),
        origin=TEXT_LAYER,
    )
    (found,) = printed_lines([page])
    assert [unit.has_room for unit in found.units] == [True, False, False]


def spans(parts: Sequence[tuple[Code, str, float]]) -> PrintedLine:
    """A line of spans: the numbers of their glyphs, what they say, their width."""
    x = 10.0
    glyphs = []
    for code, text, width in parts:
        glyphs.append(Glyph(text, x, x + width, 100.0, 12.0, "F", code=code))
        x += width
    page = PageContent(
        1,
        (),
        lines_of(glyphs, 1),
        transform=PageTransform(0, 600.0, 800.0),
        origin=TEXT_LAYER,
    )
    (line,) = printed_lines([page])
    return line


def test_a_span_seen_once_is_filled_by_what_its_glyphs_draw_elsewhere() -> None:
    """Cairo says the first letter of a cluster for all of it; 1 to 5 are ส บ ม ่ ุ."""
    by_two = [((0, 2, 5), "บ", "บุ"), ((0, 3, 4), "ม", "ม่")]
    found = Evidence()
    found.add(
        Look(spans([(code, says, 6.0), ((0, letter), base, 6.0)]), shows + base)
        for code, says, shows in by_two * 2
        for letter, base in ((1, "ส"), (2, "บ"), (3, "ม"))
    )
    rare = ((0, 1, 4, 5), "ส")
    found.add([Look(spans([(*rare, 6.0), ((0, 3), "ม", 6.0)]), "สุม", gap=9.0)])
    assert found.mends()[rare] == "สุ่"


def test_letters_drawn_twice_are_one() -> None:
    """Bold print that draws a letter twice says it once, whether it was read or not."""
    twice = ((0, 1, 1), "ส")
    found = Evidence()
    found.add([Look(spans([((0, 1), "ส", 6.0)]), "ส")] * 3)
    found.add(
        [Look(spans([(*twice, 6.0)]), "สส", gap=9.0, frames=None, confidence=0)]
    )
    assert twice not in found.mends()


def test_a_span_with_sara_am_is_no_letter_a_glyph() -> None:
    """One glyph draws both marks of น้ำ, another one า: what that shows elsewhere says nothing of ำ."""
    line = spans(
        [((0, 1, 2, 3), "น้ำ", 12.0), ((0, 4), "ก", 6.0), ((0, 3), "ำ", 6.0)]
    )
    assert line.text_with({((0, 3), "ำ"): "า"}) == "น้ำกา"


def test_a_mark_that_draws_another_one_besides_is_told_by_all_its_letters() -> (
    None
):
    """Sarabun has one glyph for ํ้, which WeasyPrint calls ํ: น itself shows no tone elsewhere."""
    lines = [
        ("ใชนํามัน", "ใชน้ำมัน"),
        ("จายนํามัน", "จายน้ำมัน"),
        ("ผูใชนําประปา", "ผูใชน้ำประปา"),
        ("งานนิติการ", "งานนิติการ"),
        ("แผนการเงิน", "แผนการเงิน"),
        ("ขั้นตอน", "ขั้นตอน"),
    ]
    assert mends(evidence(lines, {})) == {"ํ": "ํ้"}


def test_of_two_glyphs_that_are_called_one_mark_the_rare_one_draws_more() -> (
    None
):
    """A font has ํ and ่ํ; the file calls both ํ, and one line has ต่ำ (๊ stands for that glyph)."""
    lines = [
        ("ทํางาน", "ทำงาน"),
        ("กําหนด", "กำหนด"),
        ("จํานวน", "จำนวน"),
        ("ตลาด", "ตลาด"),
        ("ตรวจ", "ตรวจ"),
        ("ไมต๊ากวา", "ไมต่ำกวา"),
    ]
    found = evidence(lines, {"๊": "ํ"})
    shown = found.shown_in(found.seen[-1])
    assert [shown[index] for index in (2, 3, 4)] == ["ต", "ํ่", "า"]


def test_the_other_one_may_be_the_first_half_of_sara_am() -> None:
    lines = [
        ("ใชน้ามัน", "ใชน้ำมัน"),
        ("จายน้ามัน", "จายน้ำมัน"),
        ("ผูใชน้าประปา", "ผูใชน้ำประปา"),
        ("การประกาศ", "การประกาศ"),
        ("แผนงานการเงิน", "แผนงานการเงิน"),
    ]
    assert mends(evidence(lines, {})) == {"้": "้ํ"}


def test_sara_am_before_aa_is_its_first_half_and_no_misnamed_mark() -> None:
    """Cairo calls ํ by the whole of ำ, before an า of its own: ซำ้า for ซ้ำ, as print shows it."""
    looks = [("พบความซํ้าเกินเกณฑ์", "พบความซ้ำเกินเกณฑ์")]
    assert mends(evidence(looks, {"ํ": "ำ"})) == {}


def test_a_first_half_of_sara_am_that_is_overlooked_is_no_other_vowel() -> None:
    """ซ้า and ซี้า are no words; the second one is no syllable either."""
    looks = [("พบความซํ้าเกินเกณฑ์", "พบความซ้าเกินเกณฑ์")] * 3
    assert mends(evidence(looks, {"ํ": "ำ"})) == {}


def test_a_first_half_of_sara_am_without_a_name_is_told_by_words() -> None:
    lines = ["พบความซํ้าเกินเกณฑ์", "สํารวจรายการ", "จัดทําบัญชี"]
    looks = [(line, line.replace("ํ", "")) for line in lines]
    assert mends(evidence(looks, {"ํ": UNNAMED})) == {UNNAMED: "ํ"}


@pytest.mark.parametrize("read", ["า", "ะ"])
def test_what_would_make_no_syllable_is_not_mended(read: str) -> None:
    """ทีางาน and ทีะงาน are no Thai, whatever a reader saw."""
    looks = [("ทีมงาน", f"ที{read}งาน")] * 4
    assert mends(evidence(looks, {"ม": UNNAMED})) == {}


def test_what_makes_no_syllable_once_may_stand_beside_what_is_wrong() -> None:
    """Of many lines one says ี where ้ is printed: that า shows beside it is right all the same."""
    lines = ["การงาน", "งานประกาศ", "รายการ", "ประมาณการ"]
    looks = [(line, line) for line in lines * 3]
    found = evidence(looks, {"า": UNNAMED})
    line = printed("ถีาการ", {"า": UNNAMED})
    found.add([Look(line, "ถ้าการ", gap=9.0)])
    assert mends(found) == {UNNAMED: "า"}
    assert makes_no_syllable(line, found.mends())


def test_a_sign_that_is_not_read_is_told_by_the_other_names_of_its_font() -> (
    None
):
    """Each glyph is called by the next letter; the ์ of สิทธิ์ was overlooked, and สิทธิ is a word, too."""
    says = {letter: chr(ord(letter) + 1) for letter in CODES}
    lines = ["กองคลังและกองช่าง", "การจัดซื้อจัดจ้าง", "รายงานผลรายเดือน"]
    looks = [(line, line) for line in lines] + [("สิทธิ์", "สิทธิ")]
    assert mends(evidence(looks, says))["ํ"] == "์"


def test_of_two_marks_that_are_swapped_one_may_be_overlooked() -> None:
    """Of a typewriter's bold face our reader sees the ้ alone."""
    says = {"่": "้", "้": "่"}
    lines = ["หมู่บ้าน", "ข้อมูลข่าวสาร", "แก้ไขแล้ว", "ได้รับ", "กองช่าง", "หน่วยงาน"]
    looks = [(line, line.replace("่", "")) for line in lines]
    assert mends(evidence(looks, says)) == {"่": "้", "้": "่"}


@pytest.mark.parametrize("read", ["ถุนน", "ถ7นน"])
def test_a_letter_with_a_tail_that_is_read_with_more_is_told_by_its_font(
    read: str,
) -> None:
    says = {letter: chr(ord(letter) + 1) for letter in CODES}
    lines = ["กองคลังและกองช่าง", "การจัดซื้อจัดจ้าง", "รายงานผลรายเดือน"]
    looks = [(line, line) for line in lines] + [("ถนน", read)]
    assert mends(evidence(looks, says))["ท"] == "ถ"


def test_a_mark_that_draws_a_tone_does_so_at_one_letter_alone_and_in_bold() -> (
    None
):
    """WeasyPrint calls the one glyph of ํ้ in น้ำ ํ, and a table of water says น้ำ only; its bold title says it once."""
    found = Evidence()
    regular = ["ส่งนํา", "สูบนํา", "ผันนํา", "สถานี"]
    looks = [
        *((printed(line, {}, number=1), line) for line in regular),
        (printed("สระนํา", {}, number=2), "สระนํา"),
    ]
    found.add(
        Look(line, read.replace("นํา", "น้ำ"), gap=20.0) for line, read in looks
    )
    assert {key[0]: shown for key, shown in found.mends().items()} == {
        (1, CODES["ํ"]): "ํ้",
        (2, CODES["ํ"]): "ํ้",
    }
