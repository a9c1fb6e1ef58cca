"""Thai digits as Arabic ones: the same value; and years that were misread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change, Status
from normalizer.rules.rule import Context, Rule
from normalizer.thai import DIGIT, arabic
from normalizer.years import mentions, true_year

_NUMBER = re.compile(f"[{DIGIT}]+")


# Behind what a year stands, the letters that its digits may be read as, and their digits.
_YEAR = re.compile(f"(?:พ.ศ.|ปี|ปีงบประมาณ) ?(?P<year>[0-9{DIGIT}OoQIlSBZGbgq]{{4}})(?![0-9{DIGIT}A-Za-z])")
# How sure (0 to 1) a misread year must be to be told, and to be mended.
_SUGGESTED, _APPLIED = 0.5, 0.95
_MEANT = str.maketrans("OoQIlSBZGbgq", "000115826699")


def _year(text: str, context: Context) -> Iterator[Change]:
    """Letters in a year that the rest of the report agrees on; digits only where its reader misreads them."""
    if context.config.evidence.fiscal_year:
        yield from _misread_years(text, context.config.evidence.fiscal_year)
    for match in _YEAR.finditer(text):
        read = match["year"]
        meant = arabic(read).translate(_MEANT)
        if meant != arabic(read) and int(meant) in context.config.evidence.years:
            yield Change("report-year", "digits", match.span("year"), read, meant)


def _misread_years(text: str, fiscal_year: int) -> Iterator[Change]:
    for span, read, cue in mentions(text):
        year, sure = true_year(read, cue, fiscal_year)
        if str(year) != arabic(read) and sure > _SUGGESTED:
            status: Status = "applied" if sure > _APPLIED else "suggested"
            yield Change("report-year", "digits", span, read, str(year), round(sure, 3), status)


def _digits(text: str, context: Context) -> Iterator[Change]:
    if context.config.keep_thai_digits:
        return
    for match in _NUMBER.finditer(text):
        yield Change("thai-digits", "digits", match.span(), match[0], arabic(match[0]))


DIGITS: tuple[Rule, ...] = (Rule("report-year", "digits", _year), Rule("thai-digits", "digits", _digits))
