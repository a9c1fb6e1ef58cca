"""The likeliest way through a lattice: Viterbi's algorithm over pairs of syllables, by beam search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from normalizer.models.syllable_lm import SPACE, trigram_log_probability
from normalizer.spelling.lattice_edges import Edge, printed_edges
from normalizer.spelling.tokens import ThaiRun

# How many ways to read what stands before a place are kept there: those that end in other syllables.
_BEAM = 8
# Natural logarithm: a way this far behind never makes up for it.
_BEHIND = 16.0
# Edges that surely hold the two syllables on one side of a place, as some hold none.
_NEAR_EDGES = 4

# The last two syllables.
State = tuple[str, str]
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

    def gain(self, at: int, edge: Edge) -> float:
        """Weigh an edge against what is printed, in the company that the path gives it.

        Args:
            at: The place on the path, in edges from 0.
            edge: One with the same span as the path's there.

        Returns:
            How much likelier (natural logarithm) it makes the text; its cost aside.
        """
        before, after = self.around(at)
        corrected = _score(before, [edge], after) + edge.cost
        as_printed = _score(before, printed_edges(self.printed(edge)), after)
        return corrected - as_printed

    def around(self, at: int) -> tuple[State, State]:
        """Look up the two syllables on either side of a place.

        Args:
            at: The place on the path, in edges from 0.

        Returns:
            Those before, and those behind.
        """
        left = [SPACE, self._run.before]
        for edge in self.edges[max(0, at - _NEAR_EDGES) : at]:
            left += edge.syllables
        right: list[str] = []
        for edge in self.edges[at + 1 : at + 1 + _NEAR_EDGES]:
            right += edge.syllables
        right += [self._run.after, SPACE]
        return (left[-2], left[-1]), (right[0], right[1])


def _best_edges(run: ThaiRun, lattice: Iterable[Edge]) -> list[Edge]:
    starting = defaultdict[int, list[Edge]](list)
    for edge in lattice:
        starting[edge.start].append(edge)
    ways: list[dict[State, _Way]] = [{} for _ in range(len(run.text) + 1)]
    ways[0][SPACE, run.before] = (0.0, None, (SPACE, SPACE))
    for at, ways_here in enumerate(ways):
        for state, reached in _beam(ways_here):
            for edge in starting[at]:
                end_state, score = _along(state, edge)
                score += reached
                ways_there = ways[edge.end]
                if end_state not in ways_there or ways_there[end_state][0] < score:
                    ways_there[end_state] = (score, edge, state)
    return _trace_back(ways, run.after)


def _beam(ways: dict[State, _Way]) -> list[tuple[State, float]]:
    """The best states of a place with their scores, the best first, without those that are far behind."""
    scores = [(state, way[0]) for state, way in ways.items()]
    if len(scores) <= 1:
        return scores
    scores.sort(key=lambda state_and_score: -state_and_score[1])
    least = scores[0][1] - _BEHIND
    return [(state, score) for state, score in scores[:_BEAM] if score >= least]


def _trace_back(ways: Sequence[dict[State, _Way]], after: str) -> list[Edge]:
    """The edges that led to the end, where the run goes on with `after`."""

    def final_score(state: State) -> float:
        return ways[-1][state][0] + trigram_log_probability(*state, after)

    _, edge, state = ways[-1][max(ways[-1], key=final_score)]
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
    return score + trigram_log_probability(*state, after[0]) + trigram_log_probability(state[1], *after)


def _along(state: State, edge: Edge) -> tuple[State, float]:
    """The last two syllables after an edge, and its score."""
    first, second = state
    score = 0.0
    for syllable in edge.syllables:
        score += trigram_log_probability(first, second, syllable)
        first, second = second, syllable
    return (first, second), max(score, edge.floor) - edge.cost
