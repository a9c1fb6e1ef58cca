"""Numbers within lines of text keep all their figures, points and commas, as those that stand alone do."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from extractor.model import Alternative
from extractor.model.image import PAPER, LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.beam_search import decode
from extractor.ocr.reader.capital_parts import (
    lacks_capitals,
    with_every_capital,
)
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.frame_alignment import frames_of
from extractor.ocr.reader.number_parts import with_every_part
from extractor.ocr.reader.number_runs import NumberRun, number_runs
from extractor.ocr.reader.splicing import spliced
from tests.helpers.printed_strips import SIGNS, clean_strip, narrowed

NUMBER_APART = re.compile(r"(?<!\S)\d[\d.,]*(?!\S)")


def runs_of(strip: LineImage) -> tuple[RecognizedLine, list[NumberRun]]:
    (frames,) = shared_reader().frames([strip])
    reading = decode(frames)
    return reading, number_runs(strip, reading, frames)


def seen(text: str, frames_a_letter: int = 3) -> np.ndarray:
    """What the net sees of a text: each letter for a frame, and blanks."""
    classes = [
        place
        for letter in text
        for place in [ALPHABET.index(letter) + 1] + [0] * (frames_a_letter - 1)
    ]
    probabilities = np.full((len(classes), len(ALPHABET) + 1), 1e-6)
    probabilities[np.arange(len(classes)), classes] = 1.0
    logarithms: np.ndarray = np.log(probabilities).astype(np.float32)
    return logarithms


@pytest.mark.parametrize(
    ("line", "face", "dpi", "share"),
    [
        ("ใช้งบประมาณ 118,500 บาท", "Laksaman.ttf", 120, 0.7),
        ("ใช้งบประมาณ 118,500 บาท", "Norasi.ttf", 120, 0.9),
        ("คิดเป็นร้อยละ 11.8 ของทั้งหมด", "Laksaman.ttf", 120, 0.9),
        ("เลขที่ 01-3-00-1101-001 ว่าง", "Laksaman.ttf", 150, 0.7),
        ("วงเงิน 11,902,345.50 บาท", "Loma-Bold.ttf", 120, 0.8),
        ("ผู้เข้าร่วม 111 คน จาก 1,117 คน", "Umpush.ttf", 120, 0.7),
        ("11.1 โครงการฝึกอบรม 11 หลักสูตร", "Norasi.ttf", 120, 0.7),
        ("๑.๑ อบรม ๑๑ ครั้ง", "Sawasdee.ttf", 120, 0.8),
        ("วิเคราะห์ผล IIT EIT และ OIT ปีก่อน", "Garuda.ttf", 150, 1.0),
        ("วิเคราะห์ผล IIT EIT และ OIT ปีก่อน", "Waree.ttf", 300, 0.85),
        ("คะแนน IIT", "Laksaman.ttf", 200, 1.0),
    ],
)
def test_narrow_numbers_within_lines_are_read_whole(
    line: str, face: str, dpi: int, share: float
) -> None:
    (read,) = shared_reader().read(
        [narrowed(clean_strip(line, face, dpi=dpi), share)]
    )
    assert read.text == line
    assert len(read.confidences) == len(line)


@pytest.mark.parametrize(
    "line", [line for line in SIGNS if NUMBER_APART.search(line)]
)
def test_numbers_that_were_read_whole_stay(line: str) -> None:
    (read,) = shared_reader().read([clean_strip(line, "Laksaman.ttf")])
    assert read.text == line


def test_each_letter_has_the_frame_that_shows_it() -> None:
    assert frames_of(seen("ก 11 ข"), "ก 11 ข") == [0, 3, 6, 9, 12, 15]


def test_of_a_letter_that_was_not_read_the_frame_is_no_others() -> None:
    assert frames_of(seen("ก 118"), "ก 18") in ([0, 3, 6, 12], [0, 3, 9, 12])


def test_letters_that_the_net_does_not_know_have_no_frames() -> None:
    assert frames_of(seen("ก"), "字") is None
    assert frames_of(seen("ก", 1), "กขคง") is None


def test_numbers_are_cut_out_at_the_white_beside_them() -> None:
    strip = clean_strip("จ่าย 1,250 บาท ใน 11 วัน")
    reading, runs = runs_of(strip)
    assert [run.reading(reading).text for run in runs] == ["1,250", "11"]
    alone = shared_reader().read([run.image for run in runs])
    assert [read.text.strip() for read in alone] == ["1,250", "11"]


@pytest.mark.parametrize("line", ["ปี2566", "ข้อ (12)", "ก.ค. - ก.ย.", "50%"])
def test_what_does_not_stand_apart_as_a_number_is_not_cut_out(
    line: str,
) -> None:
    _, runs = runs_of(clean_strip(line))
    assert runs == []


def test_what_else_letters_may_be_keeps_its_place_behind_a_longer_number() -> (
    None
):
    line = RecognizedLine(
        "ก 18 ข",
        (0.9,) * 6,
        (Alternative(0, 1, "ถ", -1.0), Alternative(5, 6, "ช", -2.0)),
    )
    number = RecognizedLine("118", (0.8,) * 3)
    assert spliced(line, 2, 4, number) == RecognizedLine(
        "ก 118 ข",
        (0.9, 0.9, 0.8, 0.8, 0.8, 0.9, 0.9),
        (Alternative(0, 1, "ถ", -1.0), Alternative(6, 7, "ช", -2.0)),
    )


def test_short_numbers_are_mended_only_where_every_reading_says_the_same() -> (
    None
):
    strip = clean_strip("1.")

    def mended(*further: str) -> str:
        others = [RecognizedLine(text, (0.9,) * len(text)) for text in further]
        return with_every_part(strip, RecognizedLine("1", (0.9,)), others).text

    assert mended("1.", "1.") == "1."
    assert mended("1", "1.") == "1"


def test_a_reading_that_parts_a_number_is_not_taken() -> None:
    strip = clean_strip("118,500")
    first = RecognizedLine("18,500", (0.9,) * 6)
    others = [
        RecognizedLine("11 8,500", (0.9,) * 8),
        RecognizedLine(" 118,500 ", (0.9,) * 9),
    ]
    assert with_every_part(strip, first, others).text == "118,500"
    assert with_every_part(strip, first, others[:1]) == first


def test_figures_that_are_broken_across_are_counted_once() -> None:
    """As the hair lines of narrow faces are in coarse scans."""
    strip = clean_strip("2,750,000.00", dpi=150)
    middle = round(strip.baseline - 0.3 * strip.height)
    pixels = strip.pixels.copy()
    pixels[middle : middle + 2] = PAPER
    first = RecognizedLine("2,750,00000", (0.9,) * 11)
    whole = RecognizedLine("2,750,000.00", (0.9,) * 12)
    broken = replace(strip, pixels=pixels)
    assert with_every_part(broken, first, [whole]) == whole


@pytest.mark.parametrize(
    ("read", "wider", "taken"),
    [
        ("IT", ["IT", "IIT", "IIT", "IIT"], "IIT"),
        ("IT", ["IIT", "IT", "IT", "IT"], "IIT"),
        # Other letters want more votes, and no letter that was read may go.
        ("IT", ["IPT", "IT", "IT", "IT"], "IT"),
        ("IT", ["IIP", "IIP", "IIP", "IIP"], "IT"),
        ("IT", ["IIIT", "IIIT", "IIIT", "IIIT"], "IT"),
    ],
)
def test_words_of_capitals_have_as_many_letters_as_are_printed(
    read: str, wider: list[str], taken: str
) -> None:
    strip = clean_strip("IIT", "Garuda.ttf", dpi=300)
    assert lacks_capitals(strip, read)
    further = [RecognizedLine(text, (0.9,) * len(text)) for text in wider]
    first = RecognizedLine(read, (1.0,) * len(read))
    assert with_every_capital(strip, first, further).text == taken


@pytest.mark.parametrize("read", ["IIT", "T", "Line", "11", "คทช."])
def test_what_has_all_its_letters_or_is_no_word_of_capitals_is_left(
    read: str,
) -> None:
    assert not lacks_capitals(clean_strip("IIT", "Garuda.ttf", dpi=300), read)
