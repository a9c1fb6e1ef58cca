"""Which of two texts of a line is likelier by its words: what a layer says, or what was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizer.models.lexicon import segmentation_log_probability
from normalizer.thai import LETTER, places_of_no_syllable

# Natural logarithm: words so much likelier than others are surely meant.
SURE_WORDS = 10.0
# The same: each place that is no Thai syllable makes a text surely not meant, whatever words stand beside (ซี้ in ซี้า).
_NO_SYLLABLE = 10.0

_THAI = re.compile(f"[{LETTER}]+")


def wording_gain(before: str, after: str) -> float:
    """How much likelier the words of a text are than those of another one.

    Args:
        before: A text without spaces, such as `ใชูจ่าย`.
        after: Another one, such as `ใช้จ่าย`.

    Returns:
        The difference (natural logarithm), what is no Thai at all being the unlikeliest; 0 where they differ in figures
        and signs only.

    >>> wording_gain("ใชูจ่าย", "ใช้จ่าย") > 0 > wording_gain("รับฟังความคิด", "รับพังความคิด")
    True
    """
    runs, other_runs = _THAI.findall(before), _THAI.findall(after)
    if runs == other_runs:
        return 0.0
    return _likelihood(other_runs) - _likelihood(runs)


def _likelihood(runs: Sequence[str]) -> float:
    words = sum(map(segmentation_log_probability, runs))
    return words - _NO_SYLLABLE * sum(map(places_of_no_syllable, runs))
