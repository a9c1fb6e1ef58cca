"""How much of what was read is wrong, all in all and by kind of character."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

_TONES = frozenset("่้๊๋์")
# Dashes and quotation marks of all shapes are alike; sara am may be in two parts.
_ALIKE = str.maketrans("–—“”‘’", "--\"\"''")


@dataclass
class Score:
    """Characters (spaces aside) and errors, all and by kind; an inserted character counts for its own kind."""

    characters: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    lines: int = 0
    exact: int = 0

    def add(self, truth: str, read: str) -> None:
        """Count a line."""
        truth, read = bare(truth), bare(read)
        self.lines += 1
        self.exact += truth == read
        self.characters.update(kind for character in truth for kind in ("all", kind_of(character)))
        for edit in Levenshtein.editops(truth, read):
            character = read[edit.dest_pos] if edit.tag == "insert" else truth[edit.src_pos]
            self.errors.update(("all", kind_of(character)))

    def rate(self, kind: str = "all") -> float:
        """Errors a character."""
        return self.errors[kind] / max(1, self.characters[kind])


def bare(text: str) -> str:
    """A text as it is compared."""
    return "".join(text.replace("\u0e4d\u0e32", "\u0e33").translate(_ALIKE).split())


def kind_of(character: str) -> str:
    """The kind of a character: digit, tone, latin, thai or sign."""
    if character.isdigit():
        return "digit"
    if character in _TONES:
        return "tone"
    if character.isascii() and character.isalpha():
        return "latin"
    return "thai" if "\u0e01" <= character <= "\u0e4e" else "sign"
