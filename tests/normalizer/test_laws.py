"""Laws that hold for any text whatever, and for text as damaged as Thai PDFs make it."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizer import Config, adapt_to, explain, normalize, replay

LETTERS = "กขจดนมรลวสหอญฐะาำเแโใไๅๆฯ"
MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
PRIVATE = "".join(map(chr, [*range(0xF700, 0xF71B), *range(0xF884, 0xF89F)]))
WHITE = " \n\t\r\u00a0\u2003\u3000\u200b\u00ad\ufeff"
OTHERS = "๐๑๙019aZ.,-/()[]“”:;é\u0301\u0323\uf0a3\ufffd"
# As often as here, each character.
ALPHABET = 2 * LETTERS + 3 * MARKS + PRIVATE + 6 * WHITE + 6 * "เำํา" + OTHERS
THAI_TEXT = st.lists(st.sampled_from(ALPHABET), max_size=30).map("".join)
TEXTS = st.one_of(THAI_TEXT, st.text(max_size=40))
CONFIGS = st.builds(
    Config, line_end_spaces=st.booleans(), keep_thai_digits=st.booleans()
)
RUNS = st.lists(
    st.tuples(st.sampled_from(["swapped", "healthy"]), THAI_TEXT.filter(bool)),
    max_size=6,
)
SWAPPED = Config(swapped_fonts=frozenset({"swapped"}))

# Where a rule makes what an earlier rule should have seen.
LATE = [
    "เ\nเ",
    "ก่\n่",
    "ก่\nุ",
    "ก\t่",
    "ํ\nา",
    "ํ  า",
    "จ\t ำ",
    "ก่ำ่",
    "ำ่้",
    "ำ่า",
    "ำ\nา",
    "ำ\n่",
    "\u1100\u1161",
    "\u09c7\u09be",
    "a\u0301\u0323",
]

# What a broken file may repeat without end.
SHAPES: dict[str, Callable[[int], str]] = {
    "marks": lambda n: "ก" + "่" * n,
    "pairs-of-marks": lambda n: "ก" + "ุ่" * n,
    "spaced-marks": lambda n: "ก" + " ่" * n,
    "spaces-in-thai": lambda n: "ก" + " " * n + "ข",
    "spaces-in-latin": lambda n: "a" + " " * n + "b",
    "tabs": lambda n: "ก" + "\t" * n + "ข",
    "newlines": lambda n: "ก" + "\n" * n + "ข",
    "blank-lines": lambda n: "ก" + " \n" * n + "ข",
    "no-break-spaces": lambda n: "ก" + "\u00a0" * n + "ข",
    "zero-width": lambda n: "ก" + "\u200b" * n + "ข",
    "short-lines": lambda n: "ก\n" * n,
    "amounts": lambda n: "10 บาท\n" * n,
    "sara-am": lambda n: "ำ" * n,
    "sara-am-spaced": lambda n: "ก ำ" * n,
    "nikhahit": lambda n: "ํ" * n + "า" * n,
    "sara-e": lambda n: "เ" * n,
    "digits": lambda n: "๑" * n,
    "private-use": lambda n: "\uf70a" * n,
    "combining": lambda n: "a" + "\u0301\u0323" * n,
}


def each_late(test: Callable[..., None]) -> Callable[..., None]:
    for text in LATE:
        test = example(text)(test)
    return test


@given(TEXTS, CONFIGS)
@example("ำ่้", Config())
@example("ก่\n่\n่", Config())
def test_changes_replay_to_the_text(text: str, config: Config) -> None:
    explained = explain(text, config)
    assert replay(text, explained.changes) == explained.text


@given(TEXTS, CONFIGS)
def test_both_ways_to_normalise_agree(text: str, config: Config) -> None:
    assert explain(text, config).text == normalize(text, config)


@given(TEXTS, CONFIGS)
@example("ฺุ", Config())
@example("a \n b", Config())
def test_changes_are_told_if_and_only_if_the_text_changed(
    text: str, config: Config
) -> None:
    explained = explain(text, config)
    applied = [
        change for change in explained.changes if change.status == "applied"
    ]
    assert bool(applied) == (explained.text != text)
    assert all(change.before != change.after for change in applied)


@settings(max_examples=4 * settings().max_examples)
@each_late
@given(TEXTS)
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@settings(max_examples=4 * settings().max_examples)
@each_late
@given(TEXTS)
def test_the_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", normalize(text))


@given(TEXTS)
@example("พ.ศ. ๒๕๖๖ (2023) १२ ١٢")
def test_digits_keep_their_value_and_order(text: str) -> None:
    assert values(normalize(text)) == values(text)


@given(TEXTS)
def test_thai_digits_stay_where_wanted(text: str) -> None:
    kept = normalize(text, Config(keep_thai_digits=True))
    assert [char for char in kept if char.isdecimal()] == [
        char for char in text if char.isdecimal()
    ]


@given(TEXTS)
@example("ก\u200bข\u00adค\ufeff\nง\u2060")
def test_nothing_invisible_and_no_line_is_left(text: str) -> None:
    assert not set(normalize(text)) & set(
        "\n\t\u00a0\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff"
    )


@given(st.lists(TEXTS, max_size=6))
@example(["ส่วนราช การ สอนราช การ"] * 4)
@example(["น ้ ำ ป ร ะ ป า"] * 3)
def test_the_laws_hold_with_the_evidence_of_a_report(texts: list[str]) -> None:
    config = Config(adaptation=adapt_to(texts))
    for text in texts:
        explained = explain(text, config)
        assert replay(text, explained.changes) == explained.text
        assert normalize(explained.text, config) == explained.text


@given(RUNS)
def test_changes_of_a_swapped_font_replay(runs: list[tuple[str, str]]) -> None:
    text, fonts = set_in(runs)
    explained = explain(text, SWAPPED, fonts)
    assert replay(text, explained.changes) == explained.text


@given(RUNS)
def test_fonts_do_not_matter_where_none_is_swapped(
    runs: list[tuple[str, str]],
) -> None:
    text, fonts = set_in(runs)
    assert explain(text, Config(), fonts) == explain(text)


@given(RUNS)
def test_a_healthy_font_is_left_alone_beside_a_swapped_one(
    runs: list[tuple[str, str]],
) -> None:
    text, fonts = set_in([("healthy", piece) for _, piece in runs])
    assert explain(text, SWAPPED, fonts) == explain(text)


@given(RUNS)
@example([("swapped", "ล "), ("swapped", "ำดับ")])
def test_a_run_cut_in_two_is_the_same_run(runs: list[tuple[str, str]]) -> None:
    text, fonts = set_in([("swapped", piece) for _, piece in runs])
    assert (
        explain(text, SWAPPED, fonts).text
        == explain(text, SWAPPED, [("swapped", len(text))]).text
    )


@pytest.mark.long
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_not_its_square(shape: str) -> None:
    short, long = SHAPES[shape](1_250), SHAPES[shape](10_000)
    assert any(is_linear(short, long) for _ in range(3))


def test_time_of_a_swapped_font_grows_with_the_text() -> None:
    short, long = ("ก" + " " * n + "ข" for n in (2_500, 20_000))
    assert any(is_linear(short, long, SWAPPED) for _ in range(3))


def is_linear(short: str, long: str, config: Config | None = None) -> bool:
    """Whether eight times the text takes less than 24 times as long; a square would take 64 times."""
    slower = seconds(long, config)
    return slower < 0.1 or slower < 24 * seconds(short, config)


def seconds(text: str, config: Config | None) -> float:
    started = time.process_time()
    explain(text, config, [("swapped", len(text))])
    return time.process_time() - started


def values(text: str) -> list[int]:
    return [unicodedata.decimal(char) for char in text if char.isdecimal()]


def set_in(runs: list[tuple[str, str]]) -> tuple[str, list[tuple[str, int]]]:
    """The text of (font, text) runs, and its (font, length) runs."""
    return "".join(text for _, text in runs), [
        (font, len(text)) for font, text in runs
    ]
