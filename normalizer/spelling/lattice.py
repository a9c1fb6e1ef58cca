"""The ways in which a stretch of Thai may be read: as it stands, with other words, with fewer spaces.

A lattice over the stretch's characters; an edge is a word or a space, as printed or as it may have been meant.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import inf
from operator import itemgetter

from normalizer.models.lexicon import split, words
from normalizer.models.syllable_lm import SPACE, likelihood, syllables
from normalizer.spelling.error_model import twins
from normalizer.spelling.lattice_edges import ANYWHERE, Edge, as_printed, word_edge
from normalizer.spelling.tokens import Stretch
from normalizer.thai import CONSONANT, LEADING_VOWEL

# Natural logarithms. What a misreading costs besides its kind, and a space that nobody wrote.
MISREAD, FOREIGN_SPACE = 3.0, 12.0
# By how much more a text may gain without a space once its neighbours are read otherwise, too.
_NEIGHBOURS = 6.0
# Log-probabilities of a syllable in its company: where other readings are looked for, and where three words on end are
# so odd that they may have been cut at the wrong places, they and this many on either side.
_SURPRISING, _ODD, _NEAR = -7.5, -11.5, 1
# Shorter words are not looked for where no word boundary is sure.
_SHORT = 5
# No word that is looked for has more letters, or was cut into more pieces.
_LONGEST, _MOST_PIECES = 18, 4
# Words that stand apart: หลักเกณฑ์การเว้นวรรค, the Royal Society's rules of spacing.
_APART = frozenset({"เช่น", "ได้แก่", "เป็นต้น", "ณ"})
# Log-probability: words cut into other words are looked for only where they are as usual as this.
_USUAL = -10.5 + ANYWHERE
# Where a syllable may begin.
_CUT = re.compile(f"(?<=.)(?<![{LEADING_VOWEL}])(?=[{CONSONANT}{LEADING_VOWEL}])")


@dataclass(frozen=True, eq=False)
class Adaptation:
    """What the rest of a report tells of its misreadings, as costs (natural logarithms).

    `misread` is that of any misread word, besides its kind; `pairs` those of words (read, true) that it misreads often;
    `foreign_space` that of a space that nobody wrote. `years` are those that it states again and again. `doubted` are
    the words that its reader thought of in the stead of those that it read, under their beginnings, too.
    """

    misread: float = MISREAD
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    foreign_space: float = FOREIGN_SPACE
    years: frozenset[int] = frozenset()
    doubted: dict[str, frozenset[str]] = field(default_factory=dict)


NO_ADAPTATION = Adaptation()


def edges(place: Stretch, adaptation: Adaptation, *, words_too: bool) -> list[Edge]:
    """All readings of a stretch that are worth a thought: as printed, and otherwise where that is surprising.

    Only with fewer spaces, unless other `words_too` are asked for.
    """
    worth = adaptation.foreign_space - _NEIGHBOURS
    if not words_too and all(gain < worth for gain in gains_without_spaces(place.text)):
        return []
    search = _Search(place, adaptation)
    found = [*search.spaces(), *(search.words() if words_too else ())]
    return [*search.printed, *found] if found else []


def gains_without_spaces(text: str) -> Iterator[float]:
    """For each space of a stretch how much likelier (natural logarithm) the text is without it."""
    pairs = pairwise(run for run in text.split(" ") if run)
    return (_gain_without_space(split(left), split(right)) for left, right in pairs)


def _gain_without_space(left: Sequence[str], right: Sequence[str]) -> float:
    """The same of a space between words; none where they stand apart."""
    if left[-1] in _APART or right[0] in _APART:
        return -inf
    before = [SPACE, SPACE, *(part for word in left[-2:] for part in syllables(word))][-2:]
    after = [*(part for word in right[:2] for part in syllables(word)), SPACE, SPACE][:2]
    return likelihood([*before, *after]) - likelihood([*before, SPACE, *after])


class _Search:
    def __init__(self, place: Stretch, adaptation: Adaptation) -> None:
        self._text, self._evidence = place.text, adaptation
        found = as_printed(place)
        self.printed = found.edges
        self._pieces, self._least, self._loss = found.pieces, found.least, found.loss

    def words(self) -> Iterator[Edge]:
        """Other words than those printed."""
        for at, piece in enumerate(self._pieces):
            odd = self._least[at] < _SURPRISING or piece.text in self._evidence.doubted
            if odd and not piece.is_space and not piece.frozen:
                yield from self._words_from(at)
        for first, last in self._zones():
            yield from self._words_within(first, last)

    def spaces(self) -> Iterator[Edge]:
        """Nothing where a space is printed, and the words that stand around it as one."""
        cost = self._evidence.foreign_space
        for at, piece in enumerate(self._pieces):
            beside = self._pieces[at - 1 : at + 2]
            if piece.text == " " and not any(one.frozen for one in beside):
                left, right = beside[0].text, beside[2].text
                if cost < _gain_without_space([left], [right]) + _NEIGHBOURS:
                    yield Edge(piece.start, piece.end, "", cost, ())
                    if left + right in words():
                        yield word_edge(beside[0].start, beside[2].end, left + right, cost)

    def _words_from(self, first: int) -> Iterator[Edge]:
        """The words that a piece, or it and those that follow, may have been."""
        start, text, cost, count, unknown = self._pieces[first].start, "", 0.0, 0, False
        for last, piece in enumerate(self._pieces[first:], first):
            if piece.frozen:
                return
            if piece.is_space:
                cost += self._evidence.foreign_space
                continue
            text, count, unknown = text + piece.text, count + 1, unknown or piece.is_unknown
            if count > _MOST_PIECES or len(text) > _LONGEST:
                return
            most = self._to_gain(first, last) - cost
            if cost and most > 0 and text in words():
                yield word_edge(start, piece.end, text, cost)
            for edge in self._misread(start, piece.end, text, cost, most, other_letters=True):
                if count == 1 or cost or unknown or edge.floor > _USUAL:
                    yield edge

    def _zones(self) -> Iterator[tuple[int, int]]:
        """Where a text is so odd that a misread word may have been cut wrongly: its first and last piece."""
        weak = [piece.is_weak for piece in self._pieces]
        rare = [one or least < _ODD for one, least in zip(weak, self._least, strict=True)]
        odd = [one or all(rare[at : at + 3]) for at, one in enumerate(weak)]
        near = [any(odd[max(0, at - _NEAR - 2) : at + _NEAR + 1]) for at in range(len(odd))]
        open_ = [one and not (piece.frozen or piece.is_space) for one, piece in zip(near, self._pieces, strict=True)]
        for inside, group in groupby(enumerate(open_), key=itemgetter(1)):
            if inside:
                zone = [at for at, _ in group]
                yield zone[0], zone[-1]

    def _words_within(self, first: int, last: int) -> Iterator[Edge]:
        """The words between any two places of a zone, as printed and misread."""
        start, end = self._pieces[first].start, self._pieces[last].end
        cuts = [start, *(start + match.start() for match in _CUT.finditer(self._text[start:end])), end]
        most = self._to_gain(first, last)
        for at, left in enumerate(cuts):
            for right in cuts[at + 1 : bisect(cuts, left + _LONGEST)]:
                word = self._text[left:right]
                if word in words():
                    yield word_edge(left, right, word, 0.0)
                if len(word) >= _SHORT:
                    yield from self._misread(left, right, word, 0.0, most, other_letters=True)

    def _misread(
        self, start: int, end: int, text: str, cost: float, most: float, *, other_letters: bool
    ) -> Iterator[Edge]:
        """The words that were read as `text`, where that costs no more than `most`; `cost` comes on top."""
        costs = {true: misreading + self._evidence.misread for true, misreading in twins(text, other_letters)}
        costs |= {true: inf for true in sorted(self._evidence.doubted.get(text, ())) if true not in costs}
        for true, usual in costs.items():
            paid = self._evidence.pairs.get((text, true), usual)
            if paid < most:
                yield word_edge(start, end, true, cost + paid)

    def _to_gain(self, first: int, last: int) -> float:
        """By how much the likeliest reading of some pieces, and of the two that follow, can be likelier than these."""
        return sum(self._loss[first : last + 3])
