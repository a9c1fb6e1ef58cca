"""From what a net sees, frame by frame, to the likeliest text: CTC prefix beam search (Graves et al., 2006).

A model of letters (letter_lm.py) has a say where the net doubts; among digits, Latin letters and signs it prefers none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import exp
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.alternatives import DecodedCharacter, alternatives_to
from extractor.ocr.reader.capitals import (
    with_capital_i,
    with_capitals_thought_of,
)
from extractor.ocr.reader.fongman import with_ones
from extractor.ocr.reader.letter_lm import initial_history, log_probability
from extractor.ocr.reader.months import with_marks_of_months
from extractor.ocr.reader.seen_letters import with_letters_seen
from extractor.ocr.reader.shared_chances import with_shared_letters
from extractor.ocr.reader.thousands import with_commas
from extractor.ocr.reader.zeros import with_zeros

# Frames x classes; class 0 is the blank.
Frames = NDArray[np.float32]

_BLANK = 0
# Prefixes kept at each frame.
_BEAM_WIDTH = 8
# How likely a prefix must be beside the likeliest one.
_LEAST_SHARE_OF_BEST = 1e-4
# How likely a class must be in a frame to be thought of.
_LEAST_PROBABILITY = 0.002
# The weight of the model of letters beside the net; with the bonus the best of six on 900 made and 239 real lines.
_LM_WEIGHT = 0.35
# Log-probability that each character is granted, lest the model prefer short texts.
_CHARACTER_BONUS = 0.8
# A frame shows a prefix's last character only if it adds this share of what the prefix is already.
_LEAST_SHARE_TO_SHOW = 0.1
# Frames (of two columns) from a character to its like: no print is so narrow.
_LEAST_FRAMES_APART = 3
# Frames as sure as this of every character need no search.
_CERTAIN = 0.98

# The probabilities of a prefix that ends in a blank, and in its last character.
_Ends = tuple[float, float]
_NO_ENDS: _Ends = (0.0, 0.0)
# What a frame may show: class and probability.
_Candidates = Sequence[tuple[int, float]]


class _Prefix:
    """A text as a path in a tree.

    Attributes:
        parent: The text without its last character; None for the empty text.
        label: Class of the last character.
        history: The letters before the next character, for the model of letters.
        extensions: By class the text with one more character, and the factor by which that is favoured.
        confidence: Sum of the probabilities of the frames that show the last character.
        best_probability: The highest of them.
        best_frame: The frame that has it.
        last_frame: The last frame that was counted.
    """

    __slots__ = (
        "best_frame",
        "best_probability",
        "confidence",
        "extensions",
        "history",
        "label",
        "last_frame",
        "parent",
    )

    def __init__(
        self, parent: _Prefix | None, label: int, history: int
    ) -> None:
        self.parent = parent
        self.label = label
        self.history = history
        self.extensions: dict[int, tuple[_Prefix, float]] = {}
        self.confidence = 0.0
        self.best_probability = 0.0
        self.best_frame = -1
        self.last_frame = -1

    def extended_by(self, label: int) -> tuple[_Prefix, float]:
        """The text with one more character, and the factor by which the model of letters favours it."""
        extension = self.extensions.get(label)
        if extension is None:
            score, history = log_probability(self.history, ALPHABET[label - 1])
            factor = exp(_LM_WEIGHT * score + _CHARACTER_BONUS)
            extension = (_Prefix(self, label, history), factor)
            self.extensions[label] = extension
        return extension

    def show(self, frame: int, probability: float) -> None:
        """Count a frame that shows the last character; each frame counts once."""
        if self.last_frame == frame:
            return
        self.last_frame = frame
        self.confidence += probability
        if probability > self.best_probability:
            self.best_probability = probability
            self.best_frame = frame


def decode(log_probabilities: Frames) -> RecognizedLine:
    """Find the likeliest text.

    Args:
        log_probabilities: What the net saw: frames x classes, blank first; natural logarithms.

    Returns:
        The text, how sure each of its characters is, and what else may stand there.
    """
    probabilities = np.exp(log_probabilities)
    if probabilities.max(axis=1).min(initial=1.0) >= _CERTAIN:
        return _best_path(probabilities)
    return _search(probabilities)


def _best_path(probabilities: Frames) -> RecognizedLine:
    """Each frame's likeliest character; repeats are one, blanks none."""
    labels = probabilities.argmax(axis=1).tolist()
    highest = probabilities.max(axis=1).tolist()
    text = ""
    confidences: list[float] = []
    for label, group in groupby(
        zip(labels, highest, strict=True), key=itemgetter(0)
    ):
        if label != _BLANK:
            text += ALPHABET[label - 1]
            confidences.append(max(probability for _, probability in group))
    return RecognizedLine(text, tuple(confidences))


def _search(probabilities: Frames) -> RecognizedLine:
    beam: dict[_Prefix, _Ends] = {
        _Prefix(None, _BLANK, initial_history()): (1.0, 0.0)
    }
    for frame, candidates in _candidates_by_frame(probabilities):
        only_blank = len(candidates) == 1 and candidates[0][0] == _BLANK
        if only_blank:  # all prefixes stay, and stay as likely
            beam = {
                prefix: (blank + character, 0.0)
                for prefix, (blank, character) in beam.items()
            }
        else:
            step = _Step(beam, frame)
            step.extend(candidates)
            beam = _pruned(step.extended)
    best = max(beam, key=lambda prefix: sum(beam[prefix]))
    characters = with_shared_letters(probabilities, _characters(best))
    characters = with_letters_seen(probabilities, characters)
    characters = with_ones(probabilities, characters)
    characters = with_commas(probabilities, with_zeros(characters))
    characters = with_capital_i(characters)
    characters = with_capitals_thought_of(probabilities, characters)
    characters = with_marks_of_months(probabilities, characters)
    text = "".join(character.text for character in characters)
    confidences = tuple(character.confidence for character in characters)
    return RecognizedLine(
        text, confidences, alternatives_to(probabilities, characters)
    )


def _characters(prefix: _Prefix) -> list[DecodedCharacter]:
    """The characters of a text in order."""
    characters: list[DecodedCharacter] = []
    while prefix.parent:
        confidence = min(1.0, prefix.confidence)
        characters.append(
            DecodedCharacter(
                ALPHABET[prefix.label - 1], confidence, prefix.best_frame
            )
        )
        prefix = prefix.parent
    characters.reverse()
    return characters


def _candidates_by_frame(
    probabilities: Frames,
) -> Iterator[tuple[int, _Candidates]]:
    """For each frame what it may show."""
    frames, labels = np.nonzero(probabilities >= _LEAST_PROBABILITY)
    likely = probabilities[frames, labels].tolist()
    shown = zip(frames.tolist(), labels.tolist(), likely, strict=True)
    for frame, group in groupby(shown, key=itemgetter(0)):
        yield frame, [(label, probability) for _, label, probability in group]


class _Step:
    """One frame of the search: each prefix of the beam with what the frame may add.

    Attributes:
        extended: For each prefix [how likely it ends in a blank, how likely in its last character].
    """

    def __init__(self, beam: dict[_Prefix, _Ends], frame: int) -> None:
        self._beam = beam
        self._frame = frame
        self.extended: dict[_Prefix, list[float]] = {}

    def extend(self, candidates: _Candidates) -> None:
        """Add what the frame may show to each prefix."""
        for prefix, (blank, character) in self._beam.items():
            total = blank + character
            for label, probability in candidates:
                if label == _BLANK:
                    self._ends_of(prefix)[0] += total * probability
                elif label != prefix.label:
                    self._append(prefix, label, probability, total)
                elif self._count_repeat(prefix, probability, blank, character):
                    self._append(prefix, label, probability, blank)

    def _ends_of(self, prefix: _Prefix) -> list[float]:
        ends = self.extended.get(prefix)
        if ends is None:
            ends = self.extended[prefix] = [0.0, 0.0]
        return ends

    def _count_repeat(
        self,
        prefix: _Prefix,
        probability: float,
        blank: float,
        character: float,
    ) -> bool:
        """The frame shows the last character: still the same one; gives whether it may also be that character again."""
        ends = self._ends_of(prefix)
        ends[1] += character * probability
        if character > _LEAST_SHARE_TO_SHOW * (blank + character):
            prefix.show(self._frame, probability)
        if self._frame - prefix.best_frame >= _LEAST_FRAMES_APART:
            return True
        # Too near to be another one: seen again after a blank.
        ends[1] += blank * probability
        return False

    def _append(
        self, prefix: _Prefix, label: int, probability: float, before: float
    ) -> None:
        """Count one more character for the longer prefix; `before` is how likely the prefix was until now."""
        if not before:
            return
        longer, factor = prefix.extended_by(label)
        added = before * probability * factor
        self._ends_of(longer)[1] += added
        # Else it was seen before.
        if added > _LEAST_SHARE_TO_SHOW * sum(self._beam.get(longer, _NO_ENDS)):
            longer.show(self._frame, probability)


def _pruned(extended: dict[_Prefix, list[float]]) -> dict[_Prefix, _Ends]:
    """The likeliest prefixes; scaled, since products of many probabilities vanish."""
    totals = {
        prefix: blank + character
        for prefix, (blank, character) in extended.items()
    }
    best = max(totals.values())
    kept = [
        prefix
        for prefix, total in totals.items()
        if total > _LEAST_SHARE_OF_BEST * best
    ]
    if len(kept) > _BEAM_WIDTH:
        kept = sorted(kept, key=totals.__getitem__, reverse=True)[:_BEAM_WIDTH]
    beam: dict[_Prefix, _Ends] = {}
    for prefix in kept:
        blank, character = extended[prefix]
        beam[prefix] = (blank / best, character / best)
    return beam
