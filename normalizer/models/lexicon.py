"""How likely a stretch of text is Thai: its best division into words, by how often each is written.

Words are PyThaiNLP's dictionary without its misspellings, frequencies those of the Thai National Corpus that ships with
it; both are joined by the words of Thai public administration (normalizer/data).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from math import log

from normalizer.models.data_files import corpus_rows, data_rows
from normalizer.models.proper_names import names
from normalizer.thai import LETTER, MARK

_LONGEST = 24
# Characters on each side of a place that bear on it.
_REACH = 20
_BEFORE, _AFTER = re.compile(f"[{LETTER}]*$"), re.compile(f"[{LETTER}]*")
_THAI, _FOREIGN = re.compile(f"[{LETTER}]+"), re.compile(f"[^{LETTER}]+")
_MARKS = frozenset(re.findall(f"[{MARK}]", "".join(map(chr, range(0x0E00, 0x0E80)))))
# What no word begins with.
_DEPENDENT = _MARKS | set("ะาำๅ")
# The weight of official prose beside the corpus.
_OFFICIAL = 0.3
# Log-probabilities: a word that the corpus lacks, a character that no word covers, a mark without a letter.
RARE, UNKNOWN = -15.0, -20.0
_STRAY = -40.0


def corpus_counts() -> Iterator[tuple[str, int]]:
    """Words and how often the Thai National Corpus has them, in the order of the table; some are listed twice."""
    for row in corpus_rows("tnc_freq.txt"):
        word, _, count = row.rstrip().partition("\t")
        yield word, int(count)


@cache
def words() -> dict[str, float]:
    """Word -> log-probability. Loaded on first use: a quarter of a second."""
    official = {word: int(count) for word, count in (row.split("\t") for row in data_rows("official_words.tsv"))}
    known = ({word.strip() for word in corpus_rows("words_th.txt")} | official.keys() | names()) - set(
        data_rows("misspelled.txt")
    )
    counts, total = dict.fromkeys((word for word in known if len(word) > 1), 0), 0
    for word, count in corpus_counts():
        total += count
        if word in counts:
            counts[word] = max(count, counts[word])
    weight, other = (1 - _OFFICIAL) / total, _OFFICIAL / max(1, sum(official.values()))
    chances = {word: count * weight + official.get(word, 0) * other for word, count in counts.items()}
    return {word: max(RARE, log(chance)) if chance else RARE for word, chance in chances.items()}


def word_around(text: str, start: int, end: int, mend: Callable[[str], str] = str) -> tuple[str, str]:
    """The Thai letters that adjoin a place on either side, once what else is broken near it is mended."""
    before = _BEFORE.search(mend(text[max(0, start - _REACH) : start]))
    after = _AFTER.match(mend(text[end : end + _REACH]))
    return (before[0] if before else ""), (after[0] if after else "")


@lru_cache(maxsize=8192)
def likelihood(text: str) -> float:
    """The log-probability of the best division of a text without spaces into words."""
    return _division(text, words().get, _LONGEST, UNKNOWN)[0]


def first_word(text: str) -> str:
    """The first word of the best division of a text, a run of other letters as a whole; empty for an empty text."""
    foreign = _FOREIGN.match(text)
    return foreign[0] if foreign else (split(text) or [""])[0]


@lru_cache(maxsize=8192)
def split(text: str) -> tuple[str, ...]:
    """The words of the best division of a text of Thai letters; what no word covers stands alone, letter by letter."""
    found: list[str] = []
    for part in segment(text, words().get, _LONGEST, UNKNOWN):
        if found and part[0] in _DEPENDENT:
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


def outside_words(text: str) -> float:
    """The share (0 to 1) of a text's Thai letters that stand in no known word; 0 where it has none."""
    parts = [part for run in _THAI.findall(text) for part in split(run)]
    outside = sum(len(part) for part in parts if part not in words())
    return outside / max(1, sum(map(len, parts)))


def segment(text: str, known: Callable[[str], float | None], longest: int, unknown: float) -> list[str]:
    """The likeliest division of a text into known parts (Viterbi), by their log-probabilities."""
    _, starts = _division(text, known, longest, unknown)
    parts, end = [], len(text)
    while end:
        parts.append(text[starts[end] : end])
        end = starts[end]
    return parts[::-1]


def _division(
    text: str, known: Callable[[str], float | None], longest: int, unknown: float
) -> tuple[float, Sequence[int]]:
    """The best division's log-probability, and where the part begins that ends at each position."""
    best, starts = [0.0], [0]
    for end in range(1, len(text) + 1):
        chance, begin = best[end - 1] + (_STRAY if text[end - 1] in _MARKS else unknown), end - 1
        for start in range(max(0, end - longest), end - 1):
            part = known(text[start:end])
            if part is not None and best[start] + part > chance:
                chance, begin = best[start] + part, start
        best.append(chance)
        starts.append(begin)
    return best[-1], starts
