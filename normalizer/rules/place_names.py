"""Names of places that were misread: what follows ตำบล, อำเภอ or จังหวัด, is no place of that kind, and like one only.

No grammar tells one name from another: the nearest must be near, and clearly nearer than any other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from normalizer.changes import Change, Status
from normalizer.models.lexicon import segment_words, words
from normalizer.models.proper_names import place_names
from normalizer.rules.rule import Context, Rule
from normalizer.spelling.error_model import letter_shape, misreading_cost
from normalizer.thai import CONSONANT, LEADING_VOWEL, SYLLABIC

_NAMED_PLACE = re.compile(
    f"(?P<kind>ตำบล|อำเภอ|จังหวัด) ?(?P<name>[{SYLLABIC}]+)"
)
# Where a name may end.
_END = re.compile(
    f"(?<=.)(?<![{LEADING_VOWEL}])(?=[{CONSONANT}{LEADING_VOWEL}]|$)"
)
# Log-probability: a word as usual as this begins no name (อำเภอใกล้เคียง).
_USUAL = -9.5
# Natural logarithm: the most that a misreading may cost to be suggested.
_SUGGESTED = 13.0
# Natural logarithm: the most that it may cost to be applied.
_APPLIED = 9.0
# Natural logarithm: how much dearer the next best must be.
_CLEARLY = 2.0
# Letters; shorter names are too like others.
_SHORTEST = 4


class _Match(NamedTuple):
    """A place whose name may have been misread. The cheapest comes first, then the longest."""

    cost: float
    minus_length: int
    name: str

    @property
    def length(self) -> int:
        """How many letters of what was read are the name's."""
        return -self.minus_length


def _find_misread(text: str, context: Context) -> Iterator[Change]:
    if not context.config.misread:
        return
    for match in _NAMED_PLACE.finditer(text):
        nearest = _nearest(match["name"], match["kind"])
        if nearest:
            yield _change(match, nearest)


def _change(match: re.Match[str], nearest: _Match) -> Change:
    start = match.start("name")
    status: Status = "applied" if nearest.cost < _APPLIED else "suggested"
    return Change(
        "place-name",
        "name",
        (start, start + nearest.length),
        before=match["name"][: nearest.length],
        after=nearest.name,
        confidence=round(1 / (1 + exp(nearest.cost - _SUGGESTED)), 3),
        status=status,
    )


def _nearest(read: str, kind: str) -> _Match | None:
    """The place whose name the text begins with misread; None where it is none, or right."""
    ends = [
        match.start()
        for match in _END.finditer(read)
        if match.start() >= _SHORTEST
    ]
    if _is_no_name(read) or _is_right(read, ends, kind):
        return None
    matches = sorted(_matches(read, ends, kind))
    if not matches or matches[0].cost > _SUGGESTED:
        return None
    nearest, *runners_up = matches
    if any(match.cost < nearest.cost + _CLEARLY for match in runners_up):
        return None
    return nearest


def _is_no_name(read: str) -> bool:
    first_word = segment_words(read)[0]
    return words().get(first_word, _USUAL) > _USUAL


def _is_right(read: str, ends: Sequence[int], kind: str) -> bool:
    names = place_names(kind)
    return any(read[:end] in names for end in ends)


def _matches(read: str, ends: Sequence[int], kind: str) -> Iterator[_Match]:
    index = _by_shape(kind)
    for end in ends:
        beginning = read[:end]
        shape = letter_shape(beginning)
        for name in index.get(shape, ()):
            cost = misreading_cost(name, beginning)
            yield _Match(cost, -end, name)


@cache
def _by_shape(kind: str) -> dict[str, list[str]]:
    index = defaultdict[str, list[str]](list)
    for name in sorted(place_names(kind)):
        index[letter_shape(name)].append(name)
    return index


PLACE_NAME = Rule("place-name", "name", _find_misread)
