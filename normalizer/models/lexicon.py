"""How likely Thai letters are words: their best division into words, by how often each is written.

Words are PyThaiNLP's dictionary without its misspellings, frequencies those of the Thai National Corpus that ships with
it; both are joined by the words of Thai public administration (normalizer/data).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from math import log

from normalizer.models.data_files import corpus_rows, data_rows
from normalizer.models.proper_names import proper_names
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
# The weight (0 to 1) of official prose beside the corpus.
_OFFICIAL = 0.3
# Log-probability of a word that the corpus lacks.
RARE = -15.0
# Log-probability of a character that no word covers.
UNKNOWN = -20.0
# Log-probability of a mark without a letter.
_STRAY_MARK = -40.0

# Known parts and their log-probabilities: what is not known is None.
LogProbabilityOf = Callable[[str], float | None]


def corpus_counts() -> Iterator[tuple[str, int]]:
    """Read how often the Thai National Corpus has each word.

    Yields:
        (word, count) in the order of the table; some words are listed twice.
    """
    for row in corpus_rows("tnc_freq.txt"):
        word, count = row.split("\t")
        yield word, int(count)


@cache
def words() -> dict[str, float]:
    """Load the words that are known, on first use: a quarter of a second.

    Returns:
        Word -> log-probability (natural logarithm), `RARE` at least.
    """
    official = _official_counts()
    known = _known_words(official)
    counts, total = _counts_in_corpus(known)
    official_total = max(1, sum(official.values()))
    corpus_weight = (1 - _OFFICIAL) / total
    official_weight = _OFFICIAL / official_total
    # Half of the words are written nowhere.
    log_probabilities = dict.fromkeys(known, RARE)
    for word in known & (counts.keys() | official.keys()):
        count = counts.get(word, 0)
        official_count = official.get(word, 0)
        probability = count * corpus_weight + official_count * official_weight
        if probability:
            log_probabilities[word] = max(RARE, log(probability))
    return log_probabilities


def _official_counts() -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in data_rows("official_words.tsv"):
        word, count = row.split("\t")
        counts[word] = int(count)
    return counts


def _known_words(official: dict[str, int]) -> set[str]:
    known = {word.strip() for word in corpus_rows("words_th.txt")}
    known |= official.keys()
    known |= proper_names()
    known -= set(data_rows("misspelled.txt"))
    return {word for word in known if len(word) > 1}


def _counts_in_corpus(known: set[str]) -> tuple[dict[str, int], int]:
    """How often the corpus has the known words that it has, and how many words it has in all."""
    counts: dict[str, int] = {}
    total = 0
    for word, count in corpus_counts():
        total += count
        if word in known and count > counts.get(word, 0):
            counts[word] = count
    return counts, total


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
