"""Years whose digits OCR could not read: what was read, weighed by how digits are misread and which years a report names.

Thai public reports count fiscal years: year Y of the Buddhist era runs from October of Y - 1 to September of Y
(Budget Procedures Act B.E. 2561, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import exp, log

from normalizer.tables import data_rows
from normalizer.thai import arabic

# Fiscal years that a report may be of (assessments of integrity began in 2556), and years that any text may name.
_FISCAL, _NAMED = range(2556, 2580), range(2530, 2580)
# What a digit was never seen to be read as; the longest that one is read as.
_UNSEEN, _LONGEST = 1e-4, 3
# How sure (0 to 1) the report's year must be.
_SURE = 0.9

# What stands before a year tells which one it is: years before or after the fiscal year -> how likely (the rest: any).
_LAST_MONTHS, _MONTHS = (
    "(?:ตุลาคม|พฤศจิกายน|ธันวาคม|ต.ค.|พ.ย.|ธ.ค.)",
    (
        "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.)"
    ),
)
_CUES: tuple[tuple[str, Mapping[int, float]], ...] = (
    (r"ประจำ\s?ปี\s?งบประมาณ\s?(?:พ.ศ.)?|ปี\s?งบประมาณ\s?(?:พ.ศ.)?", {0: 0.9, -1: 0.04, 1: 0.04}),
    (_LAST_MONTHS, {-1: 0.75, 0: 0.1}),
    (_MONTHS, {0: 0.75, -1: 0.1}),
    (r"พ.ศ.|ปี", {0: 0.45, -1: 0.15}),
)
_YEAR = re.compile(
    "(?:" + "|".join(f"(?P<cue{i}>{cue})" for i, (cue, _) in enumerate(_CUES)) + ")"
    r"\s?(?P<year>[2๒][5๕][^\s\-–,()/]{1,6}?)(?=[\s\-–,()/]|$)"
)


def mentions(text: str) -> Iterator[tuple[tuple[int, int], str, int]]:
    """Each year as it was read: its (start, end), its characters, and the number of the cue before it."""
    for match in _YEAR.finditer(text):
        cue = next(i for i in range(len(_CUES)) if match[f"cue{i}"])
        yield match.span("year"), match["year"], cue


def fiscal_year(texts: Iterable[str]) -> int | None:
    """The fiscal year that most likely led to the years as they were read; None where none is sure."""
    found = [(read, cue) for text in texts for _, read, cue in mentions(text)]
    if not found:
        return None
    scores = {year: sum(log(_mixed(read, cue, year)) for read, cue in found) for year in _FISCAL}
    best = max(scores, key=lambda year: scores[year])
    sure = 1 / sum(exp(score - scores[best]) for score in scores.values())
    return best if sure >= _SURE else None


def true_year(read: str, cue: int, fiscal: int) -> tuple[int, float]:
    """The year that was most likely printed where a report of a fiscal year has been read so, and how sure that is."""
    chances = {year: _prior(year - fiscal, cue) * chance_of(read, year) for year in _NAMED}
    best = max(chances, key=lambda year: chances[year])
    return best, chances[best] / sum(chances.values())


def _mixed(read: str, cue: int, fiscal: int) -> float:
    return sum(_prior(year - fiscal, cue) * chance_of(read, year) for year in _NAMED)


def _prior(offset: int, cue: int) -> float:
    near = _CUES[cue][1]
    return near.get(offset, 0.0) + (1 - sum(near.values())) / len(_NAMED)


@lru_cache(maxsize=16384)
def chance_of(read: str, year: int) -> float:
    """How likely a printed year is read so: each digit as up to three characters (all divisions summed)."""
    ways = [1.0] + [0.0] * len(read)
    for digit in str(year):
        after = [0.0] * len(ways)
        for start, chance in enumerate(ways):
            for end in range(start, min(start + _LONGEST, len(read)) + 1):
                after[end] += chance * _rate(digit, arabic(read[start:end]))
        ways = after
    return ways[-1]


def _rate(digit: str, read: str) -> float:
    return _rates().get((digit, read), _UNSEEN ** max(1, len(read)))


@cache
def _rates() -> dict[tuple[str, str], float]:
    rows = (row.split("\t") for row in data_rows("digits.tsv"))
    return {(digit, read): int(rate) / 1e6 for digit, read, rate in rows}
