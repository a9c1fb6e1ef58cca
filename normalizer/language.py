"""How likely a sequence of syllables is: a trigram model of written Thai, spaces included.

Learned by training/language.py; n-grams back off to shorter ones (Katz's form, Witten-Bell weights). The unit is the
syllable, not the word: fewer, so that a modest text teaches their company, and whole where a word is misread.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from normalizer.lexicon import segment, split
from normalizer.thai import DIGIT, SYLLABIC

# What stands for a space, a number, and anything else that is not Thai.
SPACE, NUMBER, FOREIGN = "_", "0", "#"
_PIECES = re.compile(rf"(?P<word>[{SYLLABIC}]+)|(?P<sign>[ๆฯ])|(?P<space>\s+)|(?P<number>[0-9{DIGIT}]+)|.")
_SYMBOLS = {"space": SPACE, "number": NUMBER}
# Natural logarithms: of a syllable never seen, and within a word of a character that belongs to none.
UNSEEN, _STRAY = -18.0, -18.0
_LONGEST = 8
_NEVER = round(100 * UNSEEN)


@cache
def _model() -> tuple[dict[str, int], dict[str, int]]:
    """Grams of one to three syllables, blank between -> log-probability, and back-off weight, both in hundredths."""
    packed = files("normalizer").joinpath("data", "syllables.tsv.gz").read_bytes()
    chances, weights = gzip.decompress(packed).decode().split("\n\n")
    return _column(chances), _column(weights)


def _column(rows: str) -> dict[str, int]:
    """Two columns at once: row by row they take thrice as long to load."""
    fields = rows.replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))


def chance(first: str, second: str, third: str) -> float:
    """The log-probability of a syllable after two others."""
    chances, weights = _model()
    found = chances.get(f"{first} {second} {third}")
    if found is None:
        found = chances.get(f"{second} {third}")
        if found is None:
            found = chances.get(third, _NEVER) + weights.get(second, 0)
        found += weights.get(f"{first} {second}", 0)
    return found / 100


def in_company(first: str, second: str) -> bool:
    """Whether two syllables were seen side by side."""
    return SPACE not in (first, second) and f"{first} {second}" in _model()[0]


def likelihood(parts: Sequence[str]) -> float:
    """The log-probability of the third part and all that follow."""
    return sum(chance(*gram) for gram in zip(parts, parts[1:], parts[2:], strict=False))


def parts(text: str, divide: Callable[[str], Sequence[str]] | None = None) -> list[str]:
    """A text as the model sees it: syllables, ๆ and ฯ, and symbols for what else there is."""
    found: list[str] = []
    for match in _PIECES.finditer(text):
        if match.lastgroup == "word":
            found += (part for word in split(match[0]) for part in (divide or syllables)(word))
        elif match.lastgroup == "sign":
            found.append(match[0])
        elif (symbol := _SYMBOLS.get(match.lastgroup or "", FOREIGN)) != FOREIGN or found[-1:] != [FOREIGN]:
            found.append(symbol)
    return found


@lru_cache(maxsize=65536)
def syllables(word: str) -> tuple[str, ...]:
    """A word's likeliest division into syllables."""
    return divided(word, _alone())


def divided(word: str, alone: Mapping[str, float]) -> tuple[str, ...]:
    """A word's likeliest division into syllables of given log-probabilities."""
    return tuple(segment(word, alone.get, _LONGEST, _STRAY))


@cache
def _alone() -> dict[str, float]:
    return {gram: chance / 100 for gram, chance in _model()[0].items() if " " not in gram and len(gram) > 1}
