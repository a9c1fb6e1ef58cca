"""Copied text among 8,000 reports: what share of known copies is found, how much of what is found is right, how soon.

The reports are made from the texts at hand (gold reports, or the samples): their results are cut into phrases of one to
six words, which are put together anew at random, sentences of some reports whole. Copies are planted among them: exact
ones, and such with one in twenty or one in five words or letters changed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from pythainlp.tokenize import word_tokenize

from benchmarks.texts import gold_folder, items
from extractor.checks.comparable_text import comparable
from extractor.checks.near_duplicates import copies

REPORTS, MEASURES = 8_000, 10
# Planted of each kind, and the recall that is asked for.
PLANTED = 400
LEAST = {
    "exact": 0.99,
    "5% of words": 0.98,
    "5% of letters": 0.98,
    "20% of words": 0.90,
    "20% of letters": 0.90,
}
LEAST_PRECISION, MOST_SECONDS = 0.99, 60


Words = list[str]


def main() -> bool:
    """Print the figures; whether no bound is passed."""
    chance = random.Random(7)
    sentences = [
        word_tokenize(text, engine="newmm", keep_whitespace=False)
        for text in items(gold_folder())
    ]
    sentences = [sentence for sentence in sentences if len(sentence) > 5]
    texts = [_made(sentences, chance) for _ in range(REPORTS * MEASURES)]
    planted = _plant(texts, sentences, chance)
    written = [comparable("".join(text)) for text in texts]
    started = time.monotonic()
    found = {(copy.first, copy.later) for copy in copies(written)}
    seconds = time.monotonic() - started
    right = {pair for pairs in planted.values() for pair in pairs}
    precision = len(found & right) / max(1, len(found))
    print(
        f"copied text among {len(texts):,} results of {REPORTS:,} reports: {seconds:.0f} s (bound {MOST_SECONDS})"
    )
    held = [seconds <= MOST_SECONDS, precision >= LEAST_PRECISION]
    for kind, pairs in planted.items():
        recall = len(found & pairs) / len(pairs)
        held.append(recall >= LEAST[kind])
        print(
            f"  {kind:18} {len(pairs)} planted, recall {recall:.4f} (bound {LEAST[kind]})"
        )
    print(
        f"  {len(found)} pairs found, precision {precision:.4f} (bound {LEAST_PRECISION})"
    )
    return all(held)


def _made(sentences: Sequence[Words], chance: random.Random) -> Words:
    """A text of three to six sentences, every other one whole, the rest of phrases of many."""
    text: Words = []
    for _ in range(chance.randint(3, 6)):
        if chance.random() < 0.5:
            text += chance.choice(sentences)
            continue
        for _ in range(chance.randint(4, 8)):
            phrase = chance.choice(sentences)
            start = chance.randrange(len(phrase))
            text += phrase[start : start + chance.randint(1, 6)]
    return text


def _plant(
    texts: list[Words], sentences: Sequence[Words], chance: random.Random
) -> dict[str, set[tuple[int, int]]]:
    """Write copies over texts: by kind, the pairs of positions."""
    places = chance.sample(range(len(texts)), 2 * PLANTED * len(LEAST))
    known = [word for sentence in sentences for word in sentence]
    change: dict[str, Callable[[Words], Words]] = {
        "exact": list,
        "5% of words": lambda text: [
            chance.choice(known) if chance.random() < 0.05 else word
            for word in text
        ],
        "5% of letters": lambda text: _misspelt(text, 0.05, chance),
        "20% of words": lambda text: [
            chance.choice(known) if chance.random() < 0.2 else word
            for word in text
        ],
        "20% of letters": lambda text: _misspelt(text, 0.2, chance),
    }
    planted: dict[str, set[tuple[int, int]]] = {}
    for at, kind in enumerate(change):
        mine = places[2 * PLANTED * at : 2 * PLANTED * (at + 1)]
        planted[kind] = {
            (min(pair), max(pair))
            for pair in zip(mine[::2], mine[1::2], strict=True)
        }
        for one, other in planted[kind]:
            texts[other] = change[kind](texts[one])
    return planted


def _misspelt(text: Words, share: float, chance: random.Random) -> Words:
    joined = "".join(text)
    return [
        chance.choice(joined) if chance.random() < share else letter
        for letter in joined
    ]


if __name__ == "__main__":
    main()
