"""How likely a sequence of syllables is: a trigram model of written Thai, spaces included.

Learned by training/syllable_lm.py; n-grams back off to shorter ones (Katz's form, Witten-Bell weights). The unit is the
syllable, not the word: fewer, so that a modest text teaches their company, and whole where a word is misread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from normalizer.models.data_files import data_file
from normalizer.models.lexicon import best_segmentation, segment_words
from normalizer.models.ngrams import NgramModel, load_ngrams
from normalizer.thai import DIGIT, MARK, SYLLABIC

# The symbol of a space.
SPACE = "_"
# The symbol of a number.
NUMBER = "0"
# The symbol of anything else that is not Thai.
FOREIGN = "#"
_UNITS = re.compile(
    rf"(?P<word>[{SYLLABIC}]+)|(?P<sign>[ๆฯ])|(?P<space>\s+)|(?P<number>[0-9{DIGIT}]+)|."
)
_SYMBOLS = {"space": SPACE, "number": NUMBER}
_MARKS = re.compile(f"[{MARK}]")
# Log-probability (natural logarithm) of a syllable never seen.
UNSEEN = -18.0
# The same within a word of a character that belongs to no syllable.
_STRAY = -18.0
# Letters of the longest syllable.
_LONGEST = 8
# `UNSEEN` as the table counts: in hundredths.
_UNSEEN_HUNDREDTHS = round(100 * UNSEEN)


@cache
def syllable_ngrams() -> NgramModel:
    """Load the model, on first use.

    Returns:
        N-grams of one to three syllables or symbols.
    """
    return load_ngrams(data_file("syllables.npz"))


@lru_cache(maxsize=65536)
def trigram_log_probability(first: str, second: str, third: str) -> float:
    """Look up how likely a syllable is after two others.

    Args:
        first: The syllable or symbol before the one before.
        second: The one before.
        third: The one that is judged.

    Returns:
        The log-probability of the third (natural logarithm).

    >>> trigram_log_probability("ส่วน", "ราช", "การ") > trigram_log_probability("สวน", "ราช", "กาน")
    True
    """
    model = syllable_ngrams()
    trigram = model.log_probability(model.key(first, second, third))
    if trigram is not None:
        return trigram / 100
    weight = model.backoff_weight(model.key(first, second))
    bigram = model.log_probability(model.key(second, third))
    if bigram is not None:
        return (bigram + weight) / 100
    weight += model.backoff_weight(model.key(second))
    unigram = model.log_probability(model.key(third))
    if unigram is None:
        unigram = _UNSEEN_HUNDREDTHS
    return (unigram + weight) / 100


def is_known_bigram(first: str, second: str) -> bool:
    """Look up whether two syllables were seen side by side.

    Args:
        first: A syllable or symbol.
        second: The one behind it.

    Returns:
        Whether they were; never where one of them is a space.
    """
    if SPACE in (first, second):
        return False
    model = syllable_ngrams()
    return model.log_probability(model.key(first, second)) is not None


def sequence_log_probability(symbols: Sequence[str]) -> float:
    """Weigh a sequence after its first two.

    Args:
        symbols: Syllables and symbols.

    Returns:
        The log-probability (natural logarithm) of the third and all that follow.
    """
    seconds = symbols[1:]
    thirds = symbols[2:]
    return sum(map(trigram_log_probability, symbols, seconds, thirds))


def rarest_syllable(text: str) -> float:
    """Find how unlikely the least likely syllable of a text is in its company.

    Args:
        text: Any text.

    Returns:
        Its log-probability (natural logarithm) after the two before it; 0 of an empty text.

    >>> rarest_syllable("ผู้สูงอายุ") > rarest_syllable("ผูสูงอายุ")
    True
    """
    symbols = to_symbols(text)
    if not symbols:
        return 0.0
    symbols = [SPACE, SPACE, *symbols, SPACE]
    return min(map(trigram_log_probability, symbols, symbols[1:], symbols[2:]))


def gain_of_other_marks(text: str) -> float:
    """Find how much likelier a text would be with other vowel signs and tones on one of its syllables.

    Where small print is read, marks are what is lost, and what is left may be a word, too: `จด` for `จุด`.

    Args:
        text: Any text.

    Returns:
        By how much its log-probability (natural logarithm) would grow at most; 0 where it is likeliest as it is.

    >>> gain_of_other_marks("ติดป้าย 60 จด") > gain_of_other_marks("ติดป้าย 60 จุด")
    True
    """
    symbols = [SPACE, SPACE, *to_symbols(text), SPACE, SPACE]
    likely = [
        _in_company(symbols, at, symbols[at])
        for at in range(2, len(symbols) - 2)
    ]
    best = 0.0
    for place in sorted(range(len(likely)), key=likely.__getitem__):
        if -likely[place] <= best:  # what is surer cannot gain more
            break
        at = place + 2
        others = _by_letters().get(_MARKS.sub("", symbols[at]), ())
        for other in others:
            gain = _in_company(symbols, at, other) - likely[place]
            best = max(best, gain)
    return best


def _in_company(symbols: Sequence[str], at: int, syllable: str) -> float:
    """How likely a syllable is at a place, and what stands behind it."""
    before, last, _, following, further = symbols[at - 2 : at + 3]
    return (
        trigram_log_probability(before, last, syllable)
        + trigram_log_probability(last, syllable, following)
        + trigram_log_probability(syllable, following, further)
    )


@cache
def _by_letters() -> dict[str, list[str]]:
    """The syllables that have the same letters but for their marks, by these letters."""
    found: dict[str, list[str]] = {}
    for syllable in _syllables():
        found.setdefault(_MARKS.sub("", syllable), []).append(syllable)
    return found


def to_symbols(
    text: str, segment: Callable[[str], Sequence[str]] | None = None
) -> list[str]:
    """Write a text as the model sees it.

    Args:
        text: Any text.
        segment: Divides a word into syllables; by default as `segment_syllables` does.

    Returns:
        Its syllables, ๆ and ฯ, and symbols for what else there is: a space, a number, a run of foreign characters.

    >>> to_symbols("จัดทำคู่มือ 12 ชุด")
    ['จัด', 'ทำ', 'คู่', 'มือ', '_', '0', '_', 'ชุด']
    """
    segment = segment or segment_syllables
    symbols: list[str] = []
    for match in _UNITS.finditer(text):
        kind = match.lastgroup or ""
        if kind == "word":
            for word in segment_words(match[0]):
                symbols += segment(word)
        elif kind == "sign":
            symbols.append(match[0])
        elif kind in _SYMBOLS:
            symbols.append(_SYMBOLS[kind])
        elif symbols[-1:] != [FOREIGN]:
            symbols.append(FOREIGN)
    return symbols


@lru_cache(maxsize=65536)
def segment_syllables(word: str) -> tuple[str, ...]:
    """Divide a word into syllables, the likeliest way.

    Args:
        word: Thai letters.

    Returns:
        The syllables; a letter that none covers stands alone.

    >>> segment_syllables("ราชการ")
    ('ราช', 'การ')
    """
    return segment_by(word, _syllables())


def segment_by(
    word: str, log_probabilities: Mapping[str, float]
) -> tuple[str, ...]:
    """Divide a word into given syllables, the likeliest way.

    Args:
        word: Thai letters.
        log_probabilities: Syllable -> log-probability (natural logarithm).

    Returns:
        The syllables; a letter that none covers stands alone.
    """
    parts = best_segmentation(
        word,
        log_probabilities.get,
        longest=_LONGEST,
        unknown=_STRAY,
    )
    return tuple(parts)


@cache
def _syllables() -> dict[str, float]:
    """The syllables of two letters and more, and their log-probabilities."""
    model = syllable_ngrams()
    syllables: dict[str, float] = {}
    for symbol, number in model.numbers.items():
        log_probability = model.log_probability(number)
        if len(symbol) > 1 and log_probability is not None:
            syllables[symbol] = log_probability / 100
    return syllables
