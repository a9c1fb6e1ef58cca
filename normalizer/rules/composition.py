"""Text in Unicode's normal form C: letters with marks that have a character of their own, marks in canonical order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalizer.changes import Change
from normalizer.rules.rule import Context, Rule

# Runs of combining marks: the blocks that Unicode calls so.
_COMBINING = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3,}"
)


def _find_decomposed(text: str, _: Context) -> Iterator[Change]:
    """What lies between the first and the last character that Unicode writes otherwise, as one change."""
    if unicodedata.is_normalized("NFC", text):
        return
    in_order = _COMBINING.sub(_by_class, text)
    composed = unicodedata.normalize("NFC", in_order)
    start = _common_length(text, composed)
    text_backwards = text[start:][::-1]
    composed_backwards = composed[start:][::-1]
    tail = _common_length(text_backwards, composed_backwards)
    end = len(text) - tail
    composed_end = len(composed) - tail
    yield Change(
        "nfc",
        "repair",
        (start, end),
        before=text[start:end],
        after=composed[start:composed_end],
    )


def _common_length(one: str, two: str) -> int:
    """How many characters two texts begin with alike."""
    shorter = min(len(one), len(two))
    for at in range(shorter):
        if one[at] != two[at]:
            return at
    return shorter


def _by_class(match: re.Match[str]) -> str:
    """Marks in the order of their combining classes: Unicode's own sort takes quadratic time on long runs."""
    in_order = sorted(match[0], key=unicodedata.combining)
    return "".join(in_order)


COMPOSED = Rule("nfc", "repair", _find_decomposed)
