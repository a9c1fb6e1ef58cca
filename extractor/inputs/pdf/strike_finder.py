"""Which strokes of a page strike print out: not its underlines, nor the rulings that print runs over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractor.model import Glyph, Ruling
from normalizer.thai import MARK_CHARACTERS

# Shares of the type size above the baseline between which a stroke strikes letters out: Thai letters are 0.35 to 0.6 of
# it high; underlines lie below, overlines above. Drawn by LibreOffice and Word at 0.26, by Chromium at 0.2 to 0.35.
_LOWEST = 0.1
_HIGHEST = 0.5
# Points, and a share of the type size: a thicker stroke is a bar.
_THICKEST = 3.0
_THICKEST_SHARE = 0.25
# Shares of the type size: letters (and words) nearer than this have no gap between them; strokes nearer are one.
_WORD_GAP = 0.7
_STROKE_GAP = 0.35
# Of a stroke's length, the share that must run over letters.
_COVERED = 0.75
# A stroke may begin and end so far (share of the type size) from the letters that it strikes out.
_OVERHANG = 0.5
# Where the word goes on beyond a stroke, the stroke ends as exactly (share of the type size) where a letter does.
_EXACT = 0.15
# So many letters are struck out by a stroke that runs over several cells, of whose length this share is over letters.
_MANY_LETTERS = 8
_COVERED_OF_MANY = 0.4
# Points: strokes that end nearer than this to a column ruling touch it; ends nearer than this are the same.
_TOUCHING = 1.5
# A stroke with so many others of the same ends is one of the rulings of a table.
_SAME_ENDS = 2


@dataclass(frozen=True, slots=True)
class DrawnStroke:
    """Level strokes that touch, as one.

    Attributes:
        x0: Its left end, in points.
        x1: Its right end.
        y: Its height on the page.
        parts: The strokes that it is made of.
    """

    x0: float
    x1: float
    y: float
    parts: tuple[Ruling, ...]


class StrikeFinder:
    """Asks which glyphs of a page a stroke strikes out."""

    def __init__(
        self, glyphs: Sequence[Glyph], rulings: Sequence[Ruling]
    ) -> None:
        """Sort the glyphs by height.

        Args:
            glyphs: The glyphs of a page, in content-stream order.
            rulings: Its strokes along an axis.
        """
        level = [
            index
            for index, glyph in enumerate(glyphs)
            if not glyph.aslant and not glyph.turn
        ]
        self._glyphs = glyphs
        self._order = sorted(level, key=lambda index: glyphs[index].baseline)
        self._baselines = [glyphs[index].baseline for index in self._order]
        self._largest = max(
            (glyphs[index].size for index in level), default=0.0
        )
        self._rulings = rulings
        self._columns = [
            ruling for ruling in rulings if ruling.shows and _is_column(ruling)
        ]

    def strokes(self) -> Iterator[DrawnStroke]:
        """The strokes that may strike something out, thin and level.

        Yields:
            Each; those that touch as one.
        """
        yield from _joined(self._level_strokes())

    def _level_strokes(self) -> Iterator[DrawnStroke]:
        for ruling in self._rulings:
            if (
                ruling.shows
                and not _is_column(ruling)
                and ruling.bottom - ruling.top <= _THICKEST
            ):
                y = (ruling.top + ruling.bottom) / 2
                yield DrawnStroke(ruling.x0, ruling.x1, y, (ruling,))

    def struck_by(self, stroke: DrawnStroke) -> list[int]:
        """Ask what a stroke strikes out.

        Args:
            stroke: One of `strokes`.

        Returns:
            The glyphs, by index; none for a ruling or an underline.
        """
        under = self._under(stroke)
        letters = [index for index in under if _is_letter(self._glyphs[index])]
        if not letters or not self._strikes(
            stroke, [self._glyphs[index] for index in letters]
        ):
            return []
        if self._cuts_word(stroke, letters) or self._is_ruling(stroke):
            return []
        return [*under, *self._marks_of(under)]

    def _marks_of(self, letters: Sequence[int]) -> Iterator[int]:
        """The diacritics that follow letters in the stream; they may be set higher."""
        known = set(letters)
        for index in letters:
            following = index + 1
            while (
                following < len(self._glyphs)
                and self._glyphs[following].text in MARK_CHARACTERS
            ):
                if following not in known:
                    yield following
                following += 1

    def _under(self, stroke: DrawnStroke) -> list[int]:
        """The glyphs that a stroke runs through."""
        first = bisect_left(self._baselines, stroke.y)
        end = bisect_right(self._baselines, stroke.y + self._largest)
        return [
            index
            for index in self._order[first:end]
            if _runs_through(stroke, self._glyphs[index])
        ]

    def _strikes(self, stroke: DrawnStroke, letters: Sequence[Glyph]) -> bool:
        """Whether a stroke runs from the first of some letters to the last, or over many."""
        size = max(letter.size for letter in letters)
        thickness = max(part.bottom - part.top for part in stroke.parts)
        if thickness > _THICKEST_SHARE * size:
            return False
        covered = _covered(letters, _WORD_GAP * size) / (stroke.x1 - stroke.x0)
        before = min(letter.x0 for letter in letters) - stroke.x0
        behind = stroke.x1 - max(letter.x1 for letter in letters)
        if (
            covered >= _COVERED
            and max(abs(before), abs(behind)) <= _OVERHANG * size
        ):
            return stroke.x1 - stroke.x0 >= _COVERED * (
                letters[0].x1 - letters[0].x0
            )
        return len(letters) >= _MANY_LETTERS and covered >= _COVERED_OF_MANY

    def _cuts_word(self, stroke: DrawnStroke, letters: Sequence[int]) -> bool:
        """Whether a stroke begins or ends somewhere in a letter or between letters of a word that goes on."""
        letter = self._glyphs[letters[0]]
        exact = _EXACT * letter.size
        start = min(self._glyphs[index].x0 for index in letters)
        end = max(self._glyphs[index].x1 for index in letters)
        is_fitted = (
            max(abs(stroke.x0 - start), abs(stroke.x1 - end))
            <= _OVERHANG * letter.size
        )
        begins_exactly = is_fitted and abs(stroke.x0 - start) <= exact
        stops_exactly = is_fitted and abs(stroke.x1 - end) <= exact
        for index in self._near_line(letter):
            glyph = self._glyphs[index]
            if index in letters or not _is_letter(glyph):
                continue
            goes_before = abs(start - glyph.x1) <= exact
            goes_on = abs(glyph.x0 - end) <= exact
            if (goes_before and not begins_exactly) or (
                goes_on and not stops_exactly
            ):
                return True
        return False

    def _near_line(self, letter: Glyph) -> list[int]:
        """The glyphs of the line of a letter."""
        first = bisect_left(
            self._baselines, letter.baseline - _EXACT * letter.size
        )
        end = bisect_right(
            self._baselines, letter.baseline + _EXACT * letter.size
        )
        return self._order[first:end]

    def _is_ruling(self, stroke: DrawnStroke) -> bool:
        """Whether a stroke is one of a table's rulings: it ends at column rulings, or others have the same ends."""
        if self._touches_column(stroke.x0, stroke.y) and self._touches_column(
            stroke.x1, stroke.y
        ):
            return True
        same = 0
        for other in self._rulings:
            has_same_ends = (
                abs(other.x0 - stroke.x0) < _TOUCHING
                and abs(other.x1 - stroke.x1) < _TOUCHING
            )
            is_elsewhere = abs(other.top - stroke.y) > self._largest / 2
            same += (
                has_same_ends
                and is_elsewhere
                and not self._is_over_letters(other)
            )
        return same >= _SAME_ENDS

    def _is_over_letters(self, ruling: Ruling) -> bool:
        y = (ruling.top + ruling.bottom) / 2
        return bool(
            self._under(DrawnStroke(ruling.x0, ruling.x1, y, (ruling,)))
        )

    def _touches_column(self, x: float, y: float) -> bool:
        for column in self._columns:
            is_at_height = (
                column.top - _TOUCHING <= y <= column.bottom + _TOUCHING
            )
            if (
                is_at_height
                and column.x0 - _TOUCHING <= x <= column.x1 + _TOUCHING
            ):
                return True
        return False


def _is_column(ruling: Ruling) -> bool:
    return ruling.bottom - ruling.top > ruling.x1 - ruling.x0


def _runs_through(stroke: DrawnStroke, glyph: Glyph) -> bool:
    """Whether a stroke runs through the middle of a glyph; a diacritic has that of its letter."""
    middle = (glyph.x0 + glyph.x1) / 2
    rise = glyph.baseline - stroke.y
    return (
        stroke.x0 <= middle <= stroke.x1
        and _LOWEST * glyph.size <= rise <= _HIGHEST * glyph.size
    )


def _is_letter(glyph: Glyph) -> bool:
    return bool(glyph.text.strip()) and glyph.text not in MARK_CHARACTERS


def _covered(letters: Sequence[Glyph], gap: float) -> float:
    """How much of a line letters take, in points, the gaps between words among it."""
    covered = 0.0
    reached: float | None = None
    for letter in sorted(letters, key=attrgetter("x0")):
        start = (
            letter.x0
            if reached is None or letter.x0 - reached > gap
            else reached
        )
        covered += max(0.0, letter.x1 - start)
        reached = letter.x1 if reached is None else max(reached, letter.x1)
    return covered


def _joined(strokes: Iterable[DrawnStroke]) -> Iterator[DrawnStroke]:
    """Strokes at one height that follow each other, as one: each stretch of a line has its own."""
    current: DrawnStroke | None = None
    for stroke in sorted(strokes, key=_by_height):
        is_same_height = current is not None and stroke.y - current.y < 1.0
        if (
            current
            and is_same_height
            and -_TOUCHING <= stroke.x0 - current.x1 <= _TOUCHING
        ):
            current = replace(
                current,
                x1=max(stroke.x1, current.x1),
                parts=(*current.parts, *stroke.parts),
            )
            continue
        if current:
            yield current
        current = stroke
    if current:
        yield current


def _by_height(stroke: DrawnStroke) -> tuple[float, float]:
    """Strokes of one height, to half a point, stand together."""
    return round(2 * stroke.y), stroke.x0
