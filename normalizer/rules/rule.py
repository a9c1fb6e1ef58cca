"""What a rule is: a name, a kind, and a function that finds its changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from normalizer.changes import Change, Kind
from normalizer.spelling.lattice import NO_ADAPTATION, Adaptation


@dataclass(frozen=True, slots=True)
class Config:
    """How to normalise.

    `line_end_spaces`: whether a space at a line's end tells that the author put one, and its absence that none was
    there (True), or ends of lines tell nothing (False). `swapped_fonts` are the fonts in which every า reads as ำ
    (see `normalizer.font_damage`). `loses_sara_am`: the text is from a layer known to lose sara am to a space.
    `keep_thai_digits` leaves ๐–๙ as they are. `misread`: the text was read by OCR or typed, so that words may be
    misspelled; `evidence` is what the rest of the report tells of that (see `normalizer.spelling.adaptation`).
    """

    line_end_spaces: bool = False
    swapped_fonts: frozenset[str] = frozenset()
    loses_sara_am: bool = False
    keep_thai_digits: bool = False
    misread: bool = True
    adaptation: Adaptation = NO_ADAPTATION


# For text that is compared, not published: what is certain in its letters is mended, nothing respelled.
LETTERS_ONLY = Config(misread=False)


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the text: the configuration, and (font, length) runs over the raw text."""

    config: Config
    fonts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """`find(text, context)` yields changes in order of their spans, which do not overlap, each changing something."""

    name: str
    kind: Kind
    find: Callable[[str, Context], Iterable[Change]]


def substitution(name: str, kind: Kind, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Rule:
    """A rule that replaces what a pattern matches; `replacement` is a template or a function of the match."""
    compiled = re.compile(pattern)
    make = replacement if callable(replacement) else _template(replacement)

    def find(text: str, _: Context) -> Iterator[Change]:
        for match in compiled.finditer(text):
            after = make(match)
            if after != match[0]:
                yield Change(name, kind, match.span(), match[0], after)

    return Rule(name, kind, find)


def _template(template: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(template)
