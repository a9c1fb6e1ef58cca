"""How likely a sequence of syllables is: a trigram model of written Thai, spaces included.

Learned by training/syllable_lm.py; n-grams back off to shorter ones (Katz's form, Witten-Bell weights). The unit is the
syllable, not the word: fewer, so that a modest text teaches their company, and whole where a word is misread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from normalizer.models.lexicon import segment, split
from normalizer.models.ngrams import Grams, load
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
def model() -> Grams:
    """Grams of one to three syllables."""
    return load(files("normalizer").joinpath("data", "syllables.npz"))


@lru_cache(maxsize=65536)
def chance(first: str, second: str, third: str) -> float:
    """The log-probability of a syllable after two others."""
    grams = model()
    found = grams.chance(grams.key(first, second, third))
    if found is None:
        found = grams.chance(grams.key(second, third))
        if found is None:
            alone = grams.chance(grams.key(third))
            found = (_NEVER if alone is None else alone) + grams.weight(grams.key(second))
        found += grams.weight(grams.key(first, second))
    return found / 100


def in_company(first: str, second: str) -> bool:
    """Whether two syllables were seen side by side."""
    return SPACE not in (first, second) and model().chance(model().key(first, second)) is not None


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
    grams = model()
    found = ((part, grams.chance(number)) for part, number in grams.numbers.items() if len(part) > 1)
    return {part: chance / 100 for part, chance in found if chance is not None}
