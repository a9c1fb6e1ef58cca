"""Stretches of Thai in a text: letters and the spaces between them, up to a number, a sign or foreign letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizer.language import SPACE, parts
from normalizer.thai import SYLLABIC

_STRETCH = re.compile(f"[{SYLLABIC}](?:[{SYLLABIC} ]*[{SYLLABIC}])?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where it starts in its text, what it says, and the symbols of what stands around it.

    `dotted`: a full stop follows.
    """

    start: int
    text: str
    before: str
    after: str
    dotted: bool


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of a text in order."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        yield Stretch(start, match[0], _symbol(text[:start][-1:]), _symbol(text[end : end + 1]), text[end : end + 1] == ".")


def _symbol(char: str) -> str:
    return parts(char)[0] if char else SPACE
