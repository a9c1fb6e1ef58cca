"""Where authors put spaces between Thai words: logistic regression over training/prose, by AdaGrad (Duchi et al. 2011).

Writes normalizer/data/gaps.tsv.gz. Run it with `make train-gaps`.
"""

from __future__ import annotations

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, sqrt
from pathlib import Path

from normalizer.models.space_model import features, is_word, tokens
from training.texts import prose

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "gaps.tsv.gz"
_EPOCHS, _RATE, _DECAY = 6, 0.3, 1e-5
# Features seen less often, and weights smaller than this, say too little for their room.
_LEAST_SEEN, _LEAST_WEIGHT = 3, 0.4

Sample = tuple[list[str], bool]


def main() -> None:
    """Learn and write."""
    samples = [sample for line in prose() for sample in _samples(list(tokens(line)))]
    seen = Counter(feature for found, _ in samples for feature in found)
    samples = [([feature for feature in found if seen[feature] >= _LEAST_SEEN], spaced) for found, spaced in samples]
    weights = _learned(samples)
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT or not feature}
    rows = "".join(f"{feature}\t{round(100 * weight)}\n" for feature, weight in sorted(kept.items()))
    with _TABLE.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        packed.write(rows.encode())
    right = sum((_odds(kept, found) > 0) == spaced for found, spaced in samples)
    print(f"{len(samples):,} gaps, {right / len(samples):.1%} right, {len(kept):,} weights -> {_TABLE.name}")


def _samples(line: Sequence[tuple[str, bool]]) -> Iterator[Sample]:
    """Every gap between two Thai words of a line."""
    words, starts, ends = [word for word, _ in line], [0], [0]
    for word, _ in line:
        starts.append(starts[-1] + len(word))
    ends = [at for at, (word, spaced) in enumerate(line) if spaced or not is_word(word)]
    for at in range(1, len(line)):
        if is_word(words[at - 1]) and is_word(words[at]):
            behind = starts[at] - starts[max((end for end in ends if end < at), default=0)]
            ahead = starts[min((end for end in ends if end > at), default=len(line))] - starts[at]
            yield features(words[max(0, at - 3) : at], words[at : at + 2], behind, ahead), line[at][1]


def _learned(samples: Iterable[Sample]) -> Mapping[str, float]:
    samples, chance = list(samples), random.Random(0)
    weights, squares = defaultdict[str, float](float), defaultdict[str, float](lambda: 1e-6)
    for _ in range(_EPOCHS):
        chance.shuffle(samples)
        for found, spaced in samples:
            miss = 1 / (1 + exp(-max(-30.0, min(30.0, _odds(weights, found))))) - spaced
            for feature in found:
                step = miss + _DECAY * weights[feature]
                squares[feature] += step * step
                weights[feature] -= _RATE * step / sqrt(squares[feature])
    return weights


def _odds(weights: Mapping[str, float], found: Iterable[str]) -> float:
    return sum(weights.get(feature, 0.0) for feature in found)


if __name__ == "__main__":
    main()
