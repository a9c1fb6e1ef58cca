"""Tesseract as the engine, and as the one that is asked for a second opinion: a sample scan read by its real model."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz.fuzz import ratio

from extractor import extract

pytest.importorskip("tesserocr")

from extractor.ocr.engines.tesseract import find_tessdata

SCAN = Path(__file__).parents[2] / "samples" / "chiang-khan-2563--scan.pdf"
pytestmark = pytest.mark.skipif(
    find_tessdata(None) is None,
    reason="Tesseract's Thai model is not installed",
)


@pytest.mark.long
def test_tesseract_reads_the_same_measures_less_truly() -> None:
    ours, theirs = extract(SCAN), extract(SCAN, engine="tesseract")
    assert {origin.read_by.split()[0] for _, origin, _ in theirs.origins} == {
        "tesseract"
    }
    assert [measure.number for measure in theirs.records] == [
        measure.number for measure in ours.records
    ]
    for one, other in zip(ours.records, theirs.records, strict=True):
        assert ratio(one.text("methods"), other.text("methods")) > 85


@pytest.mark.long
def test_a_second_opinion_changes_how_sure_a_text_is_and_is_named() -> None:
    alone, seconded = extract(SCAN), extract(SCAN, second_opinion=True)
    assert {origin.read_by.split()[0] for _, origin, _ in seconded.origins} == {
        "reader+tesseract"
    }
    assert [m.confidence for m in alone.records] != [
        m.confidence for m in seconded.records
    ]
    assert [m.number for m in alone.records] == [
        m.number for m in seconded.records
    ]
