"""A tone mark that stands twice: printed twice for boldness, or the glyph of a vowel sign that a font maps to the tone.

LibreOffice and WeasyPrint map one glyph to one character only: ผ้้ is then ผู้, ค่่มือ คู่มือ. The likelier division
into words decides; unless it is clearly another, the mark was printed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change
from normalizer.models.lexicon import likelihood, word_around
from normalizer.rules.rule import Context, Rule
from normalizer.thai import CONSONANT, TONE

_DOUBLED = re.compile(f"(?<=[{CONSONANT}])(?P<tone>[{TONE}])(?P=tone)+")
_VOWELS = "ุูิีึืั"
# Natural logarithm: by how much another reading must be likelier.
_MARGIN = 4.0


def _doubled(text: str, _: Context) -> Iterator[Change]:
    for match in _DOUBLED.finditer(text):
        tone = match["tone"]
        left, right = (_DOUBLED.sub(r"\g<tone>", part) for part in word_around(text, *match.span()))
        odds = {vowel: likelihood(left + vowel + tone + right) for vowel in _VOWELS}
        best = max(odds, key=lambda vowel: odds[vowel])
        margin = odds[best] - likelihood(left + tone + right)
        if margin > _MARGIN:
            confidence = round(1 - 0.5 ** (margin / _MARGIN), 3)
            yield Change("doubled-tone", "repair", match.span(), match[0], best + tone, confidence)
        else:
            yield Change("doubled-tone", "repair", match.span(), match[0], tone)


DOUBLED: tuple[Rule, ...] = (Rule("doubled-tone", "repair", _doubled),)
