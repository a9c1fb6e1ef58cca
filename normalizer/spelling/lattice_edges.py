"""The edges of a lattice of readings, and a stretch as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf, log

from normalizer.models.lexicon import words
from normalizer.models.syllable_lm import SPACE, chance, syllables
from normalizer.spelling.tokens import Piece, Stretch, pieces_of

# How often a word stands where its company does not tell of it: one time in twenty.
ANYWHERE = log(0.05)


@dataclass(frozen=True, slots=True)
class Edge:
    """A reading of a stretch's characters from `start` to `end` as `text`; `cost` is what it takes to be misread so.

    `parts` are its syllables; `floor` is the log-probability of a word in whatever company: no context makes it less
    likely.
    """

    start: int
    end: int
    text: str
    cost: float
    parts: tuple[str, ...]
    floor: float = -inf

    @property
    def is_unknown(self) -> bool:
        """Whether it is no word."""
        return self.floor == -inf and self.parts not in ((), (SPACE,))


def printed(text: str, *, dotted: bool = False) -> list[Edge]:
    """A stretch's pieces read as they stand."""
    return [_edge(piece) for piece in pieces_of(text, dotted=dotted)]


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch as printed, and for each piece the chance of its least likely syllable, or the next, and its loss."""

    pieces: list[Piece]
    edges: list[Edge]
    least: list[float]
    loss: list[float]


@lru_cache(maxsize=4096)
def as_printed(place: Stretch) -> Printed:
    """A stretch, divided into words and weighed."""
    pieces = pieces_of(place.text, dotted=place.dotted)
    path = [_edge(piece) for piece in pieces]
    parts = [SPACE, place.before, *(part for edge in path for part in edge.parts), place.after]
    chances = [chance(*gram) for gram in zip(parts, parts[1:], parts[2:], strict=False)]
    least, loss, at = list[float](), list[float](), 0
    for edge in path:
        least.append(min(chances[at : at + len(edge.parts) + 1]))
        loss.append(-sum(chances[at : at + len(edge.parts)]))
        at += len(edge.parts)
    return Printed(pieces, path, least, loss)


def word_edge(start: int, end: int, text: str, cost: float) -> Edge:
    """A reading as a word."""
    return Edge(start, end, text, cost, syllables(text), words().get(text, -inf) + ANYWHERE)


def _edge(piece: Piece) -> Edge:
    if piece.is_space:
        return Edge(piece.start, piece.end, piece.text, 0.0, (SPACE,))
    return word_edge(piece.start, piece.end, piece.text, 0.0)
