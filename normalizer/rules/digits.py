"""Thai digits as Arabic ones: the same value; and letters in a year that can only be digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change
from normalizer.rules.rule import Context, Rule
from normalizer.thai import DIGIT, arabic

_NUMBER = re.compile(f"[{DIGIT}]+")


# Behind what a year stands, the letters that its digits may be read as, and their digits.
_YEAR = re.compile(f"(?:พ.ศ.|ปี|ปีงบประมาณ) ?(?P<year>[0-9{DIGIT}OoQIlSBZGbgq]{{4}})(?![0-9{DIGIT}A-Za-z])")
_MEANT = str.maketrans("OoQIlSBZGbgq", "000115826699")


def _year(text: str, context: Context) -> Iterator[Change]:
    """Letters in a year that the rest of the report agrees on; digits are never changed."""
    for match in _YEAR.finditer(text):
        read = match["year"]
        meant = arabic(read).translate(_MEANT)
        if meant != arabic(read) and int(meant) in context.config.adaptation.years:
            yield Change("report-year", "digits", match.span("year"), read, meant)


def _digits(text: str, context: Context) -> Iterator[Change]:
    if context.config.keep_thai_digits:
        return
    for match in _NUMBER.finditer(text):
        yield Change("thai-digits", "digits", match.span(), match[0], arabic(match[0]))


DIGITS: tuple[Rule, ...] = (Rule("report-year", "digits", _year), Rule("thai-digits", "digits", _digits))
