"""How much of what was read is wrong, all in all and by kind of character."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

_TONES = frozenset("่้๊๋์")
# Dashes and quotation marks of all shapes are alike.
_ALIKE = str.maketrans("–—“”‘’", "--\"\"''")
# Sara am in two characters, and in one.
_SPLIT_SARA_AM = "\u0e4d\u0e32"
_SARA_AM = "\u0e33"
# The kind of every character.
_ALL = "all"


@dataclass
class Score:
    """What was read beside what is true.

    Attributes:
        characters: True characters (spaces aside) by kind, all under `all`.
        errors: Wrong, lost and invented characters by kind; an invented one counts for its own kind.
        lines: Lines counted.
        exact: Lines without an error.
    """

    characters: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    lines: int = 0
    exact: int = 0

    def add(self, truth: str, read: str) -> None:
        """Count a line.

        Args:
            truth: What stands there.
            read: What was read.
        """
        truth = bare(truth)
        read = bare(read)
        self.lines += 1
        if truth == read:
            self.exact += 1
        for character in truth:
            self.characters.update((_ALL, kind_of(character)))
        for edit in Levenshtein.editops(truth, read):
            is_invented = edit.tag == "insert"
            character = (
                read[edit.dest_pos] if is_invented else truth[edit.src_pos]
            )
            self.errors.update((_ALL, kind_of(character)))

    def rate(self, kind: str = _ALL) -> float:
        """Tell how much is wrong.

        Args:
            kind: One of those of `kind_of`, or `all`.

        Returns:
            Errors a character; 0 where there are no such characters.
        """
        return self.errors[kind] / max(1, self.characters[kind])


def bare(text: str) -> str:
    r"""Reduce a text to what is compared.

    Args:
        text: Any text.

    Returns:
        The text without white space, what is alike written alike.

    >>> bare("จ\u0e4d\u0e32นวน – ๑")
    'จำนวน-๑'
    """
    alike = text.replace(_SPLIT_SARA_AM, _SARA_AM).translate(_ALIKE)
    return "".join(alike.split())


def kind_of(character: str) -> str:
    """Tell the kind of a character.

    Args:
        character: One character.

    Returns:
        digit, tone, latin, thai or sign.

    >>> kind_of("๑"), kind_of("่"), kind_of("ก")
    ('digit', 'tone', 'thai')
    """
    if character.isdigit():
        return "digit"
    if character in _TONES:
        return "tone"
    if character.isascii() and character.isalpha():
        return "latin"
    return "thai" if "\u0e01" <= character <= "\u0e4e" else "sign"
