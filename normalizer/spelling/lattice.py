"""The ways in which a run of Thai may be read: as it stands, with other words, with fewer spaces.

A lattice over the run's characters; an edge is a word or a space, as printed or as it may have been meant.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from normalizer.models.lexicon import segment_words, words
from normalizer.models.syllable_lm import (
    SPACE,
    segment_syllables,
    sequence_log_probability,
)
from normalizer.spelling.adaptation import Adaptation
from normalizer.spelling.error_model import confusable_words
from normalizer.spelling.lattice_edges import (
    ANYWHERE,
    Edge,
    weigh_printed,
    word_edge,
)
from normalizer.spelling.odd_zones import find_odd_zones
from normalizer.spelling.tokens import ThaiRun
from normalizer.thai import CONSONANT, LEADING_VOWEL

# Natural logarithm: by how much more a text may gain without a space once its neighbours are read otherwise, too.
_NEIGHBOURS = 6.0
# Log-probability of a syllable in its company: where it is less likely, other words are looked for.
_SURPRISING = -7.5
# Letters: shorter words are not looked for where no word boundary is sure.
_SHORT = 5
# Letters of the longest word that is looked for.
_LONGEST = 18
# Tokens that such a word was cut into, at most.
_MOST_TOKENS = 4
# Words that stand apart: หลักเกณฑ์การเว้นวรรค, the Royal Society's rules of spacing.
_APART = frozenset({"เช่น", "ได้แก่", "เป็นต้น", "ณ"})
# Log-probability: words cut into other words are looked for only where they are as usual as this.
_USUAL = -10.5 + ANYWHERE
# Tokens behind some whose likelihood depends on those: the model looks two syllables back.
_FOLLOWING = 2
# Where a syllable may begin.
_SYLLABLE_START = re.compile(
    f"(?<=.)(?<![{LEADING_VOWEL}])(?=[{CONSONANT}{LEADING_VOWEL}])"
)
# Words on either side whose last or first two syllables are the company of a space.
_COMPANY_WORDS = 2


def build_lattice(
    run: ThaiRun, adaptation: Adaptation, *, words_too: bool
) -> list[Edge]:
    """List all edges that are worth a thought: as printed, and otherwise where that is surprising.

    Args:
        run: A run of Thai.
        adaptation: What the rest of the report tells.
        words_too: Whether to look for other words, too, and not only for fewer spaces.

    Returns:
        The edges, those printed first; none where there is nothing but what is printed.
    """
    if not words_too and not _may_lose_a_space(run.text, adaptation):
        return []
    builder = _LatticeBuilder(run, adaptation)
    alternatives = list(builder.without_spaces())
    if words_too:
        alternatives += builder.other_words()
    if not alternatives:
        return []
    return [*builder.printed_edges, *alternatives]


def gains_without_spaces(text: str) -> Iterator[float]:
    """Judge each space of a run.

    Args:
        text: Thai letters and spaces.

    Yields:
        For each space how much likelier (natural logarithm) the text is without it.

    >>> [gain > 0 for gain in gains_without_spaces("ส่วนราช การ เช่น กอง")]
    [True, False, False]
    """
    chunks = [chunk for chunk in text.split(" ") if chunk]
    for left, right in pairwise(chunks):
        words_before = segment_words(left)
        words_after = segment_words(right)
        yield _gain_without_space(words_before, words_after)


def _may_lose_a_space(text: str, adaptation: Adaptation) -> bool:
    least = adaptation.foreign_space_cost - _NEIGHBOURS
    return any(gain >= least for gain in gains_without_spaces(text))


def _gain_without_space(left: Sequence[str], right: Sequence[str]) -> float:
    """The same of a space between words; none where they stand apart."""
    if left[-1] in _APART or right[0] in _APART:
        return -inf
    before = [SPACE, SPACE]
    for word in left[-_COMPANY_WORDS:]:
        before += segment_syllables(word)
    after: list[str] = []
    for word in right[:_COMPANY_WORDS]:
        after += segment_syllables(word)
    after += [SPACE, SPACE]
    last_two = before[-2:]
    next_two = after[:2]
    with_space = sequence_log_probability([*last_two, SPACE, *next_two])
    without_space = sequence_log_probability([*last_two, *next_two])
    return without_space - with_space


class _LatticeBuilder:
    def __init__(self, run: ThaiRun, adaptation: Adaptation) -> None:
        printed = weigh_printed(run)
        self.printed_edges = printed.edges
        self._printed = printed
        self._tokens = printed.tokens
        self._text = run.text
        self._adaptation = adaptation

    def other_words(self) -> Iterator[Edge]:
        """Other words than those printed."""
        for at in range(len(self._tokens)):
            if self._is_surprising(at):
                yield from self._words_from(at)
        for first, last in find_odd_zones(self._printed):
            yield from self._words_within(first, last)

    def without_spaces(self) -> Iterator[Edge]:
        """Nothing where a space is printed, and the words that stand around it as one."""
        cost = self._adaptation.foreign_space_cost
        for at, token in enumerate(self._tokens):
            if token.text != " " or self._is_beside_frozen(at):
                continue
            left = self._tokens[at - 1]
            right = self._tokens[at + 1]
            gain = _gain_without_space([left.text], [right.text])
            if cost >= gain + _NEIGHBOURS:
                continue
            yield Edge(token.start, token.end, "", cost, ())
            one_word = left.text + right.text
            if one_word in words():
                yield word_edge(left.start, right.end, one_word, cost)

    def _is_surprising(self, at: int) -> bool:
        token = self._tokens[at]
        if token.is_space or token.frozen:
            return False
        if self._printed.least_likely[at] < _SURPRISING:
            return True
        return token.text in self._adaptation.alternatives

    def _is_beside_frozen(self, at: int) -> bool:
        neighbours = self._tokens[at - 1 : at + 2]
        return any(token.frozen for token in neighbours)

    def _words_from(self, first: int) -> Iterator[Edge]:
        """The words that a token, or it and those that follow, may have been."""
        start = self._tokens[first].start
        text = ""
        cost = 0.0
        count = 0
        has_unknown = False
        for last, token in enumerate(self._tokens[first:], first):
            if token.frozen:
                return
            if token.is_space:
                cost += self._adaptation.foreign_space_cost
                continue
            text += token.text
            count += 1
            has_unknown = has_unknown or token.is_unknown
            if count > _MOST_TOKENS or len(text) > _LONGEST:
                return
            most = self._most_gain(first, last) - cost
            if cost and most > 0 and text in words():
                yield word_edge(start, token.end, text, cost)
            is_likely_cut = count == 1 or cost or has_unknown
            for edge in self._misread(start, token.end, text, cost, most):
                if is_likely_cut or edge.floor > _USUAL:
                    yield edge

    def _words_within(self, first: int, last: int) -> Iterator[Edge]:
        """The words between any two places of a zone, as printed and misread."""
        most = self._most_gain(first, last)
        boundaries = self._possible_boundaries(first, last)
        for at, start in enumerate(boundaries):
            farthest = bisect(boundaries, start + _LONGEST)
            for end in boundaries[at + 1 : farthest]:
                word = self._text[start:end]
                if word in words():
                    yield word_edge(start, end, word, cost=0.0)
                if len(word) >= _SHORT:
                    yield from self._misread(
                        start, end, word, cost=0.0, most=most
                    )

    def _possible_boundaries(self, first: int, last: int) -> list[int]:
        """Where words may begin and end from one token to another."""
        start = self._tokens[first].start
        end = self._tokens[last].end
        boundaries = [start]
        for match in _SYLLABLE_START.finditer(self._text[start:end]):
            boundaries.append(start + match.start())
        boundaries.append(end)
        return boundaries

    def _misread(
        self, start: int, end: int, text: str, cost: float, most: float
    ) -> Iterator[Edge]:
        """The words that were read as `text`, where that costs no more than `most`; `cost` comes on top."""
        for word, misreading in self._misreadings(text).items():
            if misreading < most:
                yield word_edge(start, end, word, cost + misreading)

    def _misreadings(self, text: str) -> dict[str, float]:
        """The words that may have been read as `text`, and the costs of that."""
        adaptation = self._adaptation
        costs = {
            word: cost + adaptation.misread_cost
            for word, cost in confusable_words(text)
        }
        for word in sorted(adaptation.alternatives.get(text, ())):
            costs.setdefault(word, inf)
        for word in list(costs):
            adapted = adaptation.pair_costs.get((text, word))
            if adapted is not None:
                costs[word] = adapted
        return costs

    def _most_gain(self, first: int, last: int) -> float:
        """By how much the likeliest words for some tokens, and for the two that follow, can be likelier than these."""
        end = last + 1 + _FOLLOWING
        return sum(self._printed.surprisal[first:end])
