"""The language model of the normalizer: how often syllables follow each other in written Thai, spaces included.

Writes normalizer/data/syllables.npz from two sources: the syllable trigrams of newspapers that TLTK ships (BSD-3,
Chulalongkorn University), and training/prose. Run it with `make train-words`, which downloads TLTK's wheel.
"""

from __future__ import annotations

import pickle
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import exp, log
from pathlib import Path
from typing import Any

from pythainlp.corpus import thai_syllables

from normalizer.models.ngrams import Ngram, NgramModel
from normalizer.models.syllable_lm import (
    FOREIGN,
    NUMBER,
    SPACE,
    UNSEEN,
    segment_by,
    to_symbols,
)
from normalizer.thai import SYLLABIC
from training.lexicon_table import corpus_counts
from training.texts import prose

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "syllables.npz"
_TRIGRAMS_OF_NEWS = "tltk/sylseg.3g"
_SYLLABLE = re.compile(f"[{SYLLABIC}]{{1,8}}")
_WORD = re.compile(f"[{SYLLABIC}]+")
# What a line of prose counts beside one of the news: what is read is of its kind. Best on prose held out, of 1 to 10.
_PROSE = 3
# Of the news' trigrams those seen once are left out: half of the table for a hundredth of its worth.
_LEAST_NEWS = 2
# How often a syllable of PyThaiNLP's list counts that the news lack.
_ONLY_LISTED = 0.3
# Beside the counts of running text, how often the National Corpus writes a syllable, as a share of the unigrams.
_CORPUS = 0.3
# The probability that is added to each syllable's, and that of one never seen.
_NEVER = 1e-8
# Words are divided by a model, and that model learns from the division: so often.
_ROUNDS = 2

# N-gram -> its log-probability and back-off weight (natural logarithms).
Smoothed = dict[Ngram, tuple[float, float]]


def main(wheel: str) -> None:
    """Count, smooth, write.

    Args:
        wheel: The path of TLTK's wheel.
    """
    news = _count_news(wheel)
    model = smoothed(news, syllable_log_probabilities(news))
    for _ in range(_ROUNDS):
        syllables = _syllables(model)
        model = smoothed(news + _count_prose(syllables), syllables)
    in_hundredths = {
        ngram: (round(100 * log_probability), round(100 * weight))
        for ngram, (log_probability, weight) in model.items()
    }
    NgramModel.of(in_hundredths).write(_TABLE)
    print(
        f"{len(model):,} n-grams -> {_TABLE.name}, {_TABLE.stat().st_size / 1e6:.1f} MB"
    )


def _syllables(model: Smoothed) -> dict[str, float]:
    """The syllables of two letters and more, and their log-probabilities."""
    syllables: dict[str, float] = {}
    for ngram, (log_probability, _) in model.items():
        first = ngram[0]
        if len(ngram) == 1 and len(first) > 1:
            syllables[first] = log_probability
    return syllables


def syllable_log_probabilities(
    trigram_counts: Mapping[Ngram, int],
) -> dict[str, float]:
    """Weigh syllables by how often they are written: those counted, and those of PyThaiNLP's list.

    Args:
        trigram_counts: How often three syllables or symbols follow each other.

    Returns:
        Syllable -> log-probability (natural logarithm).
    """
    counts: dict[str, float] = dict.fromkeys(thai_syllables(), _ONLY_LISTED)
    counts |= _count_middles(trigram_counts)
    total = sum(counts.values())
    return {
        syllable: log(count / total)
        for syllable, count in counts.items()
        if _SYLLABLE.fullmatch(syllable)
    }


def _count_middles(trigram_counts: Mapping[Ngram, int]) -> Counter[str]:
    """How often each syllable stands: in the middle of a trigram, so that each place counts once."""
    counts = Counter[str]()
    for (_, second, _), count in trigram_counts.items():
        counts[second] += count
    return counts


def _count_prose(syllables: Mapping[str, float]) -> Counter[Ngram]:
    counts = Counter[Ngram]()
    for line in prose():
        padded = [
            SPACE,
            SPACE,
            *to_symbols(line, lambda word: segment_by(word, syllables)),
            SPACE,
        ]
        for trigram in zip(padded, padded[1:], padded[2:], strict=False):
            counts[trigram] += _PROSE
    return counts


def _count_news(wheel: str) -> Counter[Ngram]:
    """TLTK's syllable trigrams; what is no Thai syllable counts as one kind."""
    with (
        zipfile.ZipFile(wheel) as archive,
        archive.open(_TRIGRAMS_OF_NEWS) as file,
    ):
        loaded: Mapping[Ngram, int] = _CountsUnpickler(file).load()
    counts = Counter[Ngram]()
    for trigram, count in loaded.items():
        if count >= _LEAST_NEWS:
            counts[tuple(map(_symbol, trigram))] += count
    return counts


class _CountsUnpickler(pickle.Unpickler):
    """Loads a dictionary of counts and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Find one of the two classes that such a dictionary needs.

        Args:
            module: Where the pickle says that the class is.
            name: The name of the class.

        Returns:
            The class.

        Raises:
            UnpicklingError: If it is any other.
        """
        allowed = {"defaultdict": defaultdict, "int": int}
        if name not in allowed:
            raise pickle.UnpicklingError(
                f"{module}.{name} does not belong in a table of counts"
            )
        return allowed[name]


def _symbol(syllable: str) -> str:
    """What the model knows as TLTK's syllable."""
    if syllable == "<s>":
        return SPACE
    if syllable.isdecimal():
        return NUMBER
    is_thai = syllable in "ๆฯ" or _SYLLABLE.fullmatch(syllable)
    return syllable if is_thai else FOREIGN


def smoothed(
    trigram_counts: Mapping[Ngram, int], syllables: Mapping[str, float]
) -> Smoothed:
    """Weigh n-grams of one to three, by Witten and Bell (1991).

    The probability of w after h is (n(hw) + t(h) * that of w after h without its first) / (n(h) + t(h)), where t(h)
    counts the different syllables seen after h.

    Args:
        trigram_counts: How often three syllables or symbols follow each other.
        syllables: Syllable -> log-probability, by which words of the National Corpus are divided.

    Returns:
        The n-grams with their log-probabilities and back-off weights.
    """
    bigram_counts = Counter[Ngram]()
    for (first, second, _), count in trigram_counts.items():
        bigram_counts[first, second] += count
    unigram_counts = Counter[Ngram]()
    for (first, _), count in bigram_counts.items():
        unigram_counts[first,] += count
    model = _unigrams(unigram_counts, _count_corpus(syllables))
    _extend(model, bigram_counts)
    _extend(model, trigram_counts)
    return model


def _count_corpus(syllables: Mapping[str, float]) -> Counter[Ngram]:
    """How often the National Corpus writes each syllable."""
    counts = Counter[Ngram]()
    for word, count in corpus_counts():
        if _WORD.fullmatch(word):
            for syllable in segment_by(word, syllables):
                counts[syllable,] += count
    return counts


def _unigrams(
    text_counts: Counter[Ngram], corpus_counts: Counter[Ngram]
) -> Smoothed:
    """Each syllable by itself: running text, joined by the words of the National Corpus."""
    text_total = text_counts.total()
    corpus_total = corpus_counts.total()
    model: Smoothed = {}
    for ngram in text_counts.keys() | corpus_counts.keys():
        of_text = (1 - _CORPUS) * text_counts[ngram] / text_total
        of_corpus = _CORPUS * corpus_counts[ngram] / corpus_total
        model[ngram] = (log(of_text + of_corpus + _NEVER), 0.0)
    return model


def _extend(model: Smoothed, counts: Mapping[Ngram, int]) -> None:
    """Add the n-grams of one length more to the model, and the weights that lead to shorter ones."""
    history_counts = Counter[Ngram]()
    followers = Counter[Ngram]()
    for ngram, count in counts.items():
        history_counts[ngram[:-1]] += count
        followers[ngram[:-1]] += 1
    for history, count in history_counts.items():
        log_probability, _ = model.get(history, (log(_NEVER), 0.0))
        weight = log(followers[history] / (count + followers[history]))
        model[history] = (log_probability, weight)
    for ngram, count in counts.items():
        history = ngram[:-1]
        shorter = exp(_log_probability(model, ngram[1:]))
        smoothed_count = count + followers[history] * shorter
        probability = smoothed_count / (
            history_counts[history] + followers[history]
        )
        model[ngram] = (log(probability), 0.0)


def _log_probability(model: Smoothed, ngram: Ngram) -> float:
    known = model.get(ngram)
    if known:
        return known[0]
    if len(ngram) == 1:
        return UNSEEN
    _, weight = model.get(ngram[:-1], (0.0, 0.0))
    return weight + _log_probability(model, ngram[1:])


if __name__ == "__main__":
    main(sys.argv[1])
