"""What else a line may say: the Thai letters and marks that the net thought of where it doubts. Never digits."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from extractor.model import Alternative
from extractor.ocr.reader.alphabet import ALPHABET

_THAI_LETTERS = frozenset(
    character for character in ALPHABET if "\u0e01" <= character <= "\u0e4e"
)
# How likely an alternative must be in a frame.
_LEAST_PROBABILITY = 0.03
# How sure a letter may be at most for its absence to be an alternative.
_DOUBTFUL = 0.9
# Frames from a letter's own in which another may be seen in its stead.
_NEAR = 1
# From this chance (0 to 1) on the net thought of another letter than it read, where something else speaks for that.
THOUGHT_OF = 0.1
# The least chance that odds are made of: a logarithm needs more than 0.
_LEAST_CHANCE = 1e-3


@dataclass(frozen=True, slots=True)
class DecodedCharacter:
    """A character that was read.

    Attributes:
        text: The character.
        confidence: How likely it is right, 0 to 1.
        frame: The frame in which the net saw it best.
    """

    text: str
    confidence: float
    frame: int


def chance_near(
    probabilities: NDArray[np.float32], frame: int, letter: str
) -> float:
    """Tell how much the net thought of a letter at a place.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        frame: The frame in which it saw what was read there.
        letter: Another letter, such as `I` where `l` was read.

    Returns:
        How likely that one is (0 to 1) in the frame, or in the next to it.
    """
    near = probabilities[
        max(0, frame - _NEAR) : frame + _NEAR + 1, ALPHABET.index(letter) + 1
    ]
    return float(near.max(initial=0.0))


def alternatives_to(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> tuple[Alternative, ...]:
    """Find the alternatives to single characters of a reading.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order.

    Returns:
        The alternatives by place and text, with natural logarithms of their odds; each once, with its best odds.
    """
    best: dict[tuple[int, int, str], Alternative] = {}
    candidates = [
        *_other_letters(probabilities, characters),
        *_absent_letters(characters),
    ]
    for candidate in candidates:
        place = (candidate.start, candidate.end, candidate.text)
        known = best.setdefault(place, candidate)
        if candidate.odds > known.odds:
            best[place] = candidate
    return tuple(best[place] for place in sorted(best))


def _other_letters(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> Iterator[Alternative]:
    """Other letters in a character's stead, and between two."""
    frames = [character.frame for character in characters]
    is_likely = probabilities[:, 1:] >= _LEAST_PROBABILITY
    for frame, index in np.argwhere(is_likely).tolist():
        letter = ALPHABET[index]
        after = bisect(frames, frame)
        first = max(0, after - 1)
        neighbours = range(first, min(after + 1, len(characters)))
        was_read = any(characters[at].text == letter for at in neighbours)
        if letter not in _THAI_LETTERS or was_read:
            continue
        probability = float(probabilities[frame, index + 1])
        for at in neighbours:
            neighbour = characters[at]
            is_near = abs(neighbour.frame - frame) <= _NEAR
            if is_near and neighbour.text in _THAI_LETTERS:
                odds = _log_ratio(probability, neighbour.confidence)
                yield Alternative(at, at + 1, letter, odds)
        if frame not in frames:
            odds = _log_ratio(probability, 1 - probability)
            yield Alternative(after, after, letter, odds)


def _absent_letters(
    characters: Sequence[DecodedCharacter],
) -> Iterator[Alternative]:
    """Nothing where a letter was read."""
    for at, character in enumerate(characters):
        if character.text in _THAI_LETTERS and character.confidence < _DOUBTFUL:
            absence = 1 - character.confidence
            odds = _log_ratio(absence, character.confidence)
            yield Alternative(at, at + 1, "", odds)


def _log_ratio(chance: float, other_chance: float) -> float:
    """How much likelier one of two things is (natural logarithm)."""
    chance = max(chance, _LEAST_CHANCE)
    other_chance = max(other_chance, _LEAST_CHANCE)
    return log(chance / other_chance)
