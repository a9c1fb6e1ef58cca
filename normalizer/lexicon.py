"""How likely a stretch of text is Thai: its best division into words, by how often each is written.

Words are PyThaiNLP's dictionary, frequencies those of the Thai National Corpus that ships with it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log

from normalizer.thai import MARK

_LONGEST = 24
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


@lru_cache(maxsize=8192)
def likelihood(text: str) -> float:
    """The log-probability of the best division of a text without spaces into words."""
    words = _words()
    best = [0.0] + [float("-inf")] * len(text)
    for end in range(1, len(text) + 1):
        best[end] = best[end - 1] + (_STRAY if text[end - 1] in _MARKS else _UNKNOWN)
        for start in range(max(0, end - _LONGEST), end - 1):
            chance = words.get(text[start:end])
            if chance is not None and best[start] + chance > best[end]:
                best[end] = best[start] + chance
    return best[-1]
