"""Vowel signs and tones out of their place. How often real files show which: normalizer/data/README.md."""

from __future__ import annotations

import re

from normalizer.rules.rule import substitution
from normalizer.thai import CONSONANT, MARK, VOWEL_MARK

_TONES = "่้๊๋"


def _in_order(match: re.Match[str]) -> str:
    """Vowel signs before tones, each mark once, others (thanthakhat) last as they came."""
    each_once = dict.fromkeys(match[0])
    in_order = sorted(each_once, key=_rank)
    return "".join(in_order)


def _rank(mark: str) -> int:
    if mark in VOWEL_MARK:
        return 0
    if mark in _TONES:
        return 1
    return 2


DOUBLE_E = substitution("double-e", "repair", "เเ", "แ")
SPACED_MARK = substitution(
    "spaced-mark", "repair", f"(?<=[{CONSONANT}{MARK}]) +(?=[{MARK}])", ""
)
STRAY_MARK = substitution(
    "stray-mark",
    "repair",
    f"(?<=[{CONSONANT}][.])[{MARK}]+(?=[{CONSONANT}][.])",
    "",
)
MARK_ORDER = substitution("mark-order", "repair", f"[{MARK}]{{2,}}", _in_order)
