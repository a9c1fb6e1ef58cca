"""Whether Tesseract's Thai model made a word up: what it reads where Latin stands looks like no Thai."""

from __future__ import annotations

import re

from normalizer import outside_words
from normalizer.thai import DIGIT, LETTER

# In what the Thai model makes of Latin words: Latin letters, signs, digits set among Thai letters.
_STRANGE = re.compile(
    f"[A-Za-z0-9|{{}}<>@#\\[\\]_~^=\\\\!«»?*&]|[{LETTER}][{DIGIT}]|[{DIGIT}][{LETTER}]"
)
_ABBREVIATION = re.compile(f"\\(?(?:[{LETTER}]{{1,3}}\\.)+\\)?")
_THAI_NUMBER = re.compile(f"[{DIGIT}.,/:%()-]+")
# Characters of a word that is judged by its letters.
_LONG_ENOUGH = 4
# Garbage has more than this share of its letters outside of words.
_MOST_OUTSIDE_WORDS = 0.5
# Sara am as the model writes it, nikhahit and sara aa, and as Unicode has it in one character.
_DECOMPOSED_SARA_AM = "\u0e4d\u0e32"
_SARA_AM = "\u0e33"


def is_garbage(word: str) -> bool:
    """Tell whether the Thai model may have made a word up.

    Args:
        word: A word as the model wrote it.

    Returns:
        Whether it has Latin letters or signs in it, or no Thai word; abbreviations and numbers are never garbage.

    >>> is_garbage("มาตรการ"), is_garbage("๒๕๖๖"), is_garbage("ร๐บเ|ง")
    (False, False, True)
    """
    word = word.replace(_DECOMPOSED_SARA_AM, _SARA_AM)
    if _ABBREVIATION.fullmatch(word) or _THAI_NUMBER.fullmatch(word):
        return False
    if _STRANGE.search(word):
        return True
    return (
        len(word) >= _LONG_ENOUGH and outside_words(word) > _MOST_OUTSIDE_WORDS
    )
