"""Thai digits as Arabic ones: the same value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change
from normalizer.rules.rule import Context, Rule
from normalizer.thai import DIGIT, arabic

_NUMBER = re.compile(f"[{DIGIT}]+")


def _digits(text: str, context: Context) -> Iterator[Change]:
    if context.config.keep_thai_digits:
        return
    for match in _NUMBER.finditer(text):
        yield Change("thai-digits", "digits", match.span(), match[0], arabic(match[0]))


DIGITS: tuple[Rule, ...] = (Rule("thai-digits", "digits", _digits),)
