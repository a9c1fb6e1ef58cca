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
from normalizer.spelling.error_model import misreading_cost, twins
from normalizer.thai import SYLLABIC
from training.texts import prose, vocabulary

_DATA = Path(__file__).parents[1] / "normalizer" / "data"
_RUN = re.compile(f"[{SYLLABIC}]+")
_LEAST = 2
# A word that the Royal Society's dictionary lacks is a misspelling of one at this cost (natural logarithm) and this
# much more usual.
_NEAR, _USUAL, _LONG = 8.0, 2.5, 5
_MISSPELLED = """\
# Words of PyThaiNLP's dictionary that are misspellings of far more usual words and not in the Royal Society's
# dictionary, found by training/words.py.
"""
_OFFICIAL = """\
# The words of Thai public administration and how often they are written, among {total:,} words of training/prose.
"""


def main() -> None:
    """Count, compare, write."""
    for name in ("misspelled.txt", "official_words.tsv"):
        (_DATA / name).write_text("", encoding="utf-8")  # judged by the dictionary alone, not by an earlier run
    wrong = sorted(_misspelled())
    (_DATA / "misspelled.txt").write_text(_MISSPELLED + "".join(f"{word}\n" for word in wrong), encoding="utf-8")
    counts = Counter(word for line in prose() for run in _RUN.findall(line) for word in lexicon.split(run))
    known = {word: count for word, count in counts.items() if count >= _LEAST and word in lexicon.words()}
    known |= {word: max(_LEAST, counts[word]) for word in vocabulary()}
    rows = (f"{word}\t{count}\n" for word, count in sorted(known.items()) if word not in wrong)
    (_DATA / "official_words.tsv").write_text(_OFFICIAL.format(total=counts.total()) + "".join(rows), encoding="utf-8")
    print(f"{len(wrong):,} misspellings, {len(known):,} official words")


def _misspelled() -> Iterator[str]:
    proper, words = thai_orst_words(), lexicon.words()
    for word, chance in words.items():
        if word not in proper and any(_is_misspelling(word, chance, twin) for twin, _ in twins(word, True)):
            yield word


def _is_misspelling(word: str, chance: float, twin: str) -> bool:
    near = misreading_cost(twin, word) < _NEAR and len(twin) > 2
    # Short words have so many neighbours that only the loss of a mark tells.
    tells = len(word) >= _LONG or set(word) < set(twin)
    return near and tells and lexicon.words()[twin] > chance + _USUAL


if __name__ == "__main__":
    main()
