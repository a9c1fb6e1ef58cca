"""What a document's fonts do wrong throughout, told from what it wrote in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from normalizer.thai import LOST_SARA_AM, SARA_AM

# Among 329 PDFs of Thai public bodies, fonts that show every า as ำ have more than 90 ำ per 1,000 consonants,
# healthy ones about 20; below 50 consonants a share says nothing.
_SWAPPED_SHARE = 0.09
_ENOUGH = 50
# Space + า stands in no Thai text; where sara am is lost there are 10 to 20 per 1,000 consonants.
_LOST_SHARE = 0.001


class FontCensus:
    """Counts sara am and consonants, per font, while a document is read."""

    def __init__(self) -> None:
        self._consonants: Counter[str] = Counter()
        self._sara_am: Counter[str] = Counter()
        self._sara_aa: Counter[str] = Counter()
        self._lost = 0

    def add(self, text: str, fonts: Iterable[tuple[str, int]]) -> None:
        """Count a line, given with its (font, length) runs."""
        self._lost += len(LOST_SARA_AM.findall(text))
        start = 0
        for font, length in fonts:
            run = text[start : start + length]
            self._consonants[font] += sum("ก" <= char <= "ฮ" for char in run)
            self._sara_am[font] += run.count(SARA_AM)
            self._sara_aa[font] += run.count("า")
            start += length

    def swapped(self) -> frozenset[str]:
        """The fonts in which every า reads as ำ: far too many ำ, and next to no า."""
        return frozenset(font for font in self._consonants if self._is_swapped(font))

    def loses_sara_am(self) -> bool:
        """Whether the document shows sara am as space + า: thrice at least, and more than once in 1,000 consonants."""
        return self._lost >= 3 and self._lost > _LOST_SHARE * self._consonants.total()

    def _is_swapped(self, font: str) -> bool:
        consonants, sara_am = self._consonants[font], self._sara_am[font]
        return consonants >= _ENOUGH and sara_am > _SWAPPED_SHARE * consonants and self._sara_aa[font] < sara_am / 10
