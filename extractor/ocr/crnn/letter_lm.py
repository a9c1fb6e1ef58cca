"""How likely a Thai letter is after others: a model of six letters on end, for what the eye alone cannot tell.

Digits, Latin letters and signs it is neither for nor against. Learned by training/reader/letters.py; grams back off to
shorter ones (Katz's form, Witten-Bell weights).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from normalizer.models.ngrams import Grams, load

ORDER = 6
# What stands for a run of digits, of Latin letters, of anything else but Thai and space.
NUMBER, LATIN, SIGN = "0", "a", "#"
_FOREIGN = NUMBER + LATIN + SIGN
# Natural logarithms: of a letter never seen; of any at least, lest the eye be overruled; of what is no Thai letter:
# with what each is granted in decoding.py neither for nor against it; whether a digit stands there is for the eye.
UNSEEN, _LEAST, _FOR_THE_EYE = -12.0, -8.0, -2.3


def symbol(letter: str) -> str:
    """What a character is to the model."""
    if "ก" <= letter <= "ฺ" or "เ" <= letter <= "ํ" or letter in " ฯ":
        return letter
    if letter.isdigit():
        return NUMBER
    return LATIN if letter.isalpha() else SIGN


@lru_cache(maxsize=1 << 17)
def chance(history: int, letter: str) -> tuple[float, int]:
    """The log-probability of a character after a history, and the history that it makes."""
    known, grams = symbol(letter), _model()
    number, short = grams.key(known), grams.base ** (ORDER - 2)
    longer = history % short * grams.base + number
    if known not in _FOREIGN:
        return max(_LEAST, _chance(history, number)), longer
    return _FOR_THE_EYE, history if history % grams.base == number else longer


def start() -> int:
    """The history of a line's first character."""
    return _model().key(" ")


def _chance(history: int, number: int) -> float:
    grams, weight, size = _model(), 0, _model().base ** (ORDER - 1)
    while (found := grams.chance(history * grams.base + number)) is None:
        if not history:
            return UNSEEN + weight / 100
        weight += grams.weight(history)
        while history < size:
            size //= grams.base
        history %= size
    return (found + weight) / 100


@cache
def _model() -> Grams:
    return load(files("extractor.ocr.crnn").joinpath("letters.npz"))
