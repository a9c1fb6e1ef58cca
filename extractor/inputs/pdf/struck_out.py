"""Print that was struck out: a level stroke runs through the middle of its letters, from their first to their last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractor.inputs.pdf.print_runs import line_of_run, runs_of
from extractor.model import Glyph, Ruling, SetAside
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
# So many letters are struck out by a stroke that runs over several cells, of whose length this share is over letters.
_MANY_LETTERS = 8
_COVERED_OF_MANY = 0.4
# Points: strokes that end nearer than this to a column ruling touch it; ends nearer than this are the same.
_TOUCHING = 1.5
# A stroke with so many others of the same ends is one of the rulings of a table.
_SAME_ENDS = 2


@dataclass(frozen=True, slots=True)
class StruckPrint:
    """Print of a page, told from what was struck out of it.

    Attributes:
        glyphs: What is left.
        rulings: The strokes that strike nothing out.
        set_aside: What was struck out.
    """

    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    set_aside: tuple[SetAside, ...]


def without_struck_out(glyphs: Sequence[Glyph], rulings: Sequence[Ruling], page_no: int) -> StruckPrint:
    """Set struck-out print aside.

    Args:
        glyphs: The glyphs of a page, in content-stream order.
        rulings: Its strokes along an axis.
        page_no: The page, 1-based.

    Returns:
        Both without what was struck out, and without the strokes that did it; and what was struck out, line by line.
    """
    finder = _Finder(glyphs, rulings)
    struck: set[int] = set()
    strokes: set[int] = set()
    for stroke in _joined(finder.level_strokes()):
        indices = finder.struck_by(stroke)
        if indices:
            struck.update(indices)
            strokes.update(map(id, stroke.parts))
    if not struck:
        return StruckPrint(tuple(glyphs), tuple(rulings), ())
    runs = runs_of(glyphs[index] for index in sorted(struck) if glyphs[index].text)
    lines = [line_of_run(run, page_no) for run in runs]
    return StruckPrint(
        glyphs=tuple(glyph for index, glyph in enumerate(glyphs) if index not in struck),
        rulings=tuple(ruling for ruling in rulings if id(ruling) not in strokes),
        set_aside=tuple(SetAside("struck-out", line) for line in lines if line.text.strip()),
    )


@dataclass(frozen=True, slots=True)
class _Stroke:
    """Level strokes that touch, as one."""

    x0: float
    x1: float
    y: float
    parts: tuple[Ruling, ...]


def _joined(strokes: Iterable[_Stroke]) -> Iterator[_Stroke]:
    """Strokes at one height that follow each other, as one: each stretch of a line has its own."""
    current: _Stroke | None = None
    for stroke in sorted(strokes, key=_by_height):
        is_same_height = current is not None and stroke.y - current.y < 1.0
        if current and is_same_height and -_TOUCHING <= stroke.x0 - current.x1 <= _TOUCHING:
            current = replace(current, x1=max(stroke.x1, current.x1), parts=(*current.parts, *stroke.parts))
            continue
        if current:
            yield current
        current = stroke
    if current:
        yield current


def _by_height(stroke: _Stroke) -> tuple[float, float]:
    """Strokes of one height, to half a point, stand together."""
    return round(2 * stroke.y), stroke.x0


class _Finder:
    """Asks which glyphs of a page a stroke strikes out."""

    def __init__(self, glyphs: Sequence[Glyph], rulings: Sequence[Ruling]) -> None:
        level = [index for index, glyph in enumerate(glyphs) if not glyph.aslant and not glyph.turn]
        self._glyphs = glyphs
        self._order = sorted(level, key=lambda index: glyphs[index].baseline)
        self._baselines = [glyphs[index].baseline for index in self._order]
        self._largest = max((glyphs[index].size for index in level), default=0.0)
        self._rulings = rulings
        self._columns = [ruling for ruling in rulings if ruling.shows and _is_column(ruling)]

    def level_strokes(self) -> Iterator[_Stroke]:
        """The strokes that may strike something out, thin and level."""
        for ruling in self._rulings:
            if ruling.shows and not _is_column(ruling) and ruling.bottom - ruling.top <= _THICKEST:
                y = (ruling.top + ruling.bottom) / 2
                yield _Stroke(ruling.x0, ruling.x1, y, (ruling,))

    def struck_by(self, stroke: _Stroke) -> list[int]:
        """The glyphs that a stroke strikes out, by index; none by a ruling."""
        under = self._under(stroke)
        letters = [self._glyphs[index] for index in under if _is_letter(self._glyphs[index])]
        if not letters or not self._strikes(stroke, letters) or self._is_ruling(stroke):
            return []
        return [*under, *self._marks_of(under)]

    def _marks_of(self, letters: Sequence[int]) -> Iterator[int]:
        """The diacritics that follow letters in the stream; they may be set higher."""
        known = set(letters)
        for index in letters:
            following = index + 1
            while following < len(self._glyphs) and self._glyphs[following].text in MARK_CHARACTERS:
                if following not in known:
                    yield following
                following += 1

    def _under(self, stroke: _Stroke) -> list[int]:
        """The glyphs that a stroke runs through."""
        first = bisect_left(self._baselines, stroke.y)
        end = bisect_right(self._baselines, stroke.y + self._largest)
        return [index for index in self._order[first:end] if _runs_through(stroke, self._glyphs[index])]

    def _strikes(self, stroke: _Stroke, letters: Sequence[Glyph]) -> bool:
        """Whether a stroke runs from the first of some letters to the last, or over many."""
        size = max(letter.size for letter in letters)
        thickness = max(part.bottom - part.top for part in stroke.parts)
        if thickness > _THICKEST_SHARE * size:
            return False
        covered = _covered(letters, _WORD_GAP * size) / (stroke.x1 - stroke.x0)
        before = min(letter.x0 for letter in letters) - stroke.x0
        behind = stroke.x1 - max(letter.x1 for letter in letters)
        if covered >= _COVERED and max(before, behind) <= _OVERHANG * size:
            return True
        return len(letters) >= _MANY_LETTERS and covered >= _COVERED_OF_MANY

    def _is_ruling(self, stroke: _Stroke) -> bool:
        """Whether a stroke is one of a table's rulings: it ends at column rulings, or others have the same ends."""
        if self._touches_column(stroke.x0, stroke.y) and self._touches_column(stroke.x1, stroke.y):
            return True
        same = 0
        for other in self._rulings:
            has_same_ends = abs(other.x0 - stroke.x0) < _TOUCHING and abs(other.x1 - stroke.x1) < _TOUCHING
            is_elsewhere = abs(other.top - stroke.y) > self._largest / 2
            same += has_same_ends and is_elsewhere and not self._is_over_letters(other)
        return same >= _SAME_ENDS

    def _is_over_letters(self, ruling: Ruling) -> bool:
        y = (ruling.top + ruling.bottom) / 2
        return bool(self._under(_Stroke(ruling.x0, ruling.x1, y, (ruling,))))

    def _touches_column(self, x: float, y: float) -> bool:
        for column in self._columns:
            is_at_height = column.top - _TOUCHING <= y <= column.bottom + _TOUCHING
            if is_at_height and column.x0 - _TOUCHING <= x <= column.x1 + _TOUCHING:
                return True
        return False


def _is_column(ruling: Ruling) -> bool:
    return ruling.bottom - ruling.top > ruling.x1 - ruling.x0


def _runs_through(stroke: _Stroke, glyph: Glyph) -> bool:
    """Whether a stroke runs through the middle of a glyph; a diacritic has that of its letter."""
    middle = (glyph.x0 + glyph.x1) / 2
    rise = glyph.baseline - stroke.y
    return stroke.x0 <= middle <= stroke.x1 and _LOWEST * glyph.size <= rise <= _HIGHEST * glyph.size


def _is_letter(glyph: Glyph) -> bool:
    return bool(glyph.text.strip()) and glyph.text not in MARK_CHARACTERS


def _covered(letters: Sequence[Glyph], gap: float) -> float:
    """How much of a line letters take, in points, the gaps between words among it."""
    covered = 0.0
    reached: float | None = None
    for letter in sorted(letters, key=attrgetter("x0")):
        start = letter.x0 if reached is None or letter.x0 - reached > gap else reached
        covered += max(0.0, letter.x1 - start)
        reached = letter.x1 if reached is None else max(reached, letter.x1)
    return covered
