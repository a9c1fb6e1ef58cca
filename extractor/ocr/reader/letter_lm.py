"""How likely a Thai letter is after others: an n-gram model of six letters, for what the net alone cannot tell.

Digits, Latin letters and signs it is neither for nor against. Learned by training/reader/letters.py; n-grams back off
to shorter ones (Katz's form, Witten-Bell weights).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from normalizer.models.ngrams import NgramModel, load_ngrams

# Letters of the longest n-gram.
ORDER = 6
# What stands for a run of digits.
NUMBER = "0"
# What stands for a run of Latin letters.
LATIN = "a"
# What stands for a run of anything else but Thai and space.
SIGN = "#"
_NOT_THAI = NUMBER + LATIN + SIGN
# Natural logarithm of the chance of a letter that was never seen.
UNSEEN = -12.0
# The same of any letter at least, lest the net be overruled.
_LEAST = -8.0
# The same of what is no Thai letter: with the bonus that beam_search.py grants each character neither for nor against
# it, since whether a digit stands there is for the net to say.
_NEUTRAL = -2.3
# The model's table has hundredths of natural logarithms.
_HUNDREDTHS = 100
# Log-probabilities that are remembered.
_REMEMBERED = 1 << 17


def letter_symbol(character: str) -> str:
    """Tell what a character is to the model.

    Args:
        character: One character.

    Returns:
        Itself where it is a Thai letter, a mark or a space, else NUMBER, LATIN or SIGN.

    >>> [letter_symbol(character) for character in "ก่ ๑2B("]
    ['ก', '่', ' ', '0', '0', 'a', '#']
    """
    if "ก" <= character <= "ฺ" or "เ" <= character <= "ํ" or character in " ฯ":
        return character
    if character.isdigit():
        return NUMBER
    return LATIN if character.isalpha() else SIGN


@lru_cache(maxsize=_REMEMBERED)
def log_probability(history: int, character: str) -> tuple[float, int]:
    """Tell how likely a character is after others.

    Args:
        history: The characters before it, as this function or `initial_history` gave them.
        character: One character.

    Returns:
        The natural logarithm of its probability, and the history that it makes.
    """
    symbol = letter_symbol(character)
    ngrams = _model()
    number = ngrams.key(symbol)
    kept_history = history % ngrams.base ** (ORDER - 2)
    extended = kept_history * ngrams.base + number
    if symbol not in _NOT_THAI:
        return max(_LEAST, _backed_off(history, number)), extended
    in_same_run = history % ngrams.base == number
    return _NEUTRAL, history if in_same_run else extended


def initial_history() -> int:
    """Give the history of a line's first character.

    Returns:
        The history of a space.
    """
    return _model().key(" ")


def _backed_off(history: int, number: int) -> float:
    """The log-probability of a symbol by the longest n-gram that was seen, with the back-off weights of longer ones."""
    ngrams = _model()
    weight = 0
    size = ngrams.base ** (ORDER - 1)
    while True:
        chance = ngrams.log_probability(history * ngrams.base + number)
        if chance is not None:
            return (chance + weight) / _HUNDREDTHS
        if not history:
            return UNSEEN + weight / _HUNDREDTHS
        weight += ngrams.backoff_weight(history)
        # Leave the first symbol of the history out.
        while history < size:
            size //= ngrams.base
        history %= size


@cache
def _model() -> NgramModel:
    return load_ngrams(files("extractor.ocr.reader").joinpath("letters.npz"))
