"""How often a report misreads, from how often something else would be likelier in it, as costs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from normalizer.models.syllable_lm import SPACE, to_symbols
from normalizer.spelling.adaptation import FOREIGN_SPACE, MISREAD, NO_ADAPTATION
from normalizer.spelling.decoder import (
    Confusion,
    Correction,
    judge,
)
from normalizer.spelling.error_model import misreading_cost
from normalizer.spelling.tokens import ThaiRun

# Natural logarithm: a misread word never gets cheaper than this.
_CHEAPEST_WORD = 1.5
# Natural logarithm: a foreign space never gets cheaper than this.
_CHEAPEST_SPACE = 0.5
# Occurrences that the general error model weighs as much as.
_PRIOR = 2.0
# Rounds of expectation maximisation.
_ROUNDS = 10
# Natural logarithm: costs and gains further apart than this are as good as certain.
_MOST_APART = 50.0
# At least this share of the places where a word stands must speak for another.
_MOSTLY = 0.3
# Natural logarithm: corrections surer than this tell how often words are misread.
_SURE = 6.0
# This share of such corrections is usual.
_USUAL = 0.001
# Natural logarithm: by how much a text would be likelier without a space that is odd. Such are one in twenty of those
# that authors write, and half of those that readers invent: measured on reports typed and on transcripts.
_ODD = 8.0
# The share of odd ones among the spaces that authors write.
_ODD_ANYWHERE = 1 / 20
# Foreign spaces by odd ones, as half of those that readers invent are odd.
_FOREIGN_BY_ODD = 2
# Odd spaces of which fewer tell nothing.
_FEWEST_SPACES = 3
# The cost of a foreign space falls with the logarithm of their share so steeply: where two spaces are equally likely
# foreign or not.
_STEEPNESS = 1.9
# The share of foreign spaces at which one costs nothing.
_MOST_FOREIGN = 0.55


@dataclass(frozen=True, slots=True)
class Misreadings:
    """What a report has of words that were misread, before anything is known of how it was read.

    Attributes:
        sure: How many words are surely misread.
        gains: (read, true) -> the gain of each place where the true word's company is known from elsewhere in the
            report.
    """

    sure: int
    gains: Mapping[tuple[str, str], Sequence[float]]


def find_misreadings(runs: Sequence[ThaiRun]) -> Misreadings:
    """Judge each run of a report once, for all that its misreadings tell.

    Args:
        runs: Every run of Thai in the report.

    Returns:
        What is misread in them.
    """
    bigram_counts = _count_bigrams(runs)
    sure = 0
    gains = defaultdict[tuple[str, str], list[float]](list)
    for run in runs:
        judged = judge(run, NO_ADAPTATION)
        if judged is None:
            continue
        sure += sum(map(_is_sure, judged.corrections()))
        for confusion in judged.confusions():
            if " " not in confusion.read and _is_known_company(
                confusion, bigram_counts
            ):
                pair = (confusion.read, confusion.true)
                gains[pair].append(confusion.gain)
    return Misreadings(sure, gains)


def estimate_misread_cost(
    misreadings: Misreadings, token_counts: Counter[str]
) -> float:
    """Tell what a misread word costs by how many a report surely has.

    Args:
        misreadings: What is misread in the report.
        token_counts: How often each token stands in it.

    Returns:
        The cost (natural logarithm), besides that of the kind of misreading.
    """
    words = token_counts.total() - token_counts[" "]
    share = misreadings.sure / words if words else 0.0
    times_usual = max(1.0, share / _USUAL)
    return MISREAD - log(times_usual)


def _is_sure(correction: Correction) -> bool:
    """Whether a word is surely misread."""
    return correction.before != " " and correction.gain > _SURE


def estimate_pair_costs(
    misreadings: Misreadings, token_counts: Counter[str], misread_cost: float
) -> dict[tuple[str, str], float]:
    """Tell which misreadings are often made where the true word is known to stand.

    Args:
        misreadings: What is misread in the report.
        token_counts: How often each token stands in it.
        misread_cost: What a misread word costs in it (natural logarithm).

    Returns:
        (word as read, true word) -> cost (natural logarithm).
    """
    costs: dict[tuple[str, str], float] = {}
    for (read, true), gains in misreadings.gains.items():
        count = token_counts[read]
        is_often = len(gains) > max(1, _MOSTLY * count)
        # a name of a firm is misread into no word that the report does not have
        if is_often and any(true in token for token in token_counts):
            usual = misreading_cost(true, read) + misread_cost
            costs[read, true] = _adapted_cost(usual, gains, count)
    return costs


def estimate_space_cost(gains: Sequence[float]) -> float:
    """Tell what a foreign space costs by how many spaces the text would be much likelier without.

    Args:
        gains: For each space of a report how much likelier (natural logarithm) the text is without it.

    Returns:
        The cost (natural logarithm).

    >>> estimate_space_cost([-3.0] * 100) > estimate_space_cost([-3.0] * 50 + [9.0] * 50)
    True
    """
    odd = sum(1 for gain in gains if gain > _ODD)
    if odd < _FEWEST_SPACES:
        return FOREIGN_SPACE
    share = _FOREIGN_BY_ODD * (odd / len(gains) - _ODD_ANYWHERE)
    if share <= 0:
        return FOREIGN_SPACE
    cost = -_STEEPNESS * log(share / _MOST_FOREIGN)
    return max(_CHEAPEST_SPACE, min(FOREIGN_SPACE, cost))


def _is_known_company(
    confusion: Confusion, bigram_counts: Counter[tuple[str, str]]
) -> bool:
    before = bigram_counts[confusion.left, confusion.first]
    after = bigram_counts[confusion.last, confusion.right]
    return max(before, after) > 1


def _count_bigrams(runs: Sequence[ThaiRun]) -> Counter[tuple[str, str]]:
    """How often two syllables or symbols stand side by side."""
    counts = Counter[tuple[str, str]]()
    for run in runs:
        symbols = to_symbols(run.text)
        counts.update(
            bigram for bigram in pairwise(symbols) if SPACE not in bigram
        )
    return counts


def _adapted_cost(usual: float, gains: Sequence[float], count: int) -> float:
    """The cost of a misreading that would make the text likelier by these gains, where `read` was seen so often.

    Each occurrence is judged by the others: the surest one does not count for itself.
    """
    prior = _PRIOR * exp(-usual)
    cost = usual
    for _ in range(_ROUNDS):
        probabilities = [_probability(gain, cost) for gain in gains]
        misread = prior + sum(probabilities) - max(probabilities)
        share = misread / (_PRIOR + count - 1)
        cost = min(usual, _cost_of_share(share))
    return cost


def _probability(gain: float, cost: float) -> float:
    """How likely (0 to 1) a place was misread."""
    log_odds_against = min(_MOST_APART, cost - gain)
    return 1 / (1 + exp(log_odds_against))


def _cost_of_share(share: float) -> float:
    """The cost of a misreading that happens to this share of a word's occurrences."""
    if share >= 1:
        return _CHEAPEST_WORD
    cost = log(1 / share - 1)
    return max(_CHEAPEST_WORD, cost)
