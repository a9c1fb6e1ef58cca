"""Can a text layer be believed? Counted page by page while it is read, judged at the end.

Thresholds come from 329 born-digital and 169 scanned PDFs of Thai public bodies.
"""

from __future__ import annotations

import unicodedata

from extractor.errors import BadTextLayerError, NoTextError
from extractor.model import Page
from normalizer import without_private_use

# Fewer letters than this a page, with a picture on it, is a scan with at most a stamp or a page number as text.
_FEW_LETTERS = 20
# Healthy layers have none of these signs; a stray glyph or two in a thousand is a bullet or a logo.
_UNMAPPED_SHARE = 0.02
# Healthy Thai has 10 to 14 tone marks per 100 consonants; gibberish of broken fonts has none.
_TONE_SHARE = 0.03
_ENOUGH_CONSONANTS = 200
# An OCR layer in Latin letters over a Thai scan.
_THAI_SHARE = 0.1


class Health:
    """The vital signs of a text layer."""

    def __init__(self) -> None:
        self._pages = self._pictures = self._glyphs = self._unmapped = 0
        self._consonants = self._tones = self._latin = 0

    def add(self, page: Page) -> None:
        """Count a page."""
        texts = [glyph.text for glyph in page.glyphs]
        text = without_private_use("".join(texts))
        self._pages += 1
        self._pictures += bool(page.images)
        self._glyphs += len(texts)
        self._unmapped += sum(_unmapped(glyph) for glyph in texts)
        self._consonants += sum("ก" <= char <= "ฮ" for char in text)
        self._tones += sum("่" <= char <= "๋" for char in text)
        self._latin += sum("A" <= char.upper() <= "Z" for char in text)

    def verdict(self) -> NoTextError | None:
        """What is wrong with the layer, or None where it can be believed."""
        if self._pictures and (
            self._glyphs - self._unmapped < _FEW_LETTERS * self._pages or self._is_latin_over_picture
        ):
            return _no_text()
        if self._unmapped > _UNMAPPED_SHARE * max(1, self._glyphs) or self._is_gibberish:
            return _bad_layer()
        return None

    @property
    def _is_latin_over_picture(self) -> bool:
        return self._latin > 0 and self._consonants < _THAI_SHARE * self._latin and self._pictures == self._pages

    @property
    def _is_gibberish(self) -> bool:
        return self._consonants >= _ENOUGH_CONSONANTS and self._tones < _TONE_SHARE * self._consonants


def is_picture(page: Page) -> bool:
    """Whether a page shows a picture and hardly a letter: a photograph, or a scanned page among others."""
    return bool(page.images) and sum(not glyph.text.isspace() for glyph in page.glyphs) < _FEW_LETTERS


def _unmapped(glyph: str) -> bool:
    return (
        glyph.startswith("(cid:")
        or glyph == "\ufffd"
        or (unicodedata.category(glyph[0]) == "Cc" and not glyph.isspace())
    )


def _no_text() -> NoTextError:
    return NoTextError(
        "หน้าเอกสารเป็นภาพสแกน ไม่มีชั้นข้อความให้อ่าน กรุณาใช้ไฟล์ต้นฉบับที่ไม่ได้สแกน",
        "The pages are pictures without a text layer. Use the original file rather than a scan of it.",
    )


def _bad_layer() -> BadTextLayerError:
    return BadTextLayerError(
        "ชั้นข้อความของไฟล์อ่านเป็นตัวอักษรไม่ได้ (แบบอักษรไม่มีตารางยูนิโค้ด) กรุณาขอไฟล์ที่บันทึกใหม่จากผู้เผยแพร่",
        "The text layer does not say which characters it shows (fonts without a Unicode map). "
        "Ask the publisher for a file saved anew.",
    )
