"""Which of two texts of a line is likelier by its words: what a layer says, or what was read."""

from __future__ import annotations

import re

from normalizer import outside_words
from normalizer.models.lexicon import segmentation_log_probability
from normalizer.thai import LETTER

# Letters of a word at most that a line begins or ends with, where its producer breaks lines anywhere.
_MOST_OF_CUT_WORD = 5
_THAI = re.compile(f"[{LETTER}]+")


def wording_gain(before: str, after: str) -> float:
    """How much likelier the words of a text are than those of another one.

    Args:
        before: A text without spaces, such as `ใชูจ่าย`.
        after: Another one, such as `ใช้จ่าย`.

    Returns:
        The difference (natural logarithm); 0 where they differ in figures and signs only.

    >>> wording_gain("ใชูจ่าย", "ใช้จ่าย") > 0 > wording_gain("รับฟังความคิด", "รับพังความคิด")
    True
    """
    runs, other_runs = _THAI.findall(before), _THAI.findall(after)
    if runs == other_runs:
        return 0.0
    return sum(map(segmentation_log_probability, other_runs)) - sum(map(segmentation_log_probability, runs))


def is_made_of_words(text: str) -> bool:
    """Whether the letters of a line stand in known words, but for those that the ends of the line cut.

    Args:
        text: A text without spaces, such as `จังหวัดใกล้เคี`.

    Returns:
        Whether they do.

    >>> is_made_of_words("จังหวัดใกล้เคี"), is_made_of_words("ซ่อมแซมกนนในหมู่บ้าน")
    (True, False)
    """
    cuts = range(min(_MOST_OF_CUT_WORD, len(text)))
    return any(not outside_words(text[start : len(text) - end]) for start in cuts for end in cuts)
