"""Letters whose bytes a program wrote the other way round, as Ghostscript does where a glyph is several letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from normalizer.thai import SARA_AM

# The letters of reports: those of Latin and Thai, figures and signs.
_ALPHABETS = re.compile("[ -~\u0e01-\u0e5b]+")
# What else fonts have whose every letter is named so: signs of Latin-1 (±, ², ×), dashes and quotes, ☐ and ✓.
_OF_SWAPPED_FONTS = re.compile(
    "[ -~\u00a0-\u00ff\u0e01-\u0e5b\u2000-\u22ff\u25a0-\u27bf]+"
)
# Of a tone mark and sara am in one glyph Ghostscript writes the lower bytes alone: 䤳 (4933) for 0E49 0E33.
_HALF_WRITTEN = {
    chr(ord(tone) % 0x100 << 8 | ord(SARA_AM) % 0x100): tone + SARA_AM
    for tone in "่้๊๋"
}
# So many glyphs of a font, and of all that it has on a page such a share, tell that the bytes of all are swapped.
_FEWEST_SWAPPED = 8
_SWAPPED_SHARE = 0.9


def in_byte_order(text: str, *, is_swapped: bool) -> str:
    r"""Turn what a glyph says round where its bytes are swapped.

    Args:
        text: What the file says: one letter, or the several of a ligature or a cluster.
        is_swapped: Whether the bytes of all letters of its font are.

    Returns:
        What it shows.

    >>> in_byte_order("\u6600\u6900", is_swapped=False), in_byte_order("\u4933", is_swapped=False)
    ('fi', '้ำ')
    >>> in_byte_order("\ub100", is_swapped=True)
    '±'
    """
    if len(text) > 1 or is_swapped:
        letters = _OF_SWAPPED_FONTS if is_swapped else _ALPHABETS
        text = _turned(text, letters) or text
    return _HALF_WRITTEN.get(text, text)


def fonts_with_swapped_bytes(said: Mapping[str, Set[str]]) -> set[str]:
    """Find the fonts whose letters are all named with their bytes the other way round: 010E for ก (0E01).

    Args:
        said: What the file says of the glyphs of each font on a page.

    Returns:
        The names of those fonts.
    """
    return {
        font
        for font, texts in said.items()
        if len(texts) >= _FEWEST_SWAPPED
        and sum(_turned(text) is not None for text in texts)
        >= _SWAPPED_SHARE * len(texts)
    }


def _turned(text: str, letters: re.Pattern[str] = _ALPHABETS) -> str | None:
    """Letters whose bytes are swapped, as Ghostscript writes those of ligatures (6600 6900 for fi); else None."""
    if _ALPHABETS.search(text):
        return None
    turned = text.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-be", "replace"
    )
    return turned if letters.fullmatch(turned) else None
