"""Lines of a cell into running text: a space only where the author put one.

A line may be broken after a space, or between two Thai words. So where no break is allowed without a space (between
Latin letters or digits and anything, before an opening and after a closing bracket, after ๆ and ฯ: Unicode's line
breaking algorithm, UAX #14, rules LB13 to LB30), there was one. Between two Thai letters the end of the line decides
where the producer keeps a trailing space; where it does not, the Royal Society's rules of spacing (หลักเกณฑ์การเว้นวรรค)
name the places that always have one: around เช่น ได้แก่ ณ, before an abbreviation, after an amount. Elsewhere a model of
how authors write decides (normalizer/models/space_model.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import exp

from normalizer.changes import Change
from normalizer.models.data_files import data_rows
from normalizer.models.space_model import odds_of_space
from normalizer.rules.rule import Context, Rule
from normalizer.thai import CONSONANT, DIGIT, LETTER

# Confidence of a joint that a rule decides, and of one that nearly does.
_DECIDED, _LIKELY = 1.0, 0.95
# A line of a cell is seldom longer; what stands further back does not bear on the joint.
_REACH = 40
_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")
_THAI = re.compile(f"[{LETTER}]")
_DIGIT = re.compile(f"[0-9{DIGIT}]")
# A number in groups of three, too long for its column: its head stands alone in a line, its rest begins the next one.
_HEAD, _REST = re.compile(rf"(?:^|\n)[0-9{DIGIT}]{{1,2}}$"), re.compile(rf"[0-9{DIGIT}]{{1,2}}(?=,[0-9{DIGIT}]{{3}})")
_GROUP = 3
_GLUED_BEFORE = "/(“‘[{"
_GLUED_AFTER = "/)”’]},.:;ๆฯ"
_SPACED_AFTER = re.compile(r"(?:เช่น|ได้แก่|(?:^|\s)ณ)$")
_SPACED_BEFORE = re.compile(rf"เช่น|ได้แก่|เป็นต้น|ณ\s|(?:[{CONSONANT}]{{1,3}}\.){{1,4}}")
_AMOUNT = re.compile(rf"[0-9{DIGIT}]\s+([{LETTER}]+)$")
# What goes on with an amount: ต่อ (per), ละ (each), ขึ้นไป (and more), ทำการ (working days), แรก (first), …
_GOES_ON = re.compile(
    "ต่อ|ละ|ขึ้นไป|ทำการ|แรก|หลัง|กว่า|เศษ|ของ|ใน|ที่|นี้|นั้น|แล้ว|เดียว|สุดท้าย|ข้างหน้า|ย้อน|ติดต่อ|ถัด|ก่อน|เป็น|ขึ้น|ลง|ให้"
)


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(data_rows("classifiers.txt"))


def _break(text: str, context: Context) -> Iterator[Change]:
    for match in _BREAK.finditer(text):
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
        joint, confidence = _joint(before, after, match[0], context)
        yield Change("line-break", "join", match.span(), match[0], joint, confidence)


def _joint(before: str, after: str, printed: str, context: Context) -> tuple[str, float]:
    """What goes between two lines, given their neighbouring ends, and how sure that is."""
    if not before or not after:
        return "", _DECIDED
    told = context.config.line_end_spaces
    between_thai = _THAI.match(before[-1]) and before[-1] not in "ๆฯ" and _THAI.match(after)
    # A number too long for its column is broken between its digits.
    between_digits = told and _DIGIT.match(before[-1]) and _DIGIT.match(after)
    if not (between_thai or between_digits):
        if _is_cut_number(before, after):
            return "", _LIKELY
        return " " * _needs_space(before, after), _DECIDED
    # Word drops the space of a line that is exactly full, so that its absence alone proves nothing.
    if (told and printed.startswith((" ", "\t"))) or _spaced_by_rule(before, after):
        return " ", _DECIDED
    if told:
        return "", _DECIDED
    odds = odds_of_space(before, after)
    return " " * (odds > 0), round(1 / (1 + exp(-abs(odds))), 3)


def _is_cut_number(before: str, after: str) -> bool:
    head, rest = _HEAD.search(before), _REST.match(after)
    return bool(head and rest and len(head[0].strip()) + len(rest[0]) <= _GROUP)


def _needs_space(before: str, after: str) -> bool:
    """Whether a line can only be broken here after a space."""
    if before[-1] == "-":
        return before[-2:-1] in ("", " ")
    return before[-1] not in _GLUED_BEFORE and after[0] not in _GLUED_AFTER


def _spaced_by_rule(before: str, after: str) -> bool:
    amount = _AMOUNT.search(before)
    if amount and amount[1] in _classifiers():
        return not _GOES_ON.match(after)
    return bool(_SPACED_AFTER.search(before) or _SPACED_BEFORE.match(after))


JOIN: tuple[Rule, ...] = (Rule("line-break", "join", _break),)
