"""The fonts of a document, as its pages tell of them one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.inputs.pdf.interpreter import FontNumbers
from extractor.inputs.pdf.thai_in_latin import FontsInLatin
from extractor.model import GlyphNames


@dataclass(frozen=True)
class DocumentFonts:
    """The fonts of a document.

    Attributes:
        names: What glyphs show, where that is known better than their fonts tell.
        numbers: The fonts that were met, each with its number.
        in_latin: Those among them that name Thai in Latin letters.
    """

    names: GlyphNames
    numbers: FontNumbers = field(default_factory=dict)
    in_latin: FontsInLatin = field(default_factory=FontsInLatin)
