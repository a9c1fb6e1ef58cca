"""What a stretch of Thai most likely says: the best way through its lattice, by the language model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizer.models.syllable_lm import SPACE, chance, in_company
from normalizer.spelling.lattice import Adaptation, edges
from normalizer.spelling.lattice_edges import Edge, printed
from normalizer.spelling.tokens import Stretch

# How many readings of what stands before a place are kept there: those that end in other syllables.
_BEAM = 8
# A reading this far behind (natural logarithm) never makes up for it.
_BEHIND = 16.0

State = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """`before`, from `start` of a stretch, read as `text`; `gain` (natural logarithm): by how much it is likelier.

    `alone`: it was no word, and stands among letters that are none, as in a foreign name, or is a syllable that was
    never seen beside its neighbours.
    """

    start: int
    before: str
    text: str
    gain: float
    alone: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word or space `read` that may have been `true`.

    `gain` is how much likelier that makes the text, the misreading itself aside. `left` and `right` are the syllables
    that stand beside it, `first` and `last` those of the true word.
    """

    read: str
    true: str
    gain: float
    left: str
    first: str
    last: str
    right: str


@lru_cache(maxsize=4096)
def readings(place: Stretch, adaptation: Adaptation, *, words_too: bool = True) -> tuple[Reading, ...]:
    """Where a stretch is likelier read otherwise than printed, in order; `words_too`: not only with fewer spaces."""
    lattice = edges(place, adaptation, words_too=words_too)
    if not lattice:
        return ()
    path = _Path(place, lattice)
    return tuple(
        Reading(
            edge.start, path.printed(edge), edge.text, path.gain(at, edge) - edge.cost, path.is_alone(at, adaptation)
        )
        for at, edge in enumerate(path.edges)
        if edge.cost
    )


def doubts(place: Stretch, adaptation: Adaptation) -> Iterator[Doubt]:
    """Each word and space that may have been another or none, judged by the best reading of what stands around it."""
    lattice = edges(place, adaptation, words_too=True)
    if not lattice:
        return
    path = _Path(place, lattice)
    spans = {(edge.start, edge.end): at for at, edge in enumerate(path.edges)}
    for edge in dict.fromkeys(lattice):
        at = spans.get((edge.start, edge.end))
        if at is not None and edge.cost:
            left, right = path.around(at)
            ends = (edge.parts[0], edge.parts[-1]) if edge.parts else ("", "")
            yield Doubt(path.printed(edge), edge.text, path.gain(at, edge), left[1], *ends, right[0])


class _Path:
    """The best way through a stretch's lattice."""

    def __init__(self, place: Stretch, lattice: Iterable[Edge]) -> None:
        self._place = place
        self.edges = _best(place, lattice)

    def printed(self, edge: Edge) -> str:
        return self._place.text[edge.start : edge.end]

    def gain(self, at: int, edge: Edge) -> float:
        """How much likelier an edge makes the text than what is printed at this place of the path; its cost aside."""
        state, after = self.around(at)
        return _score(state, [edge], after) + edge.cost - _score(state, printed(self.printed(edge)), after)

    def is_alone(self, at: int, adaptation: Adaptation) -> bool:
        """Whether what was no word is read as one that nothing around it, nor the rest of the report, speaks for."""
        edge, (left, right) = self.edges[at], self.around(at)
        was_word = not any(one.is_unknown for one in printed(self.printed(edge)))
        if was_word or (self.printed(edge), edge.text) in adaptation.pairs:
            return False
        beside = self.edges[max(0, at - 1) : at] + self.edges[at + 1 : at + 2]
        fits = len(edge.parts) != 1 or in_company(left[1], edge.parts[0]) or in_company(edge.parts[-1], right[0])
        return not fits or any(other.is_unknown for other in beside)

    def around(self, at: int) -> tuple[State, State]:
        """The two syllables on either side of a place of the path."""
        left = [SPACE, self._place.before, *(part for edge in self.edges[max(0, at - 4) : at] for part in edge.parts)]
        right = [*(part for edge in self.edges[at + 1 : at + 5] for part in edge.parts), self._place.after, SPACE]
        return (left[-2], left[-1]), (right[0], right[1])


def _best(place: Stretch, lattice: Iterable[Edge]) -> list[Edge]:
    """The likeliest edges from end to end (Viterbi over pairs of syllables, beam search)."""
    starting = defaultdict(list)
    for edge in lattice:
        starting[edge.start].append(edge)
    ways: list[dict[State, tuple[float, Edge | None, State]]] = [{} for _ in range(len(place.text) + 1)]
    ways[0][SPACE, place.before] = (0.0, None, (SPACE, SPACE))
    for at, here in enumerate(ways):
        kept = sorted(here, key=lambda state: -here[state][0])[:_BEAM]
        for state in kept:
            if here[state][0] < here[kept[0]][0] - _BEHIND:
                break
            for edge in starting[at]:
                last, score = _along(state, edge)
                score += here[state][0]
                there = ways[edge.end]
                if last not in there or there[last][0] < score:
                    there[last] = (score, edge, state)
    return _traced(ways, place.after)


def _traced(ways: Sequence[Mapping[State, tuple[float, Edge | None, State]]], after: str) -> list[Edge]:
    state = max(ways[-1], key=lambda last: ways[-1][last][0] + chance(last[0], last[1], after))
    path = list[Edge]()
    _, edge, state = ways[-1][state]
    while edge:
        path.append(edge)
        _, edge, state = ways[edge.start][state]
    return path[::-1]


def _score(state: State, path: Iterable[Edge], after: State) -> float:
    """The log-probability of edges between two pairs of syllables."""
    score = 0.0
    for edge in path:
        state, step = _along(state, edge)
        score += step
    return score + chance(*state, after[0]) + chance(state[1], *after)


def _along(state: State, edge: Edge) -> tuple[State, float]:
    """The last two syllables after an edge, and its score."""
    first, second = state
    score = 0.0
    for part in edge.parts:
        score += chance(first, second, part)
        first, second = second, part
    return (first, second), max(score, edge.floor) - edge.cost
