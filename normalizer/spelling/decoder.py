"""What a run of Thai most likely says: the best path through its lattice, by the language model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizer.models.lexicon import outside_words
from normalizer.models.syllable_lm import is_known_bigram
from normalizer.spelling.adaptation import Adaptation
from normalizer.spelling.best_path import BestPath
from normalizer.spelling.lattice import build_lattice
from normalizer.spelling.lattice_edges import Edge, printed_edges
from normalizer.spelling.tokens import ThaiRun

# This share (0 to 1) of the letters around a word are no words in a foreign name.
_FOREIGN_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Correction:
    """A place of the best path where something else is read than what is printed.

    Attributes:
        start: Where in the run, in characters from 0.
        before: What is printed.
        text: What it is read as; empty for a space that nobody wrote.
        gain: By how much it is likelier (natural logarithm), the misreading counted.
        is_isolated: Whether what is printed is no word, and stands among letters that are none, as in a foreign name,
            or the correction is a syllable that was never seen beside its neighbours.
    """

    start: int
    before: str
    text: str
    gain: float
    is_isolated: bool

    @property
    def removes_spaces_only(self) -> bool:
        """Whether the letters stay as they are."""
        letters = self.before.replace(" ", "")
        return letters == self.text


@dataclass(frozen=True, slots=True)
class Confusion:
    """A word or space that may have been another, whether that is on the best path or not.

    Attributes:
        path: The best path through its run.
        at: Its place on that path, in edges from 0.
        edge: As what else it may be read.
        left: The syllable that stands before it.
        right: The syllable that stands behind it.
    """

    path: BestPath
    at: int
    edge: Edge
    left: str
    right: str

    @property
    def read(self) -> str:
        """What is printed."""
        return self.path.printed(self.edge)

    @property
    def true(self) -> str:
        """What it may have been; empty for a space that nobody wrote."""
        return self.edge.text

    @property
    def first(self) -> str:
        """The first syllable of the true word; empty where there is none."""
        return self.edge.syllables[0] if self.edge.syllables else ""

    @property
    def last(self) -> str:
        """Its last syllable."""
        return self.edge.syllables[-1] if self.edge.syllables else ""

    @property
    def gain(self) -> float:
        """How much likelier (natural logarithm) that makes the text, the misreading itself aside."""
        return self.path.gain(self.at, self.edge)


@dataclass(frozen=True, slots=True)
class JudgedRun:
    """A run of Thai with all ways to read it, and the best one.

    Attributes:
        lattice: All ways, edge by edge.
        path: The best one.
        adaptation: What the rest of the report told of it.
    """

    lattice: Sequence[Edge]
    path: BestPath
    adaptation: Adaptation

    def corrections(self) -> Iterator[Correction]:
        """Find where the best path reads otherwise than printed.

        Yields:
            The corrections, in order.
        """
        path = self.path
        for at, edge in enumerate(path.edges):
            if edge.cost:
                gain = path.gain(at, edge) - edge.cost
                is_isolated = _is_isolated(path, at, self.adaptation)
                yield Correction(
                    edge.start, path.printed(edge), edge.text, gain, is_isolated
                )

    def confusions(self) -> Iterator[Confusion]:
        """Find each word and space that may have been another or none, by the best path around it.

        Yields:
            What may have been read for what.
        """
        path = self.path
        place_of_span = {
            (edge.start, edge.end): at for at, edge in enumerate(path.edges)
        }
        for edge in dict.fromkeys(self.lattice):
            at = place_of_span.get((edge.start, edge.end))
            if at is not None and edge.cost:
                (_, left), (right, _) = path.around(at)
                yield Confusion(path, at, edge, left, right)


def judge(
    run: ThaiRun, adaptation: Adaptation, *, words_too: bool = True
) -> JudgedRun | None:
    """Look for other ways to read a run than it is printed.

    Args:
        run: A run of Thai.
        adaptation: What the rest of the report tells.
        words_too: Whether to look for other words, too, and not only for fewer spaces.

    Returns:
        The run as judged; None where there is no other way.
    """
    lattice = build_lattice(run, adaptation, words_too=words_too)
    if not lattice:
        return None
    return JudgedRun(lattice, BestPath(run, lattice), adaptation)


@lru_cache(maxsize=4096)
def best_corrections(
    run: ThaiRun, adaptation: Adaptation, *, words_too: bool = True
) -> tuple[Correction, ...]:
    """Find where a run is likelier read otherwise than printed.

    Args:
        run: A run of Thai.
        adaptation: What the rest of the report tells.
        words_too: Whether to look for other words, too, and not only for fewer spaces.

    Returns:
        The corrections of the best path, in order.

    >>> from normalizer.spelling.adaptation import NO_ADAPTATION
    >>> [correction.text for correction in best_corrections(ThaiRun(0, "แจ้งใหทราบ"), NO_ADAPTATION)]
    ['ให้']
    """
    judged = judge(run, adaptation, words_too=words_too)
    return tuple(judged.corrections()) if judged else ()


def _is_isolated(path: BestPath, at: int, adaptation: Adaptation) -> bool:
    """Whether what is no word is read as one that nothing around it, nor the rest of the report, speaks for."""
    edge = path.edges[at]
    printed = path.printed(edge)
    was_word = not any(part.is_unknown for part in printed_edges(printed))
    is_usual = (printed, edge.text) in adaptation.pair_costs
    if was_word or is_usual:
        return False
    if not _fits(path, at):
        return True
    first = max(0, at - 1)
    before = path.edges[first:at]
    after = path.edges[at + 1 : at + 2]
    # Its parts, and those around, are no words for that.
    is_torn = " " in printed
    return any(neighbour.is_unknown for neighbour in (*before, *after)) or (
        not is_torn and _is_in_name(path, at)
    )


def _is_in_name(path: BestPath, at: int) -> bool:
    """Whether much of what is printed around is no word either, beside what is read otherwise here."""
    edge = path.edges[at]
    beside = path.letters_beside(edge)
    foreign = sum(outside_words(letters) * len(letters) for letters in beside)
    return foreign > _FOREIGN_SHARE * sum(map(len, beside))


def _fits(path: BestPath, at: int) -> bool:
    """Whether an edge is of several syllables, or of one that was seen beside a neighbour."""
    syllables = path.edges[at].syllables
    if len(syllables) != 1:
        return True
    (_, left), (right, _) = path.around(at)
    syllable = syllables[0]
    return is_known_bigram(left, syllable) or is_known_bigram(syllable, right)
