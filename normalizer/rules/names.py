"""Names of places that were misread: what follows ตำบล, อำเภอ or จังหวัด, is no place of that kind, and like one only.

No grammar tells one name from another: the nearest must be near, and clearly nearer than any other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import exp

from normalizer.changes import Change, Status
from normalizer.models.lexicon import split, words
from normalizer.models.proper_names import places
from normalizer.rules.rule import Context, Rule
from normalizer.spelling.error_model import misreading_cost, shape
from normalizer.thai import CONSONANT, LEADING_VOWEL, SYLLABIC

_CONTEXT = re.compile(f"(?P<kind>ตำบล|อำเภอ|จังหวัด) ?(?P<name>[{SYLLABIC}]+)")
# Where a name may end.
_END = re.compile(f"(?<=.)(?<![{LEADING_VOWEL}])(?=[{CONSONANT}{LEADING_VOWEL}]|$)")
# Log-probability: a word as usual as this begins no name (อำเภอใกล้เคียง).
_USUAL = -9.5
# Natural logarithms: the most that a misreading may cost to be suggested, and applied, and the next best above it.
_SUGGESTED, _APPLIED, _CLEARLY = 13.0, 9.0, 2.0
_SHORTEST = 4


def _place(text: str, context: Context) -> Iterator[Change]:
    if not context.config.misread:
        return
    for match in _CONTEXT.finditer(text):
        read, start = match["name"], match.start("name")
        nearest = _nearest(read, match["kind"])
        if nearest:
            end, name, cost = nearest
            status: Status = "applied" if cost < _APPLIED else "suggested"
            confidence = round(1 / (1 + exp(cost - _SUGGESTED)), 3)
            yield Change("place-name", "name", (start, start + end), read[:end], name, confidence, status)


def _nearest(read: str, kind: str) -> tuple[int, str, float] | None:
    """The place whose name the text begins with misread: (letters, name, cost); None where it is none, or right."""
    ends = [match.start() for match in _END.finditer(read) if match.start() >= _SHORTEST]
    if words().get(split(read)[0], _USUAL - 1) > _USUAL or any(read[:end] in places(kind) for end in ends):
        return None
    index = _by_shape(kind)
    found = [(end, name) for end in ends for name in index.get(shape(read[:end]), ())]
    costs = sorted((misreading_cost(name, read[:end]), -end, name) for end, name in found)
    if not costs or costs[0][0] > _SUGGESTED or any(cost < costs[0][0] + _CLEARLY for cost, _, _ in costs[1:]):
        return None
    cost, end, name = costs[0]
    return -end, name, cost


@cache
def _by_shape(kind: str) -> dict[str, list[str]]:
    found = defaultdict(list)
    for name in sorted(places(kind)):
        found[shape(name)].append(name)
    return found


NAMES: tuple[Rule, ...] = (Rule("place-name", "name", _place),)
