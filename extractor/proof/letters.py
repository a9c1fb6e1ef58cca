"""Letters as print shows them: what a text layer and a reader may spell in several ways, spelled in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from extractor.model import UNKNOWN_LETTER
from extractor.ocr.reader.alphabet import ALPHABET
from normalizer import without_private_use
from normalizer.thai import MARK, NIKHAHIT, SARA_AA, SARA_AM, TONE, VOWEL_MARK

# A letter, and the index of the glyph that it is of.
OwnedLetter = tuple[str, int]

# Signs that print does not tell apart, the first of each standing for all.
LOOK_ALIKES = ("-–—−", '"“”', "'‘’", "•●·", "×x")
_ONE_OF_ALIKES = {
    other: alike[0] for alike in LOOK_ALIKES for other in alike[1:]
}
_INVISIBLE = re.compile(
    "[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# What is no character at all, as cairo and Ghostscript write for glyphs that they cannot name; or the picture of it.
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u2400-\u2426\ufdd0-\ufdef\ufffe\uffff]"
)
_DOUBLE_E = re.compile("เเ")
_SPLIT_SARA_AM = re.compile(f"{NIKHAHIT}[{TONE}]?{SARA_AA}")
_LONG_SARA_AM = re.compile(f"{SARA_AM}[{SARA_AA}{SARA_AM}{TONE}]+")
_SARA_AM_AND_TONES = re.compile(f"{SARA_AM}[{TONE}]*")
_MARKS = re.compile(f"[{MARK}]{{2,}}")
_MARK = re.compile(f"[{MARK}]")
# Texts whose spelling is remembered.
_REMEMBERED = 1 << 14
# Letters, figures and the signs of ordinary text; a tick or a bullet shows in too many ways.
_KNOWN = frozenset(
    letter
    for letter in ALPHABET
    if unicodedata.category(letter) not in ("So", "Sm") or letter in "+<=>×÷"
)

# Owned letters of a match, as they are spelled instead.
_Respelling = Callable[[Sequence[OwnedLetter]], list[OwnedLetter]]
_Rule = tuple[re.Pattern[str], _Respelling]


def owned_letters(texts: Iterable[str]) -> list[OwnedLetter]:
    """Spell texts in one way: sara am whole and behind its tone, vowel signs before tones, no spaces.

    Args:
        texts: What each glyph of a line says, in order.

    Returns:
        The letters, each with the index of the text that it is of.

    >>> "".join(letter for letter, _ in owned_letters(["น", "ํ", "้", "า", " – ๒"]))
    'น้ำ-๒'
    """
    return _respelled(_shown_letters(texts), _WHOLE)


def signs_of(texts: Iterable[str]) -> list[OwnedLetter]:
    """Spell texts as print is drawn: sara am in its two parts, which may be glyphs of their own.

    Args:
        texts: What each glyph of a line says, in order.

    Returns:
        The letters, each with the index of the text that it is of; what is said twice stays so.

    >>> [letter for letter, _ in signs_of(["น", "ำ", "้"])] == ["น", "้", "ํ", "า"]
    True
    """
    return _respelled(_shown_letters(texts), _IN_PARTS)


def _shown_letters(texts: Iterable[str]) -> list[OwnedLetter]:
    owned = []
    for owner, text in enumerate(texts):
        for letter in _without_controls(without_private_use(text)):
            if not _INVISIBLE.match(letter):
                owned.append((_ONE_OF_ALIKES.get(letter, letter), owner))
    return owned


def _without_controls(text: str) -> str:
    """A text without what is no character beside its letters; where it has none, it is not known."""
    return _NO_CHARACTER.sub("", text) or _NO_CHARACTER.sub(
        UNKNOWN_LETTER, text
    )


@lru_cache(maxsize=_REMEMBERED)
def one_spelling(text: str) -> str:
    """Spell a text in that way.

    Args:
        text: Any text, such as `นํ้า`.

    Returns:
        Its letters; control characters beside them are nothing.

    >>> one_spelling("นํ้า␀"), one_spelling("␀") == UNKNOWN_LETTER
    ('น้ำ', True)
    """
    return "".join(letter for letter, _ in owned_letters([text]))


def is_known(letter: str) -> bool:
    """Whether the reader knows a letter.

    Args:
        letter: One letter.

    Returns:
        Whether it is one that the net can tell from all others.
    """
    return letter in _KNOWN


@lru_cache(maxsize=_REMEMBERED)
def is_mark(text: str) -> bool:
    """Whether a text begins with what stands above or below a letter.

    Args:
        text: Any text.

    Returns:
        Whether it does.
    """
    return bool(_MARK.match(without_private_use(text)))


def _respelled(
    owned: list[OwnedLetter], rules: Iterable[_Rule]
) -> list[OwnedLetter]:
    for pattern, respelling in rules:
        text = "".join(letter for letter, _ in owned)
        done = 0
        respelled: list[OwnedLetter] = []
        for match in pattern.finditer(text):
            respelled += owned[done : match.start()]
            respelled += respelling(owned[match.start() : match.end()])
            done = match.end()
        owned = respelled + owned[done:]
    return owned


def _one_e(owned: Sequence[OwnedLetter]) -> list[OwnedLetter]:
    return [("แ", owned[0][1])]


def _whole_sara_am(owned: Sequence[OwnedLetter]) -> list[OwnedLetter]:
    return [*owned[1:-1], (SARA_AM, owned[0][1])]


def _short_sara_am(owned: Sequence[OwnedLetter]) -> list[OwnedLetter]:
    tones = [one for one in owned if one[0] not in (SARA_AM, SARA_AA)]
    return [*tones, owned[0]]


def _sara_am_in_parts(owned: Sequence[OwnedLetter]) -> list[OwnedLetter]:
    (_, owner), *tones = owned
    return [*tones, (NIKHAHIT, owner), (SARA_AA, owner)]


def _in_order(owned: Sequence[OwnedLetter]) -> list[OwnedLetter]:
    """Vowel signs before tones, each mark once."""
    each_once = dict(reversed(owned))
    first = [
        (letter, owner)
        for letter, owner in owned
        if each_once.pop(letter, None) == owner
    ]
    return sorted(first, key=lambda one: one[0] not in VOWEL_MARK)


_WHOLE: tuple[_Rule, ...] = (
    (_DOUBLE_E, _one_e),
    (_SPLIT_SARA_AM, _whole_sara_am),
    (_LONG_SARA_AM, _short_sara_am),
    (_MARKS, _in_order),
)
_IN_PARTS: tuple[_Rule, ...] = (
    (_DOUBLE_E, _one_e),
    (_SARA_AM_AND_TONES, _sara_am_in_parts),
)
