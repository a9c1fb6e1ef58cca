"""Sara am whose nikhahit a font lost to a space: จ านวน for จำนวน. A space before า stands in no Thai text.

What stood there was ำ, or า behind a stray space (ต าม for ตาม): the likelier division into words decides, and where
neither is much likelier the text stays as it is and the change is only suggested.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.changes import Change, Status
from normalizer.models.lexicon import likelihood, word_around
from normalizer.rules.rule import Context, Rule
from normalizer.thai import LOST_SARA_AM, SARA_AA, SARA_AM

# Natural logarithms. Text layers lose sara am far more often than they break ตาม with a space, and where a document
# is known to lose it there is hardly another reason for the space.
_PRIOR, _PRIOR_KNOWN = 4.0, 12.0
_MARGIN = 2.0


def _lost(text: str, context: Context) -> Iterator[Change]:
    prior = _PRIOR_KNOWN if context.config.loses_sara_am else _PRIOR
    for match in LOST_SARA_AM.finditer(text):
        left, right = word_around(text, *match.span(), _as_sara_am)
        left += match["tone"]
        if not (right or match["tone"] or len(left) > 1 or context.config.loses_sara_am):
            continue  # a letter alone between spaces: letter-spaced print
        odds = prior + likelihood(left + SARA_AM + right) - likelihood(left + SARA_AA + right)
        vowel = SARA_AM if odds > 0 else SARA_AA
        status: Status = "applied" if abs(odds) >= _MARGIN else "suggested"
        confidence = round(1 - 0.5 ** (1 + abs(odds) / _MARGIN), 3)
        yield Change("sara-am-lost", "repair", match.span(), match[0], match["tone"] + vowel, confidence, status)


def _as_sara_am(text: str) -> str:
    """Others that were lost nearby count as sara am."""
    return LOST_SARA_AM.sub(rf"\g<tone>{SARA_AM}", text)


LOST: tuple[Rule, ...] = (Rule("sara-am-lost", "repair", _lost),)
