"""A tone mark that stands twice: printed twice for boldness, or the glyph of a vowel sign that a font maps to the tone.

LibreOffice and WeasyPrint map one glyph to one character only: ผ้้ is then ผู้, ค่่มือ คู่มือ. The likelier division
into words decides; unless it is clearly another, the mark was printed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change
from normalizer.models.lexicon import segmentation_log_probability, word_around
from normalizer.rules.rule import Context, Rule
from normalizer.thai import CONSONANT, TONE

_DOUBLED = re.compile(f"(?<=[{CONSONANT}])(?P<tone>[{TONE}])(?P=tone)+")
# Vowel signs that may stand below or above with a tone, and that fonts map to it.
_VOWELS = "ุูิีึืั"
# Natural logarithm: by how much a word with a vowel must be likelier.
_MARGIN = 4.0


def _find_doubled(text: str, _: Context) -> Iterator[Change]:
    for match in _DOUBLED.finditer(text):
        vowel, margin = _likeliest_vowel(text, match)
        after = match["tone"]
        confidence = 1.0
        if margin > _MARGIN:
            after = vowel + after
            confidence = 1 - 0.5 ** (margin / _MARGIN)
        yield Change(
            "doubled-tone",
            "repair",
            match.span(),
            before=match[0],
            after=after,
            confidence=round(confidence, 3),
        )


def _likeliest_vowel(text: str, match: re.Match[str]) -> tuple[str, float]:
    """The vowel that the first tone may stand for, and how much likelier (natural logarithm) the word is with it."""
    left, right = word_around(text, *match.span())
    before = _each_once(left)
    after = match["tone"] + _each_once(right)
    log_probabilities: dict[str, float] = {}
    for vowel in _VOWELS:
        word = before + vowel + after
        log_probabilities[vowel] = segmentation_log_probability(word)
    likeliest = max(log_probabilities, key=log_probabilities.__getitem__)
    without_vowel = segmentation_log_probability(before + after)
    return likeliest, log_probabilities[likeliest] - without_vowel


def _each_once(text: str) -> str:
    """Other doubled tones near by count as printed twice."""
    return _DOUBLED.sub(r"\g<tone>", text)


DOUBLED_TONE = Rule("doubled-tone", "repair", _find_doubled)
