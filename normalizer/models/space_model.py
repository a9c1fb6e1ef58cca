"""Where Thai authors put a space: a maximum-entropy model of the words around and the length of the clauses.

Learned from prose by training/space_model.py.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from normalizer.models.data_files import data_file
from normalizer.models.lexicon import segment_words
from normalizer.thai import DIGIT, LETTER, MONTHS, SYLLABIC

_UNIT = re.compile(
    rf"(?P<word>[{SYLLABIC}]+)|(?P<space>\s+)|(?P<number>\d+)|[^\s\d{SYLLABIC}]+"
)
_MONTH = f"(?:{'|'.join(MONTHS)})"
# A word that a number follows.
_COUNTED = re.compile(rf"[{LETTER}]+ ?[0-9{DIGIT}]")
# What stands among the words for the end of a text.
_END = "$"
# What stands there for a number.
_NUMBER = "0"
# What stands there for other signs.
_SIGN = "#"
# Letters to the next space, number or sign: where one class of lengths ends and the next begins.
_LENGTHS = (6, 12, 18, 25, 35, 50, 70)
# A word longer than this is as good as one of it.
_LONGEST_WORD = 12
# How far authors differ (variance of log-odds) about a space between the same two words.
_VARIANCE = 4.0
# Words that bear on a space before it, and behind it.
_WORDS_BEFORE = 3
_WORDS_AFTER = 2
# A word, and whether a space stands before it.
Word = tuple[str, bool]
# The words of a clause.
Clause = list[str]


def log_odds_of_space(before: str, after: str) -> float:
    """Judge whether a space stands between two texts.

    Args:
        before: The text before, which ends in a word.
        after: The text behind, which begins with a word.

    Returns:
        The natural logarithm of the odds; above 0 a space is likelier than none.

    >>> log_odds_of_space("จัดทำคู่", "มือประชาชน") < 0
    True
    """
    features = space_features(
        list(spaced_words(before)), list(spaced_words(after))
    )
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def log_odds_elsewhere(
    before: str, after: str, elsewhere: str, log_odds: float
) -> float:
    """Judge a space by how the author writes the same two words elsewhere; one month is like another.

    Before a word that a number follows, as จำนวน, authors set a space always or never, whatever word stands before it.

    Args:
        before: The text before, which ends in a word.
        after: The text behind, which begins with a word.
        elsewhere: What else the author wrote, as far as no line's end parts it.
        log_odds: What else is known (natural logarithm).

    Returns:
        What is to be added to that: what the model has expected of those places, and what stands there, told as one
        step of Newton's method with a prior of `_VARIANCE`.

    >>> log_odds_elsewhere("จัดทำแผนแล้วเสร็จ", "จำนวน 12", "อบรมแล้วเสร็จ จำนวน 3 ครั้ง", -1.0) > 1
    True
    >>> log_odds_elsewhere("เผยแพร่แผน", "จำนวน 12 โครงการ", "ทางจำนวน 3 ช่อง เรื่องจำนวน 8 เรื่อง", 1.5) < -1.5
    True
    """
    if not elsewhere:
        return 0.0
    first = [word for word, _ in spaced_words(before)][-1:]
    second = [word for word, _ in spaced_words(after)][:1]
    if not (first and second):
        return 0.0
    pair = re.compile(f"{_like(first[0])}( ?){_like(second[0])}")
    found = pair.findall(elsewhere)
    if not found and _COUNTED.match(after):
        found = _before_number(second[0]).findall(elsewhere)
    spaced, joined = map(found.count, (" ", ""))
    expected = 1 / (1 + exp(-log_odds))
    surplus = spaced * (1 - expected) - joined * expected
    return surplus / (
        (spaced + joined) * expected * (1 - expected) + 1 / _VARIANCE
    )


def _before_number(word: str) -> re.Pattern[str]:
    """What stands between a Thai word and one that a number follows."""
    return re.compile(f"[{LETTER}]( ?){re.escape(word)} ?[0-9{DIGIT}]")


def _like(word: str) -> str:
    """A regular expression of the words that are spaced as a word is."""
    return _MONTH if word in MONTHS else re.escape(word)


def spaced_words(text: str) -> Iterator[Word]:
    """Divide a text into words.

    Args:
        text: Any text.

    Yields:
        Each word, or a symbol for what is none, and whether a space stands before it.

    >>> list(spaced_words("รวม 12 คน"))
    [('รวม', False), ('0', True), ('คน', True)]
    """
    is_spaced = False
    for match in _UNIT.finditer(text):
        if match["space"]:
            is_spaced = True
            continue
        for word in _words_of(match):
            yield word, is_spaced
            is_spaced = False


def _words_of(match: re.Match[str]) -> Sequence[str]:
    if match["word"]:
        return segment_words(match[0])
    if match["number"]:
        return (_NUMBER,)
    return (_SIGN,)


def is_thai_word(word: str) -> bool:
    """Tell words from symbols.

    Args:
        word: What `spaced_words` yields.

    Returns:
        Whether it is Thai.
    """
    return word not in (_END, _NUMBER, _SIGN)


def space_features(before: Sequence[Word], after: Sequence[Word]) -> list[str]:
    """List what speaks for or against a space: the words around, and the clauses around, for a list has short ones.

    Args:
        before: The words before, the nearest last, each with whether a space stands before it.
        after: The words behind; whether a space stands before the first one is not asked.

    Returns:
        The names of the model's features that hold, the first one of all spaces.

    >>> "-1+1 ประชุม ชี้แจง" in space_features([("จัด", False), ("ประชุม", False)], [("ชี้แจง", True)])
    True
    """
    missing = [_END] * _WORDS_BEFORE
    third, second, first = [*missing, *(word for word, _ in before)][
        -_WORDS_BEFORE:
    ]
    next_word, word_after = [*(word for word, _ in after), _END, _END][
        :_WORDS_AFTER
    ]
    return [
        "",
        f"-1 {first}",
        f"+1 {next_word}",
        f"-2 {second} {first}",
        f"+2 {next_word} {word_after}",
        f"-1+1 {first} {next_word}",
        f"-2 {second}",
        f"+2 {word_after}",
        f"-3 {third} {second} {first}",
        f"= {min(len(first), _LONGEST_WORD)} {min(len(next_word), _LONGEST_WORD)}",
        *_clause_features(next_word, _clauses(before), _clauses(after)),
    ]


def _clause_features(
    next_word: str, before: Sequence[Clause], after: Sequence[Clause]
) -> list[str]:
    """What the clauses around say, given the word behind the place in question, and the clauses on both sides of it."""
    earlier, own = [[], [], *before][-2:]
    rest, later, last = [*after, [], [], []][:3]
    own_length, rest_length = _length(own), _length(rest)
    lengths = f"{own_length} {rest_length}"
    begun, going_on, ending = _first(own), _first(later), _first(last)
    # y is the clause before the one in which the place is, a that one, z the one behind it
    return [
        f"< {own_length}",
        f"> {rest_length}",
        f"+1< {next_word} {own_length}",
        f"+1> {next_word} {rest_length}",
        f"<> {lengths}",
        f"<< {_length(earlier)} {own_length}",
        f">> {rest_length} {_length(later)}",
        f"<<>> {_length(earlier)} {lengths} {_length(later)}",
        f"a {begun}",
        f"a+1 {begun} {next_word}",
        f"z {going_on}",
        f"z+1 {going_on} {next_word}",
        f"z<> {going_on} {lengths}",
        f"zz {going_on} {ending}",
        f"yz {earlier[-1] if earlier else _END} {going_on}",
        f"y+1 {bool(earlier)} {next_word}",
        f"z? {bool(later)} {lengths}",
    ]


def _clauses(words: Sequence[Word]) -> list[Clause]:
    """Words between spaces, numbers and signs; a number or sign begins one."""
    clauses: list[Clause] = []
    for word, is_spaced in words:
        if is_spaced or not clauses or not is_thai_word(word):
            clauses.append([])
        clauses[-1].append(word)
    return clauses


def _first(clause: Clause) -> str:
    return clause[0] if clause else _END


def _length(clause: Clause) -> int:
    """The class of a clause's length."""
    return bisect(_LENGTHS, sum(map(len, clause)))


@cache
def _weights() -> dict[str, float]:
    """Feature -> natural logarithm; the table counts in hundredths."""
    table = gzip.decompress(data_file("spaces.tsv.gz").read_bytes())
    weights: dict[str, float] = {}
    for row in table.decode().splitlines():
        feature, weight = row.split("\t")
        weights[feature] = int(weight) / 100
    return weights
