"""How sure a mended text is: what was changed no longer counts as the engine's doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Alternative, Line, Mend, PageContent
from extractor.options import Options
from extractor.repair import TextRepair
from normalizer import Adaptation, Config

MENDER = TextRepair(Config(misread=False), Config())


def line(text: str, sure: dict[str, float] | None = None) -> Line:
    """A line that an engine read, sure of all but these letters; without, one of a text layer."""
    return Line(
        text,
        1,
        confidences=tuple(sure.get(letter, 1.0) for letter in text)
        if sure is not None
        else (),
    )


def sureness(*lines: Line) -> float:
    return MENDER.confidence_of(lines, MENDER.repair(lines).changes)


def test_a_text_that_was_read_without_doubt_is_sure() -> None:
    assert sureness(line("กองคลัง", {})) > 0.99


def test_a_doubtful_letter_makes_a_text_unsure() -> None:
    assert sureness(line("กองคลัง", {"ค": 0.5})) < 0.95


def test_a_doubtful_letter_of_a_word_that_was_mended_counts_no_more() -> None:
    mended, left = line("ดูแลผูสูงอายุ", {"ผ": 0.4}), line("ดูแลผูสูงอายุ", {"ด": 0.4})
    assert MENDER.repair([mended]).text == "ดูแลผู้สูงอายุ"
    assert sureness(mended) > sureness(left)


def test_lines_of_a_text_layer_before_it_change_nothing_in_that() -> None:
    layer, mended = line("กองช่าง"), line("ดูแลผูสูงอายุ", {"ผ": 0.4})
    assert sureness(layer, mended) == pytest.approx(
        sureness(line("กองช่าง", {}), mended)
    )


def test_what_a_font_did_is_mended_beside_lines_that_were_read() -> None:
    page = PageContent(
        1,
        lines=(
            Line("สมำชิกสภำ " * 10, 1, fonts=(("swapped", 100),)),
            line("กองคลัง", {}),
        ),
    )
    repair = TextRepair.of([page], Options.model_validate({}), transcript=False)
    mixed = [line("กองคลัง", {}), Line("สมำชิก", 1, fonts=(("swapped", 6),))]
    assert repair.repair(mixed).text == "กองคลังสมาชิก"


@pytest.mark.parametrize(
    ("sure", "text"), [(1.0, "กำหนดสิทธิ์การเข้าถึง"), (0.9, "กำหนดสิทธิการเข้าถึง")]
)
def test_a_mark_that_an_engine_surely_saw_stays(sure: float, text: str) -> None:
    assert MENDER.repair([line("กำหนดสิทธิ์การเข้าถึง", {"์": sure})]).text == text


def test_a_mark_that_an_engine_lost_comes_back_however_sure_it_is() -> None:
    assert MENDER.repair([line("รับเรืองร้องเรียน", {})]).text == "รับเรื่องร้องเรียน"


# What a document tells that is full of misreadings.
OFTEN_MISREAD = TextRepair(
    Config(misread=False), Config(adaptation=Adaptation(misread_cost=0.3))
)
YONG = ("๑๐ ข้อ โดยใช้ถ้อยคำภาษา", "ยองกำกับในวงเล็บ เพื่อให้")


def test_what_is_counted_stays_whatever_an_engine_thought_of() -> None:
    thought_of = Alternative(15, 16, "", -0.1)
    counted = replace(
        line("ทำเกณฑ์ครบ ๑๔ คัน", {"ั": 0.51}), alternatives=(thought_of,)
    )
    mender = TextRepair.of(
        [PageContent(1, lines=(counted,))],
        Options.model_validate({}),
        transcript=False,
    )
    assert mender.repair([counted]).text == "ทำเกณฑ์ครบ 14 คัน"


def test_what_an_engine_thought_of_elsewhere_is_no_reason_here() -> None:
    doubted = replace(
        line("ของรถทุกคัน", {"ั": 0.5}),
        alternatives=(Alternative(9, 10, "", 0.2),),
    )
    clear = line("ซ่อมรถน้ำทั้งสองคัน", {})
    mender = TextRepair.of(
        [PageContent(1, lines=(doubted, clear))],
        Options.model_validate({}),
        transcript=False,
    )
    assert mender.repair([clear]).text == "ซ่อมรถน้ำทั้งสองคัน"


@pytest.mark.parametrize(
    "sure", [{}, None], ids=["read without a doubt", "of a transcript"]
)
def test_a_word_of_the_language_is_not_made_another(
    sure: dict[str, float] | None,
) -> None:
    lines = [
        Line(
            text, 1, confidences=(1.0,) * len(text) if sure is not None else ()
        )
        for text in YONG
    ]
    mender = (
        OFTEN_MISREAD
        if sure is not None
        else replace(OFTEN_MISREAD, layer=OFTEN_MISREAD.read)
    )
    assert "ภาษายองกำกับ" in mender.repair(lines).text


def test_a_word_that_lost_its_mark_among_many_gets_it_back() -> None:
    mender = replace(OFTEN_MISREAD, layer=OFTEN_MISREAD.read)
    assert (
        mender.repair([line("เก็บกุญแจรถไวในตู้ที่มีผู้คุม")]).text
        == "เก็บกุญแจรถไว้ในตู้ที่มีผู้คุม"
    )


@pytest.mark.parametrize(
    ("elsewhere", "text"),
    [
        ("ช่องทางจำนวน 3 ช่องทาง เรื่องจำนวน 8 เรื่อง", "เผยแพร่แผนจำนวน 12 โครงการ"),
        ("ช่องทาง จำนวน 3 ช่องทาง", "เผยแพร่แผน จำนวน 12 โครงการ"),
    ],
)
def test_an_author_spaces_read_lines_as_elsewhere_on_the_scan(
    elsewhere: str, text: str
) -> None:
    broken = [line("เผยแพร่แผน", {}), line("จำนวน 12 โครงการ", {})]
    page = PageContent(1, lines=(line(elsewhere, {}), *broken))
    repair = TextRepair.of([page], Options.model_validate({}), transcript=False)
    assert repair.repair(broken).text == text


@pytest.mark.parametrize(
    ("mended", "text"),
    [
        ("สำนักปลัดดำเนินกำร", "กองคลังดาเนินการ"),
        ("การประชาสัมพันธ์งาน", "กองคลังดำเนินการ"),
    ],
)
def test_a_font_that_has_sara_aa_does_not_call_it_sara_am(
    mended: str, text: str
) -> None:
    """Where print mends other letters of most lines, few are left to judge a font by."""
    fonts = (("F", 100),)
    page = PageContent(
        1,
        lines=(
            Line("สมำชิกสภำ " * 10, 1, fonts=fonts),
            Line(mended, 1, fonts=fonts, mends=(Mend(0, 1, "บ"),)),
        ),
    )
    repair = TextRepair.of([page], Options.model_validate({}), transcript=False)
    assert repair.repair([Line("กองคลังดำเนินการ", 1, fonts=fonts)]).text == text
