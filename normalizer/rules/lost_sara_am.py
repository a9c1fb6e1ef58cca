"""Sara am whose nikhahit a font lost to a space: จ านวน for จำนวน. A space before า stands in no Thai text.

What stood there was ำ, or า behind a stray space (ต าม for ตาม): the likelier division into words decides, and where
neither is much likelier the text stays as it is and the change is only suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.changes import Change, Status
from normalizer.models.lexicon import segmentation_log_probability, word_around
from normalizer.rules.rule import Context, Rule
from normalizer.thai import LOST_SARA_AM, SARA_AA, SARA_AM

# Natural logarithms: how much likelier ำ is before the words are looked at. Text layers lose sara am far more often
# than they break ตาม with a space.
_PRIOR = 4.0
# Where a document is known to lose it there is hardly another reason for the space.
_PRIOR_WHERE_KNOWN = 12.0
# Natural logarithm: how much likelier one of both must be to be applied.
_MARGIN = 2.0


def _find_lost(text: str, context: Context) -> Iterator[Change]:
    is_known = context.config.loses_sara_am
    for match in LOST_SARA_AM.finditer(text):
        left, right = word_around(text, *match.span(), _as_sara_am)
        left += match["tone"]
        if not is_known and _is_letter_spaced(left, right):
            continue
        yield _change(match, _log_odds(left, right, is_known=is_known))


def _is_letter_spaced(left: str, right: str) -> bool:
    """Whether a letter stands alone between spaces."""
    if right:
        return False
    return len(left) <= 1


def _log_odds(left: str, right: str, *, is_known: bool) -> float:
    """How much likelier (natural logarithm) ำ is than า."""
    prior = _PRIOR_WHERE_KNOWN if is_known else _PRIOR
    with_sara_am = segmentation_log_probability(left + SARA_AM + right)
    with_sara_aa = segmentation_log_probability(left + SARA_AA + right)
    return prior + with_sara_am - with_sara_aa


def _change(match: re.Match[str], log_odds: float) -> Change:
    vowel = SARA_AM if log_odds > 0 else SARA_AA
    margin = abs(log_odds)
    status: Status = "applied" if margin >= _MARGIN else "suggested"
    return Change(
        "sara-am-lost",
        "repair",
        match.span(),
        before=match[0],
        after=match["tone"] + vowel,
        confidence=round(1 - 0.5 ** (1 + margin / _MARGIN), 3),
        status=status,
    )


def _as_sara_am(text: str) -> str:
    """Others that were lost near by count as sara am."""
    return LOST_SARA_AM.sub(rf"\g<tone>{SARA_AM}", text)


SARA_AM_LOST = Rule("sara-am-lost", "repair", _find_lost)
