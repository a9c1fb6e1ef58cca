"""The likeliest way through a lattice: Viterbi's algorithm over pairs of syllables, by beam search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

from normalizer.models.syllable_lm import SPACE, trigram_log_probability
from normalizer.spelling.lattice_edges import Edge, printed_edges
from normalizer.spelling.tokens import ThaiRun

# How many ways to read what stands before a place are kept there: those that end in other syllables.
_BEAM = 8
# Natural logarithm: a way this far behind never makes up for it.
_BEHIND = 16.0
# Edges that surely hold the two syllables on one side of a place, as some hold none.
_NEAR_EDGES = 4
# Letters on either side that show in what company a word is printed.
_NEAR_LETTERS = 16

# The last two syllables.
State = tuple[str, str]
_SCORE = itemgetter(1)
# How a state was reached: its score, the edge that led there, the state before.
_Way = tuple[float, Edge | None, State]


class BestPath:
    """The best path through a run's lattice.

    Attributes:
        edges: Its edges from end to end of the run.
    """

    def __init__(self, run: ThaiRun, lattice: Iterable[Edge]) -> None:
        self._run = run
        self.edges = _best_edges(run, lattice)

    def printed(self, edge: Edge) -> str:
        """Look up what is printed where an edge is.

        Args:
            edge: Any edge of the lattice.

        Returns:
            The letters and spaces of the run.
        """
        return self._run.text[edge.start : edge.end]

    def letters_beside(self, edge: Edge) -> tuple[str, str]:
        """Look up what is printed beside an edge, as far as no space parts it.

        Args:
            edge: Any edge of the lattice.

        Returns:
            Some letters before, and some behind.
        """
        first = max(0, edge.start - _NEAR_LETTERS)
        before = self._run.text[first : edge.start].rpartition(" ")[2]
        after = self._run.text[edge.end : edge.end + _NEAR_LETTERS].partition(
            " "
        )[0]
        return before, after

    def gain(self, at: int, edge: Edge) -> float:
        """Weigh an edge against what is printed, in the company that the path gives it.

        Args:
            at: The place on the path, in edges from 0.
            edge: One with the same span as the path's there.

        Returns:
            How much likelier (natural logarithm) it makes the text; its cost aside.
        """
        before, after = self.around(at)
        printed = printed_edges(self.printed(edge))
        score_printed = _score(before, printed, after)
        score = _score(before, [edge], after)
        return score + edge.cost - score_printed

    def around(self, at: int) -> tuple[State, State]:
        """Look up the two syllables on either side of a place.

        Args:
            at: The place on the path, in edges from 0.

        Returns:
            Those before, and those behind.
        """
        first = max(0, at - _NEAR_EDGES)
        last = at + _NEAR_EDGES
        left = [SPACE, self._run.before]
        for edge in self.edges[first:at]:
            left += edge.syllables
        right: list[str] = []
        for edge in self.edges[at + 1 : last + 1]:
            right += edge.syllables
        right += [self._run.after, SPACE]
        before = (left[-2], left[-1])
        after = (right[0], right[1])
        return before, after


def _best_edges(run: ThaiRun, lattice: Iterable[Edge]) -> list[Edge]:
    starting = defaultdict[int, list[Edge]](list)
    for edge in lattice:
        starting[edge.start].append(edge)
    ways: list[dict[State, _Way]] = [{} for _ in range(len(run.text) + 1)]
    first_state = (SPACE, run.before)
    ways[0][first_state] = (0.0, None, (SPACE, SPACE))
    for at, ways_here in enumerate(ways):
        edges = starting[at]
        for state, reached in _beam(ways_here):
            for edge in edges:
                end_state, score = _along(state, edge)
                score += reached
                ways_there = ways[edge.end]
                known = ways_there.get(end_state)
                if known is None or known[0] < score:
                    ways_there[end_state] = (score, edge, state)
    return _trace_back(ways, run.after)


def _beam(ways: dict[State, _Way]) -> list[tuple[State, float]]:
    """The best states of a place with their scores, the best first, without those that are far behind."""
    scores = [(state, score) for state, (score, _, _) in ways.items()]
    if len(scores) <= 1:
        return scores
    scores.sort(key=_SCORE, reverse=True)
    _, highest = scores[0]
    least = highest - _BEHIND
    kept = scores[:_BEAM]
    return [(state, score) for state, score in kept if score >= least]


def _trace_back(ways: Sequence[dict[State, _Way]], after: str) -> list[Edge]:
    """The edges that led to the end, where the run goes on with `after`."""
    last_ways = ways[-1]
    scores: dict[State, float] = {}
    for state, (score, _, _) in last_ways.items():
        scores[state] = score + trigram_log_probability(*state, after)
    best = max(scores, key=scores.__getitem__)
    _, edge, state = last_ways[best]
    backwards: list[Edge] = []
    while edge:
        backwards.append(edge)
        _, edge, state = ways[edge.start][state]
    return backwards[::-1]


def _score(state: State, path: Iterable[Edge], after: State) -> float:
    """The log-probability of edges between two pairs of syllables."""
    score = 0.0
    for edge in path:
        state, step = _along(state, edge)
        score += step
    _, last = state
    score += trigram_log_probability(*state, after[0])
    return score + trigram_log_probability(last, *after)


def _along(state: State, edge: Edge) -> tuple[State, float]:
    """The last two syllables after an edge, and its score."""
    first, second = state
    score = 0.0
    for syllable in edge.syllables:
        score += trigram_log_probability(first, second, syllable)
        first, second = second, syllable
    return (first, second), max(score, edge.floor) - edge.cost
