"""Did a line end because the column was full, or because the author ended it there?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extractor.model import Line
from normalizer import LETTERS_ONLY, marker_at, normalize
from normalizer.models.lexicon import first_word
from normalizer.thai import MARK

# A word that would have left less than this share of the column free may have been too long for it (rounding, kerning).
_SNUG = 0.02
# No Thai word is longer (characters).
_REACH = 30
_MARK = re.compile(f"[{MARK}]")


class LineWrapping:
    """Knows how wide the lines of a column may be: as wide as the widest seen."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Take the lines of all cells of a column, with their boxes (points)."""
        self.width = max((line.box.width for line in lines if line.box), default=0.0)

    def breaks(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word would have fitted on this line, so that the break was meant."""
        if not (line.box and following.box):
            return False
        text = normalize(following.text, LETTERS_ONLY)
        share = _letters(_first_word(text) + " ") / max(1, _letters(text))
        return line.box.width + share * following.box.width < (1 - _SNUG) * self.width


def _letters(text: str) -> int:
    """Characters that take room: marks stand above and below others."""
    return len(_MARK.sub("", text))


@lru_cache(maxsize=4096)
def _first_word(text: str) -> str:
    marker = marker_at(text)
    if marker:
        return marker.printed.strip()
    return first_word(text.strip().split(" ")[0][:_REACH])
