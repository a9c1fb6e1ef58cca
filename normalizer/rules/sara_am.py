"""Sara am in two characters, behind a space, doubled or before its tone: the mend is certain and nothing is lost."""

from __future__ import annotations

from normalizer.rules.rule import substitution
from normalizer.thai import CONSONANT, NIKHAHIT, SARA_AA, SARA_AM, TONE

SARA_AM_SPACED = substitution(
    "sara-am-spaced", "repair", f"(?<=[{CONSONANT}{TONE}]) +(?={SARA_AM})", ""
)
# Its first half may say all of it: ตำ่า is ต่ำ.
_HALVES = f"(?:{NIKHAHIT}(?P<tone>[{TONE}]?)|{SARA_AM}(?P<tone_between>[{TONE}])) ?[{SARA_AA}{SARA_AM}]"
SARA_AM_SPLIT = substitution(
    "sara-am-split", "repair", _HALVES, rf"\g<tone>\g<tone_between>{SARA_AM}"
)
SARA_AM_DOUBLED = substitution(
    "sara-am-doubled", "repair", f"{SARA_AM}[{SARA_AA}{SARA_AM}]+", SARA_AM
)
SARA_AM_ORDER = substitution(
    "sara-am-order", "repair", f"{SARA_AM}([{TONE}]+)", rf"\1{SARA_AM}"
)
