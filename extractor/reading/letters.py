"""How likely a Thai letter is after others: a model of six letters on end, for what the eye alone cannot tell.

Digits, Latin letters and signs it is neither for nor against. Learned by training/reader/letters.py; grams back off to
shorter ones (Katz's form, Witten-Bell weights).
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files

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
def chance(history: str, letter: str) -> tuple[float, str]:
    """The log-probability of a character after a history (its symbols), and the history that it makes."""
    known = symbol(letter)
    if known not in _FOREIGN:
        return max(_LEAST, _chance(history, known)), (history + known)[1 - ORDER :]
    return _FOR_THE_EYE, history if history[-1] == known else (history + known)[1 - ORDER :]


def _chance(history: str, known: str) -> float:
    chances, weights = _model()
    weight = 0
    while (found := chances.get(history + known)) is None:
        if not history:
            return UNSEEN + weight / 100
        weight += weights.get(history, 0)
        history = history[1:]
    return (found + weight) / 100


@cache
def _model() -> tuple[dict[str, int], dict[str, int]]:
    """Grams -> log-probability, and back-off weight, both in hundredths."""
    packed = files("extractor.reading").joinpath("letters.tsv.gz").read_bytes()
    chances, weights = gzip.decompress(packed).decode().split("\n\n")
    return _column(chances), _column(weights)


def _column(rows: str) -> dict[str, int]:
    fields = rows.replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
