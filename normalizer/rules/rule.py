"""What a rule is: a name, a kind, and a function that finds its changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import methodcaller

from normalizer.changes import Change, Kind
from normalizer.spelling.adaptation import NO_ADAPTATION, Adaptation


@dataclass(frozen=True, slots=True)
class Config:
    """How to normalise.

    Attributes:
        line_end_spaces: Whether a space at a line's end tells that the author put one, and its absence that none was
            there (True), or ends of lines tell nothing (False).
        swapped_fonts: The fonts in which every า reads as ำ (see `FontCensus.swapped`).
        full_stops: The letter that each of some fonts shows for the full stop, by the font (see `FontCensus`).
        spaced_ends: Which line feeds of a text, counted from 0, stand where the print leaves room for the next word,
            but not for a space before it.
        full_ends: Which line feeds of a text, counted from 0, stand where the print leaves no room for a space: where
            none is written there may have been one.
        fills_lines: Whether `spaced_ends` are instead where print leaves room for a letter, of a producer that fills
            its lines and breaks them anywhere: there was a space.
        elsewhere: What else the document says, as far as its lines have it: where its author puts spaces.
        loses_sara_am: Whether the text is from a layer known to lose sara am to a space (see `FontCensus`).
        keep_thai_digits: Whether ๐–๙ are left as they are.
        misread: Whether the text was read by OCR or typed, so that words may be misspelled.
        believed: Words that are not respelled, for they were read without a doubt.
        adaptation: What the rest of the report tells of how it was misread (see `adapt_to`).
        extra_rules: Rules of other packages, which run behind all others.
    """

    line_end_spaces: bool = False
    full_stops: tuple[tuple[str, str], ...] = ()
    spaced_ends: frozenset[int] = frozenset()
    full_ends: frozenset[int] = frozenset()
    fills_lines: bool = False
    elsewhere: str = ""
    swapped_fonts: frozenset[str] = frozenset()
    loses_sara_am: bool = False
    keep_thai_digits: bool = False
    misread: bool = True
    believed: frozenset[str] = frozenset()
    adaptation: Adaptation = NO_ADAPTATION
    extra_rules: tuple[Rule, ...] = ()


# For text that is compared, not published: what is certain in its letters is mended, nothing respelled.
LETTERS_ONLY = Config(misread=False)


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the text.

    Attributes:
        config: How to normalise.
        fonts: (font name, number of characters) runs over the raw text; empty where the text is not raw any more.
    """

    config: Config
    fonts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of damage and its repair.

    Attributes:
        name: Stands in every change of the rule.
        kind: That of its changes.
        find: A pure function of a text and a `Context`: the changes in order of their spans, which do not overlap,
            each changing something, and none where its own result is given to it again.
    """

    name: str
    kind: Kind
    find: Callable[[str, Context], Iterable[Change]]


def substitution(
    name: str,
    kind: Kind,
    pattern: str,
    replacement: str | Callable[[re.Match[str]], str],
) -> Rule:
    """Make a rule that replaces what a pattern matches.

    Args:
        name: The rule's name.
        kind: The kind of its changes.
        pattern: A regular expression.
        replacement: A template as `re.sub` knows them, or a function of the match.

    Returns:
        The rule; a match that it would replace by itself is no change.

    >>> rule = substitution("double-e", "repair", "เเ", "แ")
    >>> [(change.span, change.after) for change in rule.find("เเละ", Context(Config()))]
    [((0, 2), 'แ')]
    """
    make = (
        replacement
        if callable(replacement)
        else methodcaller("expand", replacement)
    )
    substituted = _Substitution(
        name=name,
        kind=kind,
        pattern=re.compile(pattern),
        make=make,
    )
    return Rule(name, kind, substituted.find)


@dataclass(frozen=True, slots=True)
class _Substitution:
    """What a pattern matches, replaced. No closure, so that a rule can be sent to another process."""

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], str]

    def find(self, text: str, _: Context) -> Iterator[Change]:
        for match in self.pattern.finditer(text):
            before = match[0]
            after = self.make(match)
            if after != before:
                yield Change(self.name, self.kind, match.span(), before, after)
