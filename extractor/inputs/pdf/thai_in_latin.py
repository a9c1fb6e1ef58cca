"""Pages whose fonts name Thai in Latin letters say it in Thai."""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.layout import LTChar

from extractor.inputs.latin_for_thai import (
    CodePage,
    Named,
    fonts_in_latin,
    thai_of,
)


class FontsInLatin:
    """The fonts of a document whose Thai is named in Latin letters, as its pages tell them one after the other."""

    def __init__(self) -> None:
        self._code_pages: dict[str, CodePage] = {}

    def say_in_thai(self, characters: Sequence[LTChar]) -> bool:
        """Let the glyphs of such fonts say what they show.

        Args:
            characters: The glyphs of a page, in content-stream order, each with its `cid`.

        Returns:
            Whether a font of the page is the first one of its document.
        """
        named = [
            Named(character.get_text(), character.fontname, character.cid)
            for character in characters
        ]
        is_first = not self._code_pages
        self._code_pages = fonts_in_latin(named) | self._code_pages
        if not self._code_pages:
            return False
        for character, glyph in zip(characters, named, strict=True):
            code_page = self._code_pages.get(glyph.font)
            thai = thai_of(glyph, code_page) if code_page else None
            if thai:
                character._text = thai
        return is_first
