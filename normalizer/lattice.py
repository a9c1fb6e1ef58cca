"""The ways in which a stretch of Thai may be read: as it stands, with other words, with fewer spaces.

A lattice over the stretch's characters; an edge is a word or a space, as printed or as it may have been meant.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from math import inf, log
from operator import itemgetter

from normalizer.confusions import twins
from normalizer.language import SPACE, chance, syllables
from normalizer.lexicon import words
from normalizer.pieces import Piece, Stretch, pieces_of
from normalizer.thai import CONSONANT, LEADING_VOWEL

# Natural logarithms. What a misreading costs besides its kind, and a space that nobody wrote.
MISREAD, FOREIGN_SPACE = 3.0, 12.0
# How often a word stands where its company does not tell of it: one time in twenty.
_ANYWHERE = log(0.05)
# Log-probabilities of a syllable in its company: where other readings are looked for, and where three words on end are
# so odd that they may have been cut at the wrong places, they and this many on either side.
_SURPRISING, _ODD, _NEAR = -7.0, -11.0, 1
# Shorter words are not looked for where no word boundary is sure.
_SHORT = 5
# No word that is looked for has more letters, or was cut into more pieces.
_LONGEST, _MOST_PIECES = 18, 4
# Words that stand apart: หลักเกณฑ์การเว้นวรรค, the Royal Society's rules of spacing.
_APART = frozenset({"เช่น", "ได้แก่", "เป็นต้น", "ณ"})
# Where a syllable may begin.
_CUT = re.compile(f"(?<=.)(?<![{LEADING_VOWEL}])(?=[{CONSONANT}{LEADING_VOWEL}])")


@dataclass(frozen=True, slots=True)
class Edge:
    """A reading of a stretch's characters from `start` to `end` as `text`; `cost` is what it takes to be misread so.

    `parts` are its syllables; `floor` is the log-probability of a word in whatever company: no context makes it less
    likely.
    """

    start: int
    end: int
    text: str
    cost: float
    parts: tuple[str, ...]
    floor: float = -inf

    @property
    def is_unknown(self) -> bool:
        """Whether it is no word."""
        return self.floor == -inf and self.parts not in ((), (SPACE,))


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the rest of a report tells of its misreadings, as costs (natural logarithms).

    `misread` is that of any misread word, besides its kind; `pairs` those of words (read, true) that it misreads often;
    `foreign_space` that of a space that nobody wrote. `years` are those that it states again and again.
    """

    misread: float = MISREAD
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    foreign_space: float = FOREIGN_SPACE
    years: frozenset[int] = frozenset()


NO_EVIDENCE = Evidence()


def printed(text: str, *, dotted: bool = False) -> list[Edge]:
    """A stretch's pieces read as they stand."""
    return [_as_printed(piece) for piece in pieces_of(text, dotted=dotted)]


def edges(place: Stretch, evidence: Evidence) -> list[Edge]:
    """All readings of a stretch that are worth a thought: as printed, and otherwise where that is surprising."""
    return list(_Search(place, evidence).edges())


class _Search:
    def __init__(self, place: Stretch, evidence: Evidence) -> None:
        self._text, self._evidence = place.text, evidence
        self._pieces = pieces_of(place.text, dotted=place.dotted)
        self._printed = [_as_printed(piece) for piece in self._pieces]
        parts = [SPACE, place.before, *(part for edge in self._printed for part in edge.parts), place.after]
        chances = [chance(*gram) for gram in zip(parts, parts[1:], parts[2:], strict=False)]
        self._least, self._loss = list[float](), list[float]()
        at = 0
        for edge in self._printed:
            self._least.append(min(chances[at : at + len(edge.parts) + 1]))
            self._loss.append(-sum(chances[at : at + len(edge.parts)]))
            at += len(edge.parts)

    def edges(self) -> Iterator[Edge]:
        yield from self._printed
        for at, piece in enumerate(self._pieces):
            if piece.is_space:
                yield from self._without_space(at)
            elif self._least[at] < _SURPRISING and not piece.frozen:
                yield from self._words_from(at)
        for first, last in self._zones():
            yield from self._words_within(first, last)

    def _without_space(self, at: int) -> Iterator[Edge]:
        piece, cost = self._pieces[at], self._evidence.foreign_space
        apart = any(one.frozen or one.text in _APART for one in self._pieces[at - 1 : at + 2])
        if len(piece.text) == 1 and not apart and cost < self._to_gain(at - 1, at + 1):
            yield Edge(piece.start, piece.end, "", cost, ())

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
                yield _word(start, piece.end, text, cost)
            if count == 1 or cost or unknown:
                yield from self._misread(start, piece.end, text, cost, most, other_letters=True)

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
                    yield _word(left, right, word, 0.0)
                if len(word) >= _SHORT:
                    yield from self._misread(left, right, word, 0.0, most, other_letters=True)

    def _misread(
        self, start: int, end: int, text: str, cost: float, most: float, *, other_letters: bool
    ) -> Iterator[Edge]:
        """The words that were read as `text`, where that costs no more than `most`; `cost` comes on top."""
        for true, misreading in twins(text, other_letters):
            paid = self._evidence.pairs.get((text, true), misreading + self._evidence.misread)
            if paid < most:
                yield _word(start, end, true, cost + paid)

    def _to_gain(self, first: int, last: int) -> float:
        """By how much the likeliest reading of some pieces, and of the two that follow, can be likelier than these."""
        return sum(self._loss[first : last + 3])


def _as_printed(piece: Piece) -> Edge:
    if piece.is_space:
        return Edge(piece.start, piece.end, piece.text, 0.0, (SPACE,))
    return _word(piece.start, piece.end, piece.text, 0.0)


def _word(start: int, end: int, text: str, cost: float) -> Edge:
    return Edge(start, end, text, cost, syllables(text), words().get(text, -inf) + _ANYWHERE)
