"""Thai letters that the net saw and the model of letters made another sign of: บพ 4420 was read as บw 4420.

The model knows words, and is neither for nor against Latin letters: of an abbreviation that it never met it made one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.alternatives import THOUGHT_OF, DecodedCharacter

# A consonant that is as likely was seen, where the net hardly thought of what was read.
_SEEN = 0.8
_CLASSES = [
    number for number, letter in enumerate(ALPHABET, 1) if "ก" <= letter <= "ฮ"
]
# A small letter alone right behind Thai ones is of their word, if the net thought of a consonant at all: คu is คน.
_ALONE = re.compile(r"(?<=[ก-ฮะ-ูเ-์])[a-z](?![A-Za-z0-9])")


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
    text = "".join(character.text for character in characters)
    alone = {word.start() for word in _ALONE.finditer(text)}
    return [
        _seen(probabilities, character, THOUGHT_OF if at in alone else _SEEN)
        if character.text.isascii() and character.text.isalpha()
        else character
        for at, character in enumerate(characters)
    ]


def _seen(
    probabilities: NDArray[np.float32],
    character: DecodedCharacter,
    least: float,
) -> DecodedCharacter:
    """The consonant that the net saw where a Latin letter was read, if it is so likely; else that letter."""
    frame = probabilities[character.frame]
    consonants = frame[_CLASSES]
    best = int(consonants.argmax())
    chance = float(consonants[best])
    is_thought_of = frame[ALPHABET.index(character.text) + 1] >= THOUGHT_OF
    if chance < least or (least == _SEEN and is_thought_of):
        return character
    return replace(
        character, text=ALPHABET[_CLASSES[best] - 1], confidence=chance
    )
