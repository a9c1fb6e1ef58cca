"""The language model of the normalizer: how often syllables follow each other in written Thai, spaces included.

Writes normalizer/data/syllables.npz from two sources: the syllable trigrams of newspapers that TLTK ships (BSD-3,
Chulalongkorn University), and training/prose. Run it with `make train-language`; it needs `pip download tltk`.
"""

from __future__ import annotations

import pickle
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import exp, log
from pathlib import Path
from typing import Any

from pythainlp.corpus import thai_syllables

from normalizer.models.lexicon import corpus_counts
from normalizer.models.ngrams import Gram, save
from normalizer.models.syllable_lm import FOREIGN, NUMBER, SPACE, UNSEEN, divided, parts
from normalizer.thai import SYLLABIC
from training.texts import prose

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "syllables.npz"
_SYLLABLE, _WORD = re.compile(f"[{SYLLABIC}]{{1,8}}"), re.compile(f"[{SYLLABIC}]+")
# What a line of prose counts beside one of the news: what is read is of its kind. Best on prose held out, of 1 to 10.
_PROSE = 3
# Of the news' trigrams those seen once are left out: half of the table for a hundredth of its worth.
_LEAST_NEWS = 2
# Beside the counts of running text, how often the National Corpus writes a syllable, as a share of the unigrams.
_CORPUS = 0.3
_NEVER = 1e-8


def main(wheel: str) -> None:
    """Count, smooth, write; `wheel` is the path of TLTK's wheel."""
    news = _news(wheel)
    model = smoothed(news, syllable_chances(news))
    for _ in range(2):  # words are divided by a model, and that model learns from the division
        alone = {gram[0]: chance for gram, (chance, _) in model.items() if len(gram) == 1 and len(gram[0]) > 1}
        model = smoothed(news + _prose(alone), alone)
    save(_TABLE, {gram: (round(100 * chance), round(100 * weight)) for gram, (chance, weight) in model.items()})
    print(f"{len(model):,} grams -> {_TABLE.name}, {_TABLE.stat().st_size / 1e6:.1f} MB")


def syllable_chances(counts: Mapping[Gram, int]) -> dict[str, float]:
    """Syllables by how often they are written: those counted, and those of PyThaiNLP's list."""
    seen = Counter[str]()
    for (_, second, _), count in counts.items():
        seen[second] += count
    known = dict.fromkeys(thai_syllables(), 0.3) | seen
    total = sum(known.values())
    return {part: log(count / total) for part, count in known.items() if _SYLLABLE.fullmatch(part)}


def _prose(alone: Mapping[str, float]) -> Counter[Gram]:
    counts = Counter[Gram]()
    for line in prose():
        padded = [SPACE, SPACE, *parts(line, lambda word: divided(word, alone)), SPACE]
        for gram in zip(padded, padded[1:], padded[2:], strict=False):
            counts[gram] += _PROSE
    return counts


def _news(wheel: str) -> Counter[Gram]:
    """TLTK's syllable trigrams; what is no Thai syllable counts as one kind."""
    with zipfile.ZipFile(wheel) as archive, archive.open("tltk/sylseg.3g") as file:
        counts: Mapping[Gram, int] = _Counts(file).load()
    found = Counter[Gram]()
    for gram, count in counts.items():
        if count >= _LEAST_NEWS:
            found[tuple(map(_kind, gram))] += count
    return found


class _Counts(pickle.Unpickler):
    """Loads a dictionary of counts and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The two classes that such a dictionary needs. Raises UnpicklingError for any other."""
        allowed = {"defaultdict": defaultdict, "int": int}
        if name not in allowed:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in a table of counts")
        return allowed[name]


def _kind(syllable: str) -> str:
    if syllable == "<s>":
        return SPACE
    if syllable.isdecimal():
        return NUMBER
    return syllable if syllable in "ๆฯ" or _SYLLABLE.fullmatch(syllable) else FOREIGN


def smoothed(trigrams: Mapping[Gram, int], alone: Mapping[str, float]) -> dict[Gram, tuple[float, float]]:
    """Log-probabilities and back-off weights of grams of one to three, by Witten and Bell (1991).

    The chance of w after h is (n(hw) + t(h) * chance of w after h without its first) / (n(h) + t(h)), where t(h)
    counts the different syllables seen after h.
    """
    bigrams, unigrams = Counter[Gram](), Counter[Gram]()
    for (first, second, _), count in trigrams.items():
        bigrams[first, second] += count
    for (first, _), count in bigrams.items():
        unigrams[first,] += count
    model = {gram: (log(chance), 0.0) for gram, chance in _alone(unigrams, alone)}
    for counts in (bigrams, trigrams):
        _extend(model, counts)
    return model


def _alone(counts: Counter[Gram], alone: Mapping[str, float]) -> Iterator[tuple[Gram, float]]:
    """The chance of each syllable by itself: running text, joined by the words of the National Corpus."""
    corpus = Counter[Gram]()
    for word, count in corpus_counts():
        if _WORD.fullmatch(word):
            for part in divided(word, alone):
                corpus[part,] += count
    total, corpus_total = counts.total(), corpus.total()
    for gram in counts.keys() | corpus.keys():
        share = (1 - _CORPUS) * counts[gram] / total + _CORPUS * corpus[gram] / corpus_total
        yield gram, share + _NEVER


def _extend(model: dict[Gram, tuple[float, float]], counts: Mapping[Gram, int]) -> None:
    """Add the grams of one length more to the model, and the weights that lead to shorter ones."""
    seen, kinds = Counter[Gram](), Counter[Gram]()
    for gram, count in counts.items():
        seen[gram[:-1]] += count
        kinds[gram[:-1]] += 1
    for history, count in seen.items():
        chance = model.get(history, (log(_NEVER), 0.0))[0]
        model[history] = (chance, log(kinds[history] / (count + kinds[history])))
    for gram, count in counts.items():
        history = gram[:-1]
        shorter = exp(_chance(model, gram[1:]))
        share = (count + kinds[history] * shorter) / (seen[history] + kinds[history])
        model[gram] = (log(share), 0.0)


def _chance(model: Mapping[Gram, tuple[float, float]], gram: Gram) -> float:
    found = model.get(gram)
    if found or len(gram) == 1:
        return found[0] if found else UNSEEN
    return model.get(gram[:-1], (0.0, 0.0))[1] + _chance(model, gram[1:])


if __name__ == "__main__":
    main(sys.argv[1])
