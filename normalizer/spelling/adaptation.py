"""What a report tells of how it was misread: the same reader makes the same mistake again and again.

Where สอน stands before ราชการ, and elsewhere in the same report ส่วน does, each such สอน speaks for the misreading;
how often the report makes it is found by expectation maximisation, and lowers its cost everywhere in that report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, inf, log

from normalizer.models.syllable_lm import SPACE, parts
from normalizer.spelling.decoder import Doubt, Reading, doubts, readings
from normalizer.spelling.error_model import misreading_cost
from normalizer.spelling.lattice import FOREIGN_SPACE, MISREAD, NO_ADAPTATION, Adaptation, gains_without_spaces
from normalizer.spelling.tokens import Stretch, pieces_of, stretches
from normalizer.thai import DIGIT, arabic

# A year of the Buddhist era, and how often a report must state it.
_YEAR, _AGREED = re.compile(f"(?<![0-9{DIGIT}])[2๒][5๕][0-9{DIGIT}]{{2}}(?![0-9{DIGIT}])"), 3
# Natural logarithms: a misread word, a foreign space or a doubted letter never gets cheaper than this.
_CHEAPEST, _CHEAPEST_SPACE, _CHEAPEST_DOUBT = 1.5, 0.5, 0.5
# Occurrences that the general error model weighs as much as.
_PRIOR = 2.0
_ROUNDS = 10
# At least this share of the places where a word stands must speak for another.
_MOSTLY = 0.3
# Readings surer than this (natural logarithm) tell how often words are misread; this share of them is usual.
_SURE, _USUAL = 6.0, 0.001
# Spaces that the text would be likelier without by this much (natural logarithm) are one in twenty of those that
# authors write, and half of those that readers invent: measured on reports typed and on transcripts.
_ODD, _ODD_ANYWHERE, _FEWEST_SPACES = 8.0, 1 / 20, 3
# With which the cost of a foreign space falls as they get more: where two spaces are equally likely foreign or not.
_STEEPNESS, _MOST_FOREIGN = 1.9, 0.55


# Letters on either side of a doubted one that tell which word it is in.
_AROUND = 40
# A line, where in it (start, end) what else may stand, and how much likelier that is (natural logarithm).
Doubtful = tuple[str, int, int, str, float]


def adapt_to(texts: Iterable[str], doubtful: Iterable[Doubtful] = ()) -> Adaptation:
    """Learn from a report's texts, repaired but for spelling, what misreadings and foreign spaces it has.

    `doubtful` is what the reader of the report thought of besides what it read.
    """
    texts = list(texts)
    places = [place for text in texts for place in stretches(text)]
    found = [doubt for place in places for doubt in doubts(place, NO_ADAPTATION)]
    seen = Counter(piece.text for place in places for piece in pieces_of(place.text))
    gaps = [gain for place in places for gain in gains_without_spaces(place.text)]
    misread = _misread_cost([readings(place, NO_ADAPTATION) for place in places], seen.total() - seen[" "])
    costs, thought = dict(_pair_costs(found, places, seen, misread)), _thought_of(doubtful)
    costs |= {pair: min(cost, costs.get(pair, cost)) for pair, cost in thought.items()}
    years = Counter(int(arabic(year)) for text in texts for year in _YEAR.findall(text))
    agreed = frozenset(year for year, count in years.items() if count >= _AGREED)
    return Adaptation(misread, costs, _space_cost(gaps), agreed, _by_beginning(thought))


def _thought_of(doubtful: Iterable[Doubtful]) -> dict[tuple[str, str], float]:
    """The words (read, true) that a reader was not sure of, and their costs."""
    found: dict[tuple[str, str], float] = {}
    for line, at, until, other, odds in doubtful:
        first = max(0, at - _AROUND)
        text, start, end = line[first : until + _AROUND], at - first, until - first
        altered = f"{text[:start]}{other}{text[end:]}"
        for left, right in _words_at(altered, start, start + len(other)):
            pair = text[left : right - len(other) + end - start], altered[left:right]
            found[pair] = min(found.get(pair, inf), max(_CHEAPEST_DOUBT, -odds))
    return found


def _words_at(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a text, from where to where, that touch a place."""
    for place in stretches(text):
        if place.start <= start <= place.start + len(place.text):
            for piece in pieces_of(place.text, dotted=place.dotted):
                left, right = place.start + piece.start, place.start + piece.end
                if left <= start and end <= right and not (piece.is_space or piece.is_unknown or piece.frozen):
                    yield left, right


def _by_beginning(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found = defaultdict[str, set[str]](set)
    for read, true in pairs:
        found[read].add(true)
        for end in range(1, len(read)):
            found[read[:end]]  # so that a word that begins like this is looked at
    return {read: frozenset(trues) for read, trues in found.items()}


def _misread_cost(found: Iterable[Iterable[Reading]], words: int) -> float:
    """The cost of a misread word by how many the report surely has."""
    sure = sum(reading.gain > _SURE and reading.before != " " for each in found for reading in each)
    share = sure / words if words else 0.0
    return MISREAD - log(max(1.0, share / _USUAL))


def _pair_costs(
    found: Iterable[Doubt], places: Iterable[Stretch], seen: Mapping[str, int], misread: float
) -> Iterator[tuple[tuple[str, str], float]]:
    """The costs of the misreadings that are often made where the true word is known to stand."""
    pairs = Counter(pair for place in places for pair in _neighbours(place.text))
    gains = defaultdict[tuple[str, str], list[float]](list)
    for doubt in found:
        known = max(pairs[doubt.left, doubt.first], pairs[doubt.last, doubt.right]) > 1
        if known and " " not in doubt.read:
            gains[doubt.read, doubt.true].append(doubt.gain)
    for (read, true), each in gains.items():
        if len(each) > max(1, _MOSTLY * seen[read]):
            yield (read, true), _cost(misreading_cost(true, read) + misread, each, seen[read])


def _neighbours(text: str) -> Iterable[tuple[str, str]]:
    return (pair for pair in pairwise(parts(text)) if SPACE not in pair)


def _cost(usual: float, gains: Sequence[float], seen: int) -> float:
    """The cost of a misreading that would make the text likelier by these gains, where `read` was seen so often.

    Each occurrence is judged by the others: the surest one does not count for itself.
    """
    cost = usual
    for _ in range(_ROUNDS):
        likely = [1 / (1 + exp(min(50.0, cost - gain))) for gain in gains]
        share = (_PRIOR * exp(-usual) + sum(likely) - max(likely)) / (_PRIOR + seen - 1)
        cost = min(usual, max(_CHEAPEST, log(1 / share - 1) if share < 1 else _CHEAPEST))
    return cost


def _space_cost(gains: Sequence[float]) -> float:
    """The cost of a foreign space, by how many spaces the text would be much likelier without."""
    odd = sum(gain > _ODD for gain in gains)
    share = 2 * (odd / len(gains) - _ODD_ANYWHERE) if odd >= _FEWEST_SPACES else 0.0
    cost = -_STEEPNESS * log(share / _MOST_FOREIGN) if share > 0 else FOREIGN_SPACE
    return max(_CHEAPEST_SPACE, min(FOREIGN_SPACE, cost))
