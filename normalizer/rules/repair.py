"""Damage that a text layer does to Thai, where the mend is certain and nothing is lost.

Two mends ask the lexicon: a space behind a swapped sara am, and a tone mark that stands twice (`doubled.py`).

The damages and how often real files show them: normalizer/data/README.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from normalizer.changes import Change
from normalizer.models.data_files import data_rows
from normalizer.models.lexicon import likelihood, word_around
from normalizer.rules.doubled import DOUBLED
from normalizer.rules.rule import Context, Rule, substitution
from normalizer.thai import CONSONANT, LEADING_VOWEL, MARK, NIKHAHIT, SARA_AA, SARA_AM, TONE, VOWEL_MARK

_SWAPPED = re.compile(f"(?P<lead>(?<! ) +)?{SARA_AM}(?P<trail> (?=[{CONSONANT}{LEADING_VOWEL}]))?")
# Natural logarithm: how much likelier a word over the space must be than two words with a space between them.
_WORD_MARGIN = 4.0
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3,}")
_PRIVATE = re.compile("[\uf700-\uf71a\uf884-\uf89e]")


@cache
def _private_use() -> dict[str, str]:
    pairs = (row.split("\t")[:2] for row in data_rows("private_use.tsv"))
    return {chr(int(code, 16)): chr(int(meant, 16)) for code, meant in pairs}


def without_private_use(text: str) -> str:
    """The text with the letters that private-use glyphs of Thai fonts draw, and nothing else mended."""
    return _PRIVATE.sub(lambda match: _private_use()[match[0]], text)


def _private(text: str, _: Context) -> Iterator[Change]:
    for match in _PRIVATE.finditer(text):
        yield Change("private-use", "repair", match.span(), match[0], _private_use()[match[0]])


def _swapped(text: str, context: Context) -> Iterator[Change]:
    """In a font that maps า to ำ, a true ำ shows as space + ำ."""
    start = 0
    for swapped, runs in groupby(context.fonts, key=lambda run: run[0] in context.config.swapped_fonts):
        length = sum(length for _, length in runs)
        if swapped:
            yield from _swapped_run(text, start, start + length)
        start += length


def _swapped_run(text: str, start: int, end: int) -> Iterator[Change]:
    for match in _SWAPPED.finditer(text, start, end):
        trail = match["trail"] or ""
        if match["lead"]:
            after = SARA_AM + trail
        else:
            after = SARA_AM if trail and _is_one_word(text, match) else SARA_AA + trail
        yield Change("sara-am-swapped", "repair", match.span(), match[0], after)


def _is_one_word(text: str, match: re.Match[str]) -> bool:
    """Whether ตำ บล is ตำบล, its space behind the sara am instead of before, rather than ตา and บล."""
    left, right = word_around(text, *match.span(), lambda part: part.replace(SARA_AM, SARA_AA))
    return likelihood(left + SARA_AM + right) > likelihood(left + SARA_AA) + likelihood(right) + _WORD_MARGIN


def _nfc(text: str, _: Context) -> Iterator[Change]:
    """The stretch from the first to the last character that Unicode writes otherwise, as one change."""
    if unicodedata.is_normalized("NFC", text):
        return
    composed = unicodedata.normalize("NFC", _MARKS.sub(_by_class, text))
    start = _same(text, composed)
    tail = _same(text[start:][::-1], composed[start:][::-1])
    end = len(text) - tail
    yield Change("nfc", "repair", (start, end), text[start:end], composed[start : len(composed) - tail])


def _same(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def _by_class(match: re.Match[str]) -> str:
    """Marks in the order of their combining classes: Unicode's own sort takes quadratic time on long runs."""
    return "".join(sorted(match[0], key=unicodedata.combining))


def _ordered(match: re.Match[str]) -> str:
    """Vowel signs before tones, each mark once, others (thanthakhat) last as they came."""
    marks = dict.fromkeys(match[0])
    return "".join(sorted(marks, key=lambda mark: (mark not in VOWEL_MARK, not "่" <= mark <= "๋")))


REPAIR: tuple[Rule, ...] = (
    Rule("sara-am-swapped", "repair", _swapped),
    Rule("private-use", "repair", _private),
    substitution("zero-width", "repair", "[\u200b-\u200f\u00ad\u2060\ufeff]", ""),
    substitution("no-break-space", "repair", "[\u00a0\u2000-\u200a\u202f\u3000]", " "),
    substitution("double-e", "repair", "เเ", "แ"),
    substitution("spaced-mark", "repair", f"(?<=[{CONSONANT}{MARK}]) +(?=[{MARK}])", ""),
    substitution("stray-mark", "repair", f"(?<=[{CONSONANT}][.])[{MARK}]+(?=[{CONSONANT}][.])", ""),
    *DOUBLED,
    substitution("mark-order", "repair", f"[{MARK}]{{2,}}", _ordered),
    substitution("sara-am-spaced", "repair", f"(?<=[{CONSONANT}{TONE}]) +(?={SARA_AM})", ""),
    substitution("sara-am-split", "repair", f"{NIKHAHIT}([{TONE}]?) ?{SARA_AA}", rf"\1{SARA_AM}"),
    substitution("sara-am-doubled", "repair", f"{SARA_AM}[{SARA_AA}{SARA_AM}]+", SARA_AM),
    substitution("sara-am-order", "repair", f"{SARA_AM}([{TONE}]+)", rf"\1{SARA_AM}"),
    Rule("nfc", "repair", _nfc),
)
