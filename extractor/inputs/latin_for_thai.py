"""Thai that was set in a one-byte code and is named in Latin letters: ¡ÒÃ or °“√ for การ.

Fonts from before Unicode hold Thai at the bytes of TIS-620, and letters of other shapes besides: low tone marks, marks
further left, ญ and ฐ without their feet, each system at places of its own. Files that set such fonts name the bytes by
Windows-1252, by Mac OS Roman, or not at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from normalizer.models.lexicon import segmentation_log_probability
from normalizer.thai import DIGIT, LETTER

# The note of a page, the first one of its file where such print was found.
LATIN_FOR_THAI = "latin-for-thai"

# The bytes of Thai in TIS-620; 0xDB to 0xDE are free.
_THAI_BYTES = (*range(0xA1, 0xDB), *range(0xDF, 0xFC))
# Letters of other shapes: the byte of the first, and what it and the next ones show (libthai, src/thrend/thrend.c).
_TONES = "่้๊๋์"
_SHAPES_OF_WINDOWS = {
    0x80: "ฐิีึื",
    0x86: _TONES + _TONES + "ญ",
    0x98: "ัํ็" + _TONES,
    0xFC: "ฺุู",
}
_SHAPES_OF_MACINTOSH = {
    0x80: "ฐ",
    0x83: _TONES + _TONES,
    0x8F: "ํญ",
    0x92: "ั็ิีึื" + _TONES,
    0xFC: "ฺุู",
}
# Natural logarithm a letter: Thai weighs -1 to -3 as words; Latin letters and signs taken for Thai weigh -8 to -30.
_LEAST_LIKELY = -5.0
# Letters that tell whether it is Thai: those of its words, and those among them that are named in Latin ones.
_ENOUGH_LETTERS = 10
_ENOUGH_RENAMED = 3
# Share of a font's letters that are named in Latin ones, at least: a × or ° among its Thai tells nothing.
_LEAST_SHARE = 0.2
# Characters of a text that are looked at.
_SAMPLE = 20_000
_THAI = re.compile(f"[{LETTER}{DIGIT}]")
_LETTERS = re.compile(f"[{LETTER}]+")


class CodePage(NamedTuple):
    """A way to take glyphs for Thai.

    Attributes:
        by_name: The Thai letter of each character that names a glyph.
        by_code: The Thai letter of each code.
    """

    by_name: Mapping[str, str]
    by_code: Mapping[int, str]


class Named(NamedTuple):
    """A glyph as its file names it.

    Attributes:
        text: Its character, or what stands for one that is not known.
        font: The name of its font.
        code: Its code in the font.
    """

    text: str
    font: str
    code: int


def thai_of(glyph: Named, code_page: CodePage) -> str | None:
    """The Thai letter of a glyph.

    Args:
        glyph: The glyph.
        code_page: That of its font.

    Returns:
        The letter, or a Thai digit; None where the glyph is named as Thai, or is none.

    >>> *_, windows, _ = code_pages()
    >>> "".join(thai_of(Named(letter, "Cordia", 0), windows) for letter in "¡ÒÃ")
    'การ'
    """
    if _THAI.match(glyph.text):
        return None
    return code_page.by_name.get(glyph.text) or code_page.by_code.get(
        glyph.code
    )


def fonts_in_latin(glyphs: Sequence[Named]) -> dict[str, CodePage]:
    """The fonts of a page whose Thai letters are named in Latin ones.

    Args:
        glyphs: The page's glyphs, in the order in which they are drawn.

    Returns:
        The code page of each: the one by which its glyphs, and those beside them, make Thai words.

    >>> named = [Named(letter, "Cordia", 0) for letter in "ÊÓ¹Ñ¡§Ò¹ à·ÈºÒÅ"]
    >>> list(fonts_in_latin(named))
    ['Cordia']
    """
    counts = Counter(glyphs)
    found: dict[str, CodePage] = {}
    heaviest: dict[str, float] = {}
    for code_page in code_pages():
        fonts = _candidates(counts, code_page)
        weights = _weights(glyphs, fonts, code_page) if fonts else {}
        for font, weight in weights.items():
            is_heavier = weight.above_latin > heaviest.get(font, 0.0)
            if weight.tells_thai() and is_heavier:
                found[font] = code_page
                heaviest[font] = weight.above_latin
    return found


def text_in_thai(text: str) -> str:
    """A text that was copied from such a file, in Thai.

    Args:
        text: Any text.

    Returns:
        The text with Thai for the Latin letters, where they make Thai words; else as it is.

    >>> text_in_thai("ÊÓ¹Ñ¡§Ò¹ à·ÈºÒÅ")
    'สำนักงาน เทศบาล'
    """
    sample = [Named(character, "", -1) for character in text[:_SAMPLE]]
    for code_page in fonts_in_latin(sample).values():
        return text.translate(
            {ord(name): letter for name, letter in code_page.by_name.items()}
        )
    return text


def _candidates(counts: Mapping[Named, int], code_page: CodePage) -> set[str]:
    """The fonts of which enough letters may be Thai, given how often a page has each glyph."""
    named: Counter[str] = Counter()
    renamed: Counter[str] = Counter()
    for glyph, count in counts.items():
        if thai_of(glyph, code_page):
            renamed[glyph.font] += count
        elif _THAI.match(glyph.text):
            named[glyph.font] += count
    return {
        font
        for font, count in renamed.items()
        if count >= max(_ENOUGH_RENAMED, _LEAST_SHARE * (count + named[font]))
    }


@dataclass
class _Weight:
    """How likely the words around a font's glyphs are, once these are taken for Thai.

    Attributes:
        letters: How many letters the words have.
        renamed: How many of them are taken for Thai.
        gain: By how much (natural logarithm) likelier the words are so than what is left of them without these.
    """

    letters: int = 0
    renamed: int = 0
    gain: float = 0.0

    @property
    def above_latin(self) -> float:
        """By how much likelier they are than Latin letters taken for Thai would be at best."""
        return self.gain - _LEAST_LIKELY * self.renamed

    def tells_thai(self) -> bool:
        return (
            self.letters >= _ENOUGH_LETTERS
            and self.renamed >= _ENOUGH_RENAMED
            and self.above_latin > 0
        )


def _weights(
    glyphs: Sequence[Named], fonts: set[str], code_page: CodePage
) -> dict[str, _Weight]:
    weights: defaultdict[str, _Weight] = defaultdict(_Weight)
    for word in _words(glyphs, fonts, code_page):
        renamed = [letter for letter in word if letter.is_renamed]
        whole = "".join(letter.text for letter in word)
        rest = "".join(
            " " if letter.is_renamed else letter.text for letter in word
        )
        gain = segmentation_log_probability(whole) - sum(
            map(segmentation_log_probability, rest.split())
        )
        for font in {letter.font for letter in renamed}:
            weights[font].letters += len(whole)
            weights[font].renamed += len(renamed)
            weights[font].gain += gain
    return weights


class _Letter(NamedTuple):
    """A glyph as it would be read."""

    text: str
    font: str
    is_renamed: bool


def _words(
    glyphs: Sequence[Named], fonts: set[str], code_page: CodePage
) -> Iterator[list[_Letter]]:
    """Letters that follow each other, some of them taken for Thai."""
    letters = []
    for glyph in glyphs:
        thai = thai_of(glyph, code_page) if glyph.font in fonts else None
        letters.append(
            _Letter(thai or glyph.text, glyph.font, thai is not None)
        )
    for is_word, word in groupby(
        letters, key=lambda letter: bool(_LETTERS.fullmatch(letter.text))
    ):
        found = list(word)
        if is_word and any(letter.is_renamed for letter in found):
            yield found


@cache
def code_pages() -> tuple[CodePage, ...]:
    """The code pages of Windows and Macintosh, by the bytes, and by the Latin characters that name these.

    Names tell less: Mac OS Roman has a space where the Thai code has ส.
    """
    windows = {**_thai_bytes(), **_shapes(_SHAPES_OF_WINDOWS)}
    macintosh = {**_thai_bytes(), **_shapes(_SHAPES_OF_MACINTOSH)}
    return (
        CodePage({}, windows),
        CodePage({}, macintosh),
        CodePage(_by_name(windows, "latin-1", "cp1252"), {}),
        CodePage(_by_name(macintosh, "mac_roman"), {}),
    )


def _thai_bytes() -> dict[int, str]:
    return {byte: bytes([byte]).decode("cp874") for byte in _THAI_BYTES}


def _shapes(shapes: Mapping[int, str]) -> dict[int, str]:
    return {
        first + offset: letter
        for first, letters in shapes.items()
        for offset, letter in enumerate(letters)
    }


def _by_name(thai: Mapping[int, str], *encodings: str) -> dict[str, str]:
    """The Thai letter of each character that one of the encodings has at a byte."""
    names = {
        bytes([byte]).decode(encoding, errors="ignore"): letter
        for encoding in encodings
        for byte, letter in thai.items()
    }
    return {name: letter for name, letter in names.items() if name}
