"""Where Thai authors put a space: a maximum-entropy model of the words around and the length of the clauses.

Learned from prose by training/space_model.py.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from normalizer.models.lexicon import split
from normalizer.thai import SYLLABIC

_TOKEN = re.compile(rf"(?P<word>[{SYLLABIC}]+)|(?P<space>\s+)|(?P<number>\d+)|[^\s\d{SYLLABIC}]+")
# What stands for the end of a text, a number and other signs among the words.
_END, _NUMBER, _SIGN = "$", "0", "#"
# Letters to the next space, number or sign, in classes.
_LENGTHS = (6, 12, 18, 25, 35, 50, 70)


@cache
def _weights() -> dict[str, float]:
    packed = files("normalizer").joinpath("data", "gaps.tsv.gz").read_bytes()
    rows = (row.split("\t") for row in gzip.decompress(packed).decode().splitlines())
    return {feature: int(weight) / 100 for feature, weight in rows}


def odds_of_space(before: str, after: str) -> float:
    """The logarithm of the odds that a space stands between two pieces of text, each ending or beginning in a word."""
    left, right = [word for word, _ in tokens(before)], [word for word, _ in tokens(after)]
    clause = (_to_clause(before[::-1]), _to_clause(after))
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features(left[-3:], right[:2], *clause))


def tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text, with signs for what is none, and whether a space stands before each."""
    spaced = False
    for match in _TOKEN.finditer(text):
        if match["space"]:
            spaced = True
            continue
        for token in split(match[0]) if match["word"] else (_NUMBER if match["number"] else _SIGN,):
            yield token, spaced
            spaced = False


def is_word(token: str) -> bool:
    """Whether a token is Thai."""
    return token not in (_END, _NUMBER, _SIGN)


def features(left: Sequence[str], right: Sequence[str], behind: int, ahead: int) -> list[str]:
    """What speaks for or against a space: the words before and after, the letters of the clause on each side."""
    third, second, first = [_END] * (3 - len(left)) + list(left)
    following, next_ = [*right, _END, _END][:2]
    far, near = bisect(_LENGTHS, behind), bisect(_LENGTHS, ahead)
    return [
        "",
        f"-1 {first}",
        f"+1 {following}",
        f"-2 {second} {first}",
        f"+2 {following} {next_}",
        f"-1+1 {first} {following}",
        f"-2 {second}",
        f"+2 {next_}",
        f"-3 {third} {second} {first}",
        f"< {far}",
        f"> {near}",
        f"+1< {following} {far}",
        f"+1> {following} {near}",
    ]


def _to_clause(text: str) -> int:
    match = re.match(f"[{SYLLABIC}]*", text)
    return len(match[0]) if match else 0
