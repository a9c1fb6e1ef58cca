"""The edges of a lattice, and a run of Thai as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf, log
from typing import NamedTuple

from normalizer.models.lexicon import words
from normalizer.models.syllable_lm import (
    SPACE,
    segment_syllables,
    trigram_log_probability,
)
from normalizer.spelling.tokens import ThaiRun, Token, tokenize_run

# Log-probability: how often a word stands where its company does not tell of it: one time in twenty.
ANYWHERE = log(0.05)


class Edge(NamedTuple):
    """A way to read a run's characters from `start` to `end`.

    Attributes:
        start: In characters of the run from 0.
        end: Exclusive.
        text: As what they are read; empty for a space that nobody wrote.
        cost: What it takes to be misread so (natural logarithm); 0 as printed.
        syllables: Those of the text, or the symbol of a space.
        floor: The log-probability of a word in whatever company: no context makes it less likely.
    """

    start: int
    end: int
    text: str
    cost: float
    syllables: tuple[str, ...]
    floor: float = -inf

    @property
    def is_unknown(self) -> bool:
        """Whether it is no word."""
        is_known_word = self.floor > -inf
        is_space = self.syllables in ((), (SPACE,))
        return not is_known_word and not is_space


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """A run as printed.

    Attributes:
        tokens: Its words and spaces in order.
        edges: The edge of each token.
        least_likely: For each token the log-probability of its least likely syllable, or of the next one.
        surprisal: For each token the negative log-probability of its syllables.
    """

    tokens: list[Token]
    edges: list[Edge]
    least_likely: list[float]
    surprisal: list[float]


def printed_edges(text: str, *, dotted: bool = False) -> list[Edge]:
    """Read a run as it stands.

    Args:
        text: Thai letters and spaces.
        dotted: Whether a full stop follows it.

    Returns:
        The edge of each token.
    """
    tokens = tokenize_run(text, dotted=dotted)
    return [_printed_edge(token) for token in tokens]


@lru_cache(maxsize=4096)
def weigh_printed(run: ThaiRun) -> PrintedRun:
    """Divide a run into tokens as printed, and weigh each by the language model.

    Args:
        run: A run of Thai.

    Returns:
        Its tokens with their edges and weights.
    """
    tokens = tokenize_run(run.text, dotted=run.dotted)
    edges = [_printed_edge(token) for token in tokens]
    log_probabilities = _log_probabilities(run, edges)
    least_likely: list[float] = []
    surprisal: list[float] = []
    start = 0
    for edge in edges:
        end = start + len(edge.syllables)
        own = log_probabilities[start:end]
        own_and_next = log_probabilities[start : end + 1]
        least_likely.append(min(own_and_next))
        surprisal.append(-sum(own))
        start = end
    return PrintedRun(tokens, edges, least_likely, surprisal)


def _log_probabilities(run: ThaiRun, edges: list[Edge]) -> list[float]:
    """That of each syllable, and of what stands behind the run."""
    symbols = [SPACE, run.before]
    for edge in edges:
        symbols += edge.syllables
    symbols.append(run.after)
    trigrams = zip(symbols, symbols[1:], symbols[2:], strict=False)
    return [trigram_log_probability(*trigram) for trigram in trigrams]


def word_edge(start: int, end: int, text: str, cost: float) -> Edge:
    """Read characters as a word.

    Args:
        start: In characters of the run from 0.
        end: Exclusive.
        text: The word, known or not.
        cost: What it takes to be misread so (natural logarithm).

    Returns:
        The edge.
    """
    syllables = segment_syllables(text)
    log_probability = words().get(text, -inf)
    floor = log_probability + ANYWHERE
    return Edge(start, end, text, cost, syllables, floor)


def _printed_edge(token: Token) -> Edge:
    if not token.is_space:
        return word_edge(token.start, token.end, token.text, cost=0.0)
    return Edge(
        token.start,
        token.end,
        token.text,
        cost=0.0,
        syllables=(SPACE,),
    )
