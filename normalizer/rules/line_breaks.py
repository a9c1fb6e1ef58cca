"""Lines of a cell into running text: a space only where the author put one.

A line may be broken after a space, or between two Thai words. So where no break is allowed without a space (between
Latin letters or digits and anything, before an opening and after a closing bracket, after ๆ and ฯ: Unicode's line
breaking algorithm, UAX #14, rules LB13 to LB30), there was one, unless it cuts a number or an abbreviation. Between two
Thai letters the end of the line decides where the producer keeps a trailing space and the line had room for one; where
it does not, the Royal Society's rules of spacing (หลักเกณฑ์การเว้นวรรค) name the places that always have one: around
เช่น ได้แก่ ณ, before an abbreviation, after an amount. Within a word there is none (at 472 spaces of reports the letters
on both sides never made one). Elsewhere a model of how authors write decides (normalizer/models/space_model.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

from normalizer.changes import Change, apply
from normalizer.models.classifiers import classifiers
from normalizer.models.lexicon import is_within_word, words
from normalizer.models.space_model import log_odds_elsewhere, log_odds_of_space
from normalizer.rules.cut_by_line_end import (
    is_cut_abbreviation,
    is_cut_address,
    is_cut_date_word,
    is_cut_number,
)
from normalizer.rules.rule import Context, Rule
from normalizer.rules.spelling import MISREAD_WORD
from normalizer.thai import (
    CONSONANT,
    DIGIT,
    LETTER,
    are_letters_below_each_other,
    parts_syllable,
)

# Confidence of a joint that a rule decides.
_DECIDED = 1.0
# Of the model's log-odds, which are too sure of themselves: what fits the spaces of hand-made reports best.
_MODEL_SHARE = 0.7
# Log-odds (natural) that a line's end has a space where it leaves room for the next word, but not for a space besides.
_TOLD_BY_ROOM = 3.0
# Log-odds (natural) of the model below which no rule makes a space: of amounts in prose none had one there. Before what
# mostly goes on with an amount less tells that: of 307 amounts within lines of 13 reports 8 are judged wrongly so, 14
# where a space before those words needs odds of its own.
_SURELY_NONE = -6.5
_LIKELY_NONE = -3.0
# Confidence of one that a rule nearly decides.
_LIKELY = 0.95
# Of one within a word: of 7,300 such places in reports none had a space.
_WITHIN_WORD = 0.999
# Characters: three clauses or so; what stands further off does not bear on the joint.
_REACH = 80
_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")
_THAI = re.compile(f"[{LETTER}]")
_DIGIT = re.compile(f"[0-9{DIGIT}]")
# Signs that close a word, so that a break behind them needs a space.
_CLOSING_SIGNS = "ๆฯ"
# Characters: how much of a word may stand on the next line.
_SHORTEST_REST = 2
_LONGEST_REST = 6
# Behind these a line may be broken without a space; before those likewise.
_GLUED_BEFORE = "/(“‘[{"
_GLUED_AFTER = "/)”’]},.:;ๆฯ"
_SPACED_AFTER = re.compile(r"(?:เช่น|ได้แก่|(?:^|\s)ณ)$")
_SPACED_BEFORE = re.compile(
    rf"เช่น|ได้แก่|เป็นต้น|ณ\s|(?:[{CONSONANT}]{{1,3}}\.){{1,4}}"
    rf"|(?:เ?[{CONSONANT}]{{1,2}}[ิี]?\.){{2,4}}"  # มิ.ย., เม.ย.
)
# The number of an official letter, which has the code of a ministry: ที่ กษ 0327/1190, ที่ กค (กวจ) 0405.2/ว 115.
_BEFORE_LETTER_NUMBER = "ที่"
_LETTER_NUMBER = re.compile(
    rf"[{CONSONANT}]{{2}}\s*(?:\([{CONSONANT}]+\)\s*)?[0-9{DIGIT}]{{3,5}}(?:\.[0-9{DIGIT}]+)*/"
)
# The marker of an item that a letter counts, unless its bracket was opened before: ข) แจ้งเวียน.
_LETTERED_ITEM = re.compile(rf"[{CONSONANT}]\)")
_OPEN_BRACKET = re.compile(r"\([^)]*$")
_AMOUNT = re.compile(rf"[0-9{DIGIT}]\s+([{LETTER}]+)$")
# An initial and its full stop, on lines of their own.
_INITIAL_ABOVE = re.compile(rf"(?:^|\n)[ \t]*[{CONSONANT}][ \t]*\n[ \t]*\.$")
_INITIAL_BELOW = re.compile(rf"[{CONSONANT}][ \t]*\n[ \t]*\.")
# A term: ภายใน 15 วันนับแต่วันที่ได้รับหนังสือ.
_COUNTED_FROM = re.compile("นับ(?:แต่|ตั้งแต่|จาก|ถัดจาก)")
# What goes on with an amount: ต่อ (per), ละ (each), ขึ้นไป (and more), ทำการ (working days), แรก (first), …
_GOES_ON = re.compile(
    "ต่อ|ละ|ขึ้นไป|ทำการ|แรก|หลัง|กว่า|เศษ|ของ|ใน|ที่|นี้|นั้น|แล้ว|เดียว|สุดท้าย|ข้างหน้า|ย้อน|ติดต่อ|ถัด|ก่อน|เป็น|ขึ้น|ลง|ให้"
)


def _find_breaks(text: str, context: Context) -> Iterator[Change]:
    config = context.config
    is_stacked = are_letters_below_each_other(text.split("\n"))
    for match in _BREAK.finditer(text):
        start, end = match.span()
        first = max(0, start - _REACH)
        before = text[first:start]
        after = text[end : end + _REACH]
        printed = match[0]
        number = text.count("\n", 0, start)
        is_told = number in config.spaced_ends
        is_sure = config.fills_lines and is_told and not is_stacked
        joint, confidence = _joint(
            before,
            after,
            printed,
            elsewhere=config.elsewhere,
            told_by_line_ends=config.line_end_spaces or is_stacked,
            is_full=number in config.full_ends,
            is_sure=is_sure,
        )
        if confidence is None:
            before, after = (
                _as_meant(before, context),
                _as_meant(after, context),
            )
            joint, confidence = _joint_by_model(
                before, after, config.elsewhere, is_told=is_told
            )
        yield Change(
            "line-break",
            "join",
            (start, end),
            before=printed,
            after=joint,
            confidence=confidence,
        )


def _joint(
    before: str,
    after: str,
    printed: str,
    *,
    elsewhere: str,
    told_by_line_ends: bool,
    is_full: bool,
    is_sure: bool,
) -> tuple[str, float | None]:
    """What goes between two lines, given their neighbouring ends, and how sure (0 to 1) that is; None if not at all."""
    if not before or not after:
        return "", _DECIDED
    if parts_syllable(before, after) or _parts_initials(before, after):
        return "", _DECIDED
    if is_cut_abbreviation(before, after, elsewhere):
        return "", _LIKELY
    is_open = _is_between_thai(before, after) or (
        told_by_line_ends and _is_between_digits(before, after)
    )
    if not is_open:
        return _joint_by_line_breaking(before, after)
    ends_with_space = told_by_line_ends and printed.startswith((" ", "\t"))
    if ends_with_space or is_sure:
        return " ", _DECIDED
    if _COUNTED_FROM.match(after) and _AMOUNT.search(before):
        return "", _LIKELY
    if _is_spaced_by_rule(before, after):
        return " ", _DECIDED
    # Word drops the space that a line has no room for, so that its absence proves nothing there: in 13 reports spaces
    # stood at 68 of 1,038 such ends, and at none of 2,586 others that were written without one.
    if told_by_line_ends and not (is_full and _is_between_thai(before, after)):
        return "", _DECIDED
    return "", None


def _parts_initials(before: str, after: str) -> bool:
    """Whether letters stand under each other, and between two initials of them: พ . ค . is พ.ค."""
    return bool(_INITIAL_ABOVE.search(before) and _INITIAL_BELOW.match(after))


def _joint_by_line_breaking(before: str, after: str) -> tuple[str, float]:
    """Where a line may only be broken after a space there was one, but for what was too long for a line."""
    is_cut = (
        is_cut_number(before, after)
        or is_cut_date_word(before, after)
        or is_cut_address(before, after)
    )
    if is_cut:
        return "", _LIKELY
    joint = " " if _needs_space(before, after) else ""
    return joint, _DECIDED


def _as_meant(text: str, context: Context) -> str:
    """A text with its misread words mended: the model knows none that is misspelled."""
    changes = [
        change
        for change in MISREAD_WORD.find(text, context)
        if change.status == "applied"
    ]
    return apply(text, changes)


def _joint_by_model(
    before: str, after: str, elsewhere: str, *, is_told: bool
) -> tuple[str, float]:
    """What likely goes between two lines: as authors write, as this one does elsewhere, and as their room tells."""
    if is_within_word(before, after):
        return "", _WITHIN_WORD
    # Between Thai letters most ends of lines are no spaces, and so no clauses end there.
    log_odds = _MODEL_SHARE * log_odds_of_space(
        _BREAK.sub("", before), _BREAK.sub("", after)
    )
    log_odds += log_odds_elsewhere(before, after, elsewhere, log_odds)
    if is_told:
        log_odds += _TOLD_BY_ROOM
    joint = " " if log_odds > 0 else ""
    confidence = 1 / (1 + exp(-abs(log_odds)))
    return joint, round(confidence, 3)


def _is_between_thai(before: str, after: str) -> bool:
    last = before[-1]
    if last in _CLOSING_SIGNS or not _THAI.match(last):
        return False
    return bool(_THAI.match(after))


def _is_between_digits(before: str, after: str) -> bool:
    """Whether a number too long for its column may have been broken here."""
    last = before[-1]
    if not _DIGIT.match(last):
        return False
    return bool(_DIGIT.match(after))


def _needs_space(before: str, after: str) -> bool:
    """Whether a line can only be broken here after a space."""
    last = before[-1]
    if last == "-":
        before_dash = before[-2:-1]
        return not before_dash or before_dash.isspace()
    if last in _GLUED_BEFORE:
        return False
    return after[0] not in _GLUED_AFTER


def _is_spaced_by_rule(before: str, after: str) -> bool:
    amount = _AMOUNT.search(before)
    if amount and amount[1] in classifiers():
        least = _LIKELY_NONE if _GOES_ON.match(after) else _SURELY_NONE
        return not (
            _goes_on_as_word(amount[1], after)
            or log_odds_of_space(before, after) < least
        )
    if _SPACED_AFTER.search(before):
        return True
    if before.endswith(_BEFORE_LETTER_NUMBER) and _LETTER_NUMBER.match(after):
        return True
    if _LETTERED_ITEM.match(after) and not _OPEN_BRACKET.search(before):
        return True
    # ณ stands by itself, but not in งบประมา|ณ.
    ends_word = after.startswith("ณ") and is_within_word(before, after)
    return bool(_SPACED_BEFORE.match(after)) and not ends_word


def _goes_on_as_word(classifier: str, after: str) -> bool:
    """Whether a classifier is but the beginning of a word that the next line ends: 3 ช่อง|ทาง, 12 สาย|ทาง."""
    return any(
        classifier + after[:length] in known
        for known in (words(), classifiers())
        for length in range(_SHORTEST_REST, _LONGEST_REST + 1)
    )


LINE_BREAK = Rule("line-break", "join", _find_breaks)
