"""Where authors put spaces between Thai words: logistic regression over training/prose, by AdaGrad (Duchi et al. 2011).

Writes normalizer/data/spaces.tsv.gz. Run it with `make train-words`.
"""

from __future__ import annotations

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, sqrt
from pathlib import Path

from normalizer.models.space_model import (
    Word,
    is_thai_word,
    space_features,
    spaced_words,
)
from training.texts import prose

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "spaces.tsv.gz"
_EPOCHS = 2
_LEARNING_RATE = 0.3
# L2 regularisation, a step.
_DECAY = 1e-5
# The sum of squares that a weight starts with, lest its first step divide by nothing.
_FIRST_SQUARES = 1e-6
# Log-odds beyond this are as good as certain.
_MOST_LOG_ODDS = 30.0
# Words: those of a few clauses.
_REACH = 24
# Features seen less often say too little for their room.
_LEAST_SEEN = 3
# So do smaller weights (natural logarithm).
_LEAST_WEIGHT = 0.3

# The features that hold between two words, and whether a space stands there.
Sample = tuple[list[str], bool]


def main() -> None:
    """Learn and write."""
    samples = _samples_of_prose()
    weights = _learned(samples)
    kept = {
        feature: weight
        for feature, weight in weights.items()
        if not feature or abs(weight) >= _LEAST_WEIGHT
    }
    _write(kept)
    right = sum(
        1
        for features, is_spaced in samples
        if (_log_odds(kept, features) > 0) == is_spaced
    )
    print(
        f"{len(samples):,} boundaries, {right / len(samples):.1%} right, {len(kept):,} weights -> {_TABLE.name}"
    )


def _write(weights: Mapping[str, float]) -> None:
    rows = [
        f"{feature}\t{round(100 * weight)}\n"
        for feature, weight in sorted(weights.items())
    ]
    # Without name and time the same weights give the same bytes.
    with (
        _TABLE.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
    ):
        packed.write("".join(rows).encode())


def _samples_of_prose() -> list[Sample]:
    """Every boundary of the prose, without features that are seldom seen."""
    samples: list[Sample] = []
    for line in prose():
        samples += _samples_of_line(list(spaced_words(line)))
    seen = Counter[str]()
    for features, _ in samples:
        seen.update(features)
    kept_samples: list[Sample] = []
    for features, is_spaced in samples:
        kept = [feature for feature in features if seen[feature] >= _LEAST_SEEN]
        kept_samples.append((kept, is_spaced))
    return kept_samples


def _samples_of_line(line: Sequence[Word]) -> Iterator[Sample]:
    """Every boundary between two Thai words of a line."""
    for at in range(1, len(line)):
        (last, _), (following, is_spaced) = line[at - 1], line[at]
        if is_thai_word(last) and is_thai_word(following):
            before = line[max(0, at - _REACH) : at]
            yield space_features(before, line[at : at + _REACH]), is_spaced


def _learned(samples: Iterable[Sample]) -> Mapping[str, float]:
    samples = list(samples)
    generator = random.Random(0)
    weights = defaultdict[str, float](float)
    squares = defaultdict[str, float](lambda: _FIRST_SQUARES)
    for _ in range(_EPOCHS):
        generator.shuffle(samples)
        for features, is_spaced in samples:
            error = _probability(_log_odds(weights, features)) - is_spaced
            for feature in features:
                gradient = error + _DECAY * weights[feature]
                squares[feature] += gradient * gradient
                weights[feature] -= (
                    _LEARNING_RATE * gradient / sqrt(squares[feature])
                )
    return weights


def _probability(log_odds: float) -> float:
    bounded = max(-_MOST_LOG_ODDS, min(_MOST_LOG_ODDS, log_odds))
    return 1 / (1 + exp(-bounded))


def _log_odds(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(weights.get(feature, 0.0) for feature in features)


if __name__ == "__main__":
    main()
