"""Sara am in two characters, behind a space, doubled or before its tone: the mend is certain and nothing is lost."""

from __future__ import annotations

from normalizer.rules.rule import substitution
from normalizer.thai import CONSONANT, NIKHAHIT, SARA_AA, SARA_AM, TONE

SARA_AM_SPACED = substitution("sara-am-spaced", "repair", f"(?<=[{CONSONANT}{TONE}]) +(?={SARA_AM})", "")
SARA_AM_SPLIT = substitution("sara-am-split", "repair", f"{NIKHAHIT}([{TONE}]?) ?[{SARA_AA}{SARA_AM}]", rf"\1{SARA_AM}")
SARA_AM_DOUBLED = substitution("sara-am-doubled", "repair", f"{SARA_AM}[{SARA_AA}{SARA_AM}]+", SARA_AM)
SARA_AM_ORDER = substitution("sara-am-order", "repair", f"{SARA_AM}([{TONE}]+)", rf"\1{SARA_AM}")
