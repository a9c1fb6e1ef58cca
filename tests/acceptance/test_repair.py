"""How sure a mended text is: what was changed no longer counts as the engine's doubt."""

from __future__ import annotations

import pytest

from extractor.model import Line, PageContent
from extractor.options import Options
from extractor.repair import TextRepair
from normalizer import Config

MENDER = TextRepair(Config(misread=False), Config())


def line(text: str, sure: dict[str, float] | None = None) -> Line:
    """A line that an engine read, sure of all but these letters; without, one of a text layer."""
    return Line(text, 1, confidences=tuple(sure.get(letter, 1.0) for letter in text) if sure is not None else ())


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
    assert sureness(layer, mended) == pytest.approx(sureness(line("กองช่าง", {}), mended))


def test_what_a_font_did_is_mended_beside_lines_that_were_read() -> None:
    page = PageContent(1, lines=(Line("สมำชิกสภำ " * 10, 1, fonts=(("swapped", 100),)), line("กองคลัง", {})))
    repair = TextRepair.of([page], Options.model_validate({}), transcript=False)
    mixed = [line("กองคลัง", {}), Line("สมำชิก", 1, fonts=(("swapped", 6),))]
    assert repair.repair(mixed).text == "กองคลังสมาชิก"


@pytest.mark.parametrize(("sure", "text"), [(1.0, "กำหนดสิทธิ์การเข้าถึง"), (0.9, "กำหนดสิทธิการเข้าถึง")])
def test_a_mark_that_an_engine_surely_saw_stays(sure: float, text: str) -> None:
    assert MENDER.repair([line("กำหนดสิทธิ์การเข้าถึง", {"์": sure})]).text == text


def test_a_mark_that_an_engine_lost_comes_back_however_sure_it_is() -> None:
    assert MENDER.repair([line("รับเรืองร้องเรียน", {})]).text == "รับเรื่องร้องเรียน"
