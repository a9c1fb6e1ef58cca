"""Which words a reader may have taken for another, and how likely: the error model of the noisy channel.

Weights are learned (training/error_model.py, normalizer/data/confusions.tsv). Costs are natural logarithms: the lower,
the likelier the misreading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import permutations
from math import log

from normalizer.models.data_files import data_rows
from normalizer.models.lexicon import RARE, words
from normalizer.thai import MARK, MARK_CHARACTERS

# The cost of misreading a mark in a way that no page showed.
_UNSEEN_MARK = 9.0
# The cost of misreading a letter as one of its likes in a way that no page showed.
_LIKE = 6.5
# The most that all that happens to one letter's marks costs.
_OTHER_MARKS = 8.0
# Dearer misreadings are no candidates.
_MOST = 20.0
# Log-probability: words less usual than this are no candidates, as hardly anyone writes them.
_LEAST_WRITTEN = RARE + 0.5
# Words that are candidates for one.
_MOST_CANDIDATES = 12
# Probability: a table that says a letter is misread more often knows too few of them.
_MOST_OFTEN = 0.5
# The table of confusions counts by a million true characters.
_MILLION = 1e6
# Letters that readers confuse by their looks.
_LOOKALIKES = "lookalikes.txt"
# Those, and letters that writers confuse by their sound.
_LIKES = (_LOOKALIKES, "homophones.txt")
_CLUSTER = re.compile(f"([^{MARK}]|^)([{MARK}]*)")
_WITHOUT_MARKS = dict.fromkeys(map(ord, MARK_CHARACTERS), "")


def letter_shape(word: str) -> str:
    """Reduce a word to what it has in common with those that look alike.

    Args:
        word: Thai letters.

    Returns:
        The first likes of its letters, without marks.

    >>> letter_shape("เชียงคาน") == letter_shape("เซียงดาน")
    True
    """
    return word.translate(_shapes(_LOOKALIKES))


@lru_cache(maxsize=65536)
def confusable_words(read: str) -> tuple[tuple[str, float], ...]:
    """Find the words that may have been read so.

    Args:
        read: A word as it was read.

    Returns:
        (word, cost of the misreading), twelve at most, the likeliest first; without the word itself.

    >>> [word for word, _ in confusable_words("คูมือ")]
    ['คู่มือ']
    """
    candidates: set[str] = set()
    for table in _LIKES:
        shape = read.translate(_shapes(table))
        alike = _by_shape(table).get(shape, ())
        candidates.update(alike)
    candidates.discard(read)
    costs: list[tuple[float, str]] = []
    for word in candidates:
        cost = misreading_cost(word, read)
        if cost < _MOST:
            costs.append((cost, word))
    costs.sort()
    likeliest = costs[:_MOST_CANDIDATES]
    return tuple((word, cost) for cost, word in likeliest)


@lru_cache(maxsize=65536)
def misreading_cost(true: str, read: str) -> float:
    """Weigh the reading of one word as another of as many letters: letter by letter, each with its marks.

    Args:
        true: The word as written.
        read: As it was read.

    Returns:
        The cost (natural logarithm); 20 where they have not as many letters.

    >>> misreading_cost("ส่วน", "สวน") < misreading_cost("ส่วน", "สอน")
    True
    """
    true_clusters = _CLUSTER.findall(true)
    read_clusters = _CLUSTER.findall(read)
    # Marks stand before the first letter.
    if len(true_clusters) != len(read_clusters):
        return _MOST
    clusters = zip(true_clusters, read_clusters, strict=True)
    return sum(
        _cluster_cost(true_cluster, read_cluster)
        for true_cluster, read_cluster in clusters
    )


def _cluster_cost(true: tuple[str, str], read: tuple[str, str]) -> float:
    """The cost of reading a letter with its marks as another with its."""
    true_letter, true_marks = true
    read_letter, read_marks = read
    marks_cost = min(_OTHER_MARKS, _marks_cost(true_marks, read_marks))
    return _cost(true_letter, read_letter) + marks_cost


def _marks_cost(true: str, read: str) -> float:
    """The cost of reading some marks as others (weighted edit distance)."""
    above = [0.0]
    for mark in read:
        above.append(above[-1] + _cost("", mark))
    for true_mark in true:
        lost = _cost(true_mark, "")
        row = [above[0] + lost]
        for at, read_mark in enumerate(read):
            swapped = above[at] + _cost(true_mark, read_mark)
            invented = row[at] + _cost("", read_mark)
            row.append(min(swapped, above[at + 1] + lost, invented))
        above = row
    return above[-1]


def _cost(true: str, read: str) -> float:
    """The cost of reading one letter or mark as another, or as none, or where there is none."""
    if true == read:
        return 0.0
    known = _costs().get((true, read))
    if known is not None:
        return known
    is_mark = _is_mark_or_none(true) and _is_mark_or_none(read)
    return _UNSEEN_MARK if is_mark else _MOST


def _is_mark_or_none(char: str) -> bool:
    return not char or char in MARK_CHARACTERS


@cache
def _costs() -> dict[tuple[str, str], float]:
    """(true, read) -> cost; an empty `read` was lost, an empty `true` invented."""
    costs: dict[tuple[str, str], float] = {}
    for table in _LIKES:
        for group in data_rows(table):
            for true, read in permutations(group, 2):
                costs[true, read] = _LIKE
    for row in data_rows("confusions.tsv"):
        true, read, rate = row.split("\t")
        probability = min(int(rate) / _MILLION, _MOST_OFTEN)
        costs[true, read] = -log(probability)
    return costs


@cache
def _shapes(table: str) -> dict[int, str]:
    """For str.translate: a letter -> the first of its likes; a mark -> nothing."""
    shapes: dict[int, str] = dict(_WITHOUT_MARKS)
    for group in data_rows(table):
        first = group[0]
        for letter in group:
            shapes[ord(letter)] = first
    return shapes


@cache
def _by_shape(table: str) -> dict[str, list[str]]:
    """The words that are written with like letters, whatever their marks."""
    shapes = _shapes(table)
    index = defaultdict[str, list[str]](list)
    for word, log_probability in words().items():
        if log_probability > _LEAST_WRITTEN:
            index[word.translate(shapes)].append(word)
    return index
