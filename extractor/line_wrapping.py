"""Did a line end because the column was full, or because the author ended it there?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extractor.model import Line
from normalizer import compared, marker_at
from normalizer.models.lexicon import first_word
from normalizer.thai import MARK, parts_syllable

# A word that would have left less than this share of the column free may have been too long for it (rounding, kerning).
_TIGHT_FIT = 0.02
# Characters: no Thai word is longer.
_LONGEST_WORD = 30
# How many first words to remember: lines of a report repeat themselves.
_REMEMBERED = 4096
_MARK = re.compile(f"[{MARK}]")


class LineWrapping:
    """Knows how wide the lines of a column may be.

    Attributes:
        width: The width of the widest line seen, in points; 0 where no line has a box.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        """Measure a column.

        Args:
            lines: The lines of all its cells, with their boxes (points).
        """
        widths = [line.box.width for line in lines if line.box]
        self.width = max(widths, default=0.0)

    def breaks(self, line: Line, following: Line) -> bool:
        """Whether a break was meant: the next line's first word would have fitted on this line.

        Args:
            line: A line of the column.
            following: The next one.

        Returns:
            Whether it was; False where a line has no box.

        >>> from extractor.model import Box
        >>> short = Line("ประชุม", 1, Box(0, 0, 30, 10))
        >>> full = Line("แจ้งทุกกองในสังกัดเทศบาล", 1, Box(0, 12, 80, 22))
        >>> LineWrapping([short, full]).breaks(short, full)
        True
        """
        if not (line.box and following.box) or parts_syllable(
            line.text, following.text
        ):
            return False
        text = compared(following.text)
        word = _first_word(text) + " "
        # Characters are taken for equally wide.
        word_share = _spacing_length(word) / max(1, _spacing_length(text))
        width_with_word = line.box.width + word_share * following.box.width
        return width_with_word < (1 - _TIGHT_FIT) * self.width


def _spacing_length(text: str) -> int:
    """How many characters take room: marks stand above and below others."""
    return len(_MARK.sub("", text))


@lru_cache(maxsize=_REMEMBERED)
def _first_word(text: str) -> str:
    """The first word of a line, or the list marker that it begins with."""
    marker = marker_at(text)
    if marker:
        return marker.printed.strip()
    before_space, _, _ = text.strip().partition(" ")
    return first_word(before_space[:_LONGEST_WORD])
