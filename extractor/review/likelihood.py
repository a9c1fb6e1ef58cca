"""How likely a text is right by all that is known of it: which of two cells a person should look at first."""

from __future__ import annotations

import re
from math import exp, log

from extractor.dataset.table_schema import Content
from extractor.model import TEXT_LAYER
from normalizer import gain_of_other_marks, outside_words, rarest_syllable

# The log-odds that a text that was read from a picture is wrong: a sum of what speaks for it, weighed by a logistic
# regression over 1,553 cells of 14 scans, 82 of them wrong (docs/review.md). Of the scans of agencies that the weights
# were not fitted on, all wrong cells but one were among the first 21%; without what other marks gain, 39%.
_AT_LEAST = -4.27
# For each e-fold of the wrong characters that its confidence expects (docs/confidence.md), and what these are at least.
_WRONG_CHARACTERS, _LEAST_EXPECTED = 0.56, 0.001
# For each natural logarithm by which its rarest syllable is unlikely: an engine tells letters, and knows no words.
_RAREST = 0.16
# For each natural logarithm that other vowel signs and tones on a syllable would gain, up to a bound.
_OTHER_MARKS, _MOST_GAINED = 0.44, 8.0
# For each word that was mended by its likeness, up to two: where one was misread, another may be.
_MENDED, _MOST_MENDED = 0.99, 2
# For each letter outside known words, and two for a mark where none can stand; up to two.
_OUTSIDE, _MOST_OUTSIDE, _IMPOSSIBLE = 0.42, 2.0, 2.0
# A point before three digits (satang have two: it may be a comma), or a mark that ends something in front.
_IMPOSSIBLE_MARK = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.])|^[.,;:)\]”]")
_MENDING_RULE = "misread-word"
# Whether a line's end is a space: a question of no letter. Of 1,693 cells in which nothing was less sure, none had a
# wrong letter: they come behind those whose letters are in doubt, and before the rest.
_JOIN = "join"
_SPACE_WEIGHS = 0.01


def likely_right(item: Content) -> float:
    """Weigh how likely a text is right.

    Args:
        item: What the JSON of a report holds of it.

    Returns:
        0 to 1; of a text layer, which a program wrote, as sure as the least sure change of a letter.
    """
    if all(
        part.get("read_by", TEXT_LAYER.read_by) == TEXT_LAYER.read_by
        for part in item["fragments"]
    ):
        return _likely_in_text_layer(item)
    text = str(item["text"])
    expected = -log(max(float(item["confidence"]), _LEAST_EXPECTED))
    odds = (
        _AT_LEAST
        + _WRONG_CHARACTERS * log(expected + _LEAST_EXPECTED)
        - _RAREST * rarest_syllable(text)
        + _OTHER_MARKS * min(_MOST_GAINED, gain_of_other_marks(text))
        + _MENDED * min(_MOST_MENDED, _mended_words(item))
        + _OUTSIDE * _oddness(text)
    )
    return 1 / (1 + exp(odds))


def _likely_in_text_layer(item: Content) -> float:
    confidence = float(item["confidence"])
    of_spaces = [
        change["confidence"]
        for change in item["changes"]
        if change["kind"] == _JOIN
    ]
    if min(of_spaces, default=1.0) > confidence:
        return confidence
    return 1 - _SPACE_WEIGHS * (1 - confidence)


def _mended_words(item: Content) -> int:
    return sum(change["rule"] == _MENDING_RULE for change in item["changes"])


def _oddness(text: str) -> float:
    """Letters of no word and impossible marks, up to a bound: foreign names are odd, too, however long."""
    odd = outside_words(text) * len(text)
    if _IMPOSSIBLE_MARK.search(text):
        odd += _IMPOSSIBLE
    return min(_MOST_OUTSIDE, odd)
