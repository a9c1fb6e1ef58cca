"""How likely a stretch of text is Thai: its best division into words, by how often each is written.

Words are PyThaiNLP's dictionary, frequencies those of the Thai National Corpus that ships with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from math import log

from normalizer.thai import LETTER, MARK

_LONGEST = 24
# Characters on each side of a place that bear on it.
_REACH = 20
_BEFORE, _AFTER = re.compile(f"[{LETTER}]*$"), re.compile(f"[{LETTER}]*")
_FOREIGN = re.compile(f"[^{LETTER}]+")
_MARKS = frozenset(re.findall(f"[{MARK}]", "".join(map(chr, range(0x0E00, 0x0E80)))))
# Log-probabilities: a word that the corpus lacks, a character that no word covers, a mark without a letter.
_RARE, _UNKNOWN, _STRAY = -15.0, -20.0, -40.0


@cache
def _words() -> dict[str, float]:
    """Word -> log-probability. Loaded on first use: half a second."""
    from pythainlp.corpus import thai_words
    from pythainlp.corpus.tnc import unigram_word_freqs

    counts = unigram_word_freqs()
    total = sum(counts.values())
    known = {word: log(counts[word] / total) if counts.get(word) else _RARE for word in thai_words()}
    return {word: max(chance, _RARE) for word, chance in known.items() if len(word) > 1}


def word_around(text: str, start: int, end: int, mend: Callable[[str], str] = str) -> tuple[str, str]:
    """The Thai letters that adjoin a place on either side, once what else is broken near it is mended."""
    before = _BEFORE.search(mend(text[max(0, start - _REACH) : start]))
    after = _AFTER.match(mend(text[end : end + _REACH]))
    return (before[0] if before else ""), (after[0] if after else "")


@lru_cache(maxsize=8192)
def likelihood(text: str) -> float:
    """The log-probability of the best division of a text without spaces into words."""
    return _division(text)[0]


def first_word(text: str) -> str:
    """The first word of the best division of a text, a run of other letters as a whole; empty for an empty text."""
    foreign = _FOREIGN.match(text)
    return foreign[0] if foreign else text[: _division(text)[1]]


def _division(text: str) -> tuple[float, int]:
    """The best division's log-probability, and where its first word ends (Viterbi over word boundaries)."""
    words = _words()
    best, first = [0.0], [0]
    for end in range(1, len(text) + 1):
        step = _STRAY if text[end - 1] in _MARKS else _UNKNOWN
        ways = [(best[end - 1] + step, end - 1)]
        for start in range(max(0, end - _LONGEST), end - 1):
            chance = words.get(text[start:end])
            if chance is not None:
                ways.append((best[start] + chance, start))
        chance, start = max(ways)
        best.append(chance)
        first.append(first[start] or end)
    return best[-1], first[-1]
