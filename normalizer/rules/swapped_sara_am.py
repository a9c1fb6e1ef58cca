"""Fonts that map า to ำ, so that a true ำ shows as space + ำ. Which fonts do so, `FontCensus` tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from normalizer.changes import Change
from normalizer.models.lexicon import segmentation_log_probability, word_around
from normalizer.rules.rule import Context, Rule
from normalizer.thai import CONSONANT, LEADING_VOWEL, SARA_AA, SARA_AM

_SWAPPED = re.compile(
    f"(?P<lead>(?<! ) +)?{SARA_AM}(?P<trail> (?=[{CONSONANT}{LEADING_VOWEL}]))?"
)
# Natural logarithm: how much likelier a word over the space must be than two words with a space between them.
_WORD_MARGIN = 4.0


def _find_swapped(text: str, context: Context) -> Iterator[Change]:
    swapped_fonts = context.config.swapped_fonts
    start = 0
    for is_swapped, runs in groupby(
        context.fonts, key=lambda run: run[0] in swapped_fonts
    ):
        end = start + sum(length for _, length in runs)
        if is_swapped:
            yield from _in_run(text, start, end)
        start = end


def _in_run(text: str, start: int, end: int) -> Iterator[Change]:
    for match in _SWAPPED.finditer(text, start, end):
        printed = match[0]
        meant = _meant(text, match)
        yield Change("sara-am-swapped", "repair", match.span(), printed, meant)


def _meant(text: str, match: re.Match[str]) -> str:
    trail = match["trail"] or ""
    if match["lead"]:
        return SARA_AM + trail
    if trail and _is_one_word(text, match):
        return SARA_AM
    return SARA_AA + trail


def _is_one_word(text: str, match: re.Match[str]) -> bool:
    """Whether ตำ บล is ตำบล, its space behind the sara am instead of before, rather than ตา and บล."""
    start, end = match.span()
    left, right = word_around(text, start, end, _with_sara_aa)
    one_word = segmentation_log_probability(left + SARA_AM + right)
    first_word = segmentation_log_probability(left + SARA_AA)
    second_word = segmentation_log_probability(right)
    return one_word > first_word + second_word + _WORD_MARGIN


def _with_sara_aa(text: str) -> str:
    return text.replace(SARA_AM, SARA_AA)


SARA_AM_SWAPPED = Rule("sara-am-swapped", "repair", _find_swapped)
