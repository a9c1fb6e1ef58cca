"""The table of words that the normalizer knows: how likely each is, and which are places.

Words are PyThaiNLP's dictionary without its misspellings, frequencies those of the Thai National Corpus that ships with
it; both are joined by names of places, and by the words of Thai public administration (normalizer/data). Names of
persons are not in it, since PyThaiNLP's lists of them are CC BY-SA; the normalizer reads them where they are, and finds
how usual each is among the other words of the corpus.
Writes normalizer/data/words.npz. Run it with `make train-words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt

from normalizer.models.data_files import corpus_rows, data_rows
from normalizer.models.lexicon import RARE
from normalizer.models.proper_names import SHORTEST_NAME, place_names

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "words.npz"
# The weight (0 to 1) of official prose beside the corpus.
_OFFICIAL = 0.3
_PLACES = ("จังหวัด", "อำเภอ", "ตำบล")


def main() -> None:
    """Gather, weigh, write."""
    columns = lexicon_columns()
    np.savez_compressed(_TABLE, allow_pickle=False, **columns)
    megabytes = _TABLE.stat().st_size / 1e6
    print(
        f"{columns['log_probabilities'].size:,} words -> {_TABLE.name}, {megabytes:.1f} MB"
    )


def lexicon_columns() -> dict[str, npt.NDArray[np.generic]]:
    """Make the columns of the table, all sorted by words.

    Returns:
        The words and their log-probabilities (natural logarithms); which of them are places; and other words of the
        corpus that are more usual than `RARE`, with theirs.
    """
    likely = _likely_words()
    places = _places()
    misspelled = data_rows("misspelled.txt")
    known = places.union(
        (word.strip() for word in corpus_rows("words_th.txt")),
        _official_counts(),
    ).difference(misspelled)
    words = sorted(word for word in known if len(word) > 1)
    others = sorted(likely.keys() - known)
    return {
        "words": _as_bytes(words),
        "log_probabilities": np.array([likely.get(w, RARE) for w in words]),
        "places": _as_bytes(sorted(places & known)),
        "others": _as_bytes(others),
        "other_log_probabilities": np.array([likely[w] for w in others]),
    }


def corpus_counts() -> Iterator[tuple[str, int]]:
    """Read how often the Thai National Corpus has each word.

    Yields:
        (word, count) in the order of the table; some words are listed twice.
    """
    for row in corpus_rows("tnc_freq.txt"):
        word, count = row.split("\t")
        yield word, int(count)


def _likely_words() -> dict[str, float]:
    """The log-probabilities of all words that are written more often than `RARE` says."""
    official = _official_counts()
    counts = Counter[str]()
    total = 0
    for word, count in corpus_counts():
        total += count
        counts[word] = max(count, counts[word])
    corpus_weight = (1 - _OFFICIAL) / total
    official_weight = _OFFICIAL / max(1, official.total())
    log_probabilities = {
        word: log(
            counts[word] * corpus_weight + official[word] * official_weight
        )
        for word in counts.keys() | official.keys()
        if counts[word] or official[word]
    }
    return {
        word: log_p for word, log_p in log_probabilities.items() if log_p > RARE
    }


def _official_counts() -> Counter[str]:
    rows = (row.split("\t") for row in data_rows("official_words.tsv"))
    return Counter({word: int(count) for word, count in rows})


def _places() -> set[str]:
    names = set[str]().union(*map(place_names, _PLACES))
    return {name for name in names if len(name) >= SHORTEST_NAME}


def _as_bytes(words: Iterable[str]) -> npt.NDArray[np.generic]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


if __name__ == "__main__":
    main()
