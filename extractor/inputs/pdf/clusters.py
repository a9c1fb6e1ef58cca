"""What the glyphs of a letter and its marks say together: producers map clusters to glyphs in ways of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from pdfminer.layout import LTChar

from extractor.inputs.pdf.many_scripts import fonts_of_many_scripts
from extractor.inputs.pdf.swapped_bytes import (
    fonts_with_swapped_bytes,
    in_byte_order,
)
from extractor.model import UNKNOWN_LETTER
from normalizer.thai import MARK_CHARACTERS, NIKHAHIT, SARA_AA, SARA_AM

# Share of the size: what advances less takes no room.
_NO_ROOM = 0.02
# What pdfminer says of a glyph that the file gives no character.
_UNDEFINED = "(cid:"
_THAI = frozenset(map(chr, range(0x0E01, 0x0E5C)))
_SOFT_HYPHEN = "\u00ad"
# What no glyph draws together with a Thai letter: letters and signs neither of Thai nor of ASCII, but for private use.
# Ghostscript writes ย∸ (0E22 2238) for ยุ (0E22 0E38).
_FOREIGN = re.compile(
    r"(?![\u0e00-\u0e7f\x00-\x7f\ue000-\uf8ff\ufffd])[^\s\u00ad\u0300-\u036f\u200b-\u206f\ufeff]|[\u2030-\u205e]"
)
# Private-use code points but for those of Thai fonts (normalizer/data/private_use.tsv) and of symbol fonts (U+F000 to
# U+F0FF): they say nothing. ReportLab gives its shaped glyphs U+E000 and up, in each file others.
_PRIVATE = re.compile("[\ue000-\uefff\uf100-\uf6ff\uf71b-\uf883\uf89f-\uf8ff]")
# Code points of symbol fonts, by the numbers of their glyphs (U+F000 and up).
_OF_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_FEWEST_SYMBOLS = 3
_THAI_LETTER = re.compile("[ก-ฮ]")
_TONES_OR_UNKNOWN = frozenset("่้๊๋" + UNKNOWN_LETTER)


def cluster_texts(characters: Sequence[LTChar]) -> list[str | None]:
    """Tell what each glyph says, once what several say together is told apart.

    fpdf2 gives ำ, shaped as two glyphs, to the first, which takes no room, and nothing to the second; WeasyPrint
    nothing to the first. Typst gives น้ำ to each of its three glyphs where one is set higher. Where a file names no
    character for a glyph, as pdfkit does for every า once it has drawn ำ, cairo gives it an empty ActualText.

    Args:
        characters: The glyphs of a page, in content-stream order, each with its `cid`.

    Returns:
        The text of each; None where the glyph before says it, too.
    """
    said: defaultdict[str, set[str]] = defaultdict(set)
    for character in characters:
        said[character.fontname].add(character.get_text())
    named_as_symbols = _fonts_named_as_symbols(said)
    swapped = fonts_with_swapped_bytes(said)
    not_named = fonts_of_many_scripts(said) - swapped
    texts = [
        _own_text(character, named_as_symbols, swapped, not_named)
        for character in characters
    ]
    for index in _shown_hyphens(characters, texts):
        texts[index] = "-"
    for index in _unsaid(characters, texts):
        texts[index] = characters[index].get_text() or UNKNOWN_LETTER
    takes_room = _take_room(characters, texts)
    # what else stands before า without a name in a font that names its nikhahit is that with a tone mark, as in น้ำ
    with_nikhahit = {
        character.fontname
        for character, text in zip(characters, texts, strict=True)
        if text == NIKHAHIT
    }
    for index, text in enumerate(texts):
        if takes_room[index] or text is None:
            continue
        if text.endswith(SARA_AM):
            for rest in _rest_of_sara_am(index, texts, takes_room):
                texts[rest] = None
        elif (
            text == UNKNOWN_LETTER
            and characters[index].fontname not in with_nikhahit
            and _begins_sara_am(index, texts, takes_room)
        ):
            texts[index] = NIKHAHIT
    for index in _repeated(characters, texts):
        texts[index] = None
    return texts


def _fonts_named_as_symbols(said: Mapping[str, Set[str]]) -> set[str]:
    """The fonts of Thai text that name several of their glyphs as fonts of symbols do; a bullet or two is none."""
    return {
        font
        for font, texts in said.items()
        if sum(bool(_OF_SYMBOLS.fullmatch(text)) for text in texts)
        >= _FEWEST_SYMBOLS
        and any(map(_THAI_LETTER.match, texts))
    }


def _own_text(
    character: LTChar,
    named_as_symbols: Set[str],
    swapped: Set[str],
    not_named: Set[str],
) -> str | None:
    """What the file says; the unknown character where it says nothing, None where ActualText said it before."""
    if character.is_rest:
        return None
    if character.fontname in not_named:
        return UNKNOWN_LETTER
    text: str = character.get_text()
    text = in_byte_order(text, is_swapped=character.fontname in swapped)
    is_garbled = text[:1] in _THAI and _FOREIGN.search(text)
    if not text or text.startswith(_UNDEFINED) or is_garbled:
        return UNKNOWN_LETTER
    if character.fontname in named_as_symbols:
        text = _OF_SYMBOLS.sub(UNKNOWN_LETTER, text)
    return _PRIVATE.sub(UNKNOWN_LETTER, text)


def _shown_hyphens(
    characters: Sequence[LTChar], texts: Sequence[str | None]
) -> Iterator[int]:
    """The hyphens that are called soft, as MuPDF calls all of a font: they show, though they divide no words."""
    soft: defaultdict[str, list[int]] = defaultdict(list)
    amid: set[str] = set()
    for index, (character, text) in enumerate(
        zip(characters, texts, strict=True)
    ):
        if text != _SOFT_HYPHEN or abs(character.adv) <= _NO_ROOM * abs(
            character.size
        ):
            continue
        soft[character.fontname].append(index)
        following = characters[index + 1 : index + 2]
        if any(other.y0 == character.y0 for other in following):
            amid.add(character.fontname)
    for font in amid:
        yield from soft[font]


def _unsaid(
    characters: Sequence[LTChar], texts: Sequence[str | None]
) -> Iterator[int]:
    """The glyphs with an empty ActualText that take room, where those before say fewer letters than they draw."""
    left = 0
    for index, (character, text) in enumerate(
        zip(characters, texts, strict=True)
    ):
        if text is not None:
            left = len(text) + text.count(SARA_AM) - 1
        elif (
            character.is_silent
            and left <= 0
            and abs(character.adv) > _NO_ROOM * abs(character.size)
        ):
            yield index
        else:
            left -= 1


def _rest_of_sara_am(
    index: int, texts: Sequence[str | None], takes_room: Sequence[bool]
) -> range:
    """The glyphs without a character behind one that says ำ and takes no room: its tone mark, and what draws า."""
    behind = _behind_tone(index, texts, takes_room)
    is_rest = (
        texts[behind : behind + 1] == [UNKNOWN_LETTER] and takes_room[behind]
    )
    return range(index + 1, behind + 1 if is_rest else index + 1)


def _begins_sara_am(
    index: int, texts: Sequence[str | None], takes_room: Sequence[bool]
) -> bool:
    """Whether a mark without a character stands on a letter, and what is drawn next is า."""
    if index == 0 or not takes_room[index - 1]:
        return False
    behind = _behind_tone(index, texts, takes_room)
    return (
        behind < len(texts)
        and takes_room[behind]
        and texts[behind] in (SARA_AA, SARA_AM)
    )


def _behind_tone(
    index: int, texts: Sequence[str | None], takes_room: Sequence[bool]
) -> int:
    """The index of the next glyph, a tone mark between left out."""
    behind = index + 1
    is_tone = (
        behind < len(texts)
        and not takes_room[behind]
        and texts[behind] in _TONES_OR_UNKNOWN
    )
    return behind + 1 if is_tone else behind


def _take_room(
    characters: Sequence[LTChar], texts: Sequence[str | None]
) -> list[bool]:
    """Of each glyph, whether it stands behind the letter before and the next one behind it.

    In fonts of one width marks have that width, too; they are set over their letter, or the pen steps back over them.
    """
    taking: list[bool] = []
    letter: LTChar | None = None
    for character, text, following in zip(
        characters, texts, [*characters, None][1:], strict=True
    ):
        may_be_mark = (
            text is None or text == UNKNOWN_LETTER or text.endswith(SARA_AM)
        )
        takes = abs(character.adv) > _NO_ROOM * abs(character.size)
        if takes and may_be_mark:
            takes = not (
                _is_over(character, letter)
                or _is_stepped_over(character, following)
            )
        if takes:
            letter = character
        taking.append(takes)
    return taking


def _is_over(character: LTChar, letter: LTChar | None) -> bool:
    """Whether a glyph ends where a letter ends."""
    if letter is None:
        return False
    least = _NO_ROOM * abs(character.size)
    reaches_right = character.x1 > letter.x1 + least or character.x1 < letter.x0
    reaches_up = character.y1 > letter.y1 + least or character.y1 < letter.y0
    return not (reaches_right or reaches_up)


def _is_stepped_over(character: LTChar, following: LTChar | None) -> bool:
    """Whether the next glyph begins where a glyph begins."""
    if following is None:
        return False
    least: float = _NO_ROOM * abs(character.size)
    step: float = max(
        abs(following.x0 - character.x0), abs(following.y0 - character.y0)
    )
    return step <= least


def _repeated(
    characters: Sequence[LTChar], texts: Sequence[str | None]
) -> list[int]:
    """The glyphs that say the cluster again of which they draw a part; the first one drawn again begins another."""
    repeated: list[int] = []
    cluster = ""
    drawn: set[object] = set()
    for index, (character, text) in enumerate(
        zip(characters, texts, strict=True)
    ):
        if text is None:
            drawn.add(character.cid)
        elif (
            text == cluster and _is_cluster(text) and character.cid not in drawn
        ):
            repeated.append(index)
            drawn.add(character.cid)
        else:
            cluster = text
            drawn = {character.cid}
    return repeated


def _is_cluster(text: str) -> bool:
    """Whether a text is a letter with marks."""
    return len(text) > 1 and all(
        mark in MARK_CHARACTERS or mark == SARA_AM for mark in text[1:]
    )
