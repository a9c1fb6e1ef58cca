"""Thai digits as Arabic ones: the same value; and letters in a year that can only be digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change
from normalizer.rules.rule import Context, Rule
from normalizer.thai import DIGIT, arabic

_NUMBER = re.compile(f"[{DIGIT}]+")
# Behind what a year stands; the letters that its digits may be read as.
_YEAR = re.compile(
    f"(?:พ.ศ.|ปี|ปีงบประมาณ) ?(?P<year>[0-9{DIGIT}OoQIlSBZGbgq]{{4}})(?![0-9{DIGIT}A-Za-z])"
)
# Those letters, and the digits of their shape.
_DIGIT_OF_LETTER = str.maketrans("OoQIlSBZGbgq", "000115826699")


def _find_year(text: str, context: Context) -> Iterator[Change]:
    """Letters in a year that the rest of the report agrees on; digits are never changed."""
    for match in _YEAR.finditer(text):
        printed = match["year"]
        in_arabic = arabic(printed)
        meant = in_arabic.translate(_DIGIT_OF_LETTER)
        has_letters = meant != in_arabic
        if has_letters and int(meant) in context.config.adaptation.years:
            yield Change(
                "report-year", "digits", match.span("year"), printed, meant
            )


def _find_thai_digits(text: str, context: Context) -> Iterator[Change]:
    if context.config.keep_thai_digits:
        return
    for match in _NUMBER.finditer(text):
        yield Change(
            "thai-digits", "digits", match.span(), match[0], arabic(match[0])
        )


REPORT_YEAR = Rule("report-year", "digits", _find_year)
THAI_DIGITS = Rule("thai-digits", "digits", _find_thai_digits)
