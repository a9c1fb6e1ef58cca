"""Years, dates, percentages and sums of money in a text that can hardly be right."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from extractor.model.thai_calendar import BUDDHIST_ERA_OFFSET, MONTHS

# Years of dates that a report may tell of, before its own …
_YEARS_BEFORE = 5
# … and after it.
_YEARS_AFTER = 1
# A total is compared with its parts where there are two parts at least.
_FEWEST_AMOUNTS = 3

_AMOUNT = re.compile(
    r"(?P<total>รวม\S{0,12}\s?)?(?<![0-9.,])(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?)\s?บาท"
)
_WELL_GROUPED = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
)
# More than all of an estimate or a goal may well be reached.
_PERCENTAGE = re.compile(
    r"(?<!เพิ่มขึ้น)ร้อยละ\s?(?P<share>[0-9]+(?:\.[0-9]+)?)(?![0-9.,])(?!\s?ของ(?:ประมาณการ|เป้า|แผน))"
)
_DATE = re.compile(
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\s?(?P<month>{'|'.join(MONTHS)})\s?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{{2}})"
)
_FISCAL_YEAR = re.compile(r"ปีงบประมาณ\s?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{2})")

# A key of the catalogue of messages, and what its templates name.
Passage: TypeAlias = tuple[str, dict[str, Any]]


class _Amount(NamedTuple):
    """A sum of money as it is written, such as `1,234.50`, and whether it is called a total."""

    is_total: bool
    written: str


def unlikely_passages(
    text: str, fiscal_year_be: int | None
) -> Iterator[Passage]:
    """Find years, dates, percentages and sums of money that may be wrong.

    Args:
        text: A repaired text with Arabic digits.
        fiscal_year_be: The report's fiscal year in the Buddhist era; None where it is not known: then years are not
            compared with it.

    Yields:
        The key of the message and the values that its templates name: years, dates, percentages, then amounts.

    >>> list(unlikely_passages("จัดเมื่อ 31 เมษายน 2566 ผู้ตอบร้อยละ 120 พึงพอใจ", 2566))
    [('unlikely-date', {'date': '31 เมษายน 2566'}), ('unlikely-number', {'number': 'ร้อยละ 120'})]
    """
    if fiscal_year_be:
        yield from _other_years(text, fiscal_year_be)
    for match in _DATE.finditer(text):
        if not _is_likely_date(match, fiscal_year_be):
            yield "unlikely-date", {"date": match[0]}
    for match in _PERCENTAGE.finditer(text):
        if float(match["share"]) > 100:
            yield "unlikely-number", {"number": match[0]}
    yield from _wrong_amounts(text)


def _other_years(text: str, fiscal_year_be: int) -> Iterator[Passage]:
    years = {match["year"] for match in _FISCAL_YEAR.finditer(text)}
    other_years = years - {str(fiscal_year_be)}
    for year in sorted(other_years):
        yield "other-year", {"year": year}


def _is_likely_date(match: re.Match[str], fiscal_year_be: int | None) -> bool:
    """Whether there is such a day, and it is near the report's year."""
    year = int(match["year"])
    month = MONTHS[match["month"]]
    _, days = monthrange(year - BUDDHIST_ERA_OFFSET, month)
    if not 1 <= int(match["day"]) <= days:
        return False
    if fiscal_year_be is None:
        return True
    return (
        fiscal_year_be - _YEARS_BEFORE <= year <= fiscal_year_be + _YEARS_AFTER
    )


def _wrong_amounts(text: str) -> Iterator[Passage]:
    amounts = [
        _Amount(bool(match["total"]), match["amount"])
        for match in _AMOUNT.finditer(text)
    ]
    for amount in amounts:
        if not _WELL_GROUPED.fullmatch(amount.written):
            yield "unlikely-number/ungrouped", {"amount": amount.written}
    if not _has_one_total_at_end(amounts):
        return
    *parts, total = (_satang(amount.written) for amount in amounts)
    sum_of_parts = sum(parts)
    if sum_of_parts != total:
        yield (
            "sum-disagrees",
            {"total": amounts[-1].written, "sum": sum_of_parts / 100},
        )


def _has_one_total_at_end(amounts: Sequence[_Amount]) -> bool:
    """Whether the last amount alone is called a total: then those before are its parts."""
    totals = [amount for amount in amounts if amount.is_total]
    return (
        len(amounts) >= _FEWEST_AMOUNTS
        and len(totals) == 1
        and amounts[-1].is_total
    )


def _satang(written: str) -> int:
    """An amount of baht as its hundredths."""
    return round(100 * float(written.replace(",", "")))
