"""Words of capitals whose print has more letters than were read: IIT is read as IT, P11 as P1.

The net takes two strokes side by side for one. Each capital is one piece of ink, so they can be counted as figures are;
where they touch only an I may be missing. The word is read again as if it were set wider, and what most of these
readings say is taken. It takes the last stem of an M for an I, too: EMS is EMIS; where print has a letter less, and
readings of less high letters do as well, there is no I.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.number_parts import (
    figures_printed,
    holds,
    set_otherwise,
)
from extractor.ocr.reader.splicing import spliced

# Capitals, and figures and signs between them.
_CAPITALS = re.compile(r"(?=.*[A-Z])[A-Z0-9.,/\-]+")
# Of fewer letters nothing is said: dirt beside one would count.
_FEWEST_LETTERS = 2
# How many times as wide a word is read again, and how many of these readings must say the same; of those that are but
# an I longer, whose stroke was counted, fewer.
_WIDER = (1.15, 1.3, 1.5, 1.75)
_ENOUGH = 3
_ENOUGH_OF_I = 1
# As high as which share of its height a word is read again, too; how many readings must lack an I; one that is surer
# than this stays.
_HIGHER = (0.8, 0.9)
_ENOUGH_LACK_I = 2
_SURE = 0.8


def is_word_of_capitals(read: str) -> bool:
    """Whether a word has capitals, and else figures and signs of codes at most.

    Args:
        read: What was read.

    Returns:
        Whether it is one, of any length.

    >>> [is_word_of_capitals(word) for word in ("IIT", "R-11", "P", "11", "Line")]
    [True, True, True, False, False]
    """
    return bool(_CAPITALS.fullmatch(read.strip()))


def lacks_capitals(line_image: LineImage, read: str) -> bool:
    """Whether a word of capitals may have more letters in print than were read.

    Args:
        line_image: The picture of the word alone.
        read: What was read there.

    Returns:
        Whether it has more; or fewer pieces, for letters touch, and an I among them.
    """
    word = read.strip()
    letters = _letters_in(word)
    if letters < _FEWEST_LETTERS or not is_word_of_capitals(word):
        return False
    printed = figures_printed(line_image)
    if letters in printed:
        return False  # strokes of faint letters are in pieces where only dark ones count
    return max(printed) > letters or "I" in word


def set_wider_still(line_image: LineImage) -> list[LineImage]:
    """Make a word of capitals as if it were set wider, and as if its letters were less high.

    Args:
        line_image: The picture of the word.

    Returns:
        Pictures of it to be read.
    """
    return set_otherwise(line_image, _WIDER, _HIGHER)


def with_every_capital(
    line_image: LineImage,
    first: RecognizedLine,
    further: Sequence[RecognizedLine],
) -> RecognizedLine:
    """Choose the reading that has all letters of a word of capitals.

    Args:
        line_image: The picture of the word, of which the first reading may lack letters.
        first: What was read there.
        further: What was read of the pictures of `set_wider_still`.

    Returns:
        One that has just the letters that are printed: those read before and I, or what most of these say; what most
        say, where letters touch, if it is the same and I; else the first reading.
    """
    word = first.text.strip()
    printed = figures_printed(line_image)
    votes = Counter(reading.text.strip() for reading in further)
    if printed == {_letters_in(word) - 1}:
        at = _place_of_no_i(first, votes)
        if at is not None:
            return spliced(first, at, at + 1, RecognizedLine("", ()))
    of_wider = Counter(
        reading.text.strip() for reading in further[: len(_WIDER)]
    )
    longer = [
        (text, count)
        for text, count in of_wider.most_common()
        if len(text) > len(word)
        and is_word_of_capitals(text)
        and holds(text, word)
    ]
    is_touching = max(printed) < _letters_in(word)
    for text, count in longer:
        has_more_i = text.replace("I", "") == word.replace("I", "")
        is_whole = _letters_in(text) in printed
        enough = _ENOUGH_OF_I if is_whole and has_more_i else _ENOUGH
        if count >= enough and (is_whole or (is_touching and has_more_i)):
            return next(
                _stripped(reading)
                for reading in further
                if reading.text.strip() == text
            )
    return first


def _place_of_no_i(first: RecognizedLine, votes: Counter[str]) -> int | None:
    """The place of an unsure I that further readings of a word lack, more of them than have it; None where none is."""
    text = first.text
    for at, letter in enumerate(text):
        if letter == "I" and first.confidences[at] < _SURE:
            lacking = votes[(text[:at] + text[at + 1 :]).strip()]
            if lacking >= _ENOUGH_LACK_I and lacking > votes[text.strip()]:
                return at
    return None


def _letters_in(word: str) -> int:
    """How many pieces of ink as high as letters a word has."""
    return sum(letter.isalnum() or letter == "/" for letter in word)


def _stripped(reading: RecognizedLine) -> RecognizedLine:
    start = len(reading.text) - len(reading.text.lstrip())
    end = len(reading.text.rstrip())
    return replace(
        reading,
        text=reading.text[start:end],
        confidences=reading.confidences[start:end],
        alternatives=(),
    )
