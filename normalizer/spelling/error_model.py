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
from normalizer.thai import MARK

# Of misreadings that no page showed: a mark, a letter for one of its likes; of all that happens to one letter's marks.
_UNSEEN_MARK, _LIKE, _OTHER_MARKS = 9.0, 6.5, 8.0
# Dearer misreadings are no candidates; nor are words that hardly anyone writes.
_MOST, _LEAST_WRITTEN = 20.0, RARE + 0.5
_MOST_TWINS = 12
# A table that says a letter is always misread knows too few of them.
_MOST_OFTEN = 0.5
_MARKS = frozenset(re.findall(f"[{MARK}]", "".join(map(chr, range(0x0E00, 0x0E80)))))
# Letters that readers confuse by their looks, and writers by their sound.
_LIKES = ("likes.txt", "homophones.txt")
_CLUSTER = re.compile(f"([^{MARK}]|^)([{MARK}]*)")
_UNMARKED = dict.fromkeys(map(ord, _MARKS), "")

Twin = tuple[str, float]


@cache
def _costs() -> dict[tuple[str, str], float]:
    """(true, read) -> cost; an empty `read` was lost, an empty `true` invented."""
    likes = {pair: _LIKE for name in _LIKES for group in data_rows(name) for pair in permutations(group, 2)}
    rows = (row.split("\t") for row in data_rows("confusions.tsv"))
    return likes | {(true, read): -log(min(int(rate) / 1e6, _MOST_OFTEN)) for true, read, rate in rows}


@cache
def _shapes(name: str) -> dict[int, str]:
    """For str.translate: a letter -> the first of its likes; a mark -> nothing."""
    return _UNMARKED | {ord(letter): group[0] for group in data_rows(name) for letter in group}


def shape(word: str) -> str:
    """What words have in common that look alike: the first likes of their letters, without marks."""
    return word.translate(_shapes(_LIKES[0]))


@cache
def _by_shape(name: str) -> dict[str, list[str]]:
    """The words that are written with like letters, whatever their marks."""
    found, shapes = defaultdict(list), _shapes(name)
    for word, chance in words().items():
        if chance > _LEAST_WRITTEN:
            found[word.translate(shapes)].append(word)
    return found


@lru_cache(maxsize=65536)
def twins(read: str, other_letters: bool) -> tuple[Twin, ...]:
    """The words that may have been read so, with their costs, the likeliest first.

    They differ in marks, and where `other_letters` is asked for, in letters too.
    """
    found = {word for name in _LIKES for word in _by_shape(name).get(read.translate(_shapes(name)), ())} - {read}
    if not other_letters:
        letters = read.translate(_UNMARKED)
        found = {word for word in found if word.translate(_UNMARKED) == letters}
    costs = ((true, misreading_cost(true, read)) for true in found)
    return tuple(sorted((twin for twin in costs if twin[1] < _MOST), key=lambda twin: (twin[1], twin[0])))[:_MOST_TWINS]


@lru_cache(maxsize=65536)
def misreading_cost(true: str, read: str) -> float:
    """The cost of reading one word as another of as many letters: letter by letter, each with its marks."""
    meant, seen = _CLUSTER.findall(true), _CLUSTER.findall(read)
    if len(meant) != len(seen):  # marks stand before the first letter
        return _MOST
    pairs = zip(meant, seen, strict=True)
    return sum(_cost(*letters) + min(_OTHER_MARKS, _marks_cost(*marks)) for letters, marks in map(_apart, pairs))


def _apart(pair: tuple[tuple[str, str], tuple[str, str]]) -> tuple[tuple[str, str], tuple[str, str]]:
    (true, true_marks), (read, read_marks) = pair
    return (true, read), (true_marks, read_marks)


def _marks_cost(true: str, read: str) -> float:
    """The cost of reading some marks as others (weighted edit distance)."""
    above = [0.0]
    for made in read:
        above.append(above[-1] + _cost("", made))
    for lost in true:
        row = [above[0] + _cost(lost, "")]
        for at, made in enumerate(read):
            swapped = above[at] + _cost(lost, made)
            row.append(min(swapped, above[at + 1] + _cost(lost, ""), row[at] + _cost("", made)))
        above = row
    return above[-1]


def _cost(true: str, read: str) -> float:
    """The cost of reading one letter or mark as another, or as none, or where there is none."""
    if true == read:
        return 0.0
    unseen = _UNSEEN_MARK if all(char in _MARKS for char in (true, read) if char) else _MOST
    return _costs().get((true, read), unseen)
