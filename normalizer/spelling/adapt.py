"""What a report tells of how it was misread: the same reader makes the same mistake again and again.

Where สอน stands before ราชการ, and elsewhere in the same report ส่วน does, each such สอน speaks for the misreading;
how often the report makes it is found by expectation maximisation, and lowers its cost everywhere in that report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from normalizer.spelling.adaptation import Adaptation
from normalizer.spelling.cost_estimation import (
    estimate_misread_cost,
    estimate_pair_costs,
    estimate_space_cost,
    find_misreadings,
)
from normalizer.spelling.lattice import gains_without_spaces
from normalizer.spelling.recognizer_alternatives import (
    RecognizerAlternative,
    costs_of_alternatives,
    index_by_beginning,
)
from normalizer.spelling.tokens import ThaiRun, find_thai_runs, tokenize_run
from normalizer.thai import DIGIT, arabic

# A year of the Buddhist era.
_YEAR = re.compile(
    f"(?<![0-9{DIGIT}])[2๒][5๕][0-9{DIGIT}]{{2}}(?![0-9{DIGIT}])"
)
# How often a report must state a year.
_AGREED = 3


def adapt_to(
    texts: Iterable[str], alternatives: Iterable[RecognizerAlternative] = ()
) -> Adaptation:
    """Learn from a report what misreadings and foreign spaces it has.

    Args:
        texts: All texts of the report, repaired but for spelling.
        alternatives: What its recogniser thought of besides what it read: (line, start, end, other text, how much
            likelier that is by natural logarithm), the place in characters of the line.

    Returns:
        What a misreading costs in this report, for `Config`.

    >>> from normalizer import Config, normalize
    >>> report = ["ส่วนราชการแจ้งเวียนคู่มือ", "สอนราชการประชาสัมพันธ์", "ทุกส่วนราชการ", "สอนราชการจัดทำคำสั่ง", "ทุกสอนราชการ"]
    >>> normalize("สอนราชการสำรวจความพึงพอใจ", Config(adaptation=adapt_to(report)))
    'ส่วนราชการสำรวจความพึงพอใจ'
    """
    texts = list(texts)
    runs: list[ThaiRun] = []
    for text in texts:
        runs += find_thai_runs(text)
    token_counts = _count_tokens(runs)
    misreadings = find_misreadings(runs)
    misread_cost = estimate_misread_cost(misreadings, token_counts)
    pair_costs = estimate_pair_costs(misreadings, token_counts, misread_cost)
    thought_of = costs_of_alternatives(alternatives)
    for pair, cost in thought_of.items():
        pair_costs[pair] = min(cost, pair_costs.get(pair, cost))
    return Adaptation(
        misread_cost=misread_cost,
        pair_costs=pair_costs,
        foreign_space_cost=_space_cost(runs),
        years=_agreed_years(texts),
        alternatives=index_by_beginning(thought_of),
    )


def _count_tokens(runs: Sequence[ThaiRun]) -> Counter[str]:
    counts = Counter[str]()
    for run in runs:
        counts.update(token.text for token in tokenize_run(run.text))
    return counts


def _space_cost(runs: Sequence[ThaiRun]) -> float:
    gains: list[float] = []
    for run in runs:
        gains += gains_without_spaces(run.text)
    return estimate_space_cost(gains)


def _agreed_years(texts: Sequence[str]) -> frozenset[int]:
    """The years that a report states again and again."""
    counts = Counter[int]()
    for text in texts:
        years = map(arabic, _YEAR.findall(text))
        counts.update(map(int, years))
    agreed = [year for year, count in counts.items() if count >= _AGREED]
    return frozenset(agreed)
