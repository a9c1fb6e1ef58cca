"""How likely Thai letters are words: their best division into words, by how often each is written.

The table of words is made by training/lexicon_table.py; names of persons come from PyThaiNLP.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from normalizer.models.data_files import data_file, data_rows
from normalizer.models.proper_names import person_names
from normalizer.thai import LETTER, MARK_CHARACTERS

# Letters of the longest word that is looked for.
_LONGEST = 24
# Characters on each side of a place that bear on it.
_REACH = 20
_LETTERS_BEFORE = re.compile(f"[{LETTER}]*$")
_LETTERS = re.compile(f"[{LETTER}]*")
_THAI = re.compile(f"[{LETTER}]+")
_FOREIGN = re.compile(f"[^{LETTER}]+")
# What no word begins with, nor any syllable.
_DEPENDENT = MARK_CHARACTERS | set("ะาำๅ")
# Log-probability of a word that the corpus lacks.
RARE = -15.0
# Log-probability of a character that no word covers.
UNKNOWN = -20.0
# Log-probability of a mark without a letter.
_STRAY_MARK = -40.0

# Known parts and their log-probabilities: what is not known is None.
LogProbabilityOf = Callable[[str], float | None]


@cache
def words() -> dict[str, float]:
    """Load the words that are known, names of persons among them, on first use.

    Returns:
        Word -> log-probability (natural logarithm), `RARE` at least.
    """
    known = _log_probabilities("words", "log_probabilities")
    others = _log_probabilities("others", "other_log_probabilities")
    misspelled = data_rows("misspelled.txt")
    for name in person_names().difference(known, misspelled):
        known[name] = others.get(name, RARE)
    return known


@cache
def names() -> frozenset[str]:
    """Load the words that are names of places and persons, whether or not they are other words as well.

    Returns:
        Names of four letters at least.
    """
    places = _rows("places")
    return frozenset(places) | (person_names() & words().keys())


def _log_probabilities(texts: str, numbers: str) -> dict[str, float]:
    """Two columns of the table, one of words and the one of their log-probabilities."""
    return dict(zip(_rows(texts), _table()[numbers].tolist(), strict=True))


def _rows(texts: str) -> list[str]:
    """A column of words."""
    text: str = _table()[texts].tobytes().decode()
    return text.split("\n")


@cache
def _table() -> Mapping[str, Any]:
    import numpy as np  # slow to import

    with data_file("words.npz").open("rb") as file, np.load(file) as table:
        return dict(table)


def word_around(
    text: str, start: int, end: int, mend: Callable[[str], str] = str
) -> tuple[str, str]:
    """Find the Thai letters that adjoin a place on either side, no more than 20 on each.

    Args:
        text: The text around.
        start: Where the place starts, in characters from 0.
        end: Where it ends, exclusive.
        mend: Mends what else is broken near it, before letters are looked for.

    Returns:
        The letters before and after; empty where none adjoin.

    >>> word_around("งบ จ านวน", 4, 5)
    ('จ', 'านวน')
    """
    first = max(0, start - _REACH)
    near_before = mend(text[first:start])
    near_after = mend(text[end : end + _REACH])
    before = _LETTERS_BEFORE.search(near_before)
    after = _LETTERS.match(near_after)
    letters_before = before[0] if before else ""
    letters_after = after[0] if after else ""
    return letters_before, letters_after


@lru_cache(maxsize=8192)
def segmentation_log_probability(text: str) -> float:
    """Weigh the best division of a text into words.

    Args:
        text: Thai letters without spaces.

    Returns:
        The sum of its words' log-probabilities (natural logarithm).

    >>> segmentation_log_probability("จำนวน") > segmentation_log_probability("จานวน")
    True
    """
    log_probability, _ = _best_division(text, words().get, _LONGEST, UNKNOWN)
    return log_probability


def first_word(text: str) -> str:
    """Find the word that a text begins with.

    Args:
        text: Any text.

    Returns:
        The first word of its best division, or its first run of other characters than Thai letters as a whole; empty
        for an empty text.

    >>> first_word("จำนวนเงิน")
    'จำนวน'
    """
    foreign = _FOREIGN.match(text)
    if foreign:
        return foreign[0]
    divided = segment_words(text)
    return divided[0] if divided else ""


@lru_cache(maxsize=8192)
def segment_words(text: str) -> tuple[str, ...]:
    """Divide a text into words, the best way.

    Args:
        text: Thai letters without spaces.

    Returns:
        The words; what no word covers stands alone, letter by letter with its marks.

    >>> segment_words("จัดทำคู่มือ")
    ('จัดทำ', 'คู่มือ')
    """
    divided: list[str] = []
    for part in best_segmentation(text, words().get, _LONGEST, UNKNOWN):
        if divided and part[0] in _DEPENDENT:
            divided[-1] += part
        else:
            divided.append(part)
    return tuple(divided)


def is_within_word(before: str, after: str) -> bool:
    """Tell whether two texts meet in the middle of a word.

    Args:
        before: The text before.
        after: The text behind.

    Returns:
        Whether the best division of their letters has a known word that is begun by the one and ended by the other.

    >>> is_within_word("24 ตาราง", "เมตรต่อคน"), is_within_word("จัดทำ", "คู่มือ")
    (True, False)
    """
    left, right = word_around(f"{before}{after}", len(before), len(before))
    end = 0
    for word in segment_words(left + right):
        end += len(word)
        if end >= len(left):
            return end > len(left) and word in words()
    return False


def outside_words(text: str) -> float:
    """Measure how much of a text is no word.

    Args:
        text: Any text.

    Returns:
        The share (0 to 1) of its Thai letters that stand in no known word; 0 where it has none.

    >>> outside_words("จำนวน 12 คน")
    0.0
    """
    known = words()
    letters = 0
    outside = 0
    for run in _THAI.findall(text):
        letters += len(run)
        outside += sum(
            len(part) for part in segment_words(run) if part not in known
        )
    return outside / max(1, letters)


def best_segmentation(
    text: str,
    log_probability_of: LogProbabilityOf,
    longest: int,
    unknown: float,
) -> list[str]:
    """Divide a text into known parts, the likeliest way (Viterbi).

    Args:
        text: Thai letters without spaces.
        log_probability_of: The log-probability of a part, None where it is unknown; none begins with a mark or with a
            vowel that stands behind its consonant.
        longest: How many letters a part has at most.
        unknown: The log-probability of a letter that no part covers.

    Returns:
        The parts in order; a letter that none covers stands alone.

    >>> best_segmentation("กขค", {"กข": -1.0}.get, 2, -9.0)
    ['กข', 'ค']
    """
    _, starts = _best_division(text, log_probability_of, longest, unknown)
    parts: list[str] = []
    end = len(text)
    while end:
        start = starts[end]
        parts.append(text[start:end])
        end = start
    return parts[::-1]


def _best_division(
    text: str,
    log_probability_of: LogProbabilityOf,
    longest: int,
    unknown: float,
) -> tuple[float, Sequence[int]]:
    """The best division's log-probability, and where the part begins that ends at each position."""
    best = [0.0]
    starts = [0]
    # Where parts of two letters and more may begin, no further back than the longest reaches.
    beginnings = deque[int]()
    for end in range(1, len(text) + 1):
        best_start = end - 1
        alone = _STRAY_MARK if text[best_start] in MARK_CHARACTERS else unknown
        highest = best[best_start] + alone
        if beginnings and beginnings[0] < end - longest:
            beginnings.popleft()
        for start in beginnings:
            known = log_probability_of(text[start:end])
            if known is not None and best[start] + known > highest:
                highest = best[start] + known
                best_start = start
        best.append(highest)
        starts.append(best_start)
        if text[end - 1] not in _DEPENDENT:
            beginnings.append(end - 1)
    return best[-1], starts
