"""Where letters stand on a page, whether a text layer or a picture tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter
from statistics import median

from extractor.model import Box, Glyph, Page


class LetterBoxes:
    """The boxes of a page's letters, to be asked for by place; of most pages nothing is asked, and none is gathered."""

    def __init__(self, page: Page) -> None:
        """Take a page.

        Args:
            page: The page, with its glyphs, or where a picture has letters.
        """
        self._page = page

    @property
    def are_sure(self) -> bool:
        """Whether a text layer tells of them; in a picture, heads of arrows and dirt may seem to be letters."""
        return bool(self._of_glyphs)

    @cached_property
    def _of_glyphs(self) -> list[Box]:
        return [
            _box_of(glyph)
            for glyph in self._page.glyphs
            if glyph.text.strip() and not glyph.aslant
        ]

    @cached_property
    def _boxes(self) -> list[Box]:
        return sorted(
            self._of_glyphs or self._page.letters, key=attrgetter("top")
        )

    @cached_property
    def _tops(self) -> list[float]:
        return [box.top for box in self._boxes]

    @cached_property
    def _highest(self) -> float:
        return max((box.height for box in self._boxes), default=0.0)

    @cached_property
    def usual_size(self) -> float:
        """How high most letters are, in points; 0 where there are none."""
        return median([box.height for box in self._boxes] or [0.0])

    def __len__(self) -> int:
        """How many there are."""
        return len(self._boxes)

    def count_in(self, x0: float, top: float, x1: float, bottom: float) -> int:
        """How many letters have their middle in a rectangle.

        Args:
            x0: Its left side, in points.
            top: Its upper side.
            x1: Its right side.
            bottom: Its lower side.

        Returns:
            Their number.
        """
        first = bisect_left(self._tops, top - self._highest)
        end = bisect_right(self._tops, bottom)
        count = 0
        for box in self._boxes[first:end]:
            x = (box.x0 + box.x1) / 2
            y = (box.top + box.bottom) / 2
            count += x0 < x < x1 and top < y < bottom
        return count

    def any_in(self, area: Box) -> bool:
        """Whether the middle of a letter is in a rectangle.

        Args:
            area: The rectangle, in points.

        Returns:
            Whether one is.
        """
        return self.count_in(area.x0, area.top, area.x1, area.bottom) > 0


def _box_of(glyph: Glyph) -> Box:
    return Box(
        glyph.x0, glyph.baseline - glyph.size * 3 / 4, glyph.x1, glyph.baseline
    )
