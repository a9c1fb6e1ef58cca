"""The words of Thai public administration, and the misspellings that PyThaiNLP's dictionary takes for words.

Writes normalizer/data/official_words.tsv and misspelled.txt. Run it with `make train-words`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pythainlp.corpus import thai_orst_words

from normalizer.models import lexicon
from normalizer.spelling.error_model import confusable_words, misreading_cost
from normalizer.thai import SYLLABIC
from training import lexicon_table
from training.texts import prose, vocabulary

_DATA = Path(__file__).parents[1] / "normalizer" / "data"
_MISSPELLED = _DATA / "misspelled.txt"
_OFFICIAL = _DATA / "official_words.tsv"
_THAI = re.compile(f"[{SYLLABIC}]+")
# A word must be written so often to be listed.
_LEAST = 2
# Natural logarithm: a word that the Royal Society's dictionary lacks is a misspelling of one at this cost …
_NEAR = 8.0
# … that is so much more usual (natural logarithm).
_USUAL = 2.5
# Letters: shorter words have so many neighbours that only the loss of a mark tells.
_LONG = 5
# Letters: shorter words are no truth of a misspelling.
_SHORTEST_TRUE = 3
_MISSPELLED_HEAD = """\
# Words of PyThaiNLP's dictionary that are misspellings of far more usual words and not in the Royal Society's
# dictionary, found by training/words.py.
"""
_OFFICIAL_HEAD = """\
# The words of Thai public administration and how often they are written, among {total:,} words of training/prose.
"""


def main() -> None:
    """Count, compare, write."""
    for table in (_MISSPELLED, _OFFICIAL):
        # Judged by the dictionary alone, not by an earlier run.
        table.write_text("", encoding="utf-8")
    lexicon_table.main()
    misspelled = sorted(_misspelled())
    _MISSPELLED.write_text(
        _MISSPELLED_HEAD + "".join(f"{word}\n" for word in misspelled),
        encoding="utf-8",
    )
    counts = _count_words()
    official = _official(counts)
    rows = [
        f"{word}\t{count}\n"
        for word, count in sorted(official.items())
        if word not in misspelled
    ]
    head = _OFFICIAL_HEAD.format(total=counts.total())
    _OFFICIAL.write_text(head + "".join(rows), encoding="utf-8")
    print(f"{len(misspelled):,} misspellings, {len(official):,} official words")


def _count_words() -> Counter[str]:
    """How often each word stands in the prose."""
    counts = Counter[str]()
    for line in prose():
        for run in _THAI.findall(line):
            counts.update(lexicon.segment_words(run))
    return counts


def _official(counts: Counter[str]) -> dict[str, int]:
    """Known words that the prose has, and the vocabulary."""
    known = lexicon.words()
    official = {
        word: count
        for word, count in counts.items()
        if count >= _LEAST and word in known
    }
    for word in vocabulary():
        official[word] = max(_LEAST, counts[word])
    return official


def _misspelled() -> Iterator[str]:
    proper = thai_orst_words()
    for word in lexicon.words():
        if word in proper:
            continue
        if any(
            _is_misspelling(word, true) for true, _ in confusable_words(word)
        ):
            yield word


def _is_misspelling(word: str, true: str) -> bool:
    if len(true) < _SHORTEST_TRUE or misreading_cost(true, word) >= _NEAR:
        return False
    loses_a_mark = set(word) < set(true)
    if len(word) < _LONG and not loses_a_mark:
        return False
    log_probabilities = lexicon.words()
    return log_probabilities[true] > log_probabilities[word] + _USUAL


if __name__ == "__main__":
    main()
