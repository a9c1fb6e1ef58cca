"""What a document's fonts do wrong throughout is told from what it wrote in them, however little that is."""

from __future__ import annotations

import pytest

from normalizer import Config, FontCensus, explain


def census_of(*texts: str, font: str = "F") -> FontCensus:
    census = FontCensus()
    for text in texts:
        census.add(text, [(font, len(text))])
    return census


@pytest.mark.parametrize(
    "words", ["ระยะเวลำ", "ขั้นตอนกำรท ำงำน", "ผังงำน", "หมำยเหตุ ที่มำ"]
)
def test_a_header_in_a_font_that_shows_sara_aa_as_sara_am_is_told(
    words: str,
) -> None:
    assert census_of(words).swapped() == {"F"}


@pytest.mark.parametrize(
    "words",
    ["จำนวน", "ลำดับ อำเภอ", "คำนำ", "ทำการ", "น้ำ", "สำนักงานอำนวยการ", "ผู้นำ"],
)
def test_a_header_of_words_that_have_sara_am_is_not(words: str) -> None:
    assert census_of(words).swapped() == frozenset()


def mended(text: str, census: FontCensus) -> str:
    return explain(
        text,
        Config(full_stops=census.full_stops(), misread=False),
        [("F", len(text))],
    ).text


@pytest.mark.parametrize("letter", ["ศ", "ฬ"])
def test_a_letter_for_the_full_stop_is_told_and_mended(letter: str) -> None:
    texts = [
        text.replace(".", letter)
        for text in ("1. จัดทำ", "2. ศูนย์", "ร้อยละ 98.75", "พ.ศ. 2566")
    ]
    census = census_of(*texts)
    assert [mended(text, census) for text in texts] == [
        "1. จัดทำ",
        "2. ศูนย์",
        "ร้อยละ 98.75",
        "พ.ศ. 2566",
    ]


def test_where_full_stops_stand_no_letter_stands_for_one() -> None:
    texts = ("1ศ ก", "2ศ ข", "3ศ ค", "4. ง")
    assert census_of(*texts).full_stops() == ()


def test_words_in_such_a_font_keep_the_letter() -> None:
    census = census_of("1ศ ก", "2ศ ข", "3ศ ค")
    assert (
        mended("ประกาศศูนย์บริการ ศาลา 1ศาล", census) == "ประกาศศูนย์บริการ ศาลา 1ศาล"
    )
