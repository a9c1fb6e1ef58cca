"""Latin letters that were passed over because several shared the chance: (Fleet was read as (leet, F being R or P, too.

In copies of copies a letter has lost what tells it from its like. That there is one the net is sure of; the likeliest
is it, rather than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.alternatives import DecodedCharacter

# How likely it is at most that nothing stands between two letters, where something does.
_NOTHING = 0.45
# How likely the likeliest letter must be.
_LEAST = 0.25
# Frames around that of a letter are its own; in others the net thought of something where a blank is less sure.
_OWN = 1
_BLANK = 0.98


def with_shared_letters(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> list[DecodedCharacter]:
    """Put in letters of Latin words of which the net knew that there is one, but not which.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order, such as `(leet Card)`.

    Returns:
        The same characters with those letters; they are as sure as the net was of each.
    """
    read = list(characters)
    # From the last on: what stands before stays in its place.
    for first, end in reversed(list(_doubtful(probabilities, read))):
        at = sum(character.frame < first for character in read)
        if not any(map(_is_latin, read[max(0, at - 1) : at + 1])):
            continue
        letter = _likeliest(probabilities, first, end)
        if letter.confidence >= _LEAST and _is_latin(letter):
            beside = [other.text for other in read[max(0, at - 1) : at + 1]]
            if letter.text not in beside:
                read.insert(at, letter)
    return read


def _doubtful(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> Iterator[tuple[int, int]]:
    """The runs of frames, as (first, after the last), that show something where nothing was read."""
    shows = probabilities[:, 0] < _BLANK
    for character in characters:
        shows[max(0, character.frame - _OWN) : character.frame + _OWN + 1] = (
            False
        )
    sides = np.flatnonzero(np.diff(shows, prepend=False, append=False))
    for first, end in sides.reshape(-1, 2).tolist():
        if float(probabilities[first:end, 0].prod()) <= _NOTHING:
            yield first, end


def _likeliest(
    probabilities: NDArray[np.float32], first: int, end: int
) -> DecodedCharacter:
    """The letter that a run of frames shows best."""
    letters = probabilities[first:end, 1:]
    frame, letter = np.unravel_index(int(letters.argmax()), letters.shape)
    chance = float(letters[frame, letter])
    return DecodedCharacter(ALPHABET[letter], chance, first + int(frame))


def _is_latin(character: DecodedCharacter) -> bool:
    return character.text.isascii() and character.text.isalpha()
