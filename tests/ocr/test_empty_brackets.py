"""Brackets in which nothing was read are read again; what most readings have there is put in."""

from __future__ import annotations

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.empty_brackets import (
    has_empty_brackets,
    otherwise_set,
    with_sign_in_brackets,
)
from extractor.ocr.reader.engine import shared_reader
from tests.helpers.printed_strips import FACES, clean_strip


def reading(text: str) -> RecognizedLine:
    return RecognizedLine(text, (0.9,) * len(text))


def test_most_readings_tell_the_sign() -> None:
    first = reading("เตียง ()")
    further = [reading("เตียง (%)")] * 2 + [reading("เตียง ()")]
    read = with_sign_in_brackets(first, further)
    assert (read.text, read.confidences[7]) == ("เตียง (%)", 0.5)
    assert with_sign_in_brackets(first, further[1:]) == first


def test_figures_are_put_into_no_brackets() -> None:
    further = [reading("ข้อ (1)")] * 3
    assert with_sign_in_brackets(reading("ข้อ ()"), further).text == "ข้อ ()"


def test_lines_with_one_pair_of_empty_brackets_are_read_again() -> None:
    assert has_empty_brackets(reading("เตียง ()"))
    assert not has_empty_brackets(reading("() ใช่ () ไม่ใช่"))
    assert not has_empty_brackets(reading("เตียง (%)"))


def test_what_is_printed_is_read_however_it_is_set() -> None:
    for face in FACES:
        for text in ("เตียง (%)", "ตรวจสอบ ()"):
            strip = clean_strip(text, face, 200)
            further = shared_reader().read(otherwise_set(strip))
            read = with_sign_in_brackets(
                reading(text.replace("%", "")), further
            )
            assert read.text == text
