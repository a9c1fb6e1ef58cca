"""Can a text layer be believed? Judged page by page, and by the whole document where one page says too little.

Thresholds come from 329 born-digital and 169 scanned PDFs of Thai public bodies.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.model import Page
from normalizer import without_private_use

# Why the text layer of a page cannot be believed.
Reason = Literal["no-text", "no-unicode-map", "control-characters", "no-tone-marks", "latin-over-thai", "hidden-text"]

# Fewer letters than this on a page with a picture is a scan with at most a stamp or a page number as text.
_FEW_LETTERS = 20
# Healthy layers have none of these signs; a stray glyph or two in a thousand is a bullet or a logo.
_UNMAPPED_SHARE, _FEW_UNMAPPED = 0.02, 5
# On one page among healthy ones, what is worth reading it again.
_UNMAPPED_PAGE = 0.1
# Healthy Thai has 10 to 14 tone marks per 100 consonants; gibberish of broken fonts has none.
_TONE_SHARE = 0.03
_ENOUGH_CONSONANTS = 200
# An OCR layer in Latin letters over a Thai scan.
_THAI_SHARE = 0.1
# Text that is set but not shown is an earlier OCR's: this share of a page's glyphs.
_HIDDEN_SHARE = 0.5
# A scan covers its page (share of the area).
_SCAN_COVERS = 0.8


@dataclass(frozen=True, slots=True)
class TextLayerStatistics:
    """The vital signs of one page's text layer: counts of glyphs, and the share of it that a picture covers."""

    page_no: int
    pictured: float
    letters: int
    glyphs: int
    unmapped: int
    control: int
    consonants: int
    tones: int
    latin: int
    hidden: int

    @classmethod
    def of(cls, page: Page) -> TextLayerStatistics:
        """Count a page."""
        texts = [glyph.text for glyph in page.glyphs]
        text = without_private_use("".join(texts))
        return cls(
            page_no=page.number,
            pictured=page.pictured,
            letters=sum(not text.isspace() and not is_unmapped(text) for text in texts),
            glyphs=len(texts),
            unmapped=sum(map(is_unmapped, texts)),
            control=sum(map(_is_control, texts)),
            consonants=sum("ก" <= char <= "ฮ" for char in text),
            tones=sum("่" <= char <= "๋" for char in text),
            latin=sum("A" <= char.upper() <= "Z" for char in text),
            hidden=page.hidden,
        )


def doubts(pages: Sequence[TextLayerStatistics]) -> dict[int, Reason]:
    """The pages whose text layer cannot be believed -> why. A font that fails on most pages is believed on none."""
    found = {signs.page_no: reason for signs in pages if (reason := _doubt(signs))}
    whole = _damage(_sum(pages), _UNMAPPED_SHARE)
    if whole:
        found |= {signs.page_no: whole for signs in pages if signs.glyphs and signs.page_no not in found}
    return found


def is_unmapped(glyph: str) -> bool:
    """Whether a glyph's text says that nobody knows which character it shows."""
    return glyph.startswith("(cid:") or glyph == "\ufffd" or _is_control(glyph)


def _is_control(glyph: str) -> bool:
    return unicodedata.category(glyph[0]) == "Cc" and not glyph.isspace()


def _sum(pages: Sequence[TextLayerStatistics]) -> TextLayerStatistics:
    """The signs of a whole document, but for those of pictures."""
    letters, glyphs, unmapped, control, consonants, tones = (
        sum(getattr(signs, name) for signs in pages)
        for name in ("letters", "glyphs", "unmapped", "control", "consonants", "tones")
    )
    return TextLayerStatistics(0, 0.0, letters, glyphs, unmapped, control, consonants, tones, latin=0, hidden=0)


def _doubt(signs: TextLayerStatistics) -> Reason | None:
    if signs.pictured and signs.letters < _FEW_LETTERS:
        return "no-text"
    # A page of names has few tone marks: only a whole document without them is damaged.
    damage = _damage(signs, _UNMAPPED_PAGE)
    if damage and damage != "no-tone-marks":
        return damage
    if signs.pictured < _SCAN_COVERS:
        return None
    if signs.latin and signs.consonants < _THAI_SHARE * signs.latin:
        return "latin-over-thai"
    return "hidden-text" if signs.hidden > _HIDDEN_SHARE * signs.glyphs else None


def _damage(signs: TextLayerStatistics, share: float) -> Reason | None:
    """What is wrong with the characters, where more than this share of them is unmapped, or tone marks are lacking."""
    if signs.unmapped >= _FEW_UNMAPPED and signs.unmapped > share * signs.glyphs:
        return "control-characters" if signs.control > signs.unmapped / 2 else "no-unicode-map"
    if signs.consonants >= _ENOUGH_CONSONANTS and signs.tones < _TONE_SHARE * signs.consonants:
        return "no-tone-marks"
    return None
