"""Learns which letters follow which: `python -m training.reader.letters` writes extractor/ocr/reader/letters.npz.

From the prose of this project, word by word from PyThaiNLP's dictionary and lists of names, geothai's places, and
sentences drawn from the normalizer's model of syllables (which knows newspapers).
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp, log
from pathlib import Path

import geothai
from pythainlp.corpus import (
    thai_family_names,
    thai_female_names,
    thai_male_names,
    thai_words,
)

from extractor.ocr.reader.letter_lm import (
    LATIN,
    NUMBER,
    ORDER,
    SIGN,
    UNSEEN,
    letter_symbol,
)
from normalizer.models import syllable_lm as language
from normalizer.models.ngrams import NgramModel
from training.texts import prose

OUT = Path(__file__).parents[2] / "extractor" / "ocr" / "reader" / "letters.npz"
# Syllables drawn from the normalizer's model.
_DRAWN_SYLLABLES = 4_000_000
# Syllables of a drawn sentence.
_SENTENCE = 60
_DRAWN_SEED = 1
# How often the prose counts beside the drawn sentences.
_PROSE_WEIGHT = 4
# How often single words count beside the drawn sentences.
_WORD_WEIGHT = 2
# N-grams of so many letters and more are left out where they are seen seldom.
_LONG = 4
# N-grams that are seen less often than this are seen seldom.
_SELDOM = 16
# The least mass that is left for letters which were not seen after a history.
_LEAST_MASS = 1e-6
# The table has hundredths of natural logarithms.
_HUNDREDTHS = 100
_SINGLE_IN_RUNS = NUMBER + LATIN + SIGN


def main() -> None:
    """Count, weigh, write."""
    log_probabilities, backoff_weights = _witten_bell(_gram_counts())
    rows = {
        tuple(gram): (value, backoff_weights.get(gram, 0))
        for gram, value in log_probabilities.items()
    }
    NgramModel.of(rows).write(OUT)
    print(f"{len(rows):,} grams, {OUT.stat().st_size / 1e6:.1f} MB")


def _gram_counts() -> Counter[str]:
    """How often each n-gram stands in the texts."""
    counts: Counter[str] = Counter()
    for weight, texts in (
        (_PROSE_WEIGHT, prose()),
        (_WORD_WEIGHT, _words()),
        (1, _drawn_sentences()),
    ):
        for text in texts:
            _count_grams(_symbols(f" {text} "), weight, counts)
    return counts


def _count_grams(line: str, weight: int, counts: Counter[str]) -> None:
    for size in range(1, ORDER + 1):
        for start in range(len(line) - size + 1):
            counts[line[start : start + size]] += weight


def _symbols(text: str) -> str:
    """A text as the model sees it: runs of digits, Latin letters and signs are one each."""
    symbols = ""
    for character in text:
        symbol = letter_symbol(character)
        if symbol not in _SINGLE_IN_RUNS or not symbols.endswith(symbol):
            symbols += symbol
    return symbols


def _words() -> list[str]:
    words = {
        *thai_words(),
        *thai_male_names(),
        *thai_female_names(),
        *thai_family_names(),
    }
    for province in geothai.provinces():
        words.add(province.name_th)
        for district in geothai.districts(province.code):
            words.add(district.name_th)
            words.update(
                subdistrict.name_th
                for subdistrict in geothai.subdistricts(district.code)
            )
    return sorted(words)


def _drawn_sentences() -> Iterator[str]:
    """Sentences that the model of syllables would write."""
    rng = random.Random(_DRAWN_SEED)
    followers = _followers()
    pair = (language.SPACE, language.SPACE)
    left = _DRAWN_SYLLABLES
    while left:
        length = min(left, _SENTENCE)
        text = ""
        for _ in range(length):
            after = followers.get(pair) or followers.get(pair[1:])
            syllable = after.choose(rng) if after else language.SPACE
            text += _written(syllable)
            pair = (pair[1], syllable)
        left -= length
        yield text


def _written(syllable: str) -> str:
    """A syllable of the normalizer's model as text; what is foreign to it is a sign."""
    if syllable == language.SPACE:
        return " "
    return SIGN if syllable == language.FOREIGN else syllable


@dataclass
class _Followers:
    """What follows a syllable or two, and how likely each is."""

    syllables: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    cumulative_weights: list[float] = field(default_factory=list)

    def choose(self, rng: random.Random) -> str:
        return rng.choices(self.syllables, cum_weights=self.cumulative_weights)[
            0
        ]


def _followers() -> dict[tuple[str, ...], _Followers]:
    """What follows each one and two syllables."""
    followers: defaultdict[tuple[str, ...], _Followers] = defaultdict(
        _Followers
    )
    for (*before, syllable), log_probability in language.syllable_ngrams():
        if before:
            after = followers[tuple(before)]
            after.syllables.append(syllable)
            after.weights.append(exp(log_probability / _HUNDREDTHS))
    for after in followers.values():
        after.cumulative_weights = list(accumulate(after.weights))
    return dict(followers)


def _witten_bell(counts: Counter[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Log-probabilities and back-off weights, in hundredths: interpolated after Witten and Bell (1991)."""
    probabilities = _interpolated(counts)
    kept: dict[str, float] = {}
    for gram, probability in probabilities.items():
        if len(gram) < _LONG or counts[gram] >= _SELDOM:
            kept[gram] = probability
    log_probabilities = {
        gram: _hundredths(probability) for gram, probability in kept.items()
    }
    return log_probabilities, _backoff_weights(kept, probabilities)


def _interpolated(counts: Counter[str]) -> dict[str, float]:
    """The probability of each n-gram's last letter: what was counted, mixed with the n-gram that is one shorter."""
    totals = Counter[str]()
    kinds = Counter[str]()
    for gram, count in counts.items():
        totals[gram[:-1]] += count
        kinds[gram[:-1]] += 1
    probabilities: dict[str, float] = {}
    for gram, count in sorted(counts.items(), key=lambda item: len(item[0])):
        history = gram[:-1]
        shorter = probabilities[gram[1:]] if len(gram) > 1 else exp(UNSEEN)
        probabilities[gram] = (count + kinds[history] * shorter) / (
            totals[history] + kinds[history]
        )
    return probabilities


def _backoff_weights(
    kept: dict[str, float], probabilities: dict[str, float]
) -> dict[str, int]:
    """For each history how much of its mass the kept n-grams leave, beside what shorter ones give to the rest."""
    kept_mass: defaultdict[str, float] = defaultdict(float)
    shorter_mass: defaultdict[str, float] = defaultdict(float)
    for gram, probability in kept.items():
        history = gram[:-1]
        kept_mass[history] += probability
        shorter_mass[history] += probabilities[gram[1:]] if len(gram) > 1 else 0
    weights: dict[str, int] = {}
    for history, mass in kept_mass.items():
        if history and history in kept:
            left = max(_LEAST_MASS, 1 - mass)
            left_by_shorter = max(_LEAST_MASS, 1 - shorter_mass[history])
            weights[history] = _hundredths(left / left_by_shorter)
    return weights


def _hundredths(probability: float) -> int:
    return round(_HUNDREDTHS * log(probability))


if __name__ == "__main__":
    main()
