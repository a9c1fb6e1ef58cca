"""The ways in which a stretch of Thai may be read: as it stands, with other words, with fewer spaces.

A lattice over the stretch's characters; an edge is a word or a space, as printed or as it may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from math import inf, log
from operator import itemgetter

from normalizer.confusions import twins
from normalizer.language import SPACE, chance, syllables
from normalizer.lexicon import RARE, split, words
from normalizer.stretch import Stretch
from normalizer.thai import CONSONANT, LEADING_VOWEL

# Natural logarithms. What a misreading costs besides its kind, and a space that nobody wrote.
MISREAD, FOREIGN_SPACE = 2.0, 12.0
# How often a word stands where its company does not tell of it: one time in twenty.
_ANYWHERE = log(0.05)
# Words less usual than this may be misread ones cut into pieces.
_WEAK = -12.5
# Log-probabilities of a syllable in its company: where other readings are looked for, and where three words on end are
# so odd that they may have been cut at the wrong places, they and this many on either side.
_SURPRISING, _ODD, _NEAR = -6.0, -9.0, 2
# Shorter words are not looked for with other letters, where no word boundary is sure.
_SHORT = 5
# No word that is looked for has more letters, or was cut into more pieces.
_LONGEST, _MOST_PIECES = 18, 4
_SPACED = re.compile("( +)")
# Words that stand apart: หลักเกณฑ์การเว้นวรรค, the Royal Society's rules of spacing.
_APART = frozenset({"เช่น", "ได้แก่", "เป็นต้น", "ณ"})
# Where a syllable may begin.
_CUT = re.compile(f"(?<=.)(?<![{LEADING_VOWEL}])(?=[{CONSONANT}{LEADING_VOWEL}])")
_VOWEL = re.compile("[ะ-ฺเ-ๅ็-๎]")
# An abbreviation is this long at most.
_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Edge:
    """A reading of a stretch's characters from `start` to `end` as `text`; `cost` is what it takes to be misread so.

    `floor` is the log-probability of a word in whatever company: no context makes it less likely.
    """

    start: int
    end: int
    text: str
    cost: float
    parts: tuple[str, ...]
    floor: float = -inf


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the rest of a report tells of its misreadings, as costs (natural logarithms).

    `misread` is that of any misread word, besides its kind; `pairs` those of words (read, true) that it misreads often;
    `foreign_space` that of a space that nobody wrote.
    """

    misread: float = MISREAD
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    foreign_space: float = FOREIGN_SPACE


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a letter that belongs to none, or a space, as printed."""

    start: int
    text: str
    frozen: bool

    @property
    def end(self) -> int:
        """Where the next begins."""
        return self.start + len(self.text)

    @property
    def is_space(self) -> bool:
        return self.text[0] == " "

    @property
    def is_weak(self) -> bool:
        return not self.is_space and words().get(self.text, _WEAK - 1) < _WEAK


def edges(place: Stretch, evidence: Evidence) -> list[Edge]:
    """All readings of a stretch that are worth a thought: as printed, and otherwise where that is surprising."""
    pieces = pieces_of(place.text, place.dotted)
    found = [printed(piece) for piece in pieces]
    chances = list(_chances(place, found))
    for at, piece in enumerate(pieces):
        if piece.frozen:
            continue
        if piece.is_space:
            found += _without_space(pieces, at, evidence)
        elif chances[at] < _SURPRISING:
            found += _words_from(pieces, at, evidence)
    for start, end in _zones(pieces, chances):
        found += _words_within(place.text, start, end, evidence)
    return found


def _chances(place: Stretch, path: Sequence[Edge]) -> Iterator[float]:
    """For each piece the log-probability of its least likely syllable, or of the one that follows."""
    parts = [SPACE, place.before, *(part for edge in path for part in edge.parts), place.after]
    each = [chance(*gram) for gram in zip(parts, parts[1:], parts[2:], strict=False)]
    at = 0
    for edge in path:
        yield min(each[at : at + len(edge.parts) + 1])
        at += len(edge.parts)


def _zones(pieces: Sequence[Piece], chances: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where a text is so odd that a misread word may have been cut at the wrong places: (start, end)."""
    rare = [piece.is_weak or chances[at] < _ODD for at, piece in enumerate(pieces)]
    odd = [piece.is_weak or all(rare[at : at + 3]) for at, piece in enumerate(pieces)]
    near = [any(odd[max(0, at - _NEAR - 2) : at + _NEAR + 1]) and not _closed(piece) for at, piece in enumerate(pieces)]
    for inside, group in groupby(zip(pieces, near, strict=True), key=itemgetter(1)):
        if inside:
            zone = [piece for piece, _ in group]
            yield zone[0].start, zone[-1].end


def _closed(piece: Piece) -> bool:
    return piece.frozen or piece.is_space


def _words_within(text: str, start: int, end: int, evidence: Evidence) -> Iterator[Edge]:
    """The words between any two places of a zone, as printed and misread."""
    cuts = [start, *(start + match.start() for match in _CUT.finditer(text[start:end])), end]
    for first, last in combinations(cuts, 2):
        word = text[first:last]
        if len(word) <= _LONGEST:
            if word in words():
                yield _word(first, last, word, 0.0)
            yield from _misread(first, last, word, len(word) >= _SHORT, 0.0, evidence)


def _misread(start: int, end: int, text: str, other_letters: bool, cost: float, evidence: Evidence) -> Iterator[Edge]:
    for true, misread in twins(text, other_letters):
        paid = evidence.pairs.get((text, true), misread + evidence.misread)
        yield _word(start, end, true, cost + paid)


def printed(piece: Piece) -> Edge:
    """A piece read as printed."""
    if piece.is_space:
        return Edge(piece.start, piece.end, piece.text, 0.0, (SPACE,))
    return _word(piece.start, piece.end, piece.text, 0.0)


def _word(start: int, end: int, text: str, cost: float) -> Edge:
    floor = words().get(text, -inf) + _ANYWHERE
    return Edge(start, end, text, cost, syllables(text), floor)


def pieces_of(text: str, dotted: bool = False) -> list[Piece]:
    """A stretch as printed, word by word; `dotted`: a full stop follows."""
    pieces, start = list[Piece](), 0
    for run in _SPACED.split(text):
        frozen = _is_abbreviation(run, dotted and start + len(run) == len(text))
        for part in (run,) if run[:1] == " " else split(run):
            pieces.append(Piece(start, part, frozen))
            start += len(part)
    return pieces


def _is_abbreviation(run: str, dotted: bool) -> bool:
    """Whether letters without vowels are none of a word: พ.ศ., (กวจ), สตง."""
    short = len(run) <= _ABBREVIATION and run[:1] != " " and not _VOWEL.search(run)
    return short and (dotted or words().get(run, RARE) < _WEAK)


def _without_space(pieces: list[Piece], at: int, evidence: Evidence) -> Iterator[Edge]:
    piece = pieces[at]
    beside = pieces[at - 1 : at] + pieces[at + 1 : at + 2]
    if len(beside) == 2 and len(piece.text) == 1 and not any(one.frozen or one.text in _APART for one in beside):
        yield Edge(piece.start, piece.start + 1, "", evidence.foreign_space, ())


def _words_from(pieces: list[Piece], at: int, evidence: Evidence) -> Iterator[Edge]:
    """The words that this piece, or it and those that follow, may have been."""
    start, text, cost, count, weak = pieces[at].start, "", 0.0, 0, False
    for piece in pieces[at:]:
        if piece.frozen:
            return
        if piece.is_space:
            cost += evidence.foreign_space
            continue
        text, count, weak = text + piece.text, count + 1, weak or piece.is_weak
        if count > _MOST_PIECES or len(text) > _LONGEST:
            return
        if cost and text in words():
            yield _word(start, piece.end, text, cost)
        yield from _misread(start, piece.end, text, count == 1 or weak, cost, evidence)
