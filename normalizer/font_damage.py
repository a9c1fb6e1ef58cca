"""What a document's fonts do wrong throughout, told from what it wrote in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from normalizer.models.lexicon import segmentation_log_probability
from normalizer.thai import (
    CONSONANT,
    DIGIT,
    LETTER,
    LOST_SARA_AM,
    SARA_AA,
    SARA_AM,
)

_CONSONANT = re.compile(f"[{CONSONANT}]")
# ำ by consonants. Among 329 PDFs of Thai public bodies, fonts that show every า as ำ have more than 90 ำ per 1,000
# consonants, healthy ones about 20.
_SWAPPED_SHARE = 0.09
# Consonants; of fewer a share says nothing, but the words do.
_ENOUGH_CONSONANTS = 50
# ำ for each า in a font that swaps them, at least.
_SWAPPED_RATIO = 10
# Natural logarithm: how much likelier the words of a font are with า for every ำ. A single งำน, กำร or เวลำ weighs more
# than 20; words that have ำ weigh -2 (นำ) to -60 (อำเภอ).
_WORD_ODDS = 12.0
# Runs of a font whose words are weighed.
_MOST_RUNS = 40
# Stands for a ำ that is one: behind a space, as those fonts show it.
_TRUE_SARA_AM = "\ue000"
_STRETCH = re.compile(f"[{LETTER}{_TRUE_SARA_AM}]+")
_SPACED_SARA_AM = re.compile(f"(?<=[{CONSONANT}]) +{SARA_AM}")
# A letter between figures, or behind the number of an item: no Thai word is written so.
_BEHIND_FIGURE = re.compile(
    f"(?<=[0-9{DIGIT}])([{CONSONANT}])(?=[0-9{DIGIT}]|\\s|$)"
)
# Spaces + า by consonants. They stand in no Thai text; where sara am is lost there are 10 to 20 per 1,000 consonants
# (the same 329 PDFs).
_LOST_SHARE = 0.001
# Spaces + า; fewer may be a slip of the author.
_ENOUGH_LOST = 3


class FontCensus:
    """Counts sara am and consonants, per font, while a document is read.

    >>> census = FontCensus()
    >>> census.add("งำนกำรเงินของสมำชิกสภำ " * 4, [("TH Sarabun", 92)])
    >>> census.add("ระยะเวลำ", [("TH Sarabun,Bold", 8)])
    >>> sorted(census.swapped())
    ['TH Sarabun', 'TH Sarabun,Bold']
    """

    def __init__(self) -> None:
        self._consonants: Counter[str] = Counter()
        self._sara_am: Counter[str] = Counter()
        self._sara_aa: Counter[str] = Counter()
        self._runs: defaultdict[str, list[str]] = defaultdict(list)
        self._lost_sara_am = 0
        self._behind_figures: Counter[tuple[str, str]] = Counter()
        self._full_stops: Counter[str] = Counter()

    def add(self, text: str, fonts: Iterable[tuple[str, int]]) -> None:
        """Count a line.

        Args:
            text: The line as its text layer has it.
            fonts: (font name, number of characters) runs, in the order of the text.
        """
        lost = LOST_SARA_AM.findall(text)
        self._lost_sara_am += len(lost)
        start = 0
        for font, length in fonts:
            end = start + length
            self._add_run(font, text[start:end])
            start = end

    def swapped(self) -> frozenset[str]:
        """Find the fonts in which every า reads as ำ.

        Returns:
            Names of fonts that have next to no า, and far too many ำ or words that are none with ำ.
        """
        fonts = self._consonants.keys()
        return frozenset(filter(self._is_swapped, fonts))

    def full_stops(self) -> tuple[tuple[str, str], ...]:
        """Find the fonts that show a letter for the full stop.

        Returns:
            (font, letter) of those in which one letter stands thrice at least behind figures where no word goes on, as
            in 1ศ and 98ศ75, and no full stop stands anywhere.
        """
        found = [
            key
            for key, count in self._behind_figures.items()
            if count >= _ENOUGH_LOST and not self._full_stops[key[0]]
        ]
        return tuple(sorted(found))

    def loses_sara_am(self) -> bool:
        """Judge whether the document shows sara am as space + า.

        Returns:
            Whether that stands thrice at least, and more than once in 1,000 consonants.
        """
        if self._lost_sara_am < _ENOUGH_LOST:
            return False
        return self._lost_sara_am > _LOST_SHARE * self._consonants.total()

    def _add_run(self, font: str, run: str) -> None:
        consonants = _CONSONANT.findall(run)
        self._consonants[font] += len(consonants)
        self._sara_am[font] += run.count(SARA_AM)
        self._sara_aa[font] += run.count(SARA_AA)
        self._full_stops[font] += run.count(".")
        self._behind_figures.update(
            (font, letter) for letter in _BEHIND_FIGURE.findall(run)
        )
        if SARA_AM in run and len(self._runs[font]) < _MOST_RUNS:
            self._runs[font].append(run)

    def _is_swapped(self, font: str) -> bool:
        sara_am = self._sara_am[font]
        if not sara_am or self._sara_aa[font] >= sara_am / _SWAPPED_RATIO:
            return False
        consonants = self._consonants[font]
        if consonants >= _ENOUGH_CONSONANTS:
            return sara_am > _SWAPPED_SHARE * consonants
        return sum(map(_odds_of_sara_aa, self._runs[font])) > _WORD_ODDS


def _odds_of_sara_aa(run: str) -> float:
    """How much likelier (natural logarithm) the words of a run are with า for ำ, but where a space tells a true ำ."""
    odds = 0.0
    for stretch in _STRETCH.findall(_SPACED_SARA_AM.sub(_TRUE_SARA_AM, run)):
        if SARA_AM in stretch:
            mended = stretch.replace(SARA_AM, SARA_AA).replace(
                _TRUE_SARA_AM, SARA_AM
            )
            printed = stretch.replace(_TRUE_SARA_AM, SARA_AM)
            odds += segmentation_log_probability(
                mended
            ) - segmentation_log_probability(printed)
    return odds
