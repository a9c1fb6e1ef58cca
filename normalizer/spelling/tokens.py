"""Runs of Thai in a text, and the tokens that they are printed as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from normalizer.models.data_files import data_rows
from normalizer.models.lexicon import RARE, names, segment_words, words
from normalizer.models.syllable_lm import SPACE, to_symbols
from normalizer.thai import NIKHAHIT, SYLLABIC

_THAI_RUN = re.compile(f"[{SYLLABIC}](?:[{SYLLABIC} ]*[{SYLLABIC}])?")
_SPACES = re.compile("( +)")
_VOWEL = re.compile("[ะ-ฺเ-ๅ็-๎]")
# Pinthu, which Thai has for Pali and Sanskrit only.
_PHINTHU = "\u0e3a"
# Log-probability: words less usual than this may be parts of misread ones.
_WEAK = -12.5
# Log-probability: a word as usual as this is not part of a name.
_USUAL = -8.0
# Words that a name may have behind the word that announces it.
_NAME_WORDS = 4
_NAME_SIGNS = frozenset(data_rows("name_signs.txt"))
# Letters that an abbreviation has at most.
_ABBREVIATION = 5


class ThaiRun(NamedTuple):
    """Thai letters and the spaces between them, up to a number, a sign or foreign letters.

    Attributes:
        start: Where it starts in its text, in characters from 0.
        text: Its letters and spaces.
        before: The symbol (see `to_symbols`) of what stands before it.
        after: The symbol of what stands behind it.
        dotted: Whether a full stop follows.
    """

    start: int
    text: str
    before: str = SPACE
    after: str = SPACE
    dotted: bool = False


class Token(NamedTuple):
    """A word, a letter that belongs to none, or spaces, as printed.

    Attributes:
        start: Where it starts in its run, in characters from 0.
        text: Its letters, or spaces.
        frozen: Whether it is never read otherwise: an abbreviation, a name, Pali.
    """

    start: int
    text: str
    frozen: bool

    @property
    def end(self) -> int:
        """Where the next one starts."""
        return self.start + len(self.text)

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text[0] == " "

    @property
    def is_weak(self) -> bool:
        """Whether it is hardly a word."""
        if self.is_space:
            return False
        return words().get(self.text, RARE) < _WEAK

    @property
    def is_unknown(self) -> bool:
        """Whether it is no word."""
        if self.is_space:
            return False
        return self.text not in words()


def find_thai_runs(text: str) -> Iterator[ThaiRun]:
    """Find the runs of Thai in a text.

    Args:
        text: Any text.

    Yields:
        The runs in order.

    >>> [run.text for run in find_thai_runs("จำนวน 12 คน (ราย ปี)")]
    ['จำนวน', 'คน', 'ราย ปี']
    """
    for match in _THAI_RUN.finditer(text):
        start, end = match.span()
        preceding = text[:start][-1:]
        following = text[end : end + 1]
        yield ThaiRun(
            start,
            match[0],
            before=_symbol(preceding),
            after=_symbol(following),
            dotted=following == ".",
        )


def tokenize_run(text: str, *, dotted: bool = False) -> list[Token]:
    """Divide a run into tokens as it is printed.

    Args:
        text: Thai letters and spaces.
        dotted: Whether a full stop follows it.

    Returns:
        Its words and spaces in order.

    >>> [token.text for token in tokenize_run("จัดทำ คู่มือ")]
    ['จัดทำ', ' ', 'คู่มือ']
    """
    tokens: list[Token] = []
    start = 0
    name_words_left = 0
    for chunk in _SPACES.split(text):
        is_spaces = chunk.startswith(" ")
        is_last = start + len(chunk) == len(text)
        is_closed = not is_spaces and _is_never_misread(
            chunk, dotted=dotted and is_last
        )
        for word in _words_in(chunk):
            frozen = (
                is_closed
                or (name_words_left > 0 and _may_be_named(word))
                or _is_name(word)
            )
            tokens.append(Token(start, word, frozen))
            start += len(word)
            if word in _NAME_SIGNS:
                name_words_left = _NAME_WORDS
            elif not is_spaces:
                name_words_left -= 1
    return tokens


def _words_in(chunk: str) -> Sequence[str]:
    if chunk.startswith(" "):
        return (chunk,)
    return segment_words(chunk)


def _may_be_named(word: str) -> bool:
    return words().get(word, RARE) < _USUAL


def _is_name(word: str) -> bool:
    """Whether it is a name and no usual word as well."""
    is_usual = words().get(word, 0.0) > RARE
    return not is_usual and word in names()


def _symbol(char: str) -> str:
    if not char:
        return SPACE
    symbol, *_ = to_symbols(char)
    return symbol


def _is_never_misread(chunk: str, *, dotted: bool) -> bool:
    if _is_pali(chunk):
        return True
    return _is_abbreviation(chunk, dotted=dotted)


def _is_abbreviation(chunk: str, *, dotted: bool) -> bool:
    """Whether letters without vowels are none of a word: พ.ศ., (กวจ), สตง."""
    if len(chunk) > _ABBREVIATION:
        return False
    if _VOWEL.search(chunk):
        return False
    if dotted:
        return True
    return words().get(chunk, RARE) < _WEAK


def _is_pali(chunk: str) -> bool:
    """Whether it is written with the marks that Thai has for Pali and Sanskrit only."""
    return _PHINTHU in chunk or NIKHAHIT in chunk
