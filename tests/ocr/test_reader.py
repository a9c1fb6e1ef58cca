"""Our own reader: it reads print, is sure where it is right, and says so where it is not."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from extractor.model import Alternative
from extractor.model.image import PAPER, LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.beam_search import Frames, decode
from extractor.ocr.reader.digit_vote import voted_on
from extractor.ocr.reader.engine import ReaderEngine
from extractor.ocr.reader.letter_vote import with_nearly_read
from extractor.ocr.reader.line_input import (
    BASELINE,
    LETTER_HEIGHT,
    ROWS,
    net_input,
)
from extractor.ocr.reader.lone_signs import agreed
from extractor.ocr.second_opinion import (
    SecondOpinionEngine,
    with_second_opinion,
)
from extractor.options import Options
from tests.helpers.files import read_csv
from tests.helpers.printed_strips import SIGNS, clean_strip, printed_strips
from tests.helpers.read_lines import letters, wrong_letters
from tests.helpers.scans import scan
from training.errors import Score

# Share of the characters of damaged print.
MOST_WRONG = 0.03

Raingan = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def reader() -> ReaderEngine:
    return ReaderEngine(Options.model_validate({}))


@pytest.fixture(scope="module")
def read(reader: ReaderEngine) -> list[tuple[str, RecognizedLine]]:
    """What is printed on lines, and what was read there."""
    strips = printed_strips()
    readings = reader.read([strip for strip, _ in strips])
    return list(zip((text for _, text in strips), readings, strict=True))


@pytest.mark.parametrize(
    ("text", "second"),
    [("เงินฌาปนกิจ", "เงินณาปนกิจ"), ("ฤๅษี", "ฤาษี"), ("฿๑๐๐", "B๑๐๐")],
)
def test_letters_that_the_second_engine_cannot_write_are_not_doubted(
    text: str, second: str
) -> None:
    weighed = with_second_opinion(
        RecognizedLine(text, (0.85,) * len(text)), second
    )
    unwritable = next(at for at, letter in enumerate(text) if letter in "ฌๅ฿")
    assert weighed.confidences[unwritable] == 0.85
    assert weighed.alternatives == ()


def test_lines_of_scans_are_read(
    read: list[tuple[str, RecognizedLine]],
) -> None:
    assert wrong_letters(read) <= MOST_WRONG * letters(read)


@pytest.mark.parametrize("white", [1, 2, 4, 8, 16])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ลงชื่อ", "ผู้ตรวจสอบ"),
        ("12,500", "30"),
        ("ปี ๒๕๖๖", "๒๕๖๗"),
        ("5.", "-"),
    ],
)
def test_white_between_words_is_a_space_however_wide(
    reader: ReaderEngine, left: str, right: str, white: int
) -> None:
    strips = [clean_strip(left), clean_strip(right)]
    gap = np.full(
        (len(strips[0].pixels), round(white * strips[0].height)), PAPER
    )
    pixels = np.hstack([strips[0].pixels, gap, strips[1].pixels])
    line = replace(strips[0], pixels=pixels.astype(np.uint8))
    (reading,) = reader.read([line])
    assert reading.text.strip() == f"{left} {right}"


def dash(height: int, wide: float, thick: float) -> LineImage:
    """A dash alone, in black and white, so wide and thick by the height of the letters around."""
    frame = max(2, round(height / 4))
    rows, columns = max(1, round(thick * height)), round(wide * height)
    pixels = np.full((rows + 2 * frame, columns + 2 * frame), PAPER, np.uint8)
    pixels[frame : frame + rows, frame : frame + columns] = 0
    return LineImage(pixels, frame + (rows + height) / 2, float(height))


@pytest.mark.parametrize("thick", [0.12, 0.16])
@pytest.mark.parametrize("wide", [0.36, 0.42, 0.5, 0.8])
@pytest.mark.parametrize("height", [13, 17, 20, 26, 32])
def test_a_dash_that_stands_alone_is_read(
    reader: ReaderEngine, height: int, wide: float, thick: float
) -> None:
    """Cells without an amount say - alone, which the net saw nothing in where it is short and thin."""
    (reading,) = reader.read([dash(height, wide, thick)])
    assert reading.text in ("-", "–")


def test_dirt_that_is_not_alike_in_two_readings_stays_unread() -> None:
    nothing = RecognizedLine("", ())
    further = [RecognizedLine("r", (0.9,)), RecognizedLine("ร", (0.9,))]
    assert agreed(nothing, further) == nothing


def test_reading_leaves_nothing_in_the_home_of_its_user(
    raingan_process: Raingan, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kept = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    raingan_process(
        "extract",
        scan(tmp_path, 1),
        "-o",
        tmp_path / "out",
        "--no-cache",
        "--workers",
        "1",
        env=kept,
    )
    assert read_csv(tmp_path / "out" / "reports.csv")[0]["pages_ocr"] == "1"
    assert not list(home.rglob("*"))


@pytest.fixture(scope="module")
def signs(reader: ReaderEngine) -> list[tuple[str, str]]:
    """What is printed on lines with Latin, addresses and signs, and what was read there."""
    strips = printed_strips(SIGNS)
    read = reader.read([strip for strip, _ in strips])
    return [
        (text, reading.text)
        for (_, text), reading in zip(strips, read, strict=True)
    ]


def test_latin_and_addresses_are_read_in_the_midst_of_thai(
    signs: list[tuple[str, str]],
) -> None:
    score = Score()
    for text, read in signs:
        score.add(text, read)
    assert score.rate() <= 0.02
    assert score.rate("latin") <= 0.03
    assert score.errors["digit"] == 0


def test_lines_read_together_read_as_lines_read_alone(
    reader: ReaderEngine, read: list[tuple[str, RecognizedLine]]
) -> None:
    strips = [strip for strip, _ in printed_strips()]
    for at in range(0, len(read), 5):
        assert reader.read([strips[at]])[0].text == read[at][1].text


def test_no_picture_is_too_odd_to_read(reader: ReaderEngine) -> None:
    shapes = [(1, 1), (1, 4000), (400, 3), (60, 20000)]
    odd = [
        LineImage(np.full(shape, grey, np.uint8), 10.0, height)
        for shape in shapes
        for grey in (0, 255)
        for height in (1, 40)
    ]
    readings = reader.read(odd)
    assert len(readings) == len(odd)
    assert all(
        0 <= sure <= 1 for reading in readings for sure in reading.confidences
    )
    assert reader.read([]) == []


@given(text=st.text(st.sampled_from(ALPHABET[1:]), max_size=30))
def test_frames_that_leave_no_doubt_are_read_as_they_stand(text: str) -> None:
    assert decode(frames(text, 0.999)).text == text


@given(
    text=st.text(
        st.sampled_from("0123456789๐๑๒๓๔๕๖๗๘๙ABCabc.,-/()%"), max_size=30
    )
)
def test_digits_latin_and_signs_are_read_by_the_eye_alone(text: str) -> None:
    assert decode(frames(text, 0.6, other="x")).text == text


@given(
    text=st.text(
        st.sampled_from("0123456789๐๑๒๓๔๕๖๗๘๙"), min_size=1, max_size=12
    )
)
def test_company_decides_no_digit(text: str) -> None:
    assert decode(frames(text, 0.6, other="7")).text == text


def test_company_decides_where_the_eye_cannot() -> None:
    scores = frames("ตำแหน่ง", 0.999)
    doubtful = 1 + 4 * "ตำแหน่ง".index("ต")
    scores[doubtful, [1 + ALPHABET.index("ต"), 1 + ALPHABET.index("ด")]] = (
        np.log([0.45, 0.55])
    )
    reading = decode(scores)
    assert reading.text == "ตำแหน่ง"
    assert min(reading.confidences) == reading.confidences[0] < 0.6


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("66.181 บาท", "66,181 บาท"),
        ("1,430.570 ครั้ง", "1,430,570 ครั้ง"),
        ("๒.๕๐๐ ตัน", "๒,๕๐๐ ตัน"),
        ("17.850.00", "17,850.00"),
        ("-1.221.550.05 บาท", "-1,221,550.05 บาท"),
        # No thousands.
        ("0.125 ล้านบาท", "0.125 ล้านบาท"),
        ("66.18 บาท", "66.18 บาท"),
        ("2.1254 ไร่", "2.1254 ไร่"),
        ("12.50", "12.50"),
        ("1.234.5", "1.234.5"),
    ],
)
def test_a_point_before_three_digits_is_a_comma_if_one_was_thought_of(
    seen: str, read: str
) -> None:
    scores = frames(seen, 0.7, other=",")
    assert decode(scores).text == read
    assert decode(frames(seen, 0.97, other=",")).text == seen
    assert min(decode(scores).confidences) < 0.8


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("โทร. O-5110-1294", "โทร. 0-5110-1294"),
        ("O2141O129", "021410129"),
        ("0-5110-12O4", "0-5110-1204"),
        ("1,25O,000 บาท", "1,250,000 บาท"),
        # No numbers.
        ("ข้อ O38 – O40", "ข้อ O38 – O40"),
        ("2566-O38", "2566-O38"),
        ("OIT2567", "OIT2567"),
        ("รุ่น CO2 และ O3", "รุ่น CO2 และ O3"),
    ],
)
def test_an_o_in_a_number_is_a_zero(seen: str, read: str) -> None:
    assert decode(frames(seen, 0.97)).text == read


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("KPl of 3 งาน", "KPI of 3 งาน"),
        ("ผลคะแนน lTA", "ผลคะแนน ITA"),
        ("OlT ข้อ 12", "OIT ข้อ 12"),
        # No abbreviations.
        ("Al และ Cl", "Al และ Cl"),
        ("Appl และ all", "Appl และ all"),
    ],
)
def test_a_small_l_among_capitals_is_a_capital_i(seen: str, read: str) -> None:
    assert decode(frames(seen, 0.9)).text == read


@pytest.mark.parametrize(
    ("seen", "thought_of", "read"),
    [
        ("มาตรฐาน iSO 9001", "I", "มาตรฐาน ISO 9001"),
        ("1SO/IEC", "I", "ISO/IEC"),
        ("CoVID", "O", "COVID"),
        # The net thought of no capital; or a word has other small letters.
        ("iOS", "l", "iOS"),
        ("eMENSCR iOT", "I", "eMENSCR IOT"),
        ("integrity", "I", "integrity"),
        ("SMEs", "S", "SMEs"),
        ("A1B", "I", "A1B"),
    ],
)
def test_what_is_shaped_as_a_capital_is_one_among_capitals_if_thought_of(
    seen: str, thought_of: str, read: str
) -> None:
    assert decode(frames(seen, 0.85, other=thought_of)).text == read


@pytest.mark.parametrize(
    ("seen", "thought_of", "read"),
    [
        ("30 ม.ย. 2568", "ี", "30 มิ.ย. 2568"),
        ("๓๐ ม.ย. ๒๕๖๘", "ิ", "๓๐ มิ.ย. ๒๕๖๘"),
        ("30 มี.ย. 2568", "น", "30 มิ.ย. 2568"),
        ("1 มื.ค. 2568", "น", "1 มี.ค. 2568"),
        # No mark was thought of; a month as it stands; no date.
        ("30 ม.ย. 2568", "x", "30 ม.ย. 2568"),
        ("31 ม.ค. 2568", "ี", "31 ม.ค. 2568"),
        ("ร.ร. ม.ย. เดิม", "ี", "ร.ร. ม.ย. เดิม"),
    ],
)
def test_abbreviations_of_months_have_their_marks(
    seen: str, thought_of: str, read: str
) -> None:
    assert decode(frames(seen, 0.8, other=thought_of)).text == read


def frames(text: str, sure: float, other: str = " ") -> Frames:
    """What a net would see that is so sure of each character, and thinks of another one else; blanks between."""
    chances = np.full((4 * len(text) + 1, len(ALPHABET) + 1), 1e-9, np.float32)
    for at, letter in enumerate(text):
        chances[4 * at + 1, 1 + ALPHABET.index(other)] = 1 - sure
        chances[4 * at + 1, 1 + ALPHABET.index(letter)] = sure
    chances[chances.max(axis=1) < 0.1, 0] = 1
    return np.log(chances)


def test_letters_stand_on_one_row_at_one_height() -> None:
    pixels = np.full((90, 300), 255, np.uint8)
    pixels[20:60, 30:270:12] = 0
    pixels[20:60, 31:270:12] = 0
    for scale in (0.5, 1.0, 2.0):
        size = round(300 * scale), round(90 * scale)
        strip = LineImage(
            np.asarray(
                Image.fromarray(pixels).resize(size, Image.Resampling.BOX)
            ),
            60 * scale,
            40 * scale,
        )
        rows = np.flatnonzero(net_input(strip).max(axis=1) > 100)
        assert net_input(strip).shape[0] == ROWS
        assert abs(rows[-1] + 1 - BASELINE) <= 1.5
        assert abs(len(rows) - LETTER_HEIGHT) <= 2


def test_contrast_makes_no_difference() -> None:
    strip = printed_strips()[0][0]
    faded = replace(strip, pixels=(155 + strip.pixels * 0.39).astype(np.uint8))
    assert np.abs(net_input(strip).astype(int) - net_input(faded)).mean() < 6


def test_a_second_reader_that_agrees_makes_sure_and_one_that_does_not_unsure() -> (
    None
):
    reading = RecognizedLine("ตำแหน่ง 12", (0.6,) * 7 + (1.0, 0.9, 0.9))
    agreed, opposed = (
        with_second_opinion(reading, "ตําแหน่ง12").confidences,
        with_second_opinion(reading, "ดำแหน่ง 17").confidences,
    )
    assert agreed[:7] == (0.96,) * 7
    assert agreed[8:] == (0.96, 0.96)
    assert opposed[0] < 0.6 < opposed[1]
    assert opposed[9] < 0.8
    assert with_second_opinion(reading, "ดำแหน่ง 17").text == reading.text


def test_a_second_reader_is_not_asked_about_thai_digits() -> None:
    assert (
        with_second_opinion(
            RecognizedLine("ข้อ ๔", (0.5,) * 5), "ข้อ ๕"
        ).confidences[4]
        == 0.5
    )


@given(
    text=st.text(st.sampled_from("กขตดที่ำ์๑๒12 aB."), max_size=12),
    other=st.text(st.sampled_from("กตด่ํา์๑2 b."), max_size=12),
)
def test_whatever_a_second_reader_says_the_reading_fits_its_text(
    text: str, other: str
) -> None:
    found = with_second_opinion(RecognizedLine(text, (0.7,) * len(text)), other)
    assert found.text == text
    assert len(found.confidences) == len(text)
    assert all(0 <= sure <= 1 for sure in found.confidences)
    assert all(
        0 <= each.start <= each.end <= len(text) for each in found.alternatives
    )


def test_a_doubtful_digit_stays_doubtful_beside_its_like() -> None:
    scores = frames("1200", 0.999)
    scores[9, [1 + ALPHABET.index("0"), 1 + ALPHABET.index("8")]] = np.log(
        [0.55, 0.45]
    )
    reading = decode(scores)
    assert reading.text == "1200"
    assert reading.confidences[2] < 0.6 < 0.99 < reading.confidences[3]


@given(
    text=st.text(st.sampled_from("กขมนร่ี ้าเ12๑๒ab."), min_size=1, max_size=12),
    sure=st.floats(0.55, 0.97),
)
def test_alternatives_stand_where_the_text_has_letters(
    text: str, sure: float
) -> None:
    reading = decode(frames(text, sure, other="ด"))
    assert len(reading.confidences) == len(reading.text)
    assert all(0 <= value <= 1 for value in reading.confidences)
    for other in reading.alternatives:
        assert 0 <= other.start <= other.end <= len(reading.text)
        assert not any(
            letter.isdigit()
            for letter in other.text + reading.text[other.start : other.end]
        )


def test_one_wide_letter_is_not_two() -> None:
    scores = frames("12%", 0.9)
    # Two frames on, after a blank.
    scores[11, [0, 1 + ALPHABET.index("%")]] = np.log([0.1, 0.9])
    assert decode(scores).text == "12%"


def test_what_the_reader_thought_of_besides_is_told() -> None:
    scores = frames("ตำแหน่ง", 0.999)
    doubtful = 1 + 4 * "ตำแหน่ง".index("ต")
    scores[doubtful, [1 + ALPHABET.index("ต"), 1 + ALPHABET.index("ด")]] = (
        np.log([0.6, 0.4])
    )
    told = {
        (other.start, other.end, other.text)
        for other in decode(scores).alternatives
    }
    assert (0, 1, "ด") in told


def test_digits_are_voted_on() -> None:
    first = RecognizedLine("ปี 2568", (1.0, 1.0, 1.0, 1.0, 1.0, 0.9, 0.5))
    others = [
        RecognizedLine(f"ปี 256{last}", (1.0,) * 6 + (0.9,)) for last in "6667"
    ]
    voted = voted_on(first, others)
    assert voted.text == "ปี 2566"
    assert voted.confidences[6] == pytest.approx(0.9 * 3 / 5)


def test_a_digit_that_most_readings_have_is_not_lost() -> None:
    first, others = (
        RecognizedLine("9.00 น.", (1.0,) * 7),
        [RecognizedLine("09.00 น.", (1.0,) * 8)] * 4,
    )
    assert voted_on(first, others).text == "09.00 น."
    assert voted_on(first, others).confidences[0] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("votes", "read"),
    [(4, "คทช."), (3, "คทช."), (2, "คท."), (0, "คท.")],
)
def test_a_letter_that_was_nearly_read_is_one_if_most_readings_have_it(
    votes: int, read: str
) -> None:
    """No word tells which letters an abbreviation has."""
    nearly = (Alternative(2, 2, "ช", -0.4), Alternative(2, 2, "ซ", -3.4))
    first = RecognizedLine("คท.", (1.0, 1.0, 1.0), nearly)
    longer = RecognizedLine("คทช.", (1.0, 1.0, 0.6, 1.0))
    further = [longer] * votes + [first] * (4 - votes)
    assert with_nearly_read(first, further).text == read


def test_without_a_majority_the_first_reading_stays_and_is_unsure() -> None:
    first, others = (
        RecognizedLine("12", (1.0, 1.0)),
        [
            RecognizedLine(text, (1.0,) * len(text))
            for text in ("13", "1", "17", "112")
        ],
    )
    assert voted_on(first, others).text == "12"
    assert max(voted_on(first, others).confidences) <= 0.2


def test_a_second_opinion_is_asked_for_where_the_first_reader_doubts() -> None:
    asked: list[int] = []

    class Fixed:
        name, version, settings = "fixed", "1", ""

        def __init__(self, text: str, sure: float) -> None:
            self.reading = RecognizedLine(text, (sure,) * len(text))

        def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
            asked.append(len(strips))
            return [self.reading] * len(strips)

    strips = [strip for strip, _ in printed_strips()[:3]]
    assert (
        SecondOpinionEngine(Fixed("กองคลัง", 0.5), Fixed("กองคลัง", 1.0))
        .read(strips)[0]
        .confidences[0]
        > 0.7
    )
    assert asked == [3, 3]
    assert (
        SecondOpinionEngine(Fixed("12 บาท", 0.8), Fixed("125 บาท", 1.0))
        .read(strips)[0]
        .confidences[1]
        < 0.8
    )
    assert (
        SecondOpinionEngine(Fixed("กองคลัง", 0.99), Fixed("x", 1.0))
        .read(strips)[0]
        .confidences[0]
        == 0.99
    )
    assert asked == [3, 3, 3, 3, 3]
