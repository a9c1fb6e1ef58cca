"""Thai letters that the net saw and the model of letters made another sign of: บพ 4420 was read as บw 4420.

The model knows words, and is neither for nor against Latin letters: of an abbreviation that it never met it made one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.alternatives import THOUGHT_OF, DecodedCharacter

# A consonant that is as likely was seen, where the net hardly thought of what was read.
_SEEN = 0.8
_CONSONANTS = ("ก", "ฮ")


def with_letters_seen(
    probabilities: NDArray[np.float32], characters: Sequence[DecodedCharacter]
) -> list[DecodedCharacter]:
    """Take Latin letters for the Thai consonants that the net saw in their stead.

    Args:
        probabilities: What the net saw: frames x classes, class 0 the blank.
        characters: What was read, in order, such as `บw 4420`.

    Returns:
        The same characters, those consonants among them.
    """
    return [_seen(probabilities, character) for character in characters]


def _seen(
    probabilities: NDArray[np.float32], character: DecodedCharacter
) -> DecodedCharacter:
    letter = character.text
    if not (letter.isascii() and letter.isalpha()):
        return character
    frame = probabilities[character.frame]
    likeliest = int(frame.argmax())
    chance = float(frame[likeliest])
    consonant = ALPHABET[likeliest - 1] if likeliest else ""
    is_consonant = _CONSONANTS[0] <= consonant <= _CONSONANTS[1]
    is_thought_of = frame[ALPHABET.index(letter) + 1] >= THOUGHT_OF
    if not is_consonant or chance < _SEEN or is_thought_of:
        return character
    return replace(character, text=consonant, confidence=chance)
