"""Our own reader on lines cut from real scans, which are not passed on with the project."""

from __future__ import annotations

import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.engine import shared_reader
from tests.helpers.read_lines import letters, wrong_letters
from tests.helpers.real_lines import LINES, SIGNS, real_lines
from training.errors import Score, bare

pytestmark = pytest.mark.skipif(
    not LINES.is_dir(), reason="the lines of real scans are not at hand"
)


@pytest.fixture(scope="module")
def read() -> list[tuple[str, RecognizedLine]]:
    """What is printed on real lines, and what was read there."""
    found = real_lines()
    readings = shared_reader().read([strip for strip, _ in found])
    return list(zip((text for _, text in found), readings, strict=True))


@pytest.fixture(scope="module")
def signs() -> list[tuple[str, str]]:
    """What is printed on lines with Latin, addresses and signs, and what was read there."""
    found = real_lines(SIGNS)
    readings = shared_reader().read([strip for strip, _ in found])
    return [
        (text, reading.text)
        for (_, text), reading in zip(found, readings, strict=True)
    ]


def test_lines_of_real_scans_are_read(
    read: list[tuple[str, RecognizedLine]],
) -> None:
    assert len(read) >= 200
    assert wrong_letters(read) <= 0.0035 * letters(read)


def test_what_it_reads_wrong_it_is_less_sure_of(
    read: list[tuple[str, RecognizedLine]],
) -> None:
    least = sorted(
        read, key=lambda pair: min(pair[1].confidences, default=0.0)
    )[: len(read) // 4]
    wrong = [pair for pair in read if bare(pair[0]) != bare(pair[1].text)]
    assert sum(pair in least for pair in wrong) >= 0.7 * len(wrong)


def test_latin_and_addresses_are_read_in_the_midst_of_thai(
    signs: list[tuple[str, str]],
) -> None:
    score = Score()
    for text, read in signs:
        score.add(text, read)
    assert score.rate() <= 0.02
    assert score.rate("latin") <= 0.03
    assert score.errors["digit"] == 0


def test_boxes_and_bullets_are_signs_not_letters(
    signs: list[tuple[str, str]],
) -> None:
    boxed = [(text, read) for text, read in signs if set(text) & set("☑☐•●✓➢")]
    assert len(boxed) == 3
    assert all(bare(text) == bare(read) for text, read in boxed)
