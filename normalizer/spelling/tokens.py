"""Stretches of Thai in a text, and the words that they are printed as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizer.models.data_files import data_rows
from normalizer.models.lexicon import RARE, split, words
from normalizer.models.proper_names import names
from normalizer.models.syllable_lm import SPACE, parts
from normalizer.thai import SYLLABIC

_STRETCH = re.compile(f"[{SYLLABIC}](?:[{SYLLABIC} ]*[{SYLLABIC}])?")
_SPACES = re.compile("( +)")
_VOWEL = re.compile("[ะ-ฺเ-ๅ็-๎]")
# Log-probability: words less usual than this may be pieces of misread ones.
_WEAK = -12.5
# Log-probability: a word as usual as this is not part of a name.
_USUAL = -8.0
# How many words a name may have behind the word that announces it.
_NAMED = dict.fromkeys(data_rows("name_signs.txt"), 4)
# An abbreviation has this many letters at most.
_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Thai letters and the spaces between them, up to a number, a sign or foreign letters.

    `start` is where in its text, `before` and `after` are the symbols of what stands around it; `dotted`: a full stop
    follows.
    """

    start: int
    text: str
    before: str = SPACE
    after: str = SPACE
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a letter that belongs to none, or spaces, as printed; `frozen` is what is never read otherwise."""

    start: int
    text: str
    frozen: bool

    @property
    def end(self) -> int:
        """Where the next begins."""
        return self.start + len(self.text)

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text[0] == " "

    @property
    def is_weak(self) -> bool:
        """Whether it is hardly a word."""
        return not self.is_space and words().get(self.text, _WEAK - 1) < _WEAK

    @property
    def is_unknown(self) -> bool:
        """Whether it is no word."""
        return not self.is_space and self.text not in words()


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of a text in order."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        following = text[end : end + 1]
        yield Stretch(start, match[0], _symbol(text[:start][-1:]), _symbol(following), following == ".")


def pieces_of(text: str, *, dotted: bool = False) -> list[Piece]:
    """A stretch's pieces in order; `dotted`: a full stop follows it."""
    pieces, start, named = list[Piece](), 0, 0
    for run in _SPACES.split(text):
        spaces = run.startswith(" ")
        closed = not spaces and (_is_abbreviation(run, dotted and start + len(run) == len(text)) or _is_pali(run))
        for part in (run,) if spaces else split(run):
            frozen = closed or (named > 0 and _may_be_named(part)) or _is_name(part)
            pieces.append(Piece(start, part, frozen))
            named = _NAMED.get(part, named - (not spaces))
            start += len(part)
    return pieces


def _may_be_named(part: str) -> bool:
    return words().get(part, RARE) < _USUAL


def _is_name(part: str) -> bool:
    return words().get(part, 0.0) <= RARE and part in names()


def _symbol(char: str) -> str:
    return parts(char)[0] if char else SPACE


def _is_abbreviation(run: str, dotted: bool) -> bool:
    """Whether letters without vowels are none of a word: พ.ศ., (กวจ), สตง."""
    short = len(run) <= _ABBREVIATION and not _VOWEL.search(run)
    return short and (dotted or words().get(run, RARE) < _WEAK)


def _is_pali(run: str) -> bool:
    """Whether it is written with the marks that Thai has for Pali and Sanskrit only."""
    return "\u0e3a" in run or "\u0e4d" in run
