"""Work that takes most of a transcript's time is done once a run of letters, and once a text that is compared."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from normalizer import LETTERS_ONLY, adapt_to, compared, normalize, rule_engine
from normalizer.spelling import decoder
from normalizer.spelling.lattice import build_lattice

REPORT = [
    "ส่วนราชการแจ้งเวียนคู่มือ",
    "สอนราชการประชาสัมพันธ์",
    "ทุกส่วนราชการ",
    "สอนราชการจัดทำคำสั่ง",
    "ทุกสอนราชการ",
]


def test_a_report_is_judged_once_to_learn_how_it_was_misread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged = Counter[str]()

    def counted(run: Any, *arguments: Any, **options: Any) -> Any:
        judged[run.text] += 1
        return build_lattice(run, *arguments, **options)

    monkeypatch.setattr(decoder, "build_lattice", counted)
    decoder.best_corrections.cache_clear()
    adaptation = adapt_to(REPORT)
    assert ("สอน", "ส่วน") in adaptation.pair_costs
    assert judged == Counter(REPORT)


def test_what_is_compared_is_mended_as_letters_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "กลุ ่ม จ านวน ๑๒ สอนราชการ"
    compared.cache_clear()
    assert compared(text) == normalize(text, LETTERS_ONLY)
    monkeypatch.setattr(rule_engine, "explain", None)
    assert compared(text) == "กลุ่ม จำนวน 12 สอนราชการ"
